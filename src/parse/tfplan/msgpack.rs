//! Values of a plan in `MessagePack`, as Terraform writes them: <https://github.com/msgpack/msgpack/blob/master/spec.md>.
//!
//! Two forms have a meaning of their own: an extension stands for an unknown value, and a list of two whose
//! first item is bytes is a value with its type before it.

use super::wire::take;
use crate::parse::reading::{MAX_DEPTH, MAX_VALUES};
use serde_json::{Map, Value};

/// A value, and the shape of `after_unknown` over it.
pub(super) struct Decoded {
    pub(super) value: Value,
    pub(super) unknown: Value,
}

/// The value that bytes are; none when they are none, or when it is too large.
pub(super) fn decode(mut bytes: &[u8]) -> Option<Decoded> {
    let mut left = MAX_VALUES;
    value(&mut bytes, 0, &mut left)
}

fn known(value: impl Into<Value>) -> Decoded {
    Decoded { value: value.into(), unknown: Value::Bool(false) }
}

fn value(bytes: &mut &[u8], depth: usize, left: &mut usize) -> Option<Decoded> {
    *left = left.checked_sub(1).filter(|_| depth <= MAX_DEPTH)?;
    let code = byte(bytes)?;
    Some(match code {
        0x00..=0x7f => known(code),
        0x80..=0x8f => return map(bytes, usize::from(code & 0x0f), depth, left),
        0x90..=0x9f => return list(bytes, usize::from(code & 0x0f), depth, left),
        0xa0..=0xbf => known(text(bytes, usize::from(code & 0x1f))?),
        0xc0 => known(Value::Null),
        0xc2 | 0xc3 => known(code == 0xc3),
        0xc4..=0xc6 => {
            let length = length(bytes, 1 << (code - 0xc4))?;
            take(bytes, length)?;
            known(Value::Null)
        }
        // an extension: its type and its bytes are a hint about what is unknown
        0xc7..=0xc9 => {
            let length = length(bytes, 1 << (code - 0xc7))?;
            unknown(bytes, length)?
        }
        0xd4..=0xd8 => unknown(bytes, 1 << (code - 0xd4))?,
        0xca => known(f64::from(f32::from_be_bytes(array(bytes)?))),
        0xcb => known(f64::from_be_bytes(array(bytes)?)),
        0xcc..=0xcf => known(unsigned(bytes, 1 << (code - 0xcc))?),
        0xd0 => known(i8::from_be_bytes(array(bytes)?)),
        0xd1 => known(i16::from_be_bytes(array(bytes)?)),
        0xd2 => known(i32::from_be_bytes(array(bytes)?)),
        0xd3 => known(i64::from_be_bytes(array(bytes)?)),
        0xd9..=0xdb => {
            let length = length(bytes, 1 << (code - 0xd9))?;
            known(text(bytes, length)?)
        }
        0xdc | 0xdd => {
            let length = length(bytes, 2 << (code - 0xdc))?;
            return list(bytes, length, depth, left);
        }
        0xde | 0xdf => {
            let length = length(bytes, 2 << (code - 0xde))?;
            return map(bytes, length, depth, left);
        }
        0xe0..=0xff => known(i64::from(code) - 256),
        0xc1 => return None,
    })
}

fn unknown(bytes: &mut &[u8], length: usize) -> Option<Decoded> {
    take(bytes, length + 1)?;
    Some(Decoded { value: Value::Null, unknown: Value::Bool(true) })
}

fn list(bytes: &mut &[u8], length: usize, depth: usize, left: &mut usize) -> Option<Decoded> {
    let is_typed = length == 2 && matches!(bytes.first(), Some(0xc4..=0xc6));
    let (mut values, mut marks) = (Vec::new(), Vec::new());
    for _ in 0..length {
        let item = value(bytes, depth + 1, left)?;
        values.push(item.value);
        marks.push(item.unknown);
    }
    if is_typed {
        return Some(Decoded { value: values.pop()?, unknown: marks.pop()? });
    }
    Some(Decoded { value: Value::Array(values), unknown: Value::Array(marks) })
}

fn map(bytes: &mut &[u8], length: usize, depth: usize, left: &mut usize) -> Option<Decoded> {
    let (mut values, mut marks) = (Map::new(), Map::new());
    for _ in 0..length {
        let key = value(bytes, depth + 1, left)?.value.as_str()?.to_owned();
        let item = value(bytes, depth + 1, left)?;
        // an unknown attribute is not in a plan's `after`
        if item.unknown != Value::Bool(true) {
            values.insert(key.clone(), item.value);
        }
        if item.unknown != Value::Bool(false) {
            marks.insert(key, item.unknown);
        }
    }
    Some(Decoded { value: Value::Object(values), unknown: Value::Object(marks) })
}

fn text(bytes: &mut &[u8], length: usize) -> Option<String> {
    Some(String::from_utf8_lossy(take(bytes, length)?).into_owned())
}

fn byte(bytes: &mut &[u8]) -> Option<u8> {
    take(bytes, 1)?.first().copied()
}

fn array<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    take(bytes, N)?.try_into().ok()
}

fn unsigned(bytes: &mut &[u8], width: usize) -> Option<u64> {
    Some(take(bytes, width)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

fn length(bytes: &mut &[u8], width: usize) -> Option<usize> {
    usize::try_from(unsigned(bytes, width)?).ok()
}

#[cfg(test)]
mod tests {
    use super::decode;
    use serde_json::json;

    #[test]
    fn values_are_read_with_what_is_unknown_in_them() {
        let bytes =
            b"\x84\xa1a\xd4\x00\x00\xa1b\x92\x05\xd0\xfb\xa1c\x92\xc4\x08\"string\"\xa1x\xa1d\xc7\x02\x0c\x81\x01";
        let decoded = decode(bytes).expect("a value");
        assert_eq!(decoded.value, json!({"b": [5, -5], "c": "x"}));
        assert_eq!(decoded.unknown, json!({"a": true, "b": [false, false], "d": true}));
    }

    #[test]
    fn nesting_and_length_are_bounded() {
        assert!(decode(&[0x91; 4096]).is_none());
        assert!(decode(b"\xdd\xff\xff\xff\xff\xc0").is_none());
        assert!(decode(b"\xdb\xff\xff\xff\xffx").is_none());
        assert!(decode(b"").is_none());
    }
}
