//! OCSF 1.5.0 compliance findings (class 2003), one JSON object a line.
//!
//! Source: <https://schema.ocsf.io/1.5.0/classes/compliance_finding>. Times are milliseconds, as `timestamp_t` is.

use crate::model::{Assessment, Severity, Words};
use crate::report::answer::{self, Answer, Row};
use crate::report::order::{self, Mapped};
use crate::report::{Style, texts};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

const VERSION: &str = "1.5.0";

/// Writes the events.
pub(in crate::report) fn render(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let controls = order::controls_by_rule(assessment);
    let digests: BTreeMap<&str, String> =
        assessment.inputs.iter().map(|input| (&*input.path, input.digest.to_string())).collect();
    let rows = answer::rows(assessment, style);
    super::lines(
        out,
        rows.iter().map(|row| {
            let digest = digests.get(&*row.location().path).map(String::as_str);
            Event::new(assessment, row, answer::controls(&controls, &row.check.rule), digest)
        }),
    )
}

#[derive(Serialize)]
struct Event<'a> {
    activity_id: u8,
    activity_name: &'static str,
    category_uid: u8,
    category_name: &'static str,
    class_uid: u16,
    class_name: &'static str,
    type_uid: u32,
    type_name: &'static str,
    time: i64,
    severity_id: u8,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_id: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
    metadata: Metadata<'a>,
    finding_info: FindingInfo<'a>,
    compliance: Compliance<'a>,
    resources: [Resource<'a>; 1],
    evidences: [Evidence<'a>; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    remediation: Option<Remediation<'a>>,
}

#[derive(Serialize)]
struct Metadata<'a> {
    version: &'static str,
    uid: String,
    event_code: &'a str,
    product: Product<'a>,
}

#[derive(Serialize)]
struct Product<'a> {
    name: &'static str,
    vendor_name: &'static str,
    version: &'a str,
}

#[derive(Serialize)]
struct FindingInfo<'a> {
    uid: String,
    title: &'a str,
    desc: &'a str,
    types: [&'a str; 1],
    analytic: Analytic<'a>,
}

#[derive(Serialize)]
struct Analytic<'a> {
    uid: &'a str,
    name: &'a str,
    type_id: u8,
    #[serde(rename = "type")]
    kind: &'static str,
    version: &'a str,
}

#[derive(Serialize)]
struct Compliance<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    control: Option<&'a str>,
    standards: Vec<String>,
    requirements: Vec<&'a str>,
    status_id: u8,
    status: &'static str,
    status_code: &'static str,
    status_details: Vec<String>,
}

#[derive(Serialize)]
struct Resource<'a> {
    uid: &'a str,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    labels: [String; 1],
}

#[derive(Serialize)]
struct Evidence<'a> {
    data: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribute: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
}

#[derive(Serialize)]
struct Remediation<'a> {
    desc: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    references: &'a [Words],
}

impl<'a> Event<'a> {
    fn new(assessment: &'a Assessment, row: &Row<'a>, controls: &[Mapped<'a>], digest: Option<&'a str>) -> Self {
        let (severity_id, severity) = severity(row);
        let status = status(row.answer);
        let version = assessment.run.version;
        let remediation =
            |rule: &'a crate::model::Rule| Remediation { desc: &rule.remediation, references: &rule.related_resources };
        Self {
            activity_id: 1,
            activity_name: "Create",
            category_uid: 2,
            category_name: "Findings",
            class_uid: 2003,
            class_name: "Compliance Finding",
            type_uid: 200_301,
            type_name: "Compliance Finding: Create",
            time: assessment.run.evaluated_at.0,
            severity_id,
            severity,
            status_id: status.map(|(id, _)| id),
            status: status.map(|(_, name)| name),
            message: row.message(),
            comment: row.answer.exception().map(answer::waiver),
            metadata: Metadata {
                version: VERSION,
                uid: row.key(),
                event_code: &row.check.rule.0,
                product: Product { name: "Tickmark", vendor_name: "Tickmark", version },
            },
            finding_info: FindingInfo {
                uid: row.key(),
                title: row.title(),
                desc: row.rule.map_or("", |rule| &rule.description),
                types: [&row.check.subject.kind.0],
                analytic: Analytic { uid: &row.check.rule.0, name: row.title(), type_id: 1, kind: "Rule", version },
            },
            compliance: compliance(row, controls),
            resources: [resource(row)],
            evidences: [Evidence { data: place(row, digest) }],
            remediation: row.rule.map(remediation),
        }
    }
}

fn compliance<'a>(row: &Row<'a>, controls: &[Mapped<'a>]) -> Compliance<'a> {
    let mut standards: Vec<String> =
        controls.iter().map(|mapped| format!("{} {}", mapped.framework.title, mapped.framework.version)).collect();
    standards.dedup();
    let (status_id, status) = match row.answer {
        Answer::Pass => (1, "Pass"),
        Answer::Fail(_) | Answer::Waived(..) => (3, "Fail"),
        Answer::FalsePositive(..) | Answer::NotApplicable(_) => (99, "Other"),
        Answer::Unknown(_) | Answer::NoEvidence(_) | Answer::Error(_) => (0, "Unknown"),
    };
    Compliance {
        control: controls.first().map(|mapped| &*mapped.control.id.0),
        standards,
        requirements: controls.iter().map(|mapped| &*mapped.control.id.0).collect(),
        status_id,
        status,
        status_code: row.answer.name(),
        status_details: vec![texts::place(row.location())],
    }
}

fn resource<'a>(row: &Row<'a>) -> Resource<'a> {
    let subject = &row.check.subject;
    Resource {
        uid: &subject.identity,
        name: &subject.address,
        kind: &subject.kind.0,
        labels: [format!("view:{}", subject.view.name())],
    }
}

fn place<'a>(row: &Row<'a>, sha256: Option<&'a str>) -> Place<'a> {
    let place = row.location();
    Place {
        path: &place.path,
        line: place.start.line,
        column: place.start.column,
        attribute: row.finding.map(|finding| &*finding.attribute),
        sha256,
    }
}

fn severity(row: &Row<'_>) -> (u8, &'static str) {
    match (row.finding, row.severity()) {
        (None, _) => (1, "Informational"),
        (Some(_), Severity::Low) => (2, "Low"),
        (Some(_), Severity::Medium) => (3, "Medium"),
        (Some(_), Severity::High) => (4, "High"),
        (Some(_), Severity::Critical) => (5, "Critical"),
    }
}

/// Only what is wrong has a state that somebody works on.
fn status(answer: Answer<'_>) -> Option<(u8, &'static str)> {
    match answer {
        Answer::Fail(_) => Some((1, "New")),
        Answer::Waived(..) | Answer::FalsePositive(..) => Some((3, "Suppressed")),
        Answer::Pass | Answer::Unknown(_) | Answer::NoEvidence(_) | Answer::Error(_) | Answer::NotApplicable(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::text};
    use serde_json::Value;

    fn events() -> Vec<Value> {
        text(Format::Ocsf, &sample::signed()).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    #[test]
    fn the_shape_of_an_event() {
        insta::assert_json_snapshot!(events()[0]);
    }

    #[test]
    fn what_is_accepted_is_suppressed_and_fails_still() {
        let events = events();
        let waived = events.iter().find(|event| event["compliance"]["status_code"] == "waived").unwrap();
        assert_eq!((&waived["status"], &waived["compliance"]["status"]), (&"Suppressed".into(), &"Fail".into()));
        assert!(waived["comment"].as_str().unwrap().contains("EXC-1"));
    }

    #[test]
    fn times_are_milliseconds_and_types_follow_their_class() {
        for event in events() {
            assert_eq!(event["time"], 1_795_335_300_042_i64);
            assert_eq!(event["type_uid"].as_u64(), event["class_uid"].as_u64().map(|class| class * 100 + 1));
        }
    }
}
