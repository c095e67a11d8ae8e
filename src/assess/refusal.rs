//! Controls that take no exception: `content/evidence.md` section 4, at its end. The framework says which, and why.

use super::ages::Ages;
use super::rules::Tally;
use crate::model::{
    Check, Control, ControlId, Exception, ExceptionKind, Framework, Level, Location, Problem, RuleId, Stage,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The controls of a run that take no exception.
#[derive(Debug, Default)]
pub(super) struct Refusals<'a> {
    controls: BTreeMap<&'a ControlId, (&'a Control, &'a str)>,
}

impl<'a> Refusals<'a> {
    pub(super) fn of(frameworks: &'a [Arc<Framework>]) -> Self {
        let controls = frameworks.iter().flat_map(|framework| &framework.controls);
        let refusing = controls.filter_map(|one| Some((&one.id, (one, one.no_exception.as_deref()?))));
        Self { controls: refusing.collect() }
    }

    /// Whether a control takes none.
    pub(super) fn has(&self, control: &ControlId) -> bool {
        self.controls.contains_key(control)
    }

    /// The controls for which an exception has no effect. That a rule is mistaken is no exception from a control.
    pub(super) fn of_exception(&self, exception: &Exception) -> Vec<ControlId> {
        let is_refused = |control: &Control| match exception.kind {
            ExceptionKind::FalsePositive => false,
            ExceptionKind::RiskAcceptance => {
                control.evidence.iter().any(|evidence| exception.rules.contains(&evidence.rule))
            }
            ExceptionKind::NotApplicable
            | ExceptionKind::CompensatingControl
            | ExceptionKind::CustomizedApproach
            | ExceptionKind::AddressableAlternative => exception.controls.contains(&control.id),
        };
        self.controls
            .values()
            .filter(|(control, _)| is_refused(control))
            .map(|(control, _)| control.id.clone())
            .collect()
    }

    /// The warning of a record that has no effect for a control.
    pub(super) fn warning(&self, record: &str, control: &ControlId, at: &Location) -> Option<Problem> {
        let (_, reason) = self.controls.get(control)?;
        let message = format!("{record} has no effect for {control}: {reason}");
        let problem = Problem::new(Level::Warning, Stage::Records, "exception-refused", message);
        Some(problem.at(at.clone()).help("meet the control; what fails there stays a failure"))
    }

    /// The tallies of rules as these controls see them, where that differs: what is waived fails there.
    pub(super) fn tallies(&self, checks: &[Check], ages: Ages<'_>) -> BTreeMap<(ControlId, RuleId), Tally> {
        let mapped = self
            .controls
            .values()
            .flat_map(|(control, _)| control.evidence.iter().map(move |one| (control, &one.rule)));
        let strict = mapped.filter_map(|(control, rule)| {
            let tally = Tally::of(checks.iter().filter(|check| check.rule == *rule), ages, |_| false);
            (tally.waived > 0).then(|| ((control.id.clone(), rule.clone()), tally.without_waivers()))
        });
        strict.collect()
    }
}
