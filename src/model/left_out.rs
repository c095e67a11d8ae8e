//! What was seen and not read, on purpose: no fault of anybody, yet never silent.

use std::sync::Arc;

/// Something that was not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LeftOut {
    /// Why.
    pub why: NotRead,
    /// The path.
    pub path: Arc<str>,
}

/// The folder of what people signed, and of history.
pub const OWN_FOLDER: &str = ".tickmark";
/// The configuration.
pub const OWN_FILE: &str = "tickmark.toml";

/// Why something was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotRead {
    /// No syntax claims a file of its name.
    UnknownFormat,
    /// Tickmark's own: its configuration, or what lies in `.tickmark`.
    Own,
    /// A directory of code that a tool downloaded, or of a tool's own records.
    Downloaded,
    /// An archive inside a directory.
    Archive,
    /// A link to a directory that is read under its own name.
    Linked,
    /// A pipe, a socket or a device.
    NotAFile,
}

impl NotRead {
    /// Why a file that no syntax claims is not read.
    pub fn of_unclaimed(path: &str) -> Self {
        let mut parts = path.rsplit(['/', '!']);
        let is_own = parts.next() == Some(OWN_FILE) || parts.any(|folder| folder == OWN_FOLDER);
        if is_own { Self::Own } else { Self::UnknownFormat }
    }

    /// Every reason.
    pub const ALL: [Self; 6] =
        [Self::UnknownFormat, Self::Own, Self::Downloaded, Self::Archive, Self::Linked, Self::NotAFile];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownFormat => "unknown_format",
            Self::Own => "own",
            Self::Downloaded => "downloaded",
            Self::Archive => "archive",
            Self::Linked => "linked_directory",
            Self::NotAFile => "not_a_file",
        }
    }
}
