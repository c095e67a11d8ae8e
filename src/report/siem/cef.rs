//! Common Event Format lines, for receivers that know only syslog.
//!
//! Source: the `ArcSight` Common Event Format guide, version 0 (`CEF:0`): header fields escape `\` and `|`, extension
//! values `\`, `=` and line ends.

use crate::model::{Assessment, Severity};
use crate::report::answer::{self, Row};
use crate::report::{Style, order, texts};
use std::io::{self, Write};

/// The guide's limit on `msg` and custom strings, in characters.
const MAX_TEXT: usize = 1023;

/// Writes one event a line.
pub(in crate::report) fn render(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let controls = order::controls_by_rule(assessment);
    for row in answer::rows(assessment, style) {
        let controls = texts::control_ids(answer::controls(&controls, &row.check.rule));
        event(&mut out, assessment, &row, &controls)?;
    }
    out.flush()
}

fn event(out: &mut dyn Write, assessment: &Assessment, row: &Row<'_>, controls: &str) -> io::Result<()> {
    let (rule, title) = (header(&row.check.rule.0), header(row.title()));
    write!(out, "CEF:0|Tickmark|tickmark|{}|{rule}|{title}|{}|", assessment.run.version, weight(row))?;
    let exception = row.answer.exception().map(answer::waiver).unwrap_or_default();
    let place = row.location();
    let pairs = [
        ("rt", assessment.run.evaluated_at.0.to_string()),
        ("cat", row.check.subject.kind.to_string()),
        ("outcome", super::outcome(row.answer).to_owned()),
        ("reason", row.answer.name().to_owned()),
        ("externalId", row.key()),
        ("filePath", place.path.to_string()),
        ("cn1Label", "line".to_owned()),
        ("cn1", place.start.line.to_string()),
        ("cs1Label", "controls".to_owned()),
        ("cs1", controls.to_owned()),
        ("cs2Label", "resource".to_owned()),
        ("cs2", row.check.subject.address.to_string()),
        ("cs3Label", if exception.is_empty() { String::new() } else { "exception".to_owned() }),
        ("cs3", exception),
        ("msg", row.message()),
    ];
    let written = pairs.iter().filter(|(_, value)| !value.is_empty());
    let texts: Vec<_> =
        written.map(|(key, value)| format!("{key}={}", extension(&texts::cut(value, MAX_TEXT)))).collect();
    writeln!(out, "{}", texts.join(" "))
}

/// 0 to 10; what is not wrong weighs nothing.
fn weight(row: &Row<'_>) -> u8 {
    match (row.finding, row.severity()) {
        (None, _) => 0,
        (Some(_), Severity::Low) => 3,
        (Some(_), Severity::Medium) => 5,
        (Some(_), Severity::High) => 8,
        (Some(_), Severity::Critical) => 10,
    }
}

fn header(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace('|', "\\|")
}

fn extension(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace('=', "\\=")
}

fn one_line(text: &str) -> String {
    text.replace(|letter: char| letter.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::{extension, header};
    use crate::report::{Format, sample, tests::text};

    #[test]
    fn a_line_for_each_finding() {
        let report = text(Format::Cef, &sample::signed());
        let lines: Vec<_> = report.lines().filter(|line| line.contains("K8S-POD-0")).take(3).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn values_cannot_start_another_field() {
        assert_eq!(header("a|b\\c\n"), "a\\|b\\\\c ");
        assert_eq!(extension("x=1\r\ny|z"), "x\\=1  y|z");
    }

    #[test]
    fn an_empty_run_gives_no_event() {
        assert_eq!(text(Format::Cef, &sample::nothing()), "");
    }
}
