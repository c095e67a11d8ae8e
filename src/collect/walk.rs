//! Paths that are not hosts: repositories as their `.gitignore` files say, single files, archives.

use super::archive;
use super::entry::Content;
use super::globs::Globs;
use super::{Entry, Inventory, Request, join, problem, shown, tree, unreadable};
use crate::model::Level;
use ignore::WalkBuilder;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Hidden files are counted up to here; a dependency folder may hold millions.
const MAX_COUNTED: usize = 100_000;

/// Adds the entries of every path of a request.
pub(super) fn gather(request: &Request<'_>, globs: &Globs, found: &mut Inventory) {
    let mut walk = Walk { request, globs, found, seen: BTreeSet::new() };
    for path in request.paths {
        walk.path(path);
    }
}

struct Walk<'a> {
    request: &'a Request<'a>,
    globs: &'a Globs,
    found: &'a mut Inventory,
    /// Real paths already listed.
    seen: BTreeSet<PathBuf>,
}

impl Walk<'_> {
    fn path(&mut self, path: &Path) {
        if path == Path::new("-") {
            let bytes = self.request.stdin.clone().unwrap_or_default();
            self.found.entries.push(Entry::new("-", "-", Content::Memory(bytes.into())));
            return;
        }
        let name = shown(path);
        match std::fs::canonicalize(path).and_then(|real| Ok((std::fs::metadata(&real)?, real))) {
            Err(error) => self.unreadable(&path.to_string_lossy(), &error.to_string()),
            Ok((metadata, real)) if metadata.is_dir() => self.directory(path, &name, &real),
            Ok((metadata, _)) if metadata.is_file() && archive::is_archive(&name) => self.archive(path, &name),
            Ok((metadata, _)) if metadata.is_file() && archive::is_plan(path) => self.plan(path, &name),
            Ok((metadata, real)) if metadata.is_file() => self.file(&name, &name, path, real),
            Ok(_) => self.unreadable(&name, "it is neither a file nor a directory"),
        }
    }

    fn unreadable(&mut self, path: &str, why: &str) {
        self.found.problems.push(unreadable(path, why));
    }

    /// Adds a file, unless it is listed already or the globs hide it.
    fn file(&mut self, path: &str, inner: &str, on_disk: &Path, real: PathBuf) {
        if self.globs.excluded(path, inner) {
            self.found.ignored += 1;
        } else if self.globs.included(path, inner) && self.seen.insert(real) {
            let content = Content::File { path: on_disk.to_owned(), limit: self.request.limits.file };
            self.found.entries.push(Entry::new(path, inner, content));
        }
    }

    /// Adds a file of a directory; a binary plan is known by its name first, so that not every file is opened.
    fn found(&mut self, path: &str, inner: &str, on_disk: &Path, real: PathBuf) {
        let may_be_plan = archive::may_be_plan(inner) && !self.globs.excluded(path, inner);
        if may_be_plan && archive::is_plan(on_disk) {
            self.plan(on_disk, path);
        } else {
            self.file(path, inner, on_disk, real);
        }
    }

    fn directory(&mut self, root: &Path, name: &str, real_root: &Path) {
        self.found.listed.push(name.into());
        let mut links = Vec::new();
        let mut listed = 0;
        for step in self.walker(root, name).build() {
            let entry = match step {
                Ok(entry) => entry,
                Err(error) => {
                    self.unreadable(name, &error.to_string());
                    continue;
                }
            };
            let Ok(relative) = entry.path().strip_prefix(root) else { continue };
            let Some(kind) = entry.file_type() else { continue };
            if kind.is_symlink() && !relative.as_os_str().is_empty() {
                links.push(relative.to_owned());
            } else if kind.is_file() {
                listed += 1;
                let inner = shown(relative);
                self.found(&below(name, &inner), &inner, entry.path(), real_root.join(relative));
            }
        }
        for link in links {
            self.link(root, name, real_root, &link);
        }
        if !self.request.no_ignore || !self.globs.exclude_nothing() {
            self.found.ignored += count_files(root, listed).saturating_sub(listed);
        }
    }

    fn walker(&self, root: &Path, name: &str) -> WalkBuilder {
        let honour = !self.request.no_ignore;
        let (globs, name, root_path) = (self.globs.clone(), name.to_owned(), root.to_owned());
        let mut builder = WalkBuilder::new(root);
        // only files of the tree itself decide, never the settings of the person who runs this: same input, same result
        builder.hidden(false).ignore(false).git_global(false).git_exclude(false).require_git(false);
        builder.git_ignore(honour).parents(honour).follow_links(false);
        builder.sort_by_file_name(std::ffi::OsStr::cmp);
        builder.filter_entry(move |entry| {
            let Ok(relative) = entry.path().strip_prefix(&root_path) else { return true };
            let inner = shown(relative);
            inner.is_empty() || (entry.file_name() != ".git" && !globs.excluded(&below(&name, &inner), &inner))
        });
        builder
    }

    /// Adds the file a link leads to, when it lies inside the root and is not listed under its own name.
    fn link(&mut self, root: &Path, name: &str, real_root: &Path, relative: &Path) {
        let inner = shown(relative);
        let path = below(name, &inner);
        let on_disk = root.join(relative);
        match std::fs::canonicalize(&on_disk) {
            Ok(real) if real.starts_with(real_root) && real.is_file() => self.file(&path, &inner, &on_disk, real),
            Ok(real) if real.starts_with(real_root) => {}
            Ok(_) => self.unfollowed(&path, "it leads out of the directory given"),
            Err(error) => self.unfollowed(&path, &error.to_string()),
        }
    }

    fn unfollowed(&mut self, path: &str, why: &str) {
        let message = format!("the link {path} is not followed: {why}");
        self.found.problems.push(problem(Level::Notice, "link-not-followed", path, message));
    }

    fn archive(&mut self, path: &Path, name: &str) {
        let members = archive::read(path, name, &self.request.limits, &mut self.found.problems);
        self.members(&members, name);
    }

    /// Adds a binary plan with the sources it carries.
    fn plan(&mut self, path: &Path, name: &str) {
        let members = archive::read_plan(path, name, &self.request.limits, &mut self.found.problems);
        self.members(&members, name);
    }

    fn members(&mut self, members: &archive::Members, name: &str) {
        let tree = tree::ArchiveTree::new(members, String::new(), tree::Mount::Root);
        for (inner, member) in members {
            let shown = format!("{name}!{inner}");
            match member {
                archive::Member::File(bytes) => self.member(shown, inner, bytes),
                archive::Member::Link(_) if tree::resolve(&tree, inner).is_none() => {
                    self.unfollowed(&shown, "the archive does not hold what it names");
                }
                // what it leads to is listed under its own name
                archive::Member::Link(_) => {}
            }
        }
    }

    fn member(&mut self, path: String, inner: &str, bytes: &Arc<[u8]>) {
        if self.globs.excluded(&path, inner) {
            self.found.ignored += 1;
        } else if self.globs.included(&path, inner) {
            self.found.entries.push(Entry::new(path, inner, Content::Memory(Arc::clone(bytes))));
        }
    }
}

fn below(root: &str, inner: &str) -> String {
    let mut path = root.to_owned();
    join(&mut path, inner);
    path
}

/// The number of files below a root, ignored ones included.
fn count_files(root: &Path, listed: usize) -> usize {
    let all =
        walkdir::WalkDir::new(root).into_iter().filter_entry(|entry| entry.file_name() != ".git" || entry.depth() == 0);
    all.flatten().filter(|entry| entry.file_type().is_file()).take(listed.saturating_add(MAX_COUNTED)).count()
}
