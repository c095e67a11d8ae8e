//! Terraform's expression language alone: expressions in, typed values out, as `terraform console` 1.11 answers.
//!
//! The contract. [`evaluate`] gives the value of an expression, or a [`Fault`]: what Terraform itself refuses, which
//! `try` and `can` see. What is merely not known is a value ([`Data::Unknown`]), of a type, with what is known of it.
//! [`Names`] says what names, instances and files are; this part knows nothing of modules. Every part of a value keeps
//! the place where it was written and the way it came.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a value is one of eleven forms: those that a rule does not name are refused or passed on together"
)]

mod align;
mod compound;
mod constraint;
mod convert;
mod equality;
mod evaluator;
mod functions;
mod json;
mod marks;
mod number;
mod operators;
mod scope;
mod set;
mod template;
#[cfg(test)]
mod tests;
mod traversal;
mod types;
mod unify;
mod value;

pub(crate) use constraint::Constraint;
pub(crate) use convert::{convert, text};
pub(super) use functions::is_hidden;
pub(crate) use json::{decode as decode_json, render as render_json};
pub(crate) use marks::Marks;
pub(crate) use number::Number;
pub(crate) use scope::{Budget, File, Frame, Names, Scope};
pub(crate) use types::Type;
pub(crate) use value::{Data, Entry, Evaluated, Fault, Instance, Json, Origin, Refusal, Unknown, Value};

use crate::model::hcl::Expr;
use evaluator::Evaluator;

/// The value of an expression, or what is wrong with it.
pub(crate) fn evaluate(expr: &Expr, scope: Scope<'_>, names: &dyn Names) -> Evaluated {
    Evaluator { names }.evaluate(expr, scope)
}

/// The value of an expression as far as it can be told: what is refused is a part that is unknown and says so
/// ([`Unknown::refusal`]), and the parts beside it stay.
pub(crate) fn evaluate_leniently(expr: &Expr, scope: Scope<'_>, names: &dyn Names) -> Value {
    Evaluator { names }.evaluate_leniently(expr, scope)
}

/// What iterating a value gives, as `for_each` and `dynamic` need it: keys and values; none when that is not known.
pub(crate) fn pairs(
    collection: &Value,
    scope: Scope<'_>,
    names: &dyn Names,
) -> Result<Option<Vec<(Value, Value)>>, Fault> {
    Evaluator { names }.pairs(collection, scope)
}
