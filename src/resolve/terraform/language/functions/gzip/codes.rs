//! Huffman codes of a limited length, the one among equally good ones that Go takes.

/// The code of a symbol; of no bits when the symbol does not occur.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Code {
    /// The code, its first bit lowest.
    pub(super) bits: u32,
    /// Bits of it.
    pub(super) length: u32,
}

/// A symbol that occurs.
#[derive(Debug, Clone, Copy)]
struct Leaf {
    symbol: usize,
    count: u32,
}

/// The codes of symbols that occur so often each, of at most so many bits.
pub(super) fn codes(counts: &[u32], most: usize) -> Vec<Code> {
    let leaves = counts.iter().enumerate().filter(|(_, count)| **count > 0);
    let mut leaves: Vec<Leaf> = leaves.map(|(symbol, count)| Leaf { symbol, count: *count }).collect();
    let mut codes = vec![Code::default(); counts.len()];
    let mut set = |symbol: usize, code: u32, length: u32| {
        if let Some(place) = codes.get_mut(symbol) {
            *place = Code { bits: reversed(code, length), length };
        }
    };
    if leaves.len() <= 2 {
        leaves.iter().zip(0..).for_each(|(leaf, code)| set(leaf.symbol, code, 1));
        return codes;
    }
    leaves.sort_by_key(|leaf| (leaf.count, leaf.symbol));
    let mut code = 0;
    for (length, symbols) in (1..).zip(lengths(&leaves, most.min(leaves.len() - 1))) {
        code <<= 1;
        // the most frequent ones are the last
        let mut group = leaves.split_off(leaves.len().saturating_sub(symbols));
        group.sort_by_key(|leaf| leaf.symbol);
        for leaf in group {
            set(leaf.symbol, code, length);
            code += 1;
        }
    }
    codes
}

/// Symbols for each length of code, from one bit on: Larmore and Hirschberg, "A Fast Algorithm for Optimal Length-Limited
/// Huffman Codes" (1990). A pair goes before a symbol that occurs as often as both.
fn lengths(leaves: &[Leaf], most: usize) -> Vec<usize> {
    // each level holds the symbols and the pairs of the level below, as (how often, whether a symbol)
    let mut levels: Vec<Vec<(u32, bool)>> = Vec::new();
    for _ in 0..most {
        let below = levels.last().map_or(&[][..], Vec::as_slice).chunks_exact(2);
        let mut level: Vec<(u32, bool)> = below.map(|pair| (pair.iter().map(|item| item.0).sum(), false)).collect();
        level.extend(leaves.iter().map(|leaf| (leaf.count, true)));
        level.sort_by_key(|(count, is_symbol)| (*count, *is_symbol));
        levels.push(level);
    }
    let mut taken = 2 * leaves.len() - 2;
    let mut symbols = Vec::new();
    for level in levels.iter().rev() {
        let own = level.iter().take(taken).filter(|(_, is_symbol)| *is_symbol).count();
        symbols.push(own);
        taken = 2 * (taken - own);
    }
    symbols.push(0);
    symbols.windows(2).map(|pair| pair.iter().copied().reduce(usize::saturating_sub).unwrap_or(0)).collect()
}

/// A code with its bits the other way round.
pub(super) fn reversed(code: u32, length: u32) -> u32 {
    code.reverse_bits().checked_shr(u32::BITS - length).unwrap_or(0)
}

/// The bits that symbols take which occur so often each.
pub(super) fn size(counts: &[u32], codes: &[Code]) -> u32 {
    counts.iter().zip(codes).map(|(count, code)| count * code.length).sum()
}
