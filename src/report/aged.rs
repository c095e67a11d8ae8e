//! Passes that rest on evidence too old to count, or of which nobody says when it was collected.

use super::texts;
use crate::model::{Assessment, Date, Outcome, Stale};
use std::collections::BTreeMap;

/// Passing checks by why their evidence does not count, and by the file that shows the resource.
pub(super) type Aged<'a> = BTreeMap<Stale, BTreeMap<&'a str, usize>>;

/// Every passing check of a run whose evidence does not count on its day.
pub(super) fn of(assessment: &Assessment) -> Aged<'_> {
    let mut aged = Aged::new();
    for check in assessment.checks.iter().filter(|check| matches!(check.outcome, Outcome::Pass)) {
        if let Some(stale) = assessment.stale(&check.subject) {
            *aged.entry(stale).or_default().entry(&check.subject.location.path).or_default() += 1;
        }
    }
    aged
}

/// Why evidence does not count on the day of a run, after "of which" or "evidence".
pub(super) fn why(stale: Stale, as_of: Date) -> String {
    match stale {
        Stale::Unknown => "nobody says when it was collected".to_owned(),
        Stale::Later(day) => format!("of {day}, after the day of the run"),
        Stale::Old { of, limit } => {
            let days = |count: i64| texts::count(usize::try_from(count).unwrap_or(0), "day");
            format!("of {of}, {} before the run, counts for {}", days(as_of.days() - of.days()), days(limit.into()))
        }
    }
}

/// What to do about it.
pub(super) fn help(stale: Stale) -> &'static str {
    match stale {
        Stale::Unknown => "say when it was collected: --collected-at [GLOB=]TIME",
        Stale::Later(_) => "set the clock or --collected-at right, or give a later --as-of",
        Stale::Old { .. } => "collect it again, or set another limit in [fresh-days]",
    }
}
