//! Elastic Common Schema events, one JSON object a line.
//!
//! Source: <https://www.elastic.co/docs/reference/ecs/ecs-field-reference> 9.0; what it has no field for is a label.

use crate::model::{Assessment, Severity};
use crate::report::answer::{self, Row};
use crate::report::order::{self, Mapped};
use crate::report::{Style, texts};
use serde::Serialize;
use std::io::{self, Write};

/// Writes the events.
pub(in crate::report) fn render(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let controls = order::controls_by_rule(assessment);
    let rows = answer::rows(assessment, style);
    super::lines(out, rows.iter().map(|row| Event::new(assessment, row, answer::controls(&controls, &row.check.rule))))
}

#[expect(clippy::struct_field_names, reason = "the names are those of the specification")]
#[derive(Serialize)]
struct Event<'a> {
    #[serde(rename = "@timestamp")]
    timestamp: String,
    ecs: Version,
    message: String,
    event: Kind<'a>,
    rule: Rule<'a>,
    file: File<'a>,
    observer: Observer<'a>,
    labels: Labels<'a>,
    tags: Vec<&'a str>,
}

#[derive(Serialize)]
struct Version {
    version: &'static str,
}

#[expect(clippy::struct_field_names, reason = "the names are those of the specification")]
#[derive(Serialize)]
struct Kind<'a> {
    kind: &'static str,
    category: [&'static str; 1],
    #[serde(rename = "type")]
    kinds: [&'static str; 1],
    outcome: &'static str,
    module: &'static str,
    dataset: &'static str,
    id: String,
    severity: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    provider: &'a str,
}

#[derive(Serialize)]
struct Rule<'a> {
    id: &'a str,
    name: &'a str,
    description: &'a str,
    category: &'a str,
    reference: &'a str,
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
}

#[derive(Serialize)]
struct Observer<'a> {
    vendor: &'static str,
    product: &'static str,
    version: &'a str,
}

/// Keywords: every value is a string.
#[derive(Serialize)]
struct Labels<'a> {
    answer: &'static str,
    severity: &'static str,
    resource: &'a str,
    identity: &'a str,
    view: &'static str,
    line: String,
    controls: String,
}

impl<'a> Event<'a> {
    fn new(assessment: &'a Assessment, row: &Row<'a>, controls: &[Mapped<'a>]) -> Self {
        let subject = &row.check.subject;
        let mut tags = vec!["compliance", row.answer.name()];
        tags.extend(controls.iter().map(|mapped| &*mapped.framework.id));
        tags.dedup();
        Self {
            timestamp: assessment.run.evaluated_at.to_string(),
            ecs: Version { version: "9.0.0" },
            message: row.message(),
            event: Kind {
                kind: "state",
                category: ["configuration"],
                kinds: ["info"],
                outcome: super::outcome(row.answer),
                module: "tickmark",
                dataset: "tickmark.findings",
                id: row.key(),
                severity: row.finding.map_or(0, |_| weight(row.severity())),
                reason: row.answer.exception().map(answer::waiver),
                provider: "tickmark",
            },
            rule: Rule {
                id: &row.check.rule.0,
                name: row.title(),
                description: row.rule.map_or("", |rule| &rule.description),
                category: &subject.kind.0,
                reference: texts::page(row.rule),
            },
            file: File { path: &row.location().path },
            observer: Observer { vendor: "Tickmark", product: "tickmark", version: assessment.run.version },
            labels: Labels {
                answer: row.answer.name(),
                severity: row.severity().name(),
                resource: &subject.address,
                identity: &subject.identity,
                view: subject.view.name(),
                line: row.location().start.line.to_string(),
                controls: texts::control_ids(controls),
            },
            tags,
        }
    }
}

/// The numbers of Elastic's own detection rules.
fn weight(severity: Severity) -> u8 {
    match severity {
        Severity::Low => 21,
        Severity::Medium => 47,
        Severity::High => 73,
        Severity::Critical => 99,
    }
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::text};
    use serde_json::Value;

    #[test]
    fn the_shape_of_an_event() {
        let report = text(Format::Ecs, &sample::signed());
        let event: Value = serde_json::from_str(report.lines().next().unwrap()).unwrap();
        insta::assert_json_snapshot!(event);
    }

    #[test]
    fn an_empty_run_gives_no_event() {
        assert_eq!(text(Format::Ecs, &sample::nothing()), "");
    }
}
