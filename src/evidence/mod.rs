//! A run kept so that others can check it: one folder or archive with all that the run said and what it rested on.
//!
//! Some files of a bundle are what the run found and what it was made with: `run.json`, `scope.json`, `inputs.json`,
//! `gaps.json`, `results.json`, the texts of policies and of signed records, copies of inputs. All others (the controls,
//! the metrics, every report, the excerpts) follow from these. `contents` makes every file of a bundle from a run;
//! `restore` makes the run again from the files that are not made; so verifying is making the bundle anew and comparing
//! bytes, and no file can say what the results do not.
//!
//! `sums`, `manifest`, `signature` and `store` are the envelope: digests, the list of files, who signed, and folders and
//! archives, which are read as a stranger's. Nothing here scans: replaying is up to the command line.

mod contents;
mod gaps;
mod inputs;
mod manifest;
mod minisign;
mod policies;
mod records;
mod refuse;
mod restore;
mod results;
mod run;
mod scope;
mod show;
mod signature;
mod standing;
mod store;
mod sums;
mod verify;

pub use contents::{Made, contents, sealed};
pub use inputs::{Copied, Copies, HostRecord, InventoryRecord, Kept, Listed};
pub use manifest::Previous;
pub use minisign::Minisigner;
pub use refuse::refuse;
pub use restore::{Restored, restore};
pub use run::{
    Ci, Environment, GivenRecord, Occasion, RequiredRecord, RunRecord, SettingsRecord, TerraformRecord, VariantRecord,
};
pub use show::show;
pub use signature::{NAMESPACE, Signature, sign};
pub use store::{read, write};
pub use sums::digest;
pub use verify::{Asked, Verified, verify};

use std::collections::BTreeMap;

/// The files of a bundle, by path.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The list of digests that `sha256sum -c` reads, and that is signed.
pub const SUMS: &str = "SHA256SUMS";
/// The signature of that list.
pub const SIGNATURE: &str = "SHA256SUMS.sig";
/// Another signature of it, by minisign.
pub const MINISIG: &str = "SHA256SUMS.minisig";
/// The list of files with what they are.
pub const MANIFEST: &str = "manifest.json";

/// Why a bundle cannot be made, read or understood.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file or folder of the bundle cannot be read or written.
    #[error("cannot {action} {path}: {error}")]
    Io {
        /// What was being done.
        action: &'static str,
        /// To which path.
        path: String,
        /// Why it failed.
        error: std::io::Error,
    },
    /// It is not what a bundle looks like, or more than is read of a stranger's.
    #[error("cannot read {path}: {why}")]
    Refused {
        /// The file or member.
        path: String,
        /// Why.
        why: String,
    },
    /// A file of the bundle does not say what it must.
    #[error("cannot understand {file}: {why}")]
    Wrong {
        /// The file in the bundle.
        file: String,
        /// Why.
        why: String,
    },
    /// Another version made it, whose files this one cannot make again.
    #[error("{tool} made this bundle, and this is tickmark {}", env!("CARGO_PKG_VERSION"))]
    Version {
        /// Name and version of what made it.
        tool: String,
    },
    /// The bundle would hold what must not be in one.
    #[error("{file}:{line} holds what looks like {what}")]
    Secret {
        /// The file in the bundle.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What it looks like: never the text itself.
        what: &'static str,
    },
    /// A key that cannot sign.
    #[error("cannot sign: {0}")]
    Key(String),
}

impl Fault {
    fn wrong(file: &str, why: impl std::fmt::Display) -> Self {
        Self::Wrong { file: file.to_owned(), why: why.to_string() }
    }

    fn refused(path: &str, why: impl Into<String>) -> Self {
        Self::Refused { path: path.to_owned(), why: why.into() }
    }
}

/// JSON for people: indented, with a line end.
fn json(value: &impl serde::Serialize) -> Vec<u8> {
    // structs of texts, numbers and lists always serialize
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// A file of a bundle, read strictly.
fn parsed<T: serde::de::DeserializeOwned>(files: &Files, name: &str) -> Result<T, Fault> {
    let bytes = files.get(name).ok_or_else(|| Fault::wrong(name, "it is missing"))?;
    serde_json::from_slice(bytes).map_err(|error| Fault::wrong(name, error))
}

/// The one of these that is called so.
fn named<T: Copy>(file: &str, name: &str, all: &[T], name_of: fn(T) -> &'static str) -> Result<T, Fault> {
    let found = all.iter().copied().find(|one| name_of(*one) == name);
    found.ok_or_else(|| Fault::wrong(file, format!("it knows no `{name}`")))
}
