//! Patterns, compiled ones kept: the engine copies its own at every call, and reads them as Rust does, not Go.

use super::budget::spend;
use super::{Answer, Refusal, integer, string};
use crate::model::re2;
use regex::{Captures, Regex, RegexBuilder};
use regorus::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::thread::LocalKey;

/// Patterns that are kept, of a kind on each thread.
const MAX_KEPT: usize = 512;

/// Bytes of a compiled pattern.
const MAX_SIZE: usize = 1024 * 1024;

/// Bytes that an item of a list takes besides its text.
const ITEM: usize = size_of::<Value>();

type Kept = RefCell<BTreeMap<String, Regex>>;

/// Patterns as the `regex` crate reads them.
static COMPILED: Mutex<BTreeMap<String, Regex>> = Mutex::new(BTreeMap::new());

thread_local! {
    /// By the pattern as it is written.
    static REGEXES: Kept = const { RefCell::new(BTreeMap::new()) };
    /// By the regular expression that a glob is.
    static GLOBS: Kept = const { RefCell::new(BTreeMap::new()) };
}

/// Whether a pattern is found in a text.
pub(super) fn regex_match(args: &[Value]) -> Answer {
    let [pattern, text] = args else { return Ok(Value::Undefined) };
    let (Some(pattern), Some(text)) = (string(pattern), string(text)) else { return Ok(Value::Undefined) };
    regex("regex.match", pattern, |regex| Ok(regex.is_match(text).into()))
}

/// Whether a text is a pattern; of one that is too large to compile that is not known.
pub(super) fn regex_is_valid(args: &[Value]) -> Answer {
    const NAME: &str = "regex.is_valid";
    let [pattern] = args else { return Ok(Value::Undefined) };
    let Some(pattern) = string(pattern) else { return Ok(false.into()) };
    match compiled(&re2::translated(pattern)) {
        Err(error @ regex::Error::CompiledTooBig(_)) => Err(refusal(NAME, pattern, &error)),
        compiled => Ok(compiled.is_ok().into()),
    }
}

/// A text with what a pattern finds replaced; `$1` is the first group.
pub(super) fn regex_replace(args: &[Value]) -> Answer {
    let [text, pattern, new] = args else { return Ok(Value::Undefined) };
    let (Some(text), Some(pattern), Some(new)) = (string(text), string(pattern), string(new)) else {
        return Ok(Value::Undefined);
    };
    regex("regex.replace", pattern, |regex| {
        let (mut replaced, mut rest) = (String::new(), 0);
        for found in regex.captures_iter(text) {
            let range = found.get(0).map_or(rest..rest, |whole| whole.range());
            // each group is at most all that was found
            let most = new.len().saturating_add(new.matches('$').count().saturating_mul(range.len()));
            spend("regex.replace", most.saturating_add(range.start - rest))?;
            replaced.push_str(text.get(rest..range.start).unwrap_or_default());
            found.expand(new, &mut replaced);
            rest = range.end;
        }
        spend("regex.replace", text.len() - rest)?;
        replaced.push_str(text.get(rest..).unwrap_or_default());
        Ok(replaced.into())
    })
}

/// The parts of a text between what a pattern finds, as Go's `Split` gives them.
pub(super) fn regex_split(args: &[Value]) -> Answer {
    let [pattern, text] = args else { return Ok(Value::Undefined) };
    let (Some(pattern), Some(text)) = (string(pattern), string(text)) else { return Ok(Value::Undefined) };
    regex("regex.split", pattern, |regex| {
        if text.is_empty() && !pattern.is_empty() {
            return Ok(vec![Value::from("")].into());
        }
        let (mut parts, mut rest, mut end) = (Vec::new(), 0, 0);
        for found in regex.find_iter(text) {
            end = found.start();
            // nothing that is found at the start parts nothing
            if found.end() > 0 {
                parts.push(part("regex.split", text.get(rest..end))?);
            }
            rest = found.end();
        }
        if end < text.len() {
            parts.push(part("regex.split", text.get(rest..))?);
        }
        Ok(parts.into())
    })
}

/// What a pattern finds in a text, a number of times at most.
pub(super) fn regex_find_n(args: &[Value]) -> Answer {
    finds("regex.find_n", args, |found| part("regex.find_n", found.get(0).map(|whole| whole.as_str())))
}

/// What a pattern and its groups find in a text, a number of times at most.
pub(super) fn regex_find_groups(args: &[Value]) -> Answer {
    const NAME: &str = "regex.find_all_string_submatch_n";
    finds(NAME, args, |found| {
        let groups = found.iter().map(|group| part(NAME, group.map(|group| group.as_str())));
        Ok(groups.collect::<Result<Vec<Value>, Refusal>>()?.into())
    })
}

fn finds(function: &'static str, args: &[Value], give: impl Fn(&Captures<'_>) -> Answer) -> Answer {
    let [pattern, text, most] = args else { return Ok(Value::Undefined) };
    let (Some(pattern), Some(text), Some(most)) = (string(pattern), string(text), integer(most)) else {
        return Ok(Value::Undefined);
    };
    // fewer than none is all
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    regex(function, pattern, |regex| {
        let found: Result<Vec<Value>, Refusal> =
            regex.captures_iter(text).take(most).map(|found| give(&found)).collect();
        Ok(found?.into())
    })
}

/// An item of a list that is paid for.
fn part(function: &'static str, text: Option<&str>) -> Answer {
    let text = text.unwrap_or_default();
    spend(function, text.len() + ITEM)?;
    Ok(text.into())
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
    let pattern = translate(glob, &delimiters);
    let compile = || compiled(&pattern);
    kept(&GLOBS, ("glob.match", glob), &pattern, compile, |regex| Ok(regex.is_match(text).into()))
}

fn regex(function: &'static str, pattern: &str, ask: impl FnOnce(&Regex) -> Answer) -> Answer {
    kept(&REGEXES, (function, pattern), pattern, || compiled(&re2::translated(pattern)), ask)
}

/// A pattern, compiled by the first thread that asks; copies share what was compiled.
fn compiled(pattern: &str) -> Result<Regex, regex::Error> {
    let known = || COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(regex) = known().get(pattern) {
        return Ok(regex.clone());
    }
    let regex = RegexBuilder::new(pattern).size_limit(MAX_SIZE).build()?;
    let mut known = known();
    if known.len() >= MAX_KEPT {
        known.clear();
    }
    known.insert(pattern.to_owned(), regex.clone());
    Ok(regex)
}

fn refusal(function: &'static str, written: &str, error: &regex::Error) -> Refusal {
    let why = error.to_string().lines().last().unwrap_or_default().trim().to_owned();
    Refusal::Pattern(function, written.to_owned(), why)
}

/// Asks a compiled pattern, which is kept under a key.
fn kept(
    kept: &'static LocalKey<Kept>,
    (function, written): (&'static str, &str),
    key: &str,
    compile: impl FnOnce() -> Result<Regex, regex::Error>,
    ask: impl FnOnce(&Regex) -> Answer,
) -> Answer {
    kept.with_borrow_mut(|kept| {
        if let Some(regex) = kept.get(key) {
            return ask(regex);
        }
        let regex = compile().map_err(|error| refusal(function, written, &error))?;
        if kept.len() >= MAX_KEPT {
            kept.clear();
        }
        let answer = ask(&regex);
        kept.insert(key.to_owned(), regex);
        answer
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
    fn a_pattern_too_large_to_compile_is_not_called_invalid() {
        let is_valid = |pattern: &str| regex_is_valid(&[pattern.into()]);
        assert_eq!(is_valid("a{2}").expect("a pattern"), Value::Bool(true));
        assert_eq!(is_valid("a(").expect("no pattern"), Value::Bool(false));
        assert!(is_valid(r"((\pL{100}){100}){100}").is_err());
    }

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
