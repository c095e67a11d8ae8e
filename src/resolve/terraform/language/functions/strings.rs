//! Functions over text. What counts letters counts grapheme clusters.

use super::super::convert::text;
use super::super::value::{Evaluated, Value};
use super::call::Call;
use std::fmt::Write as _;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

pub(super) fn chomp(call: &Call<'_>) -> Evaluated {
    call.gives(call.text(0)?.trim_end_matches(['\r', '\n']))
}

pub(super) fn endswith(call: &Call<'_>) -> Evaluated {
    Ok(Value::bool(call.text(0)?.ends_with(&*call.text(1)?), call.at))
}

/// `startswith`; of text that is not known, its beginning may be.
pub(super) fn startswith(call: &Call<'_>) -> Evaluated {
    let unknown = || Ok(call.because(super::super::types::Type::Bool));
    let Some(wanted) = text(call.argument(1)?) else { return unknown() };
    let known = match call.argument(0)?.as_unknown() {
        None => call.text(0)?.starts_with(&*wanted),
        Some(source) if source.prefix.starts_with(&*wanted) => true,
        // Terraform does not compare with less of the text than it asks for
        Some(source) if wanted.len() > source.prefix.len() => return unknown(),
        Some(_) => false,
    };
    Ok(Value::bool(known, call.at))
}

pub(super) fn strcontains(call: &Call<'_>) -> Evaluated {
    Ok(Value::bool(call.text(0)?.contains(&*call.text(1)?), call.at))
}

pub(super) fn indent(call: &Call<'_>) -> Evaluated {
    let spaces = usize::try_from(call.int(0)?).map_err(|_| call.fault("the indentation is below 0"))?;
    let text = call.text(1)?;
    let lines = text.matches('\n').count();
    if spaces.saturating_mul(lines) > super::super::template::LONGEST {
        return call.gives(" ".repeat(super::super::template::LONGEST + 1));
    }
    call.gives(text.replace('\n', &format!("\n{}", " ".repeat(spaces))))
}

pub(super) fn join(call: &Call<'_>) -> Evaluated {
    let separator = call.text(0)?;
    if call.arguments.len() < 2 {
        return Err(call.fault("join takes a list"));
    }
    let mut texts: Vec<Arc<str>> = Vec::new();
    for index in 1..call.arguments.len() {
        for item in call.items(index)?.iter() {
            texts.push(text(item).ok_or_else(|| call.fault("a list holds null"))?);
        }
    }
    let length: usize = texts.iter().map(|text| text.len() + separator.len()).sum();
    if length > super::super::template::LONGEST * 2 {
        return Ok(Value::unknown(super::super::types::Type::String, "the text is too long", call.at));
    }
    call.gives(texts.join(&separator))
}

pub(super) fn split(call: &Call<'_>) -> Evaluated {
    let (separator, text) = (call.text(0)?, call.text(1)?);
    if separator.is_empty() {
        return call.gives_texts(text.chars().map(String::from));
    }
    call.gives_texts(text.split(&*separator))
}

pub(super) fn lower(call: &Call<'_>) -> Evaluated {
    let one = |letter: char| single(letter, letter.to_lowercase());
    call.gives(call.text(0)?.chars().map(one).collect::<String>())
}

pub(super) fn upper(call: &Call<'_>) -> Evaluated {
    let one = |letter: char| single(letter, letter.to_uppercase());
    call.gives(call.text(0)?.chars().map(one).collect::<String>())
}

/// The only letter of a mapping, or the letter itself: Go maps letters one by one.
fn single(letter: char, mut mapped: impl Iterator<Item = char>) -> char {
    if letter == 'İ' {
        return mapped.next().unwrap_or(letter);
    }
    match (mapped.next(), mapped.next()) {
        (Some(only), None) => only,
        _ => letter,
    }
}

/// `title`: a letter after what parts words becomes large, as Go's `strings.Title` has it.
pub(super) fn title(call: &Call<'_>) -> Evaluated {
    let parts_words = |letter: char| {
        if letter.is_ascii() {
            !(letter.is_ascii_alphanumeric() || letter == '_')
        } else {
            !letter.is_alphanumeric() && letter.is_whitespace()
        }
    };
    let mut before = ' ';
    let text = call.text(0)?;
    let letters = text.chars().map(|letter| {
        let starts = parts_words(before);
        before = letter;
        if starts { single(letter, letter.to_uppercase()) } else { letter }
    });
    call.gives(letters.collect::<String>())
}

pub(super) fn trim(call: &Call<'_>) -> Evaluated {
    let cut = call.text(1)?;
    call.gives(call.text(0)?.trim_matches(|letter| cut.contains(letter)))
}

pub(super) fn trimspace(call: &Call<'_>) -> Evaluated {
    call.gives(call.text(0)?.trim())
}

pub(super) fn trimprefix(call: &Call<'_>) -> Evaluated {
    let text = call.text(0)?;
    call.gives(text.strip_prefix(&*call.text(1)?).unwrap_or(&text))
}

pub(super) fn trimsuffix(call: &Call<'_>) -> Evaluated {
    let text = call.text(0)?;
    call.gives(text.strip_suffix(&*call.text(1)?).unwrap_or(&text))
}

pub(super) fn strrev(call: &Call<'_>) -> Evaluated {
    call.gives(call.text(0)?.graphemes(true).rev().collect::<String>())
}

/// `replace`: text, or a pattern between `/`.
pub(super) fn replace(call: &Call<'_>) -> Evaluated {
    let (text, wanted, by) = (call.text(0)?, call.text(1)?, call.text(2)?);
    let pattern = wanted.strip_prefix('/').and_then(|rest| rest.strip_suffix('/'));
    if let Some(pattern) = pattern {
        let regex = super::regexes::compiled(pattern).map_err(|why| call.fault(why))?;
        let most = text.len().saturating_add(1).saturating_mul(by.len());
        if most > super::super::template::LONGEST * 64 {
            return Ok(Value::unknown(super::super::types::Type::String, "the text is too long", call.at));
        }
        return call.gives(regex.replace_all(&text, &*by).into_owned());
    }
    let count = if wanted.is_empty() { text.len() + 1 } else { text.matches(&*wanted).count() };
    if count.saturating_mul(by.len()) > super::super::template::LONGEST * 4 {
        return Ok(Value::unknown(super::super::types::Type::String, "the text is too long", call.at));
    }
    call.gives(text.replace(&*wanted, &by))
}

/// `substr`: a part counted in letters; a negative offset counts from the end, a negative length takes all.
pub(super) fn substr(call: &Call<'_>) -> Evaluated {
    let (text, mut offset, length) = (call.text(0)?, call.int(1)?, call.int(2)?);
    if offset < 0 {
        offset += i64::try_from(text.graphemes(true).count()).unwrap_or(i64::MAX);
    } else if length == 0 {
        return call.gives("");
    }
    let letters = text.graphemes(true).skip(usize::try_from(offset).unwrap_or(0));
    match usize::try_from(length) {
        // with an offset from the end, a length of none takes all, as in Terraform
        Ok(length) if length > 0 => call.gives(letters.take(length).collect::<String>()),
        _ => call.gives(letters.collect::<String>()),
    }
}

/// Text in quotes as Go's `%q` writes it.
pub(in super::super) fn quoted_as_go(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                out.push('\\');
                out.push(letter);
            }
            '\u{7}' => out.push_str("\\a"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{b}' => out.push_str("\\v"),
            // writing to a String cannot fail
            control if u32::from(control) < 0x20 || control == '\u{7f}' => {
                let _ = write!(out, "\\x{:02x}", u32::from(control));
            }
            hidden if is_hidden(hidden) => {
                let width = if u32::from(hidden) > 0xffff { 8 } else { 4 };
                let letter = if width == 8 { 'U' } else { 'u' };
                let _ = write!(out, "\\{letter}{:0width$x}", u32::from(hidden));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// Letters that Go writes as escapes, because they do not show: blanks other than a space, controls, formats.
pub(in super::super::super) fn is_hidden(letter: char) -> bool {
    let formats = ['\u{ad}', '\u{feff}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{200e}', '\u{200f}'];
    let is_format = formats.contains(&letter) || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}');
    let is_private = matches!(u32::from(letter), 0xe000..=0xf8ff | 0xf_0000..);
    is_format || is_private || (!letter.is_ascii() && (letter.is_whitespace() || letter.is_control()))
}
