//! Exceptions that a control does not take: `content/evidence.md` section 4. The framework says which, and why.

use super::ages::Ages;
use super::rules::Tally;
use crate::model::{
    Check, Control, ControlId, Exception, ExceptionKind, Framework, Level, Location, Problem, RuleId, Stage,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The controls of a run, each of which may refuse exceptions.
#[derive(Debug, Default)]
pub(super) struct Refusals<'a> {
    controls: BTreeMap<&'a ControlId, &'a Control>,
}

impl<'a> Refusals<'a> {
    pub(super) fn of(frameworks: &'a [Arc<Framework>]) -> Self {
        let controls = frameworks.iter().flat_map(|framework| &framework.controls);
        Self { controls: controls.map(|one| (&one.id, one)).collect() }
    }

    /// The controls for which an exception has no effect. That a rule is mistaken is no exception from a control.
    pub(super) fn of_exception(&self, exception: &Exception) -> Vec<ControlId> {
        let is_meant = |control: &Control| {
            if exception.kind.is_of_control() {
                exception.controls.contains(&control.id)
            } else {
                control.evidence.iter().any(|evidence| exception.rules.contains(&evidence.rule))
            }
        };
        let refusing = self.controls.values().filter(|control| control.refuses(exception.kind).is_some());
        refusing.filter(|control| is_meant(control)).map(|control| control.id.clone()).collect()
    }

    /// The warning of a record that has no effect for a control.
    pub(super) fn warning(
        &self,
        record: &str,
        kind: ExceptionKind,
        control: &ControlId,
        at: &Location,
    ) -> Option<Problem> {
        let reason = self.controls.get(control)?.refuses(kind)?;
        let message = format!("{record} has no effect for {control}: {reason}");
        let problem = Problem::new(Level::Warning, Stage::Records, "exception-refused", message);
        Some(problem.at(at.clone()).help("meet the control; what fails there stays a failure"))
    }

    /// The tallies of rules as these controls see them, where that differs: what is waived fails there.
    pub(super) fn tallies(&self, checks: &[Check], ages: Ages<'_>) -> BTreeMap<(ControlId, RuleId), Tally> {
        let mapped = self
            .controls
            .values()
            .filter(|control| control.no_exception.is_some())
            .flat_map(|control| control.evidence.iter().map(move |one| (control, &one.rule)));
        let strict = mapped.filter_map(|(control, rule)| {
            let tally = Tally::of(checks.iter().filter(|check| check.rule == *rule), ages, |_| false);
            (tally.waived > 0).then(|| ((control.id.clone(), rule.clone()), tally.without_waivers()))
        });
        strict.collect()
    }
}
