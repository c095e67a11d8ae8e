//! JSON that a template writes around values which are not known.
//!
//! A policy in a heredoc that names `${aws_s3_bucket.b.arn}` is mostly known. Text with a hole says nothing
//! to anybody, but the structure does: only the strings that the holes are in stay unknown.

use super::super::kinds::read_json;
use super::evaluator::{Evaluator, Scope, is_unknown, unknown_of};
use super::json;
use super::operators::{marked, operand_unknown, text_of};
use crate::model::hcl::Part;
use crate::model::{Data, Entry, Object, Place, Value};
use std::sync::Arc;

/// Around the number of a hole, in the text that is parsed; no text for people has them.
const OPEN: char = '\u{F0000}';
const CLOSE: char = '\u{F0001}';

impl Evaluator<'_> {
    /// The structure of a template that writes JSON, when only strings in it are not known.
    pub(super) fn partly_known(&self, parts: &[Part], scope: Scope<'_>, at: Place) -> Option<Value> {
        let Part::Literal(first, _) = parts.first()? else { return None };
        if !first.trim_start().starts_with(['{', '[']) {
            return None;
        }
        let (mut text, mut used, mut holes) = (String::new(), Vec::new(), Vec::new());
        for part in parts {
            match part {
                Part::Literal(literal, _) if literal.contains([OPEN, CLOSE]) => return None,
                Part::Literal(literal, _) => text.push_str(literal),
                Part::Interpolation(expr) => {
                    let value = self.evaluate(expr, scope);
                    match text_of(&value, value.origin.place) {
                        Ok(known) => text.push_str(&known),
                        Err(why) => {
                            text.extend([OPEN.to_string(), holes.len().to_string(), CLOSE.to_string()]);
                            holes.push(if is_unknown(&value) { value.clone() } else { why });
                        }
                    }
                    used.push(value);
                }
                Part::If(_) | Part::For(_) => return None,
            }
        }
        let damaged = || Some(read_json(Value::string(text.as_str(), at))).filter(|read| !is_unknown(read));
        let structure = filled(json::parse(&text, at).or_else(damaged)?, &holes)?;
        Some(marked(json::wrapped(structure, at), &used.iter().collect::<Vec<_>>()))
    }
}

/// The structure with every string that has a hole unknown; none when a key has one. The parser of the
/// text bounds the depth.
fn filled(value: Value, holes: &[Value]) -> Option<Value> {
    let Value { data, origin } = value;
    let data = match data {
        Data::String(text) if text.contains(OPEN) => {
            return Some(hole(&inside(&text, holes), origin.place));
        }
        Data::List(items) => {
            let items = Arc::unwrap_or_clone(items).into_iter().map(|item| filled(item, holes));
            Data::List(Arc::new(items.collect::<Option<_>>()?))
        }
        Data::Object(object) => {
            let entries = Arc::unwrap_or_clone(object).0.into_iter().map(|entry| {
                let value = filled(entry.value, holes)?;
                (!entry.key.contains(OPEN)).then_some(Entry { value, ..entry })
            });
            Data::Object(Arc::new(Object(entries.collect::<Option<_>>()?)))
        }
        data @ (Data::Null
        | Data::Bool(_)
        | Data::Number(_)
        | Data::String(_)
        | Data::Unknown(_)
        | Data::Absent(_)
        | Data::Deferred) => data,
    };
    Some(Value { data, origin })
}

/// A string that holes leave unknown. It still refers to what the first of them refers to: around a
/// reference there is only more text.
fn hole(holes: &[&Value], at: Place) -> Value {
    let reason = operand_unknown(holes, at);
    let refers_to = holes.iter().filter_map(|hole| unknown_of(hole)).find_map(|unknown| unknown.refers_to.clone());
    let why = unknown_of(&reason).map_or_else(|| "it cannot be computed".into(), |unknown| Arc::clone(&unknown.why));
    Value::unknown(why, refers_to, at)
}

/// The holes in a text.
fn inside<'h>(text: &str, holes: &'h [Value]) -> Vec<&'h Value> {
    let numbers = text.split(OPEN).skip(1).filter_map(|rest| rest.split(CLOSE).next()?.parse::<usize>().ok());
    numbers.filter_map(|number| holes.get(number)).collect()
}
