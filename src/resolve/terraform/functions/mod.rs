//! Terraform's functions, those that need nothing but their arguments.
//!
//! <https://developer.hashicorp.com/terraform/language/functions>. A function that is not here makes its
//! value unknown.

mod collections;
mod encoding;
mod text;

use super::convert;
use super::evaluator::{Evaluator, Scope, fault, first_unknown, is_fault, is_unknown, unknown};
use super::operators::{marked, operand_unknown};
use crate::model::hcl::Call;
use crate::model::{Data, Place, Value};
use std::sync::Arc;

/// A function of known arity and evaluated arguments; none when the arguments have the wrong types.
type Function = fn(&[Value], Place) -> Option<Value>;

/// What a function does with unknown arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    /// Any unknown in its arguments, however deep, makes it unknown.
    All,
    /// It looks at the outside only: collections with unknown items are fine.
    Outside,
}

/// Every function: name, what it needs, what it does.
const FUNCTIONS: &[(&str, Needs, Function)] = &[
    ("alltrue", Needs::All, collections::alltrue),
    ("anytrue", Needs::All, collections::anytrue),
    ("base64decode", Needs::All, encoding::base64decode),
    ("base64encode", Needs::All, encoding::base64encode),
    ("basename", Needs::All, text::basename),
    ("chomp", Needs::All, text::chomp),
    ("coalesce", Needs::Outside, collections::coalesce),
    ("coalescelist", Needs::Outside, collections::coalescelist),
    ("compact", Needs::All, collections::compact),
    ("concat", Needs::Outside, collections::concat),
    ("contains", Needs::Outside, collections::contains),
    ("dirname", Needs::All, text::dirname),
    ("distinct", Needs::All, collections::distinct),
    ("element", Needs::Outside, collections::element),
    ("endswith", Needs::All, text::endswith),
    ("flatten", Needs::Outside, collections::flatten),
    ("format", Needs::All, text::format),
    ("join", Needs::All, text::join),
    ("jsondecode", Needs::Outside, encoding::jsondecode),
    ("jsonencode", Needs::Outside, encoding::jsonencode),
    ("keys", Needs::Outside, collections::keys),
    ("length", Needs::Outside, collections::length),
    ("lookup", Needs::Outside, collections::lookup),
    ("lower", Needs::All, text::lower),
    ("max", Needs::All, collections::max),
    ("merge", Needs::Outside, collections::merge),
    ("min", Needs::All, collections::min),
    ("nonsensitive", Needs::Outside, collections::nonsensitive),
    ("one", Needs::Outside, collections::one),
    ("range", Needs::All, collections::range),
    ("replace", Needs::All, text::replace),
    ("reverse", Needs::Outside, collections::reverse),
    ("sensitive", Needs::Outside, collections::sensitive),
    ("setintersection", Needs::All, collections::setintersection),
    ("setsubtract", Needs::All, collections::setsubtract),
    ("setunion", Needs::All, collections::setunion),
    ("slice", Needs::Outside, collections::slice),
    ("sort", Needs::All, collections::sort),
    ("split", Needs::All, text::split),
    ("startswith", Needs::All, text::startswith),
    ("strcontains", Needs::All, text::strcontains),
    ("substr", Needs::All, text::substr),
    ("title", Needs::All, text::title),
    ("tobool", Needs::Outside, |arguments, at| one(arguments).map(|value| convert::boolean(value, at))),
    ("tolist", Needs::Outside, collections::tolist),
    ("tomap", Needs::Outside, collections::tomap),
    ("tonumber", Needs::Outside, |arguments, at| one(arguments).map(|value| convert::number(value, at))),
    ("toset", Needs::Outside, |arguments, at| one(arguments).map(|value| convert::set(value, at))),
    ("tostring", Needs::Outside, |arguments, at| one(arguments).map(|value| convert::string(value, at))),
    ("trimprefix", Needs::All, text::trimprefix),
    ("trimspace", Needs::All, text::trimspace),
    ("trimsuffix", Needs::All, text::trimsuffix),
    ("upper", Needs::All, text::upper),
    ("values", Needs::Outside, collections::values),
    ("zipmap", Needs::Outside, collections::zipmap),
];

impl Evaluator<'_> {
    /// The value of a call.
    pub(super) fn call(&self, call: &Call, scope: Scope<'_>, at: Place) -> Value {
        match &*call.name {
            "try" => return self.attempt(call, scope, at),
            "can" => return self.can(call, scope, at),
            _ => {}
        }
        let Some((_, needs, function)) = FUNCTIONS.iter().find(|(name, ..)| *name == &*call.name) else {
            return unknown(format!("the function {} is not evaluated", call.name), at);
        };
        let arguments = match self.arguments(call, scope) {
            Ok(arguments) => arguments,
            Err(why) => return why,
        };
        let blocking = |argument: &&Value| match needs {
            Needs::All => first_unknown(argument).is_some(),
            Needs::Outside => is_unknown(argument),
        };
        let all: Vec<&Value> = arguments.iter().collect();
        if (*needs == Needs::All || !takes_unknown(&call.name)) && all.iter().any(blocking) {
            return marked(passed_on(&call.name, &arguments, at), &all);
        }
        if !self.afford(arguments.iter().map(size).sum()) {
            return unknown("the module makes too many items", at);
        }
        let is_wrong = || fault(format!("{} does not take these arguments", call.name), at);
        let mut result = function(&arguments, at).unwrap_or_else(is_wrong);
        if &*call.name == "nonsensitive" {
            return result;
        }
        if result.items().is_some() || result.entries().is_some() {
            // the items carry their own marks
            result.origin.sensitive |= all.iter().any(|argument| argument.origin.sensitive);
            return result;
        }
        marked(result, &all)
    }

    /// The arguments, the last one spread when it is followed by `...`.
    fn arguments(&self, call: &Call, scope: Scope<'_>) -> Result<Vec<Value>, Value> {
        let mut arguments: Vec<Value> = call.arguments.iter().map(|argument| self.evaluate(argument, scope)).collect();
        if call.expands_last {
            let last = arguments.pop();
            let Some(items) = last.as_ref().and_then(Value::items) else {
                let last = last.unwrap_or_else(|| fault("there is nothing to spread", Place::default()));
                return Err(operand_unknown(&[&last], last.origin.place));
            };
            arguments.extend(items.iter().cloned());
        }
        Ok(arguments)
    }

    /// `try`: the first argument that is no fault.
    fn attempt(&self, call: &Call, scope: Scope<'_>, at: Place) -> Value {
        for argument in &call.arguments {
            let value = self.evaluate(argument, scope);
            if !first_unknown(&value).is_some_and(is_fault) {
                return value;
            }
        }
        fault("every argument of try is at fault", at)
    }

    /// `can`: whether the argument is no fault.
    fn can(&self, call: &Call, scope: Scope<'_>, at: Place) -> Value {
        let Some(argument) = call.arguments.first() else {
            return fault("can takes one argument", at);
        };
        let value = self.evaluate(argument, scope);
        match first_unknown(&value) {
            None => Value::new(Data::Bool(true), at),
            Some(part) if is_fault(part) => Value::new(Data::Bool(false), at),
            Some(_) => operand_unknown(&[&value], at),
        }
    }
}

/// Functions that decide for themselves what an unknown argument means.
fn takes_unknown(name: &str) -> bool {
    matches!(name, "coalesce" | "jsonencode" | "sensitive" | "nonsensitive" | "lookup" | "contains" | "concat")
}

/// The unknown result of a function; conversions keep what their argument refers to.
fn passed_on(name: &str, arguments: &[Value], at: Place) -> Value {
    let keeps = ["tostring", "tolist", "toset", "tomap", "one", "element", "compact", "distinct", "flatten", "values"];
    match arguments.first() {
        Some(first) if keeps.contains(&name) && arguments.iter().skip(1).all(|other| !is_unknown(other)) => {
            first_unknown(first).cloned().unwrap_or_else(|| operand_unknown(&[first], at))
        }
        _ => operand_unknown(&arguments.iter().collect::<Vec<_>>(), at),
    }
}

/// What an argument costs to be walked over.
fn size(value: &Value) -> usize {
    match &value.data {
        Data::List(items) => 1 + items.len(),
        Data::Object(object) => 1 + object.0.len(),
        Data::String(text) => 1 + text.len() / 64,
        Data::Null | Data::Bool(_) | Data::Number(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => 1,
    }
}

/// The only argument.
fn one(arguments: &[Value]) -> Option<&Value> {
    match arguments {
        [only] => Some(only),
        _ => None,
    }
}

/// The text of an argument.
fn text_at(arguments: &[Value], index: usize) -> Option<Arc<str>> {
    convert::text(arguments.get(index)?)
}

/// The whole number of an argument.
fn whole_at(arguments: &[Value], index: usize) -> Option<i128> {
    convert::to_number(arguments.get(index)?)?.as_whole()
}

fn boolean(value: bool, at: Place) -> Value {
    Value::new(Data::Bool(value), at)
}

#[cfg(test)]
mod tests {
    #[test]
    fn functions_are_sorted_and_unique() {
        let names: Vec<&str> = super::FUNCTIONS.iter().map(|(name, ..)| *name).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(names, sorted);
    }
}
