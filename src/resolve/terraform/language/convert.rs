//! Conversions between types, as `cty`'s `convert` package makes them.
//!
//! <https://developer.hashicorp.com/terraform/language/expressions/type-constraints#conversion-of-complex-types>

use super::number::{NoNumber, Number};
use super::set;
use super::types::{Attribute, Type};
use super::unify::unify;
use super::value::{Data, Entry, Unknown, Value};
use std::sync::Arc;

/// A value as one of another type; why not, in words that follow "the value is not suitable: ".
pub(crate) fn convert(value: &Value, want: &Type) -> Result<Value, String> {
    match &value.data {
        Data::Unknown(unknown) => {
            let kind = filled(&unknown.kind, want);
            if !is_convertible(&unknown.kind, want) {
                return Err(mismatch(&unknown.kind, want));
            }
            let unknown = Unknown { kind, ..retyped(unknown, want) };
            return Ok(Value { data: Data::Unknown(Arc::new(unknown)), origin: value.origin.clone() });
        }
        Data::Null(kind) => {
            if !is_convertible(kind, want) {
                return Err(mismatch(kind, want));
            }
            return Ok(Value { data: Data::Null(filled(kind, want)), origin: value.origin.clone() });
        }
        Data::Instance(instance) if *want != Type::Dynamic => {
            let why = format!("{} is known only after apply", instance.address).into();
            let unknown = Unknown { kind: want.without_optional(), why, not_null: true, ..Unknown::default() };
            return Ok(Value { data: Data::Unknown(Arc::new(unknown)), origin: value.origin.clone() });
        }
        Data::Bool(_)
        | Data::Number(_)
        | Data::String(_)
        | Data::Json(_)
        | Data::List(..)
        | Data::Set(..)
        | Data::Tuple(_)
        | Data::Map(..)
        | Data::Object(_)
        | Data::Instance(_) => {}
    }
    match want {
        Type::Dynamic => Ok(value.clone()),
        Type::String => primitive(value, want, |value| match &value.data {
            Data::String(_) | Data::Json(_) => Ok(value.data.clone()),
            _ => text(value).map(Data::String).ok_or(NoNumber::Invalid),
        }),
        Type::Number => primitive(value, want, |value| number(value).map(Data::Number)),
        Type::Bool => primitive(value, want, |value| boolean(value).map(Data::Bool).ok_or(NoNumber::Invalid)),
        Type::List(element) | Type::Set(element) => collection(value, want, element),
        Type::Tuple(kinds) => tuple(value, want, kinds),
        Type::Map(element) => map(value, want, element),
        Type::Object(attributes) => object(value, want, attributes),
    }
}

/// Whether values of a type may be converted to another; single values may still not be.
pub(crate) fn is_convertible(from: &Type, to: &Type) -> bool {
    match (from, to) {
        (_, Type::Dynamic) | (Type::Dynamic, _) => true,
        (from, to) if from == to => true,
        (Type::Bool | Type::Number, Type::String) | (Type::String, Type::Bool | Type::Number) => true,
        (Type::List(from) | Type::Set(from), Type::List(to) | Type::Set(to)) | (Type::Map(from), Type::Map(to)) => {
            is_convertible(from, to)
        }
        (Type::Tuple(items), Type::List(to) | Type::Set(to)) => common(items, to).is_some(),
        (Type::Object(attributes), Type::Map(to)) => {
            let kinds: Vec<Type> = attributes.iter().map(|attribute| attribute.kind.clone()).collect();
            common(&kinds, to).is_some()
        }
        (Type::Tuple(from), Type::Tuple(to)) => {
            from.len() == to.len() && from.iter().zip(to.iter()).all(|(from, to)| is_convertible(from, to))
        }
        (Type::Map(from), Type::Object(attributes)) => {
            attributes.iter().all(|attribute| is_convertible(from, &attribute.kind))
        }
        (Type::Object(_), Type::Object(attributes)) => attributes.iter().all(|attribute| {
            let own = from.attribute(&attribute.name);
            own.map_or(attribute.is_optional, |own| is_convertible(own, &attribute.kind))
        }),
        _ => false,
    }
}

/// The text of a primitive value.
pub(crate) fn text(value: &Value) -> Option<Arc<str>> {
    match &value.data {
        Data::String(text) => Some(Arc::clone(text)),
        Data::Json(json) => json.text.clone().or_else(|| super::json::render(&json.value).map(Into::into)),
        Data::Bool(truth) => Some(if *truth { "true".into() } else { "false".into() }),
        Data::Number(number) => Some(number.text().into()),
        Data::Null(_)
        | Data::Unknown(_)
        | Data::List(..)
        | Data::Set(..)
        | Data::Tuple(_)
        | Data::Map(..)
        | Data::Object(_)
        | Data::Instance(_) => None,
    }
}

/// The number of a number, or of text that holds one.
fn number(value: &Value) -> Result<Number, NoNumber> {
    match &value.data {
        Data::Number(number) => Ok(number.clone()),
        Data::String(_) | Data::Json(_) => Number::parse(&text(value).unwrap_or_default()),
        _ => Err(NoNumber::Invalid),
    }
}

/// The truth of a boolean, or of the text of one.
fn boolean(value: &Value) -> Option<bool> {
    match &value.data {
        Data::Bool(truth) => Some(*truth),
        Data::String(text) => match &**text {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn primitive(value: &Value, want: &Type, convert: impl Fn(&Value) -> Result<Data, NoNumber>) -> Result<Value, String> {
    match convert(value) {
        Ok(data) => Ok(Value { data, origin: value.origin.clone() }),
        Err(NoNumber::TooLarge) => {
            let unknown = Unknown {
                kind: want.clone(),
                why: "the number is too large to be computed with".into(),
                not_null: true,
                ..Unknown::default()
            };
            Ok(Value { data: Data::Unknown(Arc::new(unknown)), origin: value.origin.clone() })
        }
        Err(NoNumber::Invalid) if value.kind() == Type::String => Err(format!("a {} is required", want.name())),
        Err(NoNumber::Invalid) => Err(mismatch(&value.kind(), want)),
    }
}

fn collection(value: &Value, want: &Type, element: &Type) -> Result<Value, String> {
    let Some(items) = value.items() else { return Err(mismatch(&value.kind(), want)) };
    if let (Data::Set(kind, items), Type::List(_)) = (&value.data, want)
        && set::is_open(items)
    {
        let part = items.iter().find_map(|item| item.find(&Value::is_unknown)).and_then(Value::as_unknown);
        let why = part.map(|part| Arc::clone(&part.why)).unwrap_or_default();
        let list = Unknown { kind: Type::list(kind.clone()), why, ..Unknown::default() };
        return convert(&Value { data: Data::Unknown(Arc::new(list)), origin: value.origin.clone() }, want);
    }
    let items = items.iter().map(|item| completed(item, element)).collect::<Result<Vec<_>, _>>()?;
    let kind = element_kind(items.iter(), value, element).ok_or_else(|| one_type(want))?;
    let items = items.iter().map(|item| convert(item, &kind)).collect::<Result<Vec<_>, _>>()?;
    let kind = kind.without_optional();
    let data = if matches!(want, Type::Set(_)) {
        let (items, marks) = set::of(items);
        let set = Value { data: Data::Set(kind, Arc::new(items)), origin: value.origin.clone() };
        return Ok(set.marked(marks));
    } else {
        Data::List(kind, Arc::new(items))
    };
    Ok(Value { data, origin: value.origin.clone() })
}

/// A part of a collection whose type is open, with what it leaves out: only then has it the type that its
/// siblings must share.
fn completed(part: &Value, element: &Type) -> Result<Value, String> {
    if element.has_dynamic() { convert(part, element) } else { Ok(part.clone()) }
}

/// The type that all parts become: the wanted one, or one they have in common when that is open.
fn element_kind<'v>(parts: impl Iterator<Item = &'v Value>, whole: &Value, want: &Type) -> Option<Type> {
    if !want.has_dynamic() {
        return Some(want.clone());
    }
    let mut parts = parts.peekable();
    if let Data::List(kind, _) | Data::Set(kind, _) | Data::Map(kind, _) = &whole.data
        && (*want == Type::Dynamic || parts.peek().is_none())
    {
        return Some(filled(kind, want));
    }
    common(&parts.map(Value::kind).collect::<Vec<_>>(), want)
}

/// The type that values of some types become when one is wanted that may be open.
fn common(kinds: &[Type], want: &Type) -> Option<Type> {
    if *want == Type::Dynamic {
        return if kinds.is_empty() { Some(Type::Dynamic) } else { unify(kinds) };
    }
    if !kinds.iter().all(|kind| is_convertible(kind, want)) {
        return None;
    }
    if !want.has_dynamic() || kinds.is_empty() {
        return Some(want.clone());
    }
    unify(&kinds.iter().map(|kind| filled(kind, want)).collect::<Vec<_>>())
}

fn tuple(value: &Value, want: &Type, kinds: &[Type]) -> Result<Value, String> {
    let Data::Tuple(items) = &value.data else { return Err(mismatch(&value.kind(), want)) };
    if items.len() != kinds.len() {
        return Err(mismatch(&value.kind(), want));
    }
    let items = items.iter().zip(kinds).map(|(item, kind)| convert(item, kind)).collect::<Result<_, _>>()?;
    Ok(Value { data: Data::Tuple(Arc::new(items)), origin: value.origin.clone() })
}

fn map(value: &Value, want: &Type, element: &Type) -> Result<Value, String> {
    let Some(entries) = value.entries() else { return Err(mismatch(&value.kind(), want)) };
    let entries = entries.iter().map(|entry| Ok(Entry { value: completed(&entry.value, element)?, ..entry.clone() }));
    let entries = entries.collect::<Result<Vec<_>, String>>()?;
    let parts = entries.iter().map(|entry| &entry.value);
    let kind = element_kind(parts, value, element).ok_or_else(|| one_type(want))?;
    let entries = entries.iter().map(|entry| Ok(Entry { value: convert(&entry.value, &kind)?, ..entry.clone() }));
    let entries = entries.collect::<Result<_, String>>()?;
    Ok(Value { data: Data::Map(kind.without_optional(), Arc::new(entries)), origin: value.origin.clone() })
}

fn object(value: &Value, want: &Type, attributes: &[Attribute]) -> Result<Value, String> {
    if value.entries().is_none() {
        return Err(mismatch(&value.kind(), want));
    }
    let entries = attributes.iter().map(|attribute| match value.entry(&attribute.name) {
        Some(entry) => {
            let value = convert(&entry.value, &attribute.kind);
            let value = value.map_err(|why| format!("attribute {:?}: {why}", attribute.name))?;
            Ok(Entry { value, ..entry.clone() })
        }
        None if attribute.is_optional => {
            let null = Value::null(attribute.kind.without_optional(), value.origin.place);
            Ok(Entry::new(Arc::clone(&attribute.name), null))
        }
        None => Err(format!("attribute {:?} is required", attribute.name)),
    });
    let entries = entries.collect::<Result<_, String>>()?;
    Ok(Value { data: Data::Object(Arc::new(entries)), origin: value.origin.clone() })
}

/// What is known of a value after its type has changed.
fn retyped(unknown: &Unknown, want: &Type) -> Unknown {
    let mut unknown = unknown.clone();
    let is_same = unknown.kind == *want;
    if !(is_same || want == &Type::Dynamic) {
        unknown.prefix = Arc::default();
        unknown.not_empty = false;
        let keeps_length = unknown.kind.is_collection() && want.is_collection();
        if let (Type::Tuple(items), Type::List(_)) = (&unknown.kind, want) {
            let length = i64::try_from(items.len()).ok().map(Number::from);
            return Unknown { least: length.clone(), largest: length, ..unknown };
        }
        if !keeps_length {
            unknown.least = None;
            unknown.largest = None;
        } else if matches!(want, Type::Set(_)) && !matches!(unknown.kind, Type::Set(_)) {
            // items that are equal become one
            let is_empty = unknown.least.as_ref().is_none_or(Number::is_zero);
            unknown.least = Some(Number::from(i64::from(!is_empty)));
        }
    }
    unknown
}

/// The wanted type, its open parts as the given type has them.
fn filled(from: &Type, want: &Type) -> Type {
    match (from, want) {
        (from, Type::Dynamic) => from.clone(),
        (Type::List(from) | Type::Set(from), Type::List(to)) => Type::list(filled(from, to)),
        (Type::List(from) | Type::Set(from), Type::Set(to)) => Type::set(filled(from, to)),
        (Type::Map(from), Type::Map(to)) => Type::map(filled(from, to)),
        (Type::Tuple(items), Type::List(to)) => Type::list(common(items, to).unwrap_or_default()),
        (Type::Tuple(items), Type::Set(to)) => Type::set(common(items, to).unwrap_or_default()),
        (Type::Object(attributes), Type::Map(to)) => {
            let kinds: Vec<Type> = attributes.iter().map(|attribute| attribute.kind.clone()).collect();
            Type::map(common(&kinds, to).unwrap_or_default())
        }
        (Type::Tuple(from), Type::Tuple(to)) => {
            Type::tuple(from.iter().zip(to.iter()).map(|(from, to)| filled(from, to)))
        }
        (from @ Type::Object(_), Type::Object(attributes)) => Type::object(attributes.iter().map(|attribute| {
            let own = from.attribute(&attribute.name);
            let kind = own.map_or_else(|| attribute.kind.without_optional(), |own| filled(own, &attribute.kind));
            (Arc::clone(&attribute.name), kind)
        })),
        (_, want) => want.without_optional(),
    }
}

fn mismatch(from: &Type, want: &Type) -> String {
    match want {
        Type::List(_) | Type::Set(_) | Type::Map(_) | Type::Tuple(_) | Type::Object(_) => {
            format!("{} required", want.name())
        }
        Type::Dynamic | Type::Bool | Type::Number | Type::String => {
            format!("{} required, not {}", want.name(), from.name())
        }
    }
}

fn one_type(want: &Type) -> String {
    format!("all elements of a {} must be of one type", want.name())
}
