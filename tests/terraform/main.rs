//! Terraform through the front door: files in, attributes with their places out.
//!
//! `oracle` holds our evaluation against plans that Terraform made (`comparison`, `written`; `wounds` names what users
//! of other tools reported), `language` what a plan cannot show,
//! `ephemeral` what may not be in one, `plan` plans and states themselves, `joins` what instances refer to.
#![cfg(test)]

mod comparison;
mod ephemeral;
mod joins;
mod language;
mod modules;
mod oracle;
mod plan;
mod wounds;
mod written;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tickmark::catalog::Catalog;
use tickmark::collect::{self, Inventory, Limits, Request};
use tickmark::model::{
    Data, Digest, Document, Number, Problem, Resource, Source, SourceId, Syntax, TerraformInputs, Texts, Value,
};
use tickmark::parse;
use tickmark::resolve::{KindTable, Layout, Scope, Terraform, directory_of, is_manifest, resolve};
use tickmark::scan::Reader;

/// What a unit holds, each attribute as the dialect says it.
struct Read {
    resources: Vec<Resource>,
    problems: Vec<Problem>,
    texts: Texts,
}

/// A kind for each type, which has all of the body in one field.
fn table(types: &BTreeSet<String>) -> KindTable {
    let kind = |name: &String| {
        let text = format!(
            "id = '{name}'\ntitle = 'x'\nlayer = 'x'\n[fields]\nbody = {{ type = 'any', doc = 'x', optional = true }}\n\
             [[read]]\ndialect = 'terraform'\ntypes = ['{name}']\n[read.fields]\nbody = {{}}\n"
        );
        (format!("{name}.toml"), text)
    };
    let files: Vec<(String, String)> = types.iter().map(kind).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let kinds = Catalog::of(&files).kinds;
    KindTable::new(&kinds, &kinds.iter().map(|kind| kind.heading.id.clone()).collect())
}

/// The documents of files, numbered in the order given.
fn documents(files: &[(&str, &str)]) -> Vec<Document> {
    let mut documents = Vec::new();
    for (number, (path, text)) in files.iter().enumerate() {
        let id = SourceId(u32::try_from(number).unwrap());
        let source = Source { id, path: Arc::from(*path), digest: Digest([0; 32]), bytes: text.as_bytes().to_vec() };
        let parsed = parse::parse(source, parse::syntax_of(path).unwrap());
        assert!(parsed.problems.is_empty(), "{path}: {:?}", parsed.problems);
        documents.extend(parsed.documents);
    }
    documents
}

fn read(scope: &Scope<'_>, documents: &[Document]) -> Read {
    let nothing = table(&BTreeSet::new());
    let types = resolve(scope, documents.to_vec(), &nothing).unjudged().keys().map(ToString::to_string).collect();
    let table = table(&types);
    let mut unit = resolve(scope, documents.to_vec(), &table);
    let resources = (0..unit.len()).flat_map(|index| unit.resources(index)).collect();
    Read { resources, problems: unit.take_problems(), texts: unit.texts() }
}

/// Calls with the root module in a directory of some documents, evaluated with some inputs.
fn with_root<R>(
    root: &str,
    documents: Vec<Document>,
    inventory: &Inventory,
    run: impl FnOnce(&Scope<'_>, Vec<Document>) -> R,
) -> R {
    let reader = Reader::new(inventory);
    let mut directories: BTreeMap<Arc<str>, Vec<Document>> = BTreeMap::new();
    for document in documents {
        directories.entry(directory_of(&document.text.path).into()).or_default().push(document);
    }
    let mut layout = Layout::default();
    for (path, documents) in directories {
        layout.add(path, documents, &reader);
    }
    for manifest in inventory.entries.iter().filter(|entry| is_manifest(entry.path())) {
        layout.add_manifest(manifest.path(), &manifest.read(SourceId(0)).unwrap().bytes);
    }
    let roots = layout.roots(&[root.into()]);
    let root = roots.iter().find(|found| *found.directory == *root).unwrap();
    let values = inventory.value_files.iter().zip(1_000_000..).map(|((given, entry), number)| {
        let syntax = if given.ends_with(".json") { Syntax::TerraformJson } else { Syntax::Hcl };
        (Arc::clone(given), parse::parse(entry.read(SourceId(number)).unwrap(), syntax).documents.remove(0))
    });
    let (values, inputs) = (values.collect(), &inventory.terraform);
    let (terraform, documents) = Terraform::new(root, inputs, &inputs.variants[0], &values, &reader);
    run(&Scope::Root(terraform), documents)
}

/// A root module whose files are given, those of modules it calls with their directories.
fn module(files: &[(&str, &str)]) -> Read {
    with_root("", documents(files), &Inventory::default(), |scope, documents| read(scope, &documents))
}

/// A root module on disk, with what lies below it and in some other directories, evaluated with some inputs.
fn directory(root: &Path, others: &[PathBuf], terraform: TerraformInputs) -> Read {
    let paths: Vec<PathBuf> = std::iter::once(root.to_owned()).chain(others.iter().cloned()).collect();
    let inventory = collect::inventory(&Request {
        paths: &paths,
        hosts: &[],
        include: &[],
        exclude: &[],
        no_ignore: true,
        stdin: None,
        terraform,
        collected: &[],
        limits: Limits::default(),
    });
    let files = inventory.entries.iter().zip(0..).filter_map(|(entry, number)| {
        let syntax = parse::syntax_of(entry.path())?;
        matches!(syntax, Syntax::Hcl | Syntax::TerraformJson).then(|| (entry.read(SourceId(number)).unwrap(), syntax))
    });
    let documents = files.flat_map(|(source, syntax)| parse::parse(source, syntax).documents).collect();
    with_root(root.to_str().unwrap(), documents, &inventory, |scope, documents| read(scope, &documents))
}

impl Read {
    fn addresses(&self) -> Vec<&str> {
        self.resources.iter().map(|resource| &*resource.address).collect()
    }

    fn body(&self, address: &str) -> &Value {
        let found = self.resources.iter().find(|resource| &*resource.address == address);
        let found = found.unwrap_or_else(|| panic!("{address} is not among {:?}", self.addresses()));
        found.attributes.get("body").unwrap()
    }

    /// The value at a path of keys and indices parted by `.`.
    fn value(&self, address: &str, path: &str) -> &Value {
        path.split('.').fold(self.body(address), |value, step| {
            let next = step.parse::<usize>().ok().map_or_else(|| value.get(step), |index| value.items()?.get(index));
            next.unwrap_or_else(|| panic!("{address} has no {path}, it is {}", shown(self.body(address))))
        })
    }

    fn shown(&self, address: &str, path: &str) -> String {
        shown(self.value(address, path))
    }

    /// The text that a value points at.
    fn written(&self, address: &str, path: &str) -> &str {
        let place = self.value(address, path).origin.place;
        self.texts.get(place.source).unwrap().slice(place.span)
    }

    /// The way of a value: `label: text` for each step.
    fn chain(&self, address: &str, path: &str) -> Vec<String> {
        let mut steps = Vec::new();
        let mut next = self.value(address, path).origin.chain.as_ref();
        while let Some(step) = next {
            let text = self.texts.get(step.place.source).unwrap().slice(step.place.span);
            steps.push(format!("{}: {text}", step.label));
            next = step.next.as_ref();
        }
        steps
    }
}

/// A value short enough to read: unknown values as `<why>`.
fn shown(value: &Value) -> String {
    match &value.data {
        Data::Null => "null".into(),
        Data::Bool(value) => value.to_string(),
        Data::Number(Number::Int(number)) => number.to_string(),
        Data::Number(Number::Decimal(text)) => text.to_string(),
        Data::String(text) => format!("{text:?}"),
        Data::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Data::Object(object) => {
            let entries = object.0.iter().map(|entry| format!("{}: {}", entry.key, shown(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
        Data::Unknown(unknown) => format!("<{}>", unknown.why),
        Data::Absent(why) => format!("<absent: {why}>"),
        Data::Deferred => "<deferred>".into(),
    }
}
