//! What differs between two runs: the findings, the controls, the figures.

use super::assessment::{Status, Verdict};
use super::framework::ControlId;
use super::kind::KindId;
use super::resource::View;
use super::rule::{RuleId, Severity};
use super::snapshot::{Acceptance, Word};
use super::time::Date;
use std::sync::Arc;

/// The way from one run to a later one; sorted, so that the same two runs give the same bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The run that it starts from.
    pub before: Side,
    /// The run that it leads to.
    pub after: Side,
    /// Why scores, coverage and controls of the two cannot be set against each other, in words; empty when they can.
    pub incomparable: Vec<String>,
    /// What became of findings and checks, by [`Fate`], the worst first, then by place.
    pub turns: Vec<Turn>,
    /// Controls whose status changed, drift first, then in the frameworks' order.
    pub controls: Vec<ControlTurn>,
    /// The figures of every framework that both runs assessed, in the later run's order.
    pub frameworks: Vec<FrameworkTurn>,
    /// Live exceptions of the later run whose last day is near, the nearest first.
    pub expiring: Vec<Acceptance>,
}

/// One of the two runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// What the user called it: a file, a revision; `this run` for the one at hand.
    pub name: Arc<str>,
    /// The version of Tickmark that made it.
    pub version: Arc<str>,
    /// The day it spoke for.
    pub as_of: Date,
    /// The digest over policies, kinds and frameworks.
    pub content_digest: Arc<str>,
    /// How it ended.
    pub verdict: Verdict,
    /// Findings that nothing covered.
    pub open: usize,
    /// Findings that an exception covered.
    pub accepted: usize,
}

/// What became of a finding or a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is found, and was not found before.
    New,
    /// It was accepted, and no exception covers it any more.
    WaiverEnded,
    /// The rule had an answer, or was not asked, and cannot decide now.
    Undecided,
    /// It is accepted now.
    Accepted,
    /// The rule looked at the same thing again and does not find it any more.
    Fixed,
    /// The rule could not decide, and passes now.
    Decided,
    /// It is gone because nothing looked at it again: neither fixed nor found.
    Unobserved,
    /// The later report lists failures only: it may have passed, or not have been looked at.
    NotListed,
}

impl Fate {
    /// Every fate, in the order of reports.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::WaiverEnded,
        Self::Undecided,
        Self::Accepted,
        Self::Fixed,
        Self::Decided,
        Self::Unobserved,
        Self::NotListed,
    ];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::WaiverEnded => "waiver_ended",
            Self::Undecided => "undecided",
            Self::Accepted => "accepted",
            Self::Fixed => "fixed",
            Self::Decided => "decided",
            Self::Unobserved => "unobserved",
            Self::NotListed => "not_listed",
        }
    }

    /// Whether it makes the later run the worse one.
    pub fn is_worse(self) -> bool {
        match self {
            Self::New | Self::WaiverEnded | Self::Undecided => true,
            Self::Accepted | Self::Fixed | Self::Decided | Self::Unobserved | Self::NotListed => false,
        }
    }
}

/// A finding, or a check without one, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// What became of it.
    pub fate: Fate,
    /// The file it is, or was, in.
    pub path: Arc<str>,
    /// The line it is, or was, at; 0 when none is known.
    pub line: u32,
    /// The rule.
    pub rule: RuleId,
    /// The severity of the rule.
    pub severity: Severity,
    /// What the resource is.
    pub kind: KindId,
    /// What makes it the same thing in another run.
    pub identity: Arc<str>,
    /// The kind of input that shows it.
    pub view: View,
    /// What its owner calls it.
    pub address: Arc<str>,
    /// The fingerprint of the finding; none for a check.
    pub fingerprint: Option<Arc<str>>,
    /// What is, or was, wrong; empty for a check.
    pub message: Arc<str>,
    /// What the rule said before; none when it was not asked, or that was not listed.
    pub before: Option<Word>,
    /// What it says now; none when it was not asked, or that is not listed.
    pub after: Option<Word>,
    /// The exception that covers, or covered, it.
    pub exception: Option<Arc<str>>,
    /// Why it counts as this and not as another, where that is not plain, in words.
    pub why: Option<&'static str>,
}

/// A control whose status changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlTurn {
    /// The framework.
    pub framework: Arc<str>,
    /// The control.
    pub control: ControlId,
    /// Its status before, with the reason.
    pub before: (Status, Arc<str>),
    /// Its status now, with the reason.
    pub after: (Status, Arc<str>),
}

impl ControlTurn {
    /// Whether what was shown or signed for fails or cannot be decided now: `content/metrics.md` section 5.
    pub fn is_drift(&self) -> bool {
        matches!(self.before.0, Status::Pass | Status::Attested) && matches!(self.after.0, Status::Fail | Status::Error)
    }

    /// Whether it stands worse than before; one that binds nobody stands neither better nor worse.
    pub fn is_worse(&self) -> bool {
        let binds = self.before.0 != Status::NotApplicable && self.after.0 != Status::NotApplicable;
        binds && self.after.0 < self.before.0
    }
}

/// The figures of a framework, before and now.
#[derive(Debug, Clone, PartialEq)]
pub struct FrameworkTurn {
    /// The framework.
    pub framework: Arc<str>,
    /// Its version in the later run.
    pub version: Arc<str>,
    /// The score in percent.
    pub score: (Option<f64>, Option<f64>),
    /// The coverage in percent, which belongs to the score.
    pub coverage: (Option<f64>, Option<f64>),
}

impl Change {
    /// What became of findings in one way.
    pub fn of(&self, fate: Fate) -> impl Iterator<Item = &Turn> {
        self.turns.iter().filter(move |turn| turn.fate == fate)
    }

    /// Whether a finding is new, came back or cannot be decided any more, or a control stands worse.
    pub fn is_worse(&self) -> bool {
        let found = self.turns.iter().any(|turn| turn.fate.is_worse());
        found || (self.incomparable.is_empty() && self.controls.iter().any(ControlTurn::is_worse))
    }

    /// Whether both runs could be trusted.
    pub fn is_trusted(&self) -> bool {
        self.before.verdict != Verdict::Untrusted && self.after.verdict != Verdict::Untrusted
    }

    /// Whether nothing changed at all.
    pub fn is_empty(&self) -> bool {
        let moved = |pair: (Option<f64>, Option<f64>)| pair.0 != pair.1;
        self.turns.is_empty()
            && self.controls.is_empty()
            && !self.frameworks.iter().any(|one| moved(one.score) || moved(one.coverage))
    }
}
