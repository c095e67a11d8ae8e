//! Functions over text.

use super::super::convert;
use super::super::evaluator::LONGEST;
use super::{boolean, one, text_at, whole_at};
use crate::model::{Place, Value};

pub(super) fn basename(arguments: &[Value], at: Place) -> Option<Value> {
    let path = convert::text(one(arguments)?)?;
    let trimmed = path.trim_end_matches('/');
    let name = match (trimmed, path.is_empty()) {
        ("", true) => ".",
        ("", false) => "/",
        (trimmed, _) => trimmed.rsplit('/').next().unwrap_or(trimmed),
    };
    Some(Value::string(name, at))
}

/// The directory of a plain path; one with `.`, `..` or doubled slashes is cleaned by Terraform and not here.
pub(super) fn dirname(arguments: &[Value], at: Place) -> Option<Value> {
    let path = convert::text(one(arguments)?)?;
    if path.split('/').skip(1).any(|part| matches!(part, "" | "." | "..")) {
        return Some(super::unknown("dirname of this path is not evaluated", at));
    }
    let directory = path.rsplit_once('/').map_or(".", |(directory, _)| directory);
    Some(Value::string(if directory.is_empty() { "/" } else { directory }, at))
}

pub(super) fn chomp(arguments: &[Value], at: Place) -> Option<Value> {
    Some(Value::string(convert::text(one(arguments)?)?.trim_end_matches(['\r', '\n']), at))
}

pub(super) fn lower(arguments: &[Value], at: Place) -> Option<Value> {
    Some(Value::string(convert::text(one(arguments)?)?.to_lowercase(), at))
}

pub(super) fn upper(arguments: &[Value], at: Place) -> Option<Value> {
    Some(Value::string(convert::text(one(arguments)?)?.to_uppercase(), at))
}

pub(super) fn title(arguments: &[Value], at: Place) -> Option<Value> {
    let text = convert::text(one(arguments)?)?;
    let mut at_start = true;
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if at_start {
            out.extend(character.to_uppercase());
        } else {
            out.push(character);
        }
        at_start = !(character.is_alphanumeric() || character == '_');
    }
    Some(Value::string(out, at))
}

pub(super) fn trimspace(arguments: &[Value], at: Place) -> Option<Value> {
    Some(Value::string(convert::text(one(arguments)?)?.trim(), at))
}

pub(super) fn trimprefix(arguments: &[Value], at: Place) -> Option<Value> {
    let (text, prefix) = (text_at(arguments, 0)?, text_at(arguments, 1)?);
    Some(Value::string(text.strip_prefix(&*prefix).unwrap_or(&text), at))
}

pub(super) fn trimsuffix(arguments: &[Value], at: Place) -> Option<Value> {
    let (text, suffix) = (text_at(arguments, 0)?, text_at(arguments, 1)?);
    Some(Value::string(text.strip_suffix(&*suffix).unwrap_or(&text), at))
}

pub(super) fn startswith(arguments: &[Value], at: Place) -> Option<Value> {
    Some(boolean(text_at(arguments, 0)?.starts_with(&*text_at(arguments, 1)?), at))
}

pub(super) fn endswith(arguments: &[Value], at: Place) -> Option<Value> {
    Some(boolean(text_at(arguments, 0)?.ends_with(&*text_at(arguments, 1)?), at))
}

pub(super) fn strcontains(arguments: &[Value], at: Place) -> Option<Value> {
    Some(boolean(text_at(arguments, 0)?.contains(&*text_at(arguments, 1)?), at))
}

pub(super) fn join(arguments: &[Value], at: Place) -> Option<Value> {
    let separator = text_at(arguments, 0)?;
    let lists: Option<Vec<&[Value]>> = arguments.get(1..)?.iter().map(Value::items).collect();
    let texts: Option<Vec<_>> = lists?.concat().iter().map(convert::text).collect();
    let texts = texts?;
    let length: usize = texts.iter().map(|text| text.len() + separator.len()).sum();
    Some(if length > LONGEST { too_long(at) } else { Value::string(texts.join(&*separator), at) })
}

pub(super) fn split(arguments: &[Value], at: Place) -> Option<Value> {
    let (separator, text) = (text_at(arguments, 0)?, text_at(arguments, 1)?);
    let items = if separator.is_empty() {
        text.chars().map(|character| Value::string(character.to_string(), at)).collect()
    } else if text.is_empty() {
        Vec::new()
    } else {
        text.split(&*separator).map(|part| Value::string(part, at)).collect()
    };
    Some(Value::list(items, at))
}

/// Plain replacement; a pattern between slashes is a regular expression, which is not evaluated here.
pub(super) fn replace(arguments: &[Value], at: Place) -> Option<Value> {
    let (text, from, to) = (text_at(arguments, 0)?, text_at(arguments, 1)?, text_at(arguments, 2)?);
    if from.len() > 1 && from.starts_with('/') && from.ends_with('/') {
        return Some(super::unknown("replace with a regular expression is not evaluated", at));
    }
    let length = text.len() + text.matches(&*from).count().saturating_mul(to.len());
    Some(if length > LONGEST { too_long(at) } else { Value::string(text.replace(&*from, &to), at) })
}

fn too_long(at: Place) -> Value {
    super::unknown("the text is too long", at)
}

pub(super) fn substr(arguments: &[Value], at: Place) -> Option<Value> {
    let text = text_at(arguments, 0)?;
    let (offset, length) = (whole_at(arguments, 1)?, whole_at(arguments, 2)?);
    let count = i128::try_from(text.chars().count()).ok()?;
    let start = if offset < 0 { (count + offset).max(0) } else { offset };
    let taken = if length < 0 { count } else { length };
    let part = text.chars().skip(usize::try_from(start).ok()?).take(usize::try_from(taken).ok()?);
    Some(Value::string(part.collect::<String>(), at))
}

/// `%s`, `%d`, `%v`, `%q`, `%t`, zero-padded `%05d` and `%%`; other verbs are not evaluated.
pub(super) fn format(arguments: &[Value], at: Place) -> Option<Value> {
    let pattern = text_at(arguments, 0)?;
    let mut values = arguments.iter().skip(1);
    let mut out = String::new();
    let mut rest = pattern.chars();
    while let Some(character) = rest.next() {
        if character != '%' {
            out.push(character);
            continue;
        }
        let mut width = String::new();
        let verb = loop {
            match rest.next()? {
                digit if digit.is_ascii_digit() && width.len() < 4 => width.push(digit),
                verb => break verb,
            }
        };
        let written = if verb == '%' { "%".to_owned() } else { formatted(verb, values.next()?)? };
        let Some(written) = padded(&written, &width, verb) else {
            return Some(super::unknown(format!("format with %{width}{verb} is not evaluated"), at));
        };
        out.push_str(&written);
    }
    values.next().is_none().then(|| Value::string(out, at))
}

fn formatted(verb: char, value: &Value) -> Option<String> {
    match verb {
        's' | 't' => Some(convert::text(value)?.to_string()),
        'd' => Some(convert::to_number(value)?.as_whole()?.to_string()),
        'q' => Some(super::super::json::quoted(&convert::text(value)?)),
        'v' => convert::text(value).map(|text| text.to_string()).or_else(|| super::super::json::render(value)),
        _ => Some(String::new()),
    }
}

fn padded(text: &str, width: &str, verb: char) -> Option<String> {
    if !matches!(verb, 's' | 't' | 'd' | 'q' | 'v' | '%') {
        return None;
    }
    let number: usize = if width.is_empty() { 0 } else { width.parse().ok()? };
    if width.starts_with('0') && verb == 'd' {
        let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
        return Some(format!("{sign}{digits:0>number$}", number = number.saturating_sub(sign.len())));
    }
    Some(format!("{text:>number$}"))
}
