//! Paths that are not hosts: repositories as their `.gitignore` files say, single files, archives.

use super::archive;
use super::entry::Content;
use super::globs::{Globs, is_downloaded};
use super::{Entry, Inventory, Request, below, problem, shown, tree, unreadable};
use crate::model::{LeftOut, Level, NotRead};
use ignore::WalkBuilder;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

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
    seen: BTreeSet<OsString>,
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
        } else if self.globs.included(path, inner) && self.seen.insert(real.into_os_string()) {
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
                if archive::is_archive(&inner) {
                    self.leave_out(NotRead::Archive, name, &inner);
                } else {
                    self.found(&below(name, &inner), &inner, entry.path(), real_root.join(relative));
                }
            } else if !kind.is_dir() && !kind.is_symlink() {
                self.leave_out(NotRead::NotAFile, name, &shown(relative));
            }
        }
        for link in links {
            self.link(root, name, real_root, &link);
        }
        if !self.request.no_ignore || !self.globs.exclude_nothing() {
            self.count_hidden(root, name, listed);
        }
    }

    /// Counts the files that were not listed; directories that tools filled are named and not counted.
    fn count_hidden(&mut self, root: &Path, name: &str, listed: usize) {
        let enough = listed.saturating_add(MAX_COUNTED);
        let mut files = 0_usize;
        let mut steps = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
        while let Some(step) = steps.next() {
            let Ok(entry) = step else { continue };
            files += usize::from(entry.file_type().is_file() && !is_history(entry.path()));
            if files >= enough {
                break;
            }
            if entry.depth() == 0 || !entry.file_type().is_dir() {
                continue;
            }
            let downloaded = !self.request.no_ignore && is_downloaded(&entry.file_name().to_string_lossy());
            if downloaded && let Ok(relative) = entry.path().strip_prefix(root) {
                self.leave_out(NotRead::Downloaded, name, &shown(relative));
            }
            if downloaded || entry.file_name() == ".git" {
                steps.skip_current_dir();
            }
        }
        self.found.ignored += files.saturating_sub(listed);
    }

    /// Notes what is not read, unless the globs hide it.
    fn leave_out(&mut self, why: NotRead, root: &str, inner: &str) {
        let path = below(root, inner);
        if !self.globs.excluded(&path, inner) && self.globs.included(&path, inner) {
            self.found.left_out.push(LeftOut { why, path: path.into() });
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
            let downloaded = honour && is_dir(entry) && is_downloaded(&entry.file_name().to_string_lossy());
            let read = entry.file_name() != ".git" && !downloaded && !is_history(entry.path());
            inner.is_empty() || (read && !globs.excluded(&below(&name, &inner), &inner))
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
            Ok(real) if real.starts_with(real_root) && real.is_dir() => self.leave_out(NotRead::Linked, name, &inner),
            Ok(real) if real.starts_with(real_root) => self.leave_out(NotRead::NotAFile, name, &inner),
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
                archive::Member::File(content) => self.member(shown, inner, content),
                archive::Member::Link(_) if tree::resolve(&tree, inner).is_none() => {
                    self.unfollowed(&shown, "the archive does not hold what it names");
                }
                // what it leads to is listed under its own name
                archive::Member::Link(_) => {}
                archive::Member::Other => self.leave_out(NotRead::NotAFile, &format!("{name}!"), inner),
            }
        }
    }

    fn member(&mut self, path: String, inner: &str, content: &Content) {
        if self.globs.excluded(&path, inner) {
            self.found.ignored += 1;
        } else if archive::is_archive(inner) {
            let message = format!("{path} is not opened: it is an archive inside an archive");
            let notice = problem(Level::Notice, "archive-in-archive", &path, message);
            self.found.problems.push(notice.help("unpack it, and scan what it holds"));
        } else if let Some(directory) = downloaded(inner).filter(|_| !self.request.no_ignore) {
            let root = path.strip_suffix(inner).unwrap_or_default().to_owned();
            self.leave_out(NotRead::Downloaded, &root, directory);
        } else if self.globs.included(&path, inner) {
            self.found.entries.push(Entry::new(path, inner, content.clone()).of_archive());
        }
    }
}

/// Whether it is our own record of earlier runs, or a log of SQLite beside it: that a run was recorded must not change
/// what the next one says.
fn is_history(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name);
    let name = path.file_name().and_then(|name| name.to_str());
    folder.is_some_and(|folder| folder == ".tickmark") && name.is_some_and(|name| name.starts_with("history.db"))
}

fn is_dir(entry: &ignore::DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

/// The part of a member's name that is a directory some tool filled.
pub(super) fn downloaded(inner: &str) -> Option<&str> {
    let (directories, _) = inner.rsplit_once('/')?;
    let mut end = 0;
    for name in directories.split('/') {
        end += name.len();
        if is_downloaded(name) {
            return inner.get(..end);
        }
        end += 1;
    }
    None
}
