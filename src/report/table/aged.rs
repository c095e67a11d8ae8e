//! Passes that count in part only, since what they rest on is too old or of an unknown time.

use super::paint::{GLUE, Ink, Paint, plural};
use super::undecided::and_more;
use crate::model::{Date, Stale};
use crate::report::aged::{self, Aged};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Writes how many passes rest on what, and what to do about it.
pub(super) fn render(passes: &Aged<'_>, as_of: Date, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let mut by_help: BTreeMap<&str, Vec<(Stale, &BTreeMap<&str, usize>)>> = BTreeMap::new();
    for (stale, files) in passes {
        by_help.entry(aged::help(*stale)).or_default().push((*stale, files));
    }
    for (help, groups) in by_help {
        let total: usize = groups.iter().flat_map(|(_, files)| files.values()).sum();
        let (passing, rest, their) = if total == 1 { ("check", "rests", "its") } else { ("checks", "rest", "their") };
        let said = format!("{total} passing {passing} {rest} on stale evidence: {their} controls are partial at best");
        writeln!(out, "  {}", paint.ink(Ink::Yellow, &said))?;
        for (stale, files) in groups.iter().take(few) {
            let named: Vec<_> =
                files.iter().take(few).map(|(path, count)| format!("{path} ({count})").replace(' ', GLUE)).collect();
            let said = format!("{}: {}", aged::why(*stale, as_of), and_more(&named, files.len()));
            paint.paragraph(out, "    ", Ink::Plain, &said)?;
        }
        if groups.len() > few {
            let more = plural(groups.len() - few, "more day");
            writeln!(out, "    {}", paint.ink(Ink::Dim, &format!("and of {more}: see them with -v")))?;
        }
        paint.paragraph(out, "    help: ", Ink::Cyan, help)?;
    }
    Ok(())
}
