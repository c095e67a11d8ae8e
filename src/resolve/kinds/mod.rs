//! The kinds engine: reads canonical resources out of raw ones, along the paths that kinds state.
//!
//! Kinds come as data ([`crate::model::Kind`]); here they are compiled once for a run, so that reading a
//! resource parses nothing. A value is read, or falls to its documented default, or is absent; it is
//! never guessed. What is read keeps the origin it had in the input.

mod compile;
mod convert;
mod decode;
mod join;
mod outline;
mod read;
#[cfg(test)]
mod tests;
mod walk;

pub use compile::KindTable;
pub(super) use decode::json as read_json;
pub(super) use join::{JoinIndex, Siblings};
pub(super) use read::canonical;
