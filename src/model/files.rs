//! What the evaluation of an input may ask of the stages before it, while it runs.

use super::hcl::{Expr, Part};
use std::sync::Arc;

/// The files of a run and the parser, for expressions that read a file or hold a template in a string.
pub trait Files: Sync {
    /// The bytes of a file, by the path that the run shows for it.
    fn read(&self, path: &str) -> Result<Arc<[u8]>, Unread>;

    /// The paths of all files below a directory, sorted.
    fn below(&self, directory: &str) -> Result<Vec<Arc<str>>, Unread>;

    /// The expression that a text holds, spans counted in it; the fault otherwise.
    fn expression(&self, text: &str) -> Result<Expr, String>;

    /// The parts of the template that a text is, spans counted from `first`; the fault otherwise.
    fn template(&self, text: &str, first: usize) -> Result<Vec<Part>, String>;
}

/// Why a file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// There is no such file.
    Missing,
    /// Whether there is one cannot be told, or it may not be read; the reason.
    Hidden(String),
}
