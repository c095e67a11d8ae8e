//! What a change can affect: a unit with a changed file, a caller of a changed module, a reader of a changed file.

use super::reader::Reader;
use super::units::Unit;
use crate::collect::Changes;
use crate::model::hcl::{Expr, Part};
use crate::model::{Document, Files, Unread};
use crate::resolve::{Root, Scope};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The files of a run, and a note of whether anything was asked for that changed.
pub(super) struct Watching<'a> {
    files: &'a Reader<'a>,
    changes: Option<&'a Changes>,
    met: AtomicBool,
}

impl<'a> Watching<'a> {
    pub(super) fn new(files: &'a Reader<'a>, changes: Option<&'a Changes>) -> Self {
        Self { files, changes, met: AtomicBool::new(false) }
    }

    /// Whether anything that changed was asked for, or all is to be judged.
    pub(super) fn met_change(&self) -> bool {
        self.changes.is_none() || self.met.load(Ordering::Relaxed)
    }

    fn note(&self, touched: impl FnOnce(&Changes) -> bool) {
        if self.changes.is_some_and(touched) {
            self.met.store(true, Ordering::Relaxed);
        }
    }
}

impl Files for Watching<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, Unread> {
        // a file that is gone was read when it was there
        self.note(|changes| changes.touch(path));
        self.files.read(path)
    }

    fn below(&self, directory: &str) -> Result<Vec<Arc<str>>, Unread> {
        self.note(|changes| changes.touch_below(directory));
        self.files.below(directory)
    }

    fn expression(&self, text: &str) -> Result<Expr, String> {
        self.files.expression(text)
    }

    fn template(&self, text: &str, first: usize) -> Result<Vec<Part>, String> {
        self.files.template(text, first)
    }
}

/// Whether a change can affect a root module: one in a directory that it reaches, or in what it is given. What its
/// expressions read is known only when they are evaluated.
pub(super) fn touches_root(changes: &Changes, root: &Root, documents: &[Document]) -> bool {
    root.directories.iter().any(|directory| changes.touch_in(directory)) || touches(changes, documents)
}

pub(super) fn touches(changes: &Changes, documents: &[Document]) -> bool {
    documents.iter().any(|document| changes.touch(&document.text.path))
}

impl Unit<'_> {
    /// Whether a change can affect a unit of files: one of them changed, or, of a plan, one of its sources.
    pub(super) fn is_touched(&self, changes: &Changes) -> bool {
        let of_sources = match &self.scope {
            Scope::Plan(sources) => sources.iter().any(|one| touches(changes, &one.documents)),
            Scope::File | Scope::Root(_) | Scope::Written | Scope::Host(..) => false,
        };
        of_sources || self.members.iter().any(|member| changes.touch(member.entry.path()))
    }
}
