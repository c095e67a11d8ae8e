//! Functions over maps and objects.

use super::super::convert::text;
use super::super::types::Type;
use super::super::value::{Data, Entry, Evaluated, Value};
use super::call::Call;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) fn keys(call: &Call<'_>) -> Evaluated {
    let map = call.argument(0)?;
    let key = |name: &Arc<str>| Value::string(Arc::clone(name), call.at);
    let result = match (&map.data, map.kind()) {
        (Data::Unknown(_), Type::Object(attributes)) => {
            Value::tuple(attributes.iter().map(|attribute| key(&attribute.name)).collect(), call.at)
        }
        (Data::Unknown(_), Type::Map(_)) => super::lists::unknown_list(call, Type::String),
        (Data::Unknown(_), Type::Dynamic) => call.because(Type::Dynamic),
        (Data::Map(_, entries), _) => {
            Value::list(Type::String, entries.iter().map(|entry| key(&entry.key)).collect(), call.at)
        }
        (Data::Object(entries), _) => Value::tuple(entries.iter().map(|entry| key(&entry.key)).collect(), call.at),
        _ => return Err(call.fault("keys takes a map")),
    };
    Ok(result.marked(map.origin.marks))
}

pub(super) fn values(call: &Call<'_>) -> Evaluated {
    let map = call.argument(0)?;
    let result = match (&map.data, map.kind()) {
        (Data::Unknown(_), Type::Map(element)) => super::lists::unknown_list(call, (*element).clone()),
        (Data::Unknown(_), Type::Object(attributes)) => {
            call.because(Type::tuple(attributes.iter().map(|attribute| attribute.kind.clone())))
        }
        (Data::Unknown(_), Type::Dynamic) => call.because(Type::Dynamic),
        (Data::Map(kind, entries), _) => {
            Value::list(kind.clone(), entries.iter().map(|entry| entry.value.clone()).collect(), call.at)
        }
        (Data::Object(entries), _) => Value::tuple(entries.iter().map(|entry| entry.value.clone()).collect(), call.at),
        _ => return Err(call.fault("values takes a map")),
    };
    Ok(result.marked(map.origin.marks))
}

/// `merge`: later entries replace earlier ones; maps of one type stay such a map.
pub(super) fn merge(call: &Call<'_>) -> Evaluated {
    let kinds: Vec<Type> = call.arguments.iter().map(Value::kind).collect();
    let marks = call.arguments.iter().map(|argument| argument.origin.marks).collect();
    if let Some(first) = kinds.iter().position(|kind| !matches!(kind, Type::Map(_) | Type::Object(_) | Type::Dynamic)) {
        return Err(call.fault(format!(
            "argument {} of merge is a {}",
            first + 1,
            kinds.get(first).map(Type::name).unwrap_or_default()
        )));
    }
    let first = kinds.first().cloned().unwrap_or_default();
    let is_one = kinds.iter().all(|kind| *kind == first);
    if call.arguments.iter().any(Value::is_unknown) {
        return Ok(call.blocked(if is_one { first } else { Type::Dynamic }));
    }
    let mut merged: BTreeMap<Arc<str>, Entry> = BTreeMap::new();
    for entry in call.arguments.iter().filter_map(Value::entries).flat_map(|entries| entries.iter()) {
        merged.insert(Arc::clone(&entry.key), entry.clone());
    }
    let entries = merged.into_values().collect();
    let result = match first {
        Type::Map(element) if is_one => Value::map((*element).clone(), entries, call.at),
        _ => Value::object(entries, call.at),
    };
    Ok(result.marked(marks))
}

pub(super) fn transpose(call: &Call<'_>) -> Evaluated {
    let mut turned: BTreeMap<Arc<str>, Vec<Arc<str>>> = BTreeMap::new();
    for entry in call.argument(0)?.entries().into_iter().flat_map(|entries| entries.iter()) {
        let items = entry.value.items().ok_or_else(|| call.fault("the map holds null"))?;
        for item in items.iter() {
            let item = text(item).ok_or_else(|| call.fault("a list holds null"))?;
            turned.entry(item).or_default().push(Arc::clone(&entry.key));
        }
    }
    let entry = |(key, mut names): (Arc<str>, Vec<Arc<str>>)| {
        names.sort();
        Ok(Entry::new(key, call.gives_texts(names.into_iter())?))
    };
    let entries = turned.into_iter().map(entry).collect::<Result<_, _>>()?;
    Ok(Value::map(Type::list(Type::String), entries, call.at))
}

pub(super) fn zipmap(call: &Call<'_>) -> Evaluated {
    let (keys, values) = (call.items(0)?, call.argument(1)?);
    let (Data::List(_, items) | Data::Tuple(items)) = &values.data else {
        return Err(call.fault("zipmap takes two lists"));
    };
    if keys.len() != items.len() {
        return Err(call.fault("the lists of zipmap must be of one length"));
    }
    let entry = |(key, value): (&Value, &Value)| {
        let key_text = text(key).ok_or_else(|| call.fault("a key is null"))?;
        Ok(Entry { key: key_text, key_span: key.origin.place.span, value: value.clone() })
    };
    let entries = keys.iter().zip(items.iter()).map(entry).collect::<Result<_, _>>()?;
    let result = match values.kind().element() {
        Some(element) => Value::map(element.clone(), entries, call.at),
        None => Value::object(entries, call.at),
    };
    Ok(result.marked(values.origin.marks))
}
