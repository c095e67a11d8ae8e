//! Blocks become objects: a resource's body in the shape of a plan's `after`.
//!
//! Every nested block type is a list of objects. An object is placed at its block's header, so that a
//! finding about an attribute that is not there points at the block that lacks it.

use super::compound::insert;
use super::evaluator::{Evaluator, Frame, Scope, unknown, unknown_of};
use super::finish::finished;
use super::instances::item_of_unknown;
use super::module::place;
use super::reference::is_meta;
use crate::model::hcl::{Attribute, Block, Body, ExprKind};
use crate::model::{Data, Entry, Place, SourceId, Span, Value};
use std::sync::Arc;

/// Blocks nested deeper than this are unknown.
const DEPTH: usize = 24;

impl Evaluator<'_> {
    /// The attributes of a resource; an override file replaces attributes one by one and blocks type by type.
    pub(super) fn resource_body(&self, bodies: &[(&Body, SourceId)], scope: Scope<'_>, header: Place) -> Value {
        let mut entries = Vec::new();
        for (body, source) in bodies {
            let scope = Scope { source: *source, ..scope };
            for attribute in body.attributes.iter().filter(|attribute| !is_meta(&attribute.key)) {
                self.set(&mut entries, attribute, scope);
            }
            for entry in self.blocks(&body.blocks, scope, 0) {
                if !is_meta(&entry.key) {
                    insert(&mut entries, entry);
                }
            }
        }
        Value::object(entries, header)
    }

    /// Adds an attribute; one that is null is as if it were not set.
    fn set(&self, entries: &mut Vec<Entry>, attribute: &Attribute, scope: Scope<'_>) {
        entries.retain(|entry| entry.key != attribute.key);
        let value = self.evaluate(&attribute.expr, scope);
        let value = if self.fits(&value) {
            finished(value)
        } else {
            unknown("the value is too large", place(scope.source, attribute.expr.span))
        };
        if !matches!(value.data, Data::Null) {
            entries.push(Entry { key: Arc::clone(&attribute.key), key_span: attribute.key_span, value });
        }
    }

    /// The blocks of a body by type, in the order their types first occur.
    fn blocks(&self, blocks: &[Block], scope: Scope<'_>, depth: usize) -> Vec<Entry> {
        let mut types: Vec<Found> = Vec::new();
        for block in blocks {
            let (kind, span, made) = match (&*block.kind, block.labels.as_slice()) {
                ("dynamic", [label]) => (&label.text, label.span, self.dynamic(block, &label.text, scope, depth)),
                _ => (&block.kind, block.header, Made::Items(vec![self.block(block, block.header, scope, depth)])),
            };
            if !types.iter().any(|found| found.kind == *kind) {
                let at = place(scope.source, span);
                types.push(Found { kind: Arc::clone(kind), at, items: Vec::new(), uncertain: None });
            }
            if let Some(found) = types.iter_mut().find(|found| found.kind == *kind) {
                found.add(made);
            }
        }
        types.into_iter().filter_map(Found::entry).collect()
    }

    fn block(&self, block: &Block, header: Span, scope: Scope<'_>, depth: usize) -> Value {
        let at = place(scope.source, header);
        if depth >= DEPTH {
            return unknown("the block is nested too deeply", at);
        }
        let mut entries = Vec::new();
        for attribute in &block.body.attributes {
            self.set(&mut entries, attribute, scope);
        }
        entries.extend(self.blocks(&block.body.blocks, scope, depth + 1));
        Value::object(entries, at)
    }

    /// What a `dynamic` block makes.
    fn dynamic(&self, block: &Block, label: &str, scope: Scope<'_>, depth: usize) -> Made {
        let at = place(scope.source, block.header);
        let Some((each, content)) = block.body.attribute("for_each").zip(block.body.blocks_of("content").next()) else {
            return Made::Uncertain(unknown("the dynamic block lacks for_each or content", at));
        };
        let iterator = block.body.attribute("iterator").map(|iterator| &iterator.expr.kind);
        let name = if let Some(ExprKind::Variable(name)) = iterator { name } else { label };
        let collection = self.evaluate(&each.expr, scope);
        let one = |key: Value, value: Value| {
            let value = iterated(key, value, at);
            let frame = Frame { name, value: &value, outer: scope.frame };
            self.block(content, block.header, scope.with(&frame), depth)
        };
        match self.pairs(&collection) {
            Ok(pairs) => Made::Items(pairs.into_iter().map(|(key, value)| one(key, value)).collect()),
            Err(why) => {
                let symbolic = one(
                    unknown(format!("{name}.key is not known"), at),
                    item_of_unknown(&collection, "an item of the dynamic block is not known"),
                );
                Made::Uncertain(uncertain(&why, &symbolic, at))
            }
        }
    }
}

/// What `dynamic` binds for an item.
fn iterated(key: Value, value: Value, at: Place) -> Value {
    let entry = |name: &str, value| Entry { key: name.into(), key_span: at.span, value };
    Value::object(vec![entry("key", key), entry("value", value)], at)
}

/// The unknown that stands for blocks whose number is not known, with what all of them refer to.
fn uncertain(why: &Value, symbolic: &Value, at: Place) -> Value {
    let none = || "the number of blocks is not known".into();
    let reason = unknown_of(why).map_or_else(none, |unknown| Arc::clone(&unknown.why));
    let entries = symbolic.entries().unwrap_or_default().iter();
    let refers_to = entries.filter_map(|entry| unknown_of(&entry.value)).find_map(|unknown| unknown.refers_to.clone());
    Value::unknown(reason, refers_to, at)
}

enum Made {
    Items(Vec<Value>),
    /// Any number of blocks, none included.
    Uncertain(Value),
}

struct Found {
    kind: Arc<str>,
    at: Place,
    items: Vec<Value>,
    uncertain: Option<Value>,
}

impl Found {
    fn add(&mut self, made: Made) {
        match made {
            Made::Items(items) => self.items.extend(items),
            Made::Uncertain(why) => self.uncertain = Some(why),
        }
    }

    /// The list of the blocks; beside blocks that are certain, those that are not are one unknown item.
    fn entry(self) -> Option<Entry> {
        let Self { kind, at, mut items, uncertain } = self;
        let value = match uncertain {
            Some(why) if items.is_empty() => why,
            why => {
                items.extend(why);
                if items.is_empty() {
                    return None;
                }
                Value::list(items, at)
            }
        };
        Some(Entry { key: kind, key_span: at.span, value })
    }
}
