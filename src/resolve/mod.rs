//! Documents become resources: things a rule can judge, in canonical form, with provenance.
//!
//! A dialect file recognises a document by the shape of its root and lists what it holds as `Raw`
//! resources; the kinds engine reads the canonical attributes from them, along the paths that a kind
//! states as data. This stage knows no rule: it makes every resource that some kind describes.

mod address;
mod aws_config;
mod dockerfile;
mod host;
mod kinds;
mod kubernetes;
mod plan;
mod state;
mod terraform;
mod unit;

pub use address::without_keys;
pub use host::wanted as wanted_on_host;
pub use kinds::KindTable;
pub use plan::Sources;
pub use terraform::{Layout, Manifest, Root, Terraform, directory_of, is_cached, is_manifest};
pub use unit::{Resolution, Scope, resolve};

use crate::model::{Collected, Dialect, Document, Outline, Place, Problem, Value, View};
use std::sync::Arc;

/// What a dialect found in a document, or in the documents of a directory or a host.
#[derive(Debug, Default)]
pub(crate) struct Recognised {
    /// What it was taken for, and why: `kubernetes: apiVersion and kind at the root`.
    pub(crate) why: String,
    /// The resources in it, in the order written.
    pub(crate) raws: Vec<Raw>,
    /// What could not be evaluated.
    pub(crate) problems: Vec<Problem>,
    /// Texts that must not be shown wherever they occur.
    pub(crate) secrets: Vec<Arc<str>>,
}

/// A resource as its dialect says it.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    /// The dialect.
    pub(crate) dialect: Dialect,
    /// The dialect's type: `aws_s3_bucket`, `Deployment`, `sshd`.
    pub(crate) kind: Arc<str>,
    /// What its owner calls it.
    pub(crate) address: Arc<str>,
    /// The kind of input that shows it.
    pub(crate) view: View,
    /// Its attributes; in a large document, deferred until [`Raw::open`] reads them.
    pub(crate) body: Value,
    /// The index of its document.
    pub(crate) document: usize,
    /// Where a finding points that has no better place: the block's header.
    pub(crate) header: Place,
    /// Reads a deferred body as the dialect wants it; none when reading it as it stands is enough.
    pub(crate) open: Option<fn(&Document, &Raw, &Outline) -> Value>,
    /// When it was true, as far as its input says so.
    pub(crate) says: Collected,
}

impl Raw {
    /// The body, or at least the parts of it that an outline names, read now when it was deferred.
    fn body<'a>(&'a self, documents: &'a [Document], outline: &Outline) -> std::borrow::Cow<'a, Value> {
        match (documents.get(self.document), self.open) {
            (Some(document), Some(open)) => std::borrow::Cow::Owned(open(document, self, outline)),
            (Some(document), None) => document.whole(&self.body, outline),
            (None, _) => std::borrow::Cow::Borrowed(&self.body),
        }
    }
}
