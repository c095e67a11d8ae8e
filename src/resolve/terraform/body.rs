//! Blocks become objects: a resource's body in the shape of a plan's `after`.
//!
//! Every nested block type is a list of objects, and such a list is of no item type, which tells it from every
//! list that an expression makes. An object is placed at its block's header, so that a finding about an
//! attribute that is not there points at the block that lacks it.

use super::instances::item_of;
use super::language::{Data, Entry, Fault, Frame, Marks, Scope, Type, Unknown, Value};
use super::module::{Item, place};
use super::providers::is_secret;
use super::reference::passed_on;
use super::scalars::as_given;
use super::tree::{Here, unknown};
use super::{data, policy};
use crate::model::hcl::{Attribute, Block, ExprKind};
use crate::model::{Place, SourceId};
use std::sync::Arc;

/// Blocks nested deeper than this are unknown.
const DEPTH: usize = 24;

/// Blocks that one `dynamic` block makes.
const MOST: usize = 10_000;

impl<'a> Here<'_, 'a> {
    /// The attributes of a resource as an object.
    pub(super) fn resource_body(&self, item: &'a Item<'a>, scope: Scope<'_>) -> Value {
        Value::object(self.attributes(item, scope), item.header)
    }

    /// The attributes of a resource, in the order written; an override file replaces attributes one by one and
    /// blocks type by type.
    pub(super) fn attributes(&self, item: &'a Item<'a>, scope: Scope<'_>) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (body, source) in &item.bodies {
            let scope = Scope { source: *source, ..scope };
            let nest = Nest { scope, path: &item.kind, depth: 0 };
            for attribute in body.attributes.iter().filter(|attribute| !is_meta(&attribute.key)) {
                self.set(&mut entries, attribute, nest);
            }
            let blocks = body.blocks.iter().filter(|block| !is_meta(&block.kind)).map(|block| (block, *source));
            for entry in self.blocks(&blocks.collect::<Vec<_>>(), nest) {
                insert(&mut entries, entry);
            }
        }
        if let Some(tags) = self.tags_all(item, scope) {
            insert(&mut entries, Entry::new("tags_all", tags));
        }
        if policy::makes(&item.kind, "json") {
            let body = Value::object(entries.clone(), item.header);
            let document = self.as_read(item, policy::document(&body), &entries);
            insert(&mut entries, Entry::new("minified_json", policy::minified(&document)));
            insert(&mut entries, Entry::new("json", document));
        }
        if data::is_pure(&item.kind) && self.waits_for(item).is_none() {
            for (name, value) in data::pure(self, item, &entries) {
                insert(&mut entries, Entry::new(name, value));
            }
        }
        entries
    }

    /// A policy document as expressions see it: not known while it waits for apply, with what it will hold.
    fn as_read(&self, item: &'a Item<'a>, document: Value, arguments: &[Entry]) -> Value {
        let waits = self.waits_for(item).map(|address| {
            let own = self.address(&item.address);
            Arc::from(format!("{own} is read during apply: it depends on {address}"))
        });
        let later = || arguments.iter().find_map(|entry| entry.value.find(&Value::is_unknown)?.as_unknown());
        match waits.or_else(|| later().map(|unknown| Arc::clone(&unknown.why))) {
            Some(why) => policy::read_later(document, why),
            None => document,
        }
    }

    /// The value of nested blocks of one type; none when there are none.
    pub(super) fn nested(&self, blocks: &[(&Block, SourceId)], kind: &str, scope: Scope<'_>) -> Option<Value> {
        self.blocks(blocks, Nest { scope, path: kind, depth: 0 }).pop().map(|entry| entry.value)
    }

    /// Adds an attribute; one that is null is as if it were not set.
    fn set(&self, entries: &mut Vec<Entry>, attribute: &Attribute, nest: Nest<'_>) {
        let scope = nest.scope;
        entries.retain(|entry| entry.key != attribute.key);
        let mut value = super::language::evaluate_leniently(&attribute.expr, scope, self);
        if !self.tree.budget.fits(&value) {
            value = unknown("the value is too large", place(scope.source, attribute.expr.span));
        }
        // what is only written is in no plan and no state; the name is a convention of all providers
        // <https://developer.hashicorp.com/terraform/language/manage-sensitive-data/write-only>
        let is_write_only = attribute.key.ends_with("_wo");
        if !value.is_null() && !is_write_only {
            let value = as_given(nest.path, &attribute.key, value)
                .marked(Marks::SENSITIVE.when(is_secret(nest.path, &attribute.key)));
            entries.push(Entry { key: Arc::clone(&attribute.key), key_span: attribute.key_span, value });
        }
    }

    /// The blocks by type, in the order their types first occur.
    fn blocks(&self, blocks: &[(&Block, SourceId)], nest: Nest<'_>) -> Vec<Entry> {
        let mut types: Vec<Found> = Vec::new();
        for (block, source) in blocks {
            let scope = Scope { source: *source, ..nest.scope };
            let (kind, span) = match (&*block.kind, block.labels.as_slice()) {
                ("dynamic", [label]) => (&label.text, label.span),
                _ => (&block.kind, block.header),
            };
            let path = format!("{}.{kind}", nest.path);
            let inner = Nest { scope, path: &path, depth: nest.depth };
            let is_dynamic = &*block.kind == "dynamic" && !block.labels.is_empty();
            let made = if is_dynamic {
                self.dynamic(block, kind, inner)
            } else {
                Made::Items(vec![self.block(block, block, inner)])
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

    /// A block as an object, placed where `header` has its header.
    fn block(&self, block: &Block, header: &Block, nest: Nest<'_>) -> Value {
        let at = place(nest.scope.source, header.header);
        if nest.depth >= DEPTH {
            return unknown("the block is nested too deeply", at);
        }
        let mut entries = Vec::new();
        for attribute in &block.body.attributes {
            self.set(&mut entries, attribute, nest);
        }
        let source = nest.scope.source;
        let inner: Vec<(&Block, SourceId)> = block.body.blocks.iter().map(|block| (block, source)).collect();
        entries.extend(self.blocks(&inner, Nest { depth: nest.depth + 1, ..nest }));
        Value::object(entries, at)
    }

    /// What a `dynamic` block makes.
    fn dynamic(&self, block: &Block, label: &str, nest: Nest<'_>) -> Made {
        let scope = nest.scope;
        let at = place(scope.source, block.header);
        let Some((each, content)) = block.body.attribute("for_each").zip(block.body.blocks_of("content").next()) else {
            return Made::Uncertain(unknown("the dynamic block lacks for_each or content", at));
        };
        let iterator = block.body.attribute("iterator").map(|iterator| &iterator.expr.kind);
        let name = if let Some(ExprKind::Variable(name)) = iterator { name } else { label };
        let collection = self.evaluate(&each.expr, scope).unwrap_or_else(Fault::into_value);
        let marks = collection.origin.marks;
        let one = |key: Value, value: Value| {
            let value = passed_on(value, format!("dynamic {label}"));
            let value = Value::object(vec![Entry::new("key", key), Entry::new("value", value)], at);
            let frame = Frame { name, value: &value, outer: scope.frame };
            with_marks(&self.block(content, block, Nest { scope: scope.with(&frame), ..nest }), marks)
        };
        let pairs = match super::language::pairs(&collection, scope, self) {
            Ok(pairs) => pairs,
            Err(fault) => return Made::Uncertain(fault.into_value()),
        };
        match pairs {
            Some(pairs) if pairs.len() <= MOST && self.tree.budget.afford(pairs.len()) => {
                Made::Items(pairs.into_iter().map(|(key, value)| one(key, value)).collect())
            }
            Some(_) => Made::Uncertain(unknown("the dynamic block makes too many blocks", at)),
            None => {
                let symbolic = one(unknown(format!("{name}.key is not known"), at), item_of(&collection, at));
                Made::Uncertain(uncertain(&collection, &symbolic, at).marked(marks))
            }
        }
    }
}

/// A block with the marks of what made it on its attributes; those of blocks in it have their own alone.
fn with_marks(block: &Value, marks: Marks) -> Value {
    block.with_parts(&|part| {
        let is_blocks = matches!(part.data, Data::List(Type::Dynamic, _));
        part.clone().marked(marks.when(!is_blocks))
    })
}

/// The unknown that stands for blocks whose number is not known, with what all of them refer to.
fn uncertain(collection: &Value, symbolic: &Value, at: Place) -> Value {
    let source = collection.as_unknown();
    let why = source.map_or_else(|| "it is no collection".into(), |unknown| Arc::clone(&unknown.why));
    let refusal = source.map(|unknown| unknown.refusal).unwrap_or_default();
    let refers_to = symbolic.parts().filter_map(Value::as_unknown).find_map(|unknown| unknown.refers_to.clone());
    Unknown { why, refers_to, refusal, ..Unknown::default() }.at(at)
}

/// Adds an entry; the last of several with one key counts.
fn insert(entries: &mut Vec<Entry>, entry: Entry) {
    match entries.iter_mut().find(|other| other.key == entry.key) {
        Some(other) => *other = entry,
        None => entries.push(entry),
    }
}

/// Arguments of a resource that are not its attributes.
/// <https://developer.hashicorp.com/terraform/language/meta-arguments>
pub(super) fn is_meta(name: &str) -> bool {
    matches!(name, "count" | "for_each" | "provider" | "depends_on" | "lifecycle" | "provisioner" | "connection")
}

/// Where a block stands.
#[derive(Clone, Copy)]
struct Nest<'s> {
    scope: Scope<'s>,
    /// The type of the resource, then those of the blocks around: `aws_instance.root_block_device`.
    path: &'s str,
    depth: usize,
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
            // the one block of every resource that is no list
            None if &*kind == "timeouts" => items.pop()?,
            Some(why) if items.is_empty() => why,
            why => {
                items.extend(why);
                if items.is_empty() {
                    return None;
                }
                Value::list(Type::Dynamic, items, at)
            }
        };
        Some(Entry { key: kind, key_span: at.span, value })
    }
}
