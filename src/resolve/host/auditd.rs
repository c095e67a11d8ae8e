//! The audit daemon: `/etc/audit/auditd.conf` and the plugins that its events go to.
//!
//! Names and words are without case; the last value of a name counts (`auditd.conf(5)`, `auditd-plugins(5)`).

use super::{File, Files, Found, Settings, body, has_ending, key_value, with_data};
use crate::model::{Data, Value};

/// The path of the main file inside a host's root.
const MAIN: &str = "etc/audit/auditd.conf";

/// Directories of plugins; the second is that of audit 2.
const PLUGINS: [&str; 2] = ["etc/audit/plugins.d/", "etc/audisp/plugins.d/"];

/// Whether a path is that of a file the daemon reads its settings from.
pub(super) fn wants(inner: &str) -> bool {
    inner == MAIN || plugin(inner).is_some()
}

/// The settings, when the host has the main file.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let Some(main) = files.get(MAIN).copied() else { return Found::default() };
    let mut settings = settings(main);
    let plugins = files.iter().filter_map(|(path, file)| {
        let mut said = self::settings(*file);
        said.insert("name".to_owned(), Value::string(plugin(path)?, file.whole()));
        Some(body(said, file.whole()))
    });
    settings.insert("plugins".to_owned(), Value::list(plugins.collect(), main.whole()));
    (vec![main.raw("auditd", format!("{host}:/{MAIN}"), main.whole(), settings)], Vec::new())
}

/// The name of a plugin, by the path of its file.
fn plugin(inner: &str) -> Option<&str> {
    let name = PLUGINS.iter().find_map(|directory| inner.strip_prefix(directory))?;
    has_ending(name, "conf").then(|| name.trim_end_matches(".conf")).filter(|name| !name.contains('/'))
}

fn settings(file: File<'_>) -> Settings {
    file.entries().iter().filter_map(key_value).map(|(key, value)| (key.to_lowercase(), lower(value))).collect()
}

fn lower(value: &Value) -> Value {
    value.as_str().map_or_else(|| value.clone(), |text| with_data(value, Data::String(text.to_lowercase().into())))
}
