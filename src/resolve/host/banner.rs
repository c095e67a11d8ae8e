//! What is shown before and after a log-in, and what of it tells a stranger about the system: `issue(5)`, `issue.net(5)`,
//! `motd(5)`, with the escapes that `agetty(8)` fills in.

use super::{Files, Found, Settings};
use crate::model::{Place, Span, Value};

const FILES: [&str; 3] = ["etc/issue", "etc/issue.net", "etc/motd"];

/// Escapes for the architecture, the kernel's release and version, the system, and the name of the distribution. Those of
/// telnetd are written with a percent sign (`telnetd(8)`).
const ESCAPES: [&str; 8] = ["\\m", "\\r", "\\s", "\\v", "\\S", "%m", "%r", "%s"];

/// Names of systems, in lower case.
const NAMES: [&str; 14] = [
    "debian",
    "ubuntu",
    "red hat",
    "redhat",
    "rhel",
    "centos",
    "fedora",
    "rocky linux",
    "almalinux",
    "oracle linux",
    "suse",
    "amazon linux",
    "alpine",
    "kernel",
];

/// Whether a path is that of a text that is shown.
pub(super) fn wants(inner: &str) -> bool {
    FILES.contains(&inner)
}

/// The texts of a host, and what each tells.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let raws = FILES.iter().filter_map(|path| {
        let file = files.get(path).copied()?;
        let text = file.document.text.as_str();
        let mut told = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let place = Place { source: file.document.source(), span: Span::new(at, at + line.trim_end().len()) };
            told.extend(tells(line).map(|what| Value::string(what, place)));
            at += line.len();
        }
        let settings = Settings::from([
            ("path".to_owned(), Value::string(format!("/{path}"), file.whole())),
            ("tells".to_owned(), Value::list(told, file.whole())),
        ]);
        Some(file.raw("banner", format!("{host}:/{path}"), file.whole(), settings))
    });
    (raws.collect(), Vec::new())
}

/// The first thing that a line tells about the system.
fn tells(line: &str) -> Option<&'static str> {
    let lower = line.to_lowercase();
    let escape = ESCAPES.iter().find(|escape| line.contains(**escape));
    escape.or_else(|| NAMES.iter().find(|name| has_word(&lower, name))).copied()
}

/// Whether a name stands in a text, not inside of another word.
fn has_word(text: &str, name: &str) -> bool {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
        !is_part(before) && !is_part(after)
    })
}
