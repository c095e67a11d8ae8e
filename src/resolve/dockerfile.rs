//! Placeholder until merged.
use super::Recognised;
use crate::model::Document;

pub(super) fn read(_: &Document, _: usize) -> Option<Recognised> {
    None
}
