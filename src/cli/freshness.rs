//! When inputs were collected, and for how long they count: out of flags and configuration, checked.

use super::config::Config;
use super::diagnostic::Failure;
use crate::collect::PathGlob;
use crate::model::{CollectedAt, Freshness, KindId, View};
use std::collections::{BTreeMap, BTreeSet};

/// The limits of the configuration; a name that is neither a view nor a layer is an error.
pub(super) fn days(config: &Config, layers: &BTreeMap<KindId, String>) -> Result<BTreeMap<String, u32>, Failure> {
    let views = View::ALL.map(View::name).into_iter();
    let ours = Freshness::DEFAULTS.into_iter().map(|(name, _)| name);
    let known: BTreeSet<&str> = views.chain(ours).chain(layers.values().map(String::as_str)).collect();
    if let Some(name) = config.fresh_days.keys().find(|name| !known.contains(name.as_str())) {
        let all: Vec<&str> = known.into_iter().collect();
        let failure =
            Failure::usage(format!("`{name}` is neither a view nor a layer"), format!("use {}", all.join(", ")));
        return Err(config.blame(&["fresh-days", name], None, failure));
    }
    Ok(config.fresh_days.clone())
}

/// What is said of the time of inputs: the flags, or else the configuration.
pub(super) fn collected(flags: &[String], config: &Config) -> Result<Vec<CollectedAt>, Failure> {
    if flags.is_empty() {
        let blamed = |text: &String| said(text).map_err(|failure| config.blame(&["collected-at"], Some(text), failure));
        config.collected_at.iter().map(blamed).collect()
    } else {
        flags.iter().map(|text| said(text)).collect()
    }
}

fn said(text: &str) -> Result<CollectedAt, Failure> {
    let said: CollectedAt = text.parse().map_err(|error: String| {
        Failure::usage(error, "write [GLOB=]TIME, such as 2026-01-31 or `hosts/**=2026-01-31T08:15:00Z`")
    })?;
    if let Some(Err(error)) = said.glob.as_deref().map(PathGlob::new) {
        return Err(Failure::usage(format!("`{text}` is not usable: {error}"), "write a glob as `--include` has it"));
    }
    Ok(said)
}
