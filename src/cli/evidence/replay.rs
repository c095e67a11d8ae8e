//! Judging the inputs of a bundle again, by its own policies, parameters and day.
//!
//! Inputs come from the bundle, or from the directory that the run was started in; these are held against their digests
//! first. Where a copy was redacted, what it stood for is unknown to every syntax, so that a check that needs it ends
//! unknown and is told apart: it was not reproduced. What does not need it must come out the same.

use super::super::diagnostic::Failure;
use super::super::progress::Progress;
use super::super::scan;
use super::super::threads::Threads;
use super::failure;
use crate::collect::{self, Entry, HostTree, Inventory, Request};
use crate::evidence::{Files, InventoryRecord, Kept, Listed, Restored};
use crate::model::{Assessment, Check, Collected, Outcome, Ruling, Snapshot, SourceId, Subject, View, WHY_REDACTED};
use crate::redact::Secrets;
use crate::resolve::without_keys;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What came of a replay.
pub(super) struct Replayed {
    /// Checks that came out the same.
    pub(super) same: usize,
    /// What differs, one line each.
    pub(super) differs: Vec<String>,
    /// Checks that need what was redacted, one line each.
    pub(super) withheld: Vec<String>,
    /// Checks of the bundle that did not come out.
    missing: Vec<Ruling>,
    /// Checks that came out and are not in the bundle.
    added: Vec<Ruling>,
}

impl Replayed {
    /// Takes out what redaction itself changes: where a resource is called by what must not be kept, such as the address
    /// of a person that keys `for_each`, the copy gives one resource without keys in place of those.
    fn excuse(&mut self) {
        let secrets = Secrets::default();
        let is_named_by_redacted =
            |one: &Ruling| [&one.address, &one.identity].iter().any(|name| !secrets.ranges(name).is_empty());
        let (named, missing) = std::mem::take(&mut self.missing).into_iter().partition(is_named_by_redacted);
        let named: Vec<Ruling> = named;
        let bare = |one: &Ruling| (Arc::clone(&one.rule.0), without_keys(&one.address));
        let stood_for: BTreeSet<(Arc<str>, String)> = named.iter().map(bare).collect();
        self.missing = missing;
        self.added.retain(|one| !stood_for.contains(&bare(one)));
        let why = "is called by what the bundle's copy redacts";
        self.withheld.extend(named.iter().map(|one| format!("{} {why}", name(one))));
    }
}

fn name(ruling: &Ruling) -> String {
    format!("{} on {} ({})", ruling.rule, ruling.address, ruling.view.name())
}

/// Judges again; `directory` is where the inputs are, when not in the bundle.
pub(super) fn replay(
    files: &Files,
    restored: &Restored,
    directory: Option<&Path>,
    (jobs, quiet): (Threads, bool),
) -> Result<Replayed, Failure> {
    let mut differs = Vec::new();
    let inventory = match (directory, &restored.copies) {
        (Some(directory), _) => {
            let inventory = on_disk(restored, directory)?;
            differs.extend(digests(restored, &inventory));
            inventory
        }
        (None, Some(copies)) => in_bundle(&copies.inventory, restored),
        (None, None) => {
            return Err(Failure::usage(
                "the bundle keeps no inputs to judge again",
                "give the directory that the run was started in, or a copy of it, with --inputs DIR",
            ));
        }
    };
    let run = &restored.assessment.run;
    let progress = Progress::new(quiet);
    let found = scan::found(&restored.catalog, &inventory, &run.decisions, (run.as_of, jobs), &progress)?;
    let redacted = resting_on_redacted(&found.checks);
    let again = restored.with(files, found.checks).map_err(failure)?;
    differs.extend(times(&restored.assessment, &again));
    let mut replayed = compared(&Snapshot::of(&restored.assessment), &Snapshot::of(&again), &redacted, differs);
    if directory.is_none() {
        replayed.excuse();
    }
    let (missing, added) = (std::mem::take(&mut replayed.missing), std::mem::take(&mut replayed.added));
    replayed.differs.extend(missing.iter().map(|one| format!("{} does not come out at all", name(one))));
    replayed.differs.extend(added.iter().map(|one| format!("{} comes out and is not in the bundle", name(one))));
    Ok(replayed)
}

/// The inventory of a directory, as the run's own settings list it.
fn on_disk(restored: &Restored, directory: &Path) -> Result<Inventory, Failure> {
    std::env::set_current_dir(directory).map_err(|error| Failure::Io {
        action: "enter",
        path: directory.display().to_string(),
        error,
    })?;
    let settings = &restored.run.settings;
    let paths: Vec<PathBuf> = settings.paths.iter().map(PathBuf::from).collect();
    if paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::usage(
            "the run read standard input, which no directory holds",
            "replay from a bundle that was created with --include-inputs",
        ));
    }
    Ok(collect::inventory(&Request {
        paths: &paths,
        hosts: &settings.hosts,
        include: &settings.include,
        exclude: &settings.exclude,
        no_ignore: settings.no_ignore,
        stdin: None,
        terraform: settings.terraform.inputs(),
        collected: &restored.assessment.run.decisions.collected,
        limits: collect::Limits::default(),
    }))
}

/// The inputs that are not as the run read them.
fn digests(restored: &Restored, inventory: &Inventory) -> Vec<String> {
    let hosts = inventory.hosts.iter().flat_map(|host| &host.entries);
    let entries = inventory.entries.iter().chain(hosts).chain(&inventory.aside).chain(inventory.value_files.values());
    let by_path: BTreeMap<&str, &Entry> = entries.map(|entry| (&**entry.path(), entry)).collect();
    let wrong = restored.assessment.inputs.iter().filter_map(|input| {
        let Some(entry) = by_path.get(&*input.path) else { return Some(format!("input {} is missing", input.path)) };
        match entry.read(SourceId::default()) {
            Err(problem) => Some(format!("input {}", problem.message)),
            Ok(source) if source.digest != input.digest => Some(format!(
                "input {} is not the file that was judged: sha256 {}, was {}",
                input.path, source.digest, input.digest
            )),
            Ok(_) => None,
        }
    });
    wrong.collect()
}

/// The inventory that a bundle keeps.
fn in_bundle(kept: &InventoryRecord, restored: &Restored) -> Inventory {
    let held = restored.copies.as_ref().map(|copies| &copies.files);
    let entry = |listed: &Listed| {
        let bytes = match &listed.kept {
            Kept::Copy(copied) => held.and_then(|held| held.get(&copied.file)),
            Kept::Unread | Kept::Withheld(_) => None,
        };
        let (path, inner) = (listed.path.as_str(), listed.inner.as_str());
        let entry = match bytes {
            Some(bytes) => Entry::held(path, inner, bytes.as_slice()),
            None => Entry::withheld(path, inner, "the bundle does not keep it"),
        };
        if listed.in_archive { entry.of_archive() } else { entry }
    };
    let all = |list: &[Listed]| list.iter().map(entry).collect::<Vec<_>>();
    let host = |host: &crate::evidence::HostRecord| HostTree {
        name: host.name.as_str().into(),
        path: host.path.as_str().into(),
        is_running: host.is_running,
        entries: all(&host.entries),
    };
    let mut inventory = Inventory {
        entries: all(&kept.entries),
        hosts: kept.hosts.iter().map(host).collect(),
        aside: all(&kept.aside),
        listed: kept.listed.iter().map(|path| path.as_str().into()).collect(),
        terraform: restored.run.settings.terraform.inputs(),
        collected: restored.assessment.run.decisions.collected.clone(),
        value_files: kept.value_files.iter().map(|(given, one)| (given.as_str().into(), entry(one))).collect(),
        ..Inventory::default()
    };
    // a stranger's list may be in any order, and lists are searched by halves
    inventory.entries.sort_by(|a, b| a.path().cmp(b.path()));
    inventory.aside.sort_by(|a, b| a.path().cmp(b.path()));
    inventory
}

/// What makes a check the same in both runs.
type Key = (Arc<str>, Arc<str>, View, Arc<str>);

/// The resources that are of another time than the bundle says: the inputs, how they came and what was said of them tell it.
fn times(before: &Assessment, after: &Assessment) -> Vec<String> {
    let of = |assessment: &Assessment| -> BTreeMap<(Arc<str>, View, Arc<str>), Collected> {
        let subjects = assessment.checks.iter().map(|check| &check.subject);
        let key = |one: &Subject| (Arc::clone(&one.identity), one.view, Arc::clone(&one.address));
        subjects.map(|one| (key(one), one.collected)).collect()
    };
    let again = of(after);
    let said = |collected: Collected| match collected.at(before.run.evaluated_at) {
        Some(at) => format!("of {at}, {}", collected.words()),
        None => "of a time that nobody says".to_owned(),
    };
    let differs = of(before).into_iter().filter_map(|(key, was)| {
        let is = *again.get(&key).filter(|is| **is != was)?;
        Some(format!("the evidence of {} was {}, and comes out {}", key.2, said(was), said(is)))
    });
    differs.collect()
}

/// The checks that ended unknown because of what was redacted.
fn resting_on_redacted(checks: &[Check]) -> Vec<Key> {
    let rests = checks.iter().filter(|check| match &check.outcome {
        Outcome::Unknown(why) | Outcome::NoEvidence(why) | Outcome::Error(why) => {
            why.contains(WHY_REDACTED) || crate::model::is_redacted(why)
        }
        Outcome::Pass | Outcome::Fail(_) | Outcome::NotApplicable(_) => false,
    });
    let key = |check: &Check| {
        let subject = &check.subject;
        (Arc::clone(&check.rule.0), Arc::clone(&subject.identity), subject.view, Arc::clone(&subject.address))
    };
    let mut keys: Vec<Key> = rests.map(key).collect();
    keys.sort();
    keys
}

fn key(ruling: &Ruling) -> Key {
    (Arc::clone(&ruling.rule.0), Arc::clone(&ruling.identity), ruling.view, Arc::clone(&ruling.address))
}

/// Both runs side by side: rule, resource, outcome and fingerprints must agree.
fn compared(before: &Snapshot, after: &Snapshot, redacted: &[Key], differs: Vec<String>) -> Replayed {
    let mut replayed = Replayed { same: 0, differs, withheld: Vec::new(), missing: Vec::new(), added: Vec::new() };
    let mut left: BTreeMap<Key, Vec<&Ruling>> = BTreeMap::new();
    for ruling in after.checks.iter().rev() {
        left.entry(key(ruling)).or_default().push(ruling);
    }
    for ruling in &before.checks {
        let key = key(ruling);
        match left.get_mut(&key).and_then(Vec::pop) {
            Some(again) if result(ruling) == result(again) => replayed.same += 1,
            Some(_) if redacted.binary_search(&key).is_ok() => {
                replayed.withheld.push(format!("{} rests on a value that the bundle's copy redacts", name(ruling)));
            }
            Some(again) => {
                let (was, is) = (ruling.answer.name(), again.answer.name());
                let why =
                    if was == is { format!("{was} with other findings") } else { format!("{was}, and comes out {is}") };
                replayed.differs.push(format!("{} was {why}", name(ruling)));
            }
            None => replayed.missing.push(ruling.clone()),
        }
    }
    replayed.added = left.into_values().flatten().cloned().collect();
    replayed
}

/// What must agree.
fn result(ruling: &Ruling) -> (&'static str, Vec<&str>) {
    let mut fingerprints: Vec<&str> = ruling.findings.iter().map(|mark| &*mark.fingerprint).collect();
    fingerprints.sort_unstable();
    (ruling.answer.name(), fingerprints)
}
