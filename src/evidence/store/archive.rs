//! A bundle as a tar or zip archive.

use super::{Fault, Files, MAX_BYTES, MAX_FILES, MAX_RATIO, RATIO_FROM, Reading, io, members};
use crate::model::{Date, Time};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// What tar programs fill the last record with: ten kilobytes, or as many as `--blocking-factor` says.
const MAX_PADDING: u64 = 1 << 20;

/// POSIX.1-1988 ustar: the form that every tar reads.
pub(super) fn write_tar(path: &Path, folder: &str, files: &Files, as_of: Date) -> io::Result<()> {
    let mut archive = tar::Builder::new(BufWriter::new(File::create_new(path)?));
    let seconds = u64::try_from(Time::midnight(as_of).0 / 1_000).unwrap_or(0);
    for (name, bytes) in files {
        let mut header = tar::Header::new_ustar();
        header.set_path(format!("{folder}/{name}"))?;
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_uid(0);
        header.set_gid(0);
        header.set_mtime(seconds);
        header.set_cksum();
        archive.append(&header, bytes.as_slice())?;
    }
    let file = archive.into_inner()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()
}

pub(super) fn write_zip(path: &Path, folder: &str, files: &Files, as_of: Date) -> io::Result<()> {
    let mut archive = zip::ZipWriter::new(BufWriter::new(File::create_new(path)?));
    // a zip knows no day before 1980
    let day = zip::DateTime::from_date_and_time(as_of.year.max(1980), as_of.month, as_of.day, 0, 0, 0);
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(day.unwrap_or_default())
        .unix_permissions(0o644)
        .system(zip::System::Unix);
    for (name, bytes) in files {
        archive.start_file(format!("{folder}/{name}"), options.large_file(bytes.len() as u64 > u64::from(u32::MAX)))?;
        archive.write_all(bytes)?;
    }
    let file = archive.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()
}

pub(super) fn read_tar(path: &Path, shown: &str) -> Result<Files, Fault> {
    let file = File::open(path).map_err(|error| io("read", path, error))?;
    let mut archive = tar::Archive::new(BufReader::new(file));
    let mut reading = Reading::new(shown, MAX_BYTES);
    let mut folder = Folder::default();
    // `tar` quotes the block it could not read: a hundred bytes of somebody's file
    let broken = |_: io::Error| Fault::refused(shown, "it is no tar archive, or it is damaged");
    for (seen, entry) in archive.entries().map_err(broken)?.enumerate() {
        let entry = entry.map_err(broken)?;
        let path = entry.path_bytes();
        let name = std::str::from_utf8(&path)
            .map(str::to_owned)
            .map_err(|_| Fault::refused(shown, "a name in it is no text"))?;
        if seen > 2 * MAX_FILES {
            return Err(Fault::refused(shown, format!("it holds more than {MAX_FILES} files")));
        }
        let kind = entry.header().entry_type();
        if kind == tar::EntryType::Regular {
            reading.add(folder.inside(shown, &name)?, entry)?;
        } else if kind == tar::EntryType::Directory {
            reading.folder(folder.inside(shown, &folded(&name))?);
        } else {
            return Err(link(shown, &name));
        }
    }
    if !ends(archive.into_inner()).map_err(broken)? {
        return Err(Fault::refused(shown, "something follows the end of the archive"));
    }
    whole(reading, shown)
}

/// Whether nothing but padding follows what an archive says is its end: no reader of archives shows what does.
fn ends(reader: impl Read) -> io::Result<bool> {
    let mut rest = Vec::new();
    reader.take(MAX_PADDING + 1).read_to_end(&mut rest)?;
    Ok(rest.len() as u64 <= MAX_PADDING && rest.iter().all(|byte| *byte == 0))
}

pub(super) fn read_zip(path: &Path, shown: &str, size: u64) -> Result<Files, Fault> {
    members::check(path, shown)?;
    let file = File::open(path).map_err(|error| io("read", path, error))?;
    let broken = |error: zip::result::ZipError| {
        Fault::refused(shown, format!("it is no zip archive, or it is damaged: {error}"))
    };
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).map_err(broken)?;
    if archive.has_duplicate_names() {
        return Err(Fault::refused(shown, "it holds two members of the same name"));
    }
    let mut reading = Reading::new(shown, size.saturating_mul(MAX_RATIO).max(RATIO_FROM));
    let mut folder = Folder::default();
    for index in 0..archive.len() {
        let member = archive.by_index(index).map_err(broken)?;
        let name = member.name().map_err(broken)?.into_owned();
        if !member.is_dir() && !member.is_file() {
            return Err(link(shown, &name));
        }
        let (is_folder, size) = (member.is_dir(), member.size());
        if is_folder && size == 0 {
            reading.folder(folder.inside(shown, &folded(&name))?);
        } else if reading.add(folder.inside(shown, &name)?, member)? != size {
            return Err(Fault::refused(&format!("{shown}!{name}"), "it is not as long as the archive says"));
        }
    }
    whole(reading, shown)
}

fn link(shown: &str, name: &str) -> Fault {
    Fault::refused(&format!("{shown}!{name}"), "it is no file of its own but a link or a device")
}

fn whole(reading: Reading<'_>, shown: &str) -> Result<Files, Fault> {
    let files = reading.whole();
    if files.is_empty() { Err(Fault::refused(shown, "it holds no files")) } else { Ok(files) }
}

/// The name of a folder in an archive, with one `/` at its end.
fn folded(name: &str) -> String {
    format!("{}/", name.trim_end_matches('/'))
}

/// The one folder that an archive holds.
#[derive(Default)]
struct Folder(Option<String>);

impl Folder {
    /// The path of a member inside it.
    fn inside<'n>(&mut self, shown: &str, name: &'n str) -> Result<&'n str, Fault> {
        let (folder, inner) = name
            .split_once('/')
            .filter(|(folder, _)| !matches!(*folder, "" | "." | ".."))
            .ok_or_else(|| Fault::refused(&format!("{shown}!{name}"), "it does not lie in the bundle's folder"))?;
        if self.0.get_or_insert_with(|| folder.to_owned()) == folder {
            Ok(inner)
        } else {
            Err(Fault::refused(&format!("{shown}!{name}"), "it does not lie in the bundle's folder"))
        }
    }
}
