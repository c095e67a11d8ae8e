//! The raw value of an HCL file, for policies on documents: what is literal, blocks as `kind.label.label[]`.

use crate::model::hcl::{Block, Body, Expr, ExprKind, Item, ItemKey, Label};
use crate::model::{Data, Entry, Number, Outline, Place, SourceId, Span, Text, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Labels beyond this many are left out; Terraform knows two.
const MAX_LABELS: usize = 4;

/// Reads the text again and gives its raw value; expressions are unknown, since nothing is evaluated.
pub(super) fn expand(text: &Text, place: Place, _: usize, _: &Outline) -> Value {
    let body = super::parse(text).body;
    Raw { source: place.source }.body(&body, place.span)
}

struct Raw {
    source: SourceId,
}

type Labelled<'b> = (&'b [Label], &'b Block);

impl Raw {
    fn body(&self, body: &Body, span: Span) -> Value {
        let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
        for attribute in &body.attributes {
            let entry = entry(&attribute.key, attribute.key_span, self.expr(&attribute.expr));
            entries.insert(&attribute.key, entry);
        }
        let mut kinds: BTreeMap<&str, Vec<Labelled<'_>>> = BTreeMap::new();
        for block in &body.blocks {
            let labels = block.labels.get(..MAX_LABELS.min(block.labels.len())).unwrap_or_default();
            kinds.entry(&block.kind).or_default().push((labels, block));
        }
        for (kind, blocks) in kinds {
            let Some(header) = blocks.first().map(|(_, block)| block.header) else { continue };
            entries.insert(kind, entry(&kind.into(), header, self.blocks(blocks)));
        }
        Value::object(entries.into_values().collect(), self.place(span))
    }

    /// Blocks of one kind: a list of bodies where the labels end, an object by label before that.
    fn blocks(&self, blocks: Vec<Labelled<'_>>) -> Value {
        let span = blocks.first().map_or_else(Span::default, |(_, block)| block.span);
        let mut bodies = Vec::new();
        let mut groups: BTreeMap<&Arc<str>, (Span, Vec<Labelled<'_>>)> = BTreeMap::new();
        for (labels, block) in blocks {
            match labels.split_first() {
                None => bodies.push(self.body(&block.body, block.span)),
                Some((first, rest)) => {
                    groups.entry(&first.text).or_insert_with(|| (first.span, Vec::new())).1.push((rest, block));
                }
            }
        }
        if groups.is_empty() {
            return Value::list(bodies, self.place(span));
        }
        let entries = groups.into_iter().map(|(label, (span, blocks))| entry(label, span, self.blocks(blocks)));
        Value::object(entries.collect(), self.place(span))
    }

    fn expr(&self, expr: &Expr) -> Value {
        let place = self.place(expr.span);
        let data = match &expr.kind {
            ExprKind::Null => Data::Null,
            ExprKind::Bool(bool) => Data::Bool(*bool),
            ExprKind::Number(text) => {
                Data::Number(text.parse().map_or_else(|_| Number::Decimal(Arc::clone(text)), Number::Int))
            }
            ExprKind::String(text) => Data::text(Arc::clone(text)),
            ExprKind::Array(items) => return Value::list(items.iter().map(|item| self.expr(item)).collect(), place),
            ExprKind::Object(items) => return self.object(items, place),
            ExprKind::Parenthesis(inner) => return self.expr(inner),
            ExprKind::Template(_)
            | ExprKind::Variable(_)
            | ExprKind::Traversal(..)
            | ExprKind::Call(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary(..)
            | ExprKind::Conditional(_)
            | ExprKind::For(_) => {
                return Value::unknown("an expression, which the raw document leaves alone", None, place);
            }
        };
        Value::new(data, place)
    }

    fn object(&self, items: &[Item], place: Place) -> Value {
        let mut entries: BTreeMap<Arc<str>, Entry> = BTreeMap::new();
        for item in items {
            let Some(key) = key(&item.key) else {
                return Value::unknown("a key of the object is an expression", None, place);
            };
            entries.insert(Arc::clone(&key), entry(&key, item.key_span, self.expr(&item.value)));
        }
        Value::object(entries.into_values().collect(), place)
    }

    fn place(&self, span: Span) -> Place {
        Place { source: self.source, span }
    }
}

fn entry(key: &Arc<str>, key_span: Span, value: Value) -> Entry {
    Entry { key: Arc::clone(key), key_span, value }
}

fn key(key: &ItemKey) -> Option<Arc<str>> {
    match key {
        ItemKey::Name(name) => Some(Arc::clone(name)),
        ItemKey::Expr(Expr { kind: ExprKind::String(text), .. }) => Some(Arc::clone(text)),
        ItemKey::Expr(_) => None,
    }
}
