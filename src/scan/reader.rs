//! The files and the parser, for expressions that ask for them.

use super::affected::Asked;
use super::times::Times;
use crate::collect::{self, Entry, Inventory};
use crate::model::hcl::{Expr, Part};
use crate::model::{Collected, Digest, Files, InputRecord, Shown, Source, SourceId, Unread, View};
use crate::parse;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Bytes of a file that an expression may read: a template or a policy is a few kilobytes.
const LARGEST: usize = 4 << 20;

/// Bytes of files that are kept: modules that are called many times read the same files each time.
const MOST_KEPT: usize = 2 << 20;

/// Files that one listing may give.
const MOST_LISTED: usize = 10_000;

/// Reads files of an inventory, and remembers which.
pub struct Reader<'a> {
    inventory: &'a Inventory,
    read: Mutex<BTreeMap<Arc<str>, Digest>>,
    kept: Mutex<Kept>,
}

/// Files that were read, by path.
#[derive(Default)]
struct Kept {
    files: BTreeMap<Arc<str>, Arc<[u8]>>,
    bytes: usize,
}

impl<'a> Reader<'a> {
    /// A reader of an inventory.
    pub fn new(inventory: &'a Inventory) -> Self {
        Self { inventory, read: Mutex::default(), kept: Mutex::default() }
    }

    /// What was read, by path, except for files that are inputs of their own.
    pub(super) fn records(&self, times: &Times<'_>) -> Vec<InputRecord> {
        let read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let others = read.iter().filter(|(path, _)| parse::syntax_of(path).is_none());
        let record = |(path, digest): (&Arc<str>, &Digest)| InputRecord {
            path: Arc::clone(path),
            digest: *digest,
            syntax: "text".into(),
            recognised: "terraform: read by an expression".to_owned(),
            documents: 0,
            resources: 0,
            collected: times.of(View::Code, &Shown { path: Arc::clone(path), says: Collected::Unknown }),
        };
        others.map(record).collect()
    }

    /// Whether the answers to what was asked for are still the same; they then count as read.
    pub(super) fn confirms(&self, asked: &Asked) -> bool {
        let is_same = |(path, answer): (&Arc<str>, &Result<Digest, Unread>)| {
            self.look(path).map(|source| source.digest) == *answer
        };
        let confirmed = asked.read.iter().all(is_same)
            && asked.below.iter().all(|(directory, answer)| self.below(directory) == *answer);
        if confirmed {
            asked.read.iter().for_each(|(path, answer)| {
                if let Ok(digest) = answer {
                    self.note(path, *digest);
                }
            });
        }
        confirmed
    }

    fn note(&self, path: &Arc<str>, digest: Digest) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.insert(Arc::clone(path), digest);
    }

    /// A file, or why it cannot be read.
    fn look(&self, path: &str) -> Result<Source, Unread> {
        let Some(entry) = self.entry(path) else {
            return Err(if !self.is_listed(path) {
                Unread::Hidden(format!("{path} is outside of what is scanned"))
            } else if collect::is_hidden(path) {
                Unread::Hidden(format!("{path} is hidden by an ignore file or --exclude"))
            } else {
                Unread::Missing
            });
        };
        let source = entry.read(SourceId::default()).map_err(|problem| Unread::Hidden(problem.message))?;
        if source.bytes.len() > LARGEST {
            return Err(Unread::Hidden(format!("{path} is larger than {LARGEST} bytes")));
        }
        Ok(source)
    }

    fn entry(&self, path: &str) -> Option<&Entry> {
        fn find<'e>(entries: &'e [Entry], path: &str) -> Option<&'e Entry> {
            let at = entries.binary_search_by(|entry| (**entry.path()).cmp(path)).ok()?;
            entries.get(at)
        }
        find(&self.inventory.entries, path).or_else(|| find(&self.inventory.aside, path))
    }

    /// Whether a path lies in a directory that was listed as a whole, or in an archive.
    fn is_listed(&self, path: &str) -> bool {
        let below = |directory: &Arc<str>| {
            let rest = if directory.is_empty() { Some(path) } else { path.strip_prefix(&**directory) };
            rest.is_some_and(|rest| {
                let is_inside = directory.is_empty() || directory.ends_with('/') || rest.starts_with('/');
                is_inside && !path.starts_with('/') | directory.starts_with('/') && !rest.starts_with("../")
            })
        };
        path.contains('!') || self.inventory.listed.iter().any(below)
    }
}

impl Files for Reader<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, Unread> {
        if let Some(bytes) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).files.get(path) {
            return Ok(Arc::clone(bytes));
        }
        let source = self.look(path)?;
        self.note(&source.path, source.digest);
        let bytes: Arc<[u8]> = source.bytes.into();
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.bytes + bytes.len() <= MOST_KEPT && kept.files.insert(source.path, Arc::clone(&bytes)).is_none() {
            kept.bytes += bytes.len();
        }
        Ok(bytes)
    }

    fn below(&self, directory: &str) -> Result<Vec<Arc<str>>, Unread> {
        let start = if directory.is_empty() || directory.ends_with(['/', '!']) {
            directory.to_owned()
        } else {
            format!("{directory}/")
        };
        if !self.is_listed(&format!("{start}x")) {
            return Err(Unread::Hidden(format!("{directory} is outside of what is scanned")));
        }
        let list = |entries: &[Entry]| {
            let first = entries.partition_point(|entry| **entry.path() < *start);
            let rest = entries.get(first..).unwrap_or_default();
            rest.iter()
                .take_while(|entry| entry.path().starts_with(&start))
                .map(|entry| Arc::clone(entry.path()))
                .collect::<Vec<_>>()
        };
        let all: Vec<Arc<str>> = [list(&self.inventory.entries), list(&self.inventory.aside)].concat();
        if all.len() > MOST_LISTED {
            return Err(Unread::Hidden(format!("{directory} holds more than {MOST_LISTED} files")));
        }
        Ok(all)
    }

    fn expression(&self, text: &str) -> Result<Expr, String> {
        parse::expression(text)
    }

    fn template(&self, text: &str, first: usize) -> Result<Vec<Part>, String> {
        parse::template(text, first)
    }
}
