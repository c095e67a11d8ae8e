//! The runs of a series over time, for a person and for machines.

mod json;
mod table;

pub(super) use json::render as json;
pub(super) use table::render as table;
