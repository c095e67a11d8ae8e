//! The journal and the sessions of systemd: what their files say, and what lies elsewhere that decides it with them.

use super::{Files, Found, Settings, listing, rsyslog, settings, shells};
use crate::model::{Data, Place, Value};

/// Where a journal that lasts lies. With `Storage=auto` it does when this is there (`journald.conf(5)`).
const LASTING: &str = "var/log/journal";

/// The journal and the sessions, when the host has a file of the daemon.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let journal = settings::of("journald", files).map(|(file, mut settings)| {
        keep(&mut settings, files, file.whole());
        hand_on(&mut settings, files, file.whole());
        file.raw("journald", format!("{host}: journald"), file.whole(), settings)
    });
    let sessions = settings::of("logind", files).map(|(file, mut settings)| {
        settings.extend(shells::ends_idle_sessions(files).map(|timeout| ("TMOUT".to_owned(), timeout)));
        file.raw("logind", format!("{host}: logind"), file.whole(), settings)
    });
    (journal.into_iter().chain(sessions).collect(), Vec::new())
}

/// Says what `auto`, which is the default, comes to.
fn keep(settings: &mut Settings, files: &Files<'_>, whole: Place) {
    let said = settings.get("Storage");
    if said.is_some_and(|said| said.as_str() != Some("auto")) {
        return;
    }
    let place = said.map_or(whole, |said| said.origin.place);
    let storage = match listing::holds(files, LASTING) {
        Some(true) => Value::string("persistent", place),
        Some(false) => Value::string("volatile", place),
        None => Value::unknown(format!("whether the host has /{LASTING} is not told, and auto asks that"), None, place),
    };
    settings.insert("Storage".to_owned(), storage);
}

/// Says whether what the journal takes reaches the syslog daemon, where the host has one: handed on, or fetched by it.
fn hand_on(settings: &mut Settings, files: &Files<'_>, whole: Place) {
    let said = settings.get("ForwardToSyslog").map(|value| value.origin.place);
    let reaches = if let Some(fetched) = rsyslog::fetches_journal(files) {
        Value::new(Data::Bool(true), fetched)
    } else if !rsyslog::is_configured(files) {
        let why = "the file tree does not hold the configuration of a syslog daemon";
        Value::new(Data::Absent(why.into()), said.unwrap_or(whole))
    } else if let Some(said) = settings.get("ForwardToSyslog") {
        said.clone()
    } else {
        Value::unknown("Debian's journald hands messages on by default, others do not", None, whole)
    };
    settings.insert("reaches_syslog".to_owned(), reaches);
}
