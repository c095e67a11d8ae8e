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

/// Why something was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotRead {
    /// No syntax claims a file of its name.
    UnknownFormat,
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
    /// Every reason.
    pub const ALL: [Self; 5] = [Self::UnknownFormat, Self::Downloaded, Self::Archive, Self::Linked, Self::NotAFile];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::UnknownFormat => "unknown_format",
            Self::Downloaded => "downloaded",
            Self::Archive => "archive",
            Self::Linked => "linked_directory",
            Self::NotAFile => "not_a_file",
        }
    }
}
