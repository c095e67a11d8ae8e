//! What a grammar file can say.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The grammars, by the names that syntaxes carry.
pub(super) const GRAMMARS: &[(&str, &str)] = &[
    ("accounts", include_str!("../grammars/accounts.toml")),
    ("chrony", include_str!("../grammars/chrony.toml")),
    ("columns", include_str!("../grammars/columns.toml")),
    ("ini", include_str!("../grammars/ini.toml")),
    ("key_value", include_str!("../grammars/key_value.toml")),
    ("lines", include_str!("../grammars/lines.toml")),
    ("login_defs", include_str!("../grammars/login_defs.toml")),
    ("mtree", include_str!("../grammars/mtree.toml")),
    ("pam", include_str!("../grammars/pam.toml")),
    ("sshd_config", include_str!("../grammars/sshd_config.toml")),
    ("sudoers", include_str!("../grammars/sudoers.toml")),
    ("sysctl", include_str!("../grammars/sysctl.toml")),
];

/// How a line-oriented format is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Grammar {
    pub(super) kind: Kind,
    /// What parts a key from its value, and words from each other; a blank stands for all white space.
    separators: String,
    /// What starts a comment.
    comments: String,
    /// What may stand round a value or a word.
    #[serde(default)]
    pub(super) quotes: String,
    /// Whether a comment may follow a value, after white space.
    #[serde(default)]
    pub(super) inline_comments: bool,
    /// Whether a value is a list of words; else it is the rest of the line.
    #[serde(default)]
    pub(super) words: bool,
    /// Whether the case of keys is without meaning; they are given in lower case.
    #[serde(default)]
    pub(super) fold_case: bool,
    /// What a line without a separator must begin with; none when there may be no such line.
    pub(super) bare: Option<String>,
}

/// The shape of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    /// A key and its value on each line.
    Kv,
    /// The same below `[section]` headers.
    Ini,
    /// Words on each line.
    Cols,
}

impl Grammar {
    pub(super) fn is_comment(&self, c: char) -> bool {
        self.comments.contains(c)
    }

    pub(super) fn is_separator(&self, c: char) -> bool {
        self.separators.contains(if c.is_whitespace() { ' ' } else { c })
    }
}

/// The grammar of a name.
pub(super) fn named(name: &str) -> Option<&'static Grammar> {
    static LOADED: OnceLock<BTreeMap<&'static str, Grammar>> = OnceLock::new();
    let loaded = LOADED
        .get_or_init(|| GRAMMARS.iter().filter_map(|(name, text)| Some((*name, toml::from_str(text).ok()?))).collect());
    loaded.get(name)
}
