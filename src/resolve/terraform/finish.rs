//! The last step before an attribute leaves the evaluator.
//!
//! What came through a variable or a local is placed where the resource uses it, and its chain says
//! where it is written. JSON text becomes the structure it was made from, which stays where it is
//! written: a finding in a policy points at the policy's own line.

use super::language::{Data, Entry, Instance, Number, Origin, Type, Value};
use crate::model::{self, Object, Place, Step};
use std::cell::Cell;
use std::sync::Arc;

/// Deeper values are left out.
const DEPTH: usize = 100;

/// Parts of one attribute. Values share their parts, so that a short text could stand for any number.
const LARGEST: usize = 20_000;

/// What a whole instance is, as far as its module says.
pub(super) type Whole<'w> = &'w dyn Fn(&Instance) -> Value;

/// The value as it leaves the evaluator.
pub(super) fn finished(value: &Value, whole: Whole<'_>) -> model::Value {
    let bounds = value.origin.place;
    let finish = Finish { whole, left: Cell::new(LARGEST) };
    let finished = finish.walk(value, &value.origin, Some(bounds), 0);
    if finish.left.get() > 0 { finished } else { model::Value::unknown("the value is too large", None, bounds) }
}

/// An entry as it leaves the evaluator.
pub(super) fn finished_entry(entry: &Entry, whole: Whole<'_>) -> model::Entry {
    model::Entry { key: Arc::clone(&entry.key), key_span: entry.key_span, value: finished(&entry.value, whole) }
}

/// A nested block: every attribute of it is finished for itself.
fn finished_block(block: &Value, whole: Whole<'_>) -> model::Value {
    let Data::Object(entries) = &block.data else { return finished(block, whole) };
    let entries = entries.iter().map(|entry| finished_entry(entry, whole)).collect();
    model::Value { data: model::Data::Object(Arc::new(Object(entries))), origin: leaving(block.origin.clone()) }
}

struct Finish<'w> {
    whole: Whole<'w>,
    /// Parts that may still be walked over.
    left: Cell<usize>,
}

impl Finish<'_> {
    /// Places a value and its parts; without bounds everything stays where it is.
    fn walk(&self, value: &Value, outer: &Origin, bounds: Option<Place>, depth: usize) -> model::Value {
        if let Some(structure) = structure(value) {
            let marked = Origin { marks: outer.marks.union(value.origin.marks), ..Origin::default() };
            let walked = self.walk(structure, &marked, None, depth + 1);
            return match value.as_unknown().filter(|_| structure.is_wholly_known()) {
                Some(later) => saying(walked, &later.why, value.origin.place),
                None => walked,
            };
        }
        let mut origin = value.origin.clone();
        origin.marks = origin.marks.union(outer.marks);
        if bounds.is_some_and(|bounds| !bounds.encloses(origin.place)) {
            origin = moved(origin, outer);
        }
        self.left.set(self.left.get().saturating_sub(1));
        if depth >= DEPTH || self.left.get() == 0 {
            let origin = leaving(origin);
            return model::Value { origin, ..model::Value::unknown("it is nested too deeply", None, Place::default()) };
        }
        let part = |part: &Value| self.walk(part, &origin, bounds, depth + 1);
        let data = match &value.data {
            // the structure of JSON was walked instead
            Data::Null(_) | Data::Json(_) => model::Data::Null,
            Data::Bool(truth) => model::Data::Bool(*truth),
            Data::Number(number) => model::Data::Number(written(number)),
            Data::String(text) => model::Data::String(Arc::clone(text)),
            // nested blocks are lists of no item type
            Data::List(Type::Dynamic, blocks) => {
                model::Data::List(Arc::new(blocks.iter().map(|block| finished_block(block, self.whole)).collect()))
            }
            Data::List(_, items) | Data::Set(_, items) | Data::Tuple(items) => {
                model::Data::List(Arc::new(items.iter().map(part).collect()))
            }
            Data::Map(_, entries) | Data::Object(entries) => {
                let entry = |entry: &Entry| model::Entry {
                    key: Arc::clone(&entry.key),
                    key_span: entry.key_span,
                    value: part(&entry.value),
                };
                model::Data::Object(Arc::new(Object(entries.iter().map(entry).collect())))
            }
            Data::Unknown(unknown) => model::Data::Unknown(Arc::new(model::Unknown {
                why: Arc::clone(&unknown.why),
                refers_to: unknown.refers_to.clone(),
                is_something: unknown.not_null && (unknown.not_empty || !unknown.prefix.is_empty()),
                begins: Arc::clone(&unknown.prefix),
            })),
            Data::Instance(instance) => {
                let mut whole = (self.whole)(instance);
                whole.origin = origin;
                return self.walk(&whole, outer, bounds, depth + 1);
            }
        };
        model::Value { data, origin: leaving(origin) }
    }
}

/// The value with the reason why Terraform will not know it before apply.
fn saying(mut value: model::Value, why: &Arc<str>, place: Place) -> model::Value {
    let next = value.origin.chain.take();
    value.origin.chain = Some(Arc::new(Step { label: Arc::clone(why), place, next }));
    value
}

/// The structure that a text is the JSON of, also when parts of it are not known.
fn structure(value: &Value) -> Option<&Value> {
    if let Data::Json(json) = &value.data {
        return Some(&json.value);
    }
    value.as_unknown().and_then(|unknown| unknown.json.as_deref())
}

fn written(number: &Number) -> model::Number {
    match number.as_int() {
        Some(whole) => model::Number::Int(whole),
        None => model::Number::Decimal(number.text().into()),
    }
}

/// The origin of a part that is written elsewhere: placed where the whole is used. Its chain is that of the
/// whole, the last step of which is where the part is written.
fn moved(origin: Origin, outer: &Origin) -> Origin {
    let steps: Vec<&Arc<Step>> = std::iter::successors(outer.chain.as_ref(), |step| step.next.as_ref()).collect();
    let value = Arc::from("value");
    let (label, before) = steps.split_last().map_or((&value, &[][..]), |(last, before)| (&last.label, before));
    let mut chain = Step { label: Arc::clone(label), place: origin.place, next: origin.chain };
    for step in before.iter().rev() {
        chain = Step { label: Arc::clone(&step.label), place: step.place, next: Some(Arc::new(chain)) };
    }
    Origin { place: outer.place, chain: Some(Arc::new(chain)), marks: origin.marks }
}

/// Where a value came from, for those who need not know why it must not be shown.
fn leaving(origin: Origin) -> model::Origin {
    model::Origin { place: origin.place, chain: origin.chain, sensitive: origin.marks.any() }
}
