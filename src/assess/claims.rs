//! What a record says and cannot: names that nobody knows, and terms longer than its control allows.

use crate::model::{Attestation, ControlId, Date, Exception, Framework, Level, Location, Problem, Rule, RuleId, Stage};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The ids that records may name.
pub(super) struct Known<'a> {
    rules: &'a BTreeMap<RuleId, Arc<Rule>>,
    controls: BTreeSet<&'a ControlId>,
    /// How the ids of the run's frameworks begin; those of others may be of a framework that was not asked for.
    prefixes: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn new(rules: &'a BTreeMap<RuleId, Arc<Rule>>, frameworks: &'a [Arc<Framework>]) -> Self {
        let controls: BTreeSet<_> =
            frameworks.iter().flat_map(|framework| &framework.controls).map(|control| &control.id).collect();
        let prefixes = controls.iter().filter_map(|id| prefix(id)).collect();
        Self { rules, controls, prefixes }
    }

    /// A warning for every name in the records that is of nothing: whoever mistyped it relies on the record.
    pub(super) fn problems(&self, exceptions: &[Arc<Exception>], attestations: &[Arc<Attestation>]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for exception in exceptions {
            let name = format!("exception {}", exception.id);
            let rules = exception.rules.iter().filter(|rule| !self.rules.contains_key(*rule));
            problems.extend(rules.map(|rule| unknown(&name, &format!("rule {rule}"), &exception.location)));
            let controls = exception.controls.iter().filter(|control| self.lacks(control));
            problems.extend(controls.map(|control| unknown(&name, &format!("control {control}"), &exception.location)));
        }
        let mistaken = attestations.iter().filter(|one| self.lacks(&one.control));
        problems
            .extend(mistaken.map(|one| unknown("an attestation", &format!("control {}", one.control), &one.location)));
        problems
    }

    fn lacks(&self, control: &ControlId) -> bool {
        !self.controls.contains(control) && prefix(control).is_some_and(|prefix| self.prefixes.contains(prefix))
    }
}

fn prefix(control: &ControlId) -> Option<&str> {
    control.0.split_once('-').map(|(prefix, _)| prefix)
}

fn unknown(record: &str, what: &str, at: &Location) -> Problem {
    let message = format!("{record} names the {what}, which there is not");
    let problem = Problem::new(Level::Warning, Stage::Records, "record-unknown", message);
    problem.at(at.clone()).help("`tickmark rules` and `tickmark frameworks show ID` list what there is")
}

/// Ends exceptions when they must be reviewed: `content/evidence.md` section 4. Each that says longer is told.
pub(super) fn review(exceptions: &mut [Arc<Exception>]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for exception in exceptions {
        let Some(months) = exception.kind.months() else { continue };
        let last = exception.approved.last_of_months(months);
        if exception.expires > last {
            let what = format!("exception {} counts", exception.id);
            let why = format!("a {} is reviewed every {months} months", exception.kind.words());
            problems.push(too_long(&what, (last, exception.expires), &why, &exception.location));
            *exception = Arc::new(Exception { expires: last, ..(**exception).clone() });
        }
    }
    problems
}

/// Ends attestations when their control is due again: `content/evidence.md` section 5. Each that says longer is told.
pub(super) fn limit(attestations: &mut [Arc<Attestation>], frameworks: &[Arc<Framework>]) -> Vec<Problem> {
    let controls = frameworks.iter().flat_map(|framework| &framework.controls);
    let months: BTreeMap<_, _> = controls.filter_map(|one| Some((&one.id, one.attested_months?))).collect();
    let mut problems = Vec::new();
    for attestation in attestations {
        let Some(months) = months.get(&attestation.control) else { continue };
        let last = attestation.on.last_of_months(*months);
        if attestation.valid_until > last {
            let what = format!("the attestation of {} counts", attestation.control);
            let why = format!("the control is due every {months} months");
            problems.push(too_long(&what, (last, attestation.valid_until), &why, &attestation.location));
            *attestation = Arc::new(Attestation { valid_until: last, ..(**attestation).clone() });
        }
    }
    problems
}

fn too_long(what: &str, (last, said): (Date, Date), why: &str, at: &Location) -> Problem {
    let message = format!("{what} until {last} and not until {said}: {why}");
    let problem = Problem::new(Level::Warning, Stage::Records, "record-too-long", message);
    problem.at(at.clone()).help("set its last day to that one; after it, look at it again and date it anew")
}
