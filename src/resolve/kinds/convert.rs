//! Values become what their field declares, or unknown; what is missing becomes null or absent.

use crate::model::{Data, Entry, Field, FieldType, Number, Object, Origin, Span, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The value of a field; `holder` is where the thing that lacks it is written.
pub(super) fn field(name: &str, field: &Field, value: Option<Value>, holder: &Origin) -> Value {
    match value {
        Some(value) => typed(name, field, value),
        None if field.optional => Value { data: Data::Null, origin: holder.clone() },
        None => {
            let why = format!("the input does not say `{name}`");
            Value { data: Data::Absent(why.into()), origin: holder.clone() }
        }
    }
}

fn typed(name: &str, field: &Field, value: Value) -> Value {
    let origin = value.origin.clone();
    let data = match (&value.data, field.kind) {
        (Data::Unknown(_) | Data::Absent(_), _) | (_, FieldType::Any) => return value,
        (data, FieldType::String) => text(data),
        (data, FieldType::Boolean) => boolean(data),
        (data, FieldType::Number) => number(data),
        (_, FieldType::List) => Some(Data::List(Arc::new(list(field, &value)))),
        (data, FieldType::Object) => object(field, data, &origin),
    };
    match data {
        Some(data) => Value { data, origin },
        None => mismatch(name, field.kind, &value),
    }
}

fn mismatch(name: &str, kind: FieldType, value: &Value) -> Value {
    let expected = match kind {
        FieldType::String => "a string",
        FieldType::Boolean => "true or false",
        FieldType::Number => "a number",
        FieldType::List => "a list",
        FieldType::Object => "an object",
        FieldType::Any => "anything",
    };
    let mut unknown = Value::unknown(format!("`{name}` is not {expected}"), None, value.origin.place);
    unknown.origin = value.origin.clone();
    unknown
}

fn text(data: &Data) -> Option<Data> {
    match data {
        Data::String(_) => Some(data.clone()),
        Data::Bool(truth) => Some(Data::String(truth.to_string().into())),
        Data::Number(Number::Int(number)) => Some(Data::String(number.to_string().into())),
        Data::Number(Number::Decimal(digits)) => Some(Data::String(Arc::clone(digits))),
        Data::Null | Data::List(_) | Data::Object(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => None,
    }
}

fn boolean(data: &Data) -> Option<Data> {
    if matches!(data, Data::Bool(_)) {
        return Some(data.clone());
    }
    let word = text(data)?;
    let Data::String(word) = &word else { return None };
    match word.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Some(Data::Bool(true)),
        "false" | "no" | "off" | "0" => Some(Data::Bool(false)),
        _ => None,
    }
}

fn number(data: &Data) -> Option<Data> {
    match data {
        Data::Number(_) => Some(data.clone()),
        Data::String(digits) => {
            let whole = digits.trim().parse().ok().map(|number| Data::Number(Number::Int(number)));
            let decimal = || {
                let finite = digits.trim().parse::<f64>().ok().filter(|number| number.is_finite())?;
                Some(Data::Number(Number::Decimal(finite.to_string().into())))
            };
            whole.or_else(decimal)
        }
        Data::Null
        | Data::Bool(_)
        | Data::List(_)
        | Data::Object(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred => None,
    }
}

fn list(field: &Field, value: &Value) -> Vec<Value> {
    let items = match &value.data {
        Data::List(items) => items.as_slice(),
        Data::Null => &[],
        Data::Bool(_)
        | Data::Number(_)
        | Data::String(_)
        | Data::Object(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred => std::slice::from_ref(value),
    };
    items.iter().map(|item| members(&field.of, item.clone())).collect()
}

fn object(field: &Field, data: &Data, origin: &Origin) -> Option<Data> {
    match data {
        Data::Object(_) => Some(members(&field.of, Value { data: data.clone(), origin: origin.clone() }).data),
        // a single nested block is a list of one
        Data::List(items) => match items.as_slice() {
            [one] if matches!(one.data, Data::Object(_) | Data::Unknown(_)) => {
                Some(members(&field.of, one.clone()).data)
            }
            _ => None,
        },
        Data::Null
        | Data::Bool(_)
        | Data::Number(_)
        | Data::String(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred => None,
    }
}

/// An object with exactly the declared fields, or the value itself when none are declared.
fn members(declared: &BTreeMap<String, Field>, value: Value) -> Value {
    if declared.is_empty() || !matches!(value.data, Data::Object(_)) {
        return value;
    }
    let holder = Origin { place: super::walk::head(&value), ..value.origin.clone() };
    let entries = declared.iter().map(|(name, declared)| {
        let found = value.entry(name);
        Entry {
            key: found.map_or_else(|| name.as_str().into(), |entry| Arc::clone(&entry.key)),
            key_span: found.map_or(Span::default(), |entry| entry.key_span),
            value: field(name, declared, found.map(|entry| entry.value.clone()), &holder),
        }
    });
    let entries = entries.collect();
    Value { data: Data::Object(Arc::new(Object(entries))), origin: value.origin }
}
