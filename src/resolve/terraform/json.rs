//! JSON inside Terraform: `jsonencode`, `jsondecode` and policy documents.
//!
//! Text made from a known structure is kept as that structure, so that a finding in a policy points at
//! the line of the policy's statement. Inside the evaluator such a value is an object with one entry
//! under [`MARK`]; it becomes text when text is asked for, and the structure when it leaves.

use super::convert::sorted;
use super::evaluator::{LONGEST, is_unknown};
use super::number::Decimal;
use crate::model::{Data, Entry, Place, Value};
use std::fmt::Write as _;

/// No identifier and no sensible key is this.
const MARK: &str = "\u{0}json";

/// A string that holds the structure as JSON.
pub(super) fn wrapped(structure: Value, at: Place) -> Value {
    Value::object(vec![Entry { key: MARK.into(), key_span: at.span, value: structure }], at)
}

/// The structure of a string that [`wrapped`] made.
pub(super) fn unwrapped(value: &Value) -> Option<&Value> {
    match value.entries()? {
        [only] if &*only.key == MARK => Some(&only.value),
        _ => None,
    }
}

/// JSON text as Terraform's `jsonencode` writes it; none when a part is unknown or it gets too long.
pub(super) fn render(value: &Value) -> Option<String> {
    let mut text = String::new();
    write(value, &mut text).then_some(text)
}

fn write(value: &Value, out: &mut String) -> bool {
    if out.len() > LONGEST {
        return false;
    }
    match &value.data {
        Data::Null => out.push_str("null"),
        Data::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Data::Number(number) => match Decimal::of(number) {
            Some(decimal) => out.push_str(&decimal.text()),
            None => return false,
        },
        Data::String(text) => out.push_str(&quoted_for_html(text)),
        Data::List(items) => return write_list(items, out),
        Data::Object(object) => match unwrapped(value) {
            Some(inner) => match render(inner) {
                Some(text) => out.push_str(&quoted_for_html(&text)),
                None => return false,
            },
            None => return write_object(&object.0, out),
        },
        Data::Unknown(_) | Data::Absent(_) | Data::Deferred => return false,
    }
    true
}

fn write_list(items: &[Value], out: &mut String) -> bool {
    out.push('[');
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        if !write(item, out) {
            return false;
        }
    }
    out.push(']');
    true
}

fn write_object(entries: &[Entry], out: &mut String) -> bool {
    out.push('{');
    for (index, entry) in sorted(entries).into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&quoted_for_html(&entry.key));
        out.push(':');
        if !write(&entry.value, out) {
            return false;
        }
    }
    out.push('}');
    true
}

/// A JSON string.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if u32::from(control) < 0x20 => {
                // writing to a String cannot fail
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// A JSON string as Go writes it: what HTML could misread is escaped.
fn quoted_for_html(text: &str) -> String {
    quoted(text)
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// The value of JSON text, all of it placed where the text comes from.
pub(super) fn parse(text: &str, at: Place) -> Option<Value> {
    let parsed: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(from_serde(&parsed, at))
}

fn from_serde(value: &serde_json::Value, at: Place) -> Value {
    match value {
        serde_json::Value::Null => Value::new(Data::Null, at),
        serde_json::Value::Bool(value) => Value::new(Data::Bool(*value), at),
        serde_json::Value::Number(number) => super::number::literal(&number.to_string(), at),
        serde_json::Value::String(text) => Value::string(text.as_str(), at),
        serde_json::Value::Array(items) => Value::list(items.iter().map(|item| from_serde(item, at)).collect(), at),
        serde_json::Value::Object(entries) => {
            let entries = entries.iter().map(|(key, value)| Entry {
                key: key.as_str().into(),
                key_span: at.span,
                value: from_serde(value, at),
            });
            Value::object(entries.collect(), at)
        }
    }
}

/// The structure behind JSON text, whether it was kept or must be read.
pub(super) fn decoded(value: &Value, at: Place) -> Option<Value> {
    if let Some(structure) = unwrapped(value) {
        return Some(structure.clone());
    }
    if is_unknown(value) {
        return None;
    }
    parse(value.as_str()?, at)
}
