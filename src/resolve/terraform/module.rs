//! A module's blocks by name, collected from all of its files.

use crate::model::hcl::{Attribute, Block, Body, Expr, ExprKind};
use crate::model::{Document, Level, Place, Problem, SourceId, Span, Stage, Text, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An expression and the source it is written in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) expr: &'a Expr,
    pub(super) source: SourceId,
}

/// A variable: its block, and the value a `.tfvars` file gives it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Variable<'a> {
    pub(super) body: &'a Body,
    pub(super) source: SourceId,
    pub(super) given: Option<Given<'a>>,
}

/// What a `.tfvars` file says.
#[derive(Debug, Clone, Copy)]
pub(super) enum Given<'a> {
    /// In HCL.
    Written(Written<'a>),
    /// In JSON.
    Value(&'a Value),
}

/// A resource, data source, provider or module call.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    pub(super) kind: Arc<str>,
    pub(super) address: Arc<str>,
    /// The bodies that make it: the block, then those of override files, which replace attribute by attribute.
    pub(super) bodies: Vec<(&'a Body, SourceId)>,
    pub(super) header: Place,
    /// The number of its document.
    pub(super) document: usize,
}

/// Everything one directory declares.
#[derive(Debug, Default)]
pub(super) struct Module<'a> {
    pub(super) variables: BTreeMap<&'a str, Variable<'a>>,
    pub(super) locals: BTreeMap<&'a str, Written<'a>>,
    /// Resources and data sources, by address.
    pub(super) resources: BTreeMap<Arc<str>, Item<'a>>,
    /// Resources whose address another one has: Terraform refuses them, they are judged all the same.
    pub(super) doubles: Vec<Item<'a>>,
    pub(super) providers: Vec<Item<'a>>,
    pub(super) calls: Vec<Item<'a>>,
    pub(super) problems: Vec<Problem>,
}

/// The syntax tree of one file.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) text: &'a Text,
    pub(super) body: &'a Body,
    pub(super) document: usize,
}

impl<'a> Module<'a> {
    /// The module that the files declare; override files come last, as Terraform has it.
    pub(super) fn collect(files: &[File<'a>]) -> Self {
        let mut module = Self::default();
        let (overrides, plain): (Vec<File<'a>>, Vec<File<'a>>) =
            files.iter().partition(|file| is_override(file_name(&file.text.path)));
        for file in plain.into_iter().chain(overrides) {
            for block in &file.body.blocks {
                module.block(file, block);
            }
        }
        module
    }

    /// The attribute of an item that counts: the last body that has it.
    pub(super) fn attribute(item: &Item<'a>, key: &str) -> Option<(&'a Attribute, SourceId)> {
        item.bodies.iter().rev().find_map(|(body, source)| Some((body.attribute(key)?, *source)))
    }

    /// Takes the values of one `.tfvars` file; later files win.
    pub(super) fn give(&mut self, document: &'a Document) {
        let source = document.source();
        let written = document.hcl.iter().flat_map(|body| &body.attributes);
        let written =
            written.map(|attribute| (&*attribute.key, Given::Written(Written { expr: &attribute.expr, source })));
        let entries = if document.hcl.is_some() { None } else { document.root.entries() };
        let values = entries.unwrap_or_default().iter().map(|entry| (&*entry.key, Given::Value(&entry.value)));
        for (name, given) in written.chain(values) {
            if let Some(variable) = self.variables.get_mut(name) {
                variable.given = Some(given);
            }
        }
    }

    fn block(&mut self, file: File<'a>, block: &'a Block) {
        let labels: Vec<&'a str> = block.labels.iter().map(|label| &*label.text).collect();
        let source = file.text.source;
        match (&*block.kind, labels.as_slice()) {
            ("variable", [name]) => {
                let given = None;
                self.variables.entry(name).or_insert(Variable { body: &block.body, source, given });
            }
            ("locals", []) => self
                .locals
                .extend(block.body.attributes.iter().map(|local| (&*local.key, Written { expr: &local.expr, source }))),
            ("resource", [kind, name]) => self.resource(file, block, (*kind).into(), format!("{kind}.{name}")),
            ("data", [kind, name]) => {
                self.resource(file, block, format!("data.{kind}").into(), format!("data.{kind}.{name}"));
            }
            ("provider", [name]) => self.provider(file, block, name),
            ("module", [name]) => {
                self.calls.push(item(file, block, "module".into(), format!("module.{name}").into()));
            }
            _ => {}
        }
    }

    fn provider(&mut self, file: File<'a>, block: &'a Block, name: &str) {
        let kind: Arc<str> = format!("provider.{name}").into();
        let alias = block.body.attribute("alias").and_then(|alias| literal_text(&alias.expr));
        let address = alias.map_or_else(|| Arc::clone(&kind), |alias| format!("{kind}.{alias}").into());
        self.providers.push(item(file, block, kind, address));
    }

    /// Adds a resource; a block of an override file is laid over the one it names.
    fn resource(&mut self, file: File<'a>, block: &'a Block, kind: Arc<str>, address: String) {
        let address: Arc<str> = address.into();
        let overrides = is_override(file_name(&file.text.path));
        match self.resources.get_mut(&address) {
            Some(first) if overrides => first.bodies.push((&block.body, file.text.source)),
            Some(_) => {
                let message = format!("{address} is declared twice; references mean the first");
                let problem = Problem::new(Level::Warning, Stage::Resolve, "duplicate-resource", message);
                self.problems.push(problem.at(file.text.locate(block.header)));
                self.doubles.push(item(file, block, kind, address));
            }
            None => {
                let item = item(file, block, kind, Arc::clone(&address));
                self.resources.insert(address, item);
            }
        }
    }
}

fn item<'a>(file: File<'a>, block: &'a Block, kind: Arc<str>, address: Arc<str>) -> Item<'a> {
    let source = file.text.source;
    Item {
        kind,
        address,
        bodies: vec![(&block.body, source)],
        header: place(source, block.header),
        document: file.document,
    }
}

/// The text of an expression that is a plain string.
pub(super) fn literal_text(expr: &Expr) -> Option<&str> {
    if let ExprKind::String(text) = &expr.kind { Some(text) } else { None }
}

/// A span of a source.
pub(super) fn place(source: SourceId, span: Span) -> Place {
    Place { source, span }
}

/// The last part of a path; a member of an archive at its top has `!` before it.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\', '!']).next().unwrap_or(path)
}

/// <https://developer.hashicorp.com/terraform/language/files/override>
fn is_override(name: &str) -> bool {
    let stem = name.strip_suffix(".tf.json").or_else(|| name.strip_suffix(".tf")).unwrap_or(name);
    stem == "override" || stem.ends_with("_override")
}
