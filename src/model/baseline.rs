//! What was there before, as a run is told of it; and what a run leaves out because it did not change.

use super::snapshot::Snapshot;
use std::sync::Arc;

/// The run that findings are held against: those it had are known, all others are new.
#[derive(Debug, Clone, PartialEq)]
pub struct Baseline {
    /// What the user called it: a file, a revision.
    pub name: Arc<str>,
    /// The commit, when it is a revision.
    pub commit: Option<Arc<str>>,
    /// What of it is not as it was, in words: what lies outside of the repository, what could not be read.
    pub remarks: Vec<String>,
    /// What it found.
    pub snapshot: Arc<Snapshot>,
}

/// Whether a finding was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Since {
    /// The baseline does not have it.
    New,
    /// The baseline has it.
    Known,
}

impl Since {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Known => "known",
        }
    }
}

/// A run over what changed since a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedSince {
    /// The revision, as the user named it.
    pub revision: Arc<str>,
    /// The commit that both the revision and the work at hand descend from.
    pub commit: Arc<str>,
    /// The paths that were added, altered or removed since, sorted.
    pub changed: Vec<Arc<str>>,
    /// How many units there are: files that stand alone, root modules, hosts.
    pub units: usize,
    /// How many of them a change can affect.
    pub judged: usize,
    /// Why everything was judged all the same, in words.
    pub whole: Option<String>,
    /// What cannot be told from the repository, in words.
    pub remarks: Vec<String>,
}

impl ChangedSince {
    /// Whether something was left out.
    pub fn is_partial(&self) -> bool {
        self.judged < self.units
    }
}
