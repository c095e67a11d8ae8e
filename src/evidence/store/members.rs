//! Whether a zip archive says one thing only.
//!
//! A zip names, sizes and describes each member twice: before its bytes and in the directory at the end (APPNOTE.TXT
//! 4.3.6). Readers go by the one or the other, so that an archive in which they differ, or in which bytes lie that no
//! member has, shows each reader another bundle. Such a one is refused.

use super::{Fault, MAX_FILES, io};
use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// The last record without a comment: APPNOTE.TXT 4.3.16.
const LAST: usize = 22;
/// What a directory's record of a member begins with: 4.3.12.
const ENTRY: usize = 46;
/// What stands before a member's name and bytes: 4.3.7.
const LOCAL: usize = 30;
/// A directory of names, extra fields and comments as a bundle has them; longer is no bundle's.
const MAX_DIRECTORY: u64 = 1_024 * MAX_FILES as u64;
/// Flags of 4.4.4 that say nothing of what a member is: how well it was compressed, sizes behind its bytes, UTF-8.
const PLAIN_FLAGS: u16 = 0b1000_0000_1110;
/// Sizes and checksum stand behind the bytes: 4.3.9.
const SIZES_BEHIND: u16 = 0b1000;
/// How long that may be: with or without a signature.
const BEHIND: [u64; 2] = [12, 16];
/// Stored as it is, and deflated.
const METHODS: [u16; 2] = [0, 8];
/// Info-ZIP's other name for a member: 4.6.9.
const OTHER_NAME: u16 = 0x7075;

/// Why a zip archive is none that every reader reads alike; nothing when it is.
pub(super) fn check(path: &Path, shown: &str) -> Result<(), Fault> {
    let file = File::open(path).map_err(|error| io("read", path, error))?;
    let mut file = BufReader::new(file);
    // what is cut short is damaged, whatever the system calls it
    let damaged = |_: std::io::Error| Fault::refused(shown, "it is no zip archive, or it is damaged");
    let (entries, mut end) = directory(&mut file).map_err(damaged)?.map_err(|why| Fault::refused(shown, why))?;
    for entry in entries.iter().rev() {
        let refused = |why: &str| Fault::refused(&format!("{shown}!{}", entry.shown()), why);
        let start = local(&mut file, entry).map_err(damaged)?.map_err(refused)?;
        let over = end.checked_sub(start.saturating_add(u64::from(entry.packed)));
        let fits = over.is_some_and(|over| over == 0 || entry.flags & SIZES_BEHIND != 0 && BEHIND.contains(&over));
        if !fits {
            return Err(refused("its bytes overlap those of another member, or bytes of none lie behind them"));
        }
        end = u64::from(entry.at);
    }
    if end == 0 { Ok(()) } else { Err(Fault::refused(shown, "something precedes its first member")) }
}

/// A member as the directory has it.
struct Entry {
    name: Vec<u8>,
    flags: u16,
    method: u16,
    checksum: u32,
    packed: u32,
    size: u32,
    at: u32,
}

impl Entry {
    fn shown(&self) -> String {
        String::from_utf8_lossy(&self.name).into_owned()
    }
}

/// What cannot be trusted, in words; reading fails apart from it.
type Checked<T, W> = std::io::Result<Result<T, W>>;

/// The members in the order of their bytes, and where those end.
fn directory(file: &mut (impl Read + Seek)) -> Checked<(Vec<Entry>, u64), &'static str> {
    let whole = file.seek(SeekFrom::End(0))?;
    let last_at = file.seek(SeekFrom::Start(whole.saturating_sub(LAST as u64)))?;
    let mut last = [0; LAST];
    file.read_exact(&mut last)?;
    if !last.starts_with(b"PK\x05\x06") || short(&last, 20) != 0 || whole > u64::from(u32::MAX) {
        return Ok(Err("it has a comment, or something follows the end of the archive"));
    }
    let (length, start) = (u64::from(long(&last, 12)), u64::from(long(&last, 16)));
    if start + length != last_at || short(&last, 4) != 0 || short(&last, 6) != 0 {
        return Ok(Err("its last record does not say where its directory is"));
    }
    if length > MAX_DIRECTORY {
        return Ok(Err("its directory is longer than that of a bundle"));
    }
    file.seek(SeekFrom::Start(start))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    let mut entries = Vec::new();
    let mut rest = bytes.as_slice();
    while !rest.is_empty() {
        let Some((entry, after)) = entry(rest) else {
            return Ok(Err("its directory holds what is no record of a file"));
        };
        entries.push(entry);
        rest = after;
    }
    if entries.len() & 0xFFFF != usize::from(short(&last, 10)) {
        return Ok(Err("its last record counts other members than its directory has"));
    }
    entries.sort_by_key(|entry| entry.at);
    Ok(Ok((entries, start)))
}

/// The first record of a directory, and what follows it; none when it is no plain file or folder.
fn entry(bytes: &[u8]) -> Option<(Entry, &[u8])> {
    let (head, rest) = bytes.split_at_checked(ENTRY)?;
    let (name, rest) = rest.split_at_checked(usize::from(short(head, 28)))?;
    let (extra, rest) = rest.split_at_checked(usize::from(short(head, 30)))?;
    let entry = Entry {
        name: name.to_owned(),
        flags: short(head, 8),
        method: short(head, 10),
        checksum: long(head, 16),
        packed: long(head, 20),
        size: long(head, 24),
        at: long(head, 42),
    };
    let is_plain = head.starts_with(b"PK\x01\x02")
        && short(head, 32) == 0
        && short(head, 34) == 0
        && entry.flags & !PLAIN_FLAGS == 0
        && METHODS.contains(&entry.method)
        && has_one_name(extra);
    is_plain.then_some((entry, rest))
}

/// Where the bytes of a member begin, when what stands before them is what the directory says.
fn local(file: &mut (impl Read + Seek), entry: &Entry) -> Checked<u64, &'static str> {
    file.seek(SeekFrom::Start(u64::from(entry.at)))?;
    let mut head = [0; LOCAL];
    file.read_exact(&mut head)?;
    let mut rest = vec![0; usize::from(short(&head, 26)) + usize::from(short(&head, 28))];
    file.read_exact(&mut rest)?;
    let (name, extra) = rest.split_at_checked(usize::from(short(&head, 26))).unwrap_or_default();
    let sizes = [long(&head, 14), long(&head, 18), long(&head, 22)];
    let agrees = head.starts_with(b"PK\x03\x04")
        && name == entry.name
        && short(&head, 6) == entry.flags
        && short(&head, 8) == entry.method
        && (sizes == [entry.checksum, entry.packed, entry.size] || entry.flags & SIZES_BEHIND != 0 && sizes == [0; 3])
        && has_one_name(extra);
    if !agrees {
        return Ok(Err("what stands before its bytes is not what the archive's directory says of it"));
    }
    Ok(Ok(u64::from(entry.at) + (LOCAL + rest.len()) as u64))
}

/// Whether extra fields (4.5.1) are whole, and none of them gives a member another name.
fn has_one_name(mut extra: &[u8]) -> bool {
    while let Some((head, rest)) = extra.split_at_checked(4) {
        let Some((_, after)) = rest.split_at_checked(usize::from(short(head, 2))) else { return false };
        if short(head, 0) == OTHER_NAME {
            return false;
        }
        extra = after;
    }
    extra.is_empty()
}

/// Two bytes at a place, the lower first; zero beyond the end.
fn short(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |two| u16::from_le_bytes(*two))
}

/// Four bytes at a place, the lower first; zero beyond the end.
fn long(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |four| u32::from_le_bytes(*four))
}
