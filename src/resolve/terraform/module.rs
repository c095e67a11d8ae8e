//! A module's blocks by name, collected from all of its files.

use super::grammar;
use super::language::Marks;
use super::providers::provider_name;
use super::statements::Statement;
use crate::model::hcl::{Attribute, Block, Body, Expr, ExprKind, ItemKey};
use crate::model::{Level, Place, Problem, SourceId, Span, Stage, Text};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An expression and the source it is written in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) expr: &'a Expr,
    pub(super) source: SourceId,
}

/// A block of a module with a name: a resource, data source, provider, module call, variable or output.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    /// `aws_s3_bucket`, `data.aws_ami`, `ephemeral.aws_ssm_parameter`, `provider.aws`, `module`, `variable`, `output`.
    pub(super) kind: Arc<str>,
    /// What it is called inside its module: `aws_s3_bucket.b`.
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
    pub(super) variables: BTreeMap<&'a str, Item<'a>>,
    pub(super) locals: BTreeMap<&'a str, Written<'a>>,
    pub(super) outputs: BTreeMap<&'a str, Item<'a>>,
    pub(super) calls: BTreeMap<&'a str, Item<'a>>,
    /// Resources, data sources and ephemeral resources, by address.
    pub(super) resources: BTreeMap<Arc<str>, Item<'a>>,
    /// Resources whose address another one has: Terraform refuses them, they are judged all the same.
    pub(super) doubles: Vec<Item<'a>>,
    /// Provider configurations, by name and alias: `aws`, `aws.eu`.
    pub(super) providers: BTreeMap<String, Item<'a>>,
    /// Provider configurations that whoever calls the module passes to it: `aws.replica`.
    pub(super) aliases: BTreeSet<String>,
    /// `moved`, `removed` and `import` blocks.
    pub(super) statements: Vec<Statement<'a>>,
    /// What the checks assert, with the name of the check.
    pub(super) asserts: Vec<(&'a str, &'a Block, SourceId)>,
    pub(super) problems: Vec<Problem>,
    /// What Terraform refuses for its words alone, and where.
    pub(super) refused: Vec<(Problem, Place)>,
}

/// The syntax tree of one file.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) text: &'a Text,
    pub(super) body: &'a Body,
    pub(super) document: usize,
}

impl<'a> Item<'a> {
    /// The attribute that counts: that of the last body that has it.
    pub(super) fn attribute(&self, key: &str) -> Option<(&'a Attribute, SourceId)> {
        self.bodies.iter().rev().find_map(|(body, source)| Some((body.attribute(key)?, *source)))
    }

    /// The blocks of a kind: those of the last body that has any.
    pub(super) fn blocks(&self, kind: &str) -> Vec<(&'a Block, SourceId)> {
        let of = |(body, source): &(&'a Body, SourceId)| -> Vec<(&'a Block, SourceId)> {
            body.blocks.iter().filter(|block| makes(block) == kind).map(|block| (block, *source)).collect()
        };
        self.bodies.iter().rev().map(of).find(|blocks| !blocks.is_empty()).unwrap_or_default()
    }

    /// The text of an attribute that must be plain.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.attribute(key).and_then(|(attribute, _)| literal_text(&attribute.expr))
    }

    /// Whether it is opened for each run and closed again, and no resource that is kept.
    pub(super) fn is_ephemeral(&self) -> bool {
        self.kind.starts_with("ephemeral.")
    }

    /// Whether Terraform makes and keeps what it stands for.
    pub(super) fn is_managed(&self) -> bool {
        !self.is_ephemeral() && !self.kind.starts_with("data.")
    }

    /// What a variable or an output declares its value to be.
    pub(super) fn marks(&self) -> Marks {
        let is_set = |key: &str| {
            let value = self.attribute(key).map(|(attribute, _)| &attribute.expr.kind);
            matches!(value, Some(ExprKind::Bool(true)))
        };
        Marks::SENSITIVE.when(is_set("sensitive")).union(Marks::EPHEMERAL.when(is_set("ephemeral")))
    }
}

impl<'a> Module<'a> {
    /// The module that the files declare; override files come last, as Terraform has it.
    pub(super) fn collect(files: &[File<'a>]) -> Self {
        let mut module = Self::default();
        let (over, plain): (Vec<File<'a>>, Vec<File<'a>>) = files.iter().partition(|file| overrides(**file));
        for file in plain.into_iter().chain(over) {
            module.refused.extend(grammar::refused(file.body, file.text.source, overrides(file)));
            for block in &file.body.blocks {
                module.block(file, block);
            }
        }
        module
    }

    fn block(&mut self, file: File<'a>, block: &'a Block) {
        let labels: Vec<&'a str> = block.labels.iter().map(|label| &*label.text).collect();
        let source = file.text.source;
        match (&*block.kind, labels.as_slice()) {
            ("variable", [name]) => {
                let item = item(file, block, "variable", format!("var.{name}"));
                add(&mut self.variables, name, item, (file, &mut self.problems));
            }
            ("output", [name]) => {
                let item = item(file, block, "output", format!("output.{name}"));
                add(&mut self.outputs, name, item, (file, &mut self.problems));
            }
            ("module", [name]) => {
                let item = item(file, block, "module", format!("module.{name}"));
                add(&mut self.calls, name, item, (file, &mut self.problems));
            }
            ("locals", []) => self.locals(file, block),
            ("resource", [kind, name]) => self.resource(file, block, kind, format!("{kind}.{name}")),
            ("data", [kind, name]) => self.data(file, block, kind, name),
            ("ephemeral", [kind, name]) => {
                self.resource(file, block, &format!("ephemeral.{kind}"), format!("ephemeral.{kind}.{name}"));
            }
            ("check", [check]) => {
                self.asserts.extend(block.body.blocks_of("assert").map(|assert| (*check, assert, source)));
                for data in block.body.blocks_of("data") {
                    if let [kind, name] = data.labels.as_slice() {
                        self.data(file, data, &kind.text, &name.text);
                    }
                }
            }
            ("provider", [name]) => {
                let alias = block.body.attribute("alias").and_then(|alias| literal_text(&alias.expr));
                let name = alias.map_or_else(|| (*name).to_owned(), |alias| format!("{name}.{alias}"));
                let kind = format!("provider.{}", labels.concat());
                let address = format!("provider.{name}");
                add(&mut self.providers, name, item(file, block, &kind, address), (file, &mut self.problems));
            }
            ("moved" | "removed" | "import", []) => self.statements.push((block, source)),
            ("terraform", []) => {
                for required in block.body.blocks_of("required_providers") {
                    self.aliases.extend(required.body.attributes.iter().flat_map(|provider| aliases(&provider.expr)));
                }
            }
            _ => {}
        }
    }

    fn locals(&mut self, file: File<'a>, block: &'a Block) {
        for local in &block.body.attributes {
            let written = Written { expr: &local.expr, source: file.text.source };
            if self.locals.insert(&local.key, written).is_some() && !overrides(file) {
                let problem = twice(&format!("local.{}", local.key)).at(file.text.locate(local.key_span));
                self.problems.push(problem);
            }
        }
    }

    fn data(&mut self, file: File<'a>, block: &'a Block, kind: &str, name: &str) {
        self.resource(file, block, &format!("data.{kind}"), format!("data.{kind}.{name}"));
    }

    /// Adds a resource; a block of an override file is laid over the one it names.
    fn resource(&mut self, file: File<'a>, block: &'a Block, kind: &str, address: String) {
        let item = item(file, block, kind, address);
        match self.resources.get_mut(&item.address) {
            Some(first) if overrides(file) => first.bodies.extend(item.bodies),
            Some(_) => {
                let message = format!("{} is declared twice; references mean the first", item.address);
                let problem = Problem::new(Level::Warning, Stage::Resolve, "duplicate-resource", message);
                self.problems.push(problem.at(file.text.locate(block.header)));
                self.doubles.push(item);
            }
            None => drop(self.resources.insert(Arc::clone(&item.address), item)),
        }
    }
}

/// Adds a block under its name; a later one, as of an override file, is laid over the first.
fn add<'a, K: Ord>(
    items: &mut BTreeMap<K, Item<'a>>,
    name: K,
    item: Item<'a>,
    (file, problems): (File<'a>, &mut Vec<Problem>),
) {
    match items.get_mut(&name) {
        Some(first) => {
            if !overrides(file) {
                problems.push(twice(&item.address).at(file.text.locate(item.header.span)));
            }
            first.bodies.extend(item.bodies);
        }
        None => drop(items.insert(name, item)),
    }
}

/// Something that the files of a module declare more than once, which Terraform refuses.
fn twice(address: &str) -> Problem {
    let message = format!("{address} is declared twice, which Terraform refuses; it is judged as one");
    Problem::new(Level::Warning, Stage::Resolve, "declared-twice", message).help("keep one, or rename the other")
}

/// Whether the blocks of a file are laid over those of others.
fn overrides(file: File<'_>) -> bool {
    is_override(file_name(&file.text.path))
}

fn item<'a>(file: File<'a>, block: &'a Block, kind: &str, address: String) -> Item<'a> {
    let source = file.text.source;
    Item {
        kind: kind.into(),
        address: address.into(),
        bodies: vec![(&block.body, source)],
        header: place(source, block.header),
        document: file.document,
    }
}

/// The type of the blocks that a block makes: its own, or what a `dynamic` one is labelled with.
pub(super) fn makes(block: &Block) -> &str {
    match (&*block.kind, block.labels.as_slice()) {
        ("dynamic", [label]) => &label.text,
        _ => &block.kind,
    }
}

/// The configurations that a module's requirement of a provider asks its caller for.
/// <https://developer.hashicorp.com/terraform/language/modules/develop/providers>
fn aliases(provider: &Expr) -> Vec<String> {
    let ExprKind::Object(items) = &provider.kind else { return Vec::new() };
    let wanted =
        items.iter().find(|item| matches!(&item.key, ItemKey::Name(name) if &**name == "configuration_aliases"));
    let Some(ExprKind::Array(aliases)) = wanted.map(|item| &item.value.kind) else { return Vec::new() };
    aliases.iter().filter_map(provider_name).collect()
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
