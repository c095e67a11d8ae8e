//! Files that change, told once they are at rest.

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// An editor writes a file in several steps; what is quiet for so long is at rest.
const QUIET: Duration = Duration::from_millis(100);
/// What never rests is told nevertheless.
const LONGEST: Duration = Duration::from_secs(2);

/// Why files cannot be watched.
#[derive(Debug, thiserror::Error)]
#[error("cannot watch {path}: {error}")]
pub struct WatchError {
    /// What should have been watched.
    pub path: String,
    /// Why it is not.
    pub error: notify::Error,
}

/// Directories that are watched until this is dropped.
pub struct Files {
    events: Receiver<notify::Result<notify::Event>>,
    _watcher: RecommendedWatcher,
}

impl Files {
    /// Watches directories, each with all below it or by itself.
    pub fn new(roots: &BTreeSet<(PathBuf, bool)>) -> Result<Self, WatchError> {
        let (sender, events) = channel();
        let failed = |path: &Path| {
            let path = path.display().to_string();
            move |error| WatchError { path, error }
        };
        let mut watcher = notify::recommended_watcher(sender).map_err(failed(Path::new("files")))?;
        for (path, whole) in roots {
            let mode = if *whole { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            watcher.watch(path, mode).map_err(failed(path))?;
        }
        Ok(Self { events, _watcher: watcher })
    }

    /// The paths that changed, once they are at rest; none when nothing changes for so long.
    pub fn changed(&self, patience: Duration) -> BTreeSet<PathBuf> {
        let mut changed = BTreeSet::new();
        let mut first = None;
        loop {
            let wait = if first.is_some() { QUIET } else { patience };
            match self.events.recv_timeout(wait) {
                Ok(event) => changed.extend(touched(event)),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return changed,
            }
            if !changed.is_empty() && first.get_or_insert_with(Instant::now).elapsed() > LONGEST {
                return changed;
            }
        }
    }
}

/// What an event says was changed; of events that were lost, or of an error, everything.
fn touched(event: notify::Result<notify::Event>) -> Vec<PathBuf> {
    match event {
        Ok(event) if event.need_rescan() => vec![PathBuf::from(".")],
        Ok(event) if matches!(event.kind, EventKind::Access(_)) => Vec::new(),
        Ok(event) => event.paths,
        Err(_) => vec![PathBuf::from(".")],
    }
}

/// The directory to watch for a path or a glob, and whether all below it counts: of a file its directory, since
/// editors write another file and rename it over.
pub fn root(path: &Path) -> (PathBuf, bool) {
    let plain = |part: &Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[', '{']);
    let fixed: PathBuf = path.components().take_while(plain).collect();
    let is_glob = fixed.components().count() < path.components().count();
    let existing = fixed.ancestors().find(|one| one.is_dir()).unwrap_or(Path::new(""));
    let whole = is_glob || path.is_dir();
    (if existing.as_os_str().is_empty() { PathBuf::from(".") } else { existing.to_owned() }, whole)
}
