//! What was seen and not read, on purpose: counted, and by name for a reader who wants to know.

use super::gaps::most;
use super::paint::{Ink, Paint, plural};
use super::undecided::and_more;
use crate::model::{NotRead, Run};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Names shown for each reason.
const FEW: usize = 3;

/// Writes what was not read, by reason.
pub(super) fn render(run: &Run, verbose: bool, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    for group in run.left_out.chunk_by(|a, b| a.why == b.why) {
        let Some(first) = group.first() else { continue };
        let paths: Vec<&str> = group.iter().map(|one| &*one.path).collect();
        let words = in_words(first.why, paths.len());
        if verbose {
            writeln!(out, "  {words}")?;
            paths.iter().try_for_each(|path| paint.paragraph(out, "    ", Ink::Plain, path))?;
            continue;
        }
        let named = match first.why {
            NotRead::UnknownFormat => endings(&paths),
            NotRead::Own | NotRead::Downloaded | NotRead::Archive | NotRead::Linked | NotRead::NotAFile => {
                let shown: Vec<_> = paths.iter().take(FEW).map(|path| (*path).to_owned()).collect();
                and_more(&shown, paths.len())
            }
        };
        paint.paragraph(out, "  ", Ink::Plain, &format!("{words}: {named}"))?;
    }
    if run.files_ignored > 0 {
        writeln!(out, "  {} hidden by ignore files or --exclude", plural(run.files_ignored, "file"))?;
    }
    Ok(())
}

fn in_words(why: NotRead, count: usize) -> String {
    let (one, more) = match why {
        NotRead::UnknownFormat => ("file of no known format", "files of no known format"),
        NotRead::Own => ("file of Tickmark's own", "files of Tickmark's own"),
        NotRead::Downloaded => ("directory of downloaded code", "directories of downloaded code"),
        NotRead::Archive => ("archive inside a directory, not opened", "archives inside a directory, not opened"),
        NotRead::Linked => (
            "link to a directory that is read under its own name",
            "links to directories that are read under their own names",
        ),
        NotRead::NotAFile => ("pipe, socket or device", "pipes, sockets or devices"),
    };
    format!("{count} {}", if count == 1 { one } else { more })
}

/// How many files there are of each ending, the most first.
fn endings(paths: &[&str]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for path in paths {
        let name = path.rsplit(['/', '!']).next().unwrap_or(path);
        let dot = name.rfind('.').filter(|at| *at > 0);
        *counts.entry(dot.and_then(|at| name.get(at..)).unwrap_or(name)).or_default() += 1;
    }
    let shown = most(&counts).into_iter().take(2 * FEW).map(|(ending, count)| format!("{ending} ({count})"));
    and_more(&shown.collect::<Vec<_>>(), counts.len())
}
