//! JSON inside Terraform: what `jsonencode` writes and `jsondecode` reads, with places.

use super::convert::text;
use super::number::{NoNumber, Number};
use super::types::Type;
use super::value::{Data, Entry, Unknown, Value};
use crate::model::{Place, Reference};
use std::fmt::Write as _;
use std::sync::Arc;

/// Around the number of a hole, in text that is read; no text for people has them.
pub(super) const OPEN: char = '\u{F0000}';
/// Ends what [`OPEN`] begins.
pub(super) const CLOSE: char = '\u{F0001}';

/// JSON nested deeper than this is not read.
const DEPTH: usize = 90;

/// Whether a text may be a JSON object or list.
pub(super) fn looks_like(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// JSON text as `jsonencode` writes it; none when a part is unknown or infinite, or it gets too long.
pub(crate) fn render(value: &Value) -> Option<String> {
    let mut out = String::new();
    write(value, &mut out).then_some(out)
}

fn write(value: &Value, out: &mut String) -> bool {
    if out.len() > super::template::LONGEST {
        return false;
    }
    match &value.data {
        Data::Null(_) => out.push_str("null"),
        Data::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Data::Number(number) if number.is_infinite() => return false,
        Data::Number(number) => out.push_str(&number.text()),
        Data::String(_) | Data::Json(_) => match text(value) {
            Some(text) => out.push_str(&quoted(&text)),
            None => return false,
        },
        Data::List(_, items) | Data::Set(_, items) | Data::Tuple(items) => {
            return write_all(out, ['[', ']'], items.iter(), write);
        }
        Data::Map(_, entries) | Data::Object(entries) => {
            return write_all(out, ['{', '}'], entries.iter(), |entry, out| {
                out.push_str(&quoted(&entry.key));
                out.push(':');
                write(&entry.value, out)
            });
        }
        Data::Unknown(_) | Data::Instance(_) => return false,
    }
    true
}

fn write_all<T>(
    out: &mut String,
    [open, close]: [char; 2],
    parts: impl Iterator<Item = T>,
    write: impl Fn(T, &mut String) -> bool,
) -> bool {
    out.push(open);
    for (index, part) in parts.enumerate() {
        if index > 0 {
            out.push(',');
        }
        if !write(part, out) {
            return false;
        }
    }
    out.push(close);
    true
}

/// A JSON string as Go writes it: what HTML could misread is escaped.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\0'..='\u{1f}' => {
                // writing to a String cannot fail
                let _ = write!(out, "\\u{:04x}", u32::from(letter));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// Where the bytes of a text are written.
type Places<'p> = &'p dyn Fn(usize, usize) -> Option<Place>;

/// The value of JSON text: objects and tuples, as `jsondecode` gives them. A string with holes in it is unknown.
///
/// A comma before a closing bracket makes the text invalid, but what is written in it stands: then every list and
/// object may hold more, which is unknown.
pub(super) fn read(text: &str, places: Places<'_>, holes: &[&Value]) -> Option<Value> {
    let mut reader = Reader { text, at: 0, places, holes, has_comma: false };
    let value = reader.value(0)?;
    reader.blanks();
    let is_whole = reader.at == text.len();
    is_whole.then(|| if reader.has_comma { with_more(&value) } else { value })
}

/// The value of JSON text that stands at one place, or what is wrong with it.
pub(crate) fn decode(text: &str, at: Place) -> Option<Value> {
    let mut reader = Reader { text, at: 0, places: &|_, _| Some(at), holes: &[], has_comma: false };
    let value = reader.value(0)?;
    reader.blanks();
    (reader.at == text.len() && !reader.has_comma).then_some(value)
}

struct Reader<'r> {
    text: &'r str,
    at: usize,
    places: Places<'r>,
    holes: &'r [&'r Value],
    has_comma: bool,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    fn takes(&mut self, token: &str) -> bool {
        self.blanks();
        let is_next = self.rest().starts_with(token);
        self.at += if is_next { token.len() } else { 0 };
        is_next
    }

    fn place(&self, from: usize) -> Place {
        (self.places)(from, self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        self.blanks();
        let from = self.at;
        let data = match self.rest().chars().next()? {
            _ if depth > DEPTH => return None,
            '{' => return self.object(depth),
            '[' => return self.list(depth),
            '"' => {
                let text = self.string()?;
                if text.contains(OPEN) {
                    return Some(hole(&inside(&text, self.holes), self.place(from)));
                }
                return Some(Value::string(text, self.place(from)));
            }
            't' if self.takes("true") => Data::Bool(true),
            'f' if self.takes("false") => Data::Bool(false),
            'n' if self.takes("null") => Data::Null(Type::Dynamic),
            OPEN => return self.bare_hole(from),
            _ => return self.number(from),
        };
        Some(Value::new(data, self.place(from)))
    }

    /// A hole that stands for a whole value.
    fn bare_hole(&mut self, from: usize) -> Option<Value> {
        let end = self.rest().find(CLOSE)? + CLOSE.len_utf8();
        let text = self.rest().get(..end)?.to_owned();
        self.at += end;
        Some(hole(&inside(&text, self.holes), self.place(from)))
    }

    fn number(&mut self, from: usize) -> Option<Value> {
        let rest = self.rest();
        let end =
            rest.find(|letter: char| !matches!(letter, '0'..='9' | '+' | '-' | '.' | 'e' | 'E')).unwrap_or(rest.len());
        let text = rest.get(..end).filter(|text| is_json_number(text))?;
        let number = Number::parse(text);
        self.at += end;
        let place = self.place(from);
        match number {
            Ok(number) => Some(Value::number(number, place)),
            Err(NoNumber::TooLarge) => Some(Value::unknown(Type::Number, "the number is too large", place)),
            Err(NoNumber::Invalid) => None,
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        let from = self.at;
        self.at += 1;
        let mut items = Vec::new();
        while !self.takes("]") {
            if !items.is_empty() && !self.takes(",") {
                return None;
            }
            if !items.is_empty() && self.takes("]") {
                self.has_comma = true;
                break;
            }
            items.push(self.value(depth + 1)?);
        }
        Some(Value::tuple(items, self.place(from)))
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let from = self.at;
        self.at += 1;
        let mut entries: Vec<Entry> = Vec::new();
        while !self.takes("}") {
            if !entries.is_empty() && !self.takes(",") {
                return None;
            }
            if !entries.is_empty() && self.takes("}") {
                self.has_comma = true;
                break;
            }
            self.blanks();
            let key_from = self.at;
            let key = self.string().filter(|key| !key.contains(OPEN))?;
            let key_span = self.place(key_from).span;
            if !self.takes(":") {
                return None;
            }
            entries.push(Entry { key: key.into(), key_span, value: self.value(depth + 1)? });
        }
        Some(Value::object(entries, self.place(from)))
    }

    /// A string, its escapes decoded; half of a pair of surrogates is the replacement character, as in Go.
    fn string(&mut self) -> Option<String> {
        let rest = self.rest().strip_prefix('"')?;
        let mut escaped = false;
        let end = rest.bytes().position(|byte| {
            let is_end = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            is_end
        })?;
        let raw = rest.get(..end)?.to_owned();
        self.at += end + 2;
        if raw.bytes().any(|byte| byte < 0x20) {
            return None;
        }
        unescaped(&raw)
    }
}

fn unescaped(raw: &str) -> Option<String> {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        out.push_str(rest.get(..at)?);
        let letter = rest.get(at + 1..)?.chars().next()?;
        rest = rest.get(at + 1 + letter.len_utf8()..)?;
        match letter {
            '"' | '\\' | '/' => out.push(letter),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            'u' => {
                let unit = |text: &str| u32::from_str_radix(text.get(..4)?, 16).ok();
                let first = unit(rest)?;
                rest = rest.get(4..)?;
                let second = rest.strip_prefix("\\u").and_then(unit).filter(|low| (0xdc00..0xe000).contains(low));
                match (first, second) {
                    (0xd800..0xdc00, Some(low)) => {
                        out.push(char::from_u32(0x10000 + ((first - 0xd800) << 10) + (low - 0xdc00))?);
                        rest = rest.get(6..)?;
                    }
                    _ => out.push(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)),
                }
            }
            _ => return None,
        }
    }
    out.push_str(rest);
    Some(out)
}

fn is_json_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) =
        unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(left, right)| (left, Some(right)));
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(left, right)| (left, Some(right)));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(|exponent| is_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

/// A string that holes leave unknown. It still refers to what the first of them refers to: around a reference there
/// is only more text.
fn hole(holes: &[&Value], at: Place) -> Value {
    let sources: Vec<&Arc<Unknown>> = holes.iter().filter_map(|hole| hole.as_unknown()).collect();
    let why = sources.first().map_or_else(|| "it cannot be computed".into(), |unknown| Arc::clone(&unknown.why));
    let refers_to: Option<Reference> = sources.iter().find_map(|unknown| unknown.refers_to.clone());
    let marks = holes.iter().map(|hole| hole.all_marks()).collect();
    let mut value = Unknown { kind: Type::String, why, refers_to, ..Unknown::default() }.at(at);
    value.origin.chain = holes.iter().find_map(|hole| hole.origin.chain.clone());
    value.marked(marks)
}

/// The holes in a text.
fn inside<'h>(text: &str, holes: &[&'h Value]) -> Vec<&'h Value> {
    let numbers = text.split(OPEN).skip(1).filter_map(|rest| rest.split(CLOSE).next()?.parse::<usize>().ok());
    numbers.filter_map(|number| holes.get(number).copied()).collect()
}

/// The value with something unknown in every list.
fn with_more(value: &Value) -> Value {
    let mut more = value.with_parts(&with_more);
    if let Data::Tuple(items) = &mut more.data {
        let why = "the JSON is not valid: a comma stands before a closing bracket";
        let unknown = Value::unknown(Type::Dynamic, why, value.origin.place);
        *items = Arc::new(items.iter().cloned().chain([unknown]).collect());
    }
    more
}
