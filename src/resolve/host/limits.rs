//! What `pam_limits` takes from those who log in: `/etc/security/limits.conf`, then the files of `limits.d` by name.
//!
//! A line says domain, type, item and value; of two for the same the later counts, and `-` stands for both types. What a
//! line says of a user counts more than that of a group, and that more than `*`, which is never said of root
//! (`limits.conf(5)`).

use super::{File, Files, Found, Settings, body, has_ending};
use crate::model::{Place, Value};
use std::collections::BTreeMap;

const MAIN: &str = "etc/security/limits.conf";
const MORE: &str = "etc/security/limits.d/";

/// Whether a path is that of a file of limits.
pub(super) fn wants(inner: &str) -> bool {
    inner == MAIN || inner.strip_prefix(MORE).is_some_and(|name| !name.contains('/') && has_ending(name, "conf"))
}

/// The hard limits, when the host has any file of them.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let main = files.get(MAIN).copied();
    let more = files.iter().filter(|(path, _)| path.starts_with(MORE) && wants(path)).map(|(_, file)| *file);
    let read: Vec<File<'_>> = main.into_iter().chain(more).collect();
    let Some(last) = read.last().copied() else { return Found::default() };
    let mut limits: BTreeMap<(&str, &str), (Value, Place)> = BTreeMap::new();
    for line in read.iter().flat_map(|file| file.entries()) {
        let words = line.get("values").and_then(Value::items).unwrap_or_default();
        let [domain, kind, item, value, ..] = words else { continue };
        let (Some(domain), Some(kind), Some(item)) = (domain.as_str(), kind.as_str(), item.as_str()) else { continue };
        if ["hard", "-"].contains(&kind) {
            limits.insert((item, domain), (value.clone(), line.origin.place));
        }
    }
    let mut settings = Settings::new();
    for item in ["core", "maxlogins"] {
        let everybody = limits.get(&(item, "*")).map(|(value, _)| value.clone());
        settings.extend(everybody.map(|value| (item.to_owned(), value)));
        let of_item = limits.iter().filter(|((of, domain), _)| *of == item && *domain != "*");
        let others = of_item.map(|((_, domain), (value, place))| {
            let told = [("domain", Value::string(*domain, *place)), ("value", value.clone())];
            body(told.map(|(name, value)| (name.to_owned(), value)).into(), *place)
        });
        settings.insert(format!("{item}_of"), Value::list(others.collect(), last.whole()));
    }
    (vec![last.raw("limits", format!("{host}: limits"), last.whole(), settings)], Vec::new())
}
