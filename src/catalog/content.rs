//! The files of the catalogue: embedded when Tickmark was built, or read from a folder.

use super::form::{self, Form};
use super::problem;
use crate::model::{Digest, Kind, Problem, SourceId, Text};
use serde::Deserialize;
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// A file that Tickmark was built with.
struct Built {
    path: &'static str,
    form: Form,
    content: &'static str,
    /// What its TOML or its METADATA says: TOML was two fifths of a small run, YAML a ninth.
    json: Option<&'static str>,
    /// The package of a policy.
    package: Option<&'static str>,
    /// The heading of a kind, as JSON.
    heading: Option<&'static str>,
}

// `FILES: &[Built]`, by path, and `DIGEST: [u8; 32]` over them
include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

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
    /// The package of a policy that Tickmark was built with.
    pub(super) package: Option<&'static str>,
    /// The heading of a kind that Tickmark was built with, as JSON.
    heading: Option<&'static str>,
}

/// A text in a file, which is not copied where nothing in it is escaped.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub(super) struct Written<'a>(#[serde(borrow)] pub(super) Cow<'a, str>);

impl File {
    /// A file of a user's folder.
    pub fn new(path: String, inner: String, content: Cow<'static, str>) -> Self {
        Self {
            form: Form::of(&path, &content),
            path: path.into(),
            inner,
            built_in: false,
            content,
            json: None,
            package: None,
            heading: None,
        }
    }

    /// The same file, as one that Tickmark was built with.
    #[must_use]
    pub fn built_in(self) -> Self {
        Self { built_in: true, ..self }
    }

    /// What is in the file, when it was read as Tickmark was built.
    pub(super) fn embedded<T: Deserialize<'static>>(&self) -> Option<T> {
        serde_json::from_str(self.json?).ok()
    }

    /// The kind in the file, yet to be read, when Tickmark was built with it.
    pub(super) fn kind(&self) -> Option<Kind> {
        Some(Kind::later(serde_json::from_str(self.heading?).ok()?, self.json?))
    }

    /// The text, for locations of problems.
    pub(super) fn text(&self) -> Text {
        Text::new(SourceId::default(), Arc::clone(&self.path), Digest([0; 32]), self.content.to_string())
    }
}

/// The files that Tickmark was built with, by path.
pub(super) fn embedded() -> Vec<File> {
    let file = |built: &Built| File {
        path: built.path.into(),
        inner: built.path.to_owned(),
        built_in: true,
        form: built.form,
        content: Cow::Borrowed(built.content),
        json: built.json,
        package: built.package,
        heading: built.heading,
    };
    FILES.iter().map(file).collect()
}

/// The digest over the files that Tickmark was built with, as it was built: to read them all takes longer than to judge a
/// small file.
pub(super) fn digest_of_embedded() -> Digest {
    Digest(DIGEST)
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

/// The digest over files, by path.
pub(super) fn digest(files: &[File]) -> Digest {
    Digest(form::digest(files.iter().map(|file| (file.inner.as_str(), &*file.content))))
}
