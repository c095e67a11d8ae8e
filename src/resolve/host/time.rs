//! Where a host takes its time from: `chrony.conf(5)`, and `ntp.conf(5)` of ntpd and ntpsec.
//!
//! chrony reads what `include` names in its place, the `*.conf` of a `confdir` and the `*.sources` of a `sourcedir`, by
//! name. What lies outside of `/etc` is made while the host runs (leases of DHCP) and left out.

use super::{File, Files, Found, Settings, body, has_ending, matching, with_data};
use crate::model::{Data, Value};

/// The main file of chrony, by distribution.
const CHRONY: [&str; 2] = ["etc/chrony.conf", "etc/chrony/chrony.conf"];

/// The main file of ntpd, and of ntpsec.
const NTP: [&str; 2] = ["etc/ntp.conf", "etc/ntpsec/ntp.conf"];

/// Files that include each other may otherwise never end; chrony itself stops at a depth of 10.
const MAX_DEPTH: usize = 10;

/// Files read in all.
const MAX_FILES: usize = 256;

/// The grammar of a path that a time daemon may read.
pub(super) fn grammar(inner: &str) -> Option<&'static str> {
    let of_chrony = inner
        .strip_prefix("etc/chrony")
        .is_some_and(|rest| rest.starts_with(['/', '.']) && (has_ending(rest, "conf") || has_ending(rest, "sources")));
    if of_chrony { Some("chrony") } else { NTP.contains(&inner).then_some("columns") }
}

/// The sources of each daemon that the host has a file of.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let chrony = CHRONY.iter().find_map(|path| files.get(path)).map(|main| ("chrony", *main));
    let ntp = NTP.iter().find_map(|path| files.get(path)).map(|main| ("ntp", *main));
    let raws = chrony.into_iter().chain(ntp).map(|(kind, main)| {
        let mut reading = Reading { files, sources: Vec::new(), settings: Settings::new(), read: 0 };
        reading.file(main, 0);
        let Reading { mut settings, sources, .. } = reading;
        settings.insert("sources".to_owned(), Value::list(sources, main.whole()));
        main.raw(kind, format!("{host}: {kind}"), main.whole(), settings)
    });
    (raws.collect(), Vec::new())
}

struct Reading<'f, 'a> {
    files: &'f Files<'a>,
    sources: Vec<Value>,
    settings: Settings,
    read: usize,
}

impl Reading<'_, '_> {
    fn file(&mut self, file: File<'_>, depth: usize) {
        self.read += 1;
        if depth > MAX_DEPTH || self.read > MAX_FILES {
            return;
        }
        for entry in file.entries() {
            let words = entry.get("values").and_then(Value::items).unwrap_or_default();
            let Some((name, arguments)) = words.split_first() else { continue };
            let texts = || arguments.iter().filter_map(Value::as_str);
            // chrony's directives are without case
            match name.as_str().unwrap_or_default().to_lowercase().as_str() {
                "server" | "pool" | "peer" => self.sources.extend(source(entry, name, arguments)),
                "include" => texts().for_each(|pattern| self.include(pattern, depth)),
                "confdir" => texts().for_each(|directory| self.include(&format!("{directory}/*.conf"), depth)),
                "sourcedir" => texts().for_each(|directory| self.include(&format!("{directory}/*.sources"), depth)),
                directive => {
                    let value = arguments.first().cloned().unwrap_or_else(|| with_data(name, Data::String("".into())));
                    self.settings.insert(directive.to_owned(), value);
                }
            }
        }
    }

    fn include(&mut self, pattern: &str, depth: usize) {
        for file in matching(self.files, pattern) {
            self.file(file, depth + 1);
        }
    }
}

/// A source: how it is named, and its options as words.
fn source(entry: &Value, kind: &Value, arguments: &[Value]) -> Option<Value> {
    let (address, options) = arguments.split_first()?;
    let place = entry.origin.place;
    let lower =
        |value: &Value| with_data(value, Data::String(value.as_str().unwrap_or_default().to_lowercase().into()));
    let fields = [
        ("kind", lower(kind)),
        ("address", address.clone()),
        ("options", Value::list(options.iter().map(lower).collect(), place)),
    ];
    Some(body(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(), place))
}
