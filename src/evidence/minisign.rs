//! `SHA256SUMS.minisig`: a signature that `minisign -V` checks, and that `minisign -S` makes as well.
//!
//! The format: <https://jedisct1.github.io/minisign/#signature-format>. Unlike a signature by SSH it does not hold the
//! key, so that without the public key nothing can be said of it.

use super::{Fault, Files, MINISIG, SUMS, Signature};
use minisign::{PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};
use std::io::Cursor;

/// What the file of a secret key starts with.
const SECRET: &[u8] = b"untrusted comment:";

/// Where a secret key says how it is encrypted: two zeros when it is not.
const UNLOCKED: std::ops::Range<usize> = 2..4;

/// A public key.
#[derive(Debug, Clone)]
pub struct Minisigner(PublicKey);

impl Minisigner {
    /// Reads what `minisign -G` writes, or its second line alone, as `minisign -P` takes it.
    pub fn read(text: &str) -> Result<Self, String> {
        let key = if text.trim().lines().count() > 1 {
            PublicKeyBox::from_string(text.trim()).and_then(PublicKeyBox::into_public_key)
        } else {
            PublicKey::from_base64(text.trim())
        };
        key.map(Self).map_err(|error| error.to_string())
    }
}

/// Whether a private key is one of minisign.
pub(super) fn is_key(key: &[u8]) -> bool {
    key.starts_with(SECRET)
}

/// The signature of a list of digests.
pub(super) fn sign(sums: &[u8], key: &[u8], passphrase: &mut dyn FnMut() -> Option<String>) -> Result<Vec<u8>, Fault> {
    let unusable = |why: String| Fault::Key(format!("the key is not in the format of minisign: {why}"));
    let text = std::str::from_utf8(key).map_err(|_| unusable("it is no text".to_owned()))?;
    let bytes =
        text.lines().nth(1).and_then(decoded).ok_or_else(|| unusable("its second line is no base64".to_owned()))?;
    let key = if bytes.get(UNLOCKED) == Some(&[0, 0]) {
        // the program leaves the checksum of such a key out
        SecretKey::from_bytes(&bytes)
    } else {
        let passphrase =
            passphrase().ok_or_else(|| Fault::Key("the key is encrypted and there is no passphrase".into()))?;
        // given a passphrase it asks for none
        SecretKeyBox::from_string(text).and_then(|boxed| SecretKey::from_box(boxed, Some(passphrase)))
    };
    let key = key.map_err(|error| unusable(error.to_string()))?;
    // one of its own would hold the time
    let comment = format!("file:{SUMS}");
    let signed = minisign::sign(None, &key, sums, Some(&comment), Some("evidence bundle made by tickmark"));
    signed.map(|signature| signature.into_string().into_bytes()).map_err(|error| Fault::Key(error.to_string()))
}

/// Who signed a bundle with minisign; or why its signature does not count.
pub(super) fn check(files: &Files, signer: Option<&Minisigner>) -> Result<Signature, String> {
    let sums = files.get(SUMS).map(Vec::as_slice).unwrap_or_default();
    let Some(signature) = files.get(MINISIG) else {
        let required =
            signer.is_some().then(|| format!("{MINISIG} is missing: nobody signed the bundle with minisign"));
        return required.map_or(Ok(Signature::None), Err);
    };
    let signature = read(signature).ok_or_else(|| format!("{MINISIG} is no signature of minisign"))?;
    let id = id(signature.keynum());
    let Some(Minisigner(key)) = signer else { return Ok(Signature::Unchecked(id)) };
    match minisign::verify(key, &signature, Cursor::new(sums), true, false, true) {
        Ok(()) => Ok(Signature::By(format!("the key {id} of minisign"))),
        Err(error) => Err(format!("the signature of minisign does not hold for {SUMS}: {error}")),
    }
}

/// A signature; none when it is not of the form. The lengths are held here: what takes it apart trusts them.
fn read(file: &[u8]) -> Option<SignatureBox> {
    let text = std::str::from_utf8(file).ok()?;
    let lines: Vec<&str> = text.lines().collect();
    let &[_, signature, _, global] = lines.as_slice() else { return None };
    // 74 bytes: algorithm, number of the key, signature of the list; 64 bytes: signature of that and the comment
    let is_whole = is_base64(signature, 99, "=") && is_base64(global, 86, "==");
    is_whole.then(|| SignatureBox::from_string(text).ok()).flatten()
}

fn is_base64(text: &str, letters: usize, end: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    text.strip_suffix(end).is_some_and(|rest| rest.len() == letters && rest.bytes().all(is_letter))
}

/// The number of a key, as minisign shows it.
fn id(number: &[u8]) -> String {
    number.iter().rev().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().concat()
}

/// The bytes of base64 with its end; none when it is something else.
fn decoded(text: &str) -> Option<Vec<u8>> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0_u32, 0_u32);
    for letter in text.trim().trim_end_matches('=').bytes() {
        let value = LETTERS.iter().position(|one| *one == letter)?;
        bits = (bits << 6) | u32::try_from(value).ok()?;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{decoded, is_base64};

    #[test]
    fn base64_is_read_as_rfc_4648_section_10_has_it() {
        for (text, bytes) in [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmE=", "fooba")] {
            assert_eq!(decoded(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(decoded("Zm9v!"), None);
        assert!(is_base64("Zm8=", 3, "=") && !is_base64("Zm8=", 4, "") && !is_base64("Z 8=", 3, "="));
    }
}
