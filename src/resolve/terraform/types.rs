//! Type constraints of variables: what a value is converted to.
//!
//! <https://developer.hashicorp.com/terraform/language/expressions/type-constraints>

use super::convert;
use super::evaluator::{Evaluator, Scope, is_unknown};
use crate::model::hcl::{Call, Expr, ExprKind, Item, ItemKey};
use crate::model::{Data, Entry, Value};
use std::sync::Arc;

impl Evaluator<'_> {
    /// The value as its type constraint makes it; what a constraint does not say stays as it is.
    pub(super) fn converted(&self, value: &Value, kind: &Expr, scope: Scope<'_>) -> Value {
        let at = value.origin.place;
        if is_unknown(value) || matches!(value.data, Data::Null) {
            return value.clone();
        }
        if let ExprKind::Call(call) = &kind.kind {
            return self.constructed(value, call, scope);
        }
        // older code quotes the names of types
        let (ExprKind::Variable(name) | ExprKind::String(name)) = &kind.kind else {
            return value.clone();
        };
        match &**name {
            "string" => convert::string(value, at),
            "number" => convert::number(value, at),
            "bool" => convert::boolean(value, at),
            _ => value.clone(),
        }
    }

    fn constructed(&self, value: &Value, call: &Call, scope: Scope<'_>) -> Value {
        let Some(first) = call.arguments.first() else {
            return value.clone();
        };
        let data = match (&*call.name, &value.data, &first.kind) {
            ("list" | "set", Data::List(items), _) => {
                let items = items.iter().map(|item| self.converted(item, first, scope)).collect();
                Data::List(Arc::new(items))
            }
            ("map", Data::Object(object), _) if super::json::unwrapped(value).is_none() => {
                let entries = object.0.iter().map(|entry| self.entry(entry, first, scope)).collect();
                Data::Object(Arc::new(crate::model::Object(entries)))
            }
            ("object", Data::Object(_), ExprKind::Object(items)) => self.object_of(value, items, scope),
            ("tuple", Data::List(items), ExprKind::Array(kinds)) => {
                let items = items.iter().zip(kinds).map(|(item, kind)| self.converted(item, kind, scope)).collect();
                Data::List(Arc::new(items))
            }
            _ => return value.clone(),
        };
        let value = Value { data, origin: value.origin.clone() };
        if &*call.name == "set" { convert::set(&value, value.origin.place) } else { value }
    }

    fn entry(&self, entry: &Entry, kind: &Expr, scope: Scope<'_>) -> Entry {
        Entry { value: self.converted(&entry.value, kind, scope), ..entry.clone() }
    }

    /// An object with the attributes its type names; what is optional and not there has its default, or is null.
    fn object_of(&self, value: &Value, items: &[Item], scope: Scope<'_>) -> Data {
        let entries = items.iter().filter_map(|item| {
            let name = match &item.key {
                ItemKey::Name(name) => Arc::clone(name),
                ItemKey::Expr(key) => convert::text(&self.evaluate(key, scope))?,
            };
            let (kind, default) = optional(&item.value);
            let counts = |entry: &&Entry| default.is_none() || !matches!(entry.value.data, Data::Null);
            let given = value.entry(&name).filter(counts);
            let filled = || {
                let null = || Value::new(Data::Null, value.origin.place);
                let filled = default.map_or_else(null, |default| self.evaluate(default, scope));
                Entry { key: name, key_span: value.origin.place.span, value: filled }
            };
            Some(self.entry(&given.cloned().unwrap_or_else(filled), kind, scope))
        });
        Data::Object(Arc::new(crate::model::Object(entries.collect())))
    }
}

/// The type and the default of an `optional(type, default)`.
fn optional(kind: &Expr) -> (&Expr, Option<&Expr>) {
    if let ExprKind::Call(call) = &kind.kind
        && &*call.name == "optional"
    {
        return (call.arguments.first().unwrap_or(kind), call.arguments.get(1));
    }
    (kind, None)
}
