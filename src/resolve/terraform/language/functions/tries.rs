//! `try` and `can`: what is refused is looked at instead of passed on.

use super::super::evaluator::{Evaluator, carried};
use super::super::scope::Scope;
use super::super::types::Type;
use super::super::value::{Data, Evaluated, Fault, Unknown, Value};
use crate::model::Place;
use crate::model::hcl::{Access, AccessKind, Call, Expr, ExprKind, Item, ItemKey, Part};
use std::sync::Arc;

impl Evaluator<'_> {
    /// `try`: the first argument that is not refused; not known when an argument depends on what is not known.
    pub(super) fn attempt(self, call: &Call, scope: Scope<'_>, at: Place) -> Evaluated {
        for argument in &call.arguments {
            let value = self.evaluate(argument, scope);
            if let Some(open) = self.open_name(argument, scope, &mut Vec::new()) {
                let known = value.ok().filter(|value| !value.is_wholly_known());
                return Ok(undecided(&known.unwrap_or(open), at));
            }
            if let Ok(value) = value {
                return Ok(value);
            }
        }
        Err(Fault::new("every argument of try is refused", at))
    }

    /// `can`: whether the argument is not refused.
    pub(super) fn can(self, call: &Call, scope: Scope<'_>, at: Place) -> Evaluated {
        let [argument] = call.arguments.as_slice() else {
            return Err(Fault::new("can takes one argument", at));
        };
        let value = self.evaluate(argument, scope);
        match self.open_name(argument, scope, &mut Vec::new()) {
            Some(open) => {
                let unknown = Unknown { kind: Type::Bool, why: why(&open), not_null: true, ..Unknown::default() };
                Ok(carried(unknown.at(at), &[&open]))
            }
            None => Ok(Value::bool(value.is_ok(), at)),
        }
    }

    /// The value of the first name in an expression that is not known in full.
    fn open_name<'e>(self, expr: &'e Expr, scope: Scope<'_>, bound: &mut Vec<&'e str>) -> Option<Value> {
        let is_free = |name: &str, bound: &[&str]| !bound.contains(&name);
        match &expr.kind {
            ExprKind::Variable(name) => is_free(name, bound).then(|| self.open(expr, scope)).flatten(),
            ExprKind::Traversal(root, accesses) => {
                let own = match &root.kind {
                    ExprKind::Variable(name) if !is_free(name, bound) => None,
                    ExprKind::Variable(_) => {
                        let steps = accesses.iter().take_while(|access| is_static(access)).cloned().collect();
                        let kind = ExprKind::Traversal(root.clone(), steps);
                        self.open(&Expr { kind, span: expr.span }, scope)
                    }
                    _ => self.open_name(root, scope, bound),
                };
                own.or_else(|| {
                    accesses.iter().find_map(|access| match &access.kind {
                        AccessKind::Index(index) => self.open_name(index, scope, bound),
                        AccessKind::Attribute(_)
                        | AccessKind::LegacyIndex(_)
                        | AccessKind::AttributeSplat
                        | AccessKind::FullSplat => None,
                    })
                })
            }
            ExprKind::For(iteration) => {
                let open = self.open_name(&iteration.collection, scope, bound);
                let depth = bound.len();
                bound.extend(iteration.key.as_deref());
                bound.push(&iteration.value);
                let inner = iteration.key_expr.iter().chain([&iteration.value_expr]).chain(&iteration.condition);
                let open = inner.fold(open, |open, part| open.or_else(|| self.open_name(part, scope, bound)));
                bound.truncate(depth);
                open
            }
            ExprKind::Template(parts) => self.open_part(parts, scope, bound),
            ExprKind::Array(items) => items.iter().find_map(|item| self.open_name(item, scope, bound)),
            ExprKind::Object(items) => items.iter().find_map(|item| self.open_item(item, scope, bound)),
            ExprKind::Call(call) => call.arguments.iter().find_map(|item| self.open_name(item, scope, bound)),
            ExprKind::Unary(_, inner) | ExprKind::Parenthesis(inner) => self.open_name(inner, scope, bound),
            ExprKind::Binary(left, _, right) => {
                self.open_name(left, scope, bound).or_else(|| self.open_name(right, scope, bound))
            }
            ExprKind::Conditional(all) => [&all.condition, &all.then, &all.otherwise]
                .into_iter()
                .find_map(|part| self.open_name(part, scope, bound)),
            ExprKind::Null | ExprKind::Bool(_) | ExprKind::Number(_) | ExprKind::String(_) => None,
        }
    }

    fn open_item<'e>(self, item: &'e Item, scope: Scope<'_>, bound: &mut Vec<&'e str>) -> Option<Value> {
        let key = match &item.key {
            ItemKey::Name(_) => None,
            ItemKey::Expr(key) => self.open_name(key, scope, bound),
        };
        key.or_else(|| self.open_name(&item.value, scope, bound))
    }

    fn open_part<'e>(self, parts: &'e [Part], scope: Scope<'_>, bound: &mut Vec<&'e str>) -> Option<Value> {
        parts.iter().find_map(|part| match part {
            Part::Literal(..) => None,
            Part::Interpolation(expr) => self.open_name(expr, scope, bound),
            Part::If(directive) => self
                .open_name(&directive.condition, scope, bound)
                .or_else(|| self.open_part(&directive.then, scope, bound))
                .or_else(|| self.open_part(&directive.otherwise, scope, bound)),
            Part::For(directive) => {
                let open = self.open_name(&directive.collection, scope, bound);
                let depth = bound.len();
                bound.extend(directive.key.as_deref());
                bound.push(&directive.value);
                let open = open.or_else(|| self.open_part(&directive.body, scope, bound));
                bound.truncate(depth);
                open
            }
        })
    }

    /// The value of a name when it is not known in full; what is refused is no reason to wait.
    fn open(self, expr: &Expr, scope: Scope<'_>) -> Option<Value> {
        let value = self.evaluate(expr, scope).ok()?;
        let value = match &value.data {
            Data::Instance(_) => self.settled(value, scope).ok()?,
            _ => value,
        };
        (!value.is_wholly_known()).then_some(value)
    }
}

fn is_static(access: &Access) -> bool {
    match &access.kind {
        AccessKind::Attribute(_) | AccessKind::LegacyIndex(_) => true,
        AccessKind::Index(index) => matches!(index.kind, ExprKind::String(_) | ExprKind::Number(_)),
        AccessKind::AttributeSplat | AccessKind::FullSplat => false,
    }
}

/// A `try` that cannot be decided yet: of no type, but it refers to what its first argument refers to.
fn undecided(value: &Value, at: Place) -> Value {
    let refers_to = value.as_unknown().and_then(|unknown| unknown.refers_to.clone());
    let unknown = Unknown { why: why(value), refers_to, ..Unknown::default() };
    carried(unknown.at(at), &[value])
}

fn why(value: &Value) -> Arc<str> {
    let part = value.find(&Value::is_unknown).and_then(Value::as_unknown);
    part.map_or_else(|| "it cannot be computed".into(), |unknown| Arc::clone(&unknown.why))
}
