//! The attributes of a resource of a plan or a state, with the marks that lie over them.

use super::configuration::path_key;
use super::merge::Laying;
use super::references::is_left_to_provider;
use crate::model::{Data, Document, Entry, Origin, Outline, PathStep, Place, Span, Value};
use crate::resolve::Raw;
use std::sync::Arc;

/// Deeper values than this are cut off as unknown; Terraform's own types stay far below.
const DEPTH: usize = 100;

/// The attributes of a resource of a plan or a state: what only applying will tell is unknown, what the
/// provider calls sensitive is marked, and null attributes are left out, as if they were not set. So are
/// unknown attributes that the configuration leaves to the provider: code that does not set them says no more.
pub(in crate::resolve) fn body(document: &Document, raw: &Raw, _: &Outline) -> Value {
    let whole = |key| raw.body.get(key).map(|value| document.expand(value, DEPTH).into_owned());
    let unknown = whole("after_unknown");
    let sensitive = whole("after_sensitive");
    let overlay = Overlay { references: raw.body.get("references"), hashed: hashed(&raw.kind) };
    let after = whole("after").and_then(|after| {
        overlay.apply(after, Marks { unknown: unknown.as_ref(), sensitive: sensitive.as_ref() }, &mut Vec::new())
    });
    let after = after.unwrap_or_else(|| Value::object(Vec::new(), raw.header));
    match raw.body.get(CODE) {
        Some(code) => Laying { plan: document.source() }.value(after, Some(code), raw.header),
        None => after,
    }
}

/// Gives the body of a raw resource that of the code it was planned from; its header is where the plan has it.
pub(super) fn with_code(raw: &mut Raw, code: &Raw) {
    let origin = Origin { place: code.header, ..code.body.origin.clone() };
    let code = Value { data: code.body.data.clone(), origin };
    let code = code.through(format!("plan of {}", raw.address), raw.header);
    let body = &mut raw.body;
    if let Data::Object(object) = &mut body.data {
        body.origin.chain.clone_from(&code.origin.chain);
        Arc::make_mut(object).0.push(entry(&CODE.into(), code));
    }
}

/// The part of a body that holds the code.
const CODE: &str = "code";

/// Makes the bodies of raw resources: `after` and the marks over it, under keys that all of them share.
pub(in crate::resolve) struct Parts {
    after: Arc<str>,
    unknown: Arc<str>,
    sensitive: Arc<str>,
    references: Arc<str>,
}

impl Parts {
    pub(in crate::resolve) fn new() -> Self {
        Self {
            after: "after".into(),
            unknown: "after_unknown".into(),
            sensitive: "after_sensitive".into(),
            references: "references".into(),
        }
    }

    /// The body that [`body`] reads later; marks that mark nothing are left out.
    pub(in crate::resolve) fn body(&self, after: &Value, unknown: Option<&Value>, sensitive: Option<&Value>) -> Value {
        let mark =
            |key, mark: Option<&Value>| mark.filter(|mark| says_something(mark)).map(|mark| entry(key, mark.clone()));
        let mut parts = vec![entry(&self.after, after.clone())];
        parts.extend(mark(&self.unknown, unknown));
        parts.extend(mark(&self.sensitive, sensitive));
        Value::object(parts, after.origin.place)
    }

    /// Adds what [`super::references::References::of`] gave to a body.
    pub(super) fn refer(&self, body: &mut Value, known: Value) {
        if let Data::Object(object) = &mut body.data {
            Arc::make_mut(object).0.push(entry(&self.references, known));
        }
    }
}

fn entry(key: &Arc<str>, value: Value) -> Entry {
    Entry { key: Arc::clone(key), key_span: Span::default(), value }
}

/// Whether a mark (`after_unknown`, `after_sensitive`) may mark anything.
fn says_something(mark: &Value) -> bool {
    !matches!(mark.data, Data::Bool(false) | Data::Null) && mark.entries().is_none_or(|entries| !entries.is_empty())
}

/// The marks that lie over a planned value, in its shape.
#[derive(Clone, Copy)]
struct Marks<'a> {
    unknown: Option<&'a Value>,
    sensitive: Option<&'a Value>,
}

impl<'a> Marks<'a> {
    fn of_key(self, key: &str) -> Self {
        let under =
            |mark: Option<&'a Value>| mark.and_then(|mark| if is_true(mark) { Some(mark) } else { mark.get(key) });
        Self { unknown: under(self.unknown), sensitive: under(self.sensitive) }
    }

    fn of_item(self, index: usize) -> Self {
        let under = |mark: Option<&'a Value>| {
            mark.and_then(
                |mark| if is_for_all(mark) { Some(mark) } else { mark.items().and_then(|items| items.get(index)) },
            )
        };
        Self { unknown: under(self.unknown), sensitive: under(self.sensitive) }
    }
}

/// Whether a mark means each item of a list: by itself, or by the attributes that it names.
fn is_for_all(mark: &Value) -> bool {
    is_true(mark) || mark.entries().is_some()
}

fn is_true(mark: &Value) -> bool {
    matches!(mark.data, Data::Bool(true))
}

fn is_named(path: &[PathStep], name: Option<&str>) -> bool {
    let [PathStep::Key(key)] = path else { return false };
    Some(&**key) == name
}

struct Overlay<'a> {
    references: Option<&'a Value>,
    /// The attribute that plans and states hold the SHA-1 of, and not the value.
    hashed: Option<&'static str>,
}

/// The AWS provider keeps the script of these types as a digest (`StateFunc` of `user_data`).
fn hashed(kind: &str) -> Option<&'static str> {
    ["aws_instance", "aws_launch_configuration", "aws_spot_instance_request"].contains(&kind).then_some("user_data")
}

fn is_sha1(text: &str) -> bool {
    text.len() == 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl Overlay<'_> {
    /// The value with its marks applied; none for a null that is not unknown, and for what the provider fills in.
    fn apply(&self, value: Value, marks: Marks<'_>, path: &mut Vec<PathStep>) -> Option<Value> {
        let sensitive = marks.sensitive.is_some_and(is_true);
        if let Some(mark) = marks.unknown.filter(|mark| is_true(mark)) {
            if self.references.is_some_and(|known| is_left_to_provider(known, path)) {
                return None;
            }
            let mut unknown = self.unknown(path, mark.origin.place);
            unknown.origin.sensitive = sensitive;
            return Some(unknown);
        }
        if value.as_str().is_some_and(is_sha1) && is_named(path, self.hashed) {
            return Some(Value::unknown("only its SHA-1 is given", None, value.origin.place));
        }
        let Value { data, mut origin } = value;
        origin.sensitive |= sensitive;
        let data = match data {
            Data::Null => return None,
            Data::Object(object) => self.object(Arc::unwrap_or_clone(object).0, marks, path),
            Data::List(items) => self.list(Arc::unwrap_or_clone(items), marks, path),
            Data::Deferred => return Some(Value::unknown("it is nested too deeply to be read", None, origin.place)),
            data @ (Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Unknown(_) | Data::Absent(_)) => data,
        };
        Some(Value { data, origin })
    }

    fn object(&self, entries: Vec<Entry>, marks: Marks<'_>, path: &mut Vec<PathStep>) -> Data {
        let only_marked: Vec<Entry> = marks
            .unknown
            .and_then(Value::entries)
            .unwrap_or_default()
            .iter()
            .filter(|mark| is_true(&mark.value) && !entries.iter().any(|entry| entry.key == mark.key))
            .cloned()
            .collect();
        let merged = entries.into_iter().chain(only_marked).filter_map(|Entry { key, key_span, value }| {
            path.push(PathStep::Key(Arc::clone(&key)));
            let value = self.apply(value, marks.of_key(&key), path);
            path.pop();
            value.map(|value| Entry { key, key_span, value })
        });
        Data::Object(Arc::new(crate::model::Object(merged.collect())))
    }

    fn list(&self, items: Vec<Value>, marks: Marks<'_>, path: &mut Vec<PathStep>) -> Data {
        let marked = marks.unknown.and_then(Value::items).unwrap_or_default();
        let more: Vec<Value> = marked.iter().skip(items.len()).filter(|mark| is_true(mark)).cloned().collect();
        let merged = items.into_iter().chain(more).enumerate().map(|(index, item)| {
            let place = item.origin.place;
            path.push(PathStep::Index(index));
            let item = self.apply(item, marks.of_item(index), path);
            path.pop();
            item.unwrap_or_else(|| Value::new(Data::Null, place))
        });
        Data::List(Arc::new(merged.collect()))
    }

    /// An unknown leaf; what the configuration refers to there, or around there, is what it will be.
    fn unknown(&self, path: &[PathStep], place: Place) -> Value {
        let known = (1..=path.len()).rev().filter_map(|length| path.get(..length)).find_map(|path| {
            let key = path_key(path);
            self.references.and_then(|references| references.get(&key))
        });
        match known {
            Some(reference) => Value { data: reference.data.clone(), origin: Origin { place, ..Default::default() } },
            None => Value::unknown("it is known only after apply", None, place),
        }
    }
}
