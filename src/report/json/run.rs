//! The run itself: what was read, with which content, and the totals.

use crate::model::{self, Assessment, InputRecord};
use crate::report::order;
use crate::report::since;
use crate::report::stream::Shown;
use serde::Serialize;
use std::collections::BTreeMap;

/// The facts that make the run repeatable, and what was not looked at.
#[derive(Serialize)]
pub(super) struct Run<'a> {
    tool: Tool<'a>,
    as_of: Shown<model::Date>,
    evaluated_at: model::Time,
    content_digest: String,
    frameworks: Vec<&'a str>,
    decisions: Decisions<'a>,
    baseline: Option<Baseline<'a>>,
    changed_since: Option<ChangedSince<'a>>,
    resources: BTreeMap<&'a str, usize>,
    unjudged_types: &'a BTreeMap<String, usize>,
    files_unrecognised: usize,
    files_ignored: usize,
    not_read: Vec<NotRead<'a>>,
}

/// What the user decided: each can make a run milder.
#[derive(Serialize)]
struct Decisions<'a> {
    fail_on: Option<&'static str>,
    min_coverage: Option<f64>,
    roles: Vec<&'static str>,
    decision_inputs: &'a [String],
    complete_layers: &'a [String],
    parameters: &'a BTreeMap<String, toml::Value>,
    fresh_days: &'a BTreeMap<String, u32>,
    collected_at: Vec<String>,
}

/// What the findings are held against.
#[derive(Serialize)]
struct Baseline<'a> {
    name: &'a str,
    commit: Option<&'a str>,
    as_of: Shown<model::Date>,
    content_digest: &'a str,
    remarks: &'a [String],
}

impl<'a> Baseline<'a> {
    fn new(baseline: &'a model::Baseline) -> Self {
        Self {
            name: &baseline.name,
            commit: baseline.commit.as_deref(),
            as_of: Shown(baseline.snapshot.as_of),
            content_digest: &baseline.snapshot.content_digest,
            remarks: &baseline.remarks,
        }
    }
}

/// What the run looked at, when it was asked for what changed only.
#[derive(Serialize)]
struct ChangedSince<'a> {
    revision: &'a str,
    commit: &'a str,
    partial: bool,
    whole: Option<&'a str>,
    changed: Vec<&'a str>,
    units: usize,
    units_judged: usize,
    remarks: &'a [String],
}

impl<'a> ChangedSince<'a> {
    fn new(since: &'a model::ChangedSince) -> Self {
        Self {
            revision: &since.revision,
            commit: &since.commit,
            partial: since.is_partial(),
            whole: since.whole.as_deref(),
            changed: since.changed.iter().map(AsRef::as_ref).collect(),
            units: since.units,
            units_judged: since.judged,
            remarks: &since.remarks,
        }
    }
}

#[derive(Serialize)]
struct NotRead<'a> {
    path: &'a str,
    why: &'static str,
}

#[derive(Serialize)]
struct Tool<'a> {
    name: &'static str,
    version: &'a str,
}

impl<'a> Run<'a> {
    pub(super) fn new(assessment: &'a Assessment) -> Self {
        let run = &assessment.run;
        Self {
            tool: Tool { name: "tickmark", version: run.version },
            as_of: Shown(run.as_of),
            evaluated_at: run.evaluated_at,
            content_digest: format!("sha256:{}", run.content_digest),
            frameworks: assessment.frameworks.iter().map(|one| &*one.framework.id).collect(),
            decisions: Decisions {
                fail_on: run.fail_on.map(model::Severity::name),
                min_coverage: run.decisions.min_coverage,
                roles: run.decisions.roles.iter().map(|role| role.name()).collect(),
                decision_inputs: &run.decisions.decision_inputs,
                complete_layers: &run.decisions.complete_layers,
                parameters: &run.decisions.parameters,
                fresh_days: &run.decisions.fresh_days,
                collected_at: run.decisions.collected.iter().map(ToString::to_string).collect(),
            },
            baseline: assessment.baseline.as_deref().map(Baseline::new),
            changed_since: run.changed_since.as_ref().map(ChangedSince::new),
            resources: run.resources.iter().map(|(kind, count)| (&*kind.0, *count)).collect(),
            unjudged_types: &run.unjudged_types,
            files_unrecognised: run.left_out.iter().filter(|one| one.why == model::NotRead::UnknownFormat).count(),
            files_ignored: run.files_ignored,
            not_read: run.left_out.iter().map(|one| NotRead { path: &one.path, why: one.why.name() }).collect(),
        }
    }
}

/// Totals over every check, those that are not listed included.
#[derive(Serialize)]
pub(super) struct Summary {
    findings: BTreeMap<&'static str, usize>,
    findings_known: usize,
    checks: BTreeMap<&'static str, usize>,
    checks_listed: usize,
    checks_total: usize,
}

impl Summary {
    pub(super) fn new(assessment: &Assessment, listed: usize) -> Self {
        let names = ["pass", "fail", "unknown", "no_evidence", "error", "not_applicable"];
        let mut checks: BTreeMap<_, _> = names.map(|name| (name, 0)).into();
        for check in &assessment.checks {
            *checks.entry(check.outcome.name()).or_default() += 1;
        }
        let findings = order::by_severity(&order::failures(assessment));
        Self {
            findings: findings.into_iter().map(|(severity, count)| (severity.name(), count)).collect(),
            findings_known: since::known(assessment),
            checks,
            checks_listed: listed,
            checks_total: assessment.checks.len(),
        }
    }
}

/// A source that was read.
#[derive(Serialize)]
pub(super) struct Input<'a> {
    path: &'a str,
    digest: String,
    syntax: &'a str,
    recognised: &'a str,
    documents: usize,
    resources: usize,
    collected_at: Option<model::Time>,
    collected_by: &'static str,
}

impl<'a> Input<'a> {
    pub(super) fn new(input: &'a InputRecord, assessment: &Assessment) -> Self {
        Self {
            path: &input.path,
            digest: format!("sha256:{}", input.digest),
            syntax: &input.syntax,
            recognised: &input.recognised,
            documents: input.documents,
            resources: input.resources,
            collected_at: input.collected.at(assessment.run.evaluated_at),
            collected_by: input.collected.name(),
        }
    }
}
