//! Operators and conditionals, with Terraform's conversions.

use super::convert::convert;
use super::equality::equal;
use super::evaluator::{Evaluator, because, carried, computed, place, unknown};
use super::marks::Marks;
use super::number::Number;
use super::scope::Scope;
use super::set;
use super::types::Type;
use super::unify::unify;
use super::value::{Data, Evaluated, Fault, Unknown, Value};
use crate::model::hcl::{BinaryOperator, Conditional, Expr, UnaryOperator};
use crate::model::{Place, Reference};
use std::cmp::Ordering;
use std::sync::Arc;

impl Evaluator<'_> {
    /// The value of an operator before its operand.
    pub(super) fn unary(self, operator: UnaryOperator, operand: &Expr, scope: Scope<'_>, at: Place) -> Evaluated {
        let operand = self.evaluate(operand, scope)?;
        let kind = match operator {
            UnaryOperator::Negate => Type::Number,
            UnaryOperator::Not => Type::Bool,
        };
        let operand = operand_as(&operand, &kind)?;
        let result = match &operand.data {
            Data::Number(number) => Value::number(number.negated(), at),
            Data::Bool(truth) => Value::bool(!truth, at),
            // what is not known loses its marks here, as in `cty`
            _ => return Ok(because(kind, &[&operand], at).unmarked()),
        };
        Ok(carried(result, &[&operand]))
    }

    /// The value of an operator between two operands.
    pub(super) fn binary(self, left: &Expr, operator: BinaryOperator, right: &Expr, scope: Scope<'_>) -> Evaluated {
        let at = place(scope, left.span);
        let left = self.evaluate(left, scope)?;
        // since Terraform 1.12 the right side is left out where the left one decides: only older ones refuse it
        let is_sure = !decides(operator, &left);
        let right = self.evaluate(right, scope);
        let right = right.map_err(|fault| Fault { is_untold: fault.is_untold && is_sure, ..fault })?;
        let (left, right) = (self.settled(left, scope)?, self.settled(right, scope)?);
        let result = match operator {
            BinaryOperator::And | BinaryOperator::Or => {
                let result = logic(operator, &left, &right, at)?;
                if result.is_unknown() {
                    return Ok(result.unmarked());
                }
                result
            }
            BinaryOperator::Equal => truth(equal(&left, &right), &left, &right, at),
            BinaryOperator::NotEqual => truth(equal(&left, &right).map(|equal| !equal), &left, &right, at),
            BinaryOperator::Less
            | BinaryOperator::LessOrEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterOrEqual
            | BinaryOperator::Add
            | BinaryOperator::Subtract
            | BinaryOperator::Multiply
            | BinaryOperator::Divide
            | BinaryOperator::Modulo => numeric(operator, &left, &right, at)?,
        };
        Ok(carried(result, &[&left, &right]))
    }

    /// The value of a conditional: both branches become one type, and a fault in the branch not taken is none.
    pub(super) fn conditional(self, conditional: &Conditional, scope: Scope<'_>, at: Place) -> Evaluated {
        let (then, otherwise) = (self.evaluate(&conditional.then, scope), self.evaluate(&conditional.otherwise, scope));
        if let Some(fault) =
            [&then, &otherwise].into_iter().find_map(|branch| branch.as_ref().err().filter(|fault| fault.is_static))
        {
            return Err(fault.clone());
        }
        let kind = branch_kind(&then, &otherwise)
            .ok_or_else(|| Fault::new("the branches of the conditional have no type in common", at))?;
        let condition = self.evaluate(&conditional.condition, scope)?;
        if condition.is_null() {
            return Err(Fault::new("the condition is null", at));
        }
        let marks: Marks = [&then, &otherwise].into_iter().flatten().map(|branch| branch.origin.marks).collect();
        if condition.is_unknown() {
            return Ok(undecided(&condition, kind, &[then.ok(), otherwise.ok()], at));
        }
        let truth = convert(&condition, &Type::Bool).map_err(|why| Fault::new(format!("the condition: {why}"), at))?;
        let taken = match truth.data {
            Data::Bool(true) => then,
            Data::Bool(false) => otherwise,
            _ => return Ok(undecided(&condition, kind, &[then.ok(), otherwise.ok()], at)),
        };
        let taken = taken?;
        let converted = match kind {
            Type::Dynamic => taken,
            kind if matches!(taken.data, Data::Instance(_)) || taken.kind() == kind => taken,
            kind => convert(&taken, &kind).map_err(|why| Fault::new(format!("the branch taken: {why}"), at))?,
        };
        let marks = marks.union(condition.origin.marks);
        Ok(super::evaluator::with_way(converted, std::iter::once(&condition.origin)).marked(marks))
    }
}

/// Whether the left side of an operator leaves nothing to the right one.
fn decides(operator: BinaryOperator, left: &Value) -> bool {
    matches!((operator, &left.data), (BinaryOperator::And, Data::Bool(false)) | (BinaryOperator::Or, Data::Bool(true)))
}

/// The type of a conditional; none when the branches have none in common.
fn branch_kind(then: &Evaluated, otherwise: &Evaluated) -> Option<Type> {
    let (Ok(then), Ok(otherwise)) = (then, otherwise) else { return Some(Type::Dynamic) };
    let is_bare_null = |value: &Value| matches!(value.data, Data::Null(Type::Dynamic));
    match (then.kind(), otherwise.kind()) {
        (_, kind) if is_bare_null(then) => Some(kind),
        (kind, _) if is_bare_null(otherwise) => Some(kind),
        (Type::Dynamic, _) | (_, Type::Dynamic) => Some(Type::Dynamic),
        (then, otherwise) => unify(&[then, otherwise]),
    }
}

/// A conditional whose condition is not known: what both branches have in common is.
fn undecided(condition: &Value, kind: Type, branches: &[Option<Value>; 2], at: Place) -> Value {
    let [then, otherwise] = branches;
    let both: Vec<&Value> = then.iter().chain(otherwise).collect();
    let marks = std::iter::once(condition).chain(both.iter().copied()).map(|value| value.origin.marks).collect();
    let not_null = both.len() == 2 && both.iter().all(|value| is_never_null(value));
    let mut bounds: Vec<Number> = both.iter().filter_map(|value| size(value)).collect();
    bounds.sort_by(Number::order);
    let is_bounded = bounds.len() == 2 && then.as_ref().map(Value::kind) == otherwise.as_ref().map(Value::kind);
    if let [least, largest] = bounds.as_slice()
        && kind == Type::Number
        && least.order(largest).is_eq()
    {
        return carried(Value::new(Data::Number(least.clone()), at), &[condition]).marked(marks);
    }
    if both.len() == 2 && both.iter().all(|value| value.is_null()) {
        return carried(Value::null(kind, at), &[condition]).marked(marks);
    }
    let why = because(Type::Bool, &[condition], at).as_unknown().map(|unknown| Arc::clone(&unknown.why));
    let unknown = Unknown {
        kind,
        why: why.unwrap_or_default(),
        refers_to: only_reference(&both),
        not_null,
        least: bounds.first().filter(|_| is_bounded).cloned(),
        largest: bounds.last().filter(|_| is_bounded).cloned(),
        ..Unknown::default()
    };
    let unknown = unknown.at(at).with_known_length();
    carried(unknown, &[condition]).marked(marks)
}

fn is_never_null(value: &Value) -> bool {
    match &value.data {
        Data::Null(_) => false,
        Data::Unknown(unknown) => unknown.not_null,
        _ => true,
    }
}

/// The number, or the length of the collection.
fn size(value: &Value) -> Option<Number> {
    match &value.data {
        Data::Number(number) => Some(number.clone()),
        Data::Set(_, items) if set::is_open(items) => None,
        Data::List(_, items) | Data::Set(_, items) => Some(Number::from(i64::try_from(items.len()).ok()?)),
        Data::Map(_, entries) => Some(Number::from(i64::try_from(entries.len()).ok()?)),
        _ => None,
    }
}

/// `a ? aws_x.b.id : null` can only be `aws_x.b.id`, when it is anything.
fn only_reference(branches: &[&Value]) -> Option<Reference> {
    let mut references =
        branches.iter().filter_map(|value| value.as_unknown()).filter_map(|unknown| unknown.refers_to.clone());
    match (references.next(), references.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// An operand as the type its operator takes.
fn operand_as(operand: &Value, kind: &Type) -> Evaluated {
    let at = operand.origin.place;
    if operand.is_null() {
        return Err(Fault::new("the operand is null", at));
    }
    convert(operand, kind).map_err(|why| Fault::new(format!("the operand is not suitable: {why}"), at))
}

fn logic(operator: BinaryOperator, left: &Value, right: &Value, at: Place) -> Evaluated {
    let (left, right) = (operand_as(left, &Type::Bool)?, operand_as(right, &Type::Bool)?);
    Ok(match (&left.data, &right.data) {
        (Data::Bool(left), Data::Bool(right)) => {
            Value::bool(if operator == BinaryOperator::Or { *left || *right } else { *left && *right }, at)
        }
        // Terraform up to 1.11 does not decide by one side alone
        _ => because(Type::Bool, &[&left, &right], at),
    })
}

fn truth(known: Option<bool>, left: &Value, right: &Value, at: Place) -> Value {
    known.map_or_else(|| because(Type::Bool, &[left, right], at), |truth| Value::bool(truth, at))
}

fn numeric(operator: BinaryOperator, left: &Value, right: &Value, at: Place) -> Evaluated {
    let (left, right) = (operand_as(left, &Type::Number)?, operand_as(right, &Type::Number)?);
    let wanted: fn(Ordering) -> bool = match operator {
        BinaryOperator::Less => Ordering::is_lt,
        BinaryOperator::LessOrEqual => Ordering::is_le,
        BinaryOperator::Greater => Ordering::is_gt,
        BinaryOperator::GreaterOrEqual => Ordering::is_ge,
        BinaryOperator::Add
        | BinaryOperator::Subtract
        | BinaryOperator::Multiply
        | BinaryOperator::Divide
        | BinaryOperator::Modulo
        | BinaryOperator::Equal
        | BinaryOperator::NotEqual
        | BinaryOperator::And
        | BinaryOperator::Or => return arithmetic(operator, &left, &right, at),
    };
    Ok(truth(compared(&left, &right, wanted), &left, &right, at))
}

/// Whether a comparison holds; of a number that is not known, its bounds may tell. `cty` takes no bound to be
/// reached, so that numbers whose bounds meet are not told apart.
fn compared(left: &Value, right: &Value, wanted: fn(Ordering) -> bool) -> Option<bool> {
    if let (Data::Number(left), Data::Number(right)) = (&left.data, &right.data) {
        return Some(wanted(left.order(right)));
    }
    let bounds = |value: &Value| match &value.data {
        Data::Number(number) => Some((number.clone(), number.clone())),
        Data::Unknown(unknown) => unknown.least.clone().zip(unknown.largest.clone().or(Number::parse("Inf").ok())),
        _ => None,
    };
    let ((left_least, left_most), (right_least, right_most)) = (bounds(left)?, bounds(right)?);
    let (is_less, is_greater) = (left_most.order(&right_least).is_lt(), left_least.order(&right_most).is_gt());
    (is_less || is_greater).then(|| wanted(if is_less { Ordering::Less } else { Ordering::Greater }))
}

fn arithmetic(operator: BinaryOperator, left: &Value, right: &Value, at: Place) -> Evaluated {
    let (Data::Number(one), Data::Number(other)) = (&left.data, &right.data) else {
        return Ok(because(Type::Number, &[left, right], at));
    };
    let result = match operator {
        BinaryOperator::Add => one.plus(other),
        BinaryOperator::Subtract => one.minus(other),
        BinaryOperator::Multiply => one.times(other),
        BinaryOperator::Divide => one.divided_by(other),
        BinaryOperator::Modulo => one.remainder(other),
        BinaryOperator::Equal
        | BinaryOperator::NotEqual
        | BinaryOperator::Less
        | BinaryOperator::LessOrEqual
        | BinaryOperator::Greater
        | BinaryOperator::GreaterOrEqual
        | BinaryOperator::And
        | BinaryOperator::Or => return Ok(unknown(Type::Number, "it is no arithmetic", at)),
    };
    computed(result, at)
}
