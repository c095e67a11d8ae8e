//! Finds the code that a plan was made of, so that its findings point at the block that a person edits.
//!
//! A root module is a plan's when it declares every resource that the plan makes. It is evaluated with the
//! plan's variables.

use crate::model::{Document, Entry, Given, Outline, Syntax, Value, Variant, View};
use crate::resolve::Raw;
use crate::resolve::address::{modules, without_keys};
use crate::resolve::terraform::{self, Terraform, directory_of};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Root modules that are evaluated for one plan in search of its own.
const MOST_TRIED: usize = 4;

/// What the plan's variables are called among the files of values.
const VARIABLES: &str = "plan";

/// A root module that plans may be made of.
pub struct Sources<'a> {
    /// The root module.
    pub terraform: Terraform<'a>,
    /// Its documents and those of what it calls.
    pub documents: Vec<Document>,
}

/// Lays the resources of a plan on their code, when it is among the sources; gives the documents of the code.
pub(in crate::resolve) fn lay(document: &Document, raws: &mut [Raw], all: &[Sources<'_>]) -> Option<Vec<Document>> {
    let declared: BTreeSet<String> = raws.iter().filter(|raw| is_managed(raw)).filter_map(in_root).collect();
    let directory = directory_of(&document.text.path);
    let is_beside = |sources: &&Sources<'_>| {
        let root = &*sources.terraform.directory;
        root == directory || (directory.ends_with('!') && root.starts_with(directory))
    };
    let (beside, others): (Vec<_>, Vec<_>) = all.iter().partition(is_beside);
    let wanted = beside.into_iter().chain(others).filter(|sources| declared.is_subset(&declares(sources)));
    for sources in wanted.take(MOST_TRIED) {
        let code = evaluated(document, sources);
        if raws.iter().filter(|raw| is_managed(raw)).all(|raw| code.contains_key(&raw.address)) {
            for raw in raws {
                lay_one(raw, &code);
            }
            return Some(sources.documents.clone());
        }
    }
    None
}

fn is_managed(raw: &Raw) -> bool {
    raw.view == View::Plan && !raw.kind.starts_with("data.") && !raw.kind.starts_with("provider.")
}

/// The address without key of a resource of the root module.
fn in_root(raw: &Raw) -> Option<String> {
    modules(&raw.address).0.is_empty().then(|| without_keys(&raw.address))
}

/// The resources that the root module itself declares.
fn declares(sources: &Sources<'_>) -> BTreeSet<String> {
    let own = sources.documents.iter().take(sources.terraform.own).filter_map(|document| document.hcl.as_deref());
    let blocks = own.flat_map(|body| body.blocks_of("resource"));
    let address = |block: &crate::model::hcl::Block| match block.labels.as_slice() {
        [kind, name] => Some(format!("{}.{}", kind.text, name.text)),
        _ => None,
    };
    blocks.filter_map(address).collect()
}

/// The resources of the code, by address, with the variables that the plan was made with.
fn evaluated(document: &Document, sources: &Sources<'_>) -> BTreeMap<Arc<str>, Raw> {
    let given = Given::File(VARIABLES.into());
    let variant = Variant { given: vec![given], ..sources.terraform.variant.clone() };
    let values = BTreeMap::from([(Arc::from(VARIABLES), variables(document))]);
    let environment = BTreeMap::new();
    let root = Terraform { variant: &variant, values: &values, environment: &environment, ..sources.terraform.clone() };
    let found = terraform::read(&root, &sources.documents);
    found.raws.into_iter().map(|raw| (Arc::clone(&raw.address), raw)).collect()
}

/// The values of variables that a plan says, as a file of values would.
fn variables(document: &Document) -> Document {
    let root = document.expand(&document.root, 1);
    let given = root.get("variables").map(|variables| document.whole(variables, &Outline::Whole).into_owned());
    let entries = given.as_ref().and_then(Value::entries).unwrap_or_default().iter();
    let entries = entries.filter_map(|entry| Some(Entry { value: entry.value.get("value")?.clone(), ..entry.clone() }));
    let place = document.root.origin.place;
    Document::new(Arc::clone(&document.text), 0, Syntax::TerraformJson, Value::object(entries.collect(), place))
}

/// Gives a planned resource the body of its code, which [`super::body()`] lays it on, and its header.
fn lay_one(raw: &mut Raw, code: &BTreeMap<Arc<str>, Raw>) {
    let Some(code) = code.get(&raw.address) else { return };
    super::body::with_code(raw, code);
    raw.header = code.header;
}
