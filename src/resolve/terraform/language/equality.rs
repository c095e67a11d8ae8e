//! Equality: of type and value, as far as it is known.

use super::convert::text;
use super::number::Number;
use super::types::Type;
use super::value::{Data, Unknown, Value};

/// Whether two values are equal; none when that depends on what is unknown. Values of two types are not equal.
pub(crate) fn equal(left: &Value, right: &Value) -> Option<bool> {
    match (&left.data, &right.data) {
        (Data::Null(_), Data::Null(_)) => return Some(true),
        (Data::Null(_), Data::Unknown(unknown)) | (Data::Unknown(unknown), Data::Null(_)) => {
            return if unknown.not_null { Some(false) } else { None };
        }
        (Data::Null(_), _) | (_, Data::Null(_)) => return Some(false),
        (Data::Unknown(unknown), _) if excludes(unknown, right) => return Some(false),
        (_, Data::Unknown(unknown)) if excludes(unknown, left) => return Some(false),
        (Data::Instance(_), _) | (_, Data::Instance(_)) => return None,
        // of two types, whatever their items are
        (Data::Tuple(left), Data::Tuple(right)) if left.len() != right.len() => return Some(false),
        _ => {}
    }
    let (left_kind, right_kind) = (left.kind(), right.kind());
    if (!left.is_unknown() || !right.is_unknown()) && !left_kind.may_be(&right_kind) {
        return Some(false);
    }
    if left_kind.has_dynamic() || right_kind.has_dynamic() {
        return if left.is_wholly_known() && right.is_wholly_known() { known(left, right) } else { None };
    }
    if left.is_unknown() && right.is_unknown() {
        return None;
    }
    if left_kind != right_kind {
        return Some(false);
    }
    if left.is_unknown() || right.is_unknown() {
        return None;
    }
    known(left, right)
}

/// Whether what is known of a value says that it is not another.
fn excludes(unknown: &Unknown, other: &Value) -> bool {
    match &other.data {
        Data::String(_) | Data::Json(_) if unknown.kind == Type::String => text(other).is_some_and(|text| {
            !text.starts_with(&*unknown.prefix) || unknown.is_read && unknown.not_empty && text.is_empty()
        }),
        Data::Number(number) if unknown.kind == Type::Number => !is_within(unknown, number),
        Data::List(..) | Data::Map(..) if unknown.kind.is_collection() && unknown.kind == other.kind() => {
            let length = i64::try_from(other.parts().count()).unwrap_or(i64::MAX);
            !is_within(unknown, &Number::from(length))
        }
        _ => false,
    }
}

fn is_within(unknown: &Unknown, number: &Number) -> bool {
    let above = unknown.least.as_ref().is_none_or(|least| least.order(number).is_le());
    above && unknown.largest.as_ref().is_none_or(|largest| largest.order(number).is_ge())
}

fn known(left: &Value, right: &Value) -> Option<bool> {
    match (&left.data, &right.data) {
        (Data::Bool(left), Data::Bool(right)) => Some(left == right),
        (Data::Number(left), Data::Number(right)) => Some(left.order(right).is_eq()),
        (Data::String(_) | Data::Json(_), Data::String(_) | Data::Json(_)) => Some(text(left)? == text(right)?),
        (Data::Set(_, left), Data::Set(_, right)) => sets(left, right),
        (Data::List(_, left), Data::List(_, right)) | (Data::Tuple(left), Data::Tuple(right)) => {
            if left.len() != right.len() {
                return Some(false);
            }
            all(left.iter().zip(right.iter()).map(|(left, right)| equal(left, right)))
        }
        (Data::Map(_, left), Data::Map(_, right)) | (Data::Object(left), Data::Object(right)) => {
            if left.len() != right.len() || left.iter().zip(right.iter()).any(|(left, right)| left.key != right.key) {
                return Some(false);
            }
            all(left.iter().zip(right.iter()).map(|(left, right)| equal(&left.value, &right.value)))
        }
        _ => Some(false),
    }
}

/// Sets are compared in their order; with something unknown inside, nothing is said.
fn sets(left: &[Value], right: &[Value]) -> Option<bool> {
    if left.iter().chain(right).any(|item| !item.is_wholly_known()) {
        return None;
    }
    if left.len() != right.len() {
        return Some(false);
    }
    all(left.iter().zip(right).map(|(left, right)| equal(left, right)))
}

/// All of it: the first part that is not equal, or not known, decides.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    for part in parts {
        if part != Some(true) {
            return part;
        }
    }
    Some(true)
}
