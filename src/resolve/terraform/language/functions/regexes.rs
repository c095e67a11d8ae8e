//! `regex` and `regexall`, in the syntax of RE2 as Go has it.
//!
//! <https://developer.hashicorp.com/terraform/language/functions/regex>

use super::super::types::Type;
use super::super::value::{Entry, Evaluated, Fault, Value};
use super::call::Call;
use super::kept::{Kept, kept};
use crate::model::re2;
use regex::{Captures, Regex, RegexBuilder};
use std::rc::Rc;

/// Bytes that a compiled pattern may take.
const LARGEST: usize = 1 << 20;

thread_local! {
    /// Patterns, compiled.
    static COMPILED: Kept<(), Rc<Regex>> = Kept::default();
}

pub(super) fn regex(call: &Call<'_>) -> Evaluated {
    if let Some(later) = later(call, &|kind| kind)? {
        return Ok(later);
    }
    let (pattern, text) = (call.text(0)?, call.text(1)?);
    let regex = of_one_form(&pattern).map_err(|why| call.fault(why))?;
    let found = regex.captures(&text).ok_or_else(|| call.fault("the pattern does not match"))?;
    Ok(captured(call, &regex, &found))
}

pub(super) fn regexall(call: &Call<'_>) -> Evaluated {
    if let Some(later) = later(call, &Type::list)? {
        return Ok(later);
    }
    let (pattern, text) = (call.text(0)?, call.text(1)?);
    let regex = of_one_form(&pattern).map_err(|why| call.fault(why))?;
    let all: Vec<Value> = regex.captures_iter(&text).map(|found| captured(call, &regex, &found)).collect();
    Ok(Value::list(result_kind(&regex), all, call.at))
}

/// The result when the pattern or the text is not known: the pattern alone tells its type.
fn later(call: &Call<'_>, of: &dyn Fn(Type) -> Type) -> Result<Option<Value>, Fault> {
    let (pattern, text) = (call.argument(0)?, call.argument(1)?);
    if pattern.is_unknown() {
        return Ok(Some(call.blocked_not_null()));
    }
    if !text.is_unknown() {
        return Ok(None);
    }
    let regex = of_one_form(&call.text(0)?).map_err(|why| call.fault(why))?;
    Ok(Some(call.because(of(result_kind(&regex)))))
}

/// A pattern whose groups are all named or all not.
fn of_one_form(pattern: &str) -> Result<Rc<Regex>, String> {
    let regex = compiled(pattern)?;
    let named = regex.capture_names().skip(1).flatten().count();
    if named > 0 && named + 1 < regex.captures_len() {
        return Err("named and unnamed groups are mixed".to_owned());
    }
    Ok(regex)
}

fn result_kind(regex: &Regex) -> Type {
    let names: Vec<&str> = regex.capture_names().flatten().collect();
    if !names.is_empty() {
        return Type::object(names.into_iter().map(|name| (name.into(), Type::String)));
    }
    match regex.captures_len() {
        0 | 1 => Type::String,
        groups => Type::tuple((1..groups).map(|_| Type::String)),
    }
}

/// What a match gives: its text, its groups in a tuple, or its named groups in an object.
fn captured(call: &Call<'_>, regex: &Regex, found: &Captures<'_>) -> Value {
    let group = |index: usize| {
        found
            .get(index)
            .map_or_else(|| Value::null(Type::String, call.at), |part| Value::string(part.as_str(), call.at))
    };
    let named: Vec<Entry> =
        regex.capture_names().enumerate().filter_map(|(index, name)| Some(Entry::new(name?, group(index)))).collect();
    if !named.is_empty() {
        return Value::object(named, call.at);
    }
    match regex.captures_len() {
        0 | 1 => group(0),
        groups => Value::tuple((1..groups).map(group).collect(), call.at),
    }
}

/// A pattern of RE2, compiled.
pub(super) fn compiled(pattern: &str) -> Result<Rc<Regex>, String> {
    let wrong = |error: regex::Error| format!("the pattern is not valid: {}", error.to_string().replace('\n', " "));
    let compile = || RegexBuilder::new(&re2::translated(pattern)).size_limit(LARGEST).build().map(Rc::new);
    kept(&COMPILED, ((), pattern), compile).map_err(wrong)
}
