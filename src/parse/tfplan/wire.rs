//! The wire format of protocol buffers, as far as a plan needs it: numbered fields of numbers and bytes.
//!
//! <https://protobuf.dev/programming-guides/encoding/>

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Field<'a> {
    /// A number.
    Number(u64),
    /// Text, bytes, or a message.
    Bytes(&'a [u8]),
}

/// The fields of a message with their numbers; none when it is not one.
pub(super) fn fields(mut bytes: &[u8]) -> Option<Vec<(u64, Field<'_>)>> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let tag = varint(&mut bytes)?;
        let field = match tag & 7 {
            0 => Field::Number(varint(&mut bytes)?),
            1 => Field::Bytes(take(&mut bytes, 8)?),
            2 => {
                let length = usize::try_from(varint(&mut bytes)?).ok()?;
                Field::Bytes(take(&mut bytes, length)?)
            }
            5 => Field::Bytes(take(&mut bytes, 4)?),
            _ => return None,
        };
        fields.push((tag >> 3, field));
    }
    Some(fields)
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    for shift in (0..64).step_by(7) {
        let byte = *take(bytes, 1)?.first()?;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// The next bytes, which are taken off.
pub(super) fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::{Field, fields};

    #[test]
    fn fields_are_numbers_and_bytes() {
        let found = fields(b"\x08\x96\x01\x12\x02hi").expect("a message");
        assert!(matches!(found[0], (1, Field::Number(150))));
        assert!(matches!(found[1], (2, Field::Bytes(b"hi"))));
    }

    #[test]
    fn a_message_that_ends_early_is_none() {
        for bytes in [&b"\x12\x05hi"[..], b"\x08\x96", b"\x0b", &[0xff; 11]] {
            assert!(fields(bytes).is_none());
        }
    }
}
