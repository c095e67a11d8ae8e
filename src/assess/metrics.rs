//! The shares of a framework: `content/metrics.md` section 5. A share of nothing stays empty.

use super::outline::Judged;
use super::population::Population;
use super::standing::RuleStanding;
use crate::model::{Class, Control, Framework, Ratio, RuleId, Severity, Status};
use std::collections::BTreeMap;

/// Whether a control is counted: groups are their parts.
pub(super) fn is_leaf(control: &Control) -> bool {
    control.class != Class::Group
}

/// Every metric but the score, by name, in the order reports show them.
pub(super) fn metrics(
    framework: &Framework,
    judged: &[Judged],
    mapped: &BTreeMap<&RuleId, RuleStanding<'_>>,
    population: &Population<'_>,
) -> Vec<(&'static str, Ratio)> {
    let mut metrics = of_controls(framework, judged);
    metrics.push(("mapping_reach", mapping_reach(framework)));
    metrics.extend(of_rules(mapped));
    metrics.push(("resource_pass_rate", population.pass_rate(|rule| mapped.contains_key(rule))));
    metrics
}

fn of_controls(framework: &Framework, judged: &[Judged]) -> Vec<(&'static str, Ratio)> {
    let leaves: Vec<_> = framework
        .controls
        .iter()
        .zip(judged)
        .filter(|(control, judged)| is_leaf(control) && judged.status.status != Status::NotApplicable)
        .collect();
    let share = |of: &dyn Fn(Class, Status) -> bool, part: &dyn Fn(&Judged) -> bool| {
        let whole = leaves.iter().filter(|(control, judged)| of(control.class, judged.status.status));
        whole.fold(Ratio { numerator: 0, denominator: 0 }, |ratio, (_, judged)| Ratio {
            numerator: ratio.numerator + usize::from(part(judged)),
            denominator: ratio.denominator + 1,
        })
    };
    let is = |wanted: &'static [Status]| move |judged: &Judged| wanted.contains(&judged.status.status);
    let automated = |class, _| class == Class::Automated;
    let machine = |class, _| matches!(class, Class::Automated | Class::Partial);
    let verified = |_, status| matches!(status, Status::Pass | Status::Fail | Status::Waived);
    let open = [Status::NoEvidence, Status::Manual, Status::Error];
    vec![
        ("control_pass_rate", share(&automated, &is(&[Status::Pass]))),
        ("assured_rate", share(&|_, _| true, &is(&[Status::Pass, Status::Attested]))),
        ("verified_pass_rate", share(&verified, &is(&[Status::Pass]))),
        ("automated_coverage", share(&automated, &|judged| judged.decided)),
        ("evidence_coverage", share(&machine, &|judged| judged.evidenced)),
        ("total_coverage", share(&|_, _| true, &|judged| !open.contains(&judged.status.status))),
        ("manual_gap", share(&|class, _| class == Class::Manual, &is(&[Status::Manual]))),
    ]
}

/// Controls with a rule among those that a machine can judge, whether they apply or not.
fn mapping_reach(framework: &Framework) -> Ratio {
    let judgeable = framework.controls.iter().filter(|c| matches!(c.class, Class::Automated | Class::Partial));
    let reached = judgeable.clone().filter(|control| !control.evidence.is_empty()).count();
    Ratio { numerator: reached, denominator: judgeable.count() }
}

fn of_rules(mapped: &BTreeMap<&RuleId, RuleStanding<'_>>) -> Vec<(&'static str, Ratio)> {
    let passed = |severity: Option<Severity>| {
        let rules = mapped.values().filter(|rule| severity.is_none_or(|severity| rule.rule.severity == severity));
        rules.fold(Ratio { numerator: 0, denominator: 0 }, |ratio, rule| Ratio {
            numerator: ratio.numerator + rule.tally.passed,
            denominator: ratio.denominator + rule.tally.judged(),
        })
    };
    let attempted = mapped.values().map(|rule| rule.tally.applied()).sum();
    let undecided = mapped.values().map(|rule| rule.tally.undecided).sum();
    let waived: usize = mapped.values().map(|rule| rule.tally.waived).sum();
    let failed: usize = mapped.values().map(|rule| rule.tally.failed).sum();
    vec![
        ("rule_pass_rate", passed(None)),
        ("rule_pass_rate_critical", passed(Some(Severity::Critical))),
        ("rule_pass_rate_high", passed(Some(Severity::High))),
        ("rule_pass_rate_medium", passed(Some(Severity::Medium))),
        ("rule_pass_rate_low", passed(Some(Severity::Low))),
        ("error_rate", Ratio { numerator: undecided, denominator: attempted }),
        ("waived_share", Ratio { numerator: waived, denominator: waived + failed }),
    ]
}
