//! What a change can affect: a unit with a changed file, a caller of a changed module, a reader of a changed file.

use super::reader::Reader;
use super::units::Unit;
use crate::collect::{Changes, Inventory};
use crate::model::hcl::{Expr, Part};
use crate::model::{Digest, Document, Files, Level, Problem, Unread};
use crate::resolve::{Root, Scope, directory_of};
use sha2::Digest as _;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The problem of a Terraform file of which a part cannot be read.
const BROKEN: &str = "hcl-syntax";

/// The files of a run, and a note of what was asked for, and of whether any of it changed.
pub(super) struct Watching<'a> {
    files: &'a Reader<'a>,
    changes: Option<&'a Changes>,
    met: AtomicBool,
    /// What was asked for, where somebody wants to know; nothing once a question had two answers.
    asked: Mutex<Option<Asked>>,
}

/// What expressions asked for, and what they were told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Asked {
    /// Files, by path.
    pub(super) read: BTreeMap<Arc<str>, Result<Digest, Unread>>,
    /// The files below directories.
    pub(super) below: BTreeMap<Arc<str>, Result<Vec<Arc<str>>, Unread>>,
}

impl<'a> Watching<'a> {
    /// Notes what is asked for when `remembers`.
    pub(super) fn new(files: &'a Reader<'a>, changes: Option<&'a Changes>, remembers: bool) -> Self {
        let asked = Mutex::new(remembers.then(Asked::default));
        Self { files, changes, met: AtomicBool::new(false), asked }
    }

    /// What was asked for so far; none when it was not noted, or when a file changed in between.
    pub(super) fn asked(&self) -> Option<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes that a change can affect who asks, whatever it asks for.
    pub(super) fn meet_change(&self) {
        self.met.store(true, Ordering::Relaxed);
    }

    fn remember<T: PartialEq>(
        &self,
        of: impl FnOnce(&mut Asked) -> &mut BTreeMap<Arc<str>, T>,
        path: &str,
        answer: impl FnOnce() -> T,
    ) {
        let mut slot = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(asked) = slot.as_mut() else { return };
        let answer = answer();
        let known = of(asked);
        match known.get(path) {
            Some(before) if *before == answer => {}
            Some(_) => *slot = None,
            None => drop(known.insert(path.into(), answer)),
        }
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
        let read = self.files.read(path);
        self.remember(
            |asked| &mut asked.read,
            path,
            || read.as_ref().map(|bytes| Digest(sha2::Sha256::digest(bytes).into())).map_err(Unread::clone),
        );
        read
    }

    fn below(&self, directory: &str) -> Result<Vec<Arc<str>>, Unread> {
        self.note(|changes| changes.touch_below(directory));
        let listed = self.files.below(directory);
        self.remember(|asked| &mut asked.below, directory, || listed.clone());
        listed
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

/// What could not be parsed of a Terraform file that is as it was, and that no root module which was judged reaches, is
/// told and does not take a run of a part with it: nothing that was judged rests on it.
pub(super) fn set_aside(problems: &mut [Problem], inventory: &Inventory, roots: &[Root], judged: &BTreeSet<Arc<str>>) {
    let Some(changes) = &inventory.changes else { return };
    let reached = roots.iter().filter(|root| judged.contains(&root.directory)).flat_map(|root| &root.directories);
    let mut reached: BTreeSet<&str> = reached.map(|directory| &**directory).collect();
    if !judged.is_empty() {
        // values that are given are given to every root
        reached.extend(inventory.value_files.values().map(|entry| directory_of(entry.path())));
    }
    for problem in problems.iter_mut().filter(|problem| problem.level == Level::Error && *problem.code == *BROKEN) {
        let path = problem.path.as_deref().unwrap_or_default();
        if !changes.touch(path) && !reached.contains(directory_of(path)) {
            problem.level = Level::Warning;
            problem.help = Some("it did not change, and nothing that was judged rests on it".to_owned());
        }
    }
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
