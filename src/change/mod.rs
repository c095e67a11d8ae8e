//! What differs between two runs, however each of them is at hand: just made, or read from a report.
//!
//! It stands beside the stages and knows only the nouns: a run is a [`crate::model::Snapshot`], and what differs is a
//! [`crate::model::Change`]. Nothing that is merely gone is ever called fixed.

mod compare;
mod findings;
mod read;
#[cfg(test)]
mod tests;

pub use compare::compare;
pub use read::{ReadError, load, read};
