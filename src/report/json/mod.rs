//! Tickmark's own report: complete, versioned, described by `schema.json` beside this file.
//!
//! Promise: within `tickmark-report/1` fields are added, never renamed, removed or given another meaning.
//! Everything is written while it is read; only the order of the struct fields is fixed here.

mod change;
mod checks;
mod frameworks;
mod run;

pub(super) use change::render as change;

use super::Style;
use super::metrics::{Figure, figure};
use super::order;
use super::records::{Attestation, Exception};
use super::stream::Each;
use crate::model::{Assessment, Disagreement, METRICS, Metric, Outcome, Problem, Verdict};
use serde::Serialize;
use std::io::{self, Write};

/// The name and version of the format.
const VERSION: &str = "tickmark-report/1";

/// Writes the JSON report, indented, with a line end.
pub(super) fn render(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let controls = order::controls_by_rule(assessment);
    let wanted = |outcome: &Outcome| style.all || !matches!(outcome, Outcome::Pass | Outcome::NotApplicable(_));
    let checks = || assessment.checks.iter().filter(|check| wanted(&check.outcome));
    let report = Report {
        schema: VERSION,
        run: run::Run::new(assessment),
        gate: Gate::new(assessment),
        summary: run::Summary::new(assessment, checks().count()),
        frameworks: Each(|| assessment.frameworks.iter().map(frameworks::Framework::new)),
        metrics: Each(|| run_wide(assessment)),
        checks: Each(|| checks().map(|check| checks::Check::new(check, assessment))),
        problems: Each(|| assessment.problems.iter().map(ProblemOut::new)),
        disagreements: Each(|| assessment.disagreements.iter().map(DisagreementOut::new)),
        rules: Each(|| assessment.rules.values().map(|rule| frameworks::Rule::new(rule, assessment, &controls))),
        inputs: Each(|| assessment.inputs.iter().map(|input| run::Input::new(input, assessment))),
        exceptions: assessment.exceptions.iter().map(Exception::new).collect(),
        attestations: assessment.attestations.iter().map(Attestation::new).collect(),
    };
    serde_json::to_writer_pretty(&mut out, &report)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The report; the lists are written as their iterators go.
#[derive(Serialize)]
struct Report<'a, F: Serialize, M: Serialize, C: Serialize, P: Serialize, D: Serialize, R: Serialize, I: Serialize> {
    schema: &'static str,
    run: run::Run<'a>,
    gate: Gate<'a>,
    summary: run::Summary,
    frameworks: F,
    metrics: M,
    checks: C,
    problems: P,
    disagreements: D,
    rules: R,
    inputs: I,
    exceptions: Vec<Exception<'a>>,
    attestations: Vec<Attestation<'a>>,
}

/// The figures of the run as a whole; those of a framework stand with it.
fn run_wide(assessment: &Assessment) -> impl Iterator<Item = Figure<'_>> {
    let of = |metric: &'static Metric| {
        let measures = assessment.measures.iter().filter(move |measure| *measure.name == *metric.name);
        let run_wide = measures.filter(|measure| measure.label("version").is_none());
        run_wide.map(move |measure| figure(metric, measure))
    };
    METRICS.iter().flat_map(of)
}

#[derive(Serialize)]
struct Gate<'a> {
    passed: bool,
    verdict: &'static str,
    fail_on: Option<&'static str>,
    failures: &'a [String],
}

impl<'a> Gate<'a> {
    fn new(assessment: &'a Assessment) -> Self {
        Self {
            passed: assessment.verdict() == Verdict::Passed,
            verdict: assessment.verdict().name(),
            fail_on: assessment.run.fail_on.map(crate::model::Severity::name),
            failures: &assessment.gate_failures,
        }
    }
}

#[derive(Serialize)]
struct ProblemOut<'a> {
    level: &'static str,
    stage: &'static str,
    code: &'a str,
    message: &'a str,
    path: Option<&'a str>,
    location: Option<checks::Location<'a>>,
    help: Option<&'a str>,
}

impl<'a> ProblemOut<'a> {
    fn new(problem: &'a Problem) -> Self {
        Self {
            level: problem.level.name(),
            stage: problem.stage.name(),
            code: &problem.code,
            message: &problem.message,
            path: problem.path.as_deref(),
            location: problem.location.as_ref().map(checks::Location::new),
            help: problem.help.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct DisagreementOut<'a> {
    rule: &'a str,
    identity: &'a str,
    views: Vec<ViewOut<'a>>,
}

#[derive(Serialize)]
struct ViewOut<'a> {
    view: &'static str,
    outcome: &'static str,
    address: &'a str,
}

impl<'a> DisagreementOut<'a> {
    fn new(disagreement: &'a Disagreement) -> Self {
        let views = disagreement.views.iter();
        Self {
            rule: &disagreement.rule.0,
            identity: &disagreement.identity,
            views: views.map(|(view, outcome, address)| ViewOut { view: view.name(), outcome, address }).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
