//! Terraform code: the `.tf`, `.tf.json` and `.tfvars` files of one directory, evaluated.
//!
//! The evaluator says what Terraform would say, or that it is unknown: never a guess. `module` collects
//! the blocks, `evaluator` gives expressions their values, `body` makes each resource's attributes in the
//! shape of a plan's `after`, `finish` settles where each value points.

mod body;
mod compound;
mod convert;
mod evaluator;
mod finish;
mod functions;
mod instances;
mod json;
mod module;
mod number;
mod operators;
mod partial;
mod policy;
mod reference;
mod tf_json;
mod traversal;
mod types;

use super::{Raw, Recognised};
use crate::model::hcl::Body;
use crate::model::{Data, Dialect, Document, Entry, Level, Problem, Stage, Syntax, Value, View};
use evaluator::Evaluator;
use instances::Instance;
use module::{File, Item, Module, file_name};
use std::sync::Arc;

/// Resources made of one directory; a module that wants more is cut off and says so.
const MOST_RESOURCES: usize = 50_000;

/// JSON nested deeper than this is not read.
const JSON_DEPTH: usize = 100;

/// The resources, data sources and providers of one directory.
pub(super) fn read(directory: &str, documents: &[Document]) -> Recognised {
    let converted: Vec<Option<Body>> = documents.iter().map(json_body).collect();
    let files: Vec<File<'_>> = documents
        .iter()
        .zip(&converted)
        .enumerate()
        .filter(|(_, (document, _))| !is_values(document))
        .filter_map(|(index, (document, converted))| {
            let body = document.hcl.as_deref().or(converted.as_ref())?;
            Some(File { text: &document.text, body, document: index })
        })
        .collect();
    let mut module = Module::collect(&files);
    for document in values_in_order(documents) {
        module.give(document);
    }
    let mut problems = std::mem::take(&mut module.problems);
    problems.extend(module.calls.iter().map(|call| not_expanded(call, documents)));
    let evaluator = Evaluator::new(&module);
    let mut raws = Vec::new();
    for item in module.resources.values().chain(&module.doubles).chain(&module.providers) {
        if raws.len() >= MOST_RESOURCES {
            problems.push(too_many(directory));
            break;
        }
        raws.extend(evaluator.raws(item));
    }
    if evaluator.is_exhausted() {
        problems.push(too_large(directory));
    }
    Recognised { why: "terraform: .tf files of one directory".to_owned(), raws, problems, ..Recognised::default() }
}

fn json_body(document: &Document) -> Option<Body> {
    let is_json = document.syntax == Syntax::TerraformJson && !is_values(document);
    is_json.then(|| tf_json::body(&document.expand(&document.root, JSON_DEPTH)))
}

fn is_values(document: &Document) -> bool {
    let name = file_name(&document.text.path);
    name.ends_with(".tfvars") || name.ends_with(".tfvars.json")
}

/// The `.tfvars` files that Terraform reads unasked, in its order.
/// <https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence>
fn values_in_order(documents: &[Document]) -> Vec<&Document> {
    let rank = |document: &Document| match file_name(&document.text.path) {
        "terraform.tfvars" => Some(0),
        "terraform.tfvars.json" => Some(1),
        name if name.ends_with(".auto.tfvars") || name.ends_with(".auto.tfvars.json") => Some(2),
        _ => None,
    };
    let mut files: Vec<_> = documents
        .iter()
        .filter_map(|document| Some((rank(document)?, file_name(&document.text.path), document)))
        .collect();
    files.sort_by_key(|(rank, name, _)| (*rank, *name));
    files.into_iter().map(|(_, _, document)| document).collect()
}

fn not_expanded(call: &Item<'_>, documents: &[Document]) -> Problem {
    let source = Module::attribute(call, "source").and_then(|(source, _)| module::literal_text(&source.expr));
    let source = source.map_or("an expression", |text| text);
    let message = format!("{} was not expanded: its source is {source}", call.address);
    let problem = Problem::new(Level::Notice, Stage::Resolve, "module-not-expanded", message)
        .help("scan a plan of the whole configuration (`terraform show -json`) to judge what the module makes");
    match documents.get(call.document) {
        Some(document) => problem.at(document.text.locate(call.header.span)),
        None => problem,
    }
}

fn too_many(directory: &str) -> Problem {
    let message = format!("reading {directory}: only the first {MOST_RESOURCES} resources were read");
    Problem::new(Level::Error, Stage::Resolve, "too-many-resources", message).in_path(directory)
}

fn too_large(directory: &str) -> Problem {
    let message = format!("reading {directory}: its expressions make too many values, the rest are unknown");
    Problem::new(Level::Error, Stage::Resolve, "terraform-too-large", message).in_path(directory)
}

impl Evaluator<'_> {
    /// One raw resource for each instance of an item.
    fn raws(&self, item: &Item<'_>) -> Vec<Raw> {
        self.instances(item, 0).iter().map(|instance| self.raw(item, instance)).collect()
    }

    fn raw(&self, item: &Item<'_>, instance: &Instance) -> Raw {
        let body = reference::in_instance(item, instance, 0, |scope| {
            let body = self.resource_body(&item.bodies, scope, item.header);
            if &*item.kind == "data.aws_iam_policy_document" { with_json(body) } else { body }
        });
        Raw {
            dialect: Dialect::Terraform,
            kind: Arc::clone(&item.kind),
            address: format!("{}{}", item.address, instance.suffix()).into(),
            view: View::Code,
            body,
            document: item.document,
            header: item.header,
            open: None,
        }
    }
}

/// A policy document with the policy it makes, as the provider gives it in `json`.
fn with_json(body: Value) -> Value {
    let json = finish::finished(policy::document(&body));
    let place = body.origin.place;
    let Data::Object(object) = body.data else { return body };
    let entries = Arc::unwrap_or_clone(object).0.into_iter();
    let json = Entry { key: "json".into(), key_span: place.span, value: json };
    Value::object(entries.chain([json]).collect(), place)
}
