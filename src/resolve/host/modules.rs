//! What `modprobe(8)` is told of kernel modules, by the files of `modprobe.d(5)`.
//!
//! A file name counts once, in the first of the directories that has it, and files are read in the order of their names.
//! The first `install` of a module is what runs in the place of loading it. `blacklist` only takes back the module's own
//! aliases: asked for by name, or by another module, it is loaded all the same. `-` and `_` are one letter in the names
//! of modules.

use super::{File, Files, Found, Settings, body, has_ending, with_data};
use crate::model::{Data, Value};
use std::collections::BTreeMap;

/// Directories, the one that wins first.
const DIRECTORIES: [&str; 5] =
    ["etc/modprobe.d", "run/modprobe.d", "usr/local/lib/modprobe.d", "usr/lib/modprobe.d", "lib/modprobe.d"];

/// Whether a path is that of a file that modprobe reads.
pub(super) fn wants(inner: &str) -> bool {
    place(inner).is_some()
}

/// What is said of modules, when the host has any file that says it.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let mut by_name: BTreeMap<&str, (usize, File<'_>)> = BTreeMap::new();
    for (path, file) in files {
        let Some((rank, name)) = place(path) else { continue };
        if by_name.get(name).is_none_or(|(other, _)| rank < *other) {
            by_name.insert(name, (rank, *file));
        }
    }
    let Some((_, last)) = by_name.values().next_back().copied() else { return Found::default() };
    let (mut installs, mut blacklist) = (BTreeMap::new(), BTreeMap::new());
    for entry in by_name.values().flat_map(|(_, file)| file.entries()) {
        let words = entry.get("values").and_then(Value::items).unwrap_or_default();
        let (Some(command), Some(module)) = (words.first().and_then(Value::as_str), words.get(1)) else { continue };
        let name = module.as_str().unwrap_or_default().replace('-', "_");
        match command {
            "install" => drop(installs.entry(name).or_insert_with(|| install(entry, words))),
            "blacklist" => drop(blacklist.entry(name.clone()).or_insert(with_data(module, Data::String(name.into())))),
            _ => {}
        }
    }
    let mut settings = Settings::new();
    settings.insert("installs".to_owned(), Value::list(installs.into_values().collect(), last.whole()));
    settings.insert("blacklist".to_owned(), Value::list(blacklist.into_values().collect(), last.whole()));
    (vec![last.raw("modules", format!("{host}: kernel modules"), last.whole(), settings)], Vec::new())
}

fn place(inner: &str) -> Option<(usize, &str)> {
    let (directory, name) = inner.rsplit_once('/')?;
    let rank = DIRECTORIES.iter().position(|known| *known == directory)?;
    has_ending(name, "conf").then_some((rank, name))
}

/// A module, and the command that runs in the place of loading it.
fn install(entry: &Value, words: &[Value]) -> Value {
    let place = entry.origin.place;
    let command: Vec<&str> = words.iter().skip(2).filter_map(Value::as_str).collect();
    let module = words.get(1).and_then(Value::as_str).unwrap_or_default().replace('-', "_");
    let told = |text: String| with_data(words.get(1).unwrap_or(entry), Data::String(text.into()));
    let settings =
        [("module".to_owned(), told(module)), ("command".to_owned(), told(command.join(" ")))].into_iter().collect();
    body(settings, place)
}
