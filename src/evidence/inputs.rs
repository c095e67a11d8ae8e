//! `inputs.json`: every input by digest, and where the bundle keeps it, `inventory.json`: how it lay, for replaying.

use super::{Fault, Files, json, parsed};
use crate::model::{Assessment, Collected, Digest, InputRecord, Time};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The name of the list of inputs.
pub(super) const FILE: &str = "inputs.json";
/// The name of the list of entries.
pub(super) const INVENTORY: &str = "inventory.json";
const SCHEMA: &str = "tickmark-evidence-inputs/1";
const INVENTORY_SCHEMA: &str = "tickmark-evidence-inventory/1";

/// The inputs that a bundle holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Copies {
    /// How they lay.
    pub inventory: InventoryRecord,
    /// The copies, redacted, by their path in the bundle.
    pub files: Files,
}

/// How the inputs lay: what a scan was given, so that it can be given it again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InventoryRecord {
    schema: String,
    /// Files outside of hosts.
    pub entries: Vec<Listed>,
    /// Hosts, by name and path.
    pub hosts: Vec<HostRecord>,
    /// Files that are read when an entry needs them.
    pub aside: Vec<Listed>,
    /// Directories that were listed as a whole.
    pub listed: Vec<String>,
    /// Files of values, by the path as it was given.
    pub value_files: BTreeMap<String, Listed>,
}

/// The tree of a host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostRecord {
    /// The host's name.
    pub name: String,
    /// The path of its directory or archive.
    pub path: String,
    /// Whether it was the machine that the program ran on, and no copy.
    pub is_running: bool,
    /// Its files.
    pub entries: Vec<Listed>,
}

/// A file that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// The path that reports show.
    pub path: String,
    /// The path inside its root.
    pub inner: String,
    /// Whether it lay in an archive.
    pub in_archive: bool,
    /// What the bundle keeps of it.
    pub kept: Kept,
}

/// What a bundle keeps of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Kept {
    /// Nothing: nothing read it.
    Unread,
    /// Nothing, though it was read; why.
    Withheld(String),
    /// A copy.
    Copy(Copied),
}

/// A copy of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Copied {
    /// The digest of the file as it was read.
    pub original: Digest,
    /// Where the copy lies in the bundle.
    pub file: String,
    /// How many parts were redacted; none means that the copy is the file.
    pub redacted: usize,
}

impl InventoryRecord {
    /// An inventory with nothing in it.
    pub fn new() -> Self {
        Self { schema: INVENTORY_SCHEMA.to_owned(), ..Self::default() }
    }

    /// Every file of it.
    pub fn all(&self) -> impl Iterator<Item = &Listed> {
        let hosts = self.hosts.iter().flat_map(|host| &host.entries);
        self.entries.iter().chain(hosts).chain(&self.aside).chain(self.value_files.values())
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Inputs {
    schema: String,
    inputs: Vec<Input>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Input {
    path: String,
    /// Of the bytes as they were read.
    sha256: Digest,
    syntax: String,
    recognised: String,
    /// How it came: always `file`, as it lay on disk, in an archive or on standard input.
    method: String,
    /// When what it shows was true, the oldest of several times; none when nobody says, which counts as stale. The time
    /// of a file is not it.
    collected_at: Option<Time>,
    /// Who says so.
    collected_by: String,
    documents: usize,
    resources: usize,
    /// Where the bundle keeps a copy.
    copy: Option<String>,
    /// Parts of the copy that are redacted.
    redacted: Option<usize>,
}

/// Both files; the second only when inputs are kept.
pub(super) fn write(assessment: &Assessment, copies: Option<&Copies>, files: &mut Files) {
    let kept: BTreeMap<&str, &Copied> = copies.map(|copies| by_path(&copies.inventory)).unwrap_or_default();
    let input = |input: &InputRecord| {
        let copy = kept.get(&*input.path).filter(|copy| copy.original == input.digest);
        Input {
            path: input.path.to_string(),
            sha256: input.digest,
            syntax: input.syntax.to_string(),
            recognised: input.recognised.clone(),
            method: "file".to_owned(),
            collected_at: input.collected.at(assessment.run.evaluated_at),
            collected_by: input.collected.name().to_owned(),
            documents: input.documents,
            resources: input.resources,
            copy: copy.map(|copy| copy.file.clone()),
            redacted: copy.map(|copy| copy.redacted),
        }
    };
    let inputs = assessment.inputs.iter().map(input).collect();
    files.insert(FILE.to_owned(), json(&Inputs { schema: SCHEMA.to_owned(), inputs }));
    if let Some(copies) = copies {
        files.insert(INVENTORY.to_owned(), json(&copies.inventory));
        files.extend(copies.files.clone());
    }
}

fn by_path(inventory: &InventoryRecord) -> BTreeMap<&str, &Copied> {
    let copied = inventory.all().filter_map(|one| match &one.kept {
        Kept::Copy(copied) => Some((one.path.as_str(), copied)),
        Kept::Unread | Kept::Withheld(_) => None,
    });
    copied.collect()
}

/// When something was collected, as a file says it.
pub(super) fn collected(file: &str, by: &str, at: Option<Time>) -> Result<Collected, Fault> {
    Collected::named(by, at).ok_or_else(|| Fault::wrong(file, format!("`{by}` says no time")))
}

/// The inputs of the file.
pub(super) fn read(files: &Files) -> Result<Vec<InputRecord>, Fault> {
    let inputs: Inputs = parsed(files, FILE)?;
    let record = |input: Input| {
        Ok(InputRecord {
            collected: collected(FILE, &input.collected_by, input.collected_at)?,
            path: Arc::from(input.path),
            digest: input.sha256,
            syntax: input.syntax.into(),
            recognised: input.recognised,
            documents: input.documents,
            resources: input.resources,
        })
    };
    inputs.inputs.into_iter().map(record).collect()
}

/// The copies that a bundle holds; none when it keeps no inputs.
pub(super) fn copies(files: &Files) -> Result<Option<Copies>, Fault> {
    if !files.contains_key(INVENTORY) {
        return Ok(None);
    }
    let inventory: InventoryRecord = parsed(files, INVENTORY)?;
    if inventory.schema != INVENTORY_SCHEMA {
        return Err(Fault::wrong(INVENTORY, format!("its schema is not {INVENTORY_SCHEMA}")));
    }
    let mut held = Files::new();
    for listed in inventory.all() {
        if let Kept::Copy(copied) = &listed.kept {
            let bytes = files.get(&copied.file).filter(|_| copied.file.starts_with("inputs/"));
            let bytes = bytes.ok_or_else(|| Fault::wrong(INVENTORY, format!("{} is missing", copied.file)))?;
            let is_whole = copied.redacted > 0 || super::digest(bytes) == copied.original;
            if !is_whole {
                return Err(Fault::wrong(INVENTORY, format!("{} is not the file it claims to be", copied.file)));
            }
            held.insert(copied.file.clone(), bytes.clone());
        }
    }
    Ok(Some(Copies { inventory, files: held }))
}
