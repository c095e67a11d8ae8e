//! A resource as the rules meet it, and what their findings on it share.

use super::snippet::snippet;
use crate::model::{Place, Resource, Snippet, Texts};
use crate::redact::Secrets;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A resource and the texts it was read from. What it marks as secret is gathered once, and the lines of a place are cut
/// and redacted once, however many rules find something there.
#[derive(Debug)]
pub struct Scene<'r> {
    pub(super) resource: &'r Resource,
    pub(super) texts: &'r Texts,
    secrets: OnceCell<Secrets>,
    snippets: RefCell<BTreeMap<Place, Option<Arc<Snippet>>>>,
}

impl<'r> Scene<'r> {
    /// The scene of a resource.
    pub fn new(resource: &'r Resource, texts: &'r Texts) -> Self {
        Self { resource, texts, secrets: OnceCell::new(), snippets: RefCell::default() }
    }

    /// What the resource and its input mark as sensitive.
    pub(super) fn secrets(&self) -> &Secrets {
        let resource = self.resource;
        self.secrets.get_or_init(|| Secrets::of(&resource.attributes).and(&resource.hidden, &resource.secrets))
    }

    /// The lines around a place; none when it lies in no text.
    pub(super) fn snippet(&self, place: Place) -> Option<Arc<Snippet>> {
        let cut = || Some(Arc::new(snippet(self.texts.get(place.source)?, place.span, self.secrets())?));
        self.snippets.borrow_mut().entry(place).or_insert_with(cut).clone()
    }
}
