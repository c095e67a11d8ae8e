//! `regex.match` and `glob.match` with compiled patterns kept: the engine copies its own at every call.

use super::{Answer, Refusal, string};
use regex::{Regex, RegexBuilder};
use regorus::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Patterns that are kept on each thread.
const MAX_KEPT: usize = 512;

/// Bytes of a compiled pattern.
const MAX_SIZE: usize = 1024 * 1024;

thread_local! {
    static KEPT: RefCell<BTreeMap<String, Regex>> = const { RefCell::new(BTreeMap::new()) };
}

/// Whether a pattern is found in a text.
pub(super) fn regex_match(args: &[Value]) -> Answer {
    let [pattern, text] = args else { return Ok(Value::Undefined) };
    let (Some(pattern), Some(text)) = (string(pattern), string(text)) else { return Ok(Value::Undefined) };
    matches("regex.match", pattern, pattern, text)
}

/// Whether a text is what a glob describes; `*` stops at delimiters, `**` does not.
pub(super) fn glob_match(args: &[Value]) -> Answer {
    let [glob, delimiters, text] = args else { return Ok(Value::Undefined) };
    let (Some(glob), Some(text)) = (string(glob), string(text)) else { return Ok(Value::Undefined) };
    let delimiters: Option<String> = if let Value::Array(items) = delimiters {
        let parts = items.iter().map(string).collect::<Option<Vec<_>>>();
        parts.map(|parts| if parts.is_empty() { ".".to_owned() } else { parts.concat() })
    } else {
        (*delimiters == Value::Null).then(String::new)
    };
    let Some(delimiters) = delimiters else { return Ok(Value::Undefined) };
    matches("glob.match", glob, &translate(glob, &delimiters), text)
}

fn matches(function: &'static str, written: &str, pattern: &str, text: &str) -> Answer {
    KEPT.with_borrow_mut(|kept| {
        if let Some(regex) = kept.get(pattern) {
            return Ok(regex.is_match(text).into());
        }
        let regex = RegexBuilder::new(pattern).size_limit(MAX_SIZE).build();
        let wrong = |error: regex::Error| {
            let why = error.to_string().lines().last().unwrap_or_default().trim().to_owned();
            Refusal::Pattern(function, written.to_owned(), why)
        };
        let regex = regex.map_err(wrong)?;
        if kept.len() >= MAX_KEPT {
            kept.clear();
        }
        let found = regex.is_match(text);
        kept.insert(pattern.to_owned(), regex);
        Ok(found.into())
    })
}

/// A glob as a regular expression.
fn translate(glob: &str, delimiters: &str) -> String {
    let escaped = delimiters.chars().map(coded).collect::<Vec<_>>().concat();
    let single = if escaped.is_empty() { "(?s:.)".to_owned() } else { format!("[^{escaped}]") };
    let mut pattern = String::from("^");
    let mut braces = 0_usize;
    let mut characters = glob.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '*' if characters.next_if_eq(&'*').is_some() => pattern.push_str("(?s:.*)"),
            '*' => pattern.extend([&*single, "*"]),
            '?' => pattern.push_str(&single),
            '[' => pattern.push_str(&class(&mut characters)),
            '{' => {
                braces += 1;
                pattern.push_str("(?:");
            }
            '}' if braces > 0 => {
                braces -= 1;
                pattern.push(')');
            }
            ',' if braces > 0 => pattern.push('|'),
            '\\' => pattern
                .extend(characters.next().map(|next| regex::escape(&next.to_string())).iter().map(String::as_str)),
            other => pattern.push_str(&regex::escape(&other.to_string())),
        }
    }
    pattern.push('$');
    pattern
}

fn coded(character: char) -> String {
    format!("\\x{{{:x}}}", u32::from(character))
}

/// `[a-z]`, `[!abc]`: the rest of a class, as a regular expression.
fn class(characters: &mut std::iter::Peekable<std::str::Chars<'_>>) -> String {
    let mut class = String::from("[");
    if characters.next_if(|next| matches!(next, '!' | '^')).is_some() {
        class.push('^');
    }
    for character in characters.by_ref() {
        match character {
            ']' => break,
            '-' => class.push('-'),
            other => class.push_str(&coded(other)),
        }
    }
    class.push(']');
    class
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_stop_at_their_delimiters() {
        for (glob, delimiters, text, expected) in [
            ("*.example.com", "[]", "api.example.com", true),
            ("*.example.com", "[]", "a.b.example.com", false),
            ("**.example.com", "[]", "a.b.example.com", true),
            ("*:*", "[\":\"]", "s3:GetObject", true),
            ("*hub*", "null", "a.github.com", true),
            ("{cat,bat,[fr]at}", "[]", "rat", true),
            ("[!a-c]x", "[]", "bx", false),
            ("a\\*b", "[]", "a*b", true),
        ] {
            let delimiters = Value::from_json_str(delimiters).expect("JSON");
            let found = glob_match(&[glob.into(), delimiters, text.into()]).expect("a glob");
            assert_eq!(found, Value::Bool(expected), "{glob} {text}");
        }
    }
}
