//! Bytes, where they came from, and places in them.

use super::packed::{self, Block, Packed, Part};
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// The number of a source in this run, given in the sorted order of paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceId(pub u32);

/// A SHA-256 digest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::str::FromStr for Digest {
    type Err = &'static str;

    /// Reads 64 hexadecimal digits in lower case, as [`fmt::Display`] writes them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        from_hex(text).map(Self).ok_or("it is not 64 hexadecimal digits in lower case")
    }
}

/// Bytes written as two hexadecimal digits each, in lower case; none when the text is anything else.
pub(super) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let is_plain = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    if text.len() != 2 * N || !is_plain {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Bytes and where they came from; what they mean is not known yet.
#[derive(Debug)]
pub struct Source {
    /// The number of the source in this run.
    pub id: SourceId,
    /// The path as a person would type it, with `/`; an archive's member is `archive.tar!member`.
    pub path: Arc<str>,
    /// The digest of the bytes as found.
    pub digest: Digest,
    /// The bytes as found.
    pub bytes: Vec<u8>,
}

/// Half-open byte range in the decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets past 4 GiB are cut to the largest that fits.
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: cut(start), end: cut(end.max(start)) }
    }

    /// The span as a range of `usize`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A span in one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// The source.
    pub source: SourceId,
    /// The bytes in its decoded text.
    pub span: Span,
}

impl Place {
    /// Whether all of another place lies in this one.
    pub fn encloses(self, other: Self) -> bool {
        self.source == other.source && self.span.start <= other.span.start && other.span.end <= self.span.end
    }
}

/// A source decoded to UTF-8 without byte order mark; every span counts in its bytes.
#[derive(Debug)]
pub struct Text {
    /// The source that was decoded.
    pub source: SourceId,
    /// The path of the source.
    pub path: Arc<str>,
    /// The digest of the source's bytes as found.
    pub digest: Digest,
    content: Content,
    lines: OnceLock<Vec<u32>>,
    /// Characters before each [`STRIDE`] of bytes: a column in a line of megabytes is not counted from its start.
    characters: OnceLock<Vec<u32>>,
}

#[derive(Debug)]
enum Content {
    Plain(String),
    Packed(Box<Packed>),
}

/// The bytes between two counts of characters.
const STRIDE: usize = 256;

impl Text {
    /// Text that was decoded from a source.
    pub fn new(source: SourceId, path: Arc<str>, digest: Digest, content: String) -> Self {
        let content = Content::Plain(content);
        Self { source, path, digest, content, lines: OnceLock::new(), characters: OnceLock::new() }
    }

    /// The whole decoded text; one that is packed is unpacked for good.
    pub fn as_str(&self) -> &str {
        match &self.content {
            Content::Plain(text) => text,
            Content::Packed(packed) => packed.whole(),
        }
    }

    /// The parts to be packed, each by [`Block::of`], for [`Text::packed`].
    pub fn parts(&self) -> Vec<&str> {
        packed::parts(self.as_str())
    }

    /// The same text, held as these blocks.
    #[must_use]
    pub fn packed(&self, blocks: Vec<Block>) -> Self {
        Self {
            source: self.source,
            path: Arc::clone(&self.path),
            digest: self.digest,
            content: Content::Packed(Box::new(Packed::new(blocks))),
            lines: OnceLock::from(self.line_starts().to_vec()),
            characters: OnceLock::from(self.characters().to_vec()),
        }
    }

    /// The bytes of the text.
    pub fn len(&self) -> usize {
        match &self.content {
            Content::Plain(text) => text.len(),
            Content::Packed(packed) => packed.len(),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text under a span; empty when the span does not lie on characters of this text.
    pub fn slice(&self, span: Span) -> &str {
        self.as_str().get(span.range()).unwrap_or_default()
    }

    /// The text in a range; empty when that does not lie on characters of this text. What is packed stays so.
    pub fn part(&self, range: Range<usize>) -> Part<'_> {
        match &self.content {
            Content::Plain(text) => Part::Plain(text.get(range).unwrap_or_default()),
            Content::Packed(packed) => packed.part(range),
        }
    }

    /// The last offset up to the given one where a character starts, or the end of the text.
    pub fn floor(&self, offset: usize) -> usize {
        match &self.content {
            Content::Plain(text) => text.floor_char_boundary(offset),
            Content::Packed(packed) => packed.floor(offset),
        }
    }

    /// Line and column of a byte offset, both from 1; columns count Unicode scalar values.
    pub fn position(&self, offset: u32) -> Position {
        let lines = self.line_starts();
        let line = lines.partition_point(|start| *start <= offset).max(1);
        let start = lines.get(line - 1).copied().unwrap_or(0) as usize;
        let end = (offset as usize).min(self.len());
        let column = self.characters_before(end).saturating_sub(self.characters_before(start)) + 1;
        Position { line: clip(line), column: clip(column) }
    }

    /// Where a line counted from 1 is, without its line end.
    pub fn line(&self, line: u32) -> Option<Range<usize>> {
        let index = (line as usize).checked_sub(1)?;
        let lines = self.line_starts();
        let start = *lines.get(index)? as usize;
        let next = lines.get(index + 1).map_or(self.len(), |next| *next as usize);
        let is_end = |end: usize| end > start && matches!(self.byte(end - 1), Some(b'\n' | b'\r'));
        let mut end = next;
        while is_end(end) {
            end -= 1;
        }
        Some(start..end)
    }

    /// The location of a span, its trailing white space left out.
    pub fn locate(&self, span: Span) -> Location {
        let text = self.part(span.range());
        let end = span.start + clip(text.trim_end().len());
        Location {
            path: Arc::clone(&self.path),
            start: self.position(span.start),
            end: self.position(end.max(span.start)),
        }
    }

    fn byte(&self, offset: usize) -> Option<u8> {
        match &self.content {
            Content::Plain(text) => text.as_bytes().get(offset).copied(),
            Content::Packed(packed) => packed.byte(offset),
        }
    }

    /// How many characters start before a byte.
    fn characters_before(&self, end: usize) -> usize {
        let stride = end / STRIDE;
        let rest = match &self.content {
            Content::Plain(text) => text.as_bytes().get(stride * STRIDE..end).map_or(0, characters),
            Content::Packed(packed) => packed.characters(stride * STRIDE..end),
        };
        self.characters().get(stride).map_or(0, |before| *before as usize) + rest
    }

    fn characters(&self) -> &[u32] {
        self.characters.get_or_init(|| {
            let mut before = 0;
            let count = |stride: &[u8]| {
                before += characters(stride);
                clip(before)
            };
            std::iter::once(0).chain(self.as_str().as_bytes().chunks(STRIDE).map(count)).collect()
        })
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let ends = memchr::memchr_iter(b'\n', self.as_str().as_bytes());
            std::iter::once(0).chain(ends.map(|end| clip(end + 1))).collect()
        })
    }
}

/// The characters that start in some bytes of UTF-8.
pub(super) fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn clip(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The decoded texts of one unit of work, by source.
#[derive(Debug, Default, Clone)]
pub struct Texts(std::collections::BTreeMap<SourceId, Arc<Text>>);

impl Texts {
    /// Adds a text.
    pub fn insert(&mut self, text: Arc<Text>) {
        self.0.insert(text.source, text);
    }

    /// The text of a source.
    pub fn get(&self, source: SourceId) -> Option<&Arc<Text>> {
        self.0.get(&source)
    }

    /// The location of a place, when its source is here.
    pub fn locate(&self, place: Place) -> Option<Location> {
        self.get(place.source).map(|text| text.locate(place.span))
    }
}

/// Line and column, both counted from 1; columns count Unicode scalar values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// A place as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Location {
    /// The path of the source.
    pub path: Arc<str>,
    /// Where it starts.
    pub start: Position,
    /// The position after its end.
    pub end: Position,
}

/// A few whole lines of a source around a finding, secrets already redacted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// The number of the first line, from 1.
    pub first_line: u32,
    /// The lines, joined by `\n`.
    pub text: String,
    /// The highlighted bytes in `text`.
    pub highlight: Range<usize>,
}

#[cfg(test)]
mod tests {
    use super::{Block, Digest, Position, STRIDE, SourceId, Span, Text};

    fn text(content: String) -> Text {
        Text::new(SourceId(0), "x".into(), Digest([0; 32]), content)
    }

    #[test]
    fn columns_count_characters_on_lines_of_any_length() {
        let long = "é".repeat(STRIDE);
        let text = text(format!("a\nüb\n{long}z"));
        let at = |needle: &str| text.position(u32::try_from(text.as_str().find(needle).unwrap()).unwrap());
        assert_eq!(at("a"), Position { line: 1, column: 1 });
        assert_eq!(at("b"), Position { line: 2, column: 2 });
        assert_eq!(at("z"), Position { line: 3, column: 257 });
    }

    #[test]
    fn a_packed_text_says_what_the_plain_one_says() {
        // of an odd number of bytes, so that characters lie across every fixed boundary
        let content = "näme = \"日本 🦀\"\r\n".repeat(20_000);
        let plain = text(content.clone());
        let packed = plain.packed(plain.parts().into_iter().map(Block::of).collect());
        assert_eq!((packed.len(), packed.line(20_002)), (plain.len(), None));
        let some =
            (0..content.len() + 9).step_by(977).chain(65_500..65_560).chain(content.len() - 3..content.len() + 3);
        for offset in some {
            let number = u32::try_from(offset).unwrap();
            assert_eq!(packed.floor(offset), plain.floor(offset), "{offset}");
            assert_eq!(packed.position(number), plain.position(number), "{offset}");
            assert_eq!(packed.line(number), plain.line(number), "{offset}");
            for length in [0, 1, 40, 200_000] {
                let range = offset..offset + length;
                assert_eq!(*packed.part(range.clone()), *plain.part(range.clone()), "{range:?}");
                let span = Span::new(range.start, range.end);
                assert_eq!(packed.locate(span), plain.locate(span), "{range:?}");
            }
        }
        assert_eq!(packed.as_str(), content);
    }
}
