//! Archives, read into memory and never unpacked to disk.
//!
//! Names are normalised, `..` is refused, devices are dropped, and what an archive may grow to is bounded
//! twice: by what is kept in memory and by what is decompressed at all.

use super::entry::Content;
use super::listing::Facts;
use super::{Limits, mebibytes, plan, problem};
use crate::model::{Level, Problem};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek as _};
use std::path::Path;

/// What an archive holds under a name.
#[derive(Debug, Clone)]
pub(super) enum Member {
    /// A file, in memory or where it can be read from.
    File(Content),
    /// A symbolic link, as written.
    Link(String),
    /// A pipe or a device.
    Other,
}

/// The members of an archive by normalised name; directories are implied.
pub(super) type Members = BTreeMap<String, Member>;

/// Permissions and owners of members, directories included, by normalised name.
pub(super) type Owners = BTreeMap<String, Facts>;

const TAR: &[&str] = &[".tar"];
const TAR_GZ: &[&str] = &[".tar.gz", ".tgz"];
const ZIP: &[&str] = &[".zip"];

/// The member of a plan that holds the plan itself.
pub(super) const PLAN: &str = "tfplan";

/// The bits of a mode that are permissions; the others say what kind of file it is.
const PERMISSIONS: u32 = 0o7777;

/// Whether a name is that of an archive that can be read.
pub(super) fn is_archive(name: &str) -> bool {
    stem(name).is_some()
}

/// The name without the ending of an archive, when it has one.
pub(super) fn stem(name: &str) -> Option<&str> {
    [TAR, TAR_GZ, ZIP].into_iter().flatten().find_map(|ending| name.strip_suffix(ending))
}

/// Whether a file found in a directory is named as plans are named by those who keep them.
pub(super) fn may_be_plan(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    [PLAN, "plan", "plan.out"].contains(&name) || matches!(extension, Some("tfplan" | "plan"))
}

/// Whether a file is a plan as `terraform plan -out` writes it: a zip with a member `tfplan`. Such a file has any
/// name, so that only its content says it.
pub(super) fn is_plan(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let mut reader = BufReader::new(file);
    let mut start = [0; 4];
    let is_zip = reader.read_exact(&mut start).is_ok() && start == *b"PK\x03\x04" && reader.rewind().is_ok();
    is_zip && zip::ZipArchive::new(reader).is_ok_and(|archive| archive.index_for_name(PLAN).is_some())
}

/// Reads a plan: its member `tfplan`, and the sources it was made of as they lay beside each other.
pub(super) fn read_plan(path: &Path, shown: &str, limits: &Limits, problems: &mut Vec<Problem>) -> Members {
    let mut reading =
        Reading { shown, limits, problems, members: Members::new(), owners: Owners::new(), kept: 0, seen: 0 };
    if let Err(error) = reading.as_zip(path) {
        reading.error("archive-unreadable", shown, format!("cannot read {shown} to its end: {error}"));
    }
    plan::sources(reading.members)
}

/// Reads an archive; what cannot be read of it is a problem.
pub(super) fn read(path: &Path, shown: &str, limits: &Limits, problems: &mut Vec<Problem>) -> Members {
    read_owned(path, shown, limits, problems).0
}

/// Reads an archive with the permissions and owners of its members.
pub(super) fn read_owned(path: &Path, shown: &str, limits: &Limits, problems: &mut Vec<Problem>) -> (Members, Owners) {
    let mut reading =
        Reading { shown, limits, problems, members: Members::new(), owners: Owners::new(), kept: 0, seen: 0 };
    if let Err(error) = reading.file(path) {
        reading.error("archive-unreadable", shown, format!("cannot read {shown} to its end: {}", why(&error)));
    }
    (reading.members, reading.owners)
}

/// Why an archive cannot be read. `tar` quotes the block it could not read: a hundred bytes of somebody's file.
fn why(error: &io::Error) -> String {
    let text = error.to_string();
    let quotes = text.contains(" when getting ");
    if quotes { "it is no tar archive, or it is damaged".to_owned() } else { text }
}

struct Reading<'a> {
    shown: &'a str,
    limits: &'a Limits,
    problems: &'a mut Vec<Problem>,
    members: Members,
    owners: Owners,
    /// Bytes kept so far.
    kept: u64,
    /// Members seen so far.
    seen: usize,
}

impl Reading<'_> {
    fn as_zip(&mut self, path: &Path) -> io::Result<()> {
        let file = File::open(path)?;
        let budget = self.budget(&file)?;
        self.zip(BufReader::new(file), budget)
    }

    /// The bytes that a compressed archive may grow to.
    fn budget(&self, file: &File) -> io::Result<u64> {
        let size = file.metadata()?.len();
        let grown = size.saturating_mul(self.limits.ratio).max(self.limits.ratio_from);
        Ok(grown.min(self.limits.decompressed))
    }

    fn file(&mut self, path: &Path) -> io::Result<()> {
        let file = File::open(path)?;
        let budget = self.budget(&file)?;
        let buffered = BufReader::new(file);
        let ends_with = |endings: &[&str]| endings.iter().any(|ending| self.shown.ends_with(ending));
        if ends_with(ZIP) {
            self.zip(buffered, budget)
        } else if ends_with(TAR_GZ) {
            self.tar(Bounded { inner: flate2::bufread::MultiGzDecoder::new(buffered), left: budget })
        } else {
            self.tar(Bounded { inner: buffered, left: self.limits.decompressed })
        }
    }

    fn tar(&mut self, reader: impl Read) -> io::Result<()> {
        let mut archive = tar::Archive::new(reader);
        for entry in archive.entries()? {
            let mut entry = entry?;
            let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
            let kind = entry.header().entry_type();
            let target = entry.link_name_bytes().map(|name| String::from_utf8_lossy(&name).into_owned());
            let header = entry.header();
            let owner = header.uid().ok().zip(header.gid().ok());
            let facts = header.mode().ok().map(|mode| Facts { mode: mode & PERMISSIONS, owner });
            let Some(name) = self.admit(&name)? else { continue };
            self.owners.extend(facts.map(|facts| (name.clone(), facts)));
            match (kind, target) {
                (tar::EntryType::Symlink, Some(target)) => self.keep(name, Member::Link(target)),
                (tar::EntryType::Link, Some(target)) => self.hard_link(name, &target),
                _ if kind.is_file() => self.bytes(name, &mut entry)?,
                _ if kind.is_fifo() || kind.is_block_special() || kind.is_character_special() => {
                    self.keep(name, Member::Other);
                }
                // directories are implied
                _ => {}
            }
        }
        Ok(())
    }

    fn zip(&mut self, reader: BufReader<File>, budget: u64) -> io::Result<()> {
        let mut archive = zip::ZipArchive::new(reader)?;
        if archive.has_duplicate_names() {
            let message = format!("{} holds members of the same name; the last of each is read", self.shown);
            self.warning(self.shown, message);
        }
        let mut left = budget;
        for index in 0..archive.len() {
            let member = archive.by_index(index)?;
            let name = member.name()?.replace('\\', "/");
            let (is_file, is_link) = (member.is_file(), member.is_symlink());
            let facts = member.unix_mode().map(|mode| Facts { mode: mode & PERMISSIONS, owner: None });
            let Some(name) = self.admit(&name)? else { continue };
            self.owners.extend(facts.map(|facts| (name.clone(), facts)));
            let mut bounded = Bounded { inner: member, left };
            if is_link {
                let mut target = String::new();
                bounded.by_ref().take(4096).read_to_string(&mut target)?;
                self.keep(name, Member::Link(target));
            } else if is_file {
                self.bytes(name, &mut bounded)?;
            }
            left = bounded.left;
        }
        Ok(())
    }

    /// The normalised name of a member, unless it is refused.
    fn admit(&mut self, name: &str) -> io::Result<Option<String>> {
        self.seen += 1;
        if self.seen > self.limits.entries {
            return Err(io::Error::other(format!("it holds more than {} members", self.limits.entries)));
        }
        let normal = normalise(name);
        if normal.is_none() {
            let path = format!("{}!{name}", self.shown);
            self.error(
                "archive-member-refused",
                &path,
                format!("{path} is not read: its name leads out of the archive"),
            );
        }
        Ok(normal.filter(|name| !name.is_empty()))
    }

    fn bytes(&mut self, name: String, reader: &mut impl Read) -> io::Result<()> {
        let mut bytes = Vec::new();
        reader.take(self.limits.member + 1).read_to_end(&mut bytes)?;
        let size = bytes.len() as u64;
        if size > self.limits.member {
            let path = format!("{}!{name}", self.shown);
            let message = format!("{path} is not read: it is larger than {}", mebibytes(self.limits.member));
            self.error("file-too-large", &path, message);
            return Ok(());
        }
        self.kept += size;
        if self.kept > self.limits.archive {
            return Err(io::Error::other(format!(
                "its members are larger than {} together",
                mebibytes(self.limits.archive)
            )));
        }
        self.keep(name, Member::File(Content::Memory(bytes.into())));
        Ok(())
    }

    /// A hard link names an earlier member of the same archive.
    fn hard_link(&mut self, name: String, target: &str) {
        if let Some(member) = normalise(target).and_then(|target| self.members.get(&target).cloned()) {
            self.keep(name, member);
        } else {
            let path = format!("{}!{name}", self.shown);
            let message = format!("the link {path} is not followed: the archive does not hold {target} before it");
            self.problems.push(problem(Level::Notice, "link-not-followed", &path, message));
        }
    }

    fn keep(&mut self, name: String, member: Member) {
        let path = format!("{}!{name}", self.shown);
        if self.members.insert(name, member).is_some() {
            let message = format!("{path} is in the archive more than once; the last is read");
            self.warning(&path, message);
        }
    }

    fn warning(&mut self, path: &str, message: String) {
        self.problems.push(problem(Level::Warning, "archive-duplicate-member", path, message));
    }

    fn error(&mut self, code: &'static str, path: &str, message: String) {
        self.problems.push(problem(Level::Error, code, path, message));
    }
}

/// The parts of a member's name joined again; a leading `/` is dropped, `..` refused.
fn normalise(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    (!parts.contains(&"..")).then(|| parts.join("/"))
}

/// A reader that fails after so many bytes, instead of ending.
struct Bounded<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| {
            io::Error::other("it grows to a size that no configuration has; this looks like an archive bomb")
        })?;
        Ok(count)
    }
}
