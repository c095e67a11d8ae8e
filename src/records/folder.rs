//! Where records lie: in a folder on disk, or wherever somebody else can read them.

use super::{LONGEST, artefact_digest};
use crate::model::Digest;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A `.tickmark` folder, and the project around it.
pub trait Folder {
    /// The names of the files in one of its folders; none when that is not there.
    fn names(&self, folder: &str) -> Vec<String>;

    /// A file as text, by its path in the folder.
    fn read(&self, path: &str) -> io::Result<String>;

    /// The digest of an artefact, by its path in the project; none when it is gone, no file, or too long.
    fn artefact(&self, path: &str) -> Option<Digest>;
}

/// A folder on disk.
#[derive(Debug)]
pub struct OnDisk(pub PathBuf);

impl Folder for OnDisk {
    fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = std::fs::read_dir(self.0.join(folder)) else { return Vec::new() };
        entries.filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned())).collect()
    }

    fn read(&self, path: &str) -> io::Result<String> {
        let path = self.0.join(path);
        if !std::fs::metadata(&path)?.is_file() {
            return Err(too_long());
        }
        let mut content = String::new();
        let length = std::fs::File::open(path)?.take(LONGEST + 1).read_to_string(&mut content)?;
        if length as u64 > LONGEST { Err(too_long()) } else { Ok(content) }
    }

    fn artefact(&self, path: &str) -> Option<Digest> {
        artefact_digest(&self.0.parent().unwrap_or(Path::new("")).join(path))
    }
}

fn too_long() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "it is longer than 1 MiB, or no file")
}
