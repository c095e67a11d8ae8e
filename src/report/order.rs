//! Views over the assessment that more than one format needs.

use crate::model::{
    Assessment, Check, Control, ControlStatus, Finding, Framework, FrameworkAssessment, Outcome, Rule, RuleId,
    Severity, Status,
};
use std::collections::BTreeMap;

/// A finding with the check it belongs to and its rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Failure<'a> {
    pub(super) check: &'a Check,
    pub(super) finding: &'a Finding,
    /// None when the assessment does not describe the rule.
    pub(super) rule: Option<&'a Rule>,
}

impl Failure<'_> {
    /// The severity of the rule; a rule that is not described weighs least.
    pub(super) fn severity(&self) -> Severity {
        self.rule.map_or(Severity::Low, |rule| rule.severity)
    }
}

/// Every finding, by path, position, rule and resource.
pub(super) fn failures(assessment: &Assessment) -> Vec<Failure<'_>> {
    let mut failures: Vec<_> = assessment.checks.iter().flat_map(|check| of_check(assessment, check)).collect();
    failures.sort_by(|a, b| {
        let key = |failure: &Failure<'_>| (failure.finding.location.start, failure.finding.location.end);
        let by_path = a.finding.location.path.cmp(&b.finding.location.path);
        by_path
            .then_with(|| key(a).cmp(&key(b)))
            .then_with(|| a.check.rule.cmp(&b.check.rule))
            .then_with(|| a.check.subject.address.cmp(&b.check.subject.address))
            .then_with(|| a.finding.fingerprint.cmp(&b.finding.fingerprint))
    });
    failures
}

fn of_check<'a>(assessment: &'a Assessment, check: &'a Check) -> impl Iterator<Item = Failure<'a>> {
    let findings = if let Outcome::Fail(findings) = &check.outcome { findings.as_slice() } else { &[] };
    let rule = assessment.rules.get(&check.rule).map(AsRef::as_ref);
    findings.iter().map(move |finding| Failure { check, finding, rule })
}

/// The first `limit` of them when ordered by severity; the order they came in stays.
pub(super) fn worst<T>(items: Vec<T>, limit: usize, severity: impl Fn(&T) -> Severity) -> Vec<T> {
    if items.len() <= limit {
        return items;
    }
    let mut ranked: Vec<_> = items.into_iter().enumerate().collect();
    ranked.sort_by_key(|(place, item)| (std::cmp::Reverse(severity(item)), *place));
    ranked.truncate(limit);
    ranked.sort_by_key(|(place, _)| *place);
    ranked.into_iter().map(|(_, item)| item).collect()
}

/// A control that a rule gives evidence for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mapped<'a> {
    pub(super) framework: &'a Framework,
    pub(super) control: &'a Control,
    /// Why the rule says something about the control.
    pub(super) because: &'a str,
}

/// The controls each rule gives evidence for, in the order of frameworks; those that do not apply are left out.
pub(super) fn controls_by_rule(assessment: &Assessment) -> BTreeMap<&RuleId, Vec<Mapped<'_>>> {
    let mut index: BTreeMap<&RuleId, Vec<Mapped<'_>>> = BTreeMap::new();
    for (framework, control, _) in assessment.frameworks.iter().flat_map(applicable) {
        for evidence in &control.evidence {
            let mapped = Mapped { framework, control, because: &evidence.because };
            index.entry(&evidence.rule).or_default().push(mapped);
        }
    }
    index
}

fn applicable(assessed: &FrameworkAssessment) -> impl Iterator<Item = (&Framework, &Control, Option<&ControlStatus>)> {
    controls(assessed)
        .filter(|(_, status)| status.is_none_or(|status| status.status != Status::NotApplicable))
        .map(|(control, status)| (assessed.framework.as_ref(), control, status))
}

/// Every control of a framework with its status.
pub(super) fn controls(assessed: &FrameworkAssessment) -> impl Iterator<Item = (&Control, Option<&ControlStatus>)> {
    let by_id: BTreeMap<_, _> = assessed.controls.iter().map(|status| (&status.id, status)).collect();
    assessed.framework.controls.iter().map(move |control| (control, by_id.get(&control.id).copied()))
}

/// How many findings there are of each severity, worst first.
pub(super) fn by_severity(failures: &[Failure<'_>]) -> [(Severity, usize); 4] {
    let mut counts = Severity::ALL.map(|severity| (severity, 0));
    for (severity, count) in &mut counts {
        *count = failures.iter().filter(|failure| failure.severity() == *severity).count();
    }
    counts.reverse();
    counts
}

/// Why a check has no verdict: the name of the outcome and the reason; none when it has one.
pub(super) fn undecided(check: &Check) -> Option<(&'static str, &str)> {
    match &check.outcome {
        Outcome::Unknown(why) | Outcome::NoEvidence(why) | Outcome::Error(why) => Some((check.outcome.name(), why)),
        Outcome::Pass | Outcome::Fail(_) | Outcome::NotApplicable(_) => None,
    }
}

/// A page about a rule: the first of the web pages it names, so that rules of others link to their own sources.
pub(super) fn rule_url(rule: &Rule) -> Option<&str> {
    let mut pages = rule.related_resources.iter().map(|page| &**page);
    pages.find(|page| page.starts_with("https://") || page.starts_with("http://"))
}

#[cfg(test)]
mod tests {
    use super::worst;
    use crate::model::Severity::{Critical, High, Low};

    #[test]
    fn the_worst_are_kept_in_the_order_they_came() {
        let items = vec![(Low, 1), (High, 2), (Low, 3), (Critical, 4)];
        assert_eq!(worst(items, 3, |item| item.0), [(Low, 1), (High, 2), (Critical, 4)]);
    }
}
