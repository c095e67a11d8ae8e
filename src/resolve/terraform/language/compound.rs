//! `for` expressions, and what iteration gives.

use super::convert::convert;
use super::evaluator::{Evaluator, because, carried, key_text, part_of, place, unknown, with_way};
use super::marks::Marks;
use super::scope::{Frame, Scope};
use super::types::Type;
use super::value::{Data, Entry, Evaluated, Fault, Value};
use crate::model::Place;
use crate::model::hcl::For;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a `for` has made so far.
#[derive(Default)]
struct Made {
    list: Vec<Value>,
    entries: BTreeMap<Arc<str>, Vec<Entry>>,
    /// What keeps the number of items, or a key, from being known.
    open: Option<Value>,
    marks: Marks,
}

impl Evaluator<'_> {
    /// A `for` expression.
    pub(super) fn iterate(self, iteration: &For, scope: Scope<'_>, at: Place) -> Evaluated {
        let collection = self.evaluate(&iteration.collection, scope)?;
        let Some(pairs) = self.pairs(&collection, scope)? else {
            let marks = self.marks_of_filter(iteration, scope, at);
            return Ok(because(Type::Dynamic, &[&collection], at).marked(marks));
        };
        if !self.names.budget().afford(pairs.len()) {
            return Ok(unknown(Type::Dynamic, "the module makes too many items", at));
        }
        let mut made = Made { marks: collection.origin.marks, ..Made::default() };
        for (key, value) in &pairs {
            let inner = Frame { name: &iteration.value, value, outer: scope.frame };
            let outer = Frame { name: iteration.key.as_deref().unwrap_or_default(), value: key, outer: Some(&inner) };
            self.iteration(iteration, scope.with(&outer), &mut made)?;
        }
        let result = match (&made.open, &iteration.key_expr) {
            (Some(open), _) => because(Type::Dynamic, &[open], at),
            (None, None) => Value::tuple(made.list, at),
            (None, Some(_)) => {
                Value::object(made.entries.into_values().filter_map(|all| grouped(all, iteration)).collect(), at)
            }
        };
        Ok(with_way(result, std::iter::once(&collection.origin)).marked(made.marks))
    }

    /// The marks of the condition of a `for` over what is not known: Terraform asks it of an unknown item.
    fn marks_of_filter(self, iteration: &For, scope: Scope<'_>, at: Place) -> Marks {
        let Some(condition) = &iteration.condition else { return Marks::NONE };
        let item = unknown(Type::Dynamic, "the items are not known", at);
        let inner = Frame { name: &iteration.value, value: &item, outer: scope.frame };
        let outer = Frame { name: iteration.key.as_deref().unwrap_or_default(), value: &item, outer: Some(&inner) };
        self.evaluate(condition, scope.with(&outer)).map_or(Marks::NONE, |condition| condition.origin.marks)
    }

    fn iteration(self, iteration: &For, scope: Scope<'_>, made: &mut Made) -> Result<(), Fault> {
        if let Some(condition) = &iteration.condition {
            let condition = self.evaluate(condition, scope)?;
            made.marks = made.marks.union(condition.all_marks());
            let at = condition.origin.place;
            if condition.is_null() {
                return Err(Fault::new("the condition is null", at));
            }
            let wrong = |why| Fault::new(format!("the condition: {why}"), at);
            match convert(&condition, &Type::Bool).map_err(wrong)?.data {
                Data::Bool(true) => {}
                Data::Bool(false) => return Ok(()),
                _ => {
                    made.open.get_or_insert(condition);
                    return Ok(());
                }
            }
        }
        let Some(key_expr) = &iteration.key_expr else {
            made.list.push(self.evaluate(&iteration.value_expr, scope)?);
            return Ok(());
        };
        let key = self.evaluate(key_expr, scope)?;
        made.marks = made.marks.union(key.all_marks());
        let Some(text) = key_text(&key)? else {
            made.open.get_or_insert(key);
            return Ok(());
        };
        let value = self.evaluate(&iteration.value_expr, scope)?;
        let key_at = place(scope, key_expr.span);
        let all = made.entries.entry(Arc::clone(&text)).or_default();
        if !all.is_empty() && !iteration.groups {
            return Err(Fault::new(format!("two items have the key {text:?}"), key_at));
        }
        all.push(Entry { key: text, key_span: key_at.span, value });
        Ok(())
    }

    /// What a collection gives when it is iterated: keys or indices, and items; none when that is not known.
    pub(super) fn pairs(self, collection: &Value, scope: Scope<'_>) -> Result<Option<Vec<(Value, Value)>>, Fault> {
        let at = collection.origin.place;
        let part = |value: &Value| part_of(&collection.origin, value.clone());
        match &collection.data {
            Data::List(_, items) | Data::Tuple(items) => Ok(Some(
                items.iter().enumerate().map(|(number, item)| (Value::count(number, at), part(item))).collect(),
            )),
            Data::Set(_, items) => Ok(Some(items.iter().map(|item| (part(item), part(item))).collect())),
            Data::Map(_, entries) | Data::Object(entries) => {
                let pair = |entry: &Entry| {
                    let place = Place { source: at.source, span: entry.key_span };
                    (Value::string(Arc::clone(&entry.key), place), part(&entry.value))
                };
                Ok(Some(entries.iter().map(pair).collect()))
            }
            Data::Instance(instance) if !instance.is_symbolic => {
                let whole = self.names.whole(instance, scope, at)?;
                if matches!(whole.data, Data::Instance(_)) { Ok(None) } else { self.pairs(&whole, scope) }
            }
            Data::Unknown(unknown) => match &unknown.kind {
                Type::Bool | Type::Number | Type::String => Err(not_iterable(&unknown.kind, at)),
                Type::Dynamic | Type::List(_) | Type::Set(_) | Type::Map(_) | Type::Tuple(_) | Type::Object(_) => {
                    Ok(None)
                }
            },
            Data::Instance(_) => Ok(None),
            Data::Null(_) => Err(Fault::new("null cannot be iterated", at)),
            Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Json(_) => {
                Err(not_iterable(&collection.kind(), at))
            }
        }
    }
}

fn not_iterable(kind: &Type, at: Place) -> Fault {
    Fault::new(format!("a {} cannot be iterated", kind.name()), at)
}

/// The entry of one key: its value, or all of them when the `for` groups.
fn grouped(mut all: Vec<Entry>, iteration: &For) -> Option<Entry> {
    if !iteration.groups {
        return all.pop();
    }
    let (key, key_span) = all.first().map(|first| (Arc::clone(&first.key), first.key_span))?;
    let at = all.first().map(|first| first.value.origin.place).unwrap_or_default();
    let values: Vec<Value> = all.into_iter().map(|entry| entry.value).collect();
    Some(Entry { key, key_span, value: carried(Value::tuple(values, at), &[]) })
}
