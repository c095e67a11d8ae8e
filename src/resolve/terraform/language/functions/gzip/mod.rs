//! Text as Terraform compresses it, to the byte.
//!
//! Deflate leaves a compressor many choices (RFC 1951), and Terraform's are those of Go's `compress/flate` at its default
//! level: how far back it looks and when it is content (`matches`), which code a block gets (`blocks`), and which of
//! several equally good codes that is (`codes`). Every expression of the oracle that uses it is held against Terraform.

mod blocks;
mod codes;
mod matches;

/// More than this is not compressed: up to here nothing that was seen is ever forgotten, and what AWS takes as user data
/// is a quarter of it.
pub(super) const MOST: usize = 65_535;

/// The header of RFC 1952 as Go writes it: no name, no time, no system.
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

/// A text as a gzip stream: written, flushed and closed, which leaves two empty blocks at its end.
///
/// At most [`MOST`] bytes.
pub(super) fn gzip(text: &[u8]) -> Vec<u8> {
    let mut checksum = flate2::Crc::new();
    checksum.update(text);
    let mut out = blocks::Writer::default();
    matches::blocks(text, |tokens, part| out.block(tokens, part));
    out.stored(&[], false);
    out.stored(&[], true);
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    [HEADER.as_slice(), &out.finish(), &checksum.sum().to_le_bytes(), &length.to_le_bytes()].concat()
}
