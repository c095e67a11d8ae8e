//! A planned value laid on the code that it was made of: the plan says what, the code says where.
//!
//! What the plan does not know until apply, the code may know in part: which resource it refers to, or a
//! document of which one ARN is missing.

use crate::model::{Data, Entry, Object, Origin, Place, SourceId, Unknown, Value};
use crate::resolve::kinds::read_json;
use std::sync::Arc;

/// Items of a set that are matched with those of the code; longer ones point at the whole.
const MOST_MATCHED: usize = 64;

/// What values laid on code have in common.
#[derive(Clone, Copy)]
pub(super) struct Laying {
    /// The plan's source: what it gave to a variable is no place in the code.
    pub(super) plan: SourceId,
}

impl Laying {
    /// A planned value with the place and the knowledge of the code; `near` is the place around it in the code.
    pub(super) fn value(self, planned: Value, code: Option<&Value>, near: Place) -> Value {
        let Some(code) = code else { return self.at(planned, &Origin { place: near, ..Origin::default() }, near) };
        let here = self.place(&code.origin, near);
        if let (Data::Unknown(_), true) = (&planned.data, knows_more(&code.data)) {
            return self.at(Value { data: code.data.clone(), origin: planned.origin }, &code.origin, near);
        }
        let Value { data, origin } = planned;
        let data = match (data, &code.data) {
            (Data::Object(planned), Data::Object(written)) => {
                self.object(Arc::unwrap_or_clone(planned), Some(written), here)
            }
            (Data::Object(planned), _) => self.object(Arc::unwrap_or_clone(planned), None, here),
            (Data::List(planned), written) => {
                let written = if let Data::List(items) = written { items.as_slice() } else { &[] };
                self.list(Arc::unwrap_or_clone(planned), written, here)
            }
            (text @ Data::String(_), Data::Object(_) | Data::List(_)) => {
                let parsed = read_json(Value { data: text.clone(), origin: origin.clone() });
                if agree(&parsed, code) { code.data.clone() } else { text }
            }
            (
                data @ (Data::Null
                | Data::Bool(_)
                | Data::Number(_)
                | Data::String(_)
                | Data::Unknown(_)
                | Data::Absent(_)
                | Data::Deferred),
                _,
            ) => data,
        };
        self.at(Value { data, origin }, &code.origin, near)
    }

    /// An unknown attribute that the code does not set is one that the provider fills in: it counts as not set.
    fn object(self, planned: Object, written: Option<&Object>, near: Place) -> Data {
        let entries = planned.0.into_iter().filter_map(|Entry { key, key_span, value }| {
            let code = written.and_then(|written| written.0.iter().find(|entry| entry.key == key));
            if code.is_none() && written.is_some() && matches!(value.data, Data::Unknown(_)) {
                return None;
            }
            let key_span = code.map_or(key_span, |code| code.key_span);
            Some(Entry { value: self.value(value, code.map(|code| &code.value), near), key, key_span })
        });
        Data::Object(Arc::new(Object(entries.collect())))
    }

    /// The items of a set are not planned in the order in which they are written.
    fn list(self, planned: Vec<Value>, written: &[Value], near: Place) -> Data {
        let mut free: Vec<&Value> = if written.len() > MOST_MATCHED { Vec::new() } else { written.iter().collect() };
        let in_order = planned.len() == written.len()
            && planned.iter().zip(written).all(|(planned, written)| agree(planned, written));
        let items = planned.into_iter().enumerate().map(|(index, item)| {
            // a list of one is the same list, whatever the provider made of its item
            if in_order || written.len() == 1 {
                return self.value(item, written.get(index), near);
            }
            let found = free.iter().position(|written| agree(&item, written)).map(|at| free.remove(at));
            self.value(item, found, near)
        });
        Data::List(Arc::new(items.collect()))
    }

    /// The value at the code's place; where the plan has it is a step of its way.
    fn at(self, value: Value, code: &Origin, near: Place) -> Value {
        let planned = value.origin.place;
        let sensitive = value.origin.sensitive || code.sensitive;
        let origin = Origin { place: self.place(code, near), chain: code.chain.clone(), sensitive };
        let placed = Value { data: value.data, origin };
        let is_leaf = placed.items().is_none() && placed.entries().is_none();
        if is_leaf { placed.through("planned value", planned) } else { placed }
    }

    /// The place in the code: where the value is written, or where it is passed on when the plan gave it.
    fn place(self, code: &Origin, near: Place) -> Place {
        let steps = std::iter::successors(code.chain.as_deref(), |step| step.next.as_deref());
        let mut places = std::iter::once(code.place).chain(steps.map(|step| step.place));
        places.find(|place| place.source != self.plan && place.span.end > place.span.start).unwrap_or(near)
    }
}

/// Whether code says of an unknown value what it refers to, or parts of it.
fn knows_more(code: &Data) -> bool {
    match code {
        Data::Unknown(unknown) => refers(unknown),
        Data::List(_) | Data::Object(_) => true,
        Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Absent(_) | Data::Deferred => false,
    }
}

fn refers(unknown: &Unknown) -> bool {
    unknown.refers_to.is_some()
}

/// Whether a planned value may be what code says. What the code does not set, the provider may.
fn agree(planned: &Value, code: &Value) -> bool {
    match (&planned.data, &code.data) {
        (Data::Unknown(_), _) | (_, Data::Unknown(_) | Data::Absent(_) | Data::Null) => true,
        (Data::Object(planned), Data::Object(code)) => code.0.iter().all(|entry| {
            let planned = planned.0.iter().find(|planned| planned.key == entry.key);
            planned.map_or_else(|| may_be_left_out(&entry.value), |planned| agree(&planned.value, &entry.value))
        }),
        (Data::List(planned), Data::List(code)) if planned.len() > MOST_MATCHED => {
            planned.len() == code.len() && planned.iter().zip(code.iter()).all(|(planned, code)| agree(planned, code))
        }
        (Data::List(planned), Data::List(code)) => {
            planned.len() == code.len() && code.iter().all(|code| planned.iter().any(|planned| agree(planned, code)))
        }
        (planned, code) => text(planned).is_some_and(|planned| text(code) == Some(planned)),
    }
}

fn may_be_left_out(value: &Value) -> bool {
    matches!(value.data, Data::Null | Data::Unknown(_)) || value.items().is_some_and(<[Value]>::is_empty)
}

fn text(data: &Data) -> Option<String> {
    match data {
        Data::String(text) => Some(text.to_string()),
        Data::Bool(truth) => Some(truth.to_string()),
        Data::Number(crate::model::Number::Int(number)) => Some(number.to_string()),
        Data::Number(crate::model::Number::Decimal(digits)) => Some(digits.to_string()),
        Data::Null | Data::List(_) | Data::Object(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => None,
    }
}
