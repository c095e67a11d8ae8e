//! One line for each finding, or for a check without one.

use super::record;
use crate::model::{Assessment, Since};
use crate::report::answer::{self, Row};
use crate::report::order::{self, Mapped};
use crate::report::{Style, texts};
use std::io::{self, Write};

const HEADER: [&str; 19] = [
    "rule",
    "severity",
    "title",
    "outcome",
    "message",
    "kind",
    "resource",
    "identity",
    "view",
    "path",
    "line",
    "column",
    "attribute",
    "fingerprint",
    "exception",
    "expires",
    "controls",
    "fix",
    "baseline",
];

/// Writes the checks; passes and what does not apply only when every check is wanted.
pub(in crate::report) fn render(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let controls = order::controls_by_rule(assessment);
    record(&mut out, &HEADER)?;
    for row in answer::rows(assessment, style) {
        line(&mut out, &row, answer::controls(&controls, &row.check.rule))?;
    }
    out.flush()
}

fn line(out: &mut dyn Write, row: &Row<'_>, controls: &[Mapped<'_>]) -> io::Result<()> {
    let (subject, place) = (&row.check.subject, row.location());
    let exception = row.answer.exception();
    record(
        out,
        &[
            &row.check.rule.0,
            row.severity().name(),
            row.title(),
            row.answer.name(),
            &row.message(),
            &subject.kind.0,
            &subject.address,
            &subject.identity,
            subject.view.name(),
            &place.path,
            &place.start.line.to_string(),
            &place.start.column.to_string(),
            row.finding.map_or("", |finding| &finding.attribute),
            &row.key(),
            exception.map_or("", |exception| &exception.id),
            &exception.map_or_else(String::new, |exception| exception.expires.to_string()),
            &texts::control_ids(controls),
            row.rule.map_or("", |rule| &rule.remediation),
            row.finding.and_then(|finding| finding.since).map_or("", Since::name),
        ],
    )
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::text};

    #[test]
    fn a_line_for_each_finding() {
        let report = text(Format::Csv, &sample::signed());
        let lines: Vec<_> = report.lines().take(6).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn an_empty_run_has_only_a_header() {
        assert_eq!(text(Format::Csv, &sample::nothing()).lines().count(), 1);
    }
}
