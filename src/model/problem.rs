//! What went wrong with an input, a policy or us, without stopping the run.

use super::source::Location;
use std::sync::Arc;

/// Something that was not evaluated or not read as meant, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it weighs.
    pub level: Level,
    /// The stage that met it.
    pub stage: Stage,
    /// A stable name: `yaml-syntax`, `module-not-expanded`.
    pub code: Arc<str>,
    /// The path it concerns, when it concerns one.
    pub path: Option<Arc<str>>,
    /// Where in that path, when known.
    pub location: Option<Location>,
    /// What was being done, and why it failed: lower case, no full stop.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
}

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Input or policy could not be read: the run ends with exit code 2.
    Error,
    /// Read, but probably not as its author meant it, such as a key given twice.
    Warning,
    /// Deliberately not evaluated, such as a chart's templates; counts against coverage only.
    Notice,
}

/// The stage that met a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Loading policies, kinds and frameworks.
    Catalog,
    /// Reading what people signed.
    Records,
    /// Finding and reading sources.
    Collect,
    /// Reading a syntax.
    Parse,
    /// Making resources.
    Resolve,
    /// Running rules.
    Evaluate,
}

impl Level {
    /// Every level.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Notice];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 6] =
        [Self::Catalog, Self::Records, Self::Collect, Self::Parse, Self::Resolve, Self::Evaluate];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Catalog => "catalog",
            Self::Records => "records",
            Self::Collect => "collect",
            Self::Parse => "parse",
            Self::Resolve => "resolve",
            Self::Evaluate => "evaluate",
        }
    }
}

impl Problem {
    /// A problem without place or help.
    pub fn new(level: Level, stage: Stage, code: impl Into<Arc<str>>, message: impl Into<String>) -> Self {
        Self { level, stage, code: code.into(), path: None, location: None, message: message.into(), help: None }
    }

    /// The same problem, about a path.
    #[must_use]
    pub fn in_path(mut self, path: impl Into<Arc<str>>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// The same problem, at a location.
    #[must_use]
    pub fn at(mut self, location: Location) -> Self {
        self.path = Some(Arc::clone(&location.path));
        self.location = Some(location);
        self
    }

    /// The same problem, with what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
