//! Functions that pick, convert or mark a value.

use super::super::convert::convert;
use super::super::evaluator::because;
use super::super::marks::Marks;
use super::super::types::Type;
use super::super::unify::unify;
use super::super::value::{Data, Evaluated, Origin, Unknown, Value};
use super::call::{Call, nullable};
use std::sync::Arc;

pub(super) fn sensitive(call: &Call<'_>) -> Evaluated {
    Ok(call.argument(0)?.clone().marked(Marks::SENSITIVE))
}

pub(super) fn nonsensitive(call: &Call<'_>) -> Evaluated {
    let mut value = call.argument(0)?.clone();
    value.origin.marks = value.origin.marks.without(Marks::SENSITIVE);
    Ok(value)
}

/// `ephemeralasnull`: null of its type in place of every ephemeral part. Of one that is not known even the type may
/// still change, so that it stays unknown, and nothing else is known of it.
pub(super) fn ephemeralasnull(call: &Call<'_>) -> Evaluated {
    Ok(lasting(call.argument(0)?))
}

fn lasting(value: &Value) -> Value {
    let marks = value.origin.marks;
    if !marks.is_ephemeral() {
        return value.with_parts(&lasting);
    }
    let data = match &value.data {
        Data::Unknown(unknown) if !unknown.is_read => {
            let (kind, why) = (unknown.kind.clone(), Arc::clone(&unknown.why));
            Data::Unknown(Arc::new(Unknown { kind, why, ..Unknown::default() }))
        }
        _ => Data::Null(value.kind()),
    };
    Value { data, origin: Origin { marks: marks.without(Marks::EPHEMERAL), ..value.origin.clone() } }
}

pub(super) fn issensitive(call: &Call<'_>) -> Evaluated {
    let value = call.argument(0)?;
    match (value.origin.marks.is_sensitive(), value.is_unknown()) {
        (false, true) => Ok(nullable(call.because(Type::Bool))),
        (marked, _) => Ok(Value::bool(marked, call.at)),
    }
}

pub(super) fn tostring(call: &Call<'_>) -> Evaluated {
    to(call, &Type::String)
}

pub(super) fn tonumber(call: &Call<'_>) -> Evaluated {
    to(call, &Type::Number)
}

pub(super) fn tobool(call: &Call<'_>) -> Evaluated {
    to(call, &Type::Bool)
}

pub(super) fn tolist(call: &Call<'_>) -> Evaluated {
    to(call, &Type::list(Type::Dynamic))
}

pub(super) fn toset(call: &Call<'_>) -> Evaluated {
    to(call, &Type::set(Type::Dynamic))
}

pub(super) fn tomap(call: &Call<'_>) -> Evaluated {
    to(call, &Type::map(Type::Dynamic))
}

fn to(call: &Call<'_>, kind: &Type) -> Evaluated {
    convert(call.argument(0)?, kind).map_err(|why| call.fault(why))
}

/// `coalesce`: the first argument that is neither null nor empty text, as the type all have in common.
pub(super) fn coalesce(call: &Call<'_>) -> Evaluated {
    let kinds: Vec<Type> = call.arguments.iter().map(Value::kind).collect();
    let kind = unify(&kinds).ok_or_else(|| call.fault("the arguments have no type in common"))?;
    for argument in &call.arguments {
        let value = convert(argument, &kind).map_err(|why| call.fault(why))?;
        if value.is_unknown() {
            // text may turn out to be empty, and anything to be null
            let refers_to = value.as_unknown().and_then(|unknown| unknown.refers_to.clone());
            let why = value.as_unknown().map(|unknown| unknown.why.clone()).unwrap_or_default();
            let not_null = kind != Type::Dynamic;
            let unknown = Unknown { kind, why, refers_to, not_null, ..Unknown::default() };
            return Ok(super::super::evaluator::carried(unknown.at(call.at), &[&value]));
        }
        let is_empty = kind == Type::String && super::super::convert::text(&value).is_some_and(|text| text.is_empty());
        if !value.is_null() && !is_empty {
            return Ok(value);
        }
    }
    Err(call.fault("all arguments are null or empty"))
}

/// `coalescelist`: the first argument that is not empty.
pub(super) fn coalescelist(call: &Call<'_>) -> Evaluated {
    if call.arguments.is_empty() {
        return Err(call.fault("coalescelist takes an argument"));
    }
    let is_list = |argument: &&Value| matches!(argument.kind(), Type::List(_) | Type::Tuple(_));
    let mut told = call.arguments.iter().take_while(|argument| !argument.is_unknown());
    if !told.all(|argument| is_list(&argument)) {
        return Err(call.fault("coalescelist takes lists"));
    }
    for argument in &call.arguments {
        match &argument.data {
            Data::Unknown(_) => return Ok(because(Type::Dynamic, &[argument], call.at)),
            Data::Null(_) => {}
            Data::List(_, items) | Data::Tuple(items) if items.is_empty() => {}
            Data::List(..) | Data::Tuple(_) => return Ok(argument.clone()),
            _ => return Err(call.fault("coalescelist takes lists")),
        }
    }
    Err(call.fault("all arguments are null or empty"))
}

/// `element`: the item at an index that wraps around.
pub(super) fn element(call: &Call<'_>) -> Evaluated {
    let list = call.argument(0)?;
    let (Data::List(_, items) | Data::Tuple(items)) = &list.data else {
        return Err(call.fault("element takes a list"));
    };
    let index = call.int(1)?;
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    if index < 0 && matches!(list.data, Data::Tuple(_)) {
        return Err(call.fault("element takes an index of at least 0"));
    }
    let index = index.checked_rem_euclid(length).ok_or_else(|| call.fault("element takes a list that is not empty"))?;
    let item = usize::try_from(index).ok().and_then(|index| items.get(index));
    let item = item.ok_or_else(|| call.fault("element takes an index of at least 0"))?;
    Ok(item.clone().marked(list.origin.marks))
}

/// `lookup`: the value under a key, or a default.
pub(super) fn lookup(call: &Call<'_>) -> Evaluated {
    let (map, key) = (call.argument(0)?, call.argument(1)?);
    let default = call.arguments.get(2);
    if !map.is_unknown() && map.entries().is_none() {
        return Err(call.fault("lookup takes a map, a key and a default"));
    }
    let marks = map.origin.marks.union(key.origin.marks);
    let element = map.element();
    let default = match (default, &element) {
        (Some(default), Some(element)) => {
            let wrong = |_| call.fault("the default has another type than the map's values");
            Some(convert(default, element).map_err(wrong)?)
        }
        (default, _) => default.cloned(),
    };
    if key.is_unknown() || map.is_unknown() {
        return Ok(call.blocked(element.unwrap_or_default()));
    }
    let key = call.text(1)?;
    let value = map.get(&key).cloned().or(default);
    value.map(|value| value.marked(marks)).ok_or_else(|| call.fault(format!("there is no key {key:?}")))
}

/// `one`: the only item, or null when there is none.
pub(super) fn one(call: &Call<'_>) -> Evaluated {
    let list = call.argument(0)?;
    let element = list.element().unwrap_or_default();
    if let Data::Unknown(unknown) = &list.data {
        return match &unknown.kind {
            Type::Tuple(kinds) if kinds.len() > 1 => Err(call.fault("one takes a list of at most one item")),
            Type::Dynamic | Type::List(_) | Type::Set(_) | Type::Tuple(_) => {
                let part = Unknown {
                    kind: element,
                    why: unknown.why.clone(),
                    refers_to: unknown.refers_to.clone(),
                    ..Unknown::default()
                };
                Ok(part.at(call.at))
            }
            Type::Bool | Type::Number | Type::String | Type::Map(_) | Type::Object(_) => {
                Err(call.fault("one takes a list"))
            }
        };
    }
    let items = call.items(0)?;
    match items.as_slice() {
        [] => Ok(Value::null(element, call.at)),
        [only] => Ok(only.clone()),
        _ if matches!(list.data, Data::Set(..)) && !list.is_wholly_known() => Ok(call.because(element)),
        _ => Err(call.fault("one takes a list of at most one item")),
    }
}
