//! A bundle as a folder.

use super::{Fault, Files, MAX_BYTES, Reading, io};
use std::fs::File;
use std::io::Write;
use std::path::Path;

/// No folder of a bundle nests deeper.
const MAX_DEPTH: usize = 16;

pub(super) fn write(folder: &Path, files: &Files) -> std::io::Result<()> {
    for (path, bytes) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        let mut file = File::create_new(&path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
    }
    Ok(())
}

/// Every regular file below a folder; a link or a device is refused.
pub(super) fn read(folder: &Path) -> Result<Files, Fault> {
    let shown = folder.display().to_string();
    let mut reading = Reading::new(&shown, MAX_BYTES);
    for entry in walkdir::WalkDir::new(folder).max_depth(MAX_DEPTH + 1).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| Fault::refused(&shown, error.to_string()))?;
        let inner = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let path = inner.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let name = format!("{shown}/{path}");
        if entry.file_type().is_dir() {
            if entry.depth() > MAX_DEPTH {
                return Err(Fault::refused(&name, format!("it nests deeper than {MAX_DEPTH} folders")));
            }
            reading.folder(&format!("{path}/"));
            continue;
        }
        if !entry.file_type().is_file() {
            return Err(Fault::refused(&name, "it is no file of its own but a link or a device"));
        }
        let file = File::open(entry.path()).map_err(|error| io("read", entry.path(), error))?;
        reading.add(&path, file)?;
    }
    Ok(reading.whole())
}
