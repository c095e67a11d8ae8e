//! A run reduced to what can be set against another run: a baseline, a later report, a history.

use super::assessment::{Assessment, Decisions, FrameworkAssessment, Status, Verdict};
use super::check::{Check, Finding, Outcome};
use super::framework::ControlId;
use super::kind::KindId;
use super::record::{ExceptionKind, ExceptionUse, Standing};
use super::resource::View;
use super::rule::{RuleId, Severity};
use super::time::{Date, Time};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One run, comparable.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    /// The version of Tickmark that made it.
    pub version: Arc<str>,
    /// The day the run spoke for.
    pub as_of: Date,
    /// When it was evaluated; none when it was read from a report that does not say.
    pub evaluated_at: Option<Time>,
    /// The digest over policies, kinds and frameworks; another digest is another yardstick.
    pub content_digest: Arc<str>,
    /// How the run ended.
    pub verdict: Verdict,
    /// Whether passes are listed too; without them, what is absent may have passed or not been looked at.
    pub complete: bool,
    /// Every check, by rule, kind, identity, view and address.
    pub checks: Vec<Ruling>,
    /// Every framework with its controls, in the run's order.
    pub frameworks: Vec<Standings>,
    /// The paths that were read, sorted.
    pub inputs: Vec<Arc<str>>,
    /// What the user decided that moves statuses, by name, as JSON.
    pub decisions: BTreeMap<Arc<str>, Arc<str>>,
    /// The revision since which alone it looked at what changed; none when it looked at everything.
    pub changed_since: Option<Arc<str>>,
    /// Every exception, by id.
    pub exceptions: Vec<Acceptance>,
}

/// An exception, comparable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The id its owner gave it.
    pub id: Arc<str>,
    /// The name of its kind.
    pub kind: Arc<str>,
    /// Whether it has its effect on the day of the run.
    pub live: bool,
    /// The last day it has an effect.
    pub expires: Date,
    /// Who answers for it.
    pub owner: Arc<str>,
    /// Failing checks that it covers.
    pub covered: usize,
}

/// A check, comparable.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ruling {
    /// The rule.
    pub rule: RuleId,
    /// What the resource is.
    pub kind: KindId,
    /// What makes it the same thing in another run.
    pub identity: Arc<str>,
    /// The kind of input that shows it.
    pub view: View,
    /// What its owner calls it.
    pub address: Arc<str>,
    /// What came of it, a live exception laid over it.
    pub answer: Word,
    /// The severity of the rule.
    pub severity: Severity,
    /// The file it is defined in.
    pub path: Arc<str>,
    /// The exception that covers its failure.
    pub exception: Option<Arc<str>>,
    /// What is wrong, in the order of the report.
    pub findings: Vec<Mark>,
}

/// A finding, comparable.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Stable across line moves and unrelated edits.
    pub fingerprint: Arc<str>,
    /// Found first, expected after.
    pub message: Arc<str>,
    /// The file of its cause.
    pub path: Arc<str>,
    /// The line of its cause, from 1.
    pub line: u32,
}

/// What came of a check, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// The condition holds.
    Pass,
    /// It does not hold.
    Fail,
    /// It does not hold, and that is accepted for a time.
    Waived,
    /// The rule is mistaken about this resource, as somebody approved.
    FalsePositive,
    /// It cannot be known from this input.
    Unknown,
    /// The input does not show it.
    NoEvidence,
    /// The rule did not run.
    Error,
    /// The rule does not apply.
    NotApplicable,
}

impl Word {
    /// Every word.
    pub const ALL: [Self; 8] = [
        Self::Pass,
        Self::Fail,
        Self::Waived,
        Self::FalsePositive,
        Self::Unknown,
        Self::NoEvidence,
        Self::Error,
        Self::NotApplicable,
    ];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Waived => "waived",
            Self::FalsePositive => "false_positive",
            Self::Unknown => "unknown",
            Self::NoEvidence => "no_evidence",
            Self::Error => "error",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// What came of a check.
    pub fn of(check: &Check) -> Self {
        match (&check.outcome, check.exception.as_deref()) {
            (Outcome::Pass, _) => Self::Pass,
            (Outcome::Fail(_), None) => Self::Fail,
            (Outcome::Fail(_), Some(exception)) if exception.kind == ExceptionKind::FalsePositive => {
                Self::FalsePositive
            }
            (Outcome::Fail(_), Some(_)) => Self::Waived,
            (Outcome::Unknown(_), _) => Self::Unknown,
            (Outcome::NoEvidence(_), _) => Self::NoEvidence,
            (Outcome::Error(_), _) => Self::Error,
            (Outcome::NotApplicable(_), _) => Self::NotApplicable,
        }
    }
}

/// The controls of one framework, comparable.
#[derive(Debug, Clone, PartialEq)]
pub struct Standings {
    /// The framework.
    pub framework: Arc<str>,
    /// Its version.
    pub version: Arc<str>,
    /// The score in percent; none when no rule ran.
    pub score: Option<f64>,
    /// The coverage in percent, which belongs to the score.
    pub coverage: Option<f64>,
    /// Every control with its status and the reason in words, in the framework's order.
    pub controls: Vec<(ControlId, Status, Arc<str>)>,
}

impl Snapshot {
    /// The run of an assessment.
    pub fn of(assessment: &Assessment) -> Self {
        let mut checks: Vec<Ruling> = assessment.checks.iter().map(|check| ruling(check, assessment)).collect();
        checks.sort();
        Self {
            version: assessment.run.version.into(),
            as_of: assessment.run.as_of,
            evaluated_at: Some(assessment.run.evaluated_at),
            content_digest: format!("sha256:{}", assessment.run.content_digest).into(),
            verdict: assessment.verdict(),
            complete: true,
            checks,
            frameworks: assessment.frameworks.iter().map(standings).collect(),
            inputs: assessment.inputs.iter().map(|input| Arc::clone(&input.path)).collect(),
            decisions: decisions(&assessment.run.decisions),
            changed_since: assessment.run.partial_since().map(|since| Arc::clone(&since.revision)),
            exceptions: assessment.exceptions.iter().map(acceptance).collect(),
        }
    }

    /// The kinds of decisions that move statuses: two runs that differ in one are not comparable.
    pub const DECISIONS: [&str; 5] = ["roles", "decision_inputs", "complete_layers", "parameters", "fresh_days"];
}

fn decisions(decided: &Decisions) -> BTreeMap<Arc<str>, Arc<str>> {
    let roles: Vec<_> = decided.roles.iter().map(|role| role.name()).collect();
    let values = [
        serde_json::to_value(roles),
        serde_json::to_value(&decided.decision_inputs),
        serde_json::to_value(&decided.complete_layers),
        serde_json::to_value(&decided.parameters),
        serde_json::to_value(&decided.fresh_days),
    ];
    // through a value, whose keys are sorted as they are when a report is read
    let text = |value: serde_json::Result<serde_json::Value>| value.map_or_else(|_| String::new(), |v| v.to_string());
    Snapshot::DECISIONS.into_iter().zip(values).map(|(name, value)| (name.into(), text(value).into())).collect()
}

fn acceptance(used: &ExceptionUse) -> Acceptance {
    let exception = &used.exception;
    Acceptance {
        id: Arc::clone(&exception.id),
        kind: exception.kind.name().into(),
        live: used.standing == Standing::Live,
        expires: exception.expires,
        owner: exception.owner.as_str().into(),
        covered: used.covered,
    }
}

fn ruling(check: &Check, assessment: &Assessment) -> Ruling {
    let subject = &check.subject;
    let findings: &[Finding] = if let Outcome::Fail(findings) = &check.outcome { findings } else { &[] };
    Ruling {
        rule: check.rule.clone(),
        kind: subject.kind.clone(),
        identity: Arc::clone(&subject.identity),
        view: subject.view,
        address: Arc::clone(&subject.address),
        answer: Word::of(check),
        severity: assessment.rules.get(&check.rule).map_or(Severity::Low, |rule| rule.severity),
        path: Arc::clone(&subject.location.path),
        exception: check.exception.as_ref().map(|exception| Arc::clone(&exception.id)),
        findings: findings.iter().map(mark).collect(),
    }
}

fn mark(finding: &Finding) -> Mark {
    Mark {
        fingerprint: finding.fingerprint.to_string().into(),
        message: Arc::clone(&finding.message),
        path: Arc::clone(&finding.location.path),
        line: finding.location.start.line,
    }
}

fn standings(framework: &FrameworkAssessment) -> Standings {
    let controls = framework.controls.iter();
    Standings {
        framework: Arc::clone(&framework.framework.id),
        version: framework.framework.version.as_str().into(),
        score: framework.score.score,
        coverage: framework.score.coverage,
        controls: controls.map(|one| (one.id.clone(), one.status, one.reason.as_str().into())).collect(),
    }
}
