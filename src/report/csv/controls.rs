//! One line for each control of each framework, those that do not apply included.

use super::record;
use crate::model::{Assessment, Control, ControlStatus, Framework, RuleResult};
use crate::report::order;
use std::io::{self, Write};

const HEADER: [&str; 15] = [
    "framework",
    "version",
    "control",
    "citation",
    "title",
    "class",
    "status",
    "reason",
    "rules",
    "passed",
    "failed",
    "waived",
    "undecided",
    "no_evidence",
    "not_applicable",
];

/// Writes the controls; the counts are those of checks of the rules behind each.
pub(in crate::report) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    record(&mut out, &HEADER)?;
    for assessed in &assessment.frameworks {
        for (control, status) in order::controls(assessed) {
            let Some(status) = status else { continue };
            line(&mut out, assessment, &assessed.framework, (control, status))?;
        }
    }
    out.flush()
}

fn line(
    out: &mut dyn Write,
    assessment: &Assessment,
    framework: &Framework,
    (control, status): (&Control, &ControlStatus),
) -> io::Result<()> {
    let results: Vec<_> = status.rules.iter().filter_map(|rule| assessment.rule_results.get(rule)).collect();
    let sum = |part: fn(&RuleResult) -> usize| results.iter().map(|result| part(result)).sum::<usize>().to_string();
    let rules = status.rules.iter().map(|rule| &*rule.0).collect::<Vec<_>>().join(", ");
    record(
        out,
        &[
            &framework.id,
            &framework.version,
            &control.id.0,
            &control.citation,
            &control.title,
            control.class.name(),
            status.status.name(),
            &status.reason,
            &rules,
            &sum(|result| result.passed),
            &sum(|result| result.failed),
            &sum(|result| result.waived),
            &sum(|result| result.undecided),
            &sum(|result| result.no_evidence),
            &sum(|result| result.not_applicable),
        ],
    )
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::text};

    #[test]
    fn a_line_for_each_control() {
        insta::assert_snapshot!(text(Format::CsvControls, &sample::signed()));
    }

    #[test]
    fn an_empty_run_passes_nothing() {
        let report = text(Format::CsvControls, &sample::nothing());
        assert!(!report.contains(",pass,") && report.contains(",no_evidence,"), "{report}");
    }
}
