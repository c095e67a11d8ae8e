//! The last step before an attribute leaves the evaluator.
//!
//! What came through a variable or a local is placed where the resource uses it, and its chain says
//! where it is written. JSON text becomes the structure it was made from, which stays where it is
//! written: a finding in a policy points at the policy's own line.

use super::json::unwrapped;
use super::reference::ANY;
use crate::model::{Data, Entry, Object, Origin, Place, Reference, Step, Unknown, Value};
use std::sync::Arc;

/// Deeper values are left as they are.
const DEPTH: usize = 100;

/// The value as it leaves the evaluator.
pub(super) fn finished(value: Value) -> Value {
    let bounds = value.origin.place;
    let outer = value.origin.clone();
    walk(value, &outer, Some(bounds), 0)
}

/// Places a value and its parts; without bounds everything stays where it is.
fn walk(value: Value, outer: &Origin, bounds: Option<Place>, depth: usize) -> Value {
    if let Some(structure) = unwrapped(&value) {
        let sensitive = Origin { sensitive: outer.sensitive || value.origin.sensitive, ..Origin::default() };
        return walk(structure.clone(), &sensitive, None, depth + 1);
    }
    let Value { data, mut origin } = value;
    origin.sensitive |= outer.sensitive;
    if bounds.is_some_and(|bounds| !encloses(bounds, origin.place)) {
        origin = moved(origin, outer);
    }
    if depth >= DEPTH {
        return Value { data, origin };
    }
    let data = match data {
        Data::List(items) => {
            let items = Arc::unwrap_or_clone(items).into_iter();
            Data::List(Arc::new(items.map(|item| walk(item, &origin, bounds, depth + 1)).collect()))
        }
        Data::Object(object) => {
            let entries = Arc::unwrap_or_clone(object).0.into_iter();
            let entries = entries.map(|entry| Entry { value: walk(entry.value, &origin, bounds, depth + 1), ..entry });
            Data::Object(Arc::new(Object(entries.collect())))
        }
        Data::Unknown(unknown) => Data::Unknown(plain(unknown)),
        data @ (Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Absent(_) | Data::Deferred) => {
            data
        }
    };
    Value { data, origin }
}

fn encloses(bounds: Place, place: Place) -> bool {
    bounds.source == place.source && bounds.span.start <= place.span.start && place.span.end <= bounds.span.end
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
    Origin { place: outer.place, chain: Some(Arc::new(chain)), sensitive: origin.sensitive }
}

/// The unknown without the mark of a resource whose instances are not known.
fn plain(unknown: Arc<Unknown>) -> Arc<Unknown> {
    let bare = unknown.refers_to.as_ref().and_then(|reference| {
        let address = reference.address.strip_suffix(ANY)?;
        Some(Reference { address: address.into(), attribute: Arc::clone(&reference.attribute) })
    });
    match bare {
        Some(reference) => Arc::new(Unknown { why: Arc::clone(&unknown.why), refers_to: Some(reference) }),
        None => unknown,
    }
}
