//! YAML as `yamldecode` reads it: YAML 1.1 scalars, sequences as tuples, mappings as objects.

use super::super::convert::{convert, text};
use super::super::number::Number;
use super::super::types::Type;
use super::super::value::{Data, Entry, Value};
use crate::model::Place;
use granit_parser::{Event, Options, Parser, ScalarStyle, StrInput, Tag};
use num_bigint::BigInt;
use std::collections::BTreeMap;

/// YAML nested deeper than this is not read.
const DEPTH: usize = 64;

/// Parts that aliases may copy.
const MOST_PARTS: usize = 100_000;

/// The value of a text of one document.
pub(super) fn read(text: &str, at: Place) -> Result<Value, String> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    let events = Parser::new_from_str_with_options(text, options);
    let mut reader = Reader { events, anchors: BTreeMap::new(), at, parts: 0 };
    let mut value = None;
    while let Some(event) = reader.next()? {
        match event {
            Event::DocumentStart(..) if value.is_some() => {
                return Err("the text has more than one document".to_owned());
            }
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
            event => value = Some(reader.node(event, 0)?),
        }
    }
    value.ok_or_else(|| "the text is empty".to_owned())
}

struct Reader<'t> {
    events: Parser<'t, StrInput<'t>>,
    anchors: BTreeMap<usize, Value>,
    at: Place,
    parts: usize,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<Option<Event<'t>>, String> {
        match self.events.next_event() {
            None => Ok(None),
            Some(Ok((event, _))) => Ok(Some(event)),
            Some(Err(error)) => Err(format!("the YAML is not valid: {}", error.info())),
        }
    }

    fn required(&mut self) -> Result<Event<'t>, String> {
        self.next()?.ok_or_else(|| "the YAML ends early".to_owned())
    }

    fn node(&mut self, event: Event<'t>, depth: usize) -> Result<Value, String> {
        self.parts += 1;
        if depth > DEPTH || self.parts > MOST_PARTS {
            return Err("the YAML is too large".to_owned());
        }
        let (value, anchor) = match event {
            Event::Scalar(scalar, style, anchor, tag) => {
                (scalar_value(&scalar, style, tag.as_deref(), self.at)?, anchor)
            }
            Event::SequenceStart(_, anchor, _) => (self.sequence(depth)?, anchor),
            Event::MappingStart(_, anchor, _) => (self.mapping(depth)?, anchor),
            Event::Alias(anchor) => {
                let value = self.anchors.get(&anchor).cloned().ok_or("an alias stands before its anchor")?;
                self.parts += parts(&value);
                return Ok(value);
            }
            _ => return Err("the YAML is not valid".to_owned()),
        };
        if anchor != 0 {
            self.anchors.insert(anchor, value.clone());
        }
        Ok(value)
    }

    fn sequence(&mut self, depth: usize) -> Result<Value, String> {
        let mut items = Vec::new();
        loop {
            match self.required()? {
                Event::SequenceEnd => return Ok(Value::tuple(items, self.at)),
                event => items.push(self.node(event, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<Value, String> {
        let (mut entries, mut merged): (Vec<Entry>, Vec<Entry>) = (Vec::new(), Vec::new());
        loop {
            let key = match self.required()? {
                Event::MappingEnd => break,
                event => event,
            };
            let is_merge = matches!(&key, Event::Scalar(name, ScalarStyle::Plain, ..) if &**name == "<<");
            let key = self.node(key, depth + 1)?;
            let event = self.required()?;
            let value = self.node(event, depth + 1)?;
            if is_merge {
                merge(&value, &mut merged)?;
                continue;
            }
            let key = match &key.data {
                Data::Null(_) => return Err("a key is null".to_owned()),
                _ => text(&key).ok_or("a key is no string")?,
            };
            entries.push(Entry::new(key, value));
        }
        merged.extend(entries);
        Ok(Value::object(merged, self.at))
    }
}

/// Adds the entries of what `<<` names: one mapping, as Terraform's reader has it.
fn merge(value: &Value, into: &mut Vec<Entry>) -> Result<(), String> {
    let entries = value.entries().ok_or("what is merged is no mapping")?;
    into.extend(entries.iter().cloned());
    Ok(())
}

fn parts(value: &Value) -> usize {
    1 + value.parts().map(parts).sum::<usize>()
}

fn scalar_value(scalar: &str, style: ScalarStyle, tag: Option<&Tag>, at: Place) -> Result<Value, String> {
    let tag = tag.map(|tag| format!("{}{}", tag.handle(), tag.suffix()));
    let tag = tag
        .as_deref()
        .map(|tag| tag.strip_prefix("tag:yaml.org,2002:").or_else(|| tag.strip_prefix("!!")).unwrap_or(tag));
    let plain = || plain(scalar, at);
    match tag {
        Some("str") => Ok(Value::string(scalar, at)),
        Some("binary") => Ok(Value::string(scalar.split_whitespace().collect::<String>(), at)),
        Some("null" | "bool" | "int" | "float" | "timestamp") => Ok(plain()),
        Some(other) => Err(format!("there is no tag {other}")),
        None => match style {
            ScalarStyle::Plain => Ok(plain()),
            // a block is read as if it were plain, and made a string then
            ScalarStyle::Literal | ScalarStyle::Folded => convert(&plain(), &Type::String),
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Ok(Value::string(scalar, at)),
        },
    }
}

/// The value of a plain scalar.
fn plain(scalar: &str, at: Place) -> Value {
    match scalar {
        "" | "~" | "null" | "Null" | "NULL" => return Value::null(Type::Dynamic, at),
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => {
            return Value::bool(true, at);
        }
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => {
            return Value::bool(false, at);
        }
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => return infinity("Inf", at),
        "-.inf" | "-.Inf" | "-.INF" => return infinity("-Inf", at),
        _ => {}
    }
    if let Some(number) = number(scalar) {
        return Value::number(number, at);
    }
    match super::dates::of_yaml(scalar) {
        Some(time) => Value::string(time, at),
        None => Value::string(scalar, at),
    }
}

fn infinity(text: &str, at: Place) -> Value {
    Number::parse(text).map_or_else(|_| Value::string(text, at), |number| Value::number(number, at))
}

/// The number of a plain scalar: decimal, or with `0x` or `0o`.
fn number(scalar: &str) -> Option<Number> {
    let starts = scalar.strip_prefix(['-', '+']).unwrap_or(scalar);
    if !starts.starts_with(|letter: char| letter.is_ascii_digit() || letter == '.') {
        return None;
    }
    let unsigned = starts;
    for (prefix, base) in [("0x", 16), ("0o", 8)] {
        let Some(digits) = unsigned.strip_prefix(prefix) else { continue };
        let is_valid = !digits.is_empty() && digits.chars().all(|letter| letter.is_digit(base));
        let size = BigInt::parse_bytes(digits.as_bytes(), base).filter(|_| is_valid)?;
        return Number::from_big(if scalar.starts_with('-') { -size } else { size }).ok();
    }
    if unsigned == "." {
        return None;
    }
    Number::parse(scalar).ok()
}
