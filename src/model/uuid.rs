//! UUIDs that are always the same for the same name.

use sha1::Digest as _;

/// RFC 9562 section 6.6: the namespace of names that are URLs.
pub const NAMESPACE_URL: [u8; 16] =
    [0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];

/// The UUID version 5 of a name in a namespace, RFC 9562 section 5.5; nothing relies on SHA-1 against an attacker.
pub fn uuid_v5(namespace: [u8; 16], name: &str) -> String {
    let digest = sha1::Sha1::new().chain_update(namespace).chain_update(name).finalize();
    let mut uuid = String::with_capacity(36);
    for (place, byte) in digest.iter().take(16).enumerate() {
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
