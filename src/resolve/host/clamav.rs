//! What the virus scanner and the program that fetches its signatures are told: `clamd.conf(5)`, `freshclam.conf(5)`.
//!
//! A name and its value on each line, the last of a name counting; a line `Example` keeps the program from starting.

use super::{Files, Found, Settings, with_data};
use crate::model::{Data, Value};

/// The files, by distribution, and the name of the resource.
const FILES: [(&str, &str); 5] = [
    ("etc/clamav/freshclam.conf", "freshclam"),
    ("etc/freshclam.conf", "freshclam"),
    ("etc/clamav/clamd.conf", "clamd"),
    ("etc/clamd.d/scan.conf", "clamd"),
    ("etc/clamd.conf", "clamd"),
];

/// Whether a path is that of a file of the scanner.
pub(super) fn wants(inner: &str) -> bool {
    FILES.iter().any(|(path, _)| *path == inner)
}

/// What each file says.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let raws = FILES.iter().filter_map(|(path, kind)| {
        let file = files.get(path).copied()?;
        let mut settings = Settings::new();
        for entry in file.entries() {
            let words = entry.get("values").and_then(Value::items).unwrap_or_default();
            if let Some((name, rest)) = words.split_first() {
                let value = rest.first().cloned().unwrap_or_else(|| with_data(name, Data::String("".into())));
                settings.insert(name.as_str().unwrap_or_default().to_owned(), value);
            }
        }
        Some(file.raw(kind, format!("{host}:/{path}"), file.whole(), settings))
    });
    (raws.collect(), Vec::new())
}
