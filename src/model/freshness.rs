//! How old evidence may be: `content/metrics.md` section 5, "Freshness".

use super::check::Subject;
use super::kind::KindId;
use super::resource::View;
use super::time::{Date, Time};
use std::collections::BTreeMap;

/// Days for which evidence counts, by what it is of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Freshness {
    /// What the user decided, by the name of a view or, for what shows the running system, of its layer.
    days: BTreeMap<String, u32>,
    /// The layer of every kind.
    layers: BTreeMap<KindId, String>,
}

/// Why evidence does not count as of today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stale {
    /// Nobody says when it was collected.
    Unknown,
    /// It is of a day after the one the run speaks for, and cannot have shown that one.
    Later(Date),
    /// It was collected on a day, more days ago than it counts.
    Old {
        /// The day.
        of: Date,
        /// The days for which it counts.
        limit: u32,
    },
}

impl Stale {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Later(_) => "later",
            Self::Old { .. } => "old",
        }
    }
}

impl Freshness {
    /// The limits that hold where the user sets no other: ours, after `content/metrics.md`. What runs drifts in days;
    /// the scanned commit is what is judged; what lies in files and databases is searched in a whole quarter.
    pub const DEFAULTS: [(&'static str, u32); 5] = [("code", 1), ("plan", 1), ("state", 7), ("live", 7), ("data", 90)];

    /// The limits that the user decided, over ours.
    pub fn new(days: BTreeMap<String, u32>, layers: BTreeMap<KindId, String>) -> Self {
        Self { days, layers }
    }

    /// What evidence is of, as limits name it: its view, or the layer of what runs.
    pub fn name<'a>(&'a self, view: View, kind: &KindId) -> &'a str {
        let layer = self.layers.get(kind).filter(|_| view == View::Live);
        layer.map_or(view.name(), String::as_str)
    }

    /// The days for which evidence of a thing counts.
    pub fn days(&self, view: View, kind: &KindId) -> u32 {
        self.of(self.name(view, kind)).or_else(|| self.of(view.name())).unwrap_or(0)
    }

    fn of(&self, name: &str) -> Option<u32> {
        let default = || Self::DEFAULTS.iter().find(|(known, _)| *known == name).map(|(_, days)| *days);
        self.days.get(name).copied().or_else(default)
    }

    /// Why what a resource was judged on does not count on a day; none when it does.
    pub fn stale(&self, subject: &Subject, as_of: Date) -> Option<Stale> {
        let limit = || self.days(subject.view, &subject.kind);
        let age = |of: Date| as_of.days() - of.days();
        // what is read at the evaluation is of the day of the run, whatever that is
        match subject.collected.at(Time::midnight(as_of)).map(Time::date) {
            None => Some(Stale::Unknown),
            Some(of) if age(of) < 0 => Some(Stale::Later(of)),
            Some(of) if age(of) == 0 => None,
            Some(of) => Some(limit()).filter(|limit| age(of) > i64::from(*limit)).map(|limit| Stale::Old { of, limit }),
        }
    }
}
