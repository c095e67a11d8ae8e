//! One JSON object a line, for log pipelines and `jq`: `{"type": "check", ...}`.
//!
//! The first line is the run, the last says how many lines there are, so that a cut file shows. Names and meanings are
//! those of the JSON report (`tickmark-report/1`), flattened; `outcome` is what the rule said, `answer` what stands
//! after exceptions.

use super::answer::{self, Row};
use super::records::{Attestation, Exception};
use super::stream::Shown;
use super::{Style, order, since, texts};
use crate::model::{Assessment, Control, ControlStatus, Date, Framework, Problem, Since, Time};
use serde::Serialize;
use std::io::{self, Write};

/// Writes every line.
pub(super) fn render(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Lines { out: &mut io::BufWriter::new(out), written: 0 };
    lines.write(&Line::Run(Box::new(Run::new(assessment))))?;
    for assessed in &assessment.frameworks {
        for (control, status) in order::controls(assessed) {
            let Some(status) = status else { continue };
            lines.write(&Line::Control(ControlLine::new(&assessed.framework, control, status)))?;
        }
    }
    for row in answer::rows(assessment, style) {
        lines.write(&Line::Check(Box::new(CheckLine::new(&row))))?;
    }
    for exception in &assessment.exceptions {
        lines.write(&Line::Exception(Exception::new(exception)))?;
    }
    for attestation in &assessment.attestations {
        lines.write(&Line::Attestation(Attestation::new(attestation)))?;
    }
    for problem in &assessment.problems {
        lines.write(&Line::Problem(ProblemLine::new(problem)))?;
    }
    let lines_before = lines.written;
    lines.write(&Line::End { lines_before, verdict: texts::verdict(assessment) })?;
    lines.out.flush()
}

struct Lines<'w> {
    out: &'w mut dyn Write,
    written: usize,
}

impl Lines<'_> {
    fn write(&mut self, line: &Line<'_>) -> io::Result<()> {
        serde_json::to_writer(&mut self.out, line)?;
        self.written += 1;
        self.out.write_all(b"\n")
    }
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Line<'a> {
    Run(Box<Run<'a>>),
    Control(ControlLine<'a>),
    Check(Box<CheckLine<'a>>),
    Exception(Exception<'a>),
    Attestation(Attestation<'a>),
    Problem(ProblemLine<'a>),
    End { lines_before: usize, verdict: &'static str },
}

#[derive(Serialize)]
struct Run<'a> {
    schema: &'static str,
    version: &'a str,
    as_of: Shown<Date>,
    evaluated_at: Shown<Time>,
    content_digest: String,
    verdict: &'static str,
    gate_failures: &'a [String],
    inputs: usize,
    checks: usize,
    baseline: Option<&'a str>,
    remarks: Vec<String>,
}

impl<'a> Run<'a> {
    fn new(assessment: &'a Assessment) -> Self {
        let run = &assessment.run;
        Self {
            schema: "tickmark-report/1",
            version: run.version,
            as_of: Shown(run.as_of),
            evaluated_at: Shown(run.evaluated_at),
            content_digest: format!("sha256:{}", run.content_digest),
            verdict: texts::verdict(assessment),
            gate_failures: &assessment.gate_failures,
            inputs: assessment.inputs.len(),
            checks: assessment.checks.len(),
            baseline: assessment.baseline.as_deref().map(|baseline| &*baseline.name),
            remarks: since::sentences(assessment),
        }
    }
}

#[derive(Serialize)]
struct ControlLine<'a> {
    framework: &'a str,
    id: &'a str,
    title: &'a str,
    class: &'static str,
    status: &'static str,
    reason: &'a str,
    rules: Vec<&'a str>,
}

impl<'a> ControlLine<'a> {
    fn new(framework: &'a Framework, control: &'a Control, status: &'a ControlStatus) -> Self {
        Self {
            framework: &framework.id,
            id: &control.id.0,
            title: &control.title,
            class: control.class.name(),
            status: status.status.name(),
            reason: &status.reason,
            rules: status.rules.iter().map(|rule| &*rule.0).collect(),
        }
    }
}

#[derive(Serialize)]
struct CheckLine<'a> {
    rule: &'a str,
    severity: &'static str,
    outcome: &'static str,
    answer: &'static str,
    message: String,
    kind: &'a str,
    address: &'a str,
    identity: &'a str,
    view: &'static str,
    path: &'a str,
    line: u32,
    column: u32,
    attribute: Option<&'a str>,
    fingerprint: String,
    exception: Option<&'a str>,
    baseline: Option<&'static str>,
}

impl<'a> CheckLine<'a> {
    fn new(row: &Row<'a>) -> Self {
        let (subject, place) = (&row.check.subject, row.location());
        Self {
            rule: &row.check.rule.0,
            severity: row.severity().name(),
            outcome: row.check.outcome.name(),
            answer: row.answer.name(),
            message: row.message(),
            kind: &subject.kind.0,
            address: &subject.address,
            identity: &subject.identity,
            view: subject.view.name(),
            path: &place.path,
            line: place.start.line,
            column: place.start.column,
            attribute: row.finding.map(|finding| &*finding.attribute),
            fingerprint: row.key(),
            exception: row.answer.exception().map(|exception| &*exception.id),
            baseline: row.finding.and_then(|finding| finding.since).map(Since::name),
        }
    }
}

#[derive(Serialize)]
struct ProblemLine<'a> {
    level: &'static str,
    stage: &'static str,
    code: &'a str,
    message: &'a str,
    path: Option<&'a str>,
    line: Option<u32>,
    help: Option<&'a str>,
}

impl<'a> ProblemLine<'a> {
    fn new(problem: &'a Problem) -> Self {
        Self {
            level: problem.level.name(),
            stage: problem.stage.name(),
            code: &problem.code,
            message: &problem.message,
            path: problem.path.as_deref(),
            line: problem.location.as_ref().map(|location| location.start.line),
            help: problem.help.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::text};
    use serde_json::Value;

    #[test]
    fn a_line_of_each_type() {
        let report = text(Format::Ndjson, &sample::signed());
        let lines: Vec<Value> = report.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let mut firsts = lines.clone();
        firsts.dedup_by_key(|line| line["type"].clone());
        insta::assert_json_snapshot!(firsts);
        assert_eq!(lines.last().unwrap()["lines_before"], lines.len() - 1);
    }

    #[test]
    fn an_empty_run_still_says_that_it_ran() {
        let report = text(Format::Ndjson, &sample::nothing());
        assert!(report.starts_with("{\"type\":\"run\"") && report.trim_end().ends_with("\"nothing was evaluated\"}"));
    }
}
