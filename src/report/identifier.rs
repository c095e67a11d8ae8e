//! UUIDs that are always the same for the same name.

use sha1::Digest as _;

/// RFC 9562 section 6.6: the namespace of names that are URLs.
const NAMESPACE_URL: [u8; 16] =
    [0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];

/// The UUID version 5 of a name under this program's own URL, so that anybody can make it again.
///
/// Version 5 because OSCAL accepts no other made from a name; nothing relies on SHA-1 against an attacker.
pub(super) fn uuid(parts: &[&str]) -> String {
    let url = format!("{}#{}", super::HOME, parts.join("\u{1f}"));
    let mut hasher = sha1::Sha1::new();
    hasher.update(NAMESPACE_URL);
    hasher.update(url);
    let mut uuid = String::with_capacity(36);
    for (place, byte) in hasher.finalize().iter().take(16).enumerate() {
        if matches!(place, 4 | 6 | 8 | 10) {
            uuid.push('-');
        }
        let byte = match place {
            6 => (byte & 0x0f) | 0x50,
            8 => (byte & 0x3f) | 0x80,
            _ => *byte,
        };
        for digit in [byte >> 4, byte & 15] {
            uuid.extend(char::from_digit(u32::from(digit), 16));
        }
    }
    uuid
}

#[cfg(test)]
mod tests {
    #[test]
    fn others_make_the_same_uuid() {
        // python3 -c 'import uuid; print(uuid.uuid5(uuid.NAMESPACE_URL, "https://github.com/tickmark/tickmark#a\x1fb"))'
        assert_eq!(super::uuid(&["a", "b"]), "0746ee30-b8b8-59df-a03a-6df6d1399e47");
    }
}
