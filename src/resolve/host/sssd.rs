//! The domains of SSSD: `sssd.conf`, then the files of `conf.d` by name, the last value of a name counting (`sssd.conf(5)`).

use super::{File, Files, Found, Settings, has_ending, key_value};
use crate::model::Value;
use std::collections::BTreeMap;

const MAIN: &str = "etc/sssd/sssd.conf";
const MORE: &str = "etc/sssd/conf.d/";

/// What the section of a domain begins with.
const DOMAIN: &str = "domain/";

/// Whether a path is that of a file of SSSD.
pub(super) fn wants(inner: &str) -> bool {
    let is_read = |name: &str| !name.contains('/') && !name.starts_with('.') && has_ending(name, "conf");
    inner == MAIN || inner.strip_prefix(MORE).is_some_and(is_read)
}

/// The domains of a host, when it has any file of SSSD.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let more = files.iter().filter(|(path, _)| path.starts_with(MORE) && wants(path)).map(|(_, file)| *file);
    let mut domains: BTreeMap<&str, (File<'_>, Settings)> = BTreeMap::new();
    for file in files.get(MAIN).copied().into_iter().chain(more) {
        for entry in file.entries() {
            let domain = entry.get("section").and_then(Value::as_str).and_then(|section| section.strip_prefix(DOMAIN));
            if let Some((domain, (key, value))) = domain.zip(key_value(entry)) {
                let (_, settings) = domains.entry(domain).or_insert_with(|| (file, Settings::new()));
                settings.insert(key.to_owned(), value.clone());
            }
        }
    }
    let raws = domains.into_iter().map(|(name, (file, settings))| {
        let header = settings.values().next().map_or_else(|| file.whole(), |value| value.origin.place);
        file.raw("sssd", format!("{host}: SSSD {name}"), header, settings)
    });
    (raws.collect(), Vec::new())
}
