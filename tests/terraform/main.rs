//! Terraform through the front door: files in, attributes with their places out.
//!
//! `oracle` holds our evaluation against plans that Terraform made, `language` what a plan cannot show,
//! `plan` plans and states themselves, `joins` what instances refer to.
#![cfg(test)]

mod comparison;
mod joins;
mod language;
mod oracle;
mod plan;
mod written;

use std::collections::BTreeSet;
use std::sync::Arc;
use tickmark::model::{Data, Digest, Document, Kind, Number, Problem, Resource, Source, SourceId, Texts, Value};
use tickmark::parse;
use tickmark::resolve::{KindTable, Scope, resolve};

/// What a unit holds, each attribute as the dialect says it.
struct Read {
    resources: Vec<Resource>,
    problems: Vec<Problem>,
    texts: Texts,
}

/// A kind for each type, which has all of the body in one field.
fn table(types: &BTreeSet<String>) -> KindTable {
    let kind = |name: &String| -> Kind {
        let text = format!(
            "id = '{name}'\ntitle = 'x'\nlayer = 'x'\n[fields]\nbody = {{ type = 'any', doc = 'x', optional = true }}\n\
             [[read]]\ndialect = 'terraform'\ntypes = ['{name}']\n[read.fields]\nbody = {{}}\n"
        );
        toml::from_str(&text).unwrap()
    };
    let kinds: Vec<Kind> = types.iter().map(kind).collect();
    KindTable::new(&kinds, &kinds.iter().map(|kind| kind.id.clone()).collect())
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

fn read(scope: &Scope, files: &[(&str, &str)]) -> Read {
    let nothing = table(&BTreeSet::new());
    let types = resolve(scope, documents(files), &nothing).unjudged().keys().map(ToString::to_string).collect();
    let table = table(&types);
    let mut unit = resolve(scope, documents(files), &table);
    let resources = (0..unit.len()).map(|index| unit.resource(index).unwrap()).collect();
    Read { resources, problems: unit.take_problems(), texts: unit.texts() }
}

fn module(files: &[(&str, &str)]) -> Read {
    read(&Scope::Directory("m".into()), files)
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
