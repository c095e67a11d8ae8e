//! One thing to read. Its bytes are fetched when asked for, so that a large inventory stays small.

use super::git::Objects;
use super::{mebibytes, problem};
use crate::model::{Digest, Level, Problem, Source, SourceId};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file, a member of an archive, or standard input.
#[derive(Debug, Clone)]
pub struct Entry {
    path: Arc<str>,
    inner: Arc<str>,
    in_archive: bool,
    pub(super) content: Content,
}

/// Where the bytes of an entry are.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// In a file of at most `limit` bytes.
    File { path: PathBuf, limit: u64 },
    /// In memory.
    Memory(Arc<[u8]>),
    /// Kept from us; why, in words that follow "cannot read ...: ".
    Withheld(&'static str),
    /// In a git repository, read when it is at most `limit` bytes.
    Object { objects: Arc<Objects>, id: Arc<str>, size: u64, limit: u64 },
}

impl Entry {
    pub(super) fn new(path: impl Into<Arc<str>>, inner: impl Into<Arc<str>>, content: Content) -> Self {
        Self { path: path.into(), inner: inner.into(), in_archive: false, content }
    }

    /// The same, as a member of an archive.
    #[must_use]
    pub fn of_archive(self) -> Self {
        Self { in_archive: true, ..self }
    }

    /// Whether it lies in an archive: a copy of what it was taken from, made at a time that nobody says.
    pub fn is_in_archive(&self) -> bool {
        self.in_archive
    }

    /// An entry whose bytes are in memory.
    pub fn held(path: impl Into<Arc<str>>, inner: impl Into<Arc<str>>, bytes: impl Into<Arc<[u8]>>) -> Self {
        Self::new(path, inner, Content::Memory(bytes.into()))
    }

    /// An entry that is known of and cannot be read; why, in words that follow "cannot read ...: ".
    pub fn withheld(path: impl Into<Arc<str>>, inner: impl Into<Arc<str>>, why: &'static str) -> Self {
        Self::new(path, inner, Content::Withheld(why))
    }

    /// The path shown to people: as typed, or `archive.tar!member`.
    pub fn path(&self) -> &Arc<str> {
        &self.path
    }

    /// The path inside its root: `etc/ssh/sshd_config` in a host tree.
    pub fn inner(&self) -> &str {
        &self.inner
    }

    /// The bytes with their digest.
    pub fn read(&self, id: SourceId) -> Result<Source, Problem> {
        let bytes = match &self.content {
            Content::Memory(bytes) => Ok(bytes.to_vec()),
            Content::File { path, limit } => read_file(path, *limit),
            Content::Object { size, limit, .. } if size > limit => Err(too_large(*limit)),
            Content::Object { objects, id, size, .. } => objects.read(id, *size).map_err(|error| error.to_string()),
            Content::Withheld(why) => Err((*why).to_owned()),
        };
        let bytes = bytes.map_err(|why| {
            problem(Level::Error, "file-unreadable", &self.path, format!("cannot read {}: {why}", self.path))
        })?;
        let digest = Digest(Sha256::digest(&bytes).into());
        Ok(Source { id, path: Arc::clone(&self.path), digest, bytes })
    }
}

fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    // looked at before it is opened: opening a pipe would wait for a writer
    let metadata = std::fs::metadata(path).map_err(|error| error.to_string())?;
    if !metadata.is_file() {
        return Err("it is not a regular file".to_owned());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(limit)).unwrap_or(0));
    let file = File::open(path).map_err(|error| error.to_string())?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > limit {
        return Err(too_large(limit));
    }
    Ok(bytes)
}

fn too_large(limit: u64) -> String {
    format!("it is larger than {}", mebibytes(limit))
}
