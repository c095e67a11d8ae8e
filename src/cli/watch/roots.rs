//! What to watch, and which changes there matter.

use super::super::arguments::{Arguments, WatchArguments};
use super::super::config;
use super::super::settings::{ScanSettings, Settings};
use crate::records::FOLDER;
use crate::watch::root;
use ignore::gitignore::Gitignore;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

/// Directories to watch, and what is left out there.
pub(super) struct Roots {
    /// Directories, each with all below it or by itself.
    pub(super) watched: BTreeSet<(PathBuf, bool)>,
    /// Files that this process writes.
    written: Vec<PathBuf>,
    ignored: Gitignore,
}

impl Roots {
    /// Everything that a run reads: what is scanned, the configuration, the policies, the records.
    pub(super) fn of(scan: &ScanSettings, settings: &Settings, arguments: &Arguments, raw: &WatchArguments) -> Self {
        let hosts = scan.hosts.iter().map(PathBuf::from);
        let read = scan.paths.iter().cloned().chain(hosts).chain(settings.policies.iter().cloned());
        let values = scan.inputs.files().map(|path| PathBuf::from(&**path));
        let upward = upward(&[Path::new(config::NAME), Path::new(FOLDER)]);
        let all = read.chain(values).chain(arguments.config.clone()).chain(upward);
        let written = scan.reports.iter().filter_map(|(_, path)| path.clone()).chain(raw.to.iter().map(PathBuf::from));
        let ignored = if scan.no_ignore { Gitignore::empty() } else { Gitignore::new(".gitignore").0 };
        let written = written.map(|path| plain(&path)).collect();
        Self { watched: all.map(|path| root(&path)).collect(), written, ignored }
    }

    /// Whether a change of this path may change what a run says: neither git's own files nor what this process writes.
    pub(super) fn matters(&self, path: &Path) -> bool {
        let path = plain(path);
        let is_own = path.components().any(|part| part.as_os_str() == ".git") || self.written.contains(&path);
        let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        let is_ignored = inside && self.ignored.matched_path_or_any_parents(&path, path.is_dir()).is_ignore();
        !is_own && !is_ignored
    }
}

/// The nearest files or folders upward of these names.
fn upward(names: &[&Path]) -> Vec<PathBuf> {
    let Ok(start) = std::env::current_dir() else { return Vec::new() };
    let nearest = |name: &&Path| start.ancestors().map(|folder| folder.join(name)).find(|path| path.exists());
    names.iter().filter_map(nearest).collect()
}

/// A path without what only says "here", below the working directory when it is there.
fn plain(path: &Path) -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(&here).unwrap_or(path);
    path.components().filter(|part| *part != Component::CurDir).collect()
}
