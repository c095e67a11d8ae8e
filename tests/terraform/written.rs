//! What a resource's configuration writes, read from the sources and not from what we made of them.
//!
//! An attribute that is not written is the provider's to fill; one that is written must be ours.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tickmark::model::{Digest, Document, Source, SourceId, Value, hcl};
use tickmark::parse;

/// Names that Terraform keeps for itself in a resource.
const META: &[&str] = &["count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"];

/// The attributes and nested blocks of a body; each block of a type may write other attributes.
#[derive(Debug, Default, Clone)]
pub(crate) struct Written {
    pub(crate) attributes: BTreeSet<String>,
    pub(crate) blocks: BTreeMap<String, Vec<Written>>,
}

/// A directory of Terraform files.
struct Module {
    /// By `mode.type.name`.
    resources: BTreeMap<String, Written>,
    calls: BTreeMap<String, String>,
}

/// The modules of a case, each read once.
#[derive(Default)]
pub(crate) struct Sources {
    modules: BTreeMap<PathBuf, Module>,
}

impl Sources {
    /// What the configuration writes of the resource with an instance's address.
    pub(crate) fn written(&mut self, root: &Path, address: &str) -> Option<Written> {
        let steps = steps(address);
        let mut names: Vec<&str> = steps.iter().map(|step| step.split('[').next().unwrap()).collect();
        let mut directory = root.to_owned();
        let mut path = Vec::new();
        while names.first() == Some(&"module") {
            path.push(names[1]);
            let source = self.module(&directory).calls.get(names[1])?.clone();
            let local = source.starts_with('.').then(|| directory.join(source));
            directory = normal(&local.or_else(|| downloaded(root, &path.join(".")))?);
            names.drain(..2);
        }
        let key = if names[0] == "data" { names.join(".") } else { format!("managed.{}", names.join(".")) };
        self.module(&directory).resources.get(&key).cloned()
    }

    /// The directories that the root module calls, at any depth, itself included.
    pub(crate) fn directories(&mut self, root: &Path) -> BTreeSet<PathBuf> {
        let mut found = BTreeSet::new();
        let mut todo = vec![root.to_owned()];
        while let Some(directory) = todo.pop() {
            if found.insert(directory.clone()) {
                let calls = self.module(&directory).calls.values();
                let local = calls.filter(|source| source.starts_with('.'));
                todo.extend(local.map(|source| normal(&directory.join(source))));
            }
        }
        found
    }

    fn module(&mut self, directory: &Path) -> &Module {
        self.modules.entry(directory.to_owned()).or_insert_with(|| Module::read(directory))
    }
}

/// Where `terraform init` put a module that is not local.
fn downloaded(root: &Path, key: &str) -> Option<PathBuf> {
    let manifest = std::fs::read_to_string(root.join(".terraform/modules/modules.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let found = manifest["Modules"].as_array()?.iter().find(|module| module["Key"] == key)?;
    Some(root.join(found["Dir"].as_str()?))
}

/// The steps of an address; a dot inside brackets is part of a key.
fn steps(address: &str) -> Vec<&str> {
    let (mut found, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, character) in address.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '.' if !quoted => {
                found.extend(address.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.extend(address.get(start..));
    found
}

/// A path without `.` and `..`.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut found = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => {
                found.pop();
            }
            other @ (std::path::Component::Prefix(_)
            | std::path::Component::RootDir
            | std::path::Component::Normal(_)) => found.push(other),
        }
    }
    found
}

impl Module {
    /// Override files come after the others, each in the order of names.
    fn read(directory: &Path) -> Self {
        let entries = std::fs::read_dir(directory).unwrap_or_else(|error| panic!("{}: {error}", directory.display()));
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        let is_override = |path: &Path| {
            let name = path.file_name().unwrap().to_str().unwrap();
            let stem = name.strip_suffix(".json").unwrap_or(name).strip_suffix(".tf");
            stem.is_some_and(|stem| stem == "override" || stem.ends_with("_override"))
        };
        paths.sort_by_key(|path| (is_override(path), path.clone()));
        let mut module = Self { resources: BTreeMap::new(), calls: BTreeMap::new() };
        for path in &paths {
            let name = path.to_str().unwrap();
            if path.extension().is_some_and(|extension| extension == "tf") || name.ends_with(".tf.json") {
                module.file(path);
            }
        }
        module
    }

    fn file(&mut self, path: &Path) {
        let name = path.to_str().unwrap();
        let source = Source {
            id: SourceId(0),
            path: Arc::from(name),
            digest: Digest([0; 32]),
            bytes: std::fs::read(path).unwrap(),
        };
        for document in parse::parse(source, parse::syntax_of(name).unwrap()).documents {
            match &document.hcl {
                Some(body) => body.blocks.iter().for_each(|block| self.block(block)),
                None => self.json(&document),
            }
        }
    }

    fn block(&mut self, block: &hcl::Block) {
        match (&*block.kind, block.labels.as_slice()) {
            ("resource" | "data", [kind, name]) => {
                let mode = if &*block.kind == "data" { "data" } else { "managed" };
                self.add(mode, &kind.text, &name.text, of_body(&block.body));
            }
            ("module", [name]) => {
                if let Some(hcl::ExprKind::String(source)) =
                    block.body.attribute("source").map(|source| &source.expr.kind)
                {
                    self.calls.insert(name.text.to_string(), source.to_string());
                }
            }
            ("check", [_]) => block.body.blocks.iter().for_each(|inner| self.block(inner)),
            _ => {}
        }
    }

    fn json(&mut self, document: &Document) {
        let root = document.whole(&document.root, &tickmark::model::Outline::Whole).into_owned();
        for (member, mode) in [("resource", "managed"), ("data", "data")] {
            for kinds in objects(root.get(member)) {
                for kind in kinds.entries().unwrap() {
                    for names in objects(Some(&kind.value)) {
                        for name in names.entries().unwrap() {
                            self.add(mode, &kind.key, &name.key, of_json(objects(Some(&name.value))));
                        }
                    }
                }
            }
        }
        for calls in objects(root.get("module")) {
            for call in calls.entries().unwrap() {
                let source = objects(Some(&call.value)).find_map(|body| body.get("source")?.as_str());
                self.calls.extend(source.map(|source| (call.key.to_string(), source.to_owned())));
            }
        }
    }

    fn add(&mut self, mode: &str, kind: &str, name: &str, written: Written) {
        let known = self.resources.entry(format!("{mode}.{kind}.{name}")).or_default();
        known.attributes.extend(written.attributes);
        known.blocks.extend(written.blocks);
        known.attributes.retain(|name| !META.contains(&name.as_str()));
        known.blocks.retain(|name, _| !META.contains(&name.as_str()));
    }
}

fn of_body(body: &hcl::Body) -> Written {
    let mut written = Written::default();
    written.attributes.extend(body.attributes.iter().map(|attribute| attribute.key.to_string()));
    for block in &body.blocks {
        let (kind, inner) = match (&*block.kind, block.labels.first()) {
            ("dynamic", Some(label)) => (&label.text, block.body.blocks_of("content").next().map(|block| &block.body)),
            _ => (&block.kind, Some(&block.body)),
        };
        written.blocks.entry(kind.to_string()).or_default().extend(inner.map(of_body));
    }
    written
}

/// In JSON an object may be a block or an attribute's value: it counts as both.
fn of_json<'a>(bodies: impl Iterator<Item = &'a Value>) -> Written {
    let mut written = Written::default();
    for entry in bodies.flat_map(|body| body.entries().unwrap()) {
        if &*entry.key == "dynamic" {
            for label in objects(Some(&entry.value)).flat_map(|kinds| kinds.entries().unwrap()) {
                let contents = objects(Some(&label.value)).map(|dynamic| of_json(objects(dynamic.get("content"))));
                written.blocks.entry(label.key.to_string()).or_default().extend(contents);
            }
            continue;
        }
        written.attributes.insert(entry.key.to_string());
        let blocks: Vec<Written> = objects(Some(&entry.value)).map(|body| of_json(std::iter::once(body))).collect();
        if !blocks.is_empty() {
            written.blocks.insert(entry.key.to_string(), blocks);
        }
    }
    written.attributes.remove("//");
    written
}

/// An object, or the objects of a list.
fn objects(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let one = value.into_iter().filter(|value| value.entries().is_some());
    let many = value.and_then(Value::items).into_iter().flatten().filter(|item| item.entries().is_some());
    one.chain(many)
}
