//! Values with Terraform's types: what `cty` has, and where each part of a value was written.

use super::marks::Marks;
use super::number::Number;
use super::types::Type;
use crate::model::{Place, Reference, Span, Step, WHY_REDACTED, is_redacted};
use std::sync::Arc;

/// A value, and where it came from. Its marks are its own; parts carry theirs.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    /// What it is.
    pub(crate) data: Data,
    /// Where it came from.
    pub(crate) origin: Origin,
}

/// Where a value came from, and what it is marked with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Origin {
    /// The place where the value is written.
    pub(crate) place: Place,
    /// The way it took from there to where it is used, nearest step first.
    pub(crate) chain: Option<Arc<Step>>,
    /// What it is marked with.
    pub(crate) marks: Marks,
}

/// What a value is. Parts are shared, so that cloning is cheap.
#[derive(Debug, Clone)]
pub(crate) enum Data {
    /// Nothing, of a type; a bare `null` is of no type yet.
    Null(Type),
    /// Something that only applying, or more input, will tell.
    Unknown(Arc<Unknown>),
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text in Unicode's normal form C.
    String(Arc<str>),
    /// Text that is the JSON of a value known in full; the parts of that value have their places.
    Json(Arc<Json>),
    /// Items of one type.
    List(Type, Arc<Vec<Value>>),
    /// Items of one type, each once, in the order of iteration.
    Set(Type, Arc<Vec<Value>>),
    /// Items, each of its own type.
    Tuple(Arc<Vec<Value>>),
    /// Values of one type under keys, in the order of the keys.
    Map(Type, Arc<Vec<Entry>>),
    /// Values under names, each of its own type, in the order of the names.
    Object(Arc<Vec<Entry>>),
    /// One instance of a resource, a data source or a module; its attributes are asked of [`super::Names`].
    Instance(Arc<Instance>),
}

/// Text that is JSON, with what it says.
#[derive(Debug, Clone)]
pub(crate) struct Json {
    /// The text as written; none when it is what `jsonencode` makes of the value.
    pub(crate) text: Option<Arc<str>>,
    /// What it says.
    pub(crate) value: Value,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Arc<str>,
    /// Where the key is written.
    pub(crate) key_span: Span,
    /// The value.
    pub(crate) value: Value,
}

/// A value that is not known, and what is known of it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unknown {
    /// The type it will have.
    pub(crate) kind: Type,
    /// Why it is unknown, in words that follow "unknown: ".
    pub(crate) why: Arc<str>,
    /// The attribute that will give the value, when that much is known.
    pub(crate) refers_to: Option<Reference>,
    /// Whether it is unknown because Terraform refuses to compute it.
    pub(crate) refusal: Refusal,
    /// It will not be null.
    pub(crate) not_null: bool,
    /// It is a string that will hold some character, wherever that stands.
    pub(crate) not_empty: bool,
    /// The text it will begin with, when it is a string.
    pub(crate) prefix: Arc<str>,
    /// The least length it will have, when it is a collection, and the least number, when it is one.
    pub(crate) least: Option<Number>,
    /// The largest length or number.
    pub(crate) largest: Option<Number>,
    /// The provider reads it while Terraform plans: to Terraform it is known by then.
    pub(crate) is_read: bool,
    /// What its JSON text will hold, as far as that is known.
    pub(crate) json: Option<Arc<Value>>,
}

/// Whether Terraform refuses to compute a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// It does not.
    #[default]
    None,
    /// It does, and that was told, or the provider may know better.
    Told,
    /// It surely does, and nothing has said so yet.
    Untold,
}

/// One instance of something declared, as the module evaluator names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Instance {
    /// Its address: `module.a["x"].aws_s3_bucket.b[0]`.
    pub(crate) address: Arc<str>,
    /// It stands for every instance, because their number is not known.
    pub(crate) is_symbolic: bool,
}

/// What Terraform refuses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What is wrong.
    pub(crate) message: Arc<str>,
    /// Where.
    pub(crate) place: Place,
    /// It is wrong however it is evaluated, such as a name that nothing declares: `try` does not help.
    pub(crate) is_static: bool,
    /// Terraform surely refuses it, and that was not told yet.
    pub(crate) is_untold: bool,
}

/// A value, or why Terraform would refuse to compute it.
pub(crate) type Evaluated = Result<Value, Fault>;

impl Fault {
    /// A fault at a place.
    pub(crate) fn new(message: impl Into<Arc<str>>, place: Place) -> Self {
        Self { message: message.into(), place, is_static: false, is_untold: true }
    }

    /// A fault at a place, unless the provider gives what is not written.
    pub(crate) fn unless_given(message: impl Into<Arc<str>>, place: Place) -> Self {
        Self { is_untold: false, ..Self::new(message, place) }
    }

    /// A fault of what a name stands for, told where it arises: nothing declares it, or its own value is refused.
    pub(crate) fn of_name(message: impl Into<Arc<str>>, place: Place) -> Self {
        Self { message: message.into(), place, is_static: true, is_untold: false }
    }

    /// The value that stands where the faulty one would.
    pub(crate) fn into_value(self) -> Value {
        let why = format!("not valid: {}", self.message).into();
        let refusal = if self.is_untold { Refusal::Untold } else { Refusal::Told };
        let unknown = Unknown { why, refusal, ..Unknown::default() };
        Value::new(Data::Unknown(Arc::new(unknown)), self.place)
    }
}

impl Value {
    /// A value written at a place.
    pub(crate) fn new(data: Data, place: Place) -> Self {
        Self { data, origin: Origin { place, chain: None, marks: Marks::NONE } }
    }

    /// A string; its text becomes normal, and it is unknown where it was redacted.
    pub(crate) fn string(text: impl Into<Arc<str>>, place: Place) -> Self {
        let text = text.into();
        if is_redacted(&text) {
            return Self::unknown(Type::String, WHY_REDACTED, place);
        }
        Self::new(Data::String(normal(text)), place)
    }

    /// A boolean.
    pub(crate) fn bool(truth: bool, place: Place) -> Self {
        Self::new(Data::Bool(truth), place)
    }

    /// A number.
    pub(crate) fn number(number: Number, place: Place) -> Self {
        Self::new(Data::Number(number), place)
    }

    /// A whole number, as Terraform counts.
    pub(crate) fn count(count: usize, place: Place) -> Self {
        Self::number(Number::from(i64::try_from(count).unwrap_or(i64::MAX)), place)
    }

    /// Nothing, of a type.
    pub(crate) fn null(kind: Type, place: Place) -> Self {
        Self::new(Data::Null(kind), place)
    }

    /// A tuple.
    pub(crate) fn tuple(items: Vec<Value>, place: Place) -> Self {
        Self::new(Data::Tuple(Arc::new(items)), place)
    }

    /// A list whose items are of the type already.
    pub(crate) fn list(kind: Type, items: Vec<Value>, place: Place) -> Self {
        Self::new(Data::List(kind, Arc::new(items)), place)
    }

    /// An object; of two entries with one key the later counts.
    pub(crate) fn object(entries: Vec<Entry>, place: Place) -> Self {
        Self::new(Data::Object(Arc::new(by_key(entries))), place)
    }

    /// A map whose values are of the type already; of two entries with one key the later counts.
    pub(crate) fn map(kind: Type, entries: Vec<Entry>, place: Place) -> Self {
        Self::new(Data::Map(kind, Arc::new(by_key(entries))), place)
    }

    /// A value of a type that is not known.
    pub(crate) fn unknown(kind: Type, why: impl Into<Arc<str>>, place: Place) -> Self {
        Unknown { kind, why: why.into(), ..Unknown::default() }.at(place)
    }

    /// Why the value is unknown, when it is.
    pub(crate) fn as_unknown(&self) -> Option<&Arc<Unknown>> {
        if let Data::Unknown(unknown) = &self.data { Some(unknown) } else { None }
    }

    /// Whether the value is null.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self.data, Data::Null(_))
    }

    /// Whether the value itself is unknown; parts of it may be.
    pub(crate) fn is_unknown(&self) -> bool {
        matches!(self.data, Data::Unknown(_))
    }

    /// The items of a list, a set or a tuple.
    pub(crate) fn items(&self) -> Option<&Arc<Vec<Value>>> {
        match &self.data {
            Data::List(_, items) | Data::Set(_, items) | Data::Tuple(items) => Some(items),
            Data::Null(_)
            | Data::Unknown(_)
            | Data::Bool(_)
            | Data::Number(_)
            | Data::String(_)
            | Data::Json(_)
            | Data::Map(..)
            | Data::Object(_)
            | Data::Instance(_) => None,
        }
    }

    /// The entries of a map or an object.
    pub(crate) fn entries(&self) -> Option<&Arc<Vec<Entry>>> {
        match &self.data {
            Data::Map(_, entries) | Data::Object(entries) => Some(entries),
            Data::Null(_)
            | Data::Unknown(_)
            | Data::Bool(_)
            | Data::Number(_)
            | Data::String(_)
            | Data::Json(_)
            | Data::List(..)
            | Data::Set(..)
            | Data::Tuple(_)
            | Data::Instance(_) => None,
        }
    }

    /// The entry of a key.
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        let entries = self.entries()?;
        let at = entries.binary_search_by(|entry| (*entry.key).cmp(key)).ok()?;
        entries.get(at)
    }

    /// The value under a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The parts of a value: items, or the values of entries.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Value> {
        let items = self.items().map_or(&[][..], |items| items.as_slice()).iter();
        let entries = self.entries().map_or(&[][..], |entries| entries.as_slice()).iter();
        items.chain(entries.map(|entry| &entry.value))
    }

    /// The first part, or the value itself, for which something holds. Values are bounded in depth when they are made.
    pub(crate) fn find(&self, wanted: &dyn Fn(&Value) -> bool) -> Option<&Value> {
        if wanted(self) { Some(self) } else { self.parts().find_map(|part| part.find(wanted)) }
    }

    /// Whether all of the value is known.
    pub(crate) fn is_wholly_known(&self) -> bool {
        self.find(&Self::is_unknown).is_none()
    }

    /// The value with every part replaced by another of its type.
    #[must_use]
    pub(crate) fn with_parts(&self, change: &dyn Fn(&Value) -> Value) -> Self {
        let items = |items: &Arc<Vec<Value>>| Arc::new(items.iter().map(change).collect());
        let entries = |entries: &Arc<Vec<Entry>>| {
            Arc::new(entries.iter().map(|entry| Entry { value: change(&entry.value), ..entry.clone() }).collect())
        };
        let data = match &self.data {
            Data::List(kind, all) => Data::List(kind.clone(), items(all)),
            Data::Set(kind, all) => Data::Set(kind.clone(), items(all)),
            Data::Tuple(all) => Data::Tuple(items(all)),
            Data::Map(kind, all) => Data::Map(kind.clone(), entries(all)),
            Data::Object(all) => Data::Object(entries(all)),
            plain @ (Data::Null(_)
            | Data::Unknown(_)
            | Data::Bool(_)
            | Data::Number(_)
            | Data::String(_)
            | Data::Json(_)
            | Data::Instance(_)) => plain.clone(),
        };
        Self { data, origin: self.origin.clone() }
    }

    /// The type of the value.
    pub(crate) fn kind(&self) -> Type {
        match &self.data {
            Data::Null(kind) => kind.clone(),
            Data::Unknown(unknown) => unknown.kind.clone(),
            Data::Bool(_) => Type::Bool,
            Data::Number(_) => Type::Number,
            Data::String(_) | Data::Json(_) => Type::String,
            Data::List(kind, _) => Type::List(Arc::new(kind.clone())),
            Data::Set(kind, _) => Type::Set(Arc::new(kind.clone())),
            Data::Map(kind, _) => Type::Map(Arc::new(kind.clone())),
            Data::Tuple(items) => Type::tuple(items.iter().map(Self::kind)),
            Data::Object(entries) => {
                Type::object(entries.iter().map(|entry| (Arc::clone(&entry.key), entry.value.kind())))
            }
            Data::Instance(_) => Type::Dynamic,
        }
    }

    /// The type of what a collection holds; none for what has parts of many types, or none.
    pub(crate) fn element(&self) -> Option<Type> {
        match &self.data {
            Data::List(kind, _) | Data::Set(kind, _) | Data::Map(kind, _) => Some(kind.clone()),
            Data::Null(kind) => kind.element().cloned(),
            Data::Unknown(unknown) => unknown.kind.element().cloned(),
            Data::Bool(_)
            | Data::Number(_)
            | Data::String(_)
            | Data::Json(_)
            | Data::Tuple(_)
            | Data::Object(_)
            | Data::Instance(_) => None,
        }
    }

    /// A collection whose length alone is known, as that many items that are not; a map only when it has none.
    #[must_use]
    pub(crate) fn with_known_length(self) -> Self {
        let Some(unknown) = self.as_unknown().filter(|unknown| unknown.not_null) else { return self };
        let (Some(least), Some(largest)) = (&unknown.least, &unknown.largest) else { return self };
        let Some(count) = least.as_count().filter(|count| least.order(largest).is_eq() && *count < 10_000) else {
            return self;
        };
        let items = |element: &Type| {
            let (kind, why, refers_to) = (element.clone(), Arc::clone(&unknown.why), unknown.refers_to.clone());
            let part = Unknown { kind, why, refers_to, ..Unknown::default() };
            Arc::new(vec![Self { data: Data::Unknown(Arc::new(part)), origin: self.origin.clone() }; count])
        };
        let data = match &unknown.kind {
            Type::List(element) => Data::List((**element).clone(), items(element)),
            Type::Set(element) if count < 2 => Data::Set((**element).clone(), items(element)),
            Type::Map(element) if count == 0 => Data::Map((**element).clone(), Arc::default()),
            Type::Dynamic
            | Type::Bool
            | Type::Number
            | Type::String
            | Type::Set(_)
            | Type::Map(_)
            | Type::Tuple(_)
            | Type::Object(_) => return self,
        };
        Self { data, origin: self.origin }
    }

    /// The same value, passed on by `label`, which is written at `place`.
    #[must_use]
    pub(crate) fn through(mut self, label: impl Into<Arc<str>>, place: Place) -> Self {
        let next = self.origin.chain.take();
        self.origin.chain = Some(Arc::new(Step { label: label.into(), place, next }));
        self
    }
}

impl Unknown {
    /// Whether it stands for all of an instance that nobody has made yet.
    pub(crate) fn is_whole(&self) -> bool {
        self.refers_to.as_ref().is_some_and(|whole| whole.attribute.is_empty())
    }

    /// The value that is unknown like this.
    pub(crate) fn at(self, place: Place) -> Value {
        Value::new(Data::Unknown(Arc::new(self)), place)
    }
}

impl Entry {
    /// An entry whose key is written where its value is.
    pub(crate) fn new(key: impl Into<Arc<str>>, value: Value) -> Self {
        Self { key: key.into(), key_span: value.origin.place.span, value }
    }
}

/// Entries in the order of their keys; of two with one key the later counts.
fn by_key(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by(|left, right| left.key.cmp(&right.key));
    entries.dedup_by(|later, earlier| {
        let is_same = later.key == earlier.key;
        if is_same {
            std::mem::swap(later, earlier);
        }
        is_same
    });
    entries
}

/// Text as Terraform holds all of it: in normal form C, so that equal letters are equal bytes.
fn normal(text: Arc<str>) -> Arc<str> {
    if text.is_ascii() || unicode_normalization::is_nfc(&text) {
        return text;
    }
    unicode_normalization::UnicodeNormalization::nfc(&*text).collect::<String>().into()
}
