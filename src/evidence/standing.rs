//! `controls.json` and `metrics.json`: where each control stands and why, and every share with what it is made of.

use super::json;
use crate::model::{Assessment, Control, ControlStatus, Date, Ratio, RuleResult, RuleStatus};
use serde::Serialize;
use std::collections::BTreeMap;

/// The names of the files.
pub(super) const CONTROLS: &str = "controls.json";
/// The shares.
pub(super) const METRICS: &str = "metrics.json";

#[derive(Serialize)]
struct Controls<'a> {
    schema: &'static str,
    as_of: Date,
    frameworks: Vec<FrameworkControls<'a>>,
}

#[derive(Serialize)]
struct FrameworkControls<'a> {
    id: &'a str,
    version: &'a str,
    controls: Vec<ControlRecord<'a>>,
}

#[derive(Serialize)]
struct ControlRecord<'a> {
    id: &'a str,
    parent: Option<&'a str>,
    citation: &'a str,
    title: &'a str,
    class: &'static str,
    status: &'static str,
    reason: &'a str,
    /// Every rule that gives evidence, whether it ran or not; its checks are in `results.json`.
    rules: Vec<RuleRecord<'a>>,
}

#[derive(Serialize)]
struct RuleRecord<'a> {
    rule: &'a str,
    because: &'a str,
    status: &'static str,
    passed: usize,
    /// Of those that passed, on evidence too old to count or of an unknown time.
    stale: usize,
    failed: usize,
    waived: usize,
    undecided: usize,
    no_evidence: usize,
    not_applicable: usize,
}

/// `controls.json`.
pub(super) fn controls(assessment: &Assessment) -> Vec<u8> {
    let frameworks = assessment.frameworks.iter().map(|one| FrameworkControls {
        id: &one.framework.id,
        version: &one.framework.version,
        controls: one
            .framework
            .controls
            .iter()
            .zip(&one.controls)
            .map(|(control, status)| record(control, status, assessment))
            .collect(),
    });
    json(&Controls {
        schema: "tickmark-evidence-controls/1",
        as_of: assessment.run.as_of,
        frameworks: frameworks.collect(),
    })
}

fn record<'a>(control: &'a Control, status: &'a ControlStatus, assessment: &'a Assessment) -> ControlRecord<'a> {
    let rules = control.evidence.iter().map(|evidence| {
        let result = assessment.rule_results.get(&evidence.rule);
        let count = |of: fn(&RuleResult) -> usize| result.map_or(0, of);
        RuleRecord {
            rule: &evidence.rule.0,
            because: &evidence.because,
            status: result.map_or(RuleStatus::NoEvidence, |result| result.status).name(),
            passed: count(|one| one.passed),
            stale: count(|one| one.stale),
            failed: count(|one| one.failed),
            waived: count(|one| one.waived),
            undecided: count(|one| one.undecided),
            no_evidence: count(|one| one.no_evidence),
            not_applicable: count(|one| one.not_applicable),
        }
    });
    ControlRecord {
        id: &control.id.0,
        parent: control.parent.as_ref().map(|parent| &*parent.0),
        citation: &control.citation,
        title: &control.title,
        class: control.class.name(),
        status: status.status.name(),
        reason: &status.reason,
        rules: rules.collect(),
    }
}

#[derive(Serialize)]
struct Metrics<'a> {
    schema: &'static str,
    as_of: Date,
    frameworks: Vec<FrameworkMetrics<'a>>,
}

#[derive(Serialize)]
struct FrameworkMetrics<'a> {
    id: &'a str,
    version: &'a str,
    /// Applicable leaf controls by status.
    controls: BTreeMap<&'static str, usize>,
    /// Weighted over rules; coverage and floor belong to it.
    score: Option<f64>,
    coverage: Option<f64>,
    floor: Option<f64>,
    metrics: BTreeMap<&'a str, Share>,
}

#[derive(Serialize)]
struct Share {
    numerator: usize,
    denominator: usize,
    percent: Option<f64>,
}

/// `metrics.json`.
pub(super) fn metrics(assessment: &Assessment) -> Vec<u8> {
    let share =
        |ratio: &Ratio| Share { numerator: ratio.numerator, denominator: ratio.denominator, percent: ratio.percent() };
    let frameworks = assessment.frameworks.iter().map(|one| FrameworkMetrics {
        id: &one.framework.id,
        version: &one.framework.version,
        controls: one.counts.iter().map(|(status, count)| (status.name(), *count)).collect(),
        score: one.score.score,
        coverage: one.score.coverage,
        floor: one.score.pessimistic,
        metrics: one.metrics.iter().map(|(name, ratio)| (*name, share(ratio))).collect(),
    });
    json(&Metrics {
        schema: "tickmark-evidence-metrics/1",
        as_of: assessment.run.as_of,
        frameworks: frameworks.collect(),
    })
}
