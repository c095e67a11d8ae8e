//! What a pipeline needs to run Tickmark.

use clap::ValueEnum;

/// A system that runs pipelines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum System {
    /// A GitHub workflow, `.github/workflows/tickmark.yml`
    Github,
    /// A GitLab pipeline, `.gitlab-ci.yml`
    Gitlab,
    /// Hooks of <https://pre-commit.com>, `.pre-commit-config.yaml`
    PreCommit,
}

impl System {
    /// Every system.
    pub(super) const ALL: [Self; 3] = [Self::Github, Self::Gitlab, Self::PreCommit];

    /// The name on the command line.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::PreCommit => "pre-commit",
        }
    }

    /// What shows that a repository uses it.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Github => ".github",
            Self::Gitlab => ".gitlab-ci.yml",
            Self::PreCommit => ".pre-commit-config.yaml",
        }
    }
}

/// The file of a system: its path and its text, for the release of this binary.
pub(super) fn file(system: System) -> (&'static str, String) {
    let (path, text) = match system {
        System::Github => (".github/workflows/tickmark.yml", include_str!("github.yml")),
        System::Gitlab => (".gitlab-ci.yml", include_str!("gitlab.yml")),
        System::PreCommit => (".pre-commit-config.yaml", include_str!("pre-commit.yaml")),
    };
    let text = text.replace("REPOSITORY", env!("CARGO_PKG_REPOSITORY"));
    (path, text.replace("VERSION", concat!("v", env!("CARGO_PKG_VERSION"))))
}
