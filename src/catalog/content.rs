//! The files of the catalogue: embedded when Tickmark was built, or read from a folder.

use super::problem;
use crate::model::{Digest, Problem, SourceId, Text};
use include_dir::{Dir, DirEntry, include_dir};
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

static POLICIES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/policies");
static FRAMEWORKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/frameworks");
/// The embedded TOML files and METADATA blocks as JSON, by path: TOML was two fifths of a small run, YAML a ninth.
static TABLES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// A policy file larger than this is not one: the longest of ours is a framework of a tenth of it.
const MAX_FILE_BYTES: u64 = 4 << 20;
/// Folders of policies nest three deep; this stops a walk that left them.
const MAX_DEPTH: usize = 16;
/// No policy folder holds more; this stops a walk of a whole disk.
const MAX_FILES: usize = 20_000;

/// One file of the catalogue.
#[derive(Debug, Clone)]
pub struct File {
    /// The path as a person would type it, with `/`.
    pub path: Arc<str>,
    /// The path inside its folder, which the digest speaks of.
    pub inner: String,
    /// Whether it is one that Tickmark was built with.
    pub built_in: bool,
    pub(super) form: Form,
    /// The text.
    pub content: Cow<'static, str>,
    /// What a TOML file or a METADATA block that Tickmark was built with says, as JSON.
    pub(super) json: Option<&'static str>,
}

/// What a file is, by its name and its first keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Rego,
    Kind,
    Framework,
    Other,
}

impl File {
    /// A file of a user's folder.
    pub fn new(path: String, inner: String, content: Cow<'static, str>) -> Self {
        Self { form: Form::of(&path, &content), path: path.into(), inner, built_in: false, content, json: None }
    }

    /// The same file, as one that Tickmark was built with.
    #[must_use]
    pub fn built_in(self) -> Self {
        Self { built_in: true, ..self }
    }

    /// What a TOML file says.
    pub(super) fn tables<T: DeserializeOwned>(&self) -> Result<T, toml::de::Error> {
        self.embedded().map_or_else(|| toml::from_str(&self.content), Ok)
    }

    /// What is in the file, when it was read as Tickmark was built.
    pub(super) fn embedded<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(self.json?).ok()
    }

    /// The text, for locations of problems.
    pub(super) fn text(&self) -> Text {
        Text::new(SourceId::default(), Arc::clone(&self.path), Digest([0; 32]), self.content.to_string())
    }
}

impl Form {
    fn of(path: &str, content: &str) -> Self {
        match path.rsplit_once('.') {
            Some((stem, "rego")) if !stem.ends_with("_test") => Self::Rego,
            Some((_, "toml")) if content.lines().any(|line| line.trim_end() == "[[control]]") => Self::Framework,
            Some((_, "toml")) => Self::Kind,
            _ => Self::Other,
        }
    }
}

/// The files that Tickmark was built with, by path.
pub(super) fn embedded() -> Vec<File> {
    let mut files = Vec::new();
    for (name, root) in [("frameworks", &FRAMEWORKS), ("policies", &POLICIES)] {
        let mut folders = vec![root];
        while let Some(folder) = folders.pop() {
            for entry in folder.entries() {
                match entry {
                    DirEntry::Dir(inner) => folders.push(inner),
                    DirEntry::File(file) => files.extend(embedded_file(name, file)),
                }
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// Embedded files that are not text carry no policy.
fn embedded_file(root: &str, file: &'static include_dir::File<'static>) -> Option<File> {
    let path = format!("{root}/{}", file.path().to_str()?);
    let found = TABLES.binary_search_by(|(table, _)| (*table).cmp(&path)).ok();
    let json = found.and_then(|index| TABLES.get(index)).map(|(_, json)| *json);
    Some(File { json, ..File::new(path.clone(), path, Cow::Borrowed(file.contents_utf8()?)).built_in() })
}

/// The files under a folder, by path; links are not followed.
pub(super) fn on_disk(dir: &Path, problems: &mut Vec<Problem>) -> Vec<File> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(dir).max_depth(MAX_DEPTH).sort_by_file_name() {
        match entry {
            Ok(entry) if entry.file_type().is_dir() || !is_content(entry.path()) => {}
            Ok(_) if files.len() >= MAX_FILES => {
                let message = format!("{} holds more than {MAX_FILES} policy files", shown(dir));
                problems.push(problem("policies-too-many", message).in_path(shown(dir)));
                break;
            }
            Ok(entry) => match read(dir, entry.path()) {
                Ok(file) => files.push(file),
                Err(problem) => problems.push(problem),
            },
            Err(error) => problems.push(unreadable(error.path().unwrap_or(dir), &error)),
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn is_content(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rego" || extension == "toml")
}

fn read(dir: &Path, path: &Path) -> Result<File, Problem> {
    let size = path.metadata().map_err(|error| unreadable(path, &error))?.len();
    if size > MAX_FILE_BYTES {
        let message = format!("{} has {size} bytes, more than the {MAX_FILE_BYTES} of a policy file", shown(path));
        return Err(problem("policy-too-large", message).in_path(shown(path)));
    }
    let content = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    let inner = shown(path.strip_prefix(dir).unwrap_or(path));
    Ok(File::new(shown(path), inner, Cow::Owned(content)))
}

fn unreadable(path: &Path, error: &dyn std::fmt::Display) -> Problem {
    problem("policy-unreadable", format!("cannot read {}: {error}", shown(path))).in_path(shown(path))
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The files that are read, by what they are; the rest is pages for people.
pub(super) fn used(files: Vec<File>) -> Vec<File> {
    files.into_iter().filter(|file| file.form != Form::Other).collect()
}

/// The digest over every file, by path: `path`, a zero byte, the length in decimal, a zero byte, the content.
pub(super) fn digest(files: &[File]) -> Digest {
    let mut hasher = Sha256::new();
    for file in files {
        hasher.update(file.inner.as_bytes());
        hasher.update(format!("\0{}\0", file.content.len()).as_bytes());
        hasher.update(file.content.as_bytes());
    }
    Digest(hasher.finalize().into())
}
