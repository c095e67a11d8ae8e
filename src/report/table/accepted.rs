//! Findings that live exceptions cover: failures still, and told apart from those that nobody accepted.

use super::paint::{Ink, Paint, clean, plural};
use crate::report::order::Failure;
use crate::report::{Style, answer, texts};
use std::io::{self, Write};

/// Findings that are named unless the report is to be verbose.
const FEW: usize = 10;

/// Writes each with the exception that covers it.
pub(super) fn render(accepted: &[Failure<'_>], style: &Style, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    if accepted.is_empty() {
        return Ok(());
    }
    paint.heading(out, &format!("{} accepted: failures still, not passes", plural(accepted.len(), "finding")))?;
    let few = if style.verbose || style.all { usize::MAX } else { FEW };
    for failure in accepted.iter().take(few) {
        let Some(exception) = &failure.check.exception else { continue };
        let (place, message) = (texts::place(&failure.finding.location), &failure.finding.message);
        let text = format!("{place}: {message}; {}", answer::waiver(exception));
        paint.paragraph(out, &format!("  {} ", clean(&failure.check.rule.0)), Ink::Bold, &text)?;
    }
    let more = accepted.len().saturating_sub(few);
    if more > 0 {
        paint.paragraph(out, "  ", Ink::Dim, &format!("and {more} more; see every one with -v"))?;
    }
    Ok(())
}
