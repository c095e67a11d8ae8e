//! Strings whose results can be large.

use super::{Answer, Refusal, budget::spend, defined, string};
use regorus::Value;

/// The strings of an array or a set, joined.
pub(super) fn concat(args: &[Value]) -> Answer {
    let [delimiter, parts] = args else { return Ok(Value::Undefined) };
    let parts: Option<Vec<&str>> = if let Value::Array(items) = parts {
        items.iter().map(string).collect()
    } else if let Value::Set(items) = parts {
        items.iter_sorted().map(string).collect()
    } else {
        None
    };
    let (Some(delimiter), Some(parts)) = (string(delimiter), parts) else { return Ok(Value::Undefined) };
    let bytes = parts.iter().map(|part| part.len()).sum::<usize>();
    spend("concat", bytes.saturating_add(delimiter.len().saturating_mul(parts.len())))?;
    Ok(parts.join(delimiter).into())
}

/// A string with every occurrence of another replaced.
pub(super) fn replace(args: &[Value]) -> Answer {
    let [text, old, new] = args else { return Ok(Value::Undefined) };
    let (Some(text), Some(old), Some(new)) = (string(text), string(old), string(new)) else {
        return Ok(Value::Undefined);
    };
    spend("replace", grown(text, old, new))?;
    Ok(text.replace(old, new).into())
}

fn grown(text: &str, old: &str, new: &str) -> usize {
    text.len().saturating_add(occurrences(text, old).saturating_mul(new.len()))
}

/// How often a string occurs in another, without overlap; the empty string occurs around every character.
fn occurrences(text: &str, part: &str) -> usize {
    if part.is_empty() { text.chars().count() + 1 } else { text.matches(part).count() }
}

/// `strings.count`.
pub(super) fn count(args: &[Value]) -> Answer {
    let [text, part] = args else { return Ok(Value::Undefined) };
    defined(string(text).zip(string(part)).map(|(text, part)| occurrences(text, part).into()))
}

/// `strings.replace_n`: several replacements in one pass, the first key in order wins.
pub(super) fn replace_n(args: &[Value]) -> Answer {
    let [Value::Object(patterns), text] = args else { return Ok(Value::Undefined) };
    let pairs = patterns.iter_sorted().map(|(old, new)| string(old).zip(string(new))).collect::<Option<Vec<_>>>();
    let (Some(pairs), Some(text)) = (pairs, string(text)) else { return Ok(Value::Undefined) };
    one_pass(&pairs, text).map(Value::from)
}

fn one_pass(pairs: &[(&str, &str)], text: &str) -> Result<String, Refusal> {
    let mut replaced = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let found = pairs.iter().find(|(old, _)| !old.is_empty() && rest.starts_with(old));
        let (written, length) = if let Some((old, new)) = found {
            (*new, old.len())
        } else {
            let length = rest.chars().next().map_or(rest.len(), char::len_utf8);
            (rest.get(..length).unwrap_or_default(), length)
        };
        spend("strings.replace_n", written.len())?;
        replaced.push_str(written);
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(replaced)
}
