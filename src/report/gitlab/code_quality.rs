//! GitLab's code quality report, a subset of Code Climate's issues.
//!
//! Source: <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>. It has no word for what is
//! accepted, so waived findings and false positives are left out.

use crate::model::{Assessment, Severity};
use crate::report::answer::{self, Row};
use crate::report::order;
use crate::report::stream::Each;
use crate::report::texts;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the report: a JSON array without byte order mark.
pub(in crate::report) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let controls = order::controls_by_rule(assessment);
    let open = answer::open(assessment);
    let issues = Each(|| {
        open.iter().map(|row| Issue::new(row, &texts::control_ids(answer::controls(&controls, &row.check.rule))))
    });
    serde_json::to_writer_pretty(&mut out, &issues)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct Issue<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    check_name: &'a str,
    description: String,
    content: Content,
    categories: [&'static str; 1],
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Content {
    body: String,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl<'a> Issue<'a> {
    fn new(row: &Row<'a>, controls: &str) -> Self {
        let place = row.location();
        let begin = place.start.line.max(1);
        let fix = row.rule.map_or("", |rule| &rule.remediation);
        let body = if controls.is_empty() { fix.to_owned() } else { format!("{fix}\n\nControls: {controls}") };
        Self {
            kind: "issue",
            check_name: &row.check.rule.0,
            description: format!("{} ({})", row.message(), row.check.subject.address),
            content: Content { body },
            categories: ["Security"],
            fingerprint: row.key(),
            severity: severity(row.severity()),
            location: Location {
                path: texts::relative(&place.path),
                lines: Lines { begin, end: place.end.line.max(begin) },
            },
        }
    }
}

/// GitLab's words, of which `info` is not used.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "blocker",
        Severity::High => "critical",
        Severity::Medium => "major",
        Severity::Low => "minor",
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::json};
    use serde_json::Value;
    use std::collections::BTreeSet;

    #[test]
    fn the_shape_of_an_issue() {
        let report = json(Format::GitlabCodeQuality, &sample::signed());
        insta::assert_json_snapshot!(report[0]);
    }

    #[test]
    fn what_is_accepted_is_left_out() {
        let report = json(Format::GitlabCodeQuality, &sample::signed());
        let rules: BTreeSet<_> =
            report.as_array().unwrap().iter().map(|issue| issue["check_name"].as_str().unwrap()).collect();
        assert_eq!(rules.into_iter().collect::<Vec<_>>(), ["AWS-S3-003", "HOST-SSH-001", "K8S-POD-002"]);
        assert_eq!(json(Format::GitlabCodeQuality, &sample::nothing()), Value::Array(Vec::new()));
    }

    #[test]
    fn fingerprints_are_unique_at_30_000_findings() {
        let report = json(Format::GitlabCodeQuality, &sample::many(30_000));
        let issues = report.as_array().unwrap();
        let unique: BTreeSet<_> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
        assert_eq!((unique.len(), issues.len() >= 30_000), (issues.len(), true));
    }
}
