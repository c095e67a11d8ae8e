//! Digests of text and of files, and the identifiers made of them.

use super::super::value::{Evaluated, Fault, Value};
use super::call::Call;
use super::encoding::to_base64;
use super::files::Bytes;
use crate::model::{NAMESPACE_URL, uuid_v5};
use sha2::Digest as _;
use std::fmt::Write as _;

pub(super) fn md5(call: &Call<'_>) -> Evaluated {
    call.gives(hex(&md5::Md5::digest(call.text(0)?.as_bytes())))
}

pub(super) fn sha1(call: &Call<'_>) -> Evaluated {
    call.gives(hex(&sha1::Sha1::digest(call.text(0)?.as_bytes())))
}

pub(super) fn sha256(call: &Call<'_>) -> Evaluated {
    call.gives(hex(&sha2::Sha256::digest(call.text(0)?.as_bytes())))
}

pub(super) fn sha512(call: &Call<'_>) -> Evaluated {
    call.gives(hex(&sha2::Sha512::digest(call.text(0)?.as_bytes())))
}

pub(super) fn base64sha256(call: &Call<'_>) -> Evaluated {
    call.gives(to_base64(&sha2::Sha256::digest(call.text(0)?.as_bytes())))
}

pub(super) fn base64sha512(call: &Call<'_>) -> Evaluated {
    call.gives(to_base64(&sha2::Sha512::digest(call.text(0)?.as_bytes())))
}

pub(super) fn filemd5(call: &Call<'_>) -> Evaluated {
    of_file(call, |bytes| hex(&md5::Md5::digest(bytes)))
}

pub(super) fn filesha1(call: &Call<'_>) -> Evaluated {
    of_file(call, |bytes| hex(&sha1::Sha1::digest(bytes)))
}

pub(super) fn filesha256(call: &Call<'_>) -> Evaluated {
    of_file(call, |bytes| hex(&sha2::Sha256::digest(bytes)))
}

pub(super) fn filesha512(call: &Call<'_>) -> Evaluated {
    of_file(call, |bytes| hex(&sha2::Sha512::digest(bytes)))
}

pub(super) fn filebase64sha256(call: &Call<'_>) -> Evaluated {
    of_file(call, |bytes| to_base64(&sha2::Sha256::digest(bytes)))
}

pub(super) fn filebase64sha512(call: &Call<'_>) -> Evaluated {
    of_file(call, |bytes| to_base64(&sha2::Sha512::digest(bytes)))
}

fn of_file(call: &Call<'_>, digest: impl Fn(&[u8]) -> String) -> Evaluated {
    match super::files::bytes(call)? {
        Bytes::Known(bytes, _) => call.gives(digest(&bytes)),
        Bytes::Unknown(value) => Ok(value),
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // writing to a String cannot fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// `uuidv5`: of a name in a namespace, RFC 9562 section 5.5.
pub(super) fn uuidv5(call: &Call<'_>) -> Evaluated {
    let (namespace, name) = (call.text(0)?, call.text(1)?);
    let namespace = namespace_id(call, &namespace)?;
    Ok(Value::string(uuid_v5(namespace, &name), call.at))
}

/// The sixteen bytes of a namespace, which has a name or is an identifier itself.
fn namespace_id(call: &Call<'_>, namespace: &str) -> Result<[u8; 16], Fault> {
    let known = |fourth: u8| {
        let mut known = NAMESPACE_URL;
        known[3] = fourth;
        known
    };
    match namespace {
        "dns" => Ok(known(0x10)),
        "url" => Ok(NAMESPACE_URL),
        "oid" => Ok(known(0x12)),
        "x500" => Ok(known(0x14)),
        other => identifier(other).ok_or_else(|| call.fault("the namespace is no UUID")),
    }
}

fn identifier(text: &str) -> Option<[u8; 16]> {
    let parts: Vec<&str> = text.split('-').collect();
    if parts.iter().map(|part| part.len()).collect::<Vec<_>>() != [8, 4, 4, 4, 12] {
        return None;
    }
    let hex = parts.concat();
    let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    let bytes: Vec<u8> = (0..16).map(|index| byte(index * 2)).collect::<Option<_>>()?;
    bytes.try_into().ok()
}
