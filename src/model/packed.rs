//! A large text that is held packed: of an export each part is looked at for a moment, and the whole is its largest part
//! of memory.

use std::ops::{Deref, Range};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Bytes of text that are packed together: what is looked at next mostly lies in the same.
const BLOCK: usize = 64 << 10;

/// Blocks that are kept open, each in the place that its number gives: threads read in different parts of a text.
const OPEN: usize = 16;

/// A part of a text, packed (LZ4, block format).
#[derive(Debug)]
pub struct Block {
    size: usize,
    bytes: Box<[u8]>,
}

/// A block that was looked at last, by its number.
type Open = Option<(usize, Arc<String>)>;

/// A part of a text that is looked at.
#[derive(Debug)]
pub enum Part<'t> {
    /// Of a text that is held as it is.
    Plain(&'t str),
    /// Of one block of a packed text.
    Held(Arc<String>, Range<usize>),
    /// Of several blocks.
    Joined(String),
}

impl Deref for Part<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Held(block, range) => block.get(range.clone()).unwrap_or_default(),
            Self::Joined(text) => text,
        }
    }
}

/// A text in packed parts.
#[derive(Debug)]
pub(super) struct Packed {
    /// Where each block starts, and where the last one ends.
    starts: Vec<usize>,
    blocks: Vec<Block>,
    open: [Mutex<Open>; OPEN],
    /// The last block: where a text of one line ends is asked for again and again.
    last: Arc<String>,
    whole: OnceLock<String>,
}

impl Block {
    /// Packs a part of a text.
    pub fn of(part: &str) -> Self {
        Self { size: part.len(), bytes: lz4_flex::block::compress(part.as_bytes()).into() }
    }

    /// The part; nothing when it cannot be read any more.
    fn unpacked(&self) -> String {
        let bytes = lz4_flex::block::decompress(&self.bytes, self.size).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// The parts that a text is packed in.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::with_capacity(text.len() / BLOCK + 1);
    let mut rest = text;
    while let Some((part, after)) = rest.split_at_checked(rest.floor_char_boundary(BLOCK)).filter(|_| !rest.is_empty())
    {
        parts.push(part);
        rest = after;
    }
    parts
}

impl Packed {
    pub(super) fn new(blocks: Vec<Block>) -> Self {
        let mut end = 0;
        let ends = blocks.iter().map(|block| {
            end += block.size;
            end
        });
        let starts = std::iter::once(0).chain(ends).collect();
        let last = blocks.last().map(Block::unpacked).unwrap_or_default().into();
        Self { starts, blocks, open: Default::default(), last, whole: OnceLock::new() }
    }

    /// The bytes of the text.
    pub(super) fn len(&self) -> usize {
        self.starts.last().copied().unwrap_or_default()
    }

    /// All of the text, which is kept from then on.
    pub(super) fn whole(&self) -> &str {
        self.whole.get_or_init(|| self.blocks.iter().map(Block::unpacked).collect())
    }

    /// The text in a range; empty when that does not lie on characters of this text.
    pub(super) fn part(&self, range: Range<usize>) -> Part<'_> {
        let mut pieces = self.pieces(range.clone());
        match (pieces.next(), range.end <= self.len()) {
            (Some((block, piece)), true) if piece.len() == range.len() => Part::Held(block, piece),
            (Some((block, piece)), true) => {
                let mut all = std::iter::once((block, piece)).chain(pieces);
                let joined = all.try_fold(String::new(), |joined, (block, piece)| Some(joined + block.get(piece)?));
                Part::Joined(joined.unwrap_or_default())
            }
            _ => Part::Plain(""),
        }
    }

    /// The characters that start in a range, as far as the text goes.
    pub(super) fn characters(&self, range: Range<usize>) -> usize {
        let count = |(block, piece): (Arc<String>, Range<usize>)| {
            block.as_bytes().get(piece).map_or(0, super::source::characters)
        };
        self.pieces(range).map(count).sum()
    }

    /// The byte at an offset.
    pub(super) fn byte(&self, offset: usize) -> Option<u8> {
        let (start, block) = self.block_at(offset)?;
        block.as_bytes().get(offset - start).copied()
    }

    /// The blocks that a range lies in, as far as the text goes, each with the bytes of it that do.
    fn pieces(&self, range: Range<usize>) -> impl Iterator<Item = (Arc<String>, Range<usize>)> {
        let mut at = range.start;
        std::iter::from_fn(move || {
            let (start, block) = (at < range.end).then(|| self.block_at(at))??;
            let piece = at - start..(range.end - start).min(block.len());
            at = start + piece.end;
            (!piece.is_empty()).then_some((block, piece))
        })
    }

    /// The last offset up to the given one where a character starts, or the end of the text.
    pub(super) fn floor(&self, offset: usize) -> usize {
        match self.block_at(offset) {
            Some((start, block)) => start + block.floor_char_boundary(offset - start),
            None => self.len(),
        }
    }

    /// The block that holds a byte, and where it starts.
    fn block_at(&self, offset: usize) -> Option<(usize, Arc<String>)> {
        let number = self.starts.partition_point(|start| *start <= offset).checked_sub(1)?;
        let (start, block) = (*self.starts.get(number)?, self.blocks.get(number)?);
        if number + 1 == self.blocks.len() {
            return Some((start, Arc::clone(&self.last)));
        }
        let mut open = self.open.get(number % OPEN)?.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, text)) = open.as_ref().filter(|(known, _)| *known == number) {
            return Some((start, Arc::clone(text)));
        }
        let text = Arc::new(block.unpacked());
        *open = Some((number, Arc::clone(&text)));
        Some((start, text))
    }
}
