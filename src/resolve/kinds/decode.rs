//! JSON inside a string. Its parts have no place of their own: they point at the string.

use crate::model::{Data, Entry, Number, Object, Origin, Span, Value};
use std::sync::Arc;

/// The value a string of JSON holds; a structure that is already read is given as it is.
pub(super) fn json(value: Value) -> Value {
    let Some(text) = value.as_str() else { return value };
    match serde_json::from_str(text) {
        Ok(parsed) => convert(parsed, &value.origin),
        Err(error) => {
            let why = format!("holds no valid JSON ({error})");
            let mut unknown = Value::unknown(why, None, value.origin.place);
            unknown.origin = value.origin;
            unknown
        }
    }
}

/// A tree of `serde_json` (whose parser bounds the depth) with every part at one origin.
fn convert(parsed: serde_json::Value, origin: &Origin) -> Value {
    let data = match parsed {
        serde_json::Value::Null => Data::Null,
        serde_json::Value::Bool(truth) => Data::Bool(truth),
        serde_json::Value::Number(number) => {
            Data::Number(number.as_i64().map_or_else(|| Number::Decimal(number.to_string().into()), Number::Int))
        }
        serde_json::Value::String(text) => Data::String(text.into()),
        serde_json::Value::Array(items) => {
            Data::List(Arc::new(items.into_iter().map(|item| convert(item, origin)).collect()))
        }
        serde_json::Value::Object(map) => {
            let entries = map.into_iter().map(|(key, value)| Entry {
                key: key.into(),
                key_span: Span::default(),
                value: convert(value, origin),
            });
            Data::Object(Arc::new(Object(entries.collect())))
        }
    };
    Value { data, origin: origin.clone() }
}
