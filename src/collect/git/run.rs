//! Runs git: no shell, no prompt, no network, nothing that a repository's configuration could start.

use super::GitError;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Variables that point git at another repository than the one that holds the scanned path. A hook sets them.
const ELSEWHERE: [&str; 7] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_CEILING_DIRECTORIES",
];

/// What git said.
pub(super) struct Said(Output);

impl Said {
    /// What it wrote when it succeeded, else its complaint.
    pub(super) fn success(&self) -> Result<&[u8], String> {
        if self.0.status.success() {
            return Ok(&self.0.stdout);
        }
        let complaint = String::from_utf8_lossy(&self.0.stderr);
        let first = complaint.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("git failed");
        Err(first.trim_start_matches("fatal: ").chars().filter(|letter| !letter.is_control()).collect())
    }
}

/// Runs one command to its end.
pub(super) fn git(directory: &Path, arguments: &[&str]) -> Result<Said, GitError> {
    command(directory).args(arguments).output().map(Said).map_err(GitError::NoGit)
}

/// The program with everything off that a repository could use against whoever reads it.
pub(super) fn command(directory: &Path) -> Command {
    let mut command = Command::new("git");
    // git-config(1): these win over the repository's own configuration
    let settings = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit"];
    command.arg("-C").arg(directory);
    for setting in settings {
        command.args(["-c", setting]);
    }
    command.args(["--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs"]);
    for name in ELSEWHERE {
        command.env_remove(name);
    }
    // git(1): a partial clone fetches what it lacks, by a program that its configuration names
    command.envs([("GIT_NO_LAZY_FETCH", "1"), ("GIT_ALLOW_PROTOCOL", "none"), ("GIT_TERMINAL_PROMPT", "0")]);
    command.env("LC_ALL", "C").stdin(Stdio::null());
    command
}

/// A path as git writes it.
#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

/// A path as git writes it.
#[cfg(not(unix))]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
