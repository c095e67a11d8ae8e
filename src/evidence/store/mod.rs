//! Bundles as folders, tar and zip archives: written whole or not at all, read as a stranger's.
//!
//! An archive holds one folder of its own name. Its bytes are the same for the same files: members are sorted, owned by
//! nobody and dated with the day of the run.

mod archive;
mod folder;
mod members;

use super::{Fault, Files};
use crate::model::Date;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Files of one bundle: an excerpt for each finding of a very large estate.
const MAX_FILES: usize = 500_000;
/// Bytes of all files together; they are held in memory.
const MAX_BYTES: u64 = 2 << 30;
/// How many times its own size an archive may grow, once it is larger than `RATIO_FROM`.
const MAX_RATIO: u64 = 200;
/// JSON compresses well: below this the ratio is not looked at.
const RATIO_FROM: u64 = 64 << 20;

/// How a bundle lies on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Folder,
    Tar,
    Zip,
}

impl Form {
    fn of(path: &Path) -> Self {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("tar") => Self::Tar,
            Some("zip") => Self::Zip,
            _ => Self::Folder,
        }
    }
}

/// Writes a bundle to a folder, `.tar` or `.zip` that is not there yet; what is there is never touched.
pub fn write(path: &Path, files: &Files, as_of: Date) -> Result<(), Fault> {
    let failed = |error| io("write", path, error);
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(failed(std::io::Error::new(std::io::ErrorKind::AlreadyExists, "it is there already")));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(parent).map_err(failed)?;
    let unfinished = Unfinished(parent.join(format!(".{name}.{}.unfinished", std::process::id())));
    let stem = name.strip_suffix(".tar").or_else(|| name.strip_suffix(".zip")).unwrap_or(&name);
    let written = match Form::of(path) {
        Form::Folder => folder::write(&unfinished.0, files),
        Form::Tar => archive::write_tar(&unfinished.0, stem, files, as_of),
        Form::Zip => archive::write_zip(&unfinished.0, stem, files, as_of),
    };
    // a folder that is not empty, and nothing else, stops a rename: a race with another writer loses to it
    written.and_then(|()| std::fs::rename(&unfinished.0, path)).map_err(failed)
}

/// What is being written; gone again when that fails.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        // after the rename there is nothing left to remove
        let _ = std::fs::remove_dir_all(&self.0).or_else(|_| std::fs::remove_file(&self.0));
    }
}

/// Reads a bundle; what no bundle holds is refused by name.
pub fn read(path: &Path) -> Result<Files, Fault> {
    let metadata = std::fs::metadata(path).map_err(|error| io("read", path, error))?;
    if metadata.is_dir() {
        return folder::read(path);
    }
    let mut file = File::open(path).map_err(|error| io("read", path, error))?;
    let mut start = [0; 4];
    let count = file.read(&mut start).map_err(|error| io("read", path, error))?;
    let shown = path.display().to_string();
    if start.get(..count) == Some(b"PK\x03\x04") {
        archive::read_zip(path, &shown, metadata.len())
    } else {
        archive::read_tar(path, &shown)
    }
}

fn io(action: &'static str, path: &Path, error: std::io::Error) -> Fault {
    Fault::Io { action, path: path.display().to_string(), error }
}

/// The files read so far, held against the bounds.
struct Reading<'a> {
    shown: &'a str,
    files: Files,
    /// With `/` at their end; the bundle's own is empty.
    folders: BTreeSet<String>,
    left: u64,
}

impl<'a> Reading<'a> {
    fn new(shown: &'a str, left: u64) -> Self {
        Self { shown, files: Files::new(), folders: BTreeSet::new(), left: left.min(MAX_BYTES) }
    }

    /// Notes a folder, by its path in the bundle with `/` at its end.
    fn folder(&mut self, path: &str) {
        self.folders.insert(path.to_owned());
    }

    /// The files; and a folder without any, as a file that has `/` at the end of its name.
    fn whole(mut self) -> Files {
        for folder in self.folders.into_iter().rev().filter(|folder| !folder.is_empty()) {
            let inner = self.files.range(folder.clone()..).next();
            if !inner.is_some_and(|(path, _)| path.starts_with(&folder)) {
                self.files.insert(folder, Vec::new());
            }
        }
        self.files
    }

    /// Adds a file under its path in the bundle; how many bytes it has.
    fn add(&mut self, path: &str, reader: impl Read) -> Result<u64, Fault> {
        let name = format!("{}!{path}", self.shown);
        let is_plain = !path.starts_with('/')
            && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
            && !path.chars().any(|letter| letter.is_control() || letter == '\\');
        if !is_plain {
            return Err(Fault::refused(&name, "its name leads out of the bundle, or is none"));
        }
        if self.files.len() >= MAX_FILES {
            return Err(Fault::refused(self.shown, format!("it holds more than {MAX_FILES} files")));
        }
        let mut bytes = Vec::new();
        let read = reader.take(self.left + 1).read_to_end(&mut bytes);
        read.map_err(|error| Fault::refused(&name, error.to_string()))?;
        let length = bytes.len() as u64;
        self.left = self.left.checked_sub(length).ok_or_else(|| {
            Fault::refused(&name, "the bundle grows larger than is read of one; this looks like an archive bomb")
        })?;
        if self.files.insert(path.to_owned(), bytes).is_some() {
            return Err(Fault::refused(&name, "it is there twice"));
        }
        Ok(length)
    }
}
