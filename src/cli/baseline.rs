//! `--baseline` and `--changed-since`: what a run is held against, and what it leaves out.

use super::diagnostic::Failure;
use super::records;
use super::settings::{ScanSettings, Settings};
use crate::collect::{Changes, Commit, GitError, Inventory, Past, Repository, Request};
use crate::model::{Baseline, ChangedSince, Level, Problem, Snapshot};
use crate::records::FOLDER;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Remarks name so many of a list.
const FEW: usize = 3;

/// What a baseline is taken from.
pub(super) enum Reference {
    /// A JSON report.
    Report(PathBuf),
    /// A commit, with the inventory that it has.
    Commit(Box<Revision>),
}

/// The inventory at a commit, and what of it is as it is now.
pub(super) struct Revision {
    pub(super) past: Past,
    pub(super) inventory: Inventory,
    pub(super) remarks: Vec<String>,
}

/// What a baseline's name refers to: a file when there is one of that name, else a revision.
pub(super) fn reference(
    name: &str,
    settings: &ScanSettings,
    request: &Request<'_>,
    now: &Inventory,
) -> Result<Reference, Failure> {
    if Path::new(name).is_file() {
        return Ok(Reference::Report(PathBuf::from(name)));
    }
    let repository = repository(settings).map_err(|error| failure("the baseline", name, &error))?;
    let found = repository.commit(name).and_then(|commit| at(&repository, commit, request));
    let past = found.map_err(|error| failure("the baseline", name, &error))?;
    let (inventory, remarks) = past.inventory(request, now);
    Ok(Reference::Commit(Box::new(Revision { past, inventory, remarks })))
}

/// A report as a baseline; `content` is the digest of this run's policies, kinds and frameworks.
pub(super) fn of_report(path: &Path, content: &str) -> Result<Baseline, Failure> {
    let snapshot = super::diff::report(path)?;
    let mut remarks = Vec::new();
    if let Some(revision) = &snapshot.changed_since {
        remarks.push(format!("it judged only what changed since {revision}; what it left out counts as new"));
    }
    if *snapshot.content_digest != *content {
        remarks.push("it was made with other policies, kinds or frameworks; what they add counts as new".to_owned());
    }
    if snapshot.verdict == crate::model::Verdict::Untrusted {
        remarks.push("its run could not be trusted; what it could not read counts as new".to_owned());
    }
    Ok(Baseline { name: path.display().to_string().into(), commit: None, remarks, snapshot: Arc::new(snapshot) })
}

/// A commit as a baseline, once it was judged.
pub(super) fn of_commit(name: &str, revision: Revision, snapshot: Snapshot, problems: &[Problem]) -> Baseline {
    let mut remarks = revision.remarks;
    let broken: Vec<String> = problems
        .iter()
        .filter(|problem| problem.level == Level::Error)
        .map(|problem| problem.path.as_deref().unwrap_or(&problem.code).to_owned())
        .collect();
    if !broken.is_empty() {
        remarks.push(format!("it could not be read in full; what it does not show counts as new: {}", few(&broken)));
    }
    let commit = Some(Arc::clone(&revision.past.commit.id));
    Baseline { name: name.into(), commit, remarks, snapshot: Arc::new(snapshot) }
}

/// Lays what changed into an inventory, and gives the record of it. The units are not counted yet.
pub(super) fn changed_since(
    revision: &str,
    shared: &Settings,
    settings: &ScanSettings,
    request: &Request<'_>,
    inventory: &mut Inventory,
) -> Result<ChangedSince, Failure> {
    let found = repository(settings).and_then(|repository| {
        let commit = repository.merge_base(revision)?;
        at(&repository, commit, request)
    });
    let past = found.map_err(|error| failure("what changed since", revision, &error))?;
    let changes = past.changes(request, inventory);
    let (whole, mut remarks) = yardstick(&past, shared);
    remarks.extend(unknown(&changes));
    let since = ChangedSince {
        revision: revision.into(),
        commit: Arc::clone(&past.commit.id),
        changed: changes.changed.iter().cloned().collect(),
        units: 0,
        judged: 0,
        remarks,
        whole,
    };
    if since.whole.is_none() {
        inventory.changes = Some(changes);
    }
    Ok(since)
}

/// What of the records moves a status; a history beside them grows with every run.
const RECORDS: [&str; 3] = ["exceptions", "attestations", "allowed_signers"];

/// Why everything must be judged: what judges changed. And what of that the repository cannot tell.
fn yardstick(past: &Past, shared: &Settings) -> (Option<String>, Vec<String>) {
    let config = shared.config.path().map(PathBuf::from);
    let records = records::find().map(|(folder, _)| folder);
    let records = records.iter().flat_map(|folder| RECORDS.map(|name| (FOLDER.to_owned(), folder.join(name))));
    let named = |path: &PathBuf| {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into());
        (name, path.clone())
    };
    let mut remarks = Vec::new();
    for (name, path) in config.iter().map(named).chain(records).chain(shared.policies.iter().map(named)) {
        match differs(past, &path) {
            Some(true) => return (Some(format!("{name} changed")), remarks),
            Some(false) => {}
            None => remarks.push(format!("{name} is in no part of the repository: whether it changed is not known")),
        }
    }
    remarks.dedup();
    let gone = [FOLDER, "tickmark.toml"].into_iter().find(|name| is_gone(past, name));
    (gone.map(|name| format!("{name} was removed")), remarks)
}

/// Whether something is not as a commit has it, gone included; none when it lies elsewhere.
fn differs(past: &Past, path: &Path) -> Option<bool> {
    let (parent, name) = (path.parent()?, path.file_name()?.to_string_lossy());
    let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    if path.exists() { past.differs(path) } else { past.holds(parent).then(|| past.had(parent, &name)) }
}

/// Whether a commit has something above the working directory, or in it, that is not there any more.
fn is_gone(past: &Past, name: &str) -> bool {
    let Ok(start) = std::env::current_dir() else { return false };
    let had = |directory: &Path| past.had(directory, name);
    start.ancestors().take_while(|directory| past.holds(directory)).any(|up| had(up) && !up.join(name).exists())
}

fn unknown(changes: &Changes) -> Option<String> {
    let outside: Vec<String> = changes.unknown.iter().map(ToString::to_string).collect();
    let count = outside.len();
    let what = if count == 1 { "1 file is".to_owned() } else { format!("{count} files are") };
    (count > 0).then(|| format!("{what} in no part of the repository, and judged in any case: {}", few(&outside)))
}

fn few(items: &[String]) -> String {
    let shown = items.iter().take(FEW).cloned().collect::<Vec<_>>().join(", ");
    let more = items.len().saturating_sub(FEW);
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}

fn at(repository: &Repository, commit: Commit, request: &Request<'_>) -> Result<Past, GitError> {
    Past::new(repository, commit, request.limits.file)
}

/// The repository that holds the first path that is in one.
fn repository(settings: &ScanSettings) -> Result<Repository, GitError> {
    let hosts = settings.hosts.iter().map(PathBuf::from);
    let paths = settings.paths.iter().filter(|path| *path != Path::new("-")).cloned().chain(hosts);
    let mut first = None;
    for path in paths.chain([PathBuf::from(".")]) {
        match Repository::around(&path) {
            Ok(repository) => return Ok(repository),
            Err(error) => first = first.or(Some(error)),
        }
    }
    Err(first.unwrap_or(GitError::NoRepository { path: ".".to_owned(), why: "there is no path".to_owned() }))
}

fn failure(what: &str, name: &str, error: &GitError) -> Failure {
    let help = match error {
        GitError::NoGit(_) => "install git, or use a JSON report as the baseline".to_owned(),
        GitError::NoRepository { .. } => {
            "scan a path in a git repository; if git calls it dubious: git config --global --add safe.directory PATH"
                .to_owned()
        }
        GitError::UnknownRevision { shallow: true, .. } | GitError::NoCommonCommit { shallow: true, .. } => {
            "fetch it: `git fetch --unshallow`, and of a clone of one branch `git fetch origin BRANCH`; in GitHub Actions: \
             checkout with fetch-depth: 0"
                .to_owned()
        }
        GitError::UnknownRevision { .. } => {
            format!("name a file, a branch, a tag or a commit; a remote's branch is origin/{name}")
        }
        GitError::NoCommonCommit { .. } => "name a revision that this work descends from".to_owned(),
        GitError::Failed { .. } => "run `git fsck` in the repository".to_owned(),
    };
    Failure::usage(format!("cannot read {what} {name}: {error}"), help)
}
