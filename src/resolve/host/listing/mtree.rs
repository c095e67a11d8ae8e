//! The lines of a listing in the form of `mtree(5)`.
//!
//! Both forms are read: full paths (`./etc/shadow`), and names below the directory that the last `type=dir` opened and
//! `..` closes. `/set` gives keywords to the lines after it, `/unset` takes them back.

use crate::model::Value;
use crate::resolve::host::File;
use std::collections::BTreeMap;

/// What a line says of one file.
pub(super) struct Line<'a> {
    /// The path inside the host's root.
    pub(super) path: String,
    /// `file`, `dir`, `link`.
    pub(super) kind: Option<&'a str>,
    pub(super) mode: Option<u32>,
    pub(super) user: Option<u64>,
    pub(super) group: Option<u64>,
    pub(super) user_name: Option<&'a str>,
    pub(super) group_name: Option<&'a str>,
    /// Where a link leads.
    pub(super) target: Option<String>,
    /// The line.
    pub(super) origin: &'a Value,
}

/// Directories inside each other, more than any host has.
const MAX_DEPTH: usize = 64;

/// The files of a listing, in the order written.
pub(super) fn lines(file: File<'_>) -> Vec<Line<'_>> {
    let mut set: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open: Vec<String> = Vec::new();
    let mut lines = Vec::new();
    for entry in file.entries() {
        let words = entry.get("values").and_then(Value::items).unwrap_or_default();
        let mut texts = words.iter().filter_map(Value::as_str);
        let Some(first) = texts.next() else { continue };
        let keywords = texts.map(|word| word.split_once('=').unwrap_or((word, "")));
        match first {
            "/set" => set.extend(keywords),
            "/unset" => set.retain(|name, _| keywords.clone().all(|(taken, _)| taken != *name)),
            ".." => drop(open.pop()),
            name => {
                let mut said = set.clone();
                said.extend(keywords);
                let is_full = name.trim_start_matches("./").contains('/') || name.starts_with("./");
                let name = plain(name.trim_start_matches("./"));
                let path = if is_full || open.is_empty() { name.clone() } else { format!("{}/{name}", open.join("/")) };
                let opens = !is_full && said.get("type") == Some(&"dir") && open.len() < MAX_DEPTH;
                lines.push(line(path.trim_start_matches('/').to_owned(), &said, entry));
                // `.` is where the names start
                if opens && name != "." {
                    open.push(name);
                }
            }
        }
    }
    lines
}

fn line<'a>(path: String, said: &BTreeMap<&'a str, &'a str>, origin: &'a Value) -> Line<'a> {
    let text = |name: &str| said.get(name).copied();
    let number = |name: &str| text(name).and_then(|text| text.parse().ok());
    Line {
        path,
        kind: text("type"),
        mode: text("mode").and_then(|mode| u32::from_str_radix(mode, 8).ok()),
        user: number("uid"),
        group: number("gid"),
        user_name: text("uname"),
        group_name: text("gname"),
        target: text("link").map(plain),
        origin,
    }
}

/// A name without its escapes: `\040` is a blank.
fn plain(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..3).filter(|_| *first == b'\\').and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 8).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(3..).unwrap_or_default() } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
