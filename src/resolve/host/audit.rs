//! The rules of the Linux audit system, as the host loads them at boot.
//!
//! `augenrules(8)` joins the files of `rules.d`, in the natural order of their names: `-D` comes first and `-e` last,
//! wherever they are written. `auditctl -R` reads `audit.rules` from top to bottom: `-D` takes back what was said before.
//! The service's unit says which of the two it is; where the tree does not hold the unit, `rules.d` counts when it has
//! rules, as every current distribution does. A watch (`-w`) and a rule on a path (`-F path=`, `-F dir=`) are told alike
//! (`audit.rules(7)`).

use super::{File, Files, Found, Settings, body, has_ending, with_data};
use crate::model::{Data, Value};

/// The file that `auditctl` reads.
const MAIN: &str = "etc/audit/audit.rules";

/// The files that `augenrules` joins.
const DIRECTORY: &str = "etc/audit/rules.d/";

/// Directories of units, the one that wins first (`systemd.unit(5)`).
const UNITS: [&str; 5] = [
    "etc/systemd/system/",
    "run/systemd/system/",
    "usr/local/lib/systemd/system/",
    "usr/lib/systemd/system/",
    "lib/systemd/system/",
];

/// The services that load the rules; the first is of audit 4 and later.
const SERVICES: [&str; 2] = ["audit-rules.service", "auditd.service"];

/// Whether a path is that of a file with audit rules.
pub(super) fn wants(inner: &str) -> bool {
    inner == MAIN || inner.strip_prefix(DIRECTORY).is_some_and(|name| !name.contains('/') && has_ending(name, "rules"))
}

/// Whether a path is that of a unit that loads audit rules.
pub(super) fn wants_unit(inner: &str) -> bool {
    let name = UNITS.iter().find_map(|directory| inner.strip_prefix(directory));
    name.is_some_and(|name| SERVICES.contains(&name))
}

/// The rules of a host, when it has any file of them.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let mut parts: Vec<(&str, File<'_>)> =
        files.iter().filter_map(|(path, file)| Some((path.strip_prefix(DIRECTORY)?, *file))).collect();
    parts.sort_by(|(a, _), (b, _)| natural(a).cmp(&natural(b)));
    let parts: Vec<File<'_>> = parts.into_iter().map(|(_, file)| file).collect();
    let main = files.get(MAIN).copied();
    let joined = match loader(files) {
        Some(Loader::Augenrules) => !parts.is_empty(),
        Some(Loader::Auditctl) => main.is_none(),
        None => parts.iter().any(|file| !file.entries().is_empty()) || main.is_none(),
    };
    let chosen: Vec<File<'_>> = if joined { parts } else { main.into_iter().collect() };
    let Some(last) = chosen.last().copied() else { return Found::default() };
    let rules = Rules::load(&chosen, joined);
    (vec![last.raw("audit_rules", format!("{host}: audit rules"), last.whole(), rules.settings(last))], Vec::new())
}

/// What loads the rules at boot.
#[derive(Debug, Clone, Copy)]
enum Loader {
    Augenrules,
    Auditctl,
}

fn loader(files: &Files<'_>) -> Option<Loader> {
    let unit = |service| UNITS.iter().find_map(move |directory| files.get(format!("{directory}{service}").as_str()));
    SERVICES.iter().filter_map(unit).find_map(|file| {
        let commands = file.entries().iter().filter_map(super::key_value);
        let started = commands.filter(|(key, _)| key.starts_with("ExecStart")).filter_map(|(_, value)| value.as_str());
        started.filter_map(named_loader).next_back()
    })
}

fn named_loader(command: &str) -> Option<Loader> {
    if command.contains("augenrules") {
        Some(Loader::Augenrules)
    } else {
        command.contains("auditctl -R").then_some(Loader::Auditctl)
    }
}

/// A name cut into texts and numbers, which is how `ls -v` and `sort -V` compare names.
fn natural(name: &str) -> Vec<(u64, &str)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let text = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (before, after) = rest.split_at_checked(text).unwrap_or((rest, ""));
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (number, after) = after.split_at_checked(digits).unwrap_or((after, ""));
        parts.extend([(0, before), (number.parse().unwrap_or(u64::MAX), "")]);
        rest = after;
    }
    parts
}

/// The rules and the state that they leave the kernel in.
#[derive(Default)]
struct Rules {
    rules: Vec<Value>,
    enabled: Option<Value>,
}

impl Rules {
    /// `joined`: by augenrules, which moves what clears the rules to the top.
    fn load(files: &[File<'_>], joined: bool) -> Self {
        let mut loaded = Self::default();
        for entry in files.iter().flat_map(|file| file.entries()) {
            let words = entry.get("values").and_then(Value::items).unwrap_or_default();
            let Some(option) = words.first().and_then(Value::as_str) else { continue };
            // what is locked takes no more rules
            if !joined && loaded.is_locked() {
                break;
            }
            match (option, words.get(1)) {
                ("-D", None) if !joined => loaded.rules.clear(),
                ("-e", Some(state)) => loaded.enabled = Some(state.clone()),
                ("-w" | "-a" | "-A", Some(_)) => loaded.rules.push(rule(entry, words)),
                _ => {}
            }
        }
        loaded
    }

    fn is_locked(&self) -> bool {
        self.enabled.as_ref().and_then(Value::as_str) == Some("2")
    }

    fn settings(self, file: File<'_>) -> Settings {
        let mut settings = Settings::new();
        settings.insert("rules".to_owned(), Value::list(self.rules, file.whole()));
        if let Some(enabled) = self.enabled {
            settings.insert("enabled".to_owned(), enabled);
        }
        settings
    }
}

/// One rule: what it watches or which calls it takes, with what filters, and what happens then.
fn rule(entry: &Value, words: &[Value]) -> Value {
    let mut settings = Settings::new();
    let (mut calls, mut filters) = (Vec::new(), Vec::new());
    for pair in words.windows(2) {
        let [option, value] = pair else { continue };
        match option.as_str() {
            Some("-w") => drop(settings.insert("path".to_owned(), watched(value))),
            Some("-p") => drop(settings.insert("permissions".to_owned(), value.clone())),
            Some("-k") => drop(settings.insert("key".to_owned(), value.clone())),
            Some("-a" | "-A") => drop(settings.insert("action".to_owned(), action(value))),
            Some("-S") => calls.extend(parts(value)),
            Some("-F" | "-C") => filter(value, &mut settings, &mut filters),
            _ => {}
        }
    }
    let place = entry.origin.place;
    settings.insert("calls".to_owned(), Value::list(calls, place));
    settings.insert("filters".to_owned(), Value::list(filters, place));
    body(settings, place)
}

/// A filter of a rule. Those that say what a watch says are told as a watch does.
fn filter(value: &Value, settings: &mut Settings, filters: &mut Vec<Value>) {
    let Some(text) = value.as_str() else { return };
    let named = match text.split_once('=').filter(|(name, _)| name.chars().all(char::is_alphanumeric)) {
        Some(("path" | "dir", path)) => Some(("path", path)),
        Some(("perm", permissions)) => Some(("permissions", permissions)),
        Some(("key", key)) => Some(("key", key)),
        Some(("arch", arch)) => Some(("arch", arch)),
        Some(_) | None => None,
    };
    match named {
        Some((name, text)) => {
            let told = with_data(value, Data::String(text.into()));
            settings.insert(name.to_owned(), if name == "path" { watched(&told) } else { told });
        }
        None => filters.push(value.clone()),
    }
}

/// A path without the slash that ends a directory.
fn watched(value: &Value) -> Value {
    let text = value.as_str().unwrap_or_default();
    with_data(value, Data::String(if text == "/" { text } else { text.trim_end_matches('/') }.into()))
}

/// `always` or `never`, of `exit,always` or `always,exit`.
fn action(value: &Value) -> Value {
    let never = value.as_str().unwrap_or_default().split(',').any(|part| part == "never");
    with_data(value, Data::String(if never { "never" } else { "always" }.into()))
}

fn parts(value: &Value) -> Vec<Value> {
    let text = value.as_str().unwrap_or_default();
    text.split(',').filter(|part| !part.is_empty()).map(|part| with_data(value, Data::String(part.into()))).collect()
}
