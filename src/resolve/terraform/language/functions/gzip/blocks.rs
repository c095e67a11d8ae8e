//! Blocks of a stream: each as it is, with the fixed codes, or with codes of its own, whatever is shortest.

use super::codes::{self, Code};
use super::matches::Token;

/// The symbol that ends a block, and the first of those for lengths.
const END: usize = 256;
const LENGTHS: usize = 257;

/// Symbols of letters and lengths, and of distances.
const SYMBOLS: usize = 286;
const DISTANCES: usize = 30;

/// The least length of each symbol and the bits that say how much is added: RFC 1951, section 3.2.5.
const LENGTH_BASES: [(u16, u32); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];

/// The least distance of each symbol and the bits that say how much is added.
const DISTANCE_BASES: [(u16, u32); DISTANCES] = [
    (1, 0),
    (2, 0),
    (3, 0),
    (4, 0),
    (5, 1),
    (7, 1),
    (9, 2),
    (13, 2),
    (17, 3),
    (25, 3),
    (33, 4),
    (49, 4),
    (65, 5),
    (97, 5),
    (129, 6),
    (193, 6),
    (257, 7),
    (385, 7),
    (513, 8),
    (769, 8),
    (1025, 9),
    (1537, 9),
    (2049, 10),
    (3073, 10),
    (4097, 11),
    (6145, 11),
    (8193, 12),
    (12_289, 12),
    (16_385, 13),
    (24_577, 13),
];

/// The order in which the lengths of the codes for lengths are given: section 3.2.7.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// A stream of bits, the lowest of a byte first.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: Vec<u8>,
    bits: u64,
    count: u32,
}

impl Writer {
    /// The stream, which ends on a byte.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.align();
        self.out
    }

    /// A block that is not the last, of pieces that stand for some bytes.
    pub(super) fn block(&mut self, tokens: &[Token], bytes: &[u8]) {
        let symbols: Vec<Symbol> = tokens.iter().map(|token| Symbol::of(*token)).collect();
        let plan = Plan::of(&symbols);
        let added: u32 = symbols.iter().map(Symbol::added).sum();
        let (own, fixed) = (plan.size() + added, plan.fixed_size() + added);
        let stored = u32::try_from((bytes.len() + 5) * 8).unwrap_or(u32::MAX);
        if stored < own.min(fixed) {
            self.stored(bytes, false);
        } else if own < fixed {
            self.header(&plan);
            self.symbols(&symbols, &plan.letters, &plan.distances);
        } else {
            self.write(0b010, 3);
            self.symbols(&symbols, &fixed_letters(), &fixed_distances());
        }
    }

    /// A block of bytes as they are.
    pub(super) fn stored(&mut self, bytes: &[u8], is_last: bool) {
        self.write(u32::from(is_last), 3);
        self.align();
        let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
        self.out.extend(length.to_le_bytes());
        self.out.extend((!length).to_le_bytes());
        self.out.extend(bytes);
    }

    /// The header of a block with codes of its own.
    fn header(&mut self, plan: &Plan) {
        let number = |size: usize| u32::try_from(size).unwrap_or(0);
        self.write(0b100, 3);
        self.write(number(plan.letters.len().saturating_sub(LENGTHS)), 5);
        self.write(number(plan.distances.len().saturating_sub(1)), 5);
        self.write(number(plan.given.saturating_sub(4)), 4);
        for symbol in ORDER.iter().take(plan.given) {
            self.write(code(&plan.lengths, *symbol).length, 3);
        }
        for run in &plan.runs {
            self.code(code(&plan.lengths, run.symbol));
            self.write(run.added, run.bits());
        }
    }

    fn symbols(&mut self, symbols: &[Symbol], letters: &[Code], distances: &[Code]) {
        for symbol in symbols {
            self.code(code(letters, symbol.letter));
            self.write(symbol.more.0, symbol.more.1);
            if let Some((distance, more, bits)) = symbol.distance {
                self.code(code(distances, distance));
                self.write(more, bits);
            }
        }
        self.code(code(letters, END));
    }

    fn code(&mut self, code: Code) {
        self.write(code.bits, code.length);
    }

    /// Writes up to 16 bits.
    fn write(&mut self, bits: u32, count: u32) {
        self.bits |= u64::from(bits) << self.count;
        self.count += count;
        while self.count >= 8 {
            self.byte();
        }
    }

    fn align(&mut self) {
        if self.count > 0 {
            self.byte();
        }
    }

    fn byte(&mut self) {
        self.out.extend(self.bits.to_le_bytes().first());
        self.bits >>= 8;
        self.count = self.count.saturating_sub(8);
    }
}

fn code(codes: &[Code], symbol: usize) -> Code {
    codes.get(symbol).copied().unwrap_or_default()
}

/// A piece as symbols, and what is added to them.
#[derive(Debug, Clone, Copy)]
struct Symbol {
    letter: usize,
    /// What is added to a length, and its bits.
    more: (u32, u32),
    /// The symbol of a distance, what is added to it, and its bits.
    distance: Option<(usize, u32, u32)>,
}

impl Symbol {
    fn of(token: Token) -> Self {
        match token {
            Token::Letter(byte) => Self { letter: usize::from(byte), more: (0, 0), distance: None },
            Token::Match { length, distance } => {
                let (symbol, more, bits) = based(&LENGTH_BASES, length);
                Self { letter: LENGTHS + symbol, more: (more, bits), distance: Some(based(&DISTANCE_BASES, distance)) }
            }
        }
    }

    /// Bits beside those of codes.
    fn added(&self) -> u32 {
        self.more.1 + self.distance.map_or(0, |(_, _, bits)| bits)
    }
}

/// The symbol of a number, what is added to it, and the bits of that.
fn based(bases: &[(u16, u32)], number: u16) -> (usize, u32, u32) {
    let found = bases.iter().enumerate().rev().find(|(_, (base, _))| *base <= number);
    found.map_or((0, 0, 0), |(symbol, (base, bits))| (symbol, u32::from(number - base), *bits))
}

/// The codes that a block would have of its own, and what it takes to give them.
struct Plan {
    letter_counts: Vec<u32>,
    distance_counts: Vec<u32>,
    letters: Vec<Code>,
    distances: Vec<Code>,
    /// The lengths of both as runs, the codes of these runs, and as many lengths of these codes as must be given.
    runs: Vec<Run>,
    run_counts: Vec<u32>,
    lengths: Vec<Code>,
    given: usize,
}

impl Plan {
    fn of(symbols: &[Symbol]) -> Self {
        let (mut letter_counts, mut distance_counts) = (vec![0; SYMBOLS], vec![0; DISTANCES]);
        add(&mut letter_counts, END);
        for symbol in symbols {
            add(&mut letter_counts, symbol.letter);
            if let Some((distance, _, _)) = symbol.distance {
                add(&mut distance_counts, distance);
            }
        }
        if distance_counts.iter().all(|count| *count == 0) {
            // a code for distances must be given where there is none
            add(&mut distance_counts, 0);
        }
        cut(&mut letter_counts);
        cut(&mut distance_counts);
        let (letters, distances) = (codes::codes(&letter_counts, 15), codes::codes(&distance_counts, 15));
        let runs = runs(letters.iter().chain(&distances).map(|code| code.length));
        let mut run_counts = vec![0; ORDER.len()];
        for run in &runs {
            add(&mut run_counts, run.symbol);
        }
        let is_given = |symbol: &usize| run_counts.get(*symbol).is_some_and(|count| *count > 0);
        let given = ORDER.iter().rposition(is_given).map_or(0, |last| last + 1).max(4);
        let lengths = codes::codes(&run_counts, 7);
        Self { letter_counts, distance_counts, letters, distances, runs, run_counts, lengths, given }
    }

    /// Bits of the block with its own codes, without what is added to symbols.
    fn size(&self) -> u32 {
        let given = 3 * u32::try_from(self.given).unwrap_or(0);
        let runs = codes::size(&self.run_counts, &self.lengths) + self.runs.iter().map(|run| run.bits()).sum::<u32>();
        let symbols =
            codes::size(&self.letter_counts, &self.letters) + codes::size(&self.distance_counts, &self.distances);
        3 + 5 + 5 + 4 + given + runs + symbols
    }

    /// Bits of the block with the fixed codes.
    fn fixed_size(&self) -> u32 {
        3 + codes::size(&self.letter_counts, &fixed_letters()) + codes::size(&self.distance_counts, &fixed_distances())
    }
}

fn add(counts: &mut [u32], symbol: usize) {
    if let Some(count) = counts.get_mut(symbol) {
        *count += 1;
    }
}

/// Leaves out the symbols after the last that occurs.
fn cut(counts: &mut Vec<u32>) {
    let last = counts.iter().rposition(|count| *count > 0).map_or(0, |last| last + 1);
    counts.truncate(last);
}

/// A length of codes, or how often one is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    symbol: usize,
    added: u32,
}

impl Run {
    /// Bits of what is added.
    fn bits(self) -> u32 {
        match self.symbol {
            16 => 2,
            17 => 3,
            18 => 7,
            _ => 0,
        }
    }
}

/// Lengths of codes as runs: 16 repeats the last length 3 to 6 times, 17 and 18 stand for 3 to 10 and 11 to 138 zeros.
fn runs(lengths: impl Iterator<Item = u32>) -> Vec<Run> {
    let lengths: Vec<u32> = lengths.collect();
    let mut runs = Vec::new();
    for same in lengths.chunk_by(|a, b| a == b) {
        let length = same.first().copied().unwrap_or(0);
        let own = Run { symbol: usize::try_from(length).unwrap_or(0), added: 0 };
        let mut count = u32::try_from(same.len()).unwrap_or(0);
        if length == 0 {
            while count >= 11 {
                runs.push(Run { symbol: 18, added: count.min(138) - 11 });
                count -= count.min(138);
            }
            if count >= 3 {
                runs.push(Run { symbol: 17, added: count - 3 });
                count = 0;
            }
        } else {
            runs.push(own);
            count -= 1;
            while count >= 3 {
                runs.push(Run { symbol: 16, added: count.min(6) - 3 });
                count -= count.min(6);
            }
        }
        runs.extend((0..count).map(|_| own));
    }
    runs
}

/// The fixed codes of letters and lengths: section 3.2.6.
fn fixed_letters() -> Vec<Code> {
    let fixed = |symbol: u32| {
        let (code, length) = match symbol {
            0..=143 => (symbol + 0b0011_0000, 8),
            144..=255 => (symbol - 144 + 0b1_1001_0000, 9),
            256..=279 => (symbol - 256, 7),
            _ => (symbol - 280 + 0b1100_0000, 8),
        };
        Code { bits: codes::reversed(code, length), length }
    };
    (0..288).map(fixed).collect()
}

/// The fixed codes of distances.
fn fixed_distances() -> Vec<Code> {
    (0..30).map(|symbol| Code { bits: codes::reversed(symbol, 5), length: 5 }).collect()
}
