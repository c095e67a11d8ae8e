//! Whether the run passes the gate that the user set.

use super::{Facts, Settings};
use crate::model::{FrameworkAssessment, Outcome, Severity, Since};
use std::collections::BTreeMap;

/// Why the gate fails; empty when it passes.
pub(super) fn failures(facts: &Facts, frameworks: &[FrameworkAssessment], settings: &Settings) -> Vec<String> {
    let findings = settings.fail_on.and_then(|least| findings(facts, least));
    // the coverage of a part says nothing of the whole
    let whole = facts.run.partial_since().is_none();
    let coverage = settings
        .min_coverage
        .filter(|_| whole)
        .map_or_else(Vec::new, |least| frameworks.iter().filter_map(|framework| coverage(framework, least)).collect());
    findings.into_iter().chain(coverage).collect()
}

fn findings(facts: &Facts, least: Severity) -> Option<String> {
    let mut counts: BTreeMap<Severity, usize> = BTreeMap::new();
    for check in &facts.checks {
        let Outcome::Fail(findings) = &check.outcome else { continue };
        if check.exception.is_some() {
            continue;
        }
        if let Some(rule) = facts.rules.get(&check.rule).filter(|rule| rule.severity >= least) {
            let counted = findings.iter().filter(|finding| finding.since != Some(Since::Known)).count();
            *counts.entry(rule.severity).or_default() += counted;
        }
    }
    let total: usize = counts.values().sum();
    let some = counts.iter().rev().filter(|(_, count)| **count > 0);
    let parts: Vec<_> = some.map(|(severity, count)| format!("{count} {}", severity.name())).collect();
    let new = if facts.baseline.is_some() { "new " } else { "" };
    let findings = if total == 1 { format!("1 {new}finding") } else { format!("{total} {new}findings") };
    (total > 0).then(|| format!("{findings} at or above {}: {}", least.name(), parts.join(", ")))
}

/// A coverage of nothing misses every threshold: not evaluated is never a pass.
fn coverage(framework: &FrameworkAssessment, least: f64) -> Option<String> {
    let id = &framework.framework.id;
    match framework.score.coverage {
        Some(coverage) if coverage >= least => None,
        Some(coverage) => Some(format!("{id}: coverage is {coverage:.1} %, expected at least {least:.1} %")),
        None => Some(format!("{id}: coverage is n/a, expected at least {least:.1} %")),
    }
}
