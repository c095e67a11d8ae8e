//! Objects, arrays and sets: `object.subset`, whose empty array is a panic in the engine, `any`, `all`.

use super::{Answer, defined};
use regorus::Value;

/// Nesting of objects that is compared; inputs are not nested deeper.
const MAX_DEPTH: usize = 128;

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
