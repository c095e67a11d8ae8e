//! The accounts of a host, as `passwd(5)`, `shadow(5)` and `group(5)` list them together.
//!
//! What is told of a password is its state, never its hash. Lines that start with `+` or `-` are not accounts but ask a
//! directory service; comments are skipped, as the C library skips them.

use super::{File, Files, Found, Settings, body, key_value, with_data};
use crate::model::{Data, Value};
use std::collections::BTreeMap;

const PASSWD: &str = "etc/passwd";
const SHADOW: &str = "etc/shadow";
const GROUP: &str = "etc/group";

/// Whether a path is that of a list of accounts.
pub(super) fn wants(inner: &str) -> bool {
    [PASSWD, SHADOW, GROUP].contains(&inner)
}

/// The accounts and groups, when the host has a list of either.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let held = |path: &str| files.get(path).copied();
    let (passwd, group) = (held(PASSWD), held(GROUP));
    let Some(main) = passwd.or(group) else { return Found::default() };
    let mut settings = Settings::new();
    let lists = [passwd, held(SHADOW), group].into_iter().flatten();
    let asking = lists.flat_map(File::entries).filter_map(key_value).filter(|(name, _)| name.starts_with('+'));
    let asking = asking.map(|(name, line)| with_data(line, Data::String(name.into())));
    settings.insert("asking".to_owned(), Value::list(asking.collect(), main.whole()));
    if let Some(passwd) = passwd {
        let shadow = held(SHADOW).map(|file| lines(file).collect::<BTreeMap<_, _>>());
        let users = lines(passwd).map(|(name, line)| user(name, line, shadow.as_ref()));
        settings.insert("users".to_owned(), Value::list(users.collect(), passwd.whole()));
    }
    if let Some(group) = group {
        let groups = lines(group).map(|(name, line)| {
            let fields = [("name", Some(name)), ("gid", field(line, 1))];
            body(named(line, &fields), line.origin.place)
        });
        settings.insert("groups".to_owned(), Value::list(groups.collect(), group.whole()));
    }
    (vec![main.raw("accounts", format!("{host}: accounts"), main.whole(), settings)], Vec::new())
}

/// The lines of a list that are of this host, by their names.
fn lines(file: File<'_>) -> impl Iterator<Item = (&str, &Value)> {
    file.entries().iter().filter_map(key_value).filter(|(name, _)| !name.starts_with(['+', '-']))
}

/// A field after the name, counted from 0.
fn field(line: &Value, number: usize) -> Option<&str> {
    line.as_str()?.split(':').nth(number)
}

fn named(line: &Value, fields: &[(&str, Option<&str>)]) -> Settings {
    let known = fields.iter().filter_map(|(name, text)| Some(((*name).to_owned(), (*text)?)));
    known.map(|(name, text)| (name, with_data(line, Data::String(text.into())))).collect()
}

fn user(name: &str, line: &Value, shadow: Option<&BTreeMap<&str, &Value>>) -> Value {
    let fields = [("name", Some(name)), ("uid", field(line, 1)), ("gid", field(line, 2)), ("shell", Some(shell(line)))];
    let mut settings = named(line, &fields);
    let stated = match (field(line, 0).unwrap_or_default(), shadow) {
        ("x", Some(shadow)) => shadow.get(name).map(|line| with_data(line, state(field(line, 0).unwrap_or_default()))),
        ("x", None) => Some(Value::unknown("the host's /etc/shadow is not held", None, line.origin.place)),
        (written, _) => Some(with_data(line, state(written))),
    };
    let is_open = field(line, 0).is_some_and(|written| written != "x" && state_of(written) == "set");
    settings.insert("open_hash".to_owned(), with_data(line, Data::Bool(is_open)));
    // a name that the shadow file lacks cannot log in with a password
    settings.insert("password".to_owned(), stated.unwrap_or_else(|| with_data(line, state("!"))));
    body(settings, line.origin.place)
}

/// The shell; `/bin/sh` when none is named (`passwd(5)`).
fn shell(line: &Value) -> &str {
    field(line, 5).filter(|shell| !shell.is_empty()).unwrap_or("/bin/sh")
}

/// `empty`, `locked` or `set`: what starts with `!` or `*` is no hash (`shadow(5)`).
fn state(written: &str) -> Data {
    Data::String(state_of(written).into())
}

fn state_of(written: &str) -> &'static str {
    match written.chars().next() {
        None => "empty",
        Some('!' | '*') => "locked",
        Some(_) => "set",
    }
}
