//! The report for a person: findings with their source, then the scoreboard, then what nobody knows.
//!
//! What comes last is read first in a terminal, so the verdict is the last line. Text from inputs is
//! shown only through [`paint::clean`]: an input must not be able to drive the terminal.

mod accepted;
mod aged;
mod change;
mod finding;
mod gaps;
mod left_out;
mod paint;
mod scoreboard;
mod undecided;
mod verdict;

pub use paint::harmless;

pub(super) use change::render as change;

use super::Style;
use super::order::{self, Failure};
use super::since;
use crate::model::Assessment;
use paint::{Ink, Paint, plural};
use std::io::{self, Write};

/// Writes the terminal report.
pub(super) fn render(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint::new(style);
    if style.brief {
        return verdict::render(assessment, &paint, out);
    }
    let (mut failures, accepted): (Vec<_>, Vec<_>) =
        order::failures(assessment).into_iter().partition(|failure| failure.check.exception.is_none());
    failures.retain(|failure| !since::is_known(failure.finding));
    findings(assessment, &failures, style, &paint, out)?;
    scoreboard::render(assessment, style, &paint, out)?;
    severities(assessment, &failures, &paint, out)?;
    accepted::render(&accepted, style, &paint, out)?;
    gaps::render(assessment, style, &paint, out)?;
    disagreements(assessment, &paint, out)?;
    verdict::scanned(assessment, &paint, out)?;
    verdict::render(assessment, &paint, out)
}

fn findings(
    assessment: &Assessment,
    failures: &[Failure<'_>],
    style: &Style,
    paint: &Paint,
    out: &mut dyn Write,
) -> io::Result<()> {
    let limit = if style.all { usize::MAX } else { style.max_findings };
    let mut shown = order::worst(failures.to_vec(), limit, Failure::severity);
    let controls = order::controls_by_rule(assessment);
    let hidden = failures.len() - shown.len();
    if hidden > 0 {
        let text = format!("{} of {}, the worst:", shown.len(), plural(failures.len(), "finding"));
        paint.paragraph(out, "", Ink::Bold, &text)?;
        writeln!(out)?;
    }
    let few = if style.verbose { usize::MAX } else { 1 };
    for file in shown.chunk_by_mut(|a, b| a.finding.location.path == b.finding.location.path) {
        file.sort_by_key(|failure| std::cmp::Reverse(failure.severity()));
        finding::file(file, &controls, few, paint, out)?;
    }
    if hidden > 0 {
        let text = format!(
            "{} not shown, none of them worse than those above; see every one with --all or -f json",
            plural(hidden, "more finding")
        );
        paint.paragraph(out, "", Ink::Bold, &text)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Findings by severity, in one line.
fn severities(assessment: &Assessment, failures: &[Failure<'_>], paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let noun = if assessment.baseline.is_some() { "new finding" } else { "finding" };
    if failures.is_empty() {
        writeln!(out, "No {noun}s.")?;
        return sentences(assessment, paint, out);
    }
    let counts = order::by_severity(failures).into_iter().filter(|(_, count)| *count > 0);
    let parts: Vec<_> =
        counts.map(|(severity, count)| paint.ink(Ink::of(severity), &format!("{count} {}", severity.name()))).collect();
    writeln!(out, "{}: {}", plural(failures.len(), noun), parts.join(", "))?;
    sentences(assessment, paint, out)
}

/// What the findings are held against, and what was left out, a paragraph each.
fn sentences(assessment: &Assessment, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    since::sentences(assessment).iter().try_for_each(|said| paint.paragraph(out, "", Ink::Plain, said))
}

/// Where views of the same thing differ.
fn disagreements(assessment: &Assessment, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    if assessment.disagreements.is_empty() {
        return Ok(());
    }
    paint.heading(out, "Views that disagree")?;
    for disagreement in &assessment.disagreements {
        let views = disagreement.views.iter();
        let said: Vec<_> =
            views.map(|(view, outcome, address)| format!("{} says {outcome} ({address})", view.name())).collect();
        let label = format!("  {} ", disagreement.rule);
        paint.paragraph(out, &label, Ink::Bold, &format!("{}: {}", disagreement.identity, said.join(", ")))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
