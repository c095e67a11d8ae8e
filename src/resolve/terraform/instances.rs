//! `count` and `for_each`: the instances of a resource.

use super::convert::{self, to_number};
use super::evaluator::{Evaluator, Scope, unknown, unknown_of};
use super::module::{Item, Module};
use crate::model::{Data, Value};
use std::sync::Arc;

/// More instances than this are not told apart.
const MOST: usize = 256;

/// One instance of a resource.
#[derive(Debug, Clone)]
pub(super) enum Instance {
    /// The only one, without key.
    Single,
    /// One of a known `count`.
    Count(usize),
    /// One of a known `for_each`: its key and value.
    Each(Arc<str>, Value),
    /// It stands for an unknown number of instances of `count`.
    SymbolicCount,
    /// It stands for an unknown number of instances of `for_each`; what is known of `each.value`.
    SymbolicEach(Value),
}

impl Instance {
    /// The key of a known `for_each`.
    pub(super) fn key(&self) -> Option<Arc<str>> {
        if let Self::Each(key, _) = self { Some(Arc::clone(key)) } else { None }
    }

    /// What follows the address of the resource: `[0]`, `["a"]`.
    pub(super) fn suffix(&self) -> String {
        match self {
            Self::Single | Self::SymbolicCount | Self::SymbolicEach(_) => String::new(),
            Self::Count(index) => format!("[{index}]"),
            Self::Each(key, _) => format!("[{}]", super::json::quoted(key)),
        }
    }
}

impl Evaluator<'_> {
    /// The instances of a resource; a single symbolic one when their number cannot be known.
    pub(super) fn instances(&self, item: &Item<'_>, depth: usize) -> Vec<Instance> {
        if let Some((count, source)) = Module::attribute(item, "count") {
            let key = format!("count of {}", item.address);
            let count = self.once(key, item.header, || self.evaluate(&count.expr, Scope::top(source, depth)));
            return counted(&count);
        }
        if let Some((each, source)) = Module::attribute(item, "for_each") {
            let key = format!("for_each of {}", item.address);
            let each = self.once(key, item.header, || self.evaluate(&each.expr, Scope::top(source, depth)));
            return for_each(&each);
        }
        vec![Instance::Single]
    }
}

fn counted(count: &Value) -> Vec<Instance> {
    let number = to_number(count).and_then(super::number::Decimal::as_whole);
    match number.and_then(|number| usize::try_from(number).ok()) {
        Some(number) if number <= MOST => (0..number).map(Instance::Count).collect(),
        _ => vec![Instance::SymbolicCount],
    }
}

fn for_each(each: &Value) -> Vec<Instance> {
    let known = match &each.data {
        Data::Object(object) if object.0.len() <= MOST => {
            let mut entries: Vec<_> = object.0.iter().collect();
            entries.sort_by(|left, right| left.key.cmp(&right.key));
            Some(entries.into_iter().map(|entry| Instance::Each(Arc::clone(&entry.key), entry.value.clone())).collect())
        }
        Data::List(items) if items.len() <= MOST => items
            .iter()
            .map(|item| convert::text(item).map(|key| Instance::Each(key, item.clone())))
            .collect::<Option<Vec<_>>>(),
        Data::List(_)
        | Data::Object(_)
        | Data::Null
        | Data::Bool(_)
        | Data::Number(_)
        | Data::String(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred => None,
    };
    known.unwrap_or_else(|| vec![Instance::SymbolicEach(item_of_unknown(each, "each.value is not known"))])
}

/// What an item of a collection that is not known is known to refer to: the resource the collection is of.
pub(super) fn item_of_unknown(collection: &Value, why: &str) -> Value {
    let at = collection.origin.place;
    unknown_of(collection).map_or_else(
        || unknown(why, at),
        |source| Value::unknown(Arc::clone(&source.why), source.refers_to.clone(), at),
    )
}
