//! Host trees: which files say how a service really runs, and what they say together.
//!
//! A resolver knows the order in which a program reads its files and which of two settings wins; the
//! attributes it gives are the effective ones, each with the line that set it.

mod accounts;
mod audit;
mod auditd;
mod banner;
mod boot;
mod clamav;
mod crypto_policy;
mod firewall;
mod integrity;
mod limits;
mod listing;
mod login_defs;
mod modules;
mod mounts;
mod packages;
mod pam;
mod rsyslog;
mod settings;
mod shells;
mod spans;
mod sshd;
mod sssd;
mod sudo;
mod sysctl;
mod systemd;
mod time;

use super::{Raw, Recognised};
use crate::model::{Collected, Data, Dialect, Document, Entry, Place, Problem, Span, Syntax, Value, View};
use globset::GlobBuilder;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The syntax of a file of a host, by its path inside the host's root; none when no resolver reads it.
pub fn wanted(inner: &str) -> Option<Syntax> {
    let by_resolver = WANTED.iter().find(|(_, wants)| wants(inner)).map(|(grammar, _)| *grammar);
    let by_place = || SEVERAL.iter().find_map(|grammar| grammar(inner));
    by_resolver.or_else(by_place).map(Syntax::Lines)
}

/// Whether a resolver wants the file at a path.
type Wants = fn(&str) -> bool;

/// Grammars, and whether a resolver wants a file read with it; the first that does counts.
const WANTED: &[(&str, Wants)] = &[
    ("sshd_config", sshd::wants),
    ("sysctl", sysctl::wants),
    ("login_defs", |inner| inner == login_defs::PATH),
    ("accounts", accounts::wants),
    ("columns", audit::wants),
    ("columns", modules::wants),
    ("columns", mounts::wants),
    ("columns", crypto_policy::wants),
    ("columns", limits::wants),
    ("columns", clamav::wants),
    ("ini", audit::wants_unit),
    ("ini", mounts::wants_unit),
    ("ini", sssd::wants),
    ("key_value", auditd::wants),
    ("key_value", boot::wants),
    ("lines", boot::wants_script),
    ("lines", rsyslog::wants),
    ("lines", shells::wants),
    ("lines", integrity::wants),
    ("lines", banner::wants),
    ("sudoers", sudo::wants),
    ("mtree", listing::wants),
    ("pam", pam::wants),
];

/// The grammars of resolvers that read files of several.
const SEVERAL: &[fn(&str) -> Option<&'static str>] =
    &[settings::grammar, time::grammar, firewall::grammar, packages::grammar];

/// Reads the documents of one host; `inner` are their paths inside the host's root, in the same order.
pub(super) fn read(host: &str, documents: &[Document], inner: &[Arc<str>]) -> Recognised {
    let paths = inner.iter().enumerate().zip(documents);
    let files: Files<'_> = paths.map(|((index, path), document)| (&**path, File { index, document })).collect();
    let mut found = Recognised { why: "host: a file of a host tree, by its path".to_owned(), ..Recognised::default() };
    for read in READERS {
        let (raws, problems) = read(host, &files);
        found.raws.extend(raws);
        found.problems.extend(problems);
    }
    found
}

/// The resolvers.
const READERS: &[fn(&str, &Files<'_>) -> Found] = &[
    sshd::read,
    sysctl::read,
    login_defs::read,
    accounts::read,
    audit::read,
    auditd::read,
    sudo::read,
    pam::read,
    settings::read,
    systemd::read,
    shells::read,
    limits::read,
    firewall::read,
    packages::read,
    integrity::read,
    clamav::read,
    sssd::read,
    banner::read,
    modules::read,
    mounts::read,
    time::read,
    rsyslog::read,
    boot::read,
    listing::read,
    crypto_policy::read,
];

/// What a resolver found.
type Found = (Vec<Raw>, Vec<Problem>);

/// The documents of a host by their path inside its root.
type Files<'a> = BTreeMap<&'a str, File<'a>>;

/// A document of a host.
#[derive(Debug, Clone, Copy)]
struct File<'a> {
    index: usize,
    document: &'a Document,
}

impl<'a> File<'a> {
    /// The entries of the file, in the order written.
    fn entries(self) -> &'a [Value] {
        self.document.root.items().unwrap_or_default()
    }

    /// The file as a whole: where a setting stands that no line says.
    fn whole(self) -> Place {
        Place { source: self.document.source(), span: Span::new(0, self.document.text.as_str().len()) }
    }

    /// What this file sets, as a resource.
    fn raw(self, kind: &str, address: String, header: Place, settings: Settings) -> Raw {
        let place = Place { source: header.source, span: header.span };
        Raw {
            dialect: Dialect::Host,
            kind: kind.into(),
            address: address.into(),
            view: View::Live,
            body: body(settings, place),
            document: self.index,
            header,
            open: None,
            says: Collected::Unknown,
        }
    }
}

/// Effective settings by name.
type Settings = BTreeMap<String, Value>;

fn body(settings: Settings, place: Place) -> Value {
    let entries = settings.into_iter().map(|(key, value)| {
        let key_span = value.origin.place.span;
        Entry { key: key.into(), key_span, value }
    });
    Value::object(entries.collect(), place)
}

/// The key of an entry and its single value; the value is null for a key that stands alone.
fn key_value(entry: &Value) -> Option<(&str, &Value)> {
    Some((entry.get("key")?.as_str()?, entry.get("value")?))
}

/// The same place and way, other data.
fn with_data(value: &Value, data: Data) -> Value {
    Value { data, origin: value.origin.clone() }
}

/// The files that an include directive names by a pattern, in the order of their paths; none when it is no pattern.
fn matching<'a>(files: &Files<'a>, pattern: &str) -> Vec<File<'a>> {
    let glob = GlobBuilder::new(pattern.trim_start_matches('/')).literal_separator(true).build();
    let Ok(matcher) = glob.map(|glob| glob.compile_matcher()) else { return Vec::new() };
    // programs expand it with glob(3): a leading dot is matched by a dot only
    let hidden = |path: &str| path.contains("/.") && !pattern.contains("/.");
    files.iter().filter(|(path, _)| matcher.is_match(path) && !hidden(path)).map(|(_, file)| *file).collect()
}

/// Whether a file name ends in `.` and this.
fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| end == ending)
}
