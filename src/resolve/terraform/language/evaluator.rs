//! Evaluation of expressions, kind by kind.

use super::convert::convert;
use super::functions::plain;
use super::marks::Marks;
use super::number::{NoNumber, Number};
use super::scope::{Names, Scope};
use super::types::Type;
use super::value::{Data, Entry, Evaluated, Fault, Origin, Refusal, Unknown, Value};
use crate::model::hcl::{Expr, ExprKind, Item, ItemKey, Part};
use crate::model::{Place, Span, Step};
use std::sync::Arc;

/// Nesting of expressions, through names too; keeps the stack of a 2 MiB thread safe.
const DEPTH: usize = 100;

/// Steps of a way that parts of a value keep.
const LONGEST_WAY: usize = 64;

/// The evaluator: what names mean, and the functions beside this file.
#[derive(Clone, Copy)]
pub(super) struct Evaluator<'n> {
    pub(super) names: &'n dyn Names,
}

impl Evaluator<'_> {
    /// The value of an expression, placed where the expression is written.
    pub(super) fn evaluate(self, expr: &Expr, scope: Scope<'_>) -> Evaluated {
        let at = place(scope, expr.span);
        if !self.names.budget().step() {
            return Ok(unknown(Type::Dynamic, "the module takes too long to evaluate", at));
        }
        if scope.depth >= DEPTH {
            return Ok(unknown(Type::Dynamic, "the expression is nested too deeply", at));
        }
        let scope = Scope { depth: scope.depth + 1, ..scope };
        let mut value = self.kind(expr, scope, at)?;
        if makes_values(&expr.kind) && !self.names.budget().fits(&value) {
            return Ok(unknown(value.kind(), "the value is too large", at));
        }
        value = as_computed(value)?;
        value.origin.place = at;
        Ok(value)
    }

    /// The value of an expression as far as it can be told: a faulty item or entry does not take the others with it.
    pub(super) fn evaluate_leniently(self, expr: &Expr, scope: Scope<'_>) -> Value {
        let at = place(scope, expr.span);
        let inner = Scope { depth: scope.depth + 1, ..scope };
        if scope.depth >= DEPTH {
            return unknown(Type::Dynamic, "the expression is nested too deeply", at);
        }
        let value = match &expr.kind {
            ExprKind::Array(items) => {
                Ok(Value::tuple(items.iter().map(|item| self.evaluate_leniently(item, inner)).collect(), at))
            }
            ExprKind::Object(items) => {
                self.object(items, inner, at, &|expr, scope| Ok(self.evaluate_leniently(expr, scope)))
            }
            ExprKind::Parenthesis(within) => Ok(self.evaluate_leniently(within, inner)),
            ExprKind::Call(call)
                if matches!(plain(&call.name), "jsonencode" | "merge" | "concat" | "tolist" | "tomap") =>
            {
                let lenient = |expr: &Expr, scope: Scope<'_>| as_computed(self.evaluate_leniently(expr, scope));
                self.call_with(call, inner, at, &lenient)
            }
            ExprKind::Null
            | ExprKind::Bool(_)
            | ExprKind::Number(_)
            | ExprKind::String(_)
            | ExprKind::Template(_)
            | ExprKind::Variable(_)
            | ExprKind::Traversal(..)
            | ExprKind::Call(_)
            | ExprKind::Unary(..)
            | ExprKind::Binary(..)
            | ExprKind::Conditional(_)
            | ExprKind::For(_) => return self.evaluate(expr, scope).unwrap_or_else(Fault::into_value),
        };
        let mut value = value.unwrap_or_else(Fault::into_value);
        if !self.names.budget().fits(&value) {
            return unknown(value.kind(), "the value is too large", at);
        }
        value.origin.place = at;
        value
    }

    fn kind(self, expr: &Expr, scope: Scope<'_>, at: Place) -> Evaluated {
        match &expr.kind {
            ExprKind::Null => Ok(Value::null(Type::Dynamic, at)),
            ExprKind::Bool(truth) => Ok(Value::bool(*truth, at)),
            // `- 1` is one literal to the parser
            ExprKind::Number(text) => computed(Number::parse(&text.replace(char::is_whitespace, "")), at),
            ExprKind::String(text) => Ok(self.written(text, at)),
            ExprKind::Template(parts) => match parts.as_slice() {
                [Part::Interpolation(only)] => self.evaluate(only, scope),
                parts => self.template(parts, scope, at),
            },
            ExprKind::Array(items) => {
                let items = items.iter().map(|item| self.evaluate(item, scope)).collect::<Result<_, _>>()?;
                Ok(Value::tuple(items, at))
            }
            ExprKind::Object(items) => self.object(items, scope, at, &|expr, scope| self.evaluate(expr, scope)),
            ExprKind::Variable(name) => Ok(self.reference(name, &[], scope, at)?.0),
            ExprKind::Traversal(root, accesses) => self.traversal(root, accesses, scope, at),
            ExprKind::Call(call) => self.call(call, scope, at),
            ExprKind::Unary(operator, operand) => self.unary(*operator, operand, scope, at),
            ExprKind::Binary(left, operator, right) => self.binary(left, *operator, right, scope),
            ExprKind::Conditional(conditional) => self.conditional(conditional, scope, at),
            ExprKind::For(iteration) => self.iterate(iteration, scope, at),
            ExprKind::Parenthesis(inner) => self.evaluate(inner, scope),
        }
    }

    /// An object expression; a key that is not known makes all of it unknown.
    fn object(
        self,
        items: &[Item],
        scope: Scope<'_>,
        at: Place,
        evaluate: &dyn Fn(&Expr, Scope<'_>) -> Evaluated,
    ) -> Evaluated {
        let mut entries: Vec<Entry> = Vec::with_capacity(items.len());
        let (mut open, mut marks) = (None, Marks::NONE);
        for item in items {
            let value = evaluate(&item.value, scope)?;
            let key = match &item.key {
                ItemKey::Name(name) => Arc::clone(name),
                // a bare keyword is its own text too
                ItemKey::Expr(Expr { kind: ExprKind::Null, .. }) => "null".into(),
                ItemKey::Expr(expr) => {
                    let key = self.evaluate(expr, scope)?;
                    marks = marks.union(key.all_marks());
                    let Some(text) = key_text(&key)? else {
                        open = open.or(Some(key));
                        continue;
                    };
                    text
                }
            };
            entries.push(Entry { key, key_span: item.key_span, value });
        }
        Ok(match open {
            Some(key) => because(Type::Dynamic, &[&key], at).unmarked(),
            None => Value::object(entries, at).marked(marks),
        })
    }

    /// A value in which instances are what they hold.
    pub(super) fn settled(self, value: Value, scope: Scope<'_>) -> Evaluated {
        let is_instance = |part: &Value| matches!(part.data, Data::Instance(_));
        if value.find(&is_instance).is_none() {
            return Ok(value);
        }
        if let Data::Instance(instance) = &value.data {
            let whole = self.names.whole(instance, scope, value.origin.place)?;
            return Ok(whole.marked(value.origin.marks));
        }
        let settle = |part: &Value| self.settled(part.clone(), scope).unwrap_or_else(Fault::into_value);
        Ok(value.with_parts(&settle))
    }
}

/// The text of a key; none when it is not known.
pub(super) fn key_text(key: &Value) -> Result<Option<Arc<str>>, Fault> {
    let at = key.origin.place;
    if key.is_null() {
        return Err(Fault::new("the key is null", at));
    }
    let text = convert(key, &Type::String).map_err(|why| Fault::new(format!("the key is not suitable: {why}"), at))?;
    Ok(super::convert::text(&text))
}

/// Whether an expression makes a value of its own, instead of passing one on.
fn makes_values(kind: &ExprKind) -> bool {
    matches!(
        kind,
        ExprKind::Array(_) | ExprKind::Object(_) | ExprKind::For(_) | ExprKind::Call(_) | ExprKind::Template(_)
    )
}

/// The place of a span in a scope.
pub(super) fn place(scope: Scope<'_>, span: Span) -> Place {
    Place { source: scope.source, span }
}

/// A value that this input does not tell.
pub(super) fn unknown(kind: Type, why: impl Into<Arc<str>>, at: Place) -> Value {
    Value::unknown(kind, why, at)
}

/// The number an operation gave.
pub(super) fn computed(number: Result<Number, NoNumber>, at: Place) -> Evaluated {
    match number {
        Ok(number) => Ok(Value::number(number, at)),
        Err(NoNumber::TooLarge) => Ok(unknown(Type::Number, "the number is too large to be computed with", at)),
        Err(NoNumber::Invalid) => Err(Fault::new("the operation has no result", at)),
    }
}

/// A value that is unknown because some values are; it is not null.
pub(super) fn because(kind: Type, values: &[&Value], at: Place) -> Value {
    let part = values.iter().find_map(|value| value.find(&|part| part.is_unknown() || is_instance(part)));
    let why = match part.map(|part| &part.data) {
        Some(Data::Unknown(unknown)) => Arc::clone(&unknown.why),
        Some(Data::Instance(instance)) => format!("{} is known only after apply", instance.address).into(),
        _ => "it cannot be computed".into(),
    };
    let not_null = kind != Type::Dynamic;
    let unknown = Unknown { kind, why, not_null, ..Unknown::default() };
    carried(unknown.at(at), values)
}

fn is_instance(value: &Value) -> bool {
    matches!(value.data, Data::Instance(_))
}

/// The result with what its operands pass on: the marks, and the way of the first that travelled.
pub(super) fn carried(result: Value, operands: &[&Value]) -> Value {
    let marks = operands.iter().map(|operand| operand.all_marks()).collect();
    with_way(result.marked(marks), operands.iter().map(|operand| &operand.origin))
}

/// A part with the way of its whole, up to the step where the part itself is written.
pub(super) fn part_of(whole: &Origin, mut part: Value) -> Value {
    let at = part.origin.place;
    let steps: Vec<&Arc<Step>> =
        std::iter::successors(whole.chain.as_ref(), |step| step.next.as_ref()).take(LONGEST_WAY).collect();
    let last = steps.iter().position(|step| step.place.encloses(at));
    let Some((inner, outer)) = last.and_then(|last| steps.get(..=last)).and_then(|way| way.split_last()) else {
        return part;
    };
    part = part.through(Arc::clone(&inner.label), at);
    outer.iter().rev().fold(part, |part, step| part.through(Arc::clone(&step.label), step.place))
}

/// The result with the way of the first origin that has one, unless it has its own.
pub(super) fn with_way<'o>(mut result: Value, mut origins: impl Iterator<Item = &'o Origin>) -> Value {
    if result.origin.chain.is_none() {
        result.origin.chain = origins.find_map(|origin| origin.chain.clone());
    }
    result
}

/// A value, or the fault that stands as one where the rest was kept.
fn as_computed(value: Value) -> Evaluated {
    let Some(unknown) = value.as_unknown().filter(|unknown| unknown.refusal != Refusal::None) else {
        return Ok(value);
    };
    let why = unknown.why.strip_prefix("not valid: ").unwrap_or(&unknown.why);
    let fault = Fault::new(why, value.origin.place);
    Err(Fault { is_untold: unknown.refusal == Refusal::Untold, ..fault })
}
