//! The inputs that a bundle keeps: read again, held against their digest, redacted.

use super::super::diagnostic::Failure;
use super::super::scan::Examined;
use crate::collect::{Entry, Inventory};
use crate::evidence::{Copied, Copies, Files, HostRecord, InventoryRecord, Kept, Listed, digest};
use crate::model::{Digest, REDACTED, SourceId, Span};
use crate::redact::{Secrets, join, replace_in_input};
use crate::resolve;
use crate::scan::Marked;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Passes of redaction: what stands beside something redacted may only be seen once that is gone.
const PASSES: usize = 3;

/// Copies of everything that the run read.
pub(super) fn copies(examined: &Examined) -> Result<Copies, Failure> {
    let read = examined.assessment.inputs.iter().map(|input| (Arc::clone(&input.path), input.digest)).collect();
    let mut keeper = Keeper { read, secrets: &examined.secrets, files: Files::new() };
    let mut inventory = InventoryRecord::new();
    let Inventory { entries, hosts, aside, listed, value_files, .. } = &examined.inventory;
    inventory.entries = keeper.list(entries, false)?;
    for host in hosts {
        let entries = keeper.list(&host.entries, false)?;
        inventory.hosts.push(HostRecord { name: host.name.to_string(), path: host.path.to_string(), entries });
    }
    inventory.aside = keeper.list(aside, false)?;
    inventory.listed = listed.iter().map(ToString::to_string).collect();
    for (given, entry) in value_files {
        inventory.value_files.insert(given.to_string(), keeper.keep(entry, true)?);
    }
    Ok(Copies { inventory, files: keeper.files })
}

/// The value of a variable as it may be kept: redacted whole, so that replaying knows that it is not known.
pub(super) fn redacted_value(name: &str, text: &str) -> String {
    let line = format!("{name} = \"{text}\"");
    let secrets = Secrets::default();
    if secrets.ranges(&line).is_empty() && secrets.ranges(text).is_empty() {
        text.to_owned()
    } else {
        REDACTED.to_owned()
    }
}

struct Keeper<'a> {
    /// What the run read, by path.
    read: BTreeMap<Arc<str>, Digest>,
    secrets: &'a BTreeMap<Arc<str>, Marked>,
    files: Files,
}

impl Keeper<'_> {
    fn list(&mut self, entries: &[Entry], whole: bool) -> Result<Vec<Listed>, Failure> {
        entries.iter().map(|entry| self.keep(entry, whole)).collect()
    }

    fn keep(&mut self, entry: &Entry, whole: bool) -> Result<Listed, Failure> {
        let kept = match self.read.get(entry.path()).copied() {
            None if !whole && !resolve::is_manifest(entry.path()) => Kept::Unread,
            expected => self.copy(entry, expected)?,
        };
        Ok(Listed { path: entry.path().to_string(), inner: entry.inner().to_owned(), kept })
    }

    fn copy(&mut self, entry: &Entry, expected: Option<Digest>) -> Result<Kept, Failure> {
        let source = match entry.read(SourceId::default()) {
            Ok(source) => source,
            Err(problem) => return Ok(Kept::Withheld(problem.message)),
        };
        if expected.is_some_and(|expected| expected != source.digest) {
            let message = format!("{} was changed while it was scanned", entry.path());
            return Err(Failure::usage(message, "run it again, on a copy that nobody writes to"));
        }
        let Ok(text) = String::from_utf8(source.bytes) else {
            return Ok(Kept::Withheld("it is no text in UTF-8, so that nothing in it could be redacted".to_owned()));
        };
        let (text, redacted) = redact(text, self.secrets.get(entry.path()));
        let extension = entry.path().rsplit(['/', '!']).next().and_then(|name| name.rsplit_once('.'));
        let extension = extension.map_or("txt", |(_, extension)| extension);
        let is_plain =
            !extension.is_empty() && extension.len() < 12 && extension.bytes().all(|b| b.is_ascii_alphanumeric());
        let file = format!("inputs/{}.{}", digest(text.as_bytes()), if is_plain { extension } else { "txt" });
        self.files.insert(file.clone(), text.into_bytes());
        Ok(Kept::Copy(Copied { original: source.digest, file, redacted }))
    }
}

/// A text without what must not be kept, and how many parts that were.
fn redact(mut text: String, marked: Option<&Marked>) -> (String, usize) {
    let mut count = marked.map_or(0, |marked| hide(&mut text, &marked.spans));
    let texts = marked.into_iter().flat_map(|marked| &marked.texts).flat_map(|texts| texts.iter().cloned());
    let texts: Vec<Arc<str>> = texts.collect();
    let secrets = Secrets::default().and(&[], &texts);
    for _ in 0..PASSES {
        let mut ranges = secrets.ranges(&text);
        ranges.retain(|range| !is_mark(&text, range));
        if ranges.is_empty() {
            break;
        }
        count += ranges.len();
        text = replace_in_input(&text, &ranges);
    }
    (text, count)
}

/// Hides the places that an input marks as secret; a JSON value that is no string becomes one.
fn hide(text: &mut String, spans: &[Span]) -> usize {
    // spans count in the text without its byte order mark
    let shift = text.len() - text.trim_start_matches('\u{feff}').len();
    let is_json = text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']);
    let moved = spans.iter().map(|span| span.start as usize + shift..span.end as usize + shift);
    let ranges = join(moved.filter(|range| text.get(range.clone()).is_some_and(|part| !part.is_empty())).collect());
    for range in ranges.iter().rev() {
        let part = text.get(range.clone()).unwrap_or_default();
        let is_quoted =
            part.len() > 1 && ['"', '\''].iter().any(|quote| part.starts_with(*quote) && part.ends_with(*quote));
        let mark = if is_quoted || is_json { format!("\"{REDACTED}\"") } else { REDACTED.to_owned() };
        text.replace_range(range.clone(), &mark);
    }
    ranges.len()
}

/// Whether nothing but what stands for something redacted is in a range.
fn is_mark(text: &str, range: &Range<usize>) -> bool {
    let part = text.get(range.clone()).unwrap_or_default();
    part.contains(REDACTED) || (part.len() > 12 && part.bytes().all(|byte| byte == b'9'))
}
