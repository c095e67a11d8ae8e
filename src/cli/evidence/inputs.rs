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

/// The endings of files in HCL.
const HCL: [&str; 3] = [".tf", ".tfvars", ".hcl"];

/// Copies of everything that the run read.
pub(super) fn copies(examined: &Examined) -> Result<Copies, Failure> {
    let read = examined.assessment.inputs.iter().map(|input| (Arc::clone(&input.path), input.digest)).collect();
    let mut keeper = Keeper { read, secrets: &examined.work.secrets, files: Files::new() };
    let mut inventory = InventoryRecord::new();
    let Inventory { entries, hosts, aside, listed, value_files, .. } = &examined.work.inventory;
    inventory.entries = keeper.list(entries, false)?;
    for host in hosts {
        let entries = keeper.list(&host.entries, false)?;
        inventory.hosts.push(HostRecord {
            name: host.name.to_string(),
            path: host.path.to_string(),
            is_running: host.is_running,
            entries,
        });
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
        Ok(Listed {
            path: entry.path().to_string(),
            inner: entry.inner().to_owned(),
            in_archive: entry.is_in_archive(),
            kept,
        })
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
        let is_hcl = HCL.iter().any(|ending| entry.path().ends_with(ending));
        let (text, redacted) = redact(text, self.secrets.get(entry.path()), is_hcl);
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
fn redact(mut text: String, marked: Option<&Marked>, is_hcl: bool) -> (String, usize) {
    let mut count = marked.map_or(0, |marked| hide(&mut text, &marked.spans));
    let texts = marked.into_iter().flat_map(|marked| &marked.texts).flat_map(|texts| texts.iter().cloned());
    let texts: Vec<Arc<str>> = texts.collect();
    let secrets = Secrets::default().and(&[], &texts);
    for _ in 0..PASSES {
        let mut ranges = secrets.ranges(&text);
        ranges.retain(|range| !is_mark(&text, range));
        if is_hcl {
            let written = written(&text);
            ranges.retain(|range| {
                let next = written.partition_point(|part| part.end <= range.start);
                let is_number =
                    text.get(range.clone()).is_some_and(|part| part.starts_with(|c: char| c.is_ascii_digit()));
                is_number || written.get(next).is_some_and(|part| part.start < range.end)
            });
        }
        if ranges.is_empty() {
            break;
        }
        count += ranges.len();
        text = replace_in_input(&text, &ranges);
    }
    (text, count)
}

/// The parts of HCL that hold text as it is written: quoted strings, heredocs and comments. What lies outside of them is
/// expressions, which name secrets and hold none; without them nothing could be judged again.
fn written(text: &str) -> Vec<Range<usize>> {
    let (mut parts, mut start) = (Vec::new(), 0);
    let mut heredoc: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        if let Some(word) = heredoc {
            parts.push(start..end);
            heredoc = Some(word).filter(|word| line.trim() != *word);
        } else {
            let mut quotes =
                line.match_indices('"').filter(|(at, _)| line.get(..*at).is_some_and(|one| !one.ends_with('\\')));
            while let Some((from, _)) = quotes.next() {
                let to = quotes.next().map_or(line.len(), |(to, _)| to);
                parts.push(start + from..start + to);
            }
            if let Some(at) = line.find('#').or_else(|| line.find("//")) {
                parts.push(start + at..end);
            }
            let word = line.rsplit_once("<<").map(|(_, word)| word.trim_start_matches('-').trim());
            heredoc = word.filter(|word| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_'));
        }
        start = end;
    }
    join(parts)
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
    part.contains(REDACTED) || (part.len() > 4 && part.bytes().all(|byte| byte == b'9'))
}

#[cfg(test)]
mod tests {
    #[test]
    fn literals_of_terraform_are_redacted_and_expressions_stay() {
        let text = "count = var.password == null ? 1 : 0\npassword = try(var.password, null)\n\
                    password = \"hunter2hunter2\" # token: abc1abc1\nuser_data = <<-EOT\n  DB_PASSWORD=hunter3hunter3\nEOT\n\
                    api_key = string\npin_token = 12345678\n";
        let shown = "count = var.password == null ? 1 : 0\npassword = try(var.password, null)\n\
                     password = \"REDACTED-BY-TICKMARK\" # token: REDACTED-BY-TICKMARK\nuser_data = <<-EOT\n  \
                     DB_PASSWORD=REDACTED-BY-TICKMARK\nEOT\napi_key = string\npin_token = 99999999\n";
        assert_eq!(super::redact(text.to_owned(), None, true), (shown.to_owned(), 4));
    }

    #[test]
    fn what_a_plan_marks_is_hidden_and_stays_json() {
        let text = "{\"a\": 17, \"b\": \"x\", \"c\": [\"y\"]}";
        let span =
            |part: &str| crate::model::Span::new(text.find(part).unwrap(), text.find(part).unwrap() + part.len());
        let marked = crate::scan::Marked { spans: vec![span("17"), span("\"x\""), span("[\"y\"]")], texts: Vec::new() };
        let (shown, count) = super::redact(text.to_owned(), Some(&marked), false);
        let mark = "\"REDACTED-BY-TICKMARK\"";
        assert_eq!((shown, count), (format!("{{\"a\": {mark}, \"b\": {mark}, \"c\": {mark}}}"), 3));
    }
}
