//! One unit of work: the documents that can speak about each other, and the resources in them.

use super::address::without_keys;
use super::kinds::{JoinIndex, KindTable, Siblings, canonical};
use super::terraform::{self, Terraform};
use super::{Raw, Recognised, Sources, aws_config, dockerfile, host, kubernetes, plan, state};
use crate::model::{
    Collected, Data, Document, Origin, Outline, Place, Problem, Resource, Shown, SourceId, Span, Text, Texts, Value,
    View,
};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// What holds the documents of a unit together.
#[derive(Clone)]
pub enum Scope<'a> {
    /// One file, which stands alone.
    File,
    /// One file, which may be a plan made of one of these root modules.
    Plan(Arc<Vec<Sources<'a>>>),
    /// A Terraform root module, and the files of every module it calls.
    Root(Terraform<'a>),
    /// Terraform files that a root module calls, as they are written: nothing is evaluated.
    Written,
    /// The files of one host, by its name, with their paths inside the host's root.
    Host(Arc<str>, Vec<Arc<str>>),
}

/// The resources of one unit, made one at a time so that a large export is never held whole.
pub struct Resolution<'k> {
    kinds: &'k KindTable,
    documents: Vec<Document>,
    raws: Vec<Raw>,
    work: Vec<Item>,
    by_type: BTreeMap<Arc<str>, Vec<usize>>,
    siblings: Vec<OnceLock<Box<Value>>>,
    joins: Vec<OnceLock<JoinIndex>>,
    /// How many instances there are, by address without keys.
    instances: OnceLock<BTreeMap<String, usize>>,
    recognised: Vec<(usize, String)>,
    problems: Vec<Problem>,
    /// Texts that must not be shown wherever they occur.
    secrets: Arc<[Arc<str>]>,
    unjudged: BTreeMap<Arc<str>, usize>,
    /// What the inputs are called that it was evaluated with, when there are several.
    variant: Option<Arc<str>>,
    /// How many of the documents are judged as they are written; the others are in another unit too.
    own: usize,
}

#[derive(Debug, Clone, Copy)]
enum Item {
    /// A raw resource; it may be several kinds.
    Raw(usize),
    /// A document, as it is written.
    Whole(usize),
}

/// Recognises the documents of a unit and finds the resources in them.
pub fn resolve<'k>(scope: &Scope<'_>, documents: Vec<Document>, kinds: &'k KindTable) -> Resolution<'k> {
    let mut unit = Resolution::empty(documents, kinds);
    unit.recognise(scope);
    unit.unwrap_manifests();
    unit.index();
    unit
}

/// A unit of raw resources that no dialect had to recognise.
#[cfg(test)]
pub(super) fn of_raws(documents: Vec<Document>, raws: Vec<Raw>, kinds: &KindTable) -> Resolution<'_> {
    let mut unit = Resolution::empty(documents, kinds);
    unit.raws = raws;
    unit.index();
    unit
}

impl<'k> Resolution<'k> {
    fn empty(documents: Vec<Document>, kinds: &'k KindTable) -> Self {
        Self {
            kinds,
            own: documents.len(),
            variant: None,
            documents,
            raws: Vec::new(),
            work: Vec::new(),
            by_type: BTreeMap::new(),
            siblings: Vec::new(),
            joins: Vec::new(),
            instances: OnceLock::new(),
            recognised: Vec::new(),
            problems: Vec::new(),
            secrets: Arc::from([]),
            unjudged: BTreeMap::new(),
        }
    }

    /// How many pieces of the input resources are made of.
    pub fn len(&self) -> usize {
        self.work.len()
    }

    /// Whether nothing in the unit is of any kind.
    pub fn is_empty(&self) -> bool {
        self.work.is_empty()
    }

    /// The resources, in canonical form, that the piece with a number below [`Resolution::len`] is.
    pub fn resources(&self, index: usize) -> Vec<Resource> {
        match self.work.get(index) {
            Some(Item::Raw(raw)) => self.canonical(*raw).unwrap_or_default(),
            Some(Item::Whole(document)) => self.whole(*document).into_iter().collect(),
            None => Vec::new(),
        }
    }

    fn canonical(&self, index: usize) -> Option<Vec<Resource>> {
        let raw = self.raws.get(index)?;
        let (body, siblings) = (self.body(index)?, Siblings { unit: self, raw: index });
        let mappings = self.kinds.mappings(raw.dialect, &raw.kind).iter().filter_map(|one| self.kinds.mapping(*one));
        let resources = mappings.filter_map(|mapping| canonical(mapping, raw, &body, &siblings));
        let resources = resources.map(|resource| {
            let resource = Resource { secrets: Arc::clone(&self.secrets), ..resource };
            match &self.variant {
                Some(variant) => named(resource, variant),
                None => resource,
            }
        });
        Some(resources.collect())
    }

    /// The texts of the unit's documents.
    pub fn texts(&self) -> Texts {
        let mut texts = Texts::default();
        for document in &self.documents {
            texts.insert(Arc::clone(&document.text));
        }
        texts
    }

    /// Holds texts otherwise, where there is another way to.
    pub fn exchange(&mut self, other: impl Fn(&Text) -> Option<Text>) {
        let mut exchanged: BTreeMap<SourceId, Option<Arc<Text>>> = BTreeMap::new();
        for document in &mut self.documents {
            let text = &document.text;
            if let Some(other) = exchanged.entry(text.source).or_insert_with(|| other(text).map(Arc::new)) {
                document.text = Arc::clone(other);
            }
        }
    }

    /// What each recognised document was taken for, with its text.
    pub fn recognised(&self) -> impl Iterator<Item = (&Text, &str)> {
        self.recognised.iter().filter_map(|(index, why)| Some((&*self.documents.get(*index)?.text, why.as_str())))
    }

    /// What shows a raw resource.
    pub(super) fn shown(&self, index: usize) -> Shown {
        let raw = self.raws.get(index);
        let document = raw.and_then(|raw| self.documents.get(raw.document));
        Shown {
            path: document.map_or_else(|| "-".into(), |document| Arc::clone(&document.text.path)),
            says: raw.map_or(Collected::Unknown, |raw| raw.says),
        }
    }

    /// What every document shows, whether a kind describes it or not: the views, and for each the oldest time that it
    /// says.
    pub fn shows(&self) -> Vec<(View, Shown)> {
        let mut oldest: BTreeMap<(usize, View), Collected> = BTreeMap::new();
        for raw in &self.raws {
            let says = oldest.entry((raw.document, raw.view)).or_insert(raw.says);
            *says = says.older(raw.says);
        }
        let shown = |((document, view), says): ((usize, View), Collected)| {
            let path = Arc::clone(&self.documents.get(document)?.text.path);
            Some((view, Shown { path, says }))
        };
        oldest.into_iter().filter_map(shown).collect()
    }

    /// What could not be evaluated.
    pub fn take_problems(&mut self) -> Vec<Problem> {
        std::mem::take(&mut self.problems)
    }

    /// Resources that no kind describes, by dialect type.
    pub fn unjudged(&self) -> &BTreeMap<Arc<str>, usize> {
        &self.unjudged
    }

    /// Whether it is a plan, which may have been laid on the code it was made of.
    pub fn is_plan(&self) -> bool {
        self.raws.first().is_some_and(|raw| raw.view == View::Plan)
    }

    pub(super) fn kinds(&self) -> &KindTable {
        self.kinds
    }

    pub(super) fn raw(&self, index: usize) -> Option<&Raw> {
        self.raws.get(index)
    }

    /// Whether a raw resource is the only instance of what its address names without keys.
    pub(super) fn is_only(&self, index: usize) -> bool {
        let count = || {
            let mut counts: BTreeMap<String, usize> = BTreeMap::new();
            for raw in &self.raws {
                *counts.entry(without_keys(&raw.address)).or_default() += 1;
            }
            counts
        };
        let bare = self.raws.get(index).map(|raw| without_keys(&raw.address));
        bare.is_none_or(|bare| self.instances.get_or_init(count).get(&bare).is_none_or(|count| *count == 1))
    }

    pub(super) fn of_type(&self, kind: &str) -> &[usize] {
        self.by_type.get(kind).map_or(&[], Vec::as_slice)
    }

    /// The body of a raw resource.
    fn body(&self, index: usize) -> Option<Cow<'_, Value>> {
        let raw = self.raws.get(index)?;
        // small documents are read in full, and need no outline
        if matches!(raw.body.data, Data::Deferred) {
            return Some(raw.body(&self.documents, self.kinds.outline(&raw.kind)));
        }
        if self.kinds.is_joined(&raw.kind) {
            return self.sibling(index).map(Cow::Borrowed);
        }
        Some(raw.body(&self.documents, &Outline::Whole))
    }

    /// What joins read of a raw resource, which is kept; all of it when its document is small.
    pub(super) fn sibling(&self, index: usize) -> Option<&Value> {
        let (raw, kept) = (self.raws.get(index)?, self.siblings.get(index)?);
        let is_deferred = matches!(raw.body.data, Data::Deferred);
        let outline = if is_deferred { self.kinds.outline_of_sibling(&raw.kind) } else { &Outline::Whole };
        Some(kept.get_or_init(|| Box::new(raw.body(&self.documents, outline).into_owned())))
    }

    pub(super) fn join(&self, number: usize) -> Option<&JoinIndex> {
        self.joins.get(number).map(|join| join.get_or_init(|| JoinIndex::build(self, self.kinds, number)))
    }

    fn recognise(&mut self, scope: &Scope<'_>) {
        match scope {
            Scope::File => {
                for index in 0..self.documents.len() {
                    self.recognise_document(index);
                }
            }
            Scope::Plan(sources) => {
                for index in 0..self.documents.len() {
                    self.recognise_document(index);
                }
                self.lay(sources);
            }
            Scope::Root(root) => {
                let found = terraform::read(root, &self.documents);
                self.own = root.own.min(self.documents.len());
                self.variant.clone_from(&root.variant.name);
                self.take(0..self.documents.len(), found);
            }
            Scope::Written => {}
            Scope::Host(name, inner) => {
                let found = host::read(name, &self.documents, inner);
                self.take(0..self.documents.len(), found);
            }
        }
    }

    /// Lays a plan on the code it was made of; the code is judged for itself elsewhere.
    fn lay(&mut self, sources: &[Sources<'_>]) {
        let Some(document) = self.documents.first().filter(|_| self.is_plan()) else { return };
        if let Some(documents) = plan::lay(document, &mut self.raws, sources) {
            self.documents.extend(documents);
        }
    }

    /// Kubernetes objects that Terraform applies are judged as what they are.
    fn unwrap_manifests(&mut self) {
        let documents = &self.documents;
        for raw in self.raws.iter_mut().filter(|raw| &*raw.kind == kubernetes::MANIFEST) {
            let Some(document) = documents.get(raw.document) else { continue };
            let applied = kubernetes::applied(document, raw, &raw.body(documents, &Outline::Whole));
            if let Some(applied) = applied {
                *raw = applied;
            }
        }
    }

    fn recognise_document(&mut self, index: usize) {
        const DIALECTS: [fn(&Document, usize) -> Option<Recognised>; 5] =
            [plan::read, state::read, kubernetes::read, aws_config::read, dockerfile::read];
        let Some(document) = self.documents.get(index) else { return };
        if let Some(found) = DIALECTS.iter().find_map(|read| read(document, index)) {
            self.take(index..index + 1, found);
        }
    }

    fn take(&mut self, documents: std::ops::Range<usize>, found: Recognised) {
        self.recognised.extend(documents.map(|index| (index, found.why.clone())));
        if self.raws.is_empty() {
            self.raws = found.raws;
        } else {
            self.raws.extend(found.raws);
        }
        self.problems.extend(found.problems);
        if !found.secrets.is_empty() {
            self.secrets = self.secrets.iter().cloned().chain(found.secrets).collect();
        }
    }

    fn index(&mut self) {
        self.work.reserve_exact(self.raws.len() + self.own);
        for (number, raw) in self.raws.iter().enumerate() {
            self.by_type.entry(Arc::clone(&raw.kind)).or_default().push(number);
            let mappings = self.kinds.mappings(raw.dialect, &raw.kind);
            if !mappings.is_empty() {
                self.work.push(Item::Raw(number));
            } else if !self.kinds.is_joined(&raw.kind) {
                *self.unjudged.entry(Arc::clone(&raw.kind)).or_default() += 1;
            }
        }
        let whole = (0..self.own).filter(|index| {
            self.documents.get(*index).is_some_and(|document| self.kinds.wants_document(document.syntax))
        });
        self.work.extend(whole.map(Item::Whole));
        self.siblings = self.raws.iter().map(|_| OnceLock::new()).collect();
        self.joins = (0..self.kinds.join_count()).map(|_| OnceLock::new()).collect();
    }

    /// A document as it is written, for rules that judge `document.<syntax>`.
    fn whole(&self, index: usize) -> Option<Resource> {
        let document = self.documents.get(index)?;
        let place = Place { source: document.source(), span: first_line(document) };
        Some(Resource {
            kind: KindTable::document_kind(document.syntax),
            address: format!("{}#{}", document.text.path, document.index).into(),
            identity: format!("{}#{}", document.text.path, document.index).into(),
            view: View::Code,
            attributes: document.whole(&document.root, &Outline::Whole).into_owned(),
            hidden: Vec::new(),
            secrets: Arc::clone(&self.secrets),
            origin: Origin { place, ..Origin::default() },
            shown: Shown { path: Arc::clone(&document.text.path), says: Collected::Unknown },
        })
    }
}

/// A resource that is told apart from the same one of another variant.
fn named(mut resource: Resource, variant: &str) -> Resource {
    let address: Arc<str> = format!("{} ({variant})", resource.address).into();
    if resource.identity == resource.address {
        resource.identity = Arc::clone(&address);
    }
    Resource { address, ..resource }
}

fn first_line(document: &Document) -> Span {
    let start = document.root.origin.place.span.start;
    Span { start, end: start }
}
