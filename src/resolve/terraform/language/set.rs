//! Sets: each item once, in the order in which Terraform iterates them.

use super::convert::text;
use super::equality::equal;
use super::marks::Marks;
use super::value::{Data, Value};
use std::cmp::Ordering;
use std::fmt::Write as _;

/// The items of a set of some values, and the marks of all of them, which the set as a whole has.
pub(crate) fn of(items: Vec<Value>) -> (Vec<Value>, Marks) {
    let marks = items.iter().map(Value::all_marks).collect();
    let mut keyed: Vec<(Key, Value)> = items.into_iter().map(|item| (Key::of(&item), item.unmarked())).collect();
    keyed.sort_by(|left, right| left.0.order(&right.0));
    let mut kept: Vec<(Key, Value)> = Vec::with_capacity(keyed.len());
    for (key, item) in keyed {
        let alike = kept.iter().rev().take_while(|(other, _)| other.order(&key).is_eq());
        if !alike.into_iter().any(|(_, other)| equal(other, &item) == Some(true)) {
            kept.push((key, item));
        }
    }
    (kept.into_iter().map(|(_, item)| item).collect(), marks)
}

/// Whether the length of a set is open: items that are not known may turn out to be equal to others.
pub(crate) fn is_open(items: &[Value]) -> bool {
    items.len() > 1 && !items.iter().all(Value::is_wholly_known)
}

/// Where an item stands in its set: text and numbers by value, the unknown after them, null last.
enum Key {
    Number(super::Number),
    Text(std::sync::Arc<str>),
    Unknown,
    Null,
}

impl Key {
    fn of(item: &Value) -> Self {
        match &item.data {
            Data::Number(number) => Self::Number(number.clone()),
            Data::Null(_) => Self::Null,
            Data::Unknown(_) => Self::Unknown,
            Data::Bool(_) | Data::String(_) | Data::Json(_) => Self::Text(text(item).unwrap_or_default()),
            Data::List(..) | Data::Set(..) | Data::Tuple(_) | Data::Map(..) | Data::Object(_) | Data::Instance(_) => {
                let mut bytes = String::new();
                fingerprint(item, &mut bytes);
                Self::Text(bytes.into())
            }
        }
    }

    fn order(&self, other: &Self) -> Ordering {
        let rank = |key: &Self| match key {
            Self::Number(_) | Self::Text(_) => 0,
            Self::Unknown => 1,
            Self::Null => 2,
        };
        match (self, other) {
            (Self::Number(left), Self::Number(right)) => left.order(right),
            (Self::Text(left), Self::Text(right)) => left.cmp(right),
            _ => rank(self).cmp(&rank(other)),
        }
    }
}

/// The text by which `cty` orders items that have no order of their own.
fn fingerprint(value: &Value, out: &mut String) {
    let braces = match &value.data {
        Data::Unknown(_) | Data::Instance(_) => return out.push('?'),
        Data::Null(_) => return out.push('~'),
        Data::Bool(truth) => return out.push(if *truth { 'T' } else { 'F' }),
        Data::Number(number) => return out.push_str(&number.short()),
        Data::String(text) => return out.push_str(&super::functions::quoted_as_go(text)),
        Data::Json(_) => return out.push_str(&super::functions::quoted_as_go(&text(value).unwrap_or_default())),
        Data::Map(..) => ('{', '}'),
        Data::List(..) | Data::Set(..) => ('[', ']'),
        Data::Object(_) | Data::Tuple(_) => ('<', '>'),
    };
    out.push(braces.0);
    let is_map = matches!(value.data, Data::Map(..));
    for entry in value.entries().into_iter().flat_map(|entries| entries.iter()) {
        if is_map {
            // writing to a String cannot fail
            let _ = write!(out, "{}:", super::functions::quoted_as_go(&entry.key));
        }
        fingerprint(&entry.value, out);
        out.push(';');
    }
    for item in value.items().into_iter().flat_map(|items| items.iter()) {
        fingerprint(item, out);
        out.push(';');
    }
    out.push(braces.1);
}
