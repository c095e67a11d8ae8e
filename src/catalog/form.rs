//! What a file of the catalogue is, what stands at the head of a policy, and the digest over all files: the build script
//! asks the same of what it embeds.

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

/// What stands before the first rule: the package, and the METADATA block just above it.
pub(super) struct Header<'a> {
    pub(super) package: Option<&'a str>,
    pub(super) block: Option<std::ops::Range<usize>>,
}

impl<'a> Header<'a> {
    pub(super) fn of(content: &'a str) -> Self {
        let (mut offset, mut block) = (0, None::<std::ops::Range<usize>>);
        for line in content.split_inclusive('\n') {
            let end = offset + line.len();
            let trimmed = line.trim_end();
            if let Some(name) = trimmed.strip_prefix("package ") {
                let name = name.split('#').next().unwrap_or_default().trim();
                return Self { package: Some(name), block };
            }
            if is_opening(trimmed) {
                block = Some(end..end);
            } else if let Some(range) = block.as_mut().filter(|range| range.end == offset && line.starts_with('#')) {
                range.end = end;
            }
            offset = end;
        }
        Self { package: None, block: None }
    }
}

fn is_opening(line: &str) -> bool {
    line.strip_prefix('#').is_some_and(|rest| rest.trim_start() == "METADATA")
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
