//! Reading a canonical resource from a raw one.

use super::compile::{Compiled, Node, Steps};
use super::join::{Siblings, With};
use super::walk::{head, nearest, walk};
use super::{convert, decode};
use crate::model::{Data, Each, Encoding, Entry, Number, Object, Origin, Path, Place, Resource, Span, Step, Value};
use crate::resolve::Raw;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The canonical form of a raw resource; none when the mapping's `where` excludes it.
pub(in crate::resolve) fn canonical(
    mapping: &Compiled,
    raw: &Raw,
    body: &Value,
    siblings: &Siblings<'_>,
) -> Option<Resource> {
    if !mapping.filter.iter().all(|(path, wanted)| may_equal(walk(body, path).as_ref(), wanted)) {
        return None;
    }
    let header = Origin { place: raw.header, ..Origin::default() };
    let nothing = Value { data: Data::Null, origin: header.clone() };
    let root = match mapping.root.as_slice() {
        [] => body.clone(),
        roots => roots.iter().find_map(|root| walk(body, root)).unwrap_or(nothing),
    };
    let reading = Reading { top: body, item: None, siblings, header: raw.header };
    let shape = &*mapping.shape;
    let fields = shape.fields.iter().map(|(name, declared)| {
        let read = mapping.fields.get(name).and_then(|node| reading.read(node, &root, raw.header));
        Entry { key: Arc::clone(name), key_span: Span::default(), value: convert::field(name, declared, read, &header) }
    });
    let attributes = Value { data: Data::Object(Arc::new(Object(fields.collect()))), origin: header.clone() };
    Some(Resource {
        kind: shape.id.clone(),
        address: Arc::clone(&raw.address),
        identity: identity(&shape.identity, &attributes).unwrap_or_else(|| Arc::clone(&raw.address)),
        view: raw.view,
        attributes,
        hidden: hidden(body),
        secrets: Arc::from([]),
        // what the resource as a whole hangs on, such as the module calls it is there by
        origin: Origin { chain: body.origin.chain.clone(), ..header },
        shown: siblings.unit.shown(siblings.raw),
    })
}

/// The places of values that the input marks as secret.
fn hidden(body: &Value) -> Vec<Place> {
    let mut places = Vec::new();
    let mut left = vec![(body, 0)];
    while let Some((value, depth)) = left.pop() {
        if value.origin.sensitive && places.len() < MAX_HIDDEN {
            places.push(value.origin.place);
        } else if depth < HIDDEN_DEPTH {
            left.extend(value.items().unwrap_or_default().iter().map(|item| (item, depth + 1)));
            left.extend(value.entries().unwrap_or_default().iter().map(|entry| (&entry.value, depth + 1)));
        }
    }
    places
}

/// Secret values that are remembered for one resource.
const MAX_HIDDEN: usize = 256;

/// Nesting of values that is searched for secret ones.
const HIDDEN_DEPTH: usize = 32;

fn identity(fields: &[String], attributes: &Value) -> Option<Arc<str>> {
    let parts: Option<Vec<&str>> = fields.iter().map(|name| attributes.get(name)?.as_str()).collect();
    parts.filter(|parts| !parts.is_empty()).map(|parts| parts.join("/").into())
}

#[derive(Clone, Copy)]
struct Reading<'a> {
    top: &'a Value,
    /// The item of a list whose fields are read.
    item: Option<&'a Value>,
    siblings: &'a Siblings<'a>,
    header: Place,
}

impl Reading<'_> {
    /// What a reader finds, starting from a value; `holder` is where that value is written.
    fn read(&self, node: &Node, start: &Value, holder: Place) -> Option<Value> {
        match node {
            Node::Path(path) => walk(self.start(path, start), path),
            Node::First(nodes) => nodes.iter().find_map(|node| self.read(node, start, holder)),
            Node::Table(steps) => self.steps(steps, start, holder),
        }
    }

    fn start<'v>(&'v self, path: &Path, start: &'v Value) -> &'v Value {
        if path.from_top { self.top } else { start }
    }

    fn steps(&self, steps: &Steps, start: &Value, holder: Place) -> Option<Value> {
        if let Some(value) = &steps.value {
            return Some(literal(value, holder, None));
        }
        let found = self.find(steps, start, holder);
        let (holder, found) = match found {
            Some(value) if is_nothing(steps, &value) => (value.origin.place, None),
            found => (holder, found),
        };
        let found = found.map(|value| self.shape(steps, begun(steps, value)));
        let found = if steps.present { Some(presence(found, holder)) } else { found };
        let found = found.map_or(Some(None), |value| mapped(steps, value).map(Some)).unwrap_or(None);
        found.or_else(|| {
            let place = nearest(self.start(&steps.path, start), &steps.path, holder);
            steps.default.as_ref().map(|value| literal(value, place, Some(&steps.because)))
        })
    }

    fn find(&self, steps: &Steps, start: &Value, holder: Place) -> Option<Value> {
        if let Some(nodes) = &steps.concat {
            return self.concat(nodes, start, holder);
        }
        if let Some(join) = steps.join {
            let with = self.item.map_or(With::Resource(self.top), With::Item);
            return walk(&self.siblings.joined(join, with, self.header)?, &steps.path);
        }
        walk(self.start(&steps.path, start), &steps.path)
    }

    /// The items of several lists; one list that is unknown makes the whole unknown.
    fn concat(&self, nodes: &[Node], start: &Value, holder: Place) -> Option<Value> {
        let mut items = Vec::new();
        let mut found = false;
        for value in nodes.iter().filter_map(|node| self.read(node, start, holder)) {
            found = true;
            if matches!(value.data, Data::Unknown(_) | Data::Absent(_)) {
                return Some(value);
            }
            match value.items() {
                Some(list) => items.extend(list.iter().cloned()),
                None => items.push(value),
            }
        }
        found.then(|| Value::list(items, holder))
    }

    /// Decoded, with each item rebuilt from the item's own readers and filtered.
    fn shape(&self, steps: &Steps, value: Value) -> Value {
        let value = match steps.parse {
            Some(Encoding::Json) => decode::json(value),
            None => value,
        };
        match (steps.each, &steps.fields) {
            _ if is_excluded(&value, &steps.filter) => Value { data: Data::List(Arc::default()), ..value },
            _ if matches!(value.data, Data::Unknown(_) | Data::Absent(_)) => value,
            (None, None) => filtered_list(value, &steps.filter),
            (None, Some(fields)) => self.rebuilt(&value, fields),
            (Some(Each::Item), fields) => self.items(&value, fields.as_ref(), &steps.filter),
            (Some(Each::Entry), fields) => self.entries(&value, fields.as_ref(), &steps.filter),
        }
    }

    fn items(&self, value: &Value, fields: Option<&BTreeMap<Arc<str>, Node>>, filter: &[(Path, Data)]) -> Value {
        let items = value.items().unwrap_or_else(|| std::slice::from_ref(value));
        let items = items.iter().filter_map(|item| filtered(item.clone(), filter));
        let items = items.map(|item| match fields {
            Some(fields) => Reading { item: Some(&item), ..*self }.rebuilt(&item, fields),
            None => item,
        });
        Value { data: Data::List(Arc::new(items.collect())), origin: value.origin.clone() }
    }

    fn entries(&self, value: &Value, fields: Option<&BTreeMap<Arc<str>, Node>>, filter: &[(Path, Data)]) -> Value {
        let entries = value.entries().unwrap_or_default().iter();
        let items = entries.filter_map(|entry| {
            let place = Place { source: entry.value.origin.place.source, span: entry.key_span };
            let item = filtered(entry.value.clone(), filter)?;
            let built = fields.map_or_else(|| item.clone(), |fields| self.rebuilt(&item, fields));
            let mut members = match (built.entries(), fields) {
                (Some(entries), _) => entries.to_vec(),
                // what is not known may still be known not to be what a filter asks for
                (None, Some(fields)) => self.members(&item, fields, place),
                (None, None) => Vec::new(),
            };
            let key = Value::string(Arc::clone(&entry.key), place);
            members.push(Entry { key: "key".into(), key_span: entry.key_span, value: key });
            Some(Value { data: Data::Object(Arc::new(Object(members))), origin: entry.value.origin.clone() })
        });
        Value { data: Data::List(Arc::new(items.collect())), origin: value.origin.clone() }
    }

    /// An object of what the readers find in an item, at the item's origin.
    fn rebuilt(&self, item: &Value, fields: &BTreeMap<Arc<str>, Node>) -> Value {
        if matches!(item.data, Data::Unknown(_) | Data::Absent(_)) {
            return item.clone();
        }
        let place = head(item);
        let entries = self.members(item, fields, place);
        let origin = Origin { place, ..item.origin.clone() };
        Value { data: Data::Object(Arc::new(Object(entries))), origin }
    }

    /// What the readers of an object find in an item.
    fn members(&self, item: &Value, fields: &BTreeMap<Arc<str>, Node>, place: Place) -> Vec<Entry> {
        let entries = fields.iter().filter_map(|(name, node)| {
            let value = self.read(node, item, place)?;
            Some(Entry { key: Arc::clone(name), key_span: Span::default(), value })
        });
        entries.collect()
    }
}

/// The value, where texts that are not known but begin with one of the beginnings that say enough are these.
fn begun(steps: &Steps, value: Value) -> Value {
    let items = match &value.data {
        _ if steps.begins.is_empty() => return value,
        Data::List(items) => items.iter().map(|item| begun(steps, item.clone())).collect(),
        Data::Unknown(unknown) => {
            let known = steps.begins.iter().find(|beginning| unknown.begins.starts_with(&***beginning));
            return match known {
                Some(beginning) => Value { data: Data::String(Arc::clone(beginning)), origin: value.origin },
                None => value,
            };
        }
        Data::Null
        | Data::Bool(_)
        | Data::Number(_)
        | Data::String(_)
        | Data::Object(_)
        | Data::Absent(_)
        | Data::Deferred => return value,
    };
    Value { data: Data::List(Arc::new(items)), origin: value.origin }
}

/// Whether a text counts as nothing: where a document is read, a provider writes one that is not there as an empty text.
fn is_nothing(steps: &Steps, value: &Value) -> bool {
    let Some(text) = value.as_str() else { return false };
    (steps.parse.is_some() && text.is_empty()) || steps.nothing.iter().any(|pattern| is_like(text, pattern))
}

/// Whether a text is a pattern's, in which `*` stands for any text. Each part is found where it is first, which leaves
/// most for the next.
fn is_like(text: &str, pattern: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return text == pattern };
    let Some(text) = text.strip_prefix(first) else { return false };
    let (middle, last) = rest.rsplit_once('*').unwrap_or(("", rest));
    let Some(text) = text.strip_suffix(last) else { return false };
    let mut parts = middle.split('*');
    parts.try_fold(text, |text, part| text.split_once(part).map(|(_, after)| after)).is_some()
}

/// Whether a value is unknown and yet cannot pass a filter on the value itself.
fn is_excluded(value: &Value, filter: &[(Path, Data)]) -> bool {
    let mut own = filter.iter().filter(|(path, _)| path.steps.is_empty());
    matches!(value.data, Data::Unknown(_)) && own.any(|(_, wanted)| !may_equal(Some(value), wanted))
}

fn filtered_list(value: Value, filter: &[(Path, Data)]) -> Value {
    let (false, Some(items)) = (filter.is_empty(), value.items()) else { return value };
    let items = items.iter().filter_map(|item| filtered(item.clone(), filter)).collect();
    Value { data: Data::List(Arc::new(items)), origin: value.origin }
}

/// The item when it passes; unknown when that cannot be told.
fn filtered(item: Value, filter: &[(Path, Data)]) -> Option<Value> {
    let mut undecided = None;
    for (path, wanted) in filter {
        let found = walk(&item, path);
        if !may_equal(found.as_ref(), wanted) {
            return None;
        }
        if let Some(Value { data: Data::Unknown(unknown), .. }) = &found {
            undecided = Some(Arc::clone(&unknown.why));
        }
    }
    match undecided {
        Some(why) => {
            let mut unknown = Value::unknown(why, None, item.origin.place);
            unknown.origin = item.origin;
            Some(unknown)
        }
        None => Some(item),
    }
}

/// Whether a value equals a literal, compared as text; an unknown one may, a list when any item does. What
/// another resource will give, such as its ARN, is never a wildcard.
fn may_equal(found: Option<&Value>, wanted: &Data) -> bool {
    match found.map(|value| &value.data) {
        Some(Data::Unknown(unknown)) => unknown.refers_to.is_none() || !is_wildcard(wanted),
        Some(Data::List(items)) => items.iter().any(|item| may_equal(Some(item), wanted)),
        Some(data) => {
            let text = scalar(data);
            let any = if let Data::List(any) = wanted { any.as_slice() } else { &[] };
            text.is_some() && (text == scalar(wanted) || any.iter().any(|one| text == scalar(&one.data)))
        }
        None => matches!(wanted, Data::String(text) if text.is_empty()),
    }
}

/// Whether a literal, or every literal of a list, stands for anything: `*`, `arn:aws:iam::*`, `0.0.0.0/0`.
fn is_wildcard(wanted: &Data) -> bool {
    match wanted {
        Data::String(text) => text.contains('*') || text.ends_with("/0"),
        Data::List(any) => any.iter().all(|one| matches!(&one.data, Data::String(_)) && is_wildcard(&one.data)),
        Data::Null
        | Data::Bool(_)
        | Data::Number(_)
        | Data::Object(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred => false,
    }
}

/// A scalar as text, for comparison.
pub(super) fn scalar(data: &Data) -> Option<String> {
    match data {
        Data::String(text) => Some(text.to_string()),
        Data::Bool(truth) => Some(truth.to_string()),
        Data::Number(Number::Int(number)) => Some(number.to_string()),
        Data::Number(Number::Decimal(digits)) => Some(digits.to_string()),
        Data::Null | Data::List(_) | Data::Object(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => None,
    }
}

/// Whether something is there. A value that only a reference gives will be there, and so will text beside an
/// unknown part; any other unknown may turn out to be null.
fn presence(found: Option<Value>, holder: Place) -> Value {
    let Some(value) = found else { return Value::new(Data::Bool(false), holder) };
    let there = match &value.data {
        Data::Unknown(unknown) if unknown.refers_to.is_none() && !unknown.is_something => return value,
        Data::Absent(_) => return value,
        Data::Unknown(_) | Data::Bool(_) | Data::Number(_) | Data::Object(_) | Data::Deferred => true,
        Data::Null => false,
        Data::String(text) => !text.is_empty(),
        Data::List(items) => !items.is_empty(),
    };
    Value { data: Data::Bool(there), origin: value.origin }
}

/// The value that a map gives for a scalar; none when the map does not list it, so that defaults apply.
fn mapped(steps: &Steps, value: Value) -> Option<Value> {
    let Some(map) = &steps.map else { return Some(value) };
    let Some(text) = scalar(&value.data) else { return Some(value) };
    let data = map.get(&text).or_else(|| map.get("*"))?.clone();
    Some(Value { data, origin: value.origin })
}

fn literal(data: &Data, place: Place, because: Option<&Arc<str>>) -> Value {
    let chain = because.map(|because| Arc::new(Step { label: Arc::clone(because), place, next: None }));
    let origin = Origin { place, chain, sensitive: false };
    let placed = |value: &Value| Value { data: value.data.clone(), origin: origin.clone() };
    let data = if let Data::List(items) = data {
        Data::List(Arc::new(items.iter().map(placed).collect()))
    } else {
        data.clone()
    };
    Value { data, origin }
}
