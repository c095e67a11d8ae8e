//! What people signed: the exceptions and attestations in `.tickmark/`, under version control with the rest.
//!
//! One record is one file, `exceptions/<id>.toml` or `attestations/<name>.toml`, so that a review, a code
//! owner and a signature are of one record. A file that cannot be used is a problem and covers nothing.
//! `folder` says where they lie, `draft` reads a file, `signers` its signature, `write` makes new ones. What a record is worth on a day
//! is decided by `assess`.

mod allowed;
mod draft;
mod folder;
mod signers;
mod write;

pub use allowed::{AllowedSigners, Unsigned, holds};
pub use folder::{Folder, OnDisk};
pub use write::{attestation_text, exception_text, quoted};

use crate::model::{Attestation, Digest, Exception, Level, Location, OWN_FOLDER, Problem, SourceId, Span, Stage, Text};
use sha2::{Digest as _, Sha256};
use signers::Signers;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// The folder of records, beside what they speak of.
pub const FOLDER: &str = OWN_FOLDER;

/// The file that says whose keys count.
const SIGNERS: &str = "allowed_signers";

/// A record longer than this is not one.
const LONGEST: u64 = 1 << 20;

/// An artefact longer than this is not read.
const LONGEST_ARTEFACT: u64 = 1 << 30;

/// More records than this are not read.
const MOST: usize = 10_000;

/// Everything that was read from one folder.
#[derive(Debug, Default)]
pub struct Records {
    /// The exceptions, by id.
    pub exceptions: Vec<Arc<Exception>>,
    /// The attestations, by control, then by day.
    pub attestations: Vec<Arc<Attestation>>,
    /// What could not be read or used.
    pub problems: Vec<Problem>,
    /// The files themselves.
    pub shelf: Shelf,
}

/// The files of one folder as text, before anything is made of them.
#[derive(Debug, Default, Clone)]
pub struct Shelf {
    /// What the paths of the files begin with where they are shown: `.tickmark`; empty when there is no folder.
    pub shown: String,
    /// By path inside the folder: `exceptions/EX-1.toml`, the `.sig` beside it, `allowed_signers`.
    pub files: BTreeMap<String, String>,
}

impl Shelf {
    /// Everything in a folder that records are read from.
    fn of(folder: &dyn Folder, shown: &str) -> Self {
        let of_kind = |kind: &'static str| folder.names(kind).into_iter().map(move |name| format!("{kind}/{name}"));
        let is_record = |path: &String| path.trim_end_matches(".sig").strip_suffix(".toml").is_some();
        let paths = of_kind("exceptions").chain(of_kind("attestations")).filter(is_record);
        let paths = paths.take(2 * MOST).chain([SIGNERS.to_owned()]);
        let files = paths.filter_map(|path| folder.read(&path).ok().map(|text| (path, text))).collect();
        Self { shown: shown.to_owned(), files }
    }
}

/// Reads the records of a `.tickmark` folder on disk; paths in problems begin with `shown`.
pub fn load(folder: &Path, shown: &str) -> Records {
    load_from(&OnDisk(folder.to_owned()), shown)
}

/// Reads the records of a `.tickmark` folder, wherever it is; paths in problems begin with `shown`.
pub fn load_from(folder: &dyn Folder, shown: &str) -> Records {
    let mut records = Records::default();
    let signers = Signers::load(folder, shown, &mut records.problems);
    for file in files(folder, "exceptions", shown, &mut records.problems) {
        match draft::exception(&file, &signers, folder) {
            Ok(exception) => records.exceptions.push(Arc::new(exception)),
            Err(problem) => records.problems.push(*problem),
        }
    }
    for file in files(folder, "attestations", shown, &mut records.problems) {
        match draft::attestation(&file, &signers, folder) {
            Ok(attestation) => records.attestations.push(Arc::new(attestation)),
            Err(problem) => records.problems.push(*problem),
        }
    }
    records.shelf = Shelf::of(folder, shown);
    records.attestations.sort_by(|a, b| (&a.control, a.on, &a.location).cmp(&(&b.control, b.on, &b.location)));
    records
}

/// One record file, and the signature beside it.
struct File {
    /// The name without `.toml`.
    stem: String,
    text: Text,
    signature: Option<String>,
}

/// The `.toml` files of a folder, by name; a folder that is not there holds none.
fn files(place: &dyn Folder, folder: &str, shown: &str, problems: &mut Vec<Problem>) -> Vec<File> {
    let mut stems: Vec<String> =
        place.names(folder).iter().filter_map(|name| name.strip_suffix(".toml").map(str::to_owned)).collect();
    stems.sort();
    let shown = format!("{shown}/{folder}");
    if stems.len() > MOST {
        let message = format!("{shown} holds more than {MOST} records");
        problems.push(problem("too-many-records", message).in_path(shown.as_str()));
        stems.truncate(MOST);
    }
    let mut files = Vec::new();
    for stem in stems {
        let name = format!("{shown}/{stem}.toml");
        match place.read(&format!("{folder}/{stem}.toml")) {
            Ok(content) => {
                let digest = Digest(Sha256::digest(content.as_bytes()).into());
                let text = Text::new(SourceId::default(), name.into(), digest, content);
                let signature = place.read(&format!("{folder}/{stem}.toml.sig")).ok();
                files.push(File { stem, text, signature });
            }
            Err(error) => {
                problems.push(problem("record", format!("cannot read {name}: {error}")).in_path(name));
            }
        }
    }
    files
}

/// The digest of an artefact; none when it is gone, no file, or too long.
pub fn artefact_digest(path: &Path) -> Option<Digest> {
    let metadata = std::fs::metadata(path).ok()?;
    if !metadata.is_file() || metadata.len() > LONGEST_ARTEFACT {
        return None;
    }
    let mut hasher = Sha256::new();
    let mut file = std::fs::File::open(path).ok()?.take(LONGEST_ARTEFACT);
    std::io::copy(&mut file, &mut Hashing(&mut hasher)).ok()?;
    Some(Digest(hasher.finalize().into()))
}

struct Hashing<'a>(&'a mut Sha256);

impl std::io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn problem(code: &'static str, message: impl Into<String>) -> Problem {
    Problem::new(Level::Error, Stage::Records, code, message)
}

/// A mistake in a file.
#[expect(clippy::unnecessary_box_returns, reason = "every caller returns it as it is")]
fn wrong(file: &File, message: impl Into<String>) -> Box<Problem> {
    Box::new(problem("record", message).at(start(file)))
}

fn start(file: &File) -> Location {
    file.text.locate(Span::default())
}
