//! `yamlencode` and `yamldecode`, as `go-cty-yaml` writes and reads YAML.

use super::super::convert::text;
use super::super::types::Type;
use super::super::value::{Data, Entry, Evaluated, Value};
use super::call::Call;
use super::kept::{Kept, kept};
use super::yaml_read::read;
use crate::model;
use std::fmt::Write as _;

thread_local! {
    /// What texts hold, for those who ask at a place.
    static READ: Kept<model::Place, Value> = Kept::default();
}

pub(super) fn yamldecode(call: &Call<'_>) -> Evaluated {
    let text = call.text(0)?;
    kept(&READ, (call.at, &text), || read(&text, call.at)).map_err(|why| call.fault(why))
}

pub(super) fn yamlencode(call: &Call<'_>) -> Evaluated {
    let value = call.argument(0)?;
    let mut out = String::new();
    write(value, 0, Place::Top, &mut out);
    call.gives(out)
}

/// Where a value stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    AfterKey,
    AfterDash,
}

/// Writes a value and the end of its last line. Values are bounded in depth when they are made.
fn write(value: &Value, indent: usize, place: Place, out: &mut String) {
    match &value.data {
        Data::List(_, items) | Data::Set(_, items) | Data::Tuple(items) => {
            if items.is_empty() {
                return line(out, place, "[]");
            }
            if place == Place::AfterKey {
                out.push('\n');
            }
            for (index, item) in items.iter().enumerate() {
                if index > 0 || place != Place::AfterDash {
                    pad(out, indent);
                } else {
                    out.push(' ');
                }
                out.push('-');
                write(item, indent + 2, Place::AfterDash, out);
            }
        }
        Data::Map(_, entries) | Data::Object(entries) => mapping(entries, indent, place, out),
        Data::String(_) | Data::Json(_) => {
            let text = text(value).unwrap_or_default();
            string(&text, indent, place, out);
        }
        Data::Number(number) => plain(out, place, &number.text()),
        Data::Bool(truth) => plain(out, place, if *truth { "true" } else { "false" }),
        Data::Null(_) | Data::Unknown(_) | Data::Instance(_) => plain(out, place, "null"),
    }
}

fn mapping(entries: &[Entry], indent: usize, place: Place, out: &mut String) {
    if entries.is_empty() {
        return line(out, place, "{}");
    }
    if place == Place::AfterKey {
        out.push('\n');
    }
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 || place != Place::AfterDash {
            pad(out, indent);
        } else {
            out.push(' ');
        }
        out.push_str(&quoted_yaml(&entry.key));
        out.push(':');
        // a list stands as deep as its key
        let deeper = if matches!(entry.value.kind(), Type::List(_) | Type::Set(_) | Type::Tuple(_)) { 0 } else { 2 };
        write(&entry.value, indent + deeper, Place::AfterKey, out);
    }
}

/// Text in quotes, or as a block when it has lines.
fn string(text: &str, indent: usize, place: Place, out: &mut String) {
    if !text.contains('\n') || !may_be_block(text) {
        return line(out, place, &quoted_yaml(text));
    }
    if place != Place::Top {
        out.push(' ');
    }
    let indent = if place == Place::Top { 2 } else { indent };
    out.push('|');
    if text.starts_with([' ', '\n']) {
        out.push('2');
    }
    let kept = text.trim_end_matches('\n');
    match text.len() - kept.len() {
        0 => out.push('-'),
        1 if !kept.is_empty() => {}
        _ => out.push('+'),
    }
    out.push('\n');
    let lines: Vec<&str> = text.strip_suffix('\n').unwrap_or(text).split('\n').collect();
    for part in lines {
        if !part.is_empty() {
            pad(out, indent);
            for letter in part.chars() {
                out.push(letter);
                // another end of a line
                if matches!(letter, '\u{2028}' | '\u{2029}') {
                    pad(out, indent);
                }
            }
        }
        out.push('\n');
    }
}

/// A scalar without quotes, which ends the document when it is all of it.
fn plain(out: &mut String, place: Place, text: &str) {
    line(out, place, text);
    if place == Place::Top {
        out.push_str("...\n");
    }
}

fn line(out: &mut String, place: Place, text: &str) {
    if place != Place::Top {
        out.push(' ');
    }
    out.push_str(text);
    out.push('\n');
}

fn pad(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

/// Whether text with lines can be a block: no line ends in a blank, and nothing needs an escape.
/// `yaml_emitter_analyze_scalar` of libyaml, from which `go-cty-yaml` comes.
fn may_be_block(text: &str) -> bool {
    let is_plain = |letter: char| matches!(letter, '\n' | '\u{2028}' | '\u{2029}') || is_printable(letter);
    text.split('\n').all(|line| !line.ends_with(' ')) && text.chars().all(is_plain)
}

/// Letters of up to three bytes that YAML shows.
fn is_printable(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{d7ff}' | '\u{e000}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
}

/// Text in double quotes.
fn quoted_yaml(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if is_printable(letter) => out.push(letter),
            letter => escape(letter, &mut out),
        }
    }
    out.push('"');
    out
}

fn escape(letter: char, out: &mut String) {
    const SHORT: [(char, char); 12] = [
        ('\0', '0'),
        ('\u{7}', 'a'),
        ('\u{8}', 'b'),
        ('\t', 't'),
        ('\n', 'n'),
        ('\u{b}', 'v'),
        ('\u{c}', 'f'),
        ('\r', 'r'),
        ('\u{1b}', 'e'),
        ('\u{85}', 'N'),
        ('\u{2028}', 'L'),
        ('\u{2029}', 'P'),
    ];
    if let Some((_, short)) = SHORT.iter().find(|(long, _)| *long == letter) {
        return out.extend(['\\', *short]);
    }
    // writing to a String cannot fail
    let _ = match u32::from(letter) {
        code @ 0..=0xff => write!(out, "\\x{code:02X}"),
        code @ 0x100..=0xffff => write!(out, "\\u{code:04X}"),
        code => write!(out, "\\U{code:08X}"),
    };
}
