//! Functions that encode and decode.

use super::super::{convert, json};
use super::one;
use crate::model::{Place, Value};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The structure itself, marked as being text: unknown parts stay inside it.
pub(super) fn jsonencode(arguments: &[Value], at: Place) -> Option<Value> {
    Some(json::wrapped(one(arguments)?.clone(), at))
}

pub(super) fn jsondecode(arguments: &[Value], at: Place) -> Option<Value> {
    json::decoded(one(arguments)?, at)
}

pub(super) fn base64encode(arguments: &[Value], at: Place) -> Option<Value> {
    let text = convert::text(one(arguments)?)?;
    let mut out = String::with_capacity(text.len().div_ceil(3) * 4);
    for chunk in text.as_bytes().chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for index in 0..4_u32 {
            let six = (bits >> (18 - 6 * index)) & 63;
            let digit = ALPHABET.get(six as usize).copied().map(char::from)?;
            out.push(if index as usize > chunk.len() { '=' } else { digit });
        }
    }
    Some(Value::string(out, at))
}

pub(super) fn base64decode(arguments: &[Value], at: Place) -> Option<Value> {
    let text = convert::text(one(arguments)?)?;
    if text.len() % 4 != 0 {
        return None;
    }
    let digits = text.trim_end_matches('=');
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for digit in digits.bytes() {
        let six = ALPHABET.iter().position(|other| *other == digit)?;
        bits = bits << 6 | u32::try_from(six).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).ok()?);
        }
    }
    Some(Value::string(String::from_utf8(bytes).ok()?, at))
}
