//! What is mounted where at boot, and with which options: `fstab(5)`, and the units of systemd that say the same.
//!
//! Of two lines for one place the later is what is seen. A unit of `/etc/systemd/system` wins over the line, since units
//! made from lines have the lowest precedence (`systemd.unit(5)`, `systemd-fstab-generator(8)`). Blanks in names are
//! written `\040`.

use super::{File, Files, Found, Settings, body, has_ending, key_value, with_data};
use crate::model::{Data, Entry, Value};
use std::collections::BTreeMap;

/// The table of file systems.
const TABLE: &str = "etc/fstab";

/// The directory of the administrator's units.
const UNITS: &str = "etc/systemd/system/";

/// Types of file systems of other hosts.
const REMOTE: [&str; 4] = ["nfs", "nfs4", "cifs", "smb3"];

/// Whether a path is that of the table.
pub(super) fn wants(inner: &str) -> bool {
    inner == TABLE
}

/// Whether a path is that of a unit that mounts something.
pub(super) fn wants_unit(inner: &str) -> bool {
    inner.strip_prefix(UNITS).is_some_and(|name| !name.contains('/') && has_ending(name, "mount"))
}

/// The mounts of a host, when it has the table.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let Some(table) = files.get(TABLE).copied() else { return Found::default() };
    let units = files.iter().filter(|(path, _)| wants_unit(path)).filter_map(|(_, file)| unit(*file));
    let mut mounts: BTreeMap<String, Value> = BTreeMap::new();
    mounts.extend(table.entries().iter().filter_map(line).chain(units));
    let is_remote =
        |mount: &&Value| mount.get("type").and_then(Value::as_str).is_some_and(|kind| REMOTE.contains(&kind));
    let remote = mounts.values().filter(is_remote).cloned().collect();
    let entries = mounts.into_iter().map(|(path, mount)| Entry {
        key: path.into(),
        key_span: mount.origin.place.span,
        value: mount,
    });
    let mut settings = Settings::new();
    settings.insert("remote".to_owned(), Value::list(remote, table.whole()));
    settings.insert("mounts".to_owned(), Value::object(entries.collect(), table.whole()));
    (vec![table.raw("mounts", format!("{host}:/{TABLE}"), table.whole(), settings)], Vec::new())
}

/// A line of the table: device, place, type, options.
fn line(entry: &Value) -> Option<(String, Value)> {
    let words = entry.get("values").and_then(Value::items)?;
    let [device, path, kind, rest @ ..] = words else { return None };
    let path = plain(path.as_str()?);
    let text = rest.first().map_or("defaults", |options| options.as_str().unwrap_or_default());
    let options = options(rest.first().unwrap_or(kind), text);
    let fields = [("device", device.clone()), ("type", kind.clone()), ("options", options)];
    path.starts_with('/').then(|| (path.clone(), mount(&path, entry, fields)))
}

/// A unit: `[Mount]` with `What=`, `Where=`, `Type=` and `Options=`.
fn unit(file: File<'_>) -> Option<(String, Value)> {
    let lines = || {
        let of_mount =
            |entry: &&Value| entry.get("section").and_then(Value::as_str).is_some_and(|section| section == "Mount");
        file.entries().iter().filter(of_mount).filter_map(key_value)
    };
    let last = |name: &str| lines().filter(|(key, _)| *key == name).map(|(_, value)| value).next_back();
    let (place, device) = (last("Where")?, last("What")?);
    let kind = last("Type").unwrap_or(device);
    let said = last("Options");
    let options = options(said.unwrap_or(place), said.and_then(Value::as_str).unwrap_or("defaults"));
    let fields = [("device", device.clone()), ("type", kind.clone()), ("options", options)];
    let path = place.as_str()?.to_owned();
    Some((path.clone(), mount(&path, place, fields)))
}

fn mount(path: &str, origin: &Value, fields: [(&str, Value); 3]) -> Value {
    let mut settings: Settings = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    settings.insert("path".to_owned(), with_data(origin, Data::String(path.into())));
    body(settings, origin.origin.place)
}

/// The options that hold: of two that contradict each other the later. `defaults` says `suid`, `dev` and `exec`; `user`
/// and its like say `noexec`, `nosuid` and `nodev` unless what follows says otherwise (`mount(8)`).
fn options(origin: &Value, text: &str) -> Value {
    let mut held: Vec<&str> = Vec::new();
    for option in text.split(',').map(str::trim).filter(|option| !option.is_empty()) {
        match option {
            "defaults" => held.retain(|one| !RESTRICTIONS.contains(one)),
            "user" | "users" => held.extend(RESTRICTIONS),
            "owner" | "group" => held.extend(["nosuid", "nodev"]),
            "suid" | "dev" | "exec" => held.retain(|one| one.strip_prefix("no") != Some(option)),
            _ => {}
        }
        held.push(option);
    }
    let items = held.into_iter().map(|option| with_data(origin, Data::String(option.into())));
    Value::list(items.collect(), origin.origin.place)
}

const RESTRICTIONS: [&str; 3] = ["nodev", "noexec", "nosuid"];

/// A field without its octal escapes.
fn plain(field: &str) -> String {
    let escapes = [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")];
    escapes.into_iter().fold(field.to_owned(), |text, (escape, letter)| text.replace(escape, letter))
}
