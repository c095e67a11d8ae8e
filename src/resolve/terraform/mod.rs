//! Terraform code: a root module and everything it calls, evaluated.
//!
//! The evaluator says what Terraform would say, or that it is unknown: never a guess. `layout` finds the roots
//! and what they call, `module` collects a directory's blocks, `tree` makes the instances of modules as they are
//! asked for, `language` gives expressions their values, `reference`, `variables` and `instances` say what names
//! mean, `grammar` which blocks and arguments there are, `conditions` and `statements` what blocks demand of them,
//! `ephemeral` what may not be kept, `waiting` what is read only during apply, `body` makes each resource's attributes
//! in the shape of a plan's `after`, `scalars`, `objects` and `unset` say what the AWS provider makes of them before
//! anything is applied, `finish` settles where each value points.

mod body;
mod conditions;
mod cycles;
mod data;
mod ephemeral;
mod files;
mod finish;
mod grammar;
mod input;
mod instances;
mod language;
mod layout;
mod module;
mod objects;
mod policy;
mod policy_text;
mod problems;
mod providers;
mod reference;
mod scalars;
mod statements;
mod tf_json;
mod tree;
mod unset;
mod variables;
mod waiting;

pub(super) use providers::secrets_of;

pub use layout::{Layout, Manifest, Root, directory_of, is_cached, is_manifest};

use super::{Raw, Recognised};
use crate::model::{self, Collected, Dialect, Document, Entry, Files, Origin, TerraformInputs, Variant, View};
use instances::{Instances, Key, uncertain};
use language::{Fault, Instance, Names, Refusal, Scope};
use module::{File, Item, Module};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use tree::{Here, Tree, inside};

/// Resources made of one root; a configuration that wants more is cut off and says so.
const MOST_RESOURCES: usize = 50_000;

/// A root module to evaluate, and what it is given.
#[derive(Clone)]
pub struct Terraform<'a> {
    /// Its directory.
    pub directory: Arc<str>,
    /// Where the modules were downloaded to that are not called by path.
    pub manifest: Arc<Manifest>,
    /// How many of the documents are its own; they come first.
    pub own: usize,
    /// Values of the environment's `TF_VAR_name`, by name.
    pub environment: &'a BTreeMap<Arc<str>, Arc<str>>,
    /// The inputs it is judged with.
    pub variant: &'a Variant,
    /// The files of values that the inputs name, by the path given.
    pub values: &'a BTreeMap<Arc<str>, Document>,
    /// What expressions read.
    pub files: &'a dyn Files,
}

impl<'a> Terraform<'a> {
    /// A root with one variant of the inputs, and the documents to evaluate it over.
    pub fn new(
        root: &Root,
        inputs: &'a TerraformInputs,
        variant: &'a Variant,
        values: &'a BTreeMap<Arc<str>, Document>,
        files: &'a dyn Files,
    ) -> (Self, Vec<Document>) {
        let terraform = Self {
            directory: Arc::clone(&root.directory),
            manifest: Arc::clone(&root.manifest),
            own: root.own,
            environment: &inputs.environment,
            variant,
            values,
            files,
        };
        (terraform, root.documents.iter().chain(values.values()).cloned().collect())
    }
}

/// The resources, data sources and providers of a root module and of everything it calls.
pub(super) fn read(root: &Terraform<'_>, documents: &[Document]) -> Recognised {
    let modules = modules(documents);
    let tree = Tree::new(root, documents, &modules);
    let mut raws = Vec::new();
    let mut left: Vec<_> = tree.top().into_iter().collect();
    while let Some(here) = left.pop() {
        here.validate();
        here.check_validations();
        here.check_values();
        here.check_module();
        here.check_words();
        here.check_outputs();
        here.check_ephemeral_outputs();
        here.check_statements();
        if !here.resources(&mut raws) {
            break;
        }
        let mut called: Vec<_> = here.node.module.calls.values().flat_map(|call| here.all_called(call)).collect();
        // the last is taken first
        called.reverse();
        left.extend(called);
    }
    if tree.budget.is_exhausted() {
        tree.problem(problems::too_large(&root.directory), model::Place::default());
    }
    let own = modules.get(&root.directory).map(|module| module.problems.clone()).unwrap_or_default();
    let problems = own.into_iter().chain(tree.problems.take()).collect();
    Recognised { why: "terraform: .tf files of one directory".to_owned(), raws, problems, ..Recognised::default() }
}

/// What every directory declares.
fn modules(documents: &[Document]) -> BTreeMap<Arc<str>, Module<'_>> {
    let mut files: BTreeMap<&str, Vec<File<'_>>> = BTreeMap::new();
    for (index, document) in documents.iter().enumerate() {
        let path = &document.text.path;
        if let Some(body) = document.hcl.as_deref().filter(|_| !layout::is_values(path)) {
            files.entry(directory_of(path)).or_default().push(File { text: &document.text, body, document: index });
        }
    }
    files.into_iter().map(|(directory, files)| (directory.into(), Module::collect(&files))).collect()
}

impl<'t, 'a> Here<'t, 'a> {
    /// Adds the resources, data sources and providers of this module; false when there are too many.
    fn resources(&self, raws: &mut Vec<Raw>) -> bool {
        let module = self.node.module;
        for item in module.resources.values().chain(&module.doubles).chain(module.providers.values()) {
            if raws.len() >= MOST_RESOURCES {
                let problem = problems::too_many_resources(&self.tree.root.directory, MOST_RESOURCES);
                self.tree.problem(problem, item.header);
                return false;
            }
            self.check_vain(item);
            self.check_provider(item);
            let instances = self.instances(item, 0);
            let made = instances.keys.iter().map(|key| self.raw(item, &instances, key));
            // nothing of what is ephemeral stays to be judged, but it may be refused
            raws.extend(made.filter(|_| !item.is_ephemeral()));
        }
        true
    }

    /// The modules that a call makes, seen from inside.
    fn all_called(&self, call: &'a Item<'a>) -> Vec<Here<'t, 'a>> {
        let nodes = self.called(call).unwrap_or_default();
        nodes.iter().map(|(_, node)| Here { tree: self.tree, node: Rc::clone(node) }).collect()
    }

    /// Names the blocks and arguments that Terraform does not know.
    fn check_words(&self) {
        for (problem, at) in &self.node.module.refused {
            self.tree.problem(problem.clone(), *at);
        }
    }

    /// Names what Terraform refuses to compute of the values that no resource may ask for; it computes them all.
    fn check_values(&self) {
        if self.is_uncertain() {
            return;
        }
        for value in self.all_values() {
            match value {
                Ok(value) => self.tell(&value),
                Err(fault) if fault.is_untold => self.tree.problem(problems::faulty(&fault.message), fault.place),
                Err(_) => {}
            }
        }
    }

    /// Names the parts of a value that Terraform refuses to compute.
    fn tell(&self, value: &language::Value) {
        if let Some(fault) = value.as_unknown().filter(|unknown| unknown.refusal == Refusal::Untold) {
            self.tree.problem(problems::faulty(&fault.why), value.origin.place);
        }
        value.parts().for_each(|part| self.tell(part));
    }

    fn raw(&self, item: &'a Item<'a>, instances: &Instances, key: &Key) -> Raw {
        let address: Arc<str> = format!("{}{}", self.address(&item.address), key.suffix()).into();
        let entries = inside(item.header, key, 0, |scope| self.attributes(item, scope));
        if !key.is_symbolic() && !self.is_uncertain() {
            for entry in &entries {
                self.tell(&entry.value);
            }
            self.check_kept(item, &address, &entries);
            self.check_lifecycle(item, key);
        }
        let whole = |instance: &Instance| {
            let at = item.header;
            self.whole(instance, Scope::top(at.source, 0), at).unwrap_or_else(Fault::into_value)
        };
        let entries: Vec<Entry> = entries.iter().map(|entry| finish::finished_entry(entry, &whole)).collect();
        let chain = uncertain(instances.uncertain.as_ref(), &address, self.node.context.clone());
        let body = model::Value::object(entries, item.header);
        Raw {
            dialect: Dialect::Terraform,
            kind: Arc::clone(&item.kind),
            address,
            view: View::Code,
            // what the resource hangs on: the calls it is there by
            body: model::Value { origin: Origin { chain, ..body.origin }, ..body },
            document: item.document,
            header: item.header,
            open: None,
            says: Collected::Unknown,
        }
    }
}
