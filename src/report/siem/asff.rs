//! The AWS Security Finding Format, an array for `BatchImportFindings`.
//!
//! Source: <https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings-format-syntax.html>. Security Hub
//! takes findings of the importing account and a hundred in a call, which a report cannot know: account and region are
//! those of the resource's ARN, or zeros and us-east-1, and the importer sets its own.

use crate::model::{Assessment, Severity};
use crate::report::answer::{self, Answer, Row};
use crate::report::order::{self, Mapped};
use crate::report::stream::Each;
use crate::report::{Style, texts};
use serde::Serialize;
use std::io::{self, Write};

/// Security Hub's limits on texts and lists.
const MAX_TITLE: usize = 256;
const MAX_DESCRIPTION: usize = 1024;
const MAX_REMEDIATION: usize = 512;
const MAX_REQUIREMENTS: usize = 32;

/// Writes the findings.
pub(in crate::report) fn render(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let controls = order::controls_by_rule(assessment);
    let rows = answer::rows(assessment, style);
    let findings =
        Each(|| rows.iter().map(|row| Finding::new(assessment, row, answer::controls(&controls, &row.check.rule))));
    serde_json::to_writer_pretty(&mut out, &findings)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Finding<'a> {
    schema_version: &'static str,
    id: String,
    product_arn: String,
    product_name: &'static str,
    company_name: &'static str,
    generator_id: &'a str,
    aws_account_id: String,
    types: [&'static str; 1],
    created_at: String,
    updated_at: String,
    severity: Grade,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    remediation: Option<Remediation<'a>>,
    resources: [Resource<'a>; 1],
    compliance: Compliance<'a>,
    workflow: Workflow,
    record_state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<Note>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Grade {
    label: &'static str,
    original: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Remediation<'a> {
    recommendation: Recommendation<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Recommendation<'a> {
    text: String,
    url: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Resource<'a> {
    #[serde(rename = "Type")]
    kind: &'static str,
    id: &'a str,
    details: Details<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Details<'a> {
    other: Other<'a>,
}

#[derive(Serialize)]
struct Other<'a> {
    kind: &'a str,
    address: &'a str,
    path: &'a str,
    line: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Compliance<'a> {
    status: &'static str,
    security_control_id: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_requirements: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    associated_standards: Vec<Standard>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Standard {
    standards_id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Workflow {
    status: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Note {
    text: String,
    updated_by: String,
    updated_at: String,
}

impl<'a> Finding<'a> {
    fn new(assessment: &'a Assessment, row: &Row<'a>, controls: &[Mapped<'a>]) -> Self {
        let time = assessment.run.evaluated_at.to_string();
        let (region, account) = owner(&row.check.subject.identity);
        let note = |exception: &crate::model::Exception| Note {
            text: texts::cut(&answer::waiver(exception), MAX_REMEDIATION),
            updated_by: texts::cut(&exception.approver, MAX_REMEDIATION),
            updated_at: crate::model::Time::midnight(exception.approved).to_string(),
        };
        let recommendation = |rule: &'a crate::model::Rule| Recommendation {
            text: texts::cut(&rule.remediation, MAX_REMEDIATION),
            url: texts::page(Some(rule)),
        };
        Self {
            schema_version: "2018-10-08",
            id: format!("tickmark/{}/{}", row.check.rule, row.key()),
            product_arn: format!("arn:aws:securityhub:{region}:{account}:product/{account}/default"),
            product_name: "Tickmark",
            company_name: "Tickmark",
            generator_id: &row.check.rule.0,
            aws_account_id: account.to_owned(),
            types: ["Software and Configuration Checks/Industry and Regulatory Standards"],
            created_at: time.clone(),
            updated_at: time,
            severity: grade(row),
            title: texts::cut(&format!("{} {}", row.check.rule, row.title()), MAX_TITLE),
            description: texts::cut(&format!("{} ({})", row.message(), texts::place(row.location())), MAX_DESCRIPTION),
            remediation: row.rule.map(|rule| Remediation { recommendation: recommendation(rule) }),
            resources: [resource(row)],
            compliance: compliance(row, controls),
            workflow: Workflow { status: workflow(row.answer) },
            record_state: "ACTIVE",
            note: row.answer.exception().map(note),
        }
    }
}

/// Region and account of an ARN (`arn:partition:service:region:account:resource`).
fn owner(identity: &str) -> (&str, &str) {
    let mut parts = identity.split(':');
    let is_arn = parts.next() == Some("arn");
    let (region, account) = (parts.nth(2).unwrap_or_default(), parts.next().unwrap_or_default());
    let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    match (is_arn && is_account, region) {
        (true, "") => ("us-east-1", account),
        (true, region) => (region, account),
        (false, _) => ("us-east-1", "000000000000"),
    }
}

fn resource<'a>(row: &Row<'a>) -> Resource<'a> {
    let (subject, place) = (&row.check.subject, row.location());
    let other = Other {
        kind: &subject.kind.0,
        address: &subject.address,
        path: &place.path,
        line: place.start.line.to_string(),
    };
    Resource { kind: "Other", id: &subject.identity, details: Details { other } }
}

fn compliance<'a>(row: &Row<'a>, controls: &[Mapped<'a>]) -> Compliance<'a> {
    let requirement =
        |mapped: &Mapped<'_>| format!("{} {} {}", mapped.framework.title, mapped.framework.version, mapped.control.id);
    let mut standards: Vec<_> = controls
        .iter()
        .map(|mapped| format!("standards/{}/v/{}", mapped.framework.id, mapped.framework.version))
        .collect();
    standards.dedup();
    Compliance {
        status: match row.answer {
            Answer::Pass => "PASSED",
            Answer::Fail(_) | Answer::Waived(..) => "FAILED",
            Answer::Unknown(_) | Answer::NoEvidence(_) | Answer::Error(_) => "WARNING",
            Answer::FalsePositive(..) | Answer::NotApplicable(_) => "NOT_AVAILABLE",
        },
        security_control_id: &row.check.rule.0,
        related_requirements: controls.iter().map(requirement).take(MAX_REQUIREMENTS).collect(),
        associated_standards: standards.into_iter().map(|standards_id| Standard { standards_id }).collect(),
    }
}

fn grade(row: &Row<'_>) -> Grade {
    let label = match (row.finding, row.severity()) {
        (None, _) => "INFORMATIONAL",
        (Some(_), Severity::Low) => "LOW",
        (Some(_), Severity::Medium) => "MEDIUM",
        (Some(_), Severity::High) => "HIGH",
        (Some(_), Severity::Critical) => "CRITICAL",
    };
    Grade { label, original: row.severity().name() }
}

fn workflow(answer: Answer<'_>) -> &'static str {
    match answer {
        Answer::Waived(..) | Answer::FalsePositive(..) => "SUPPRESSED",
        Answer::Pass => "RESOLVED",
        Answer::Fail(_) | Answer::Unknown(_) | Answer::NoEvidence(_) | Answer::Error(_) | Answer::NotApplicable(_) => {
            "NEW"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::owner;
    use crate::report::{Format, sample, tests::json};

    #[test]
    fn the_shape_of_a_finding() {
        let report = json(Format::Asff, &sample::signed());
        insta::assert_json_snapshot!(report[0]);
        let waived = report.as_array().unwrap().iter().find(|finding| finding["GeneratorId"] == "K8S-POD-009").unwrap();
        assert_eq!(
            (&waived["Workflow"]["Status"], &waived["Compliance"]["Status"]),
            (&"SUPPRESSED".into(), &"FAILED".into())
        );
    }

    #[test]
    fn account_and_region_are_those_of_an_arn() {
        assert_eq!(owner("arn:aws:rds:eu-west-1:111122223333:db:orders"), ("eu-west-1", "111122223333"));
        assert_eq!(owner("arn:aws:iam::111122223333:user/x"), ("us-east-1", "111122223333"));
        for other in ["arn:aws:s3:::shop-cards", "shop-cards", "arn", ""] {
            assert_eq!(owner(other), ("us-east-1", "000000000000"), "{other}");
        }
    }
}
