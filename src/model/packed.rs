//! A large text that is held packed: of an export each part is looked at for a moment, and the whole is its largest part
//! of memory.

use std::ops::Range;
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
type Open = Option<(usize, Arc<str>)>;

/// A text in packed parts.
#[derive(Debug)]
pub(super) struct Packed {
    /// Where each block starts, and where the last one ends.
    starts: Vec<usize>,
    blocks: Vec<Block>,
    open: [Mutex<Open>; OPEN],
    /// The last block: where a text of one line ends is asked for again and again.
    last: Arc<str>,
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

    /// The bytes in a range, as far as the text goes.
    pub(super) fn bytes(&self, range: Range<usize>) -> Vec<u8> {
        let range = range.start..range.end.min(self.len());
        let mut bytes = Vec::with_capacity(range.len());
        let mut at = range.start;
        while at < range.end {
            let Some((start, block)) = self.block_at(at) else { break };
            let part = block.as_bytes().get(at - start..(range.end - start).min(block.len())).unwrap_or_default();
            if part.is_empty() {
                break;
            }
            bytes.extend_from_slice(part);
            at += part.len();
        }
        bytes
    }

    /// The last offset up to the given one where a character starts, or the end of the text.
    pub(super) fn floor(&self, offset: usize) -> usize {
        match self.block_at(offset) {
            Some((start, block)) => start + block.floor_char_boundary(offset - start),
            None => self.len(),
        }
    }

    /// The block that holds a byte, and where it starts.
    fn block_at(&self, offset: usize) -> Option<(usize, Arc<str>)> {
        let number = self.starts.partition_point(|start| *start <= offset).checked_sub(1)?;
        let (start, block) = (*self.starts.get(number)?, self.blocks.get(number)?);
        if number + 1 == self.blocks.len() {
            return Some((start, Arc::clone(&self.last)));
        }
        let mut open = self.open.get(number % OPEN)?.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, text)) = open.as_ref().filter(|(known, _)| *known == number) {
            return Some((start, Arc::clone(text)));
        }
        let text: Arc<str> = block.unpacked().into();
        *open = Some((number, Arc::clone(&text)));
        Some((start, text))
    }
}
