//! Type constraints of variables: what `type` says, with the defaults of `optional`.
//!
//! <https://developer.hashicorp.com/terraform/language/expressions/type-constraints>

use super::convert::convert;
use super::scope::{Names, Scope};
use super::types::{Attribute, Type};
use super::value::{Data, Entry, Evaluated, Fault, Value};
use crate::model::Place;
use crate::model::hcl::{Call, Expr, ExprKind, Item, ItemKey};
use std::sync::Arc;

/// Nesting of types.
const DEPTH: usize = 60;

/// A type and what stands for parts that are left out.
#[derive(Debug, Clone, Default)]
pub(crate) struct Constraint {
    /// The type.
    pub(crate) kind: Type,
    defaults: Defaults,
}

/// What stands for parts that are left out.
#[derive(Debug, Clone, Default)]
struct Defaults {
    /// Of attributes of an object.
    values: Vec<(Arc<str>, Value)>,
    /// Of the parts of an object or tuple, by name or index.
    parts: Vec<(Arc<str>, Defaults)>,
    /// Of each part of a collection.
    each: Option<Box<Defaults>>,
}

impl Constraint {
    /// The constraint that a `type` argument states. Defaults in it are evaluated.
    pub(crate) fn read(expr: &Expr, scope: Scope<'_>, names: &dyn Names) -> Result<Self, Fault> {
        let (kind, defaults) = Reader { scope, names }.kind(expr, 0)?;
        Ok(Self { kind, defaults })
    }

    /// A value with defaults filled in, as one of the type.
    pub(crate) fn apply(&self, value: &Value) -> Evaluated {
        let filled = self.defaults.fill(value);
        convert(&filled, &self.kind)
            .map_err(|why| Fault::new(format!("the value is not suitable: {why}"), value.origin.place))
    }
}

struct Reader<'r> {
    scope: Scope<'r>,
    names: &'r dyn Names,
}

type Read = Result<(Type, Defaults), Fault>;

impl Reader<'_> {
    fn kind(&self, expr: &Expr, depth: usize) -> Read {
        let at = Place { source: self.scope.source, span: expr.span };
        if depth > DEPTH {
            return Err(Fault::new("the type is nested too deeply", at));
        }
        let kind = match &expr.kind {
            // older code quotes the names of types
            ExprKind::Variable(name) | ExprKind::String(name) => match &**name {
                "string" => Type::String,
                "number" => Type::Number,
                "bool" => Type::Bool,
                "any" => Type::Dynamic,
                "list" => Type::list(Type::Dynamic),
                "map" => Type::map(Type::Dynamic),
                "set" => Type::set(Type::Dynamic),
                _ => return Err(Fault::new(format!("there is no type {name}"), at)),
            },
            ExprKind::Call(call) => return self.constructed(call, depth, at),
            ExprKind::Parenthesis(inner) => return self.kind(inner, depth + 1),
            _ => return Err(Fault::new("it is no type", at)),
        };
        Ok((kind, Defaults::default()))
    }

    fn constructed(&self, call: &Call, depth: usize, at: Place) -> Read {
        let [argument] = call.arguments.as_slice() else {
            return Err(Fault::new(format!("{} takes one type", call.name), at));
        };
        match (&*call.name, &argument.kind) {
            ("list" | "set" | "map", _) => {
                let (element, defaults) = self.kind(argument, depth + 1)?;
                let kind = match &*call.name {
                    "list" => Type::list(element),
                    "set" => Type::set(element),
                    _ => Type::map(element),
                };
                let each = (!defaults.is_empty()).then(|| Box::new(defaults));
                Ok((kind, Defaults { each, ..Defaults::default() }))
            }
            ("tuple", ExprKind::Array(items)) => {
                let (mut kinds, mut parts) = (Vec::new(), Vec::new());
                for (index, item) in items.iter().enumerate() {
                    let (kind, defaults) = self.kind(item, depth + 1)?;
                    kinds.push(kind);
                    parts.push((index.to_string().into(), defaults));
                }
                Ok((Type::Tuple(kinds.into()), Defaults { parts, ..Defaults::default() }))
            }
            ("object", ExprKind::Object(items)) => self.object(items, depth, at),
            _ => Err(Fault::new(format!("{} makes no type", call.name), at)),
        }
    }

    fn object(&self, items: &[Item], depth: usize, at: Place) -> Read {
        let (mut attributes, mut defaults) = (Vec::new(), Defaults::default());
        for item in items {
            let name = match &item.key {
                ItemKey::Name(name) | ItemKey::Expr(Expr { kind: ExprKind::String(name), .. }) => Arc::clone(name),
                ItemKey::Expr(_) => return Err(Fault::new("the name of an attribute is no name", at)),
            };
            let (written, default, is_optional) = optional(&item.value);
            let (kind, inner) = self.kind(written, depth + 1)?;
            if let Some(default) = default {
                let value = super::evaluate(default, self.scope, self.names)?;
                let own = Constraint { kind: kind.clone(), defaults: inner.clone() };
                defaults.values.push((Arc::clone(&name), own.apply(&value)?));
            }
            defaults.parts.push((Arc::clone(&name), inner));
            attributes.push(Attribute { name, kind, is_optional });
        }
        attributes.sort_by(|left, right| left.name.cmp(&right.name));
        Ok((Type::Object(attributes.into()), defaults))
    }
}

/// The type, the default, and whether there is an `optional(type, default)`.
fn optional(written: &Expr) -> (&Expr, Option<&Expr>, bool) {
    match &written.kind {
        ExprKind::Call(call) if &*call.name == "optional" => {
            (call.arguments.first().unwrap_or(written), call.arguments.get(1), true)
        }
        _ => (written, None, false),
    }
}

impl Defaults {
    fn is_empty(&self) -> bool {
        self.values.is_empty() && self.each.is_none() && self.parts.iter().all(|(_, inner)| inner.is_empty())
    }

    /// The value with what it leaves out. The depth is that of the constraint, which is bounded.
    fn fill(&self, value: &Value) -> Value {
        if self.is_empty() {
            return value.clone();
        }
        if let Some(each) = &self.each {
            let filled = value.with_parts(&|part| each.fill(part));
            // parts may differ in type now: conversion gives them one again
            return Value { data: open(filled.data), origin: filled.origin };
        }
        let part = |name: &str| self.parts.iter().find(|(own, _)| **own == *name).map(|(_, inner)| inner);
        let data = match &value.data {
            Data::Tuple(items) => {
                let filled = items.iter().enumerate().map(|(index, item)| {
                    part(&index.to_string()).map_or_else(|| item.clone(), |inner| inner.fill(item))
                });
                Data::Tuple(Arc::new(filled.collect()))
            }
            Data::Object(_) | Data::Map(..) => {
                let given = value.entries().into_iter().flat_map(|entries| entries.iter());
                let default = |name: &str| self.values.iter().find(|(own, _)| **own == *name).map(|(_, value)| value);
                let filled = given.map(|entry| {
                    let value = part(&entry.key).map_or_else(|| entry.value.clone(), |inner| inner.fill(&entry.value));
                    let value = if value.is_null() { default(&entry.key).cloned().unwrap_or(value) } else { value };
                    Entry { value, ..entry.clone() }
                });
                let missing = self.values.iter().filter(|(name, _)| value.get(name).is_none());
                let missing = missing.map(|(name, default)| Entry::new(Arc::clone(name), default.clone()));
                return Value {
                    origin: value.origin.clone(),
                    ..Value::object(missing.chain(filled).collect(), value.origin.place)
                };
            }
            data => data.clone(),
        };
        Value { data, origin: value.origin.clone() }
    }
}

/// A collection as the tuple or object of its parts.
fn open(data: Data) -> Data {
    match data {
        Data::List(_, items) | Data::Set(_, items) => Data::Tuple(items),
        Data::Map(_, entries) => Data::Object(entries),
        data => data,
    }
}
