//! Expressions made of others: objects, templates and `for`.

use super::convert::{self, to_bool};
use super::evaluator::{Evaluator, Frame, LONGEST, Scope, fault, is_unknown, unknown};
use super::module::place;
use super::operators::{marked, operand_unknown, text_of};
use crate::model::hcl::{Expr, ExprKind, For, ForPart, Item, ItemKey, Part};
use crate::model::{Data, Entry, Place, Value};
use std::sync::Arc;

/// A `for` that makes an object stops at this many keys, because each is looked up among the others.
const MOST_KEYS: usize = 4096;

impl Evaluator<'_> {
    /// An object expression; an unknown key makes all of it unknown.
    pub(super) fn object(&self, items: &[Item], scope: Scope<'_>, at: Place) -> Value {
        let mut entries: Vec<Entry> = Vec::with_capacity(items.len());
        for item in items {
            let key = match &item.key {
                ItemKey::Name(name) => Arc::clone(name),
                // a bare keyword is its own text too
                ItemKey::Expr(Expr { kind: ExprKind::Null, .. }) => "null".into(),
                ItemKey::Expr(expr) => match text_of(&self.evaluate(expr, scope), at) {
                    Ok(key) => key,
                    Err(why) => return why,
                },
            };
            let value = self.evaluate(&item.value, scope);
            insert(&mut entries, Entry { key, key_span: item.key_span, value });
        }
        Value::object(entries, at)
    }

    /// A template as text; an unknown part makes all of it unknown, unless it stands in a string of JSON.
    pub(super) fn template(&self, parts: &[Part], scope: Scope<'_>, at: Place) -> Value {
        let mut text = String::new();
        let mut used = Vec::new();
        match self.parts(parts, scope, &mut text, &mut used) {
            Ok(()) => marked(Value::string(text, at), &used.iter().collect::<Vec<_>>()),
            Err(why) => self
                .partly_known(parts, scope, at)
                .unwrap_or_else(|| marked(operand_unknown(&[&why], at), &used.iter().collect::<Vec<_>>())),
        }
    }

    fn parts(&self, parts: &[Part], scope: Scope<'_>, out: &mut String, used: &mut Vec<Value>) -> Result<(), Value> {
        for part in parts {
            match part {
                Part::Literal(text, _) => out.push_str(text),
                Part::Interpolation(expr) => {
                    let value = self.evaluate(expr, scope);
                    let text = text_of(&value, value.origin.place);
                    used.push(value);
                    out.push_str(&text?);
                }
                Part::If(directive) => {
                    let condition = self.evaluate(&directive.condition, scope);
                    let Some(holds) = to_bool(&condition) else {
                        return Err(operand_unknown(&[&condition], condition.origin.place));
                    };
                    let taken = if holds { &directive.then } else { &directive.otherwise };
                    self.parts(taken, scope, out, used)?;
                }
                Part::For(directive) => self.repeated(directive, scope, out, used)?,
            }
            if out.len() > LONGEST {
                return Err(unknown("the text is too long", Place::default()));
            }
        }
        Ok(())
    }

    fn repeated(
        &self,
        directive: &ForPart,
        scope: Scope<'_>,
        out: &mut String,
        used: &mut Vec<Value>,
    ) -> Result<(), Value> {
        let collection = self.evaluate(&directive.collection, scope);
        let pairs = self.pairs(&collection)?;
        for (key, value) in &pairs {
            let inner = Frame { name: &directive.value, value, outer: scope.frame };
            let outer = Frame { name: directive.key.as_deref().unwrap_or_default(), value: key, outer: Some(&inner) };
            self.parts(&directive.body, scope.with(&outer), out, used)?;
        }
        Ok(())
    }

    /// A `for` expression.
    pub(super) fn iterate(&self, iteration: &For, scope: Scope<'_>, at: Place) -> Value {
        let collection = self.evaluate(&iteration.collection, scope);
        let pairs = match self.pairs(&collection) {
            Ok(pairs) => pairs,
            Err(why) => return marked(why, &[&collection]),
        };
        let mut made = Made { list: Vec::new(), entries: Vec::new() };
        for (key, value) in &pairs {
            let inner = Frame { name: &iteration.value, value, outer: scope.frame };
            let outer = Frame { name: iteration.key.as_deref().unwrap_or_default(), value: key, outer: Some(&inner) };
            if let Err(why) = self.iteration(iteration, scope.with(&outer), at, &mut made) {
                return why;
            }
        }
        let mut result = match iteration.key_expr {
            Some(_) => Value::object(made.entries, at),
            None => Value::list(made.list, at),
        };
        result.origin.chain.clone_from(&collection.origin.chain);
        result.origin.sensitive = collection.origin.sensitive;
        result
    }

    fn iteration(&self, iteration: &For, scope: Scope<'_>, at: Place, made: &mut Made) -> Result<(), Value> {
        if let Some(condition) = &iteration.condition {
            let condition = self.evaluate(condition, scope);
            match to_bool(&condition) {
                Some(true) => {}
                Some(false) => return Ok(()),
                None => return Err(operand_unknown(&[&condition], at)),
            }
        }
        let Some(key) = &iteration.key_expr else {
            made.list.push(self.evaluate(&iteration.value_expr, scope));
            return Ok(());
        };
        let key_at = place(scope.source, key.span);
        let key = text_of(&self.evaluate(key, scope), at)?;
        let value = self.evaluate(&iteration.value_expr, scope);
        let is_full = made.entries.len() >= MOST_KEYS;
        match made.entries.iter_mut().find(|entry| entry.key == key) {
            Some(entry) if iteration.groups => entry.value = appended(&entry.value, value),
            Some(_) => return Err(fault(format!("the key {key} is there twice"), at)),
            None if is_full => return Err(unknown("the object has too many keys", at)),
            None => {
                let value = if iteration.groups { Value::list(vec![value], at) } else { value };
                made.entries.push(Entry { key, key_span: key_at.span, value });
            }
        }
        Ok(())
    }

    /// What a collection gives when it is iterated: keys or indices, and items; objects by key.
    pub(super) fn pairs(&self, collection: &Value) -> Result<Vec<(Value, Value)>, Value> {
        let at = collection.origin.place;
        let count = collection.items().map_or_else(|| collection.entries().map_or(0, <[Entry]>::len), <[Value]>::len);
        if !self.afford(count) {
            return Err(unknown("the module makes too many items", at));
        }
        match &collection.data {
            Data::List(items) => {
                let index = |index: usize| super::number::Decimal::whole(index as i128).value(at);
                Ok(items.iter().enumerate().map(|(number, item)| (index(number), item.clone())).collect())
            }
            Data::Object(object) if super::json::unwrapped(collection).is_none() => Ok(convert::sorted(&object.0)
                .into_iter()
                .map(|entry| (Value::string(Arc::clone(&entry.key), at), entry.value.clone()))
                .collect()),
            Data::Unknown(_) | Data::Absent(_) | Data::Deferred => Err(operand_unknown(&[collection], at)),
            Data::Object(_) | Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) => {
                Err(fault("only lists and objects can be iterated", at))
            }
        }
    }
}

struct Made {
    list: Vec<Value>,
    entries: Vec<Entry>,
}

fn appended(list: &Value, item: Value) -> Value {
    let items = list.items().unwrap_or_default().iter().cloned().chain([item]).collect();
    Value { origin: list.origin.clone(), ..Value::list(items, list.origin.place) }
}

/// Adds an entry; the last of several with one key counts.
pub(super) fn insert(entries: &mut Vec<Entry>, entry: Entry) {
    match entries.iter_mut().find(|other| other.key == entry.key) {
        Some(other) => *other = entry,
        None => entries.push(entry),
    }
}

/// Whether a value is a collection whose size is known.
pub(super) fn is_sized(value: &Value) -> bool {
    !is_unknown(value) && (value.items().is_some() || value.entries().is_some())
}
