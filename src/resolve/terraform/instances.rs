//! `count` and `for_each`: the instances of a resource or a module.

use super::language::{Data, Entry, Fault, Marks, Scope, Type, Unknown, Value, convert, is_hidden};
use super::module::Item;
use super::problems;
use super::reference::passed_on;
use super::tree::{Family, Here, unknown};
use crate::model::{Place, Step};
use std::fmt::Write as _;
use std::sync::Arc;

/// More instances of one block than this are not told apart.
const MOST: usize = 2_000;

/// What tells an instance from its siblings, and what its expressions may ask of that.
#[derive(Debug, Clone)]
pub(super) enum Key {
    /// The only one, without key.
    Single,
    /// One of a known `count`.
    Count(usize),
    /// One of a known `for_each`: its key and value.
    Each(Arc<str>, Value),
    /// It stands for an unknown number of instances of `count`.
    SymbolicCount,
    /// It stands for an unknown number of instances of `for_each`; what is known of `each.value`.
    SymbolicEach(Value),
}

/// The instances of a block.
#[derive(Debug, Clone)]
pub(super) struct Instances {
    pub(super) keys: Vec<Key>,
    /// Why their number is not known, where it is written, and by what: `count`.
    pub(super) uncertain: Option<Uncertain>,
    /// Whether they are told apart by keys of `for_each`.
    pub(super) is_map: bool,
}

/// Why the number of instances is not known.
#[derive(Debug, Clone)]
pub(super) struct Uncertain {
    argument: &'static str,
    why: Arc<str>,
    at: Place,
}

impl Key {
    /// What follows the address of the block: `[0]`, `["a"]`.
    pub(super) fn suffix(&self) -> String {
        match self {
            Self::Single | Self::SymbolicCount | Self::SymbolicEach(_) => String::new(),
            Self::Count(index) => format!("[{index}]"),
            Self::Each(key, _) => format!("[{}]", quoted(key)),
        }
    }

    /// Whether it stands for an unknown number of instances.
    pub(super) fn is_symbolic(&self) -> bool {
        match self {
            Self::SymbolicCount | Self::SymbolicEach(_) => true,
            Self::Single | Self::Count(_) | Self::Each(..) => false,
        }
    }

    /// The name that is bound for the expressions of the instance, and what it stands for.
    pub(super) fn bound(&self, at: Place) -> Option<(&'static str, Value)> {
        let object = |parts: Vec<(&str, Value)>| {
            Value::object(parts.into_iter().map(|(key, value)| Entry::new(key, value)).collect(), at)
        };
        let later = |kind, why: &str| Unknown { kind, why: why.into(), not_null: true, ..Unknown::default() }.at(at);
        match self {
            Self::Single => None,
            Self::Count(index) => Some(("count", object(vec![("index", Value::count(*index, at))]))),
            Self::Each(key, value) => Some((
                "each",
                object(vec![
                    ("key", Value::string(Arc::clone(key), at)),
                    ("value", passed_on(value.clone(), "each.value".to_owned())),
                ]),
            )),
            Self::SymbolicCount => {
                Some(("count", object(vec![("index", later(Type::Number, "count.index is not known"))])))
            }
            Self::SymbolicEach(item) => {
                let key = later(Type::String, "each.key is not known");
                Some(("each", object(vec![("key", key), ("value", item.clone())])))
            }
        }
    }
}

impl<'a> Here<'_, 'a> {
    /// The instances of a block; a single symbolic one when their number cannot be known.
    pub(super) fn instances(&self, item: &'a Item<'a>, depth: usize) -> Instances {
        if item.attribute("count").is_some() && item.attribute("for_each").is_some() {
            self.tree.problem(problems::both_counts(&self.address(&item.address)), item.header);
        }
        for argument in ["count", "for_each"] {
            let Some((attribute, source)) = item.attribute(argument) else { continue };
            let at = Place { source, span: attribute.expr.span };
            let name = format!("{argument} of {}", item.address);
            let value =
                self.once((Family::Other, &name), at, || self.evaluate(&attribute.expr, Scope::top(source, depth)));
            let value = value.unwrap_or_else(Fault::into_value);
            let refused = refused(argument, value.origin.marks);
            let known = match argument {
                _ if refused.is_some() => None,
                "count" => counted(&value),
                _ => each(&value),
            };
            if matches!(value.data, Data::List(..) | Data::Tuple(_)) && argument == "for_each" {
                self.tree.problem(problems::no_set(&self.address(&item.address)), at);
            }
            let is_map = argument == "for_each";
            if let (true, Data::Set(element, _)) = (is_map, &value.data)
                && !matches!(element, Type::String | Type::Dynamic)
            {
                self.tree.problem(problems::no_keys(&self.address(&item.address), &element.name()), at);
            }
            let why = match known {
                Some(keys) if keys.len() <= MOST => return Instances { keys, uncertain: None, is_map },
                Some(_) => {
                    self.tree.problem(problems::too_many_instances(&self.address(&item.address), MOST), at);
                    format!("there are more than {MOST} instances").into()
                }
                None => {
                    let why = refused.map_or_else(|| reason(&value), Arc::from);
                    self.tree.problem(problems::uncertain(&item.address, argument, &why), at);
                    why
                }
            };
            let key = if is_map { Key::SymbolicEach(item_of(&value, at)) } else { Key::SymbolicCount };
            return Instances { keys: vec![key], uncertain: Some(Uncertain { argument, why, at }), is_map };
        }
        Instances { keys: vec![Key::Single], uncertain: None, is_map: false }
    }
}

/// The chain with the step that says that an instance may not be there.
pub(super) fn uncertain(uncertain: Option<&Uncertain>, address: &str, next: Option<Arc<Step>>) -> Option<Arc<Step>> {
    let Some(Uncertain { argument, why, at }) = uncertain else { return next };
    let label = format!("{address} exists only if its {argument} says so, which is unknown: {why}").into();
    Some(Arc::new(Step { label, place: *at, next }))
}

/// Why Terraform makes no instances of what an argument is marked with: their keys are shown and kept, their number is
/// kept.
fn refused(argument: &str, marks: Marks) -> Option<&'static str> {
    if marks.is_ephemeral() {
        return Some("it is ephemeral, which Terraform refuses");
    }
    (argument == "for_each" && marks.is_sensitive()).then_some("it is sensitive, which Terraform refuses")
}

fn counted(count: &Value) -> Option<Vec<Key>> {
    let number = convert(count, &Type::Number).ok()?;
    let Data::Number(number) = &number.data else { return None };
    let number = number.as_count()?;
    Some((0..number.min(MOST + 1)).map(Key::Count).collect())
}

fn each(each: &Value) -> Option<Vec<Key>> {
    match &each.data {
        Data::Map(_, entries) | Data::Object(entries) => {
            Some(entries.iter().map(|entry| Key::Each(Arc::clone(&entry.key), entry.value.clone())).collect())
        }
        // a list is refused by Terraform; its texts still say which instances were meant
        Data::Set(_, items) | Data::List(_, items) | Data::Tuple(items) => items
            .iter()
            .map(|item| super::language::text(item).map(|key| Key::Each(key, item.clone())))
            .collect::<Option<Vec<_>>>(),
        Data::Null(_)
        | Data::Unknown(_)
        | Data::Bool(_)
        | Data::Number(_)
        | Data::String(_)
        | Data::Json(_)
        | Data::Instance(_) => None,
    }
}

/// Why a value does not say how many instances there are.
fn reason(value: &Value) -> Arc<str> {
    let part = value.find(&Value::is_unknown).and_then(Value::as_unknown);
    part.map_or_else(|| Arc::from("it is no number and no collection"), |unknown| Arc::clone(&unknown.why))
}

/// What is known of an item of a collection that is not known: its type, and what the collection is of.
pub(super) fn item_of(collection: &Value, at: Place) -> Value {
    let Some(source) = collection.find(&Value::is_unknown).and_then(Value::as_unknown) else {
        return unknown("each.value is not known", at);
    };
    let kind = source.kind.element().cloned().unwrap_or_default();
    Unknown { kind, why: Arc::clone(&source.why), refers_to: source.refers_to.clone(), ..Unknown::default() }.at(at)
}

/// A key as addresses show it: what begins a template is doubled, and what does not show is escaped
/// (`toHCLQuotedString` in Terraform's `addrs/instance_key.go`).
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '"' | '\\' => out.extend(['\\', letter]),
            '$' | '%' if letters.peek() == Some(&'{') => out.extend([letter, letter]),
            letter if letter.is_control() || is_hidden(letter) => match u32::from(letter) {
                // writing to a String cannot fail
                code @ 0..=0xffff => drop(write!(out, "\\u{code:04x}")),
                code => drop(write!(out, "\\U{code:08x}")),
            },
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}
