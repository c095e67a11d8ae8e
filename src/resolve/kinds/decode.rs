//! JSON inside a string. Its parts have no place of their own: they point at the string.

use crate::model::{Data, Entry, Number, Object, Origin, Span, Value};
use std::sync::Arc;

/// The value a string of JSON holds; a structure that is already read is given as it is.
///
/// Commas before a closing bracket make a text invalid, but not unreadable: what is written in it stands,
/// and every list may hold more, so that no rule passes on it.
pub(in crate::resolve) fn json(value: Value) -> Value {
    let Some(text) = value.as_str() else { return value };
    let error = match serde_json::from_str(text) {
        Ok(parsed) => return convert(parsed, &value.origin, None),
        Err(error) => error,
    };
    let mut unknown = Value::unknown(format!("holds no valid JSON ({error})"), None, value.origin.place);
    unknown.origin = value.origin.clone();
    match serde_json::from_str(&without_trailing_commas(text)) {
        Ok(parsed) => convert(parsed, &value.origin, Some(&unknown)),
        Err(_) => unknown,
    }
}

/// The text without commas that only white space parts from a closing bracket; strings stay as they are.
fn without_trailing_commas(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for letter in text.chars() {
        if !in_string && matches!(letter, ']' | '}') {
            let end = kept.trim_end().strip_suffix(',').map(str::len);
            kept.truncate(end.unwrap_or(kept.len()));
        }
        in_string ^= letter == '"' && !escaped;
        escaped = in_string && letter == '\\' && !escaped;
        kept.push(letter);
    }
    kept
}

/// A tree of `serde_json` (whose parser bounds the depth) with every part at one origin, and one item more
/// in every list when the text is damaged.
fn convert(parsed: serde_json::Value, origin: &Origin, more: Option<&Value>) -> Value {
    let data = match parsed {
        serde_json::Value::Null => Data::Null,
        serde_json::Value::Bool(truth) => Data::Bool(truth),
        serde_json::Value::Number(number) => {
            Data::Number(number.as_i64().map_or_else(|| Number::Decimal(number.to_string().into()), Number::Int))
        }
        serde_json::Value::String(text) => Data::String(text.into()),
        serde_json::Value::Array(items) => {
            let items = items.into_iter().map(|item| convert(item, origin, more));
            Data::List(Arc::new(items.chain(more.cloned()).collect()))
        }
        serde_json::Value::Object(map) => {
            let entries = map.into_iter().map(|(key, value)| Entry {
                key: key.into(),
                key_span: Span::default(),
                value: convert(value, origin, more),
            });
            Data::Object(Arc::new(Object(entries.collect())))
        }
    };
    Value { data, origin: origin.clone() }
}
