//! `/etc/login.defs`, the defaults of the shadow suite.
//!
//! The suite reads the file to its end and keeps the last value of a name (`getdef.c`, `putdef_str`,
//! shadow 4.x). PAM modules that look into the same file take the first; a name given twice is reported.

use super::{Files, Found, Settings, key_value};
use crate::model::{Level, Problem, Stage};

/// The path of the file inside a host's root.
pub(super) const PATH: &str = "etc/login.defs";

/// The effective settings, when the host has the file.
pub(super) fn read(host: &str, files: &Files<'_>) -> Found {
    let Some(file) = files.get(PATH) else { return Found::default() };
    let mut settings = Settings::new();
    let mut problems = Vec::new();
    for entry in file.entries() {
        let Some((key, value)) = key_value(entry) else { continue };
        if settings.insert(key.to_owned(), value.clone()).is_some() {
            let message = format!("{key} is set more than once; shadow takes the last value, PAM modules the first");
            let problem = Problem::new(Level::Warning, Stage::Resolve, "setting-repeated", message);
            problems.push(problem.at(file.document.text.locate(entry.origin.place.span)));
        }
    }
    (vec![file.raw("login_defs", format!("{host}:/{PATH}"), file.whole(), settings)], problems)
}
