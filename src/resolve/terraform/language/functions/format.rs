//! `format` and `formatlist`.
//!
//! <https://developer.hashicorp.com/terraform/language/functions/format>

use super::super::convert::{convert, text};
use super::super::number::Digits;
use super::super::number::Number;
use super::super::set;
use super::super::types::Type;
use super::super::value::{Data, Evaluated, Fault, Unknown, Value};
use super::super::{json, template};
use super::call::Call;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// A width or precision beyond this is refused.
const WIDEST: usize = 10_000;

#[expect(clippy::struct_excessive_bools, reason = "they are the flags of a verb")]
/// One verb: `%[flags][width][.precision][[index]]letter`.
#[derive(Default)]
struct Verb {
    letter: char,
    alternate: bool,
    zero: bool,
    left: bool,
    plus: bool,
    space: bool,
    width: usize,
    precision: Option<usize>,
    index: Option<usize>,
}

/// A part of a format.
enum Part {
    Text(String),
    Verb(Verb),
}

pub(super) fn format(call: &Call<'_>) -> Evaluated {
    if call.arguments.iter().any(|argument| argument.kind() == Type::Dynamic) {
        return Ok(call.because(Type::Dynamic));
    }
    let Some(format) = text(call.argument(0)?) else { return Ok(call.because(Type::String)) };
    let arguments: Vec<&Value> = call.arguments.iter().skip(1).collect();
    if arguments.iter().any(|argument| !argument.is_wholly_known()) {
        return Ok(unknown(call, &format));
    }
    let parts = parse(&format).map_err(|why| call.fault(why))?;
    call.gives(written(&parts, &arguments).map_err(|why| call.fault(why))?)
}

/// A text that is unknown in part: `cty` knows what stands before the first verb.
fn unknown(call: &Call<'_>, format: &str) -> Value {
    let value = call.because(Type::String);
    let why = value.as_unknown().map(|unknown| Arc::clone(&unknown.why)).unwrap_or_default();
    let prefix = template::safe_prefix(format.split('%').next().unwrap_or_default()).into();
    let unknown = Unknown { kind: Type::String, why, not_null: true, prefix, ..Unknown::default() };
    Value { data: Data::Unknown(Arc::new(unknown)), origin: value.origin }
}

/// `formatlist`: one text for each item of the lists among the arguments.
pub(super) fn formatlist(call: &Call<'_>) -> Evaluated {
    if call.arguments.iter().any(|argument| argument.kind() == Type::Dynamic) {
        return Ok(call.because(Type::Dynamic));
    }
    let arguments: Vec<&Value> = call.arguments.iter().skip(1).collect();
    let length = common_length(call, &arguments)?;
    let is_open = |argument: &&&Value| match &argument.data {
        Data::Set(_, items) => set::is_open(items),
        Data::Unknown(unknown) => unknown.kind.is_collection() || matches!(unknown.kind, Type::Tuple(_)),
        _ => false,
    };
    let Some(format) = text(call.argument(0)?).filter(|_| arguments.iter().find(is_open).is_none()) else {
        return Ok(call.because(Type::list(Type::String)));
    };
    let parts = parse(&format).map_err(|why| call.fault(why))?;
    let mut results = Vec::new();
    for index in 0..length.unwrap_or(1) {
        let row: Vec<&Value> = arguments.iter().filter_map(|argument| item(argument, index)).collect();
        let result = if row.iter().all(|argument| argument.is_wholly_known()) {
            call.gives(written(&parts, &row).map_err(|why| call.fault(why))?)?
        } else {
            super::super::evaluator::because(Type::String, &row, call.at)
        };
        results.push(result);
    }
    Ok(Value::list(Type::String, results, call.at))
}

/// The length that all list arguments have; none without such an argument.
fn common_length(call: &Call<'_>, arguments: &[&Value]) -> Result<Option<usize>, Fault> {
    let mut lengths = arguments.iter().filter_map(|argument| argument.items()).map(|items| items.len());
    let first = lengths.next();
    if lengths.any(|length| Some(length) != first) {
        return Err(call.fault("the lists are not of one length"));
    }
    Ok(first)
}

fn item(argument: &Value, index: usize) -> Option<&Value> {
    argument.items().map_or(Some(argument), |items| items.get(index))
}

fn written(parts: &[Part], arguments: &[&Value]) -> Result<String, String> {
    let (mut out, mut next, mut used) = (String::new(), 0, 0);
    for part in parts {
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Verb(verb) if verb.letter == '%' => out.push('%'),
            Part::Verb(verb) => {
                let index = match verb.index {
                    Some(index) => index.checked_sub(1).ok_or("an index is 0")?,
                    None => next,
                };
                next = index + 1;
                used = used.max(next);
                let argument = arguments.get(index).ok_or("there are not enough arguments")?;
                out.push_str(&verb.write(argument)?);
            }
        }
        if out.len() > template::LONGEST {
            return Ok(out);
        }
    }
    if used < arguments.len() {
        return Err(format!("{} arguments are given, {used} are used", arguments.len()));
    }
    Ok(out)
}

/// The parts of a format.
fn parse(format: &str) -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        parts.push(Part::Text(before.to_owned()));
        let (verb, after) = verb(after.strip_prefix('%').unwrap_or_default())?;
        parts.push(Part::Verb(verb));
        rest = after;
    }
    parts.push(Part::Text(rest.to_owned()));
    Ok(parts)
}

fn verb(text: &str) -> Result<(Verb, &str), String> {
    let mut verb = Verb::default();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        match letter {
            '#' => verb.alternate = true,
            '0' => verb.zero = true,
            '-' => verb.left = true,
            '+' => verb.plus = true,
            ' ' => verb.space = true,
            _ => break,
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    (verb.width, rest) = number(rest)?.map_or((0, rest), |(width, rest)| (width, rest));
    if let Some(after) = rest.strip_prefix('.') {
        let (precision, after) = number(after)?.unwrap_or((0, after));
        verb.precision = Some(precision);
        rest = after;
    }
    if let Some(after) = rest.strip_prefix('[') {
        let (index, after) = number(after)?.ok_or("an index is no number")?;
        verb.index = Some(index);
        rest = after.strip_prefix(']').ok_or("an index is not closed")?;
    }
    verb.letter = rest.chars().next().ok_or("the format ends within a verb")?;
    if !"vtbdoxXeEfgGsq%".contains(verb.letter) {
        return Err(format!("there is no verb %{}", verb.letter));
    }
    let rest = rest.get(verb.letter.len_utf8()..).unwrap_or_default();
    Ok((verb, rest))
}

fn number(text: &str) -> Result<Option<(usize, &str)>, String> {
    let end = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end).unwrap_or(("", text));
    if digits.is_empty() {
        return Ok(None);
    }
    let number = digits.parse().ok().filter(|number| *number <= WIDEST);
    number.map(|number| Some((number, rest))).ok_or_else(|| "a width is too large".to_owned())
}

impl Verb {
    fn write(&self, argument: &Value) -> Result<String, String> {
        match self.letter {
            'v' => self.any(argument),
            // `cty` pads no truth
            't' => Ok(text(&convert_known(argument, &Type::Bool)?).unwrap_or_default().to_string()),
            'b' | 'd' | 'o' | 'x' | 'X' => self.whole(&as_number(argument)?),
            'e' | 'E' | 'f' | 'g' | 'G' => Ok(self.float(&as_number(argument)?)),
            's' => Ok(self.cut(&as_text(argument)?)),
            _ => {
                let quoted = json::quoted(&self.within(&as_text(argument)?));
                Ok(self.padded(&quoted))
            }
        }
    }

    /// `%v`: as the type wants it, `%#v`: as JSON.
    fn any(&self, argument: &Value) -> Result<String, String> {
        if self.alternate {
            return rendered(argument).map(|text| self.padded(&text));
        }
        match &argument.data {
            Data::Null(_) => Ok(self.padded("null")),
            Data::Number(number) => Ok(Self { letter: 'g', ..self.copy() }.float(number)),
            Data::String(_) | Data::Json(_) => Ok(self.cut(&as_text(argument)?)),
            Data::Bool(truth) => Ok(self.padded(if *truth { "true" } else { "false" })),
            _ => rendered(argument).map(|text| self.padded(&text)),
        }
    }

    fn copy(&self) -> Self {
        Self { index: self.index, ..*self }
    }

    fn whole(&self, number: &Number) -> Result<String, String> {
        let whole = number.as_big().ok_or("a whole number is needed")?;
        let size = whole.magnitude();
        let digits = match self.letter {
            'b' => size.to_str_radix(2),
            'o' => size.to_str_radix(8),
            'x' => size.to_str_radix(16),
            'X' => size.to_str_radix(16).to_uppercase(),
            _ => size.to_str_radix(10),
        };
        let fill = self.precision.unwrap_or(0).saturating_sub(digits.len());
        let prefix = match (self.alternate, self.letter) {
            (true, 'o') => "0",
            (true, 'x') => "0x",
            (true, 'X') => "0X",
            (true, 'b') => "0b",
            _ => "",
        };
        Ok(self.signed(number.is_negative(), &format!("{prefix}{}{digits}", "0".repeat(fill))))
    }

    fn float(&self, number: &Number) -> String {
        let Some(digits) = self.digits(number) else {
            let sign = if number.is_negative() { "-" } else { "+" };
            return self.padded(&format!("{sign}Inf"));
        };
        let text = match self.letter {
            'e' => digits.scientific(Some(self.precision.unwrap_or(6)), 'e'),
            'E' => digits.scientific(Some(self.precision.unwrap_or(6)), 'E'),
            'f' => digits.fixed(self.precision.unwrap_or(6)),
            'G' => digits.general_within(self.precision).to_uppercase(),
            _ => digits.general_within(self.precision),
        };
        self.signed(number.is_negative(), &text)
    }

    fn digits(&self, number: &Number) -> Option<Digits> {
        let is_shortest = matches!(self.letter, 'g' | 'G') && self.precision.is_none();
        if is_shortest { number.shortest_digits() } else { number.digits() }
    }

    /// A number with its sign, filled to the width.
    fn signed(&self, is_negative: bool, digits: &str) -> String {
        let sign = match (is_negative, self.plus, self.space) {
            (true, ..) => "-",
            (false, true, _) => "+",
            (false, false, true) => " ",
            (false, false, false) => "",
        };
        if self.zero && !self.left {
            let fill = self.width.saturating_sub(sign.len() + digits.len());
            return format!("{sign}{}{digits}", "0".repeat(fill));
        }
        self.padded(&format!("{sign}{digits}"))
    }

    /// Text, its first letters only when there is a precision.
    fn cut(&self, text: &str) -> String {
        self.padded(&self.within(text))
    }

    fn within(&self, text: &str) -> String {
        self.precision.map_or_else(|| text.to_owned(), |most| text.graphemes(true).take(most).collect())
    }

    fn padded(&self, text: &str) -> String {
        let fill = self.width.saturating_sub(text.graphemes(true).count());
        let blanks = (if self.zero && !self.left { "0" } else { " " }).repeat(fill);
        if self.left { format!("{text}{blanks}") } else { format!("{blanks}{text}") }
    }
}

fn rendered(argument: &Value) -> Result<String, String> {
    json::render(argument).ok_or_else(|| "the value has no JSON".to_owned())
}

fn convert_known(argument: &Value, kind: &Type) -> Result<Value, String> {
    if argument.is_null() {
        return Err("null cannot be formatted".to_owned());
    }
    convert(argument, kind)
}

fn as_text(argument: &Value) -> Result<Arc<str>, String> {
    text(&convert_known(argument, &Type::String)?).ok_or_else(|| "a string is needed".to_owned())
}

fn as_number(argument: &Value) -> Result<Number, String> {
    match convert_known(argument, &Type::Number)?.data {
        Data::Number(number) => Ok(number),
        _ => Err("a number is needed".to_owned()),
    }
}
