//! How old the evidence is: which of it counts on the day of the run, and what that leaves of the figures.

use super::Facts;
use crate::model::{Collected, Date, Freshness, Level, Measure, Problem, Ratio, Stage, Stale, Subject, Time, spread};
use std::collections::BTreeMap;

/// The day that evidence is held to, and how long it counts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ages<'a> {
    pub(super) freshness: &'a Freshness,
    pub(super) as_of: Date,
}

impl Ages<'_> {
    /// Why what a resource was judged on does not count; none when it does.
    pub(super) fn stale(self, subject: &Subject) -> Option<Stale> {
        self.freshness.stale(subject, self.as_of)
    }

    /// The warning of every input of a day after that of the run: a wrong clock, or a report of the past on what only
    /// was there later.
    pub(super) fn problems(self, facts: &Facts) -> Vec<Problem> {
        let mut later: BTreeMap<&str, Collected> = BTreeMap::new();
        for input in facts.inputs.iter().filter(|input| input.collected.is_after(self.as_of)) {
            later.insert(&input.path, input.collected);
        }
        // the items of an export may each have a time of their own
        for subject in facts.checks.iter().map(|check| &check.subject) {
            let is_item = matches!(subject.collected, Collected::Recorded(_));
            if is_item && subject.collected.is_after(self.as_of) {
                later.entry(&subject.location.path).or_insert(subject.collected);
            }
        }
        let problem = |(path, collected): (&str, Collected)| {
            let at = collected.at(Time::midnight(self.as_of)).map(|at| at.to_string()).unwrap_or_default();
            let message = format!(
                "{path} is of {at} ({}), after {}, the day that the run speaks for, and no evidence for it",
                collected.words(),
                self.as_of
            );
            let problem = Problem::new(Level::Warning, Stage::Collect, "collected-later", message).in_path(path);
            problem.help("set the clock or --collected-at right, or give a later --as-of")
        };
        later.into_iter().map(problem).collect()
    }

    /// How old what resources were judged on is, and how much of it counts.
    pub(super) fn measures(self, judged: &[&Subject]) -> Vec<Measure> {
        let mut all = Ratio { numerator: 0, denominator: judged.len() };
        let mut by_name: BTreeMap<&str, (u32, Ratio)> = BTreeMap::new();
        for subject in judged {
            let fresh = usize::from(self.stale(subject).is_none());
            let (_, of_name) = by_name.entry(self.freshness.name(subject.view, &subject.kind)).or_insert_with(|| {
                (self.freshness.days(subject.view, &subject.kind), Ratio { numerator: 0, denominator: 0 })
            });
            of_name.numerator += fresh;
            of_name.denominator += 1;
            all.numerator += fresh;
        }
        let share = |ratio| Measure::ratio("evidence_freshness", ratio, "resources judged");
        let mut measures = self.age(judged);
        measures.push(share(all).with("evidence", "all"));
        for (name, (limit, ratio)) in by_name {
            measures.push(share(ratio).with("evidence", name).with("limit_days", &limit.to_string()));
        }
        measures
    }

    #[expect(clippy::cast_precision_loss, reason = "days stay far below 2^52")]
    fn age(self, subjects: &[&Subject]) -> Vec<Measure> {
        let midnight = Time::midnight(self.as_of);
        let of = |subject: &&Subject| subject.collected.at(midnight).map(|at| self.as_of.days() - at.date().days());
        let known: Vec<i64> = subjects.iter().filter_map(of).collect();
        let mut days: Vec<f64> = known.iter().filter(|days| **days >= 0).map(|days| *days as f64).collect();
        days.sort_by(f64::total_cmp);
        let (unknown, later) = (subjects.len() - known.len(), known.len() - days.len());
        let spread = spread(&days);
        let statistic = |name: &str, value: Option<f64>| {
            let note = value.is_none().then(|| "there are no resources judged whose time is known".to_owned());
            let measure = Measure::plain("evidence_age", value).noting(note).with("statistic", name);
            measure
                .without("resources of which nobody says when they were collected", unknown)
                .without("resources that were collected after the day of the run", later)
        };
        vec![
            statistic("median", spread.map(|spread| spread.median)),
            statistic("p90", spread.map(|spread| spread.p90)),
            statistic("max", spread.map(|spread| spread.max)),
        ]
    }
}
