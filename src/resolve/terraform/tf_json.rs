//! Terraform in JSON: the same blocks, written as objects.
//!
//! <https://developer.hashicorp.com/terraform/language/syntax/json>. Strings are templates, except where
//! Terraform wants a literal: sources, types, names of providers. Which keys of a resource are blocks is said
//! by its provider's schema alone. A list of objects is taken for blocks, and of the AWS provider every object that no
//! schema of its has as a map; everything else is an attribute.

use crate::model::hcl::{Attribute, Block, Body, Call, Expr, ExprKind, Item, ItemKey, Label, Part};
use crate::model::{Data, Entry, Files, Number, Span, Value};
use std::sync::{Arc, LazyLock};

/// Blocks nested deeper than this are not read.
const DEPTH: usize = 24;

/// The names that are maps or objects in a schema of the AWS provider 5.100, sorted.
static MAPS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("maps.txt").lines().collect());

/// A reader of one file.
pub(super) struct Json<'a> {
    pub(super) files: &'a dyn Files,
}

/// Which block is read.
#[derive(Clone, Copy)]
struct At<'s> {
    kind: &'s str,
    /// How many labels it has.
    labels: usize,
    /// The type of the resource it is, or is in.
    of: &'s str,
    depth: usize,
}

/// How the strings of an attribute are to be read.
#[derive(Clone, Copy)]
enum Strings {
    /// As templates.
    Template,
    /// As they are.
    Literal,
    /// As the text of an expression.
    Expression,
}

impl Json<'_> {
    /// The syntax tree that a JSON file stands for; its root may be a list of objects.
    pub(super) fn body(&self, root: &Value) -> Body {
        let mut blocks = Vec::new();
        for object in root.items().unwrap_or_else(|| std::slice::from_ref(root)) {
            for entry in object.entries().unwrap_or_default().iter().filter(|entry| &*entry.key != "//") {
                blocks.extend(self.block(&entry.key, entry, labels_of(&entry.key), &[]));
            }
        }
        Body { attributes: Vec::new(), blocks, span: root.origin.place.span }
    }

    /// Takes labels off the nesting, then makes a block of each object that is left.
    fn block(&self, kind: &Arc<str>, entry: &Entry, labels: usize, taken: &[Label]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for object in entry.value.items().unwrap_or_else(|| std::slice::from_ref(&entry.value)) {
            let Some(entries) = object.entries() else { continue };
            if labels > 0 {
                for inner in entries.iter().filter(|inner| &*inner.key != "//") {
                    let label = Label { text: Arc::clone(&inner.key), span: inner.key_span };
                    blocks.extend(self.block(kind, inner, labels - 1, &[taken, &[label]].concat()));
                }
                continue;
            }
            let of = taken.first().filter(|_| labels_of(kind) == 2).map_or("", |kind| &kind.text);
            let body = self.content(object, At { kind, labels: taken.len(), of, depth: 0 });
            let span = object.origin.place.span;
            blocks.push(Block { kind: Arc::clone(kind), labels: taken.to_vec(), body, span, header: entry.key_span });
        }
        blocks
    }

    /// The body of a block: what is known to be a block in it, and attributes.
    fn content(&self, object: &Value, at: At<'_>) -> Body {
        let mut body = Body { span: object.origin.place.span, ..Body::default() };
        for entry in object.entries().unwrap_or_default().iter().filter(|entry| &*entry.key != "//") {
            if &*entry.key == "dynamic" && at.depth < DEPTH {
                self.dynamic(&entry.value, at, &mut body.blocks);
            } else if is_block(at, entry) && at.depth < DEPTH {
                let inner = At { kind: &entry.key, labels: 0, depth: at.depth + 1, ..at };
                for item in entry.value.items().unwrap_or_else(|| std::slice::from_ref(&entry.value)) {
                    body.blocks.push(Block {
                        kind: Arc::clone(&entry.key),
                        labels: Vec::new(),
                        body: self.content(item, inner),
                        span: item.origin.place.span,
                        header: entry.key_span,
                    });
                }
            } else {
                body.attributes.push(Attribute {
                    key: Arc::clone(&entry.key),
                    key_span: entry.key_span,
                    expr: self.expression(&entry.value, strings(at.kind, &entry.key)),
                });
            }
        }
        body
    }

    /// `"dynamic": {"ingress": {"for_each": ..., "content": {...}}}`.
    fn dynamic(&self, value: &Value, at: At<'_>, blocks: &mut Vec<Block>) {
        let inner = At { kind: "dynamic", labels: 1, depth: at.depth + 1, ..at };
        for object in value.items().unwrap_or_else(|| std::slice::from_ref(value)) {
            for entry in object.entries().unwrap_or_default() {
                for one in entry.value.items().unwrap_or_else(|| std::slice::from_ref(&entry.value)) {
                    blocks.push(Block {
                        kind: "dynamic".into(),
                        labels: vec![Label { text: Arc::clone(&entry.key), span: entry.key_span }],
                        body: self.content(one, inner),
                        span: one.origin.place.span,
                        header: entry.key_span,
                    });
                }
            }
        }
    }

    fn expression(&self, value: &Value, strings: Strings) -> Expr {
        let span = value.origin.place.span;
        let kind = match &value.data {
            Data::Null => ExprKind::Null,
            Data::Bool(value) => ExprKind::Bool(*value),
            Data::Number(Number::Int(number)) => ExprKind::Number(number.to_string().into()),
            Data::Number(Number::Decimal(text)) => ExprKind::Number(Arc::clone(text)),
            Data::String(text) => self.string(text, span, strings),
            Data::List(items) => ExprKind::Array(items.iter().map(|item| self.expression(item, strings)).collect()),
            Data::Object(object) => ExprKind::Object(object.0.iter().map(|entry| self.item(entry, strings)).collect()),
            Data::Unknown(_) | Data::Absent(_) | Data::Deferred => not_evaluated(),
        };
        Expr { kind, span }
    }

    fn item(&self, entry: &Entry, strings: Strings) -> Item {
        // the keys of objects are templates too
        let kind = self.string(&entry.key, entry.key_span, strings);
        let name = if let ExprKind::String(text) = &kind { Some(Arc::clone(text)) } else { None };
        let key = name.map_or_else(|| ItemKey::Expr(Expr { kind, span: entry.key_span }), ItemKey::Name);
        Item { key, key_span: entry.key_span, value: self.expression(&entry.value, strings) }
    }

    fn string(&self, text: &Arc<str>, span: Span, strings: Strings) -> ExprKind {
        let has_sequence = text.contains("${") || text.contains("%{");
        match strings {
            Strings::Expression => self.files.expression(text).map_or_else(|_| not_evaluated(), |expr| expr.kind),
            Strings::Template if has_sequence => match self.files.template(text, span.start as usize + 1) {
                Ok(parts) => match parts.as_slice() {
                    [Part::Literal(text, _)] => ExprKind::String(Arc::clone(text)),
                    _ => ExprKind::Template(parts),
                },
                Err(_) => not_evaluated(),
            },
            Strings::Template | Strings::Literal => ExprKind::String(Arc::clone(text)),
        }
    }
}

fn labels_of(kind: &str) -> usize {
    match kind {
        "resource" | "data" | "ephemeral" => 2,
        "variable" | "provider" | "module" | "output" | "check" => 1,
        _ => 0,
    }
}

/// Whether a key of a block is a block: those of Terraform itself by name, those of resources of a type by their look.
fn is_block(at: At<'_>, entry: &Entry) -> bool {
    let At { kind, labels, of, .. } = at;
    let key = &*entry.key;
    match (kind, labels) {
        ("variable", 1) => key == "validation",
        ("terraform", 0) => matches!(key, "backend" | "cloud" | "required_providers"),
        ("locals" | "removed" | "moved" | "import", 0) | ("module", 1) => false,
        ("output", 1) => key == "precondition",
        ("lifecycle", _) => matches!(key, "precondition" | "postcondition"),
        ("check", 1) => matches!(key, "assert" | "data"),
        ("dynamic", 1) => key == "content",
        _ if matches!(key, "count" | "for_each") => false,
        _ if matches!(key, "lifecycle" | "provisioner" | "connection" | "timeouts" | "default_tags") => true,
        _ if of.starts_with("aws_") && entry.value.entries().is_some() => MAPS.binary_search(&key).is_err(),
        _ => is_list_of_objects(&entry.value),
    }
}

fn is_list_of_objects(value: &Value) -> bool {
    value.items().is_some_and(|items| !items.is_empty() && items.iter().all(|item| item.entries().is_some()))
}

/// How the strings under a key of a block are to be read.
fn strings(kind: &str, key: &str) -> Strings {
    match (kind, key) {
        ("variable", "type") | ("module", "providers") | ("dynamic", "iterator") | (_, "provider") => {
            Strings::Expression
        }
        ("variable", "default" | "description") | ("module", "source" | "version") | (_, "depends_on") => {
            Strings::Literal
        }
        _ => Strings::Template,
    }
}

/// An expression of which only its being there is known.
fn not_evaluated() -> ExprKind {
    let call = Call {
        name: "template in JSON".into(),
        name_span: Span::default(),
        arguments: Vec::new(),
        expands_last: false,
    };
    ExprKind::Call(Box::new(call))
}
