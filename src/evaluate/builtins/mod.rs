//! Functions that replace or add to the engine's own: bounded and pure.
//!
//! The engine takes its own functions over when these have the same name. Data of a wrong type gives
//! undefined, as in OPA; what would take too much memory, and patterns that do not compile, are errors.

mod budget;
mod collections;
mod net;
mod numbers;
mod patterns;
pub(super) mod sprintf;
mod text;

pub(super) use budget::reset as reset_budget;

use regorus::Value;

/// Why a function gives up.
#[derive(Debug, thiserror::Error)]
pub(super) enum Refusal {
    /// The values made in one evaluation would take too much memory.
    #[error("{0} would take more memory than one evaluation may")]
    Memory(&'static str),
    /// A value holds others so often that nothing could go through it.
    #[error("a value of more than {0} parts would take more time and memory than one evaluation may")]
    Parts(usize),
    /// A pattern is not one.
    #[error("{0}: `{1}` is not a pattern: {2}")]
    Pattern(&'static str, String, String),
}

/// What a function gives.
type Answer = Result<Value, Refusal>;

/// A function of Rego, by name.
pub(super) struct Builtin {
    /// The name in Rego.
    pub(super) name: &'static str,
    /// How many arguments it takes.
    pub(super) arity: u8,
    /// What it computes.
    pub(super) call: fn(&[Value]) -> Answer,
}

/// Every function of ours.
pub(super) const BUILTINS: &[Builtin] = &[
    Builtin { name: "all", arity: 1, call: collections::all },
    Builtin { name: "any", arity: 1, call: collections::any },
    Builtin { name: "array.concat", arity: 2, call: collections::concat },
    Builtin { name: "bits.lsh", arity: 2, call: numbers::shift_left },
    Builtin { name: "concat", arity: 2, call: text::concat },
    Builtin { name: "format_int", arity: 2, call: numbers::format_int },
    Builtin { name: "glob.match", arity: 3, call: patterns::glob_match },
    Builtin { name: "net.cidr_expand", arity: 1, call: net::expand },
    Builtin { name: "net.cidr_intersects", arity: 2, call: net::intersects },
    Builtin { name: "net.cidr_overlap", arity: 2, call: net::overlap },
    Builtin { name: "numbers.range", arity: 2, call: numbers::range },
    Builtin { name: "numbers.range_step", arity: 3, call: numbers::range_step },
    Builtin { name: "object.subset", arity: 2, call: collections::subset },
    Builtin { name: "product", arity: 1, call: numbers::product },
    Builtin { name: "re_match", arity: 2, call: patterns::regex_match },
    Builtin { name: "regex.find_all_string_submatch_n", arity: 3, call: patterns::regex_find_groups },
    Builtin { name: "regex.find_n", arity: 3, call: patterns::regex_find_n },
    Builtin { name: "regex.is_valid", arity: 1, call: patterns::regex_is_valid },
    Builtin { name: "regex.match", arity: 2, call: patterns::regex_match },
    Builtin { name: "regex.replace", arity: 3, call: patterns::regex_replace },
    Builtin { name: "regex.split", arity: 2, call: patterns::regex_split },
    Builtin { name: "replace", arity: 3, call: text::replace },
    Builtin { name: "sprintf", arity: 2, call: sprintf::sprintf },
    Builtin { name: "strings.count", arity: 2, call: text::count },
    Builtin { name: "strings.replace_n", arity: 2, call: text::replace_n },
    Builtin { name: "tickmark.bounded", arity: 1, call: collections::bounded },
    Builtin { name: "tickmark.items", arity: 1, call: collections::items },
];

/// The text of a string.
fn string(value: &Value) -> Option<&str> {
    if let Value::String(text) = value { Some(text) } else { None }
}

/// A small whole number.
fn integer(value: &Value) -> Option<i64> {
    value.as_i64().ok()
}

/// Turns what cannot be computed from the data into undefined.
#[expect(clippy::unnecessary_wraps, reason = "it ends functions that give an answer")]
fn defined(value: Option<Value>) -> Answer {
    Ok(value.unwrap_or(Value::Undefined))
}
