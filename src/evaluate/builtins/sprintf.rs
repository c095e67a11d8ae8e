//! `sprintf` as OPA has it, which is Go's `fmt`: wrong verbs and counts are written out, never undefined.

use super::Answer;
use super::budget::{MAX_PIECE, spend};
use regorus::Value;
use std::iter::Peekable;
use std::str::Chars;

/// The widest field: Go's `fmt` takes no larger number.
const MAX_WIDTH: usize = 1_000_000;

/// Nesting of values that is written out.
const MAX_DEPTH: usize = 64;

/// Writes a list of values into a format.
pub(super) fn sprintf(args: &[Value]) -> Answer {
    let [Value::String(format), Value::Array(values)] = args else { return Ok(Value::Undefined) };
    let mut values = values.iter();
    let mut out = String::new();
    let mut characters = format.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '%' {
            let before = out.len();
            directive(&mut characters, &mut values, &mut out);
            spend("sprintf", out.len().saturating_sub(before))?;
        } else {
            out.push(character);
        }
    }
    let extra: Vec<String> = values.map(|value| Argument::of(value).described()).collect();
    if !extra.is_empty() {
        out.extend(["%!(EXTRA ", &extra.join(", "), ")"]);
    }
    spend("sprintf", out.len())?;
    Ok(out.into())
}

/// How many values a format takes; none when that is not plain.
pub(in crate::evaluate) fn verbs(format: &str) -> Option<usize> {
    let mut count = 0;
    let mut characters = format.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '%' {
            continue;
        }
        let spec = Spec::parse(&mut characters, &mut std::iter::empty());
        if spec.has_star || spec.verb == Some('[') {
            return None;
        }
        count += usize::from(spec.verb != Some('%'));
    }
    Some(count)
}

fn directive<'v>(characters: &mut Peekable<Chars<'_>>, values: &mut impl Iterator<Item = &'v Value>, out: &mut String) {
    let spec = Spec::parse(characters, values);
    match spec.verb {
        None => out.push_str("%!(NOVERB)"),
        Some('%') => out.push('%'),
        Some(verb) => match values.next() {
            None => out.extend(["%!", &verb.to_string(), "(MISSING)"]),
            Some(value) => out.push_str(&spec.write(verb, &Argument::of(value))),
        },
    }
}

/// What stands between `%` and the verb.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "these are the flags of Go's fmt, each its own")]
struct Spec {
    plus: bool,
    minus: bool,
    sharp: bool,
    space: bool,
    zero: bool,
    width: usize,
    precision: Option<usize>,
    has_star: bool,
    verb: Option<char>,
}

impl Spec {
    fn parse<'v>(characters: &mut Peekable<Chars<'_>>, values: &mut impl Iterator<Item = &'v Value>) -> Self {
        let mut spec = Self::default();
        while let Some(flag) = characters.next_if(|next| "+-# 0".contains(*next)) {
            spec.set(flag);
        }
        spec.width = spec.number(characters, values).unwrap_or(0);
        if characters.next_if_eq(&'.').is_some() {
            spec.precision = Some(spec.number(characters, values).unwrap_or(0));
        }
        spec.verb = characters.next();
        spec
    }

    fn set(&mut self, flag: char) {
        match flag {
            '+' => self.plus = true,
            '-' => (self.minus, self.zero) = (true, false),
            '#' => self.sharp = true,
            ' ' => self.space = true,
            _ => self.zero = !self.minus,
        }
    }

    fn number<'v>(
        &mut self,
        characters: &mut Peekable<Chars<'_>>,
        values: &mut impl Iterator<Item = &'v Value>,
    ) -> Option<usize> {
        if characters.next_if_eq(&'*').is_some() {
            self.has_star = true;
            let number = values.next()?.as_i64().ok()?;
            self.minus |= number < 0;
            return usize::try_from(number.unsigned_abs()).ok().map(|number| number.min(MAX_WIDTH));
        }
        let mut number: Option<usize> = None;
        while let Some(digit) = characters.next_if(char::is_ascii_digit).and_then(|digit| digit.to_digit(10)) {
            number = Some((number.unwrap_or(0) * 10 + digit as usize).min(MAX_WIDTH));
        }
        number
    }

    fn write(&self, verb: char, argument: &Argument) -> String {
        let written = match argument {
            Argument::Text(text) => self.text(verb, text),
            Argument::Whole(number) => self.whole(verb, *number),
            Argument::Big(digits) => matches!(verb, 'v' | 'd' | 's').then(|| self.signed(digits)),
            Argument::Float(number) => self.float(verb, *number),
        };
        written.unwrap_or_else(|| format!("%!{verb}({})", argument.described()))
    }

    fn text(&self, verb: char, text: &str) -> Option<String> {
        let cut: String = text.chars().take(self.precision.unwrap_or(usize::MAX)).collect();
        let body = match verb {
            'v' if self.sharp => quoted(&cut),
            'v' | 's' => cut,
            'q' => quoted(&cut),
            'x' => hex(&cut),
            'X' => hex(&cut).to_uppercase(),
            _ => return None,
        };
        Some(self.pad(body))
    }

    fn whole(&self, verb: char, number: i64) -> Option<String> {
        let magnitude = number.unsigned_abs();
        let sharp = |prefix: &'static str| if self.sharp { prefix } else { "" };
        let digits = match verb {
            'v' | 'd' => magnitude.to_string(),
            'x' => format!("{}{magnitude:x}", sharp("0x")),
            'X' => format!("{}{magnitude:X}", sharp("0X")),
            'o' => format!("{}{magnitude:o}", sharp("0")),
            'O' => format!("0o{magnitude:o}"),
            'b' => format!("{}{magnitude:b}", sharp("0b")),
            'U' => return Some(self.pad(format!("U+{magnitude:04X}"))),
            'c' | 'q' => {
                let character = u32::try_from(number).ok().and_then(char::from_u32).unwrap_or('\u{fffd}');
                let body = if verb == 'c' {
                    character.to_string()
                } else {
                    format!("'{}'", quoted(&character.to_string()).trim_matches('"'))
                };
                return Some(self.pad(body));
            }
            _ => return None,
        };
        let least = self.precision.unwrap_or(0);
        let sign = if number < 0 { "-" } else { "" };
        Some(self.signed(&format!("{sign}{}{digits}", "0".repeat(least.saturating_sub(digits.len())))))
    }

    fn float(&self, verb: char, number: f64) -> Option<String> {
        let precision = self.precision;
        let body = match verb {
            'v' | 'g' | 'G' => general(number, precision),
            'f' | 'F' => format!("{number:.*}", precision.unwrap_or(6)),
            'e' | 'E' => exponent(&format!("{number:.*e}", precision.unwrap_or(6))),
            _ => return None,
        };
        let body = if matches!(verb, 'E' | 'G') { body.to_uppercase() } else { body };
        Some(self.signed(&body))
    }

    /// A number with its sign, zeros and padding.
    fn signed(&self, body: &str) -> String {
        let (sign, digits) = match body.strip_prefix('-') {
            Some(digits) => ("-", digits),
            None if self.plus => ("+", body),
            None if self.space => (" ", body),
            None => ("", body),
        };
        let zeros = if self.zero { self.width.saturating_sub(sign.len() + digits.len()) } else { 0 };
        self.pad(format!("{sign}{}{digits}", "0".repeat(zeros)))
    }

    fn pad(&self, body: String) -> String {
        let missing = self.width.saturating_sub(body.chars().count());
        let fill = if self.zero { "0" } else { " " }.repeat(missing);
        if self.minus { body + &fill } else { fill + &body }
    }
}

/// A float in the shorter of its two forms.
fn general(number: f64, precision: Option<usize>) -> String {
    // Go takes the exponent form from the precision on, and from 6 on when it writes as few digits as it can.
    let largest = precision.unwrap_or(6);
    let scientific = match precision {
        Some(digits) => format!("{number:.*e}", digits.max(1) - 1),
        None => format!("{number:e}"),
    };
    let power: i32 = scientific.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0);
    let is_long = power < -4 || usize::try_from(power).is_ok_and(|power| power >= largest);
    match precision {
        None if is_long => exponent(&scientific),
        None => number.to_string(),
        Some(digits) => {
            let places = i32::try_from(digits.max(1)).unwrap_or(i32::MAX).saturating_sub(power + 1);
            let fixed = format!("{number:.*}", usize::try_from(places).unwrap_or(0));
            let trim = |text: &str| {
                if text.contains('.') {
                    text.trim_end_matches('0').trim_end_matches('.').to_owned()
                } else {
                    text.to_owned()
                }
            };
            match scientific.split_once('e') {
                Some((digits, power)) if is_long => exponent(&format!("{}e{power}", trim(digits))),
                _ => trim(&fixed),
            }
        }
    }
}

/// Rust's `1.5e3` as Go's `1.5e+03`.
fn exponent(text: &str) -> String {
    let Some((digits, power)) = text.split_once('e') else { return text.to_owned() };
    let (sign, power) = power.strip_prefix('-').map_or(('+', power), |power| ('-', power));
    format!("{digits}e{sign}{power:0>2}")
}

/// A value as OPA hands it to Go.
enum Argument {
    Text(String),
    Whole(i64),
    Big(String),
    Float(f64),
}

impl Argument {
    fn of(value: &Value) -> Self {
        match value {
            Value::String(text) => Self::Text(text.to_string()),
            Value::Number(number) => match (number.as_i64(), number.is_integer()) {
                (Some(whole), _) => Self::Whole(whole),
                (None, true) => Self::Big(number.format_decimal()),
                (None, false) => number.as_f64().map_or_else(|| Self::Text(number.format_decimal()), Self::Float),
            },
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Set(_) | Value::Object(_) | Value::Undefined => {
                let mut text = String::new();
                written(value, 0, &mut text);
                Self::Text(text)
            }
        }
    }

    /// The Go type and the value, as Go writes what it cannot format.
    fn described(&self) -> String {
        match self {
            Self::Text(text) => format!("string={text}"),
            Self::Whole(number) => format!("int64={number}"),
            Self::Big(digits) => format!("*big.Int={digits}"),
            Self::Float(number) => format!("float64={}", general(*number, None)),
        }
    }
}

/// A value as Rego writes it; one that is too large for any result is left at that.
fn written(value: &Value, depth: usize, out: &mut String) {
    if depth > MAX_DEPTH || out.len() > MAX_PIECE {
        return out.push('…');
    }
    match value {
        Value::String(text) => out.push_str(&quoted(text)),
        Value::Array(items) => listed(items.iter(), ["[", "]"], depth, out),
        Value::Set(items) if items.is_empty() => out.push_str("set()"),
        Value::Set(items) => listed(items.iter_sorted(), ["{", "}"], depth, out),
        Value::Object(fields) => {
            out.push('{');
            for (index, (key, field)) in fields.iter_sorted().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                written(key, depth + 1, out);
                out.push_str(": ");
                written(field, depth + 1, out);
            }
            out.push('}');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Undefined => {
            out.push_str(&value.to_json_str().unwrap_or_default());
        }
    }
}

fn listed<'v>(items: impl Iterator<Item = &'v Value>, [open, close]: [&str; 2], depth: usize, out: &mut String) {
    out.push_str(open);
    for (index, item) in items.enumerate() {
        out.push_str(if index > 0 { ", " } else { "" });
        written(item, depth + 1, out);
    }
    out.push_str(close);
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// A string in double quotes, as Go quotes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{7}' => quoted.push_str("\\a"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{b}' => quoted.push_str("\\v"),
            '\u{c}' => quoted.push_str("\\f"),
            control if control.is_ascii_control() => quoted.extend(["\\x", &hex(&control.to_string())]),
            plain if plain.is_ascii() || is_printable(plain) => quoted.push(plain),
            other if u32::from(other) > 0xffff => quoted.extend([format!("\\U{:08x}", u32::from(other))]),
            other => quoted.extend([format!("\\u{:04x}", u32::from(other))]),
        }
    }
    quoted.push('"');
    quoted
}

/// Whether a character is seen on paper; a mark that goes with the letter before it is.
fn is_printable(character: char) -> bool {
    let text: String = ['x', character].iter().collect();
    text.escape_debug().eq(text.chars())
}
