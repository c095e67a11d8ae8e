//! `SHA256SUMS`: every file's digest, as `sha256sum` of GNU coreutils writes and checks it.

use super::{Files, MINISIG, SIGNATURE, SUMS};
use crate::model::Digest;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The SHA-256 of some bytes.
pub fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// The list, by path; itself and its signatures are not in it.
pub(super) fn write(files: &Files) -> Vec<u8> {
    let mut text = String::new();
    for (path, bytes) in files.iter().filter(|(path, _)| !is_apart(path)) {
        // writing to a String cannot fail
        let _ = writeln!(text, "{}  {path}", digest(bytes));
    }
    text.into_bytes()
}

/// Whether a path is the list or a signature of it.
pub(super) fn is_apart(path: &str) -> bool {
    [SUMS, SIGNATURE, MINISIG].contains(&path)
}

/// What is not as the list says, one line each; nothing when every file is.
pub(super) fn check(files: &Files) -> Vec<String> {
    let Some(list) = files.get(SUMS) else { return vec![format!("{SUMS} is missing")] };
    let mut said = Vec::new();
    let entries = read(list, &mut said);
    for (path, expected) in &entries {
        match files.get(*path) {
            None => said.push(format!("{path} is missing")),
            Some(bytes) if digest(bytes) != *expected => {
                said.push(format!("{path} is not the file that {SUMS} lists"));
            }
            Some(_) => {}
        }
    }
    let added = files.keys().filter(|path| !is_apart(path) && !is_folder(path) && !entries.contains_key(path.as_str()));
    said.extend(added.map(|path| format!("{path} is not in {SUMS}")));
    said
}

/// Whether a path is of an empty folder.
pub(super) fn is_folder(path: &str) -> bool {
    path.ends_with('/')
}

/// The empty folders, which no list of digests tells of, one line each.
pub(super) fn empty(files: &Files) -> Vec<String> {
    let folders = files.keys().filter(|path| is_folder(path));
    folders
        .map(|folder| format!("{} is an empty folder, and a bundle has none", folder.trim_end_matches('/')))
        .collect()
}

/// The entries of the list; a line that `write` would not have written is said.
fn read<'a>(list: &'a [u8], said: &mut Vec<String>) -> BTreeMap<&'a str, Digest> {
    let mut entries = BTreeMap::new();
    let Ok(text) = std::str::from_utf8(list) else {
        said.push(format!("{SUMS} is no text"));
        return entries;
    };
    let mut before = "";
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let place = format!("{SUMS}:{}", number + 1);
        let plain = line.strip_suffix('\n').filter(|line| !line.contains('\r'));
        let entry =
            plain.and_then(|line| line.split_once("  ")).and_then(|(digest, path)| Some((path, digest.parse().ok()?)));
        let Some((path, digest)) = entry else {
            said.push(format!("{place} is no line of a digest, two spaces, a path and a line feed"));
            continue;
        };
        if path <= before {
            said.push(format!("{place} is out of order or listed twice: {path}"));
        }
        before = path;
        entries.insert(path, digest);
    }
    entries
}
