//! A rule of a chain: what it asks of a packet, and what becomes of one that fits.

use crate::model::Place;

/// Words that belong to the statement before a verdict and ask nothing of a packet, with the words after each.
const HARMLESS: [(&str, usize); 10] = [
    ("counter", 0),
    ("name", 1),
    ("packets", 1),
    ("bytes", 1),
    ("log", 0),
    ("prefix", 1),
    ("level", 1),
    ("flags", 1),
    ("group", 1),
    ("comment", 1),
];

/// A rule, without what neither asks something of a packet nor decides.
#[derive(Debug)]
pub(super) struct Rule {
    words: Vec<String>,
    /// How many words stand before the verdict.
    end: usize,
    pub(super) place: Place,
}

impl Rule {
    pub(super) fn new(words: Vec<String>, place: Place) -> Self {
        const ENDS: [&str; 8] = ["accept", "drop", "reject", "return", "continue", "queue", "jump", "goto"];
        // braces hold the verdicts of a map
        let mut depth = 0_usize;
        let mut end = words.len();
        for (index, word) in words.iter().enumerate() {
            match word.as_str() {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                word if depth == 0 && ENDS.contains(&word) => {
                    end = index;
                    break;
                }
                _ => {}
            }
        }
        Self { words: without_harmless(words, &mut end), end, place }
    }

    /// `accept`, `jump` and their like.
    pub(super) fn verdict(&self) -> Option<&str> {
        self.words.get(self.end).map(String::as_str)
    }

    /// The chain that it hands packets to.
    pub(super) fn goes_to(&self) -> Option<&str> {
        self.verdict().filter(|word| ["jump", "goto"].contains(word))?;
        self.words.get(self.end + 1).map(String::as_str)
    }

    /// What it asks of a packet.
    pub(super) fn matches(&self) -> &[String] {
        self.words.get(..self.end).unwrap_or_default()
    }

    /// Whether it speaks for every packet.
    pub(super) fn is_plain(&self) -> bool {
        self.matches().is_empty()
    }
}

/// The words that ask something of a packet, and the verdict.
fn without_harmless(words: Vec<String>, end: &mut usize) -> Vec<String> {
    let mut kept = Vec::with_capacity(words.len());
    let mut skip = 0;
    let before = *end;
    for (index, word) in words.into_iter().enumerate() {
        let harmless = HARMLESS.iter().find(|(name, _)| *name == word).filter(|_| index < before);
        if let Some((_, more)) = harmless.filter(|_| skip == 0) {
            skip = *more;
            *end -= 1;
        } else if skip > 0 && index < before {
            skip -= 1;
            *end -= 1;
        } else {
            kept.push(word);
        }
    }
    kept
}
