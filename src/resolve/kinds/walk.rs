//! Following a path through a value.

use crate::model::{Data, Entry, Path, Place, Stride, Value};

/// The value at the end of a path; none when nothing, or null, is there. A value that is unknown on the
/// way is what is found.
pub(super) fn walk(value: &Value, path: &Path) -> Option<Value> {
    follow(value, &path.steps)
}

fn follow(value: &Value, steps: &[Stride]) -> Option<Value> {
    let Some((step, rest)) = steps.split_first() else {
        return (!matches!(value.data, Data::Null)).then(|| value.clone());
    };
    match (&value.data, step) {
        (Data::Unknown(_) | Data::Absent(_), _) => Some(value.clone()),
        (Data::Null, _) => None,
        (Data::Object(_), Stride::Key(key)) => follow(value.get(key)?, rest),
        (Data::List(items), Stride::Key(_)) => follow(items.first()?, steps),
        (Data::List(items), Stride::Item(index)) => follow(items.get(*index)?, rest),
        (Data::List(items), Stride::Every) => Some(every(value, items, rest)),
        (_, Stride::Every) => Some(every(value, std::slice::from_ref(value), rest)),
        (_, Stride::Item(0)) => follow(value, rest),
        (
            Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Deferred | Data::Object(_),
            Stride::Key(_) | Stride::Item(_),
        ) => None,
    }
}

fn every(list: &Value, items: &[Value], rest: &[Stride]) -> Value {
    let flattens = rest.contains(&Stride::Every);
    let mut found = Vec::with_capacity(items.len());
    for value in items.iter().filter_map(|item| follow(item, rest)) {
        match value.items() {
            Some(inner) if flattens => found.extend(inner.iter().cloned()),
            Some(_) | None => found.push(value),
        }
    }
    Value { data: Data::List(std::sync::Arc::new(found)), origin: list.origin.clone() }
}

/// The place of the nearest thing on the way that exists: where a missing value would be written.
pub(super) fn nearest(value: &Value, path: &Path, start: Place) -> Place {
    let mut place = start;
    let mut value = value;
    for step in &path.steps {
        if let (Data::List(items), Stride::Key(_)) = (&value.data, step) {
            let Some(item) = items.first() else { return place };
            value = item;
            place = head(item);
        }
        match (&value.data, step) {
            (Data::Object(_), Stride::Key(key)) => {
                let Some(entry) = value.entry(key).filter(|entry| !matches!(entry.value.data, Data::Null)) else {
                    return place;
                };
                place = named(entry);
                value = &entry.value;
            }
            (Data::List(items), Stride::Item(_) | Stride::Every) => {
                let index = if let Stride::Item(index) = step { *index } else { 0 };
                let Some(item) = items.get(index) else { return place };
                value = item;
                place = head(item);
            }
            _ => return place,
        }
    }
    place
}

/// Where an entry is written: its key, when the value is a container of its own.
fn named(entry: &Entry) -> Place {
    let place = entry.value.origin.place;
    if matches!(entry.value.data, Data::Object(_) | Data::List(_)) {
        return Place { source: place.source, span: entry.key_span };
    }
    place
}

/// Where an item of a list begins: its first key when its place is its whole text, else the header that
/// its place already is.
pub(super) fn head(item: &Value) -> Place {
    let place = item.origin.place;
    let Some(first) = item.entries().and_then(<[Entry]>::first) else { return place };
    let inside = place.span.start <= first.key_span.start && first.key_span.end <= place.span.end;
    if inside { Place { source: place.source, span: first.key_span } } else { place }
}
