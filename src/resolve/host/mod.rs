//! Placeholder until merged.
use super::Recognised;
use crate::model::{Document, Syntax};
use std::sync::Arc;

/// Placeholder.
pub fn wanted(_: &str) -> Option<Syntax> {
    None
}

pub(super) fn read(_: &str, _: &[Document], _: &[Arc<str>]) -> Recognised {
    Recognised::default()
}
