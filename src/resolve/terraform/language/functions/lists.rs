//! Functions over lists.

use super::super::convert::convert;
use super::super::equality::equal;
use super::super::evaluator::because;
use super::super::marks::Marks;
use super::super::number::Number;
use super::super::set;
use super::super::types::Type;
use super::super::unify::unify;
use super::super::value::{Data, Evaluated, Unknown, Value};
use super::call::Call;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// Items that `range` makes at most, as in Terraform.
const LONGEST_RANGE: usize = 1024;

pub(super) fn length(call: &Call<'_>) -> Evaluated {
    let value = call.argument(0)?;
    let count = match &value.data {
        Data::Set(_, items) if set::is_open(items) => {
            return Ok(at_least(call, Some(Number::from(1)), Some(count(items.len()))));
        }
        Data::List(_, items) | Data::Set(_, items) | Data::Tuple(items) => items.len(),
        Data::Map(_, entries) | Data::Object(entries) => entries.len(),
        Data::String(_) | Data::Json(_) => call.text(0)?.graphemes(true).count(),
        Data::Unknown(unknown) => match &unknown.kind {
            Type::Tuple(kinds) => kinds.len(),
            Type::Object(attributes) => attributes.len(),
            Type::List(_) | Type::Set(_) | Type::Map(_) => {
                return Ok(at_least(call, unknown.least.clone(), unknown.largest.clone()));
            }
            Type::Dynamic | Type::String => return Ok(at_least(call, None, None)),
            Type::Bool | Type::Number => return Err(call.fault("numbers and bools have no length")),
        },
        Data::Null(_) | Data::Bool(_) | Data::Number(_) | Data::Instance(_) => {
            return Err(call.fault("numbers and bools have no length"));
        }
    };
    Ok(Value::count(count, call.at).marked(value.origin.marks))
}

fn count(count: usize) -> Number {
    Number::from(i64::try_from(count).unwrap_or(i64::MAX))
}

/// A length that is not known.
fn at_least(call: &Call<'_>, least: Option<Number>, largest: Option<Number>) -> Value {
    let value = call.because(Type::Number);
    let why = value.as_unknown().map(|unknown| Arc::clone(&unknown.why)).unwrap_or_default();
    let least = Some(least.unwrap_or(Number::from(0)));
    let unknown = Unknown { kind: Type::Number, why, not_null: true, least, largest, ..Unknown::default() };
    Value { data: Data::Unknown(Arc::new(unknown)), origin: value.origin }
}

pub(super) fn alltrue(call: &Call<'_>) -> Evaluated {
    for item in call.items(0)?.iter() {
        match item.data {
            Data::Bool(true) => {}
            Data::Unknown(_) => return Ok(call.because(Type::Bool)),
            _ => return Ok(Value::bool(false, call.at)),
        }
    }
    Ok(Value::bool(true, call.at))
}

pub(super) fn anytrue(call: &Call<'_>) -> Evaluated {
    let items = call.items(0)?;
    if items.iter().any(|item| matches!(item.data, Data::Bool(true))) {
        return Ok(Value::bool(true, call.at));
    }
    let is_open = items.iter().any(Value::is_unknown);
    Ok(if is_open { call.because(Type::Bool) } else { Value::bool(false, call.at) })
}

pub(super) fn chunklist(call: &Call<'_>) -> Evaluated {
    let list = call.argument(0)?;
    let items = call.items(0)?;
    let size = usize::try_from(call.int(1)?).map_err(|_| call.fault("the size is below 0"))?;
    let kind = list.kind();
    let element = kind.element().cloned().unwrap_or_default();
    let size = if size == 0 { items.len().max(1) } else { size };
    let chunks = items.chunks(size).map(|chunk| Value::list(element.clone(), chunk.to_vec(), call.at)).collect();
    let marks = list.origin.marks.union(call.argument(1)?.origin.marks);
    Ok(Value::list(kind, chunks, call.at).marked(marks))
}

pub(super) fn compact(call: &Call<'_>) -> Evaluated {
    let is_kept = |item: &&Value| super::super::convert::text(item).is_some_and(|text| !text.is_empty());
    let items = call.items(0)?.iter().filter(is_kept).cloned().collect();
    Ok(Value::list(Type::String, items, call.at))
}

pub(super) fn concat(call: &Call<'_>) -> Evaluated {
    if call.arguments.is_empty() {
        return Err(call.fault("concat takes an argument"));
    }
    let marks = call.arguments.iter().map(|argument| argument.origin.marks).collect();
    for argument in &call.arguments {
        if !matches!(argument.kind(), Type::Dynamic | Type::List(_) | Type::Tuple(_)) {
            return Err(call.fault("concat takes lists"));
        }
    }
    let elements: Option<Vec<Type>> = call
        .arguments
        .iter()
        .map(|argument| if let Type::List(element) = argument.kind() { Some((*element).clone()) } else { None })
        .collect();
    let common = elements.and_then(|elements| unify(&elements));
    if call.arguments.iter().any(Value::is_unknown) {
        let kind = common.map_or(Type::Dynamic, Type::list);
        return Ok(call.blocked(kind));
    }
    let all = || call.arguments.iter().filter_map(Value::items).flat_map(|items| items.iter());
    let result = match common {
        Some(kind) => {
            let items = all().map(|item| convert(item, &kind)).collect::<Result<_, _>>();
            Value::list(kind, items.map_err(|why| call.fault(why))?, call.at)
        }
        None => Value::tuple(all().cloned().collect(), call.at),
    };
    Ok(result.marked(marks))
}

pub(super) fn contains(call: &Call<'_>) -> Evaluated {
    let (list, wanted) = (call.argument(0)?, call.argument(1)?);
    if list.is_unknown() {
        return match list.kind() {
            Type::Dynamic | Type::List(_) | Type::Set(_) | Type::Tuple(_) => Ok(call.because(Type::Bool)),
            _ => Err(call.fault("contains takes a list")),
        };
    }
    let items = call.items(0)?;
    let found: Vec<Option<bool>> = items.iter().map(|item| equal(wanted, item)).collect();
    if found.contains(&Some(true)) {
        return Ok(Value::bool(true, call.at));
    }
    Ok(if found.contains(&None) { call.because(Type::Bool) } else { Value::bool(false, call.at) })
}

pub(super) fn distinct(call: &Call<'_>) -> Evaluated {
    let list = call.argument(0)?;
    let mut kept: Vec<Value> = Vec::new();
    for item in call.items(0)?.iter() {
        if !call.evaluator.names.budget().afford(kept.len() / 16) {
            return Ok(Value::unknown(list.kind(), "the module makes too many items", call.at));
        }
        if !kept.iter().any(|other| equal(other, item) == Some(true)) {
            kept.push(item.clone());
        }
    }
    Ok(Value::list(list.element().unwrap_or_default(), kept, call.at))
}

pub(super) fn flatten(call: &Call<'_>) -> Evaluated {
    let list = call.argument(0)?;
    let (mut items, mut marks) = (Vec::new(), list.origin.marks);
    call.items(0)?;
    if !flat(list, &mut items, &mut marks) {
        return Ok(call.because(Type::Dynamic).marked(marks));
    }
    Ok(Value::tuple(items, call.at).marked(marks))
}

/// Adds the items of a list, and of the lists in it; false when their number is not known.
fn flat(list: &Value, out: &mut Vec<Value>, marks: &mut Marks) -> bool {
    *marks = marks.union(list.origin.marks);
    if matches!(&list.data, Data::Set(_, items) if set::is_open(items)) {
        return false;
    }
    for item in list.items().into_iter().flat_map(|items| items.iter()) {
        match &item.data {
            Data::List(..) | Data::Set(..) | Data::Tuple(_) => {
                if !flat(item, out, marks) {
                    return false;
                }
            }
            Data::Unknown(unknown)
                if !(unknown.is_whole() && unknown.not_null)
                    && matches!(unknown.kind, Type::Dynamic | Type::List(_) | Type::Set(_) | Type::Tuple(_)) =>
            {
                return false;
            }
            _ => out.push(item.clone()),
        }
    }
    true
}

pub(super) fn index(call: &Call<'_>) -> Evaluated {
    let (list, wanted) = (call.argument(0)?, call.argument(1)?);
    let (Data::List(_, items) | Data::Tuple(items)) = &list.data else {
        return Err(call.fault("index takes a list"));
    };
    for (index, item) in items.iter().enumerate() {
        match equal(item, wanted) {
            Some(true) => return Ok(Value::count(index, call.at)),
            Some(false) => {}
            None => return Ok(call.because(Type::Number)),
        }
    }
    Err(call.fault("the item is not in the list"))
}

pub(super) fn matchkeys(call: &Call<'_>) -> Evaluated {
    let (values, keys, wanted) = (call.items(0)?, call.argument(1)?, call.argument(2)?);
    let kind = unify(&[keys.kind(), wanted.kind()]).ok_or_else(|| call.fault("keys and searchset differ in type"))?;
    let as_kind = |list: &Value| convert(list, &kind).map_err(|why| call.fault(why));
    let (keys, wanted) = (as_kind(keys)?, as_kind(wanted)?);
    let (Some(keys), Some(wanted)) = (keys.items(), wanted.items()) else {
        return Err(call.fault("matchkeys takes lists"));
    };
    if keys.len() != values.len() {
        return Err(call.fault("keys and values must be of one length"));
    }
    let element = call.argument(0)?.element().unwrap_or_default();
    if wanted.is_empty() {
        return Ok(Value::list(element, Vec::new(), call.at));
    }
    if !call.arguments.iter().take(2).all(Value::is_wholly_known) {
        return Ok(call.because(call.argument(0)?.kind()));
    }
    if !call.evaluator.names.budget().afford(keys.len().saturating_mul(wanted.len()) / 16) {
        return Ok(Value::unknown(call.argument(0)?.kind(), "the module makes too many items", call.at));
    }
    let mut kept = Vec::new();
    for (value, key) in values.iter().zip(keys.iter()) {
        match wanted.iter().map(|other| equal(key, other)).find(|is_equal| *is_equal != Some(false)) {
            Some(Some(_)) => kept.push(value.clone()),
            None => {}
            // Terraform gives up at a wanted key that it does not know, and keeps nothing
            Some(None) => return Ok(Value::list(element, Vec::new(), call.at)),
        }
    }
    Ok(Value::list(element, kept, call.at))
}

pub(super) fn range(call: &Call<'_>) -> Evaluated {
    let number = |index: usize| call.number(index).cloned();
    let (start, end, step) = match call.arguments.len() {
        1 => (Number::from(0), number(0)?, None),
        2 => (number(0)?, number(1)?, None),
        3 => (number(0)?, number(1)?, Some(number(2)?)),
        _ => return Err(call.fault("range takes one to three numbers")),
    };
    let is_falling = end.order(&start).is_lt();
    let step = step.unwrap_or(Number::from(if is_falling { -1 } else { 1 }));
    let zero = Number::from(0);
    if step.order(&zero).is_eq() && start.order(&end).is_ne() {
        return Err(call.fault("the step is 0"));
    }
    if start.order(&end).is_ne() && is_falling != step.order(&zero).is_lt() {
        return Err(call.fault("the step leads away from the end"));
    }
    let mut items = Vec::new();
    let mut next = start;
    while next.order(&end) == (if is_falling { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less }) {
        if items.len() >= LONGEST_RANGE {
            return Err(call.fault("the range has more than 1024 items"));
        }
        items.push(Value::number(next.clone(), call.at));
        next = next.plus(&step).map_err(|_| call.fault("the range has no end"))?;
    }
    Ok(Value::list(Type::Number, items, call.at))
}

pub(super) fn reverse(call: &Call<'_>) -> Evaluated {
    let list = call.argument(0)?;
    let items: Vec<Value> = call.items(0)?.iter().rev().cloned().collect();
    let result = match list.kind() {
        Type::Tuple(_) => Value::tuple(items, call.at),
        kind => Value::list(kind.element().cloned().unwrap_or_default(), items, call.at),
    };
    Ok(result.marked(list.origin.marks))
}

pub(super) fn slice(call: &Call<'_>) -> Evaluated {
    let list = call.argument(0)?;
    let (Data::List(_, items) | Data::Tuple(items)) = &list.data else {
        return Err(call.fault("slice takes a list"));
    };
    let index = |at: usize| usize::try_from(call.int(at)?).map_err(|_| call.fault("an index is below 0"));
    let (start, end) = (index(1)?, index(2)?);
    let items = items.get(start..end).ok_or_else(|| call.fault("the indices are not within the list"))?.to_vec();
    let result = match list.kind().element() {
        Some(element) => Value::list(element.clone(), items, call.at),
        None => Value::tuple(items, call.at),
    };
    Ok(result.marked(list.origin.marks))
}

pub(super) fn sort(call: &Call<'_>) -> Evaluated {
    let list = call.argument(0)?;
    let mut items = list.items().map(|items| items.to_vec()).unwrap_or_default();
    if !list.is_wholly_known() {
        let value = call.because(Type::list(Type::String));
        let why = value.as_unknown().map(|unknown| Arc::clone(&unknown.why)).unwrap_or_default();
        let length = Some(count(items.len()));
        let (least, largest) = match list.as_unknown() {
            Some(list) => (list.least.clone(), list.largest.clone()),
            None => (length.clone(), length),
        };
        let unknown = Unknown { kind: value.kind(), why, not_null: true, least, largest, ..Unknown::default() };
        return Ok(Value { data: Data::Unknown(Arc::new(unknown)), origin: value.origin }.with_known_length());
    }
    if items.iter().any(Value::is_null) {
        return Err(call.fault("the list holds null"));
    }
    items.sort_by_key(super::super::convert::text);
    Ok(Value::list(Type::String, items, call.at))
}

/// Items of any list as a result that is not known.
pub(super) fn unknown_list(call: &Call<'_>, element: Type) -> Value {
    because(Type::list(element), &call.arguments.iter().collect::<Vec<_>>(), call.at)
}
