//! Passes that count in part only, since what they rest on is too old or of an unknown time.

use super::paint::{GLUE, Ink, Paint};
use super::undecided::and_more;
use crate::model::Date;
use crate::report::aged::{self, Aged};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Writes how many passes rest on what, and what to do about it.
pub(super) fn render(passes: &Aged<'_>, as_of: Date, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let total: usize = passes.values().flat_map(BTreeMap::values).sum();
    if total == 0 {
        return Ok(());
    }
    let (passing, rest, their) = if total == 1 { ("check", "rests", "its") } else { ("checks", "rest", "their") };
    let said = format!("{total} passing {passing} {rest} on stale evidence: {their} controls are partial at best");
    writeln!(out, "  {}", paint.ink(Ink::Yellow, &said))?;
    for (stale, files) in passes.iter().take(few) {
        // a name is not broken apart from its count
        let named = files.iter().take(few).map(|(path, count)| format!("{path} ({count})").replace(' ', GLUE));
        let named: Vec<_> = named.collect();
        let said = format!("{}: {}", aged::why(*stale, as_of), and_more(&named, files.len()));
        paint.paragraph(out, "    ", Ink::Plain, &said)?;
    }
    super::gaps::rest(passes.len(), few, "    ", paint, out)?;
    let helps: BTreeSet<&str> = passes.keys().map(|stale| aged::help(*stale)).collect();
    helps.into_iter().try_for_each(|help| paint.paragraph(out, "    help: ", Ink::Cyan, help))
}
