//! GitHub workflow commands: annotations on the lines of a pull request.
//!
//! Source: <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>. GitHub keeps ten
//! annotations of each level for a step, so the worst ten are written and the last line says how many are not; every
//! finding is in the step summary (`github-summary`) and in SARIF. Waived findings and false positives are left out.

use super::answer::{self, Row};
use super::{since, texts};
use crate::model::{Assessment, Location, Severity};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Annotations of one level that GitHub keeps for a step; it drops the others without a word.
const MAX_ANNOTATIONS: usize = 10;
/// GitHub cuts longer messages at 4 KiB.
const MAX_MESSAGE: usize = 1_000;

/// Writes one command a line.
pub(super) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let open = answer::open(assessment);
    let errors: Vec<_> = texts::errors(assessment).collect();
    let mut left = [("error", MAX_ANNOTATIONS), ("warning", MAX_ANNOTATIONS), ("notice", MAX_ANNOTATIONS - 1)];
    let mut shown = 0;
    let mut command = |level: &'static str, title: &str, place: Option<&Location>, message: &str| {
        let Some((_, left)) = left.iter_mut().find(|(name, left)| *name == level && *left > 0) else { return Ok(()) };
        *left -= 1;
        shown += 1;
        annotation(&mut out, level, title, place, message)
    };
    for problem in &errors {
        command("error", "Tickmark could not read everything", problem.location.as_ref(), &texts::problem(problem))?;
    }
    for row in &open {
        command(level(row.severity()), &title(row), Some(row.location()), &message(row))?;
    }
    let hidden = (errors.len() + open.len()).saturating_sub(shown);
    let more = if hidden > 0 { format!("; {hidden} more are not shown here") } else { String::new() };
    let noun = if assessment.baseline.is_some() { "new finding" } else { "finding" };
    let found = texts::count(open.len(), noun);
    let first = format!("{}: {found}{more}", texts::verdict(assessment));
    let message = std::iter::once(first).chain(since::sentences(assessment)).collect::<Vec<_>>().join("; ");
    annotation(&mut out, "notice", "Tickmark", None, &message)?;
    out.flush()
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "notice",
    }
}

fn title(row: &Row<'_>) -> String {
    format!("{} {} ({})", row.check.rule, row.title(), row.severity().name())
}

fn message(row: &Row<'_>) -> String {
    let fix = row.rule.map_or("", |rule| &rule.remediation);
    texts::cut(&format!("{} ({})\n{fix}", row.message(), row.check.subject.address), MAX_MESSAGE)
}

fn annotation(
    out: &mut dyn Write,
    level: &str,
    title: &str,
    place: Option<&Location>,
    message: &str,
) -> io::Result<()> {
    let mut properties = String::new();
    if let Some(place) = place {
        let (start, end) = (place.start, place.end.max(place.start));
        let _ = write!(
            properties,
            "file={},line={},endLine={}",
            property(texts::relative(&place.path)),
            start.line,
            end.line
        );
        // columns are read as those of one line
        if start.line == end.line {
            let _ = write!(properties, ",col={},endColumn={}", start.column, end.column);
        }
        properties.push(',');
    }
    writeln!(out, "::{level} {properties}title={}::{}", property(title), data(message))
}

/// A command is one line, and `%` starts an escape.
fn data(text: &str) -> String {
    let shown = text.replace(|letter: char| letter.is_control() && !"\r\n".contains(letter), "\u{fffd}");
    shown.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// In a property, `:` and `,` end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::text};

    #[test]
    fn commands_for_every_failure_and_unread_file() {
        insta::assert_snapshot!(text(Format::Github, &sample::signed()));
    }

    #[test]
    fn an_empty_run_says_so() {
        let report = text(Format::Github, &sample::nothing());
        assert_eq!(report, "::notice title=Tickmark::nothing was evaluated: 0 findings\n");
    }

    #[test]
    fn no_more_than_github_keeps_and_the_rest_is_counted() {
        let report = text(Format::Github, &sample::many(30_000));
        for level in ["::error ", "::warning ", "::notice "] {
            assert!(report.lines().filter(|line| line.starts_with(level)).count() <= 10, "{level}");
        }
        assert!(report.lines().last().unwrap().ends_with("more are not shown here"));
    }

    #[test]
    fn a_message_cannot_start_another_command() {
        assert_eq!(super::data("50%\r\n::set-output"), "50%25%0D%0A::set-output");
        assert_eq!(super::property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
