//! Operators and conditionals, with Terraform's conversions.

use super::convert::{equal, text, to_bool, to_number};
use super::evaluator::{Evaluator, Scope, fault, first_unknown, is_fault, is_unknown, unknown, unknown_of};
use super::module::place;
use super::number::arithmetic;
use crate::model::hcl::{BinaryOperator, Conditional, Expr, UnaryOperator};
use crate::model::{Data, Place, Value};
use std::cmp::Ordering;

/// The value of an operator before its operand.
pub(super) fn unary(operator: UnaryOperator, operand: &Value, at: Place) -> Value {
    if is_unknown(operand) {
        return operand_unknown(&[operand], at);
    }
    let result = match operator {
        UnaryOperator::Negate => {
            to_number(operand).and_then(super::number::Decimal::negate).map(|number| number.value(at))
        }
        UnaryOperator::Not => to_bool(operand).map(|value| Value::new(Data::Bool(!value), at)),
    };
    marked(result.unwrap_or_else(|| fault("the operand has the wrong type", at)), &[operand])
}

impl Evaluator<'_> {
    /// The value of an operator between two operands.
    pub(super) fn binary(&self, left: &Expr, operator: BinaryOperator, right: &Expr, scope: Scope<'_>) -> Value {
        let at = place(scope.source, left.span);
        let (left, right) = (self.evaluate(left, scope), self.evaluate(right, scope));
        let result = match operator {
            BinaryOperator::And | BinaryOperator::Or => logic(operator, &left, &right, at),
            BinaryOperator::Equal => comparison(equal(&left, &right), &left, &right, at),
            BinaryOperator::NotEqual => comparison(equal(&left, &right).map(std::ops::Not::not), &left, &right, at),
            BinaryOperator::Less
            | BinaryOperator::LessOrEqual
            | BinaryOperator::Greater
            | BinaryOperator::GreaterOrEqual
            | BinaryOperator::Add
            | BinaryOperator::Subtract
            | BinaryOperator::Multiply
            | BinaryOperator::Divide
            | BinaryOperator::Modulo => numeric(operator, &left, &right, at),
        };
        marked(result, &[&left, &right])
    }

    /// The value of a conditional; both branches are converted to one type, as far as they are primitive.
    pub(super) fn conditional(&self, conditional: &Conditional, scope: Scope<'_>, at: Place) -> Value {
        let condition = self.evaluate(&conditional.condition, scope);
        let Some(holds) = to_bool(&condition) else {
            return if is_unknown(&condition) {
                self.undecided(conditional, &condition, scope, at)
            } else {
                fault("the condition is not a bool", at)
            };
        };
        let (taken, other) = if holds {
            (&conditional.then, &conditional.otherwise)
        } else {
            (&conditional.otherwise, &conditional.then)
        };
        let value = self.evaluate(taken, scope);
        let value = self.converted_to(value, other, scope, at);
        marked(value, &[&condition])
    }

    /// A primitive becomes a string when the branch that is not taken is one: `true ? 1 : "a"` is `"1"`.
    fn converted_to(&self, value: Value, other: &Expr, scope: Scope<'_>, at: Place) -> Value {
        let may_convert = matches!(value.data, Data::Bool(_) | Data::Number(_));
        if may_convert && matches!(self.evaluate(other, scope).data, Data::String(_)) {
            return super::convert::string(&value, at);
        }
        value
    }

    /// A conditional whose condition is unknown is known when both branches are the same.
    fn undecided(&self, conditional: &Conditional, condition: &Value, scope: Scope<'_>, at: Place) -> Value {
        if is_fault(condition) {
            return condition.clone();
        }
        operand_unknown(&[condition], at)
            .referring(&[self.evaluate(&conditional.then, scope), self.evaluate(&conditional.otherwise, scope)])
    }
}

/// What an unknown value may refer to.
trait Referring {
    fn referring(self, candidates: &[Value]) -> Value;
}

impl Referring for Value {
    /// `a ? aws_x.b.id : null` can only be `aws_x.b.id`, when it is anything.
    fn referring(self, candidates: &[Value]) -> Value {
        let mut references = candidates.iter().filter_map(unknown_of).filter_map(|unknown| unknown.refers_to.clone());
        let Some(why) = unknown_of(&self).map(|unknown| std::sync::Arc::clone(&unknown.why)) else {
            return self;
        };
        match (references.next(), references.next()) {
            (Some(only), None) => Value { origin: self.origin, ..Value::unknown(why, Some(only), Place::default()) },
            _ => self,
        }
    }
}

fn logic(operator: BinaryOperator, left: &Value, right: &Value, at: Place) -> Value {
    let (known_left, known_right) = (to_bool(left), to_bool(right));
    let wrong = |value: &Value, known: Option<bool>| known.is_none() && !is_unknown(value);
    if wrong(left, known_left) || wrong(right, known_right) {
        return fault("the operand is not a bool", at);
    }
    match (known_left, known_right) {
        (Some(left), Some(right)) => {
            let result = if operator == BinaryOperator::Or { left || right } else { left && right };
            Value::new(Data::Bool(result), at)
        }
        // Terraform up to 1.11 does not decide by one side alone
        _ => operand_unknown(&[left, right], at),
    }
}

fn comparison(equal: Option<bool>, left: &Value, right: &Value, at: Place) -> Value {
    equal.map_or_else(|| operand_unknown(&[left, right], at), |equal| Value::new(Data::Bool(equal), at))
}

fn numeric(operator: BinaryOperator, left: &Value, right: &Value, at: Place) -> Value {
    if is_unknown(left) || is_unknown(right) {
        return operand_unknown(&[left, right], at);
    }
    let Some((left, right)) = to_number(left).zip(to_number(right)) else {
        return fault("the operand is not a number", at);
    };
    let compared = |wanted: fn(Ordering) -> bool| {
        left.compare(right).map_or_else(
            || unknown("the numbers are too long to compare", at),
            |order| Value::new(Data::Bool(wanted(order)), at),
        )
    };
    match operator {
        BinaryOperator::Less => compared(Ordering::is_lt),
        BinaryOperator::LessOrEqual => compared(Ordering::is_le),
        BinaryOperator::Greater => compared(Ordering::is_gt),
        BinaryOperator::GreaterOrEqual => compared(Ordering::is_ge),
        BinaryOperator::Add
        | BinaryOperator::Subtract
        | BinaryOperator::Multiply
        | BinaryOperator::Divide
        | BinaryOperator::Modulo
        | BinaryOperator::Equal
        | BinaryOperator::NotEqual
        | BinaryOperator::And
        | BinaryOperator::Or => arithmetic(operator, left, right, at),
    }
}

/// The unknown that a result takes from its operands: why, but not what it refers to.
pub(super) fn operand_unknown(operands: &[&Value], at: Place) -> Value {
    let parts: Vec<&Value> = operands.iter().filter_map(|operand| first_unknown(operand)).collect();
    let part = parts.iter().find(|part| is_fault(part)).or(parts.first());
    match part.map(|part| &part.data) {
        Some(Data::Unknown(source)) => unknown(std::sync::Arc::clone(&source.why), at),
        Some(Data::Absent(why)) => unknown(std::sync::Arc::clone(why), at),
        _ => unknown("it cannot be computed", at),
    }
}

/// The result with what its operands pass on: the secret mark, and the way of the first that travelled.
pub(super) fn marked(mut result: Value, operands: &[&Value]) -> Value {
    result.origin.sensitive |= operands.iter().any(|operand| super::evaluator::is_sensitive(operand));
    if result.origin.chain.is_none() {
        result.origin.chain = operands.iter().find_map(|operand| operand.origin.chain.clone());
    }
    result
}

/// Text for a template or `join`; the reason it is not known otherwise.
pub(super) fn text_of(value: &Value, at: Place) -> Result<std::sync::Arc<str>, Value> {
    match text(value) {
        Some(text) => Ok(text),
        None if first_unknown(value).is_some() => Err(operand_unknown(&[value], at)),
        None => Err(fault("the value is not a string", at)),
    }
}
