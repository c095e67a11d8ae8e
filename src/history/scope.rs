//! What a run looked at and how it was told to judge: runs of one scope can be set against each other.

use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The choices that make one run comparable with another, by the name of the flag or key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope(BTreeMap<String, Vec<String>>);

impl Scope {
    /// Adds a choice; one that says nothing is the same as none.
    #[must_use]
    pub fn with(mut self, name: &str, values: impl IntoIterator<Item = String>) -> Self {
        let values: Vec<String> = values.into_iter().collect();
        if !values.is_empty() {
            self.0.insert(name.to_owned(), values);
        }
        self
    }

    /// The choices as text, the same for the same choices.
    pub(super) fn text(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Choices that were written as text.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// The digest of the choices.
    pub(super) fn digest(&self) -> String {
        hex(&Sha256::digest(self.text()))
    }

    /// What differs in another scope, in words.
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let names: BTreeSet<&String> = self.0.keys().chain(other.0.keys()).collect();
        let said = |scope: &Self, name: &str| match scope.0.get(name) {
            Some(values) => values.join(", "),
            None => "none".to_owned(),
        };
        let differs = names.into_iter().filter(|name| self.0.get(*name) != other.0.get(*name));
        differs.map(|name| format!("{name}: {} and not {}", said(other, name), said(self, name))).collect()
    }
}

/// Bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // writing to a string does not fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::Scope;

    #[test]
    fn a_scope_is_read_as_it_was_written_and_tells_what_differs() {
        let scope = Scope::default().with("paths", ["infra".to_owned()]).with("hosts", []);
        let wider = Scope::default().with("paths", [".".to_owned()]).with("exclude", ["legacy/**".to_owned()]);
        assert_eq!(Scope::read(&scope.text()), Some(scope.clone()));
        assert_ne!(scope.digest(), wider.digest());
        assert_eq!(scope.differences(&wider), ["exclude: legacy/** and not none", "paths: . and not infra"]);
    }
}
