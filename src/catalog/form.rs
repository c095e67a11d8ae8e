//! What a file of the catalogue is, and the digest over all of them: the build script asks the same of what it embeds.

use sha2::{Digest as _, Sha256};

/// What a file is, by its name and its first keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Rego,
    Kind,
    Framework,
    /// A page for people, a test: nothing that is read.
    Other,
}

impl Form {
    /// The form of a file.
    pub(super) fn of(path: &str, content: &str) -> Self {
        match path.rsplit_once('.') {
            Some((stem, "rego")) if !stem.ends_with("_test") => Self::Rego,
            Some((_, "toml")) if content.lines().any(|line| line.trim_end() == "[[control]]") => Self::Framework,
            Some((_, "toml")) => Self::Kind,
            _ => Self::Other,
        }
    }
}

/// The digest over files in their order, `(path, content)`: `path`, a zero byte, the length in decimal, a zero byte, the
/// content.
pub(super) fn digest<'a>(files: impl Iterator<Item = (&'a str, &'a str)>) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for (path, content) in files {
        hasher.update(path.as_bytes());
        hasher.update(format!("\0{}\0", content.len()).as_bytes());
        hasher.update(content.as_bytes());
    }
    hasher.finalize().into()
}
