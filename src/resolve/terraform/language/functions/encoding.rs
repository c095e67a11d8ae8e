//! JSON, base64, CSV, URLs and other encodings of text.

use super::super::json;
use super::super::types::Type;
use super::super::value::{Data, Entry, Evaluated, Json, Unknown, Value};
use super::call::Call;
use super::gzip;
use encoding_rs::Encoding;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `jsonencode`: the text, which keeps its structure; with something unknown inside, the structure alone is kept.
pub(super) fn jsonencode(call: &Call<'_>) -> Evaluated {
    let value = call.argument(0)?;
    let marks = value.all_marks();
    if value.is_wholly_known() {
        let infinite = |part: &Value| matches!(&part.data, Data::Number(number) if number.is_infinite());
        if value.find(&infinite).is_some() {
            return Err(call.fault("infinity has no JSON"));
        }
        if value.parts().next().is_none() {
            let rendered = json::render(value).ok_or_else(|| call.fault("the value has no JSON"))?;
            return call.gives(rendered).map(|text| text.marked(marks));
        }
        let json = Json { text: None, value: value.clone() };
        return Ok(Value::new(Data::Json(Arc::new(json)), call.at).marked(marks));
    }
    let base = call.because(Type::String);
    let source = base.as_unknown().cloned().unwrap_or_default();
    let unknown = Unknown {
        prefix: begins_with(&value.kind()).into(),
        json: value.parts().next().is_some().then(|| Arc::new(value.clone())),
        ..(*source).clone()
    };
    Ok(Value { data: Data::Unknown(Arc::new(unknown)), origin: base.origin }.marked(marks))
}

/// What the JSON of a type begins with.
fn begins_with(kind: &Type) -> &'static str {
    match kind {
        Type::List(_) | Type::Set(_) | Type::Tuple(_) => "[",
        Type::Map(_) | Type::Object(_) => "{",
        Type::Dynamic | Type::Bool | Type::Number | Type::String => "",
    }
}

pub(super) fn jsondecode(call: &Call<'_>) -> Evaluated {
    let structure = match &call.argument(0)?.data {
        Data::Json(json) if json.text.is_none() => Some(plain(&json.value)),
        _ => None,
    };
    let decoded = structure.or_else(|| json::decode(&call.text(0).ok()?, call.at));
    decoded.ok_or_else(|| call.fault("the text is no JSON"))
}

/// A value as its JSON says it: maps are objects, lists and sets are tuples.
fn plain(value: &Value) -> Value {
    let inner = value.with_parts(&plain);
    let data = match inner.data {
        Data::List(_, items) | Data::Set(_, items) => Data::Tuple(items),
        Data::Map(_, entries) => Data::Object(entries),
        Data::Null(_) => Data::Null(Type::Dynamic),
        data => data,
    };
    Value { data, origin: inner.origin }
}

pub(super) fn base64encode(call: &Call<'_>) -> Evaluated {
    call.gives(to_base64(call.text(0)?.as_bytes()))
}

pub(super) fn base64decode(call: &Call<'_>) -> Evaluated {
    let bytes = from_base64(&call.text(0)?).ok_or_else(|| call.fault("the text is no base64"))?;
    call.gives(String::from_utf8(bytes).map_err(|_| call.fault("the bytes are no UTF-8"))?)
}

/// `base64gzip`; of a long text it is not known.
pub(super) fn base64gzip(call: &Call<'_>) -> Evaluated {
    let text = call.text(0)?;
    if text.len() > gzip::MOST {
        let why = format!("base64gzip is computed of at most {} bytes", gzip::MOST).into();
        return Ok(Unknown { kind: Type::String, why, not_null: true, ..Unknown::default() }.at(call.at));
    }
    call.gives(to_base64(&gzip::gzip(text.as_bytes())))
}

/// Bytes as base64 with padding.
pub(super) fn to_base64(bytes: &[u8]) -> String {
    let letter = |bits: u32| char::from(LETTERS.get(usize::try_from(bits & 63).unwrap_or(0)).copied().unwrap_or(b'A'));
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        out.push(letter(bits >> 18));
        out.push(letter(bits >> 12));
        out.push(if chunk.len() > 1 { letter(bits >> 6) } else { '=' });
        out.push(if chunk.len() > 2 { letter(bits) } else { '=' });
    }
    out
}

/// The bytes of base64 with padding; line ends in it do not count, as in Go.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text.bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect();
    let (mut out, mut is_done) = (Vec::with_capacity(letters.len() / 4 * 3), false);
    for chunk in letters.chunks(4) {
        let data = chunk.iter().take_while(|letter| **letter != b'=').count();
        let is_padded = chunk.iter().skip(data).all(|letter| *letter == b'=');
        if is_done || chunk.len() != 4 || data < 2 || !is_padded {
            return None;
        }
        is_done = data < 4;
        let mut bits = 0_u32;
        for letter in chunk.iter().take(data) {
            let value = LETTERS.iter().position(|known| known == letter)?;
            bits = bits << 6 | u32::try_from(value).ok()?;
        }
        bits <<= 6 * (4 - data);
        let [_, first, second, third] = bits.to_be_bytes();
        out.extend([first, second, third].into_iter().take(data - 1));
    }
    Some(out)
}

/// `urlencode`: as in the query of a URL.
pub(super) fn urlencode(call: &Call<'_>) -> Evaluated {
    let mut out = String::new();
    for byte in call.text(0)?.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'-' | b'_' | b'.' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => out.push(char::from(byte)),
            // writing to a String cannot fail
            other => {
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
    call.gives(out)
}

pub(super) fn textencodebase64(call: &Call<'_>) -> Evaluated {
    let (text, name) = (call.text(0)?, call.text(1)?);
    let units = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let bytes = match &*name.to_ascii_uppercase() {
        "UTF-8" => text.as_bytes().to_vec(),
        "UTF-16LE" => units(u16::to_le_bytes),
        "UTF-16BE" => units(u16::to_be_bytes),
        "ISO-8859-1" | "LATIN1" => {
            let latin: Result<Vec<u8>, _> = text.chars().map(u8::try_from).collect();
            latin.map_err(|_| call.fault("a letter is not in the encoding"))?
        }
        _ => {
            let encoding = encoding(call, &name)?;
            let (bytes, _, has_errors) = encoding.encode(&text);
            if has_errors {
                return Err(call.fault("a letter is not in the encoding"));
            }
            bytes.into_owned()
        }
    };
    call.gives(to_base64(&bytes))
}

pub(super) fn textdecodebase64(call: &Call<'_>) -> Evaluated {
    let name = call.text(1)?;
    let bytes = from_base64(&call.text(0)?).ok_or_else(|| call.fault("the text is no base64"))?;
    if matches!(&*name.to_ascii_uppercase(), "ISO-8859-1" | "LATIN1") {
        return call.gives(bytes.iter().map(|byte| char::from(*byte)).collect::<String>());
    }
    let (decoded, has_errors) = encoding(call, &name)?.decode_without_bom_handling(&bytes);
    if has_errors {
        return Err(call.fault("the bytes are not of the encoding"));
    }
    call.gives(decoded.into_owned())
}

fn encoding(call: &Call<'_>, name: &str) -> Result<&'static Encoding, super::super::value::Fault> {
    Encoding::for_label(name.as_bytes()).ok_or_else(|| call.fault(format!("there is no encoding {name:?}")))
}

/// `csvdecode`: an object for each line after the first, which names the columns.
pub(super) fn csvdecode(call: &Call<'_>) -> Evaluated {
    let text_value = call.text(0)?;
    let rows = rows(&text_value).map_err(|why| call.fault(why))?;
    let mut rows = rows.into_iter();
    let header: Vec<Arc<str>> =
        rows.next().ok_or_else(|| call.fault("the header is missing"))?.into_iter().map(Into::into).collect();
    let names: BTreeSet<&Arc<str>> = header.iter().collect();
    if names.len() < header.len() {
        return Err(call.fault("two columns have one name"));
    }
    let kind = Type::object(header.iter().map(|name| (Arc::clone(name), Type::String)));
    let mut items = Vec::new();
    for row in rows {
        if row.len() != header.len() {
            return Err(call.fault("a line has another number of fields than the header"));
        }
        let entry = |(name, field): (&Arc<str>, String)| Entry::new(Arc::clone(name), Value::string(field, call.at));
        items.push(Value::object(header.iter().zip(row).map(entry).collect(), call.at));
    }
    Ok(Value::list(kind, items, call.at))
}

/// The fields of each line, as Go's `encoding/csv` reads them; empty lines are none.
fn rows(text: &str) -> Result<Vec<Vec<String>>, &'static str> {
    let text = text.replace("\r\n", "\n");
    let mut letters = text.chars().peekable();
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), String::new());
    while let Some(letter) = letters.next() {
        match letter {
            '"' if field.is_empty() => {
                quoted_field(&mut letters, &mut field)?;
                if !matches!(letters.peek(), None | Some(',' | '\n')) {
                    return Err("a quote stands within a field");
                }
                row.push(std::mem::take(&mut field));
                if letters.next() != Some(',') {
                    rows.push(std::mem::take(&mut row));
                }
                let is_last = letters.peek().is_none();
                if is_last && !row.is_empty() {
                    row.push(String::new());
                    rows.push(std::mem::take(&mut row));
                }
            }
            '"' => return Err("a quote stands within a field"),
            ',' => {
                row.push(std::mem::take(&mut field));
                if letters.peek().is_none() {
                    row.push(String::new());
                    rows.push(std::mem::take(&mut row));
                }
            }
            '\n' if row.is_empty() && field.is_empty() => {}
            '\n' => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            other => field.push(other),
        }
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push(row);
    }
    Ok(rows)
}

fn quoted_field(
    letters: &mut std::iter::Peekable<std::str::Chars<'_>>,
    field: &mut String,
) -> Result<(), &'static str> {
    loop {
        match letters.next().ok_or("a quote is not closed")? {
            '"' if letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' => return Ok(()),
            other => field.push(other),
        }
    }
}
