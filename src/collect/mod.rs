//! Finds what is to be read: paths, standard input, archives and host trees, as entries in sorted order.
//!
//! It knows nothing of formats. Nothing is ever unpacked to disk, no link leads out of the root it was
//! found in, and everything is bounded, since trees and archives come from strangers.

mod archive;
mod aside;
mod entry;
mod git;
mod globs;
mod hosts;
mod listing;
mod plan;
mod tree;
mod walk;

pub use entry::Entry;
pub use git::{Changes, Commit, GitError, Past, Repository};
pub use globs::PathGlob;
pub use hosts::HOST_DIRECTORIES;

use crate::model::{CollectedAt, LeftOut, Level, Problem, Stage, TerraformInputs};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a run is asked to read.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// Directories, files and archives; `-` is standard input.
    pub paths: &'a [PathBuf],
    /// Directories, archives or globs, each match being the file tree of one host.
    pub hosts: &'a [String],
    /// Globs a path must match, when there are any.
    pub include: &'a [String],
    /// Globs a path must not match.
    pub exclude: &'a [String],
    /// Read what `.gitignore` files hide, and what tools downloaded.
    pub no_ignore: bool,
    /// What standard input held, when a path is `-`.
    pub stdin: Option<Vec<u8>>,
    /// What is given to Terraform beside its files.
    pub terraform: TerraformInputs,
    /// When inputs were collected that do not say it.
    pub collected: &'a [CollectedAt],
    /// The bounds of reading.
    pub limits: Limits,
}

/// The bounds of reading; what lies beyond is a problem, never silently left out.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of a plain file: 256 MiB, a few times the largest cloud exports seen.
    pub file: u64,
    /// Bytes of an archive's member: 64 MiB, above any configuration file.
    pub member: u64,
    /// Bytes of all members kept of one archive: 512 MiB, since they are held in memory.
    pub archive: u64,
    /// Bytes decompressed of one archive, members that are not kept included: 4 GiB.
    pub decompressed: u64,
    /// How many times its own size an archive may grow: 200; text rarely compresses twentyfold.
    pub ratio: u64,
    /// Bytes up to which the ratio is not looked at: 16 MiB; empty files compress better and do no harm.
    pub ratio_from: u64,
    /// Entries of one archive or host tree: one million.
    pub entries: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 256 << 20,
            member: 64 << 20,
            archive: 512 << 20,
            decompressed: 4 << 30,
            ratio: 200,
            ratio_from: 16 << 20,
            entries: 1_000_000,
        }
    }
}

/// What there is to read.
#[derive(Debug, Default)]
pub struct Inventory {
    /// Entries outside of host trees, by path; each real file once.
    pub entries: Vec<Entry>,
    /// Host trees, by path.
    pub hosts: Vec<HostTree>,
    /// Files that are read only when an entry needs them, by path: modules that Terraform downloaded.
    pub aside: Vec<Entry>,
    /// Directories that were listed as a whole, but for what is counted in `ignored`.
    pub listed: Vec<Arc<str>>,
    /// What is given to Terraform beside its files.
    pub terraform: TerraformInputs,
    /// When inputs were collected that do not say it, in the order given.
    pub collected: Vec<CollectedAt>,
    /// The files of values that it names, by the path as given; one that cannot be read is left out.
    pub value_files: BTreeMap<Arc<str>, Entry>,
    /// Files that ignore files or `exclude` hid.
    pub ignored: usize,
    /// What was seen and not listed, by reason and path.
    pub left_out: Vec<LeftOut>,
    /// What could not be listed as asked.
    pub problems: Vec<Problem>,
    /// What changed, when only what a change can affect is to be judged.
    pub changes: Option<Changes>,
}

impl Inventory {
    /// An inventory of nothing yet, with what a person gave to it.
    fn new(request: &Request<'_>) -> Self {
        Self { terraform: request.terraform.clone(), collected: request.collected.to_vec(), ..Self::default() }
    }

    /// Whether a directory is one of the sources that a binary plan carries.
    pub fn is_in_plan(&self, directory: &str) -> bool {
        let Some((archive, _)) = directory.split_once('!') else { return false };
        let plan = format!("{archive}!{}", archive::PLAN);
        self.entries.binary_search_by(|entry| (**entry.path()).cmp(&*plan)).is_ok()
    }
}

/// The file tree of one host; links are already resolved, inside its root only.
#[derive(Debug)]
pub struct HostTree {
    /// The host's name: `etc/hostname`, else the name of the directory or archive; unique in a run.
    pub name: Arc<str>,
    /// The path of the directory or archive.
    pub path: Arc<str>,
    /// Whether it is the machine that the program runs on, and no copy.
    pub is_running: bool,
    /// Entries below [`HOST_DIRECTORIES`], by inner path; a link is an entry of its own.
    pub entries: Vec<Entry>,
}

/// Lists everything a request asks for.
pub fn inventory(request: &Request<'_>) -> Inventory {
    let mut found = Inventory::new(request);
    let globs = globs::Globs::new(request.include, request.exclude, &mut found.problems);
    walk::gather(request, &globs, &mut found);
    hosts::gather(request, &mut found);
    values(request, &mut found);
    hosts::unclaimed(&mut found);
    found.left_out.sort();
    found.left_out.dedup();
    found.entries.sort_by(|a, b| a.path().cmp(b.path()));
    found.entries.dedup_by(|a, b| a.path() == b.path());
    aside::gather(&request.limits, &mut found);
    found
}

/// Whether there is a file at a path that was not listed because ignore files or globs hide it.
pub fn is_hidden(path: &str) -> bool {
    Path::new(path).exists()
}

/// Adds the files of values; one that is missing is an error, since what was asked for cannot be judged.
fn values(request: &Request<'_>, found: &mut Inventory) {
    for given in request.terraform.files() {
        let path = Path::new(&**given);
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_file() => {
                let content = entry::Content::File { path: path.to_owned(), limit: request.limits.file };
                let name = shown(path);
                found.value_files.insert(Arc::clone(given), Entry::new(name.as_str(), name.as_str(), content));
            }
            Ok(_) => found.problems.push(unreadable(given, "it is not a file")),
            Err(error) => found.problems.push(unreadable(given, &error.to_string())),
        }
    }
}

fn unreadable(path: &str, why: &str) -> Problem {
    problem(Level::Error, "path-unreadable", path, format!("cannot read {path}: {why}"))
}

/// A problem of this stage, about a path.
fn problem(level: Level, code: &'static str, path: &str, message: impl Into<String>) -> Problem {
    Problem::new(level, Stage::Collect, code, message).in_path(path)
}

/// A number of bytes as a person says it.
fn mebibytes(bytes: u64) -> String {
    if bytes < 1 << 20 { format!("{bytes} bytes") } else { format!("{} MiB", bytes >> 20) }
}

/// A path as a person would type it, with `/`; empty for the current directory.
fn shown(path: &Path) -> String {
    use std::path::Component;
    let mut text = String::new();
    for component in path.components() {
        match component {
            Component::Prefix(prefix) => text.push_str(&prefix.as_os_str().to_string_lossy()),
            Component::RootDir => text.push('/'),
            Component::CurDir => {}
            Component::ParentDir => join(&mut text, ".."),
            Component::Normal(name) => join(&mut text, &name.to_string_lossy()),
        }
    }
    text
}

/// A path below another.
fn below(root: &str, inner: &str) -> String {
    let mut path = root.to_owned();
    join(&mut path, inner);
    path
}

/// Adds a name to a path.
fn join(path: &mut String, name: &str) {
    if !path.is_empty() && !path.ends_with(['/', '!']) {
        path.push('/');
    }
    path.push_str(name);
}

#[cfg(test)]
mod tests;
