//! Terraform in JSON: the same blocks, written as objects.
//!
//! <https://developer.hashicorp.com/terraform/language/syntax/json>. Strings are templates; here those
//! that are one plain reference (`"${aws_s3_bucket.b.id}"`) are read, other interpolations are unknown.

use crate::model::hcl::{Access, AccessKind, Attribute, Block, Body, Call, Expr, ExprKind, Item, ItemKey, Label};
use crate::model::{Data, Entry, Number, Span, Value};
use std::sync::Arc;

/// The syntax tree that a JSON file stands for.
pub(super) fn body(root: &Value) -> Body {
    let mut blocks = Vec::new();
    for entry in root.entries().unwrap_or_default() {
        let labels = match &*entry.key {
            "resource" | "data" => 2,
            "variable" | "provider" | "module" | "output" => 1,
            _ => 0,
        };
        collect(&entry.key, entry, labels, Vec::new(), &mut blocks);
    }
    Body { attributes: Vec::new(), blocks, span: root.origin.place.span }
}

/// Takes labels off the nesting, then makes a block of what is left.
fn collect(kind: &Arc<str>, entry: &Entry, labels: usize, taken: Vec<Label>, blocks: &mut Vec<Block>) {
    if let Some(items) = entry.value.items() {
        for item in items.iter().filter(|item| item.entries().is_some()) {
            let entry = Entry { value: item.clone(), ..entry.clone() };
            collect(kind, &entry, labels, taken.clone(), blocks);
        }
        return;
    }
    if labels > 0 {
        for inner in entry.value.entries().unwrap_or_default() {
            let label = Label { text: Arc::clone(&inner.key), span: inner.key_span };
            let taken = taken.iter().cloned().chain([label]).collect();
            collect(kind, inner, labels - 1, taken, blocks);
        }
        return;
    }
    let attributes = entry.value.entries().unwrap_or_default().iter().map(|attribute| Attribute {
        key: Arc::clone(&attribute.key),
        key_span: attribute.key_span,
        expr: if &**kind == "variable" { literal(&attribute.value) } else { expression(&attribute.value) },
    });
    let span = entry.value.origin.place.span;
    let body = Body { attributes: attributes.collect(), blocks: Vec::new(), span };
    blocks.push(Block { kind: Arc::clone(kind), labels: taken, body, span, header: entry.key_span });
}

/// An expression: strings are templates.
fn expression(value: &Value) -> Expr {
    convert(value, template)
}

/// A literal, as the default of a variable is.
fn literal(value: &Value) -> Expr {
    convert(value, |text, _| ExprKind::String(Arc::clone(text)))
}

fn convert(value: &Value, string: fn(&Arc<str>, Span) -> ExprKind) -> Expr {
    let span = value.origin.place.span;
    let kind = match &value.data {
        Data::Null => ExprKind::Null,
        Data::Bool(value) => ExprKind::Bool(*value),
        Data::Number(Number::Int(number)) => ExprKind::Number(number.to_string().into()),
        Data::Number(Number::Decimal(text)) => ExprKind::Number(Arc::clone(text)),
        Data::String(text) => string(text, span),
        Data::List(items) => ExprKind::Array(items.iter().map(|item| convert(item, string)).collect()),
        Data::Object(object) => ExprKind::Object(
            object
                .0
                .iter()
                .map(|entry| Item {
                    key: ItemKey::Name(Arc::clone(&entry.key)),
                    key_span: entry.key_span,
                    value: convert(&entry.value, string),
                })
                .collect(),
        ),
        Data::Unknown(_) | Data::Absent(_) | Data::Deferred => not_evaluated(span),
    };
    Expr { kind, span }
}

fn template(text: &Arc<str>, span: Span) -> ExprKind {
    if !text.contains("${") && !text.contains("%{") {
        return ExprKind::String(Arc::clone(text));
    }
    let inner = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    inner.and_then(|inner| reference(inner.trim(), span)).unwrap_or_else(|| not_evaluated(span))
}

/// `a.b.c` as a traversal.
fn reference(text: &str, span: Span) -> Option<ExprKind> {
    let is_name = |part: &str| {
        part.starts_with(|first: char| first.is_alphabetic() || first == '_')
            && part.chars().all(|character| character.is_alphanumeric() || matches!(character, '_' | '-'))
    };
    let mut parts = text.split('.');
    let root = parts.next().filter(|root| is_name(root))?;
    let accesses: Option<Vec<Access>> =
        parts.map(|part| is_name(part).then(|| Access { kind: AccessKind::Attribute(part.into()), span })).collect();
    let root = Expr { kind: ExprKind::Variable(root.into()), span };
    Some(ExprKind::Traversal(Box::new(root), accesses?))
}

/// An expression of which only its being there is known.
fn not_evaluated(span: Span) -> ExprKind {
    let call = Call { name: "template in JSON".into(), name_span: span, arguments: Vec::new(), expands_last: false };
    ExprKind::Call(Box::new(call))
}
