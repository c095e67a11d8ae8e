//! GitLab's SAST report, for the vulnerability list of a project.
//!
//! Source: the schema 15.0.7 of GitLab's security report formats. Times have no zone letter and are UTC. Waived findings
//! and false positives are left out: whoever looks at GitLab decides there, and a dismissal here would be a second
//! record of the same decision.

use crate::model::{Assessment, Level, Problem, Severity, Verdict};
use crate::report::answer::{self, Row};
use crate::report::identifier::uuid;
use crate::report::order::{self, Mapped};
use crate::report::since;
use crate::report::stream::Each;
use crate::report::texts;
use serde::Serialize;
use std::io::{self, Write};

/// GitLab refuses a vulnerability with more identifiers.
const MAX_IDENTIFIERS: usize = 20;
/// GitLab's limit on names.
const MAX_NAME: usize = 255;
/// Messages about the scan; GitLab shows them all in one box.
const MAX_MESSAGES: usize = 50;

/// Writes the report.
pub(in crate::report) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let controls = order::controls_by_rule(assessment);
    let open = answer::open(assessment);
    let report = Report {
        version: "15.0.7",
        scan: Scan::new(assessment),
        vulnerabilities: Each(|| {
            open.iter().map(|row| Vulnerability::new(row, answer::controls(&controls, &row.check.rule)))
        }),
    };
    serde_json::to_writer_pretty(&mut out, &report)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct Report<'a, V: Serialize> {
    version: &'static str,
    scan: Scan<'a>,
    vulnerabilities: V,
}

#[derive(Serialize)]
struct Scan<'a> {
    analyzer: Tool<'a>,
    scanner: Tool<'a>,
    #[serde(rename = "type")]
    kind: &'static str,
    start_time: String,
    end_time: String,
    status: &'static str,
    messages: Vec<Message>,
}

#[derive(Serialize)]
struct Tool<'a> {
    id: &'static str,
    name: &'static str,
    url: &'static str,
    version: &'a str,
    vendor: Vendor,
}

#[derive(Serialize)]
struct Vendor {
    name: &'static str,
}

#[derive(Serialize)]
struct Message {
    level: &'static str,
    value: String,
}

impl<'a> Scan<'a> {
    fn new(assessment: &'a Assessment) -> Self {
        let tool = || Tool {
            id: "tickmark",
            name: "Tickmark",
            url: crate::report::HOME,
            version: assessment.run.version,
            vendor: Vendor { name: "Tickmark" },
        };
        let time: String = assessment.run.evaluated_at.to_string().chars().take("2026-11-22T08:15:00".len()).collect();
        let status =
            if matches!(assessment.verdict(), Verdict::Passed | Verdict::Failed) { "success" } else { "failure" };
        Self {
            analyzer: tool(),
            scanner: tool(),
            kind: "sast",
            start_time: time.clone(),
            end_time: time,
            status,
            messages: messages(assessment),
        }
    }
}

/// What a reader must know first, then what was not read as meant.
fn messages(assessment: &Assessment) -> Vec<Message> {
    let said = since::sentences(assessment).into_iter().map(|value| Message { level: "info", value });
    said.chain(assessment.problems.iter().map(Message::new)).take(MAX_MESSAGES).collect()
}

impl Message {
    fn new(problem: &Problem) -> Self {
        let level = match problem.level {
            Level::Error => "fatal",
            Level::Warning => "warn",
            Level::Notice => "info",
        };
        Self { level, value: texts::problem(problem) }
    }
}

#[derive(Serialize)]
struct Vulnerability<'a> {
    id: String,
    name: String,
    description: String,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    solution: Option<&'a str>,
    location: Location<'a>,
    identifiers: Vec<Identifier<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    links: Vec<Link<'a>>,
}

#[derive(Serialize)]
struct Location<'a> {
    file: &'a str,
    start_line: u32,
    end_line: u32,
}

#[derive(Serialize)]
struct Identifier<'a> {
    #[serde(rename = "type")]
    kind: String,
    name: String,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Link<'a> {
    url: &'a str,
}

impl<'a> Vulnerability<'a> {
    fn new(row: &Row<'a>, controls: &[Mapped<'a>]) -> Self {
        let place = row.location();
        let start_line = place.start.line.max(1);
        let rule = Identifier {
            kind: "tickmark_rule".to_owned(),
            name: format!("Tickmark {}", row.check.rule),
            value: &row.check.rule.0,
            url: Some(texts::page(row.rule)),
        };
        let control = |mapped: &Mapped<'a>| Identifier {
            kind: mapped.framework.id.replace('-', "_"),
            name: texts::cut(&format!("{} {}", mapped.control.id, mapped.control.title), MAX_NAME),
            value: &mapped.control.id.0,
            url: None,
        };
        let risk = row.rule.map_or("", |rule| &rule.description);
        Self {
            id: uuid(&["gitlab", &row.key()]),
            name: texts::cut(row.title(), MAX_NAME),
            description: format!("{} ({}). {risk}", row.message(), row.check.subject.address),
            severity: severity(row.severity()),
            solution: row.rule.map(|rule| &*rule.remediation),
            location: Location {
                file: texts::relative(&place.path),
                start_line,
                end_line: place.end.line.max(start_line),
            },
            identifiers: std::iter::once(rule).chain(controls.iter().map(control)).take(MAX_IDENTIFIERS).collect(),
            links: row.rule.and_then(order::rule_url).map(|url| Link { url }).into_iter().collect(),
        }
    }
}

/// GitLab's words begin with a capital.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "Critical",
        Severity::High => "High",
        Severity::Medium => "Medium",
        Severity::Low => "Low",
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::json};
    use std::collections::BTreeSet;

    #[test]
    fn the_shape_of_a_report() {
        let mut report = json(Format::GitlabSast, &sample::signed());
        report["vulnerabilities"].as_array_mut().unwrap().truncate(1);
        report["scan"]["messages"].as_array_mut().unwrap().truncate(2);
        insta::assert_json_snapshot!(report);
    }

    #[test]
    fn ids_are_unique_at_30_000_findings() {
        let report = json(Format::GitlabSast, &sample::many(30_000));
        let found = report["vulnerabilities"].as_array().unwrap();
        let unique: BTreeSet<_> = found.iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(unique.len(), found.len());
    }

    #[test]
    fn a_run_over_nothing_is_no_success() {
        assert_eq!(json(Format::GitlabSast, &sample::nothing())["scan"]["status"], "failure");
    }
}
