//! Objects, arrays and sets: `object.subset`, whose empty array is a panic in the engine, `any`, `all`, `array.concat`.

use super::{Answer, Refusal, budget::spend, defined};
use regorus::Value;

/// Nesting of objects that is compared; inputs are not nested deeper.
const MAX_DEPTH: usize = 128;

/// Parts of a value that functions go through in one step.
const MAX_PARTS: usize = 4_000_000;

/// Two arrays as one.
pub(super) fn concat(args: &[Value]) -> Answer {
    let [Value::Array(first), Value::Array(second)] = args else { return Ok(Value::Undefined) };
    spend("array.concat", (first.len() + second.len()).saturating_mul(size_of::<Value>()))?;
    Ok(first.iter().chain(second.iter()).cloned().collect::<Vec<_>>().into())
}

/// The value itself, when it has few enough parts to be gone through; a part that occurs twice counts twice.
pub(super) fn bounded(args: &[Value]) -> Answer {
    let [value] = args else { return Ok(Value::Undefined) };
    let mut open = vec![value];
    let mut parts = 0_usize;
    while let Some(value) = open.pop() {
        parts += 1;
        if parts + open.len() > MAX_PARTS {
            return Err(Refusal::Parts(MAX_PARTS));
        }
        match value {
            Value::Array(items) => open.extend(items.iter()),
            Value::Set(items) => open.extend(items.iter()),
            Value::Object(entries) => open.extend(entries.iter().flat_map(|(key, value)| [key, value])),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Undefined => {}
        }
    }
    Ok(value.clone())
}

/// A collection as it is; an empty one for anything else, which has no items.
#[expect(clippy::unnecessary_wraps, reason = "functions give an answer")]
pub(super) fn items(args: &[Value]) -> Answer {
    let collection = args.first().filter(|value| matches!(value, Value::Array(_) | Value::Set(_) | Value::Object(_)));
    Ok(collection.cloned().unwrap_or_else(Value::new_array))
}

/// Whether any member is true.
pub(super) fn any(args: &[Value]) -> Answer {
    defined(members(args).map(|members| members.contains(&&Value::Bool(true)).into()))
}

/// Whether every member is true.
pub(super) fn all(args: &[Value]) -> Answer {
    defined(members(args).map(|members| members.iter().all(|member| **member == Value::Bool(true)).into()))
}

fn members(args: &[Value]) -> Option<Vec<&Value>> {
    match args {
        [Value::Array(items)] => Some(items.iter().collect()),
        [Value::Set(items)] => Some(items.iter().collect()),
        _ => None,
    }
}

/// Whether the second collection is contained in the first; objects are compared key by key.
pub(super) fn subset(args: &[Value]) -> Answer {
    let [whole, part] = args else { return Ok(Value::Undefined) };
    let comparable = matches!(
        (whole, part),
        (Value::Object(_), Value::Object(_))
            | (Value::Set(_), Value::Set(_))
            | (Value::Array(_), Value::Array(_) | Value::Set(_))
    );
    defined(comparable.then(|| contains(whole, part, 0).into()))
}

fn contains(whole: &Value, part: &Value, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(key, part)| whole.get(key).is_some_and(|whole| contains(whole, part, depth + 1)))
        }
        (Value::Set(whole), Value::Set(part)) => part.iter().all(|item| whole.contains(item)),
        (Value::Array(whole), Value::Set(part)) => part.iter().all(|item| whole.contains(item)),
        (Value::Array(whole), Value::Array(part)) => {
            part.is_empty() || whole.as_slice().windows(part.len()).any(|window| window == part.as_slice())
        }
        _ => whole == part,
    }
}
