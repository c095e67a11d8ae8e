//! The crypto policy of the whole system, as `update-crypto-policies(8)` was told it: a policy and what is laid over it,
//! `DEFAULT:SHA1`. What was last applied stands in the state; the configuration is what will be.

use super::{Files, Found, Settings, with_data};
use crate::model::{Data, Value};

/// Where it stands, what is in force first.
const PATHS: [&str; 2] = ["etc/crypto-policies/state/current", "etc/crypto-policies/config"];

/// Whether a path is that of the policy.
pub(super) fn wants(inner: &str) -> bool {
    PATHS.contains(&inner)
}

/// The policy, when the host has one.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let said = PATHS.iter().find_map(|path| {
        let file = files.get(path).copied()?;
        let word = file.entries().first()?.get("values")?.items()?.first()?;
        Some((file, word, word.as_str()?))
    });
    let Some((file, word, text)) = said else { return Found::default() };
    let mut parts = text.split(':').map(|part| with_data(word, Data::String(part.to_uppercase().into())));
    let mut settings = Settings::new();
    settings.extend(parts.next().map(|policy| ("policy".to_owned(), policy)));
    settings.insert("modules".to_owned(), Value::list(parts.collect(), word.origin.place));
    (vec![file.raw("crypto_policy", format!("{host}: crypto policy"), file.whole(), settings)], Vec::new())
}
