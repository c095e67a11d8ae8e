//! The configuration part of a plan: which expressions refer to what, module by module.
//!
//! It is the only part that says what an attribute refers to, as a list of names without the operations
//! between them. Locals are not in it.

use crate::model::{Data, Document, Entry, PathStep, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// More references than this are not kept: joins by equal values still work without them.
const MOST: usize = 200_000;

/// Modules nested deeper than this are not read.
pub(super) const MODULE_DEPTH: usize = 32;

/// Expressions nested deeper than this are not read.
const EXPRESSION_DEPTH: usize = 32;

/// What an expression names: `aws_s3_bucket.b.id`, `aws_s3_bucket.b`, `each.key`.
pub(super) type Names = Vec<Arc<str>>;

/// The modules of a plan, by their calls without instance keys: `a.b` is called `b` in what is called `a`.
#[derive(Debug, Default)]
pub(super) struct Configuration {
    pub(super) modules: BTreeMap<String, Module>,
    /// Whether parts without any reference were passed over, so that their resources are not here.
    pub(super) is_partial: bool,
}

/// What one module says.
#[derive(Debug, Default)]
pub(super) struct Module {
    /// By address in the module.
    pub(super) resources: BTreeMap<Arc<str>, Block>,
    pub(super) calls: BTreeMap<Arc<str>, Block>,
    pub(super) outputs: BTreeMap<Arc<str>, Names>,
}

/// A resource or a module call.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Under [`path_key`] what each expression names, and the marks of [`Marker`], which name nothing.
    pub(super) expressions: Vec<(Arc<str>, Option<Names>)>,
    /// What `for_each` goes over.
    pub(super) each: Names,
}

/// What is remembered of an expression or a block, under its path without indices: the blocks of a set are
/// not planned in the order in which they are written.
#[derive(Clone, Copy)]
pub(super) enum Marker {
    /// An expression that may be unknown until apply.
    Open,
    /// A block.
    Block,
}

impl Marker {
    pub(super) fn key(self, path: &[PathStep]) -> String {
        let keys = path.iter().filter_map(|step| match step {
            PathStep::Key(key) => Some(&**key),
            PathStep::Index(_) => None,
        });
        let sign = match self {
            Self::Open => "?",
            Self::Block => "#",
        };
        sign.to_owned() + &keys.collect::<Vec<_>>().join(".")
    }
}

/// A path as one key: `rule.0.kms_master_key_id`.
pub(super) fn path_key(path: &[PathStep]) -> String {
    let steps = path.iter().map(|step| match step {
        PathStep::Key(key) => key.to_string(),
        PathStep::Index(index) => index.to_string(),
    });
    steps.collect::<Vec<_>>().join(".")
}

/// The modules below the root, and the root itself.
pub(super) fn read(document: &Document, configuration: &Value) -> Configuration {
    let mut walk = Walk { document, found: Configuration::default(), left: MOST };
    let configuration = document.expand(configuration, 1);
    if let Some(root) = configuration.get("root_module") {
        walk.module(root, "", 0);
    }
    walk.found
}

struct Walk<'a> {
    document: &'a Document,
    found: Configuration,
    left: usize,
}

impl Walk<'_> {
    fn module(&mut self, module: &Value, path: &str, depth: usize) {
        if depth > MODULE_DEPTH || !self.may_refer(module) {
            return;
        }
        let module = self.document.expand(module, 1);
        let mut known = Module::default();
        let list = |key| module.get(key).map(|value| self.document.expand(value, 1).into_owned());
        let (resources, outputs, calls) = (list("resources"), list("outputs"), list("module_calls"));
        for resource in resources.as_ref().and_then(Value::items).unwrap_or_default() {
            known.resources.extend(self.resource(resource));
        }
        for output in outputs.as_ref().and_then(Value::entries).unwrap_or_default() {
            let value = self.document.expand(&output.value, EXPRESSION_DEPTH);
            let names = value.get("expression").map(all_names).unwrap_or_default();
            known.outputs.insert(Arc::clone(&output.key), names);
        }
        for call in calls.as_ref().and_then(Value::entries).unwrap_or_default() {
            let value = self.document.expand(&call.value, 1);
            let expanded = |key| value.get(key).map(|value| self.document.expand(value, EXPRESSION_DEPTH).into_owned());
            let (expressions, each) = (expanded("expressions"), expanded("for_each_expression"));
            let block = self.block(expressions.as_ref(), each.as_ref());
            known.calls.insert(Arc::clone(&call.key), block);
            if let Some(inner) = value.get("module") {
                self.module(inner, &child(path, &call.key), depth + 1);
            }
        }
        self.found.modules.insert(path.to_owned(), known);
    }

    fn resource(&mut self, resource: &Value) -> Option<(Arc<str>, Block)> {
        if !self.may_refer(resource) {
            return None;
        }
        let resource = self.document.expand(resource, EXPRESSION_DEPTH);
        let address = resource.get("address")?.as_str()?;
        Some((address.into(), self.block(resource.get("expressions"), resource.get("for_each_expression"))))
    }

    fn block(&mut self, expressions: Option<&Value>, each: Option<&Value>) -> Block {
        let mut block = Block { each: each.map(all_names).unwrap_or_default(), ..Block::default() };
        if let Some(expressions) = expressions {
            gather(expressions, &mut Vec::new(), &mut block.expressions);
        }
        block.expressions.truncate(self.left);
        self.left -= block.expressions.len();
        self.found.is_partial |= self.left == 0;
        block
    }

    /// Whether the text of a deferred part speaks of references at all; most of a large plan does not.
    fn may_refer(&mut self, value: &Value) -> bool {
        let text = self.document.text.slice(value.origin.place.span);
        let may =
            !matches!(value.data, Data::Deferred) || memchr::memmem::find(text.as_bytes(), b"\"references\"").is_some();
        self.found.is_partial |= !may;
        may
    }
}

/// The path of a called module.
pub(super) fn child(path: &str, call: &str) -> String {
    if path.is_empty() { call.to_owned() } else { format!("{path}.{call}") }
}

/// Everything that an expression and those nested in it name.
fn all_names(expression: &Value) -> Names {
    let mut found = Vec::new();
    gather(expression, &mut Vec::new(), &mut found);
    found.into_iter().filter_map(|(_, names)| names).flatten().collect()
}

/// What an expression and those nested in it say.
fn gather(expression: &Value, path: &mut Vec<PathStep>, found: &mut Vec<(Arc<str>, Option<Names>)>) {
    if path.len() > EXPRESSION_DEPTH {
        return;
    }
    if let Some(references) = expression.get("references").and_then(Value::items) {
        let names = references.iter().filter_map(|name| name.as_str().map(Arc::from)).collect();
        found.push((path_key(path).into(), Some(names)));
        found.push((Marker::Open.key(path).into(), None));
        return;
    }
    match path.last() {
        Some(PathStep::Index(_)) => found.push((Marker::Block.key(path).into(), None)),
        // a function call without references, such as `timestamp()`
        Some(PathStep::Key(_)) if expression.entries().is_some_and(<[Entry]>::is_empty) => {
            found.push((Marker::Open.key(path).into(), None));
        }
        Some(PathStep::Key(_)) | None => {}
    }
    for entry in expression.entries().unwrap_or_default() {
        path.push(PathStep::Key(Arc::clone(&entry.key)));
        gather(&entry.value, path, found);
        path.pop();
    }
    for (index, item) in expression.items().unwrap_or_default().iter().enumerate() {
        path.push(PathStep::Index(index));
        gather(item, path, found);
        path.pop();
    }
}
