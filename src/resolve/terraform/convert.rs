//! Terraform's conversions between types, and equality.

use super::evaluator::{fault, first_unknown, is_unknown};
use super::number::Decimal;
use crate::model::{Data, Entry, Place, Value};
use std::sync::Arc;

/// The text of a primitive value: strings, numbers and booleans convert, nothing else does.
pub(super) fn text(value: &Value) -> Option<Arc<str>> {
    match &value.data {
        Data::String(text) => Some(Arc::clone(text)),
        Data::Bool(value) => Some(if *value { "true".into() } else { "false".into() }),
        Data::Number(number) => Some(Decimal::of(number)?.text().into()),
        Data::Object(_) => super::json::unwrapped(value).and_then(super::json::render).map(Into::into),
        Data::Null | Data::List(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => None,
    }
}

/// The number of a value: numbers, and strings that hold one.
pub(super) fn to_number(value: &Value) -> Option<Decimal> {
    match &value.data {
        Data::Number(number) => Decimal::of(number),
        Data::String(text) => Decimal::parse(text),
        Data::Null
        | Data::Bool(_)
        | Data::List(_)
        | Data::Object(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred => None,
    }
}

/// The boolean of a value: booleans, and the strings `true` and `false`.
pub(super) fn to_bool(value: &Value) -> Option<bool> {
    match &value.data {
        Data::Bool(value) => Some(*value),
        Data::String(text) => match &**text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        },
        Data::Null
        | Data::Number(_)
        | Data::List(_)
        | Data::Object(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred => None,
    }
}

/// A value as `tostring` gives it.
pub(super) fn string(value: &Value, at: Place) -> Value {
    primitive(value, at, "a string", |value| Some(Data::String(text(value)?)))
}

/// A value as `tonumber` gives it.
pub(super) fn number(value: &Value, at: Place) -> Value {
    primitive(value, at, "a number", |value| Some(to_number(value)?.value(at).data))
}

/// A value as `tobool` gives it.
pub(super) fn boolean(value: &Value, at: Place) -> Value {
    primitive(value, at, "a bool", |value| Some(Data::Bool(to_bool(value)?)))
}

fn primitive(value: &Value, at: Place, name: &str, convert: impl Fn(&Value) -> Option<Data>) -> Value {
    if is_unknown(value) || matches!(value.data, Data::Null) {
        return value.clone();
    }
    match convert(value) {
        Some(data) => Value { data, origin: value.origin.clone() },
        None => match first_unknown(value) {
            Some(part) => part.clone(),
            None => fault(format!("the value is not {name}"), at),
        },
    }
}

/// A value as `toset` gives it: sorted and without doubles; unknown when an item is.
pub(super) fn set(value: &Value, at: Place) -> Value {
    let Some(items) = value.items() else {
        return if is_unknown(value) || matches!(value.data, Data::Null) {
            value.clone()
        } else {
            fault("the value is not a list", at)
        };
    };
    // how many items a set has is known only when all are, or when there is but one
    if let Some(part) = items.iter().find_map(first_unknown) {
        return if items.len() == 1 { value.clone() } else { part.clone() };
    }
    let mut kept: Vec<Value> = Vec::with_capacity(items.len());
    let as_text = unify(items);
    if as_text.iter().all(|item| text(item).is_some()) {
        kept.extend(as_text);
        kept.sort_by(order);
        kept.dedup_by(|left, right| equal(left, right) == Some(true));
    } else {
        for item in items {
            if kept.len() < 1000 && !kept.iter().any(|other| equal(other, item) == Some(true)) {
                kept.push(item.clone());
            }
        }
    }
    Value { data: Data::List(Arc::new(kept)), origin: value.origin.clone() }
}

/// Items of one type: when one of several primitives is a string, all become strings.
pub(super) fn unify(items: &[Value]) -> Vec<Value> {
    let kind = |item: &Value| match &item.data {
        Data::String(_) => Some(0),
        Data::Bool(_) => Some(1),
        Data::Number(_) => Some(2),
        Data::Null | Data::List(_) | Data::Object(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => None,
    };
    let mut kinds = items.iter().filter_map(kind);
    let first = kinds.next();
    if kinds.all(|kind| Some(kind) == first) {
        return items.to_vec();
    }
    items.iter().map(|item| string(item, item.origin.place)).collect()
}

/// The order of a set's items: numbers by value, everything else by text.
fn order(left: &Value, right: &Value) -> std::cmp::Ordering {
    let numbers = match (&left.data, &right.data) {
        (Data::Number(left), Data::Number(right)) => {
            Decimal::of(left).zip(Decimal::of(right)).and_then(|(left, right)| left.compare(right))
        }
        _ => None,
    };
    numbers.unwrap_or_else(|| text(left).cmp(&text(right)))
}

/// Whether two values are equal; none when that depends on what is unknown.
///
/// As in Terraform, values of different types are not equal: `1 == "1"` is false.
pub(super) fn equal(left: &Value, right: &Value) -> Option<bool> {
    match (&left.data, &right.data) {
        (Data::Unknown(_) | Data::Absent(_) | Data::Deferred, _)
        | (_, Data::Unknown(_) | Data::Absent(_) | Data::Deferred) => None,
        (Data::Null, Data::Null) => Some(true),
        (Data::Bool(left), Data::Bool(right)) => Some(left == right),
        (Data::String(left), Data::String(right)) => Some(left == right),
        (Data::Number(left), Data::Number(right)) => Some(Decimal::of(left)?.compare(Decimal::of(right)?)?.is_eq()),
        (Data::List(left), Data::List(right)) => {
            if left.len() != right.len() {
                return Some(false);
            }
            all(left.iter().zip(right.iter()).map(|(left, right)| equal(left, right)))
        }
        (Data::Object(_), Data::Object(_)) => objects_equal(left, right),
        (Data::Object(_), Data::String(_)) | (Data::String(_), Data::Object(_)) => {
            let is_json = super::json::unwrapped(left).is_some() || super::json::unwrapped(right).is_some();
            if is_json { Some(text(left)? == text(right)?) } else { Some(false) }
        }
        _ => Some(false),
    }
}

fn objects_equal(left: &Value, right: &Value) -> Option<bool> {
    let (left, right): (&[Entry], &Value) = (left.entries()?, right);
    if left.len() != right.entries()?.len() || left.iter().any(|entry| right.get(&entry.key).is_none()) {
        return Some(false);
    }
    all(left.iter().map(|entry| equal(&entry.value, right.get(&entry.key)?)))
}

/// All of it: false when one is false, unknown when one is unknown.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = Some(true);
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = None,
        }
    }
    known
}

/// The entries of an object by key, as Terraform iterates them.
pub(super) fn sorted(entries: &[Entry]) -> Vec<&Entry> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|left, right| left.key.cmp(&right.key));
    sorted
}
