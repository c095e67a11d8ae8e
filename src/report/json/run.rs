//! The run itself: what was read, with which content, and the totals.

use crate::model::{Assessment, InputRecord};
use crate::report::order;
use crate::report::stream::Shown;
use serde::Serialize;
use std::collections::BTreeMap;

/// The facts that make the run repeatable, and what was not looked at.
#[derive(Serialize)]
pub(super) struct Run<'a> {
    tool: Tool<'a>,
    as_of: Shown<crate::model::Date>,
    content_digest: String,
    resources: BTreeMap<&'a str, usize>,
    unjudged_types: &'a BTreeMap<String, usize>,
    files_unrecognised: usize,
    files_ignored: usize,
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
            content_digest: format!("sha256:{}", run.content_digest),
            resources: run.resources.iter().map(|(kind, count)| (&*kind.0, *count)).collect(),
            unjudged_types: &run.unjudged_types,
            files_unrecognised: run.files_unrecognised,
            files_ignored: run.files_ignored,
        }
    }
}

/// Totals over every check, those that are not listed included.
#[derive(Serialize)]
pub(super) struct Summary {
    findings: BTreeMap<&'static str, usize>,
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
}

impl<'a> Input<'a> {
    pub(super) fn new(input: &'a InputRecord) -> Self {
        Self {
            path: &input.path,
            digest: format!("sha256:{}", input.digest),
            syntax: input.syntax,
            recognised: &input.recognised,
            documents: input.documents,
            resources: input.resources,
        }
    }
}
