//! What repeats: a text as letters and as matches of what stood before.

/// One piece of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A byte as it is.
    Letter(u8),
    /// As many bytes as stood so far back.
    Match {
        /// Bytes: 4 to 258.
        length: u16,
        /// Bytes back: 1 to 32768.
        distance: u16,
    },
}

/// Bytes that are worth a match, and as many as one holds.
const SHORTEST: usize = 4;
const LONGEST: usize = 258;

/// Bytes back that can be reached.
const WINDOW: usize = 1 << 15;

/// A match of the least length is not worth a distance beyond this.
const NEAR: usize = 4096;

/// Pieces of a block.
const MOST_TOKENS: usize = 1 << 14;

/// The default level, 6: earlier places that are tried, the length of a match that is not held against a later one, and
/// that of one that ends a search at once.
const TRIES: usize = 128;
const LAZY: usize = 16;
const NICE: usize = 128;

/// Bits of the numbers that four bytes come to.
const HASH_BITS: u32 = 17;

/// Hands each block of a text on: its pieces, and the bytes that they stand for.
pub(super) fn blocks(text: &[u8], mut block: impl FnMut(&[Token], &[u8])) {
    let mut search = Search { text, heads: vec![0; 1 << HASH_BITS], earlier: vec![0; WINDOW] };
    let mut tokens = Vec::new();
    let (mut start, mut index) = (0, 0);
    let mut before: Option<Found> = None;
    // a byte waits for what follows: a match that starts one later may be longer
    let mut waits = false;
    while index < text.len() {
        let candidate = search.enter(index);
        let known = before.map_or(SHORTEST - 1, |found| found.length);
        let is_worth_it = text.len() - index > known && known < LAZY;
        let found = candidate.filter(|_| is_worth_it).and_then(|candidate| search.longest(index, candidate));
        match before {
            Some(last) if found.is_none_or(|found| found.length <= last.length) => {
                tokens.push(last.token());
                let end = index + last.length - 1;
                for inside in index + 1..end {
                    search.enter(inside);
                }
                (index, waits, before) = (end, false, None);
            }
            _ => {
                if waits {
                    tokens.extend(text.get(index - 1).copied().map(Token::Letter));
                }
                if waits && tokens.len() == MOST_TOKENS {
                    block(&tokens, text.get(start..index).unwrap_or_default());
                    (start, tokens) = (index, Vec::new());
                }
                (index, waits, before) = (index + 1, true, found);
            }
        }
        if tokens.len() == MOST_TOKENS {
            block(&tokens, text.get(start..index).unwrap_or_default());
            (start, tokens) = (index, Vec::new());
        }
    }
    if waits {
        tokens.extend(text.last().copied().map(Token::Letter));
    }
    if !tokens.is_empty() {
        block(&tokens, text.get(start..).unwrap_or_default());
    }
}

/// A match of the text at one place.
#[derive(Debug, Clone, Copy)]
struct Found {
    length: usize,
    distance: usize,
}

impl Found {
    fn token(self) -> Token {
        let number = |size: usize| u16::try_from(size).unwrap_or(u16::MAX);
        Token::Match { length: number(self.length), distance: number(self.distance) }
    }
}

/// Earlier places by the four bytes that start there; places are counted from 1, and 0 is none.
struct Search<'t> {
    text: &'t [u8],
    heads: Vec<usize>,
    earlier: Vec<usize>,
}

impl Search<'_> {
    /// Enters a place, and gives the last one before it where the same four bytes may start.
    fn enter(&mut self, index: usize) -> Option<usize> {
        let four = self.text.get(index..index + SHORTEST)?;
        let number = four.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
        let hash = number.wrapping_mul(0x1e35_a7bd) >> (32 - HASH_BITS);
        let head = self.heads.get_mut(usize::try_from(hash).ok()?)?;
        let last = std::mem::replace(head, index + 1);
        *self.earlier.get_mut(index % WINDOW)? = last;
        last.checked_sub(1).filter(|last| index - last <= WINDOW)
    }

    /// The longest match of the bytes at a place, of those that start at a candidate or where it leads to.
    fn longest(&self, index: usize, candidate: usize) -> Option<Found> {
        let text = self.text.get(..self.text.len().min(index + LONGEST))?;
        let wanted = text.get(index..)?;
        let nice = wanted.len().min(NICE);
        let mut best: Option<Found> = None;
        let mut at = candidate;
        for _ in 0..TRIES {
            let known = best.map_or(SHORTEST - 1, |found| found.length);
            if text.get(at + known) == wanted.get(known) {
                let length = text.get(at..)?.iter().zip(wanted).take_while(|(a, b)| a == b).count();
                let distance = index - at;
                if length > known && (length > SHORTEST || distance <= NEAR) {
                    best = Some(Found { length, distance });
                    if length >= nice {
                        break;
                    }
                }
            }
            if index - at == WINDOW {
                break;
            }
            let next = self.earlier.get(at % WINDOW).and_then(|earlier| earlier.checked_sub(1));
            match next.filter(|next| index - next <= WINDOW) {
                Some(next) => at = next,
                None => break,
            }
        }
        best
    }
}
