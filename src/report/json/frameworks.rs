//! Frameworks with the status of every control, and the rules behind them.

use crate::model::{self, Assessment, ControlStatus, FrameworkAssessment, Ratio, RuleId, RuleStatus, Status, Words};
use crate::report::order::{self, Mapped};
use serde::Serialize;
use std::collections::BTreeMap;

/// What one framework came to.
#[derive(Serialize)]
pub(super) struct Framework<'a> {
    id: &'a str,
    title: &'a str,
    version: &'a str,
    score: Score,
    counts: BTreeMap<&'static str, usize>,
    metrics: BTreeMap<&'a str, Metric>,
    controls: Vec<Control<'a>>,
}

impl<'a> Framework<'a> {
    pub(super) fn new(assessed: &'a FrameworkAssessment) -> Self {
        let framework = &assessed.framework;
        Self {
            id: &framework.id,
            title: &framework.title,
            version: &framework.version,
            score: Score::new(assessed.score),
            counts: assessed.counts.iter().map(|(status, count)| (status.name(), *count)).collect(),
            metrics: assessed.metrics.iter().map(|(name, ratio)| (*name, Metric::new(*ratio))).collect(),
            controls: order::controls(assessed).map(|(control, status)| Control::new(control, status)).collect(),
        }
    }
}

#[expect(clippy::struct_field_names, reason = "a score, its coverage and its floor are one thing")]
#[derive(Serialize)]
struct Score {
    score: Option<f64>,
    coverage: Option<f64>,
    pessimistic: Option<f64>,
}

impl Score {
    fn new(score: model::Score) -> Self {
        Self {
            score: score.score.map(rounded),
            coverage: score.coverage.map(rounded),
            pessimistic: score.pessimistic.map(rounded),
        }
    }
}

#[derive(Serialize)]
struct Metric {
    numerator: usize,
    denominator: usize,
    percent: Option<f64>,
}

impl Metric {
    fn new(ratio: Ratio) -> Self {
        Self { numerator: ratio.numerator, denominator: ratio.denominator, percent: ratio.percent().map(rounded) }
    }
}

/// Two decimals: more would suggest a precision that counts of checks do not have.
fn rounded(percent: f64) -> f64 {
    (percent * 100.0).round() / 100.0
}

#[derive(Serialize)]
struct Control<'a> {
    id: &'a str,
    parent: Option<&'a str>,
    citation: &'a str,
    title: &'a str,
    class: &'static str,
    status: &'static str,
    reason: &'a str,
    rules: Vec<&'a str>,
}

impl<'a> Control<'a> {
    fn new(control: &'a model::Control, status: Option<&'a ControlStatus>) -> Self {
        Self {
            id: &control.id.0,
            parent: control.parent.as_ref().map(|parent| &*parent.0),
            citation: &control.citation,
            title: &control.title,
            class: control.class.name(),
            status: status.map_or(Status::NoEvidence, |status| status.status).name(),
            reason: status.map_or("not assessed", |status| &status.reason),
            rules: status.into_iter().flat_map(|status| &status.rules).map(|rule| &*rule.0).collect(),
        }
    }
}

/// A rule that was loaded, and what it came to over its resources.
#[derive(Serialize)]
pub(super) struct Rule<'a> {
    id: &'a str,
    title: &'a str,
    description: &'a str,
    severity: &'static str,
    remediation: &'a str,
    applies_to: Vec<&'a str>,
    tags: &'a [Words],
    references: &'a [Words],
    equivalents: &'a BTreeMap<Words, Vec<Words>>,
    controls: Vec<Evidence<'a>>,
    status: &'static str,
    counts: Option<Counts>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    framework: &'a str,
    control: &'a str,
    because: &'a str,
}

#[derive(Serialize)]
struct Counts {
    pass: usize,
    stale: usize,
    fail: usize,
    undecided: usize,
    no_evidence: usize,
    not_applicable: usize,
}

impl<'a> Rule<'a> {
    pub(super) fn new(
        rule: &'a model::Rule,
        assessment: &Assessment,
        controls: &BTreeMap<&RuleId, Vec<Mapped<'a>>>,
    ) -> Self {
        let result = assessment.rule_results.get(&rule.id);
        Self {
            id: &rule.id.0,
            title: &rule.title,
            description: &rule.description,
            severity: rule.severity.name(),
            remediation: &rule.remediation,
            applies_to: rule.applies_to.iter().map(|kind| &*kind.0).collect(),
            tags: &rule.tags,
            references: &rule.related_resources,
            equivalents: &rule.equivalents,
            controls: controls.get(&rule.id).into_iter().flatten().map(Evidence::new).collect(),
            status: result.map_or(RuleStatus::NoEvidence, |result| result.status).name(),
            counts: result.map(Counts::new),
        }
    }
}

impl<'a> Evidence<'a> {
    fn new(mapped: &Mapped<'a>) -> Self {
        Self { framework: &mapped.framework.id, control: &mapped.control.id.0, because: mapped.because }
    }
}

impl Counts {
    fn new(result: &model::RuleResult) -> Self {
        Self {
            pass: result.passed,
            stale: result.stale,
            fail: result.failed,
            undecided: result.undecided,
            no_evidence: result.no_evidence,
            not_applicable: result.not_applicable,
        }
    }
}
