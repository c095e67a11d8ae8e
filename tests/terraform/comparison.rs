//! One resource instance held against what the plan says of it.
//!
//! Every attribute that the configuration writes is compared, in both directions. What it does not write is
//! the provider's, and only compared when we say something about it.

use super::shown;
use super::written::Written;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};
use tickmark::model::{Data, Entry, Number, Value};

/// What the provider's schema says of a resource type, as paths without indices.
#[derive(Debug, Default, Clone)]
pub(crate) struct About {
    /// Whether the plan tells at all, as those that `plan` makes do; without, lists are compared as sets, and
    /// what is computed or sensitive by the schema cannot be told from what is not.
    pub(crate) told: bool,
    pub(crate) sets: BTreeSet<String>,
    pub(crate) sensitive: BTreeSet<String>,
    pub(crate) computed: BTreeSet<String>,
    /// Given to the provider and never shown.
    pub(crate) write_only: BTreeSet<String>,
}

impl About {
    /// What a plan says of a type; that of Terraform's own resource is known: it has neither sets nor secrets.
    pub(crate) fn of(kind: &str, about: &Json) -> Self {
        let paths = |key: &str| -> BTreeSet<String> {
            let paths = about[key].as_array().into_iter().flatten();
            paths.map(|path| path.as_str().unwrap().to_owned()).collect()
        };
        Self {
            told: about.is_object() || kind == "terraform_data",
            sets: paths("sets"),
            sensitive: paths("sensitive"),
            computed: paths("computed"),
            write_only: paths("write_only"),
        }
    }
}

/// What each attribute of a resource type is when no configuration sets it, as seen in the plans of all cases.
pub(crate) type Defaults = BTreeMap<String, BTreeSet<String>>;

/// Values that the provider's library puts where nothing is set.
fn is_zero(after: &Json) -> bool {
    after == "" || after == 0 || after == false || after == &Json::Array(vec![]) || after == &Json::Object(Map::new())
}

/// What the plan says at a place.
#[derive(Clone, Copy)]
pub(crate) struct Planned<'a> {
    pub(crate) after: &'a Json,
    pub(crate) unknown: &'a Json,
    pub(crate) sensitive: &'a Json,
    /// Only somebody who asks the cloud can know this.
    pub(crate) cloud: &'a Json,
    /// Whether marks can be told apart here: those in a set are on the set as a whole.
    pub(crate) marked: bool,
}

impl<'a> Planned<'a> {
    fn key(self, key: &str) -> Self {
        let mark = |mark: &'a Json| if mark.is_boolean() { mark } else { &mark[key] };
        Self {
            after: &self.after[key],
            unknown: mark(self.unknown),
            sensitive: mark(self.sensitive),
            cloud: mark(self.cloud),
            marked: self.marked,
        }
    }

    fn index(self, index: usize) -> Self {
        let mark = |mark: &'a Json| if mark.is_boolean() { mark } else { &mark[index] };
        Self {
            after: &self.after[index],
            unknown: mark(self.unknown),
            sensitive: mark(self.sensitive),
            cloud: mark(self.cloud),
            marked: self.marked,
        }
    }

    fn is_unknown(self) -> bool {
        self.unknown == &Json::Bool(true)
    }

    fn says_nothing(self) -> bool {
        self.after.is_null() && !any(self.unknown)
    }
}

fn any(marks: &Json) -> bool {
    match marks {
        Json::Bool(mark) => *mark,
        Json::Array(items) => items.iter().any(any),
        Json::Object(entries) => entries.values().any(any),
        Json::Null | Json::Number(_) | Json::String(_) => false,
    }
}

/// An attribute on which we and the plan differ.
#[derive(Debug, Clone)]
pub(crate) struct Difference {
    pub(crate) path: String,
    pub(crate) what: String,
}

/// The comparison of one instance.
pub(crate) struct Comparison<'a> {
    pub(crate) about: &'a About,
    pub(crate) kind: &'a str,
    pub(crate) defaults: &'a Defaults,
    /// Values that were held against the plan.
    pub(crate) compared: usize,
    /// Values that the provider filled in, because the configuration does not set them.
    pub(crate) providers: usize,
    pub(crate) differences: Vec<Difference>,
}

impl<'a> Comparison<'a> {
    pub(crate) fn new(about: &'a About, kind: &'a str, defaults: &'a Defaults) -> Self {
        Self { about, kind, defaults, compared: 0, providers: 0, differences: Vec::new() }
    }

    /// Compares a body, a resource's or a block's; each place has its path and its path without indices.
    pub(crate) fn body(&mut self, at: &At, ours: &[Entry], planned: Planned<'_>, written: &Written) {
        let of_plan = [planned.after, planned.unknown].into_iter().filter_map(Json::as_object).flat_map(Map::keys);
        let of_ours = ours.iter().map(|entry| entry.key.to_string());
        let names: BTreeSet<String> =
            of_plan.chain(&written.attributes).chain(written.blocks.keys()).cloned().chain(of_ours).collect();
        for name in names {
            let at = at.key(&name);
            let value = ours.iter().find(|entry| *entry.key == *name).map(|entry| &entry.value);
            let planned = planned.key(&name);
            match (value, written.blocks.get(&name)) {
                (None, None) if !written.attributes.contains(&name) => self.providers += 1,
                (None, Some(_)) if planned.is_unknown() => self.compared += 1,
                (Some(Value { data: Data::List(items), .. }), Some(shapes)) => {
                    self.blocks(&at, items, planned, shapes);
                }
                (Some(value @ Value { data: Data::Object(_), .. }), Some(shapes)) => {
                    self.blocks(&at, std::slice::from_ref(value), planned, shapes);
                }
                (value, _) => self.value(&at, value, planned),
            }
        }
    }

    fn blocks(&mut self, at: &At, items: &[Value], planned: Planned<'_>, shapes: &[Written]) {
        let one = planned.after.is_object();
        if one && items.len() == 1 {
            return self.block(at, &items[0], planned, shapes);
        }
        if planned.is_unknown() {
            return self.value_of(at, &Value::list(items.to_vec(), items[0].origin.place), planned);
        }
        let compare = |comparison: &mut Self, at: &At, ours: &Value, planned: Planned<'_>| {
            comparison.block(at, ours, planned, shapes);
        };
        self.items(at, items, planned, &compare);
    }

    /// A block fits the shape that writes what it has; what else that shape writes must be null.
    fn block(&mut self, at: &At, ours: &Value, planned: Planned<'_>, shapes: &[Written]) {
        let Some(entries) = ours.entries() else { return self.value_of(at, ours, planned) };
        let fits = |shape: &&Written| {
            let has = |key: &str| shape.attributes.contains(key) || shape.blocks.contains_key(key);
            entries.iter().all(|entry| has(&entry.key))
        };
        let trial = |shape: &Written| {
            let mut trial = self.like();
            trial.body(at, entries, planned, shape);
            trial
        };
        let mut trials: Vec<Self> = shapes.iter().filter(fits).map(trial).collect();
        trials.sort_by_key(|trial| trial.differences.len());
        match trials.into_iter().next() {
            Some(best) => self.take(best),
            None => self.value_of(at, ours, planned),
        }
    }

    fn like(&self) -> Self {
        Self::new(self.about, self.kind, self.defaults)
    }

    fn take(&mut self, other: Self) {
        self.compared += other.compared;
        self.providers += other.providers;
        self.differences.extend(other.differences);
    }

    fn value(&mut self, at: &At, ours: Option<&Value>, planned: Planned<'_>) {
        match ours {
            Some(value) if !matches!(value.data, Data::Null) => self.value_of(at, value, planned),
            Some(_) | None => self.null(at, planned),
        }
    }

    /// The provider's library does not tell what is empty from what is not there.
    fn is_empty(&self, ours: &Value) -> bool {
        let zero = match &ours.data {
            Data::Bool(truth) => !truth,
            Data::Number(Number::Int(number)) => *number == 0,
            Data::String(text) => text.is_empty(),
            Data::List(items) => items.is_empty(),
            Data::Object(object) => object.0.is_empty(),
            Data::Null | Data::Number(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => false,
        };
        zero && self.kind != "terraform_data"
    }

    /// What is written and null may be filled by the provider: computed, its default, or the zero of its type.
    fn null(&mut self, at: &At, planned: Planned<'_>) {
        self.compared += 1;
        let computed = planned.is_unknown() && (!self.about.told || self.about.computed.contains(&at.bare));
        let default = || {
            let key = format!("{}.{}", self.kind, at.bare);
            self.defaults.get(&key).is_some_and(|values| values.contains(&planned.after.to_string()))
        };
        let filled = || self.kind != "terraform_data" && !planned.is_unknown() && (is_zero(planned.after) || default());
        if !(planned.says_nothing() || computed || filled()) {
            let after = if planned.is_unknown() { "unknown".to_owned() } else { planned.after.to_string() };
            self.differ(at, format!("we say nothing, the plan says {after}"));
        }
    }

    fn differ(&mut self, at: &At, what: String) {
        self.differences.push(Difference { path: at.path.clone(), what });
    }

    fn value_of(&mut self, at: &At, ours: &Value, planned: Planned<'_>) {
        if planned.cloud == &Json::Bool(true) {
            self.compared += 1;
            if !holds_unknown(ours) {
                self.differ(at, format!("we say {}, which only the cloud can know", shown(ours)));
            }
            return;
        }
        if self.about.write_only.contains(&at.bare) {
            self.compared += 1;
            return;
        }
        if planned.is_unknown() {
            return self.unknown(at, ours, planned);
        }
        if self.is_empty(ours) && planned.says_nothing() {
            self.compared += 1;
            return;
        }
        if waits(ours) {
            self.differ(at, "it waits for apply, we say; the plan knows it".to_owned());
        }
        match &ours.data {
            Data::Unknown(_) if is_symbolic(planned) => self.compared += 1,
            Data::Unknown(why) => {
                self.compared += 1;
                self.differ(at, format!("unknown ({}), the plan says {}", why.why, planned.after));
            }
            Data::Object(_) | Data::List(_) if planned.after.is_string() => self.structure(at, ours, planned),
            Data::List(items) => {
                let compare = |comparison: &mut Self, at: &At, ours: &Value, planned: Planned<'_>| {
                    comparison.value_of(at, ours, planned);
                };
                self.items(at, items, planned, &compare);
            }
            Data::Object(object) => self.entries(at, &object.0, planned),
            Data::Null | Data::Absent(_) => self.null(at, planned),
            Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Deferred => self.scalar(at, ours, planned),
        }
    }

    /// The plan knows nothing here. We may know parts, because the provider's library makes a map or a set
    /// with one unknown item wholly unknown, and a JSON text is a structure for us.
    fn unknown(&mut self, at: &At, ours: &Value, planned: Planned<'_>) {
        self.compared += 1;
        let whole = matches!(ours.data, Data::Unknown(_)) || holds_waiting(ours);
        let in_part = self.kind != "terraform_data";
        let unset = self.is_empty(ours) && self.about.computed.contains(&at.bare);
        if !(whole || unset || in_part && holds_unknown(ours)) {
            self.differ(at, format!("we say {}, the plan does not know", shown(ours)));
        }
        self.marks(at, ours, planned);
    }

    /// A JSON text, of which we keep the structure.
    fn structure(&mut self, at: &At, ours: &Value, planned: Planned<'_>) {
        let text = planned.after.as_str().unwrap();
        self.compared += 1;
        match serde_json::from_str::<Json>(text) {
            Ok(parsed) if same(ours, &parsed) => self.marks(at, ours, planned),
            Ok(_) if any(planned.cloud) && holds_unknown(ours) => {}
            Ok(_) | Err(_) => self.differ(at, format!("we say {}, the plan says {text}", shown(ours))),
        }
    }

    fn entries(&mut self, at: &At, ours: &[Entry], planned: Planned<'_>) {
        let Some(after) = planned.after.as_object() else {
            self.compared += 1;
            let ours: Vec<&str> = ours.iter().map(|entry| &*entry.key).collect();
            return self.differ(at, format!("we have an object with {ours:?}, the plan says {}", planned.after));
        };
        let unknown = planned.unknown.as_object().into_iter().flat_map(Map::keys);
        let mut keys: BTreeSet<&str> = after.keys().chain(unknown).map(String::as_str).collect();
        keys.extend(ours.iter().map(|entry| &*entry.key));
        if keys.is_empty() {
            self.compared += 1;
        }
        for key in keys {
            let value = ours.iter().find(|entry| &*entry.key == key).map(|entry| &entry.value);
            if let Some(value) = value {
                self.value(&at.key(key), Some(value), planned.key(key));
                continue;
            }
            self.compared += 1;
            if !planned.key(key).says_nothing() {
                self.differ(&at.key(key), format!("we say nothing, the plan says {}", planned.after[key]));
            }
        }
    }

    fn items(
        &mut self,
        at: &At,
        ours: &[Value],
        planned: Planned<'_>,
        compare: &dyn Fn(&mut Self, &At, &Value, Planned<'_>),
    ) {
        let none = Vec::new();
        let after = planned.after.as_array().unwrap_or(&none);
        if ours.is_empty() && (after.is_empty() || planned.after.is_null()) {
            self.compared += 1;
            return;
        }
        if self.about.told && !self.about.sets.contains(&at.bare) {
            if ours.len() != after.len() {
                self.compared += 1;
                return self.differ(at, format!("{} items, the plan has {}", ours.len(), planned.after));
            }
            for (index, item) in ours.iter().enumerate() {
                compare(self, &at.index(index), item, planned.index(index));
            }
            return;
        }
        let whole = planned.sensitive == &Json::Bool(true);
        if planned.marked && whole && !ours.iter().any(holds_sensitive) {
            self.differ(at, "not sensitive for us, sensitive for the plan".to_owned());
        }
        let planned = Planned { marked: planned.marked && !whole, ..planned };
        self.set(at, ours, planned, compare);
    }

    /// A set has no order and holds an item once: each of ours is one of the plan's, and none of those is left.
    fn set(
        &mut self,
        at: &At,
        ours: &[Value],
        planned: Planned<'_>,
        compare: &dyn Fn(&mut Self, &At, &Value, Planned<'_>),
    ) {
        let len = planned.after.as_array().map_or(0, Vec::len);
        let mut met = BTreeSet::new();
        for (index, item) in ours.iter().enumerate() {
            let trial = |position: usize| {
                let mut trial = self.like();
                compare(&mut trial, &at.index(index), item, planned.index(position));
                (position, trial)
            };
            let fitting = (0..len).map(trial).filter(|(_, trial)| trial.differences.is_empty());
            match fitting.min_by_key(|(position, _)| met.contains(position)) {
                Some((position, trial)) if met.insert(position) => self.take(trial),
                Some(_) => {}
                None => {
                    self.compared += 1;
                    self.differ(&at.index(index), format!("we say {}, the plan has {}", shown(item), planned.after));
                }
            }
        }
        for left in (0..len).filter(|position| !met.contains(position)) {
            self.compared += 1;
            self.differ(at, format!("we lack {}", planned.after[left]));
        }
    }

    fn scalar(&mut self, at: &At, ours: &Value, planned: Planned<'_>) {
        self.compared += 1;
        let equal = match planned.after {
            Json::String(text) => Some(text) == text_of(ours).as_ref() || same_json(text, ours),
            other @ (Json::Null | Json::Bool(_) | Json::Number(_) | Json::Array(_) | Json::Object(_)) => {
                same(ours, other)
            }
        };
        if !equal {
            self.differ(at, format!("we say {}, the plan says {}", shown(ours), planned.after));
        }
        self.marks(at, ours, planned);
    }

    /// Sensitive for the plan is sensitive for us; what only the provider's schema marks is not ours to know.
    fn marks(&mut self, at: &At, ours: &Value, planned: Planned<'_>) {
        if !planned.marked {
            return;
        }
        let (theirs, mine) = (any(planned.sensitive), holds_sensitive(ours));
        let from_schema =
            !self.about.told || self.about.sensitive.iter().any(|path| at.bare.starts_with(path.as_str()));
        // the provider's copy of the tags has no marks in the plan; a secret stays one for us
        let is_copy = mine && at.bare.starts_with("tags_all");
        if theirs != mine && !(theirs && from_schema || is_copy) {
            let says = |marked: bool| if marked { "sensitive" } else { "not sensitive" };
            self.differ(at, format!("{} for us, {} for the plan", says(mine), says(theirs)));
        }
    }
}

/// A place in a resource.
#[derive(Clone)]
pub(crate) struct At {
    pub(crate) path: String,
    pub(crate) bare: String,
}

impl At {
    pub(crate) fn root(path: &str) -> Self {
        Self { path: path.to_owned(), bare: String::new() }
    }

    fn key(&self, key: &str) -> Self {
        let bare = if self.bare.is_empty() { key.to_owned() } else { format!("{}.{key}", self.bare) };
        Self { path: format!("{}.{key}", self.path), bare }
    }

    fn index(&self, index: usize) -> Self {
        Self { path: format!("{}[{index}]", self.path), bare: self.bare.clone() }
    }
}

/// Whether a value is what a JSON value says, after the conversions a schema asks for.
fn same(ours: &Value, planned: &Json) -> bool {
    match (&ours.data, planned) {
        (Data::Null, Json::Null) => true,
        (Data::List(items), Json::Array(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(item, other)| same(item, other))
        }
        (Data::Object(object), Json::Object(others)) => {
            let equal = |entry: &Entry| others.get(&*entry.key).is_some_and(|other| same(&entry.value, other));
            object.0.len() == others.len() && object.0.iter().all(equal)
        }
        (Data::Number(_) | Data::String(_), Json::Number(number)) => text_of(ours).is_some_and(|text| {
            text == number.to_string() || text.parse::<f64>().is_ok_and(|value| number.as_f64() == Some(value))
        }),
        (Data::Bool(_) | Data::Number(_) | Data::String(_), Json::String(text)) => text_of(ours).as_ref() == Some(text),
        (Data::Bool(_) | Data::String(_), Json::Bool(truth)) => text_of(ours) == Some(truth.to_string()),
        // a JSON text inside a JSON text
        (Data::List(_) | Data::Object(_), Json::String(text)) => {
            serde_json::from_str::<Json>(text).is_ok_and(|parsed| same(ours, &parsed))
        }
        _ => false,
    }
}

/// Whether both are JSON texts that say the same: the provider writes JSON its own way.
fn same_json(planned: &str, ours: &Value) -> bool {
    let json = |text: &str| serde_json::from_str::<Json>(text).ok().filter(|json| json.is_object() || json.is_array());
    json(planned).is_some_and(|planned| ours.as_str().and_then(json).is_some_and(|ours| ours == planned))
}

fn text_of(value: &Value) -> Option<String> {
    match &value.data {
        Data::String(text) | Data::Number(Number::Decimal(text)) => Some(text.to_string()),
        Data::Bool(value) => Some(value.to_string()),
        Data::Number(Number::Int(number)) => Some(number.to_string()),
        Data::Null | Data::List(_) | Data::Object(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => None,
    }
}

/// Whether the plan has one block for any number of blocks: nothing in it is known but what nobody wrote.
fn is_symbolic(planned: Planned<'_>) -> bool {
    let blocks = planned.after.as_array().filter(|blocks| blocks.len() == 1);
    let block = blocks.and_then(|blocks| blocks[0].as_object());
    any(planned.unknown) && block.is_some_and(|block| block.values().all(|value| value.is_null() || is_zero(value)))
}

fn parts(value: &Value) -> impl Iterator<Item = &Value> {
    let items = value.items().unwrap_or_default().iter();
    items.chain(value.entries().unwrap_or_default().iter().map(|entry| &entry.value))
}

fn holds_unknown(value: &Value) -> bool {
    matches!(value.data, Data::Unknown(_)) || parts(value).any(holds_unknown)
}

/// Whether we say that a data source is read during apply, and what it will say.
fn waits(value: &Value) -> bool {
    let steps = std::iter::successors(value.origin.chain.as_ref(), |step| step.next.as_ref());
    let mut labels = steps.map(|step| &*step.label);
    labels.any(|label| label.contains(" is read during apply: "))
}

fn holds_waiting(value: &Value) -> bool {
    waits(value) || parts(value).any(holds_waiting)
}

fn holds_sensitive(value: &Value) -> bool {
    value.origin.sensitive || parts(value).any(holds_sensitive)
}
