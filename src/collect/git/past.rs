//! The inventory of a request as it was at a commit.
//!
//! What lies in the repository is what the commit holds, an archive only when it is the same now; what lies elsewhere is
//! taken as it is now, which is said. Ignore files do not matter: what a commit holds is tracked.

use super::super::archive::{self, Member, Members};
use super::super::globs::Globs;
use super::super::{Entry, Inventory, Request, below, hosts, shown, walk};
use super::{Commit, GitError, Repository};
use crate::model::{LeftOut, NotRead};
use std::ops::Bound;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A commit, with everything it holds.
#[derive(Debug)]
pub struct Past {
    pub(super) repository: Repository,
    /// The commit.
    pub commit: Commit,
    pub(super) tree: Members,
}

impl Past {
    /// What a commit holds; a file of more than `limit` bytes is not read.
    pub fn new(repository: &Repository, commit: Commit, limit: u64) -> Result<Self, GitError> {
        let tree = repository.tree(&commit, limit)?;
        Ok(Self { repository: repository.clone(), commit, tree })
    }

    /// Whether a path on disk lies in the repository.
    pub fn holds(&self, path: &Path) -> bool {
        self.inside(path).is_some()
    }

    /// The path from the top of the repository, links on the way followed; none when it lies elsewhere.
    pub(super) fn inside(&self, path: &Path) -> Option<String> {
        self.repository.inside(&std::fs::canonicalize(path).ok()?)
    }

    /// The files below a path on disk, by their path from there; none when it lies elsewhere.
    pub fn files(&self, directory: &Path) -> Option<Vec<(String, Entry)>> {
        let inside = self.inside(directory)?;
        let files = members_below(&self.tree, &inside).into_iter().filter_map(|(inner, member)| match member {
            Member::File(content) => Some((inner.clone(), Entry::new(inner.as_str(), inner.as_str(), content))),
            Member::Link(_) | Member::Other => None,
        });
        Some(files.collect())
    }

    /// Whether the commit has a file or a directory of a name in a directory on disk.
    pub fn had(&self, directory: &Path, name: &str) -> bool {
        let Some(inside) = self.inside(directory) else { return false };
        let path = below(&inside, name);
        self.tree.contains_key(&path) || !members_below(&self.tree, &path).is_empty()
    }

    /// The inventory at the commit, and what of it is as it is now, in words.
    pub fn inventory(&self, request: &Request<'_>, now: &Inventory) -> (Inventory, Vec<String>) {
        let mut found = Inventory::new(request);
        let mut remarks = Vec::new();
        // the same globs are checked when the work at hand is listed
        let globs = Globs::new(request.include, request.exclude, &mut Vec::new());
        let mut elsewhere: Vec<PathBuf> = Vec::new();
        for path in request.paths {
            let mut into = Listing { request, globs: &globs, found: &mut found, remarks: &mut remarks };
            if !self.path(path, &mut into) {
                elsewhere.push(path.clone());
                let said = if path == Path::new("-") { "standard input".to_owned() } else { shown(path) };
                remarks.push(format!("{said} is no part of the revision, and is taken as it is now"));
            }
        }
        walk::gather(&Request { paths: &elsewhere, ..request.clone() }, &globs, &mut found);
        self.hosts(request, &mut found, &mut remarks);
        self.values(request, now, &mut found, &mut remarks);
        found.left_out.sort();
        found.entries.sort_by(|a, b| a.path().cmp(b.path()));
        found.entries.dedup_by(|a, b| a.path() == b.path());
        // downloaded modules are no part of a repository
        found.aside.clone_from(&now.aside);
        (found, remarks)
    }

    /// Adds what a path named; false when the commit cannot say.
    fn path(&self, path: &Path, into: &mut Listing<'_>) -> bool {
        let name = shown(path);
        let Some(inside) = self.inside(path) else { return false };
        if path.is_dir() {
            into.found.listed.push(name.as_str().into());
            for (inner, member) in members_below(&self.tree, &inside) {
                into.add(&name, &inner, member);
            }
            return true;
        }
        if archive::is_archive(&name) || archive::is_plan(path) {
            if self.is_as_now(path, &name, into.remarks) {
                let paths = &[path.to_owned()];
                walk::gather(&Request { paths, ..into.request.clone() }, into.globs, into.found);
            }
            return true;
        }
        let hidden = into.globs.excluded(&name, &name) || !into.globs.included(&name, &name);
        if let Some(Member::File(content)) = self.tree.get(&inside).filter(|_| !hidden) {
            into.found.entries.push(Entry::new(name.as_str(), name.as_str(), content.clone()));
        }
        true
    }

    /// Whether an archive is what the commit has; of another one nothing is known.
    fn is_as_now(&self, path: &Path, name: &str, remarks: &mut Vec<String>) -> bool {
        let same = self.differs(path) == Some(false);
        if !same {
            remarks.push(format!("the archive {name} is another one now; what it holds counts as new"));
        }
        same
    }

    fn hosts(&self, request: &Request<'_>, found: &mut Inventory, remarks: &mut Vec<String>) {
        let mut elsewhere: Vec<String> = Vec::new();
        for root in request.hosts.iter().flat_map(|argument| hosts::expand(argument)) {
            let name = root.to_string_lossy().into_owned();
            if let Some(inside) = self.inside(&root).filter(|_| root.is_dir()) {
                let members = members_below(&self.tree, &inside);
                found.hosts.extend(hosts::of_members(&root, &members, request.limits.entries, &mut found.problems));
            } else if !self.holds(&root) {
                remarks.push(format!("the host {name} is no part of the revision, and is taken as it is now"));
                elsewhere.push(name);
            } else if self.is_as_now(&root, &name, remarks) {
                elsewhere.push(name);
            }
        }
        hosts::gather(&Request { hosts: &elsewhere, ..request.clone() }, found);
    }

    fn values(&self, request: &Request<'_>, now: &Inventory, found: &mut Inventory, remarks: &mut Vec<String>) {
        for given in request.terraform.files() {
            let Some(inside) = self.inside(Path::new(&**given)) else {
                found.value_files.extend(now.value_files.get(given).map(|entry| (Arc::clone(given), entry.clone())));
                remarks.push(format!("{given} is no part of the revision, and is taken as it is now"));
                continue;
            };
            if let Some(Member::File(content)) = self.tree.get(&inside) {
                let name = shown(Path::new(&**given));
                let entry = Entry::new(name.as_str(), name.as_str(), content.clone());
                found.value_files.insert(Arc::clone(given), entry);
            }
        }
    }
}

/// What listing a path adds to.
struct Listing<'a> {
    request: &'a Request<'a>,
    globs: &'a Globs,
    found: &'a mut Inventory,
    remarks: &'a mut Vec<String>,
}

impl Listing<'_> {
    /// Adds a file of a directory that was named, as the working tree's would be.
    fn add(&mut self, directory: &str, inner: &str, member: Member) {
        let path = below(directory, inner);
        if self.globs.excluded(&path, inner) {
            self.found.ignored += 1;
            return;
        }
        let content = match member {
            Member::File(content) => content,
            // it leads to what is listed under its own name, or out of the directory
            Member::Link(_) => return,
            Member::Other => {
                self.remarks.push(format!("{path} is another repository, a submodule; what it holds counts as new"));
                return;
            }
        };
        let downloaded = walk::downloaded(inner).is_some() && !self.request.no_ignore;
        if downloaded || !self.globs.included(&path, inner) {
            return;
        }
        if archive::is_archive(inner) || archive::may_be_plan(inner) {
            self.found.left_out.push(LeftOut { why: NotRead::Archive, path: path.into() });
        } else {
            self.found.entries.push(Entry::new(path, inner, content));
        }
    }
}

/// The members below a directory, by their path from there.
pub(super) fn members_below(tree: &Members, directory: &str) -> Members {
    if directory.is_empty() {
        return tree.clone();
    }
    let prefix = format!("{directory}/");
    let from = (Bound::Included(prefix.clone()), Bound::Unbounded);
    let inside = tree.range(from).map_while(|(path, member)| Some((path.strip_prefix(&prefix)?, member)));
    inside.map(|(inner, member)| (inner.to_owned(), member.clone())).collect()
}
