//! Lines become instructions: continuation lines joined, comments left out, heredocs attached.
//!
//! The rules are those of <https://docs.docker.com/reference/dockerfile/#format> and, for heredocs,
//! <https://docs.docker.com/reference/dockerfile/#here-documents>.

use crate::model::Span;
use std::ops::Range;

/// One instruction as the builder sees it.
#[derive(Debug, Default)]
pub(super) struct Logical {
    /// The joined lines.
    pub(super) line: Joined,
    /// The bodies of its heredocs.
    pub(super) heredocs: Vec<Heredoc>,
    /// The word of a heredoc that never ends.
    pub(super) unclosed: Option<String>,
    /// The character that joins lines and takes the meaning from the next one.
    pub(super) escape: char,
}

/// The body of a heredoc.
#[derive(Debug)]
pub(super) struct Heredoc {
    /// Its lines.
    pub(super) range: Range<usize>,
    /// `<<-`: tabs at the start of lines do not count.
    pub(super) strips_tabs: bool,
}

/// Lines joined to one, which still knows where each byte was written.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// The text.
    pub(super) text: String,
    pieces: Vec<(usize, usize)>,
}

impl Joined {
    /// Where a range of the joined text is written.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.offset(range.start);
        let end = if range.end > range.start { self.offset(range.end - 1) + 1 } else { start };
        Span::new(start, end)
    }

    fn offset(&self, at: usize) -> usize {
        let piece = self.pieces.partition_point(|(joined, _)| *joined <= at).saturating_sub(1);
        self.pieces.get(piece).map_or(0, |(joined, source)| source + at.saturating_sub(*joined))
    }

    fn push(&mut self, text: &str, offset: usize) {
        self.pieces.push((self.text.len(), offset));
        self.text.push_str(text);
    }
}

/// How many heredocs without an end are looked for to the end of the file; each one costs a pass over the rest.
const MAX_UNCLOSED: usize = 100;

/// The instructions of a file, in order.
pub(super) fn instructions(text: &str) -> Vec<Logical> {
    let escape = escape(text);
    let mut lines = Lines { text, at: 0 };
    let mut unclosed = 0;
    let mut instructions = Vec::new();
    while let Some((line, at)) = lines.next() {
        if is_blank(line) {
            continue;
        }
        let mut logical = Logical { escape, ..Logical::default() };
        let mut rest = Some((line, at));
        while let Some((line, at)) = rest.take() {
            let trimmed = line.trim_end();
            let continued = trimmed.strip_suffix(escape);
            logical.line.push(continued.unwrap_or(trimmed), at);
            if continued.is_some() {
                rest = lines.by_ref().find(|(line, _)| !is_blank(line));
            }
        }
        if unclosed < MAX_UNCLOSED {
            heredocs(&mut logical, &mut lines);
        }
        unclosed += usize::from(logical.unclosed.is_some());
        instructions.push(logical);
    }
    instructions
}

/// The escape character: a backslash, unless a directive in the first lines says otherwise.
fn escape(text: &str) -> char {
    for line in text.lines() {
        let Some((key, value)) = line.trim().strip_prefix('#').and_then(|directive| directive.split_once('=')) else {
            break;
        };
        if key.trim().eq_ignore_ascii_case("escape") && value.trim() == "`" {
            return '`';
        }
    }
    '\\'
}

fn is_blank(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

fn heredocs(logical: &mut Logical, lines: &mut Lines<'_>) {
    let text = &logical.line.text;
    let keyword = text.split_whitespace().find(|word| !word.eq_ignore_ascii_case("ONBUILD")).unwrap_or_default();
    if !["RUN", "COPY", "ADD"].iter().any(|name| name.eq_ignore_ascii_case(keyword)) {
        return;
    }
    for (word, strips_tabs) in openings(text) {
        let start = lines.at;
        let is_end = |line: &str| {
            let line = line.trim_end_matches(['\r', '\n']);
            (if strips_tabs { line.trim_start_matches('\t') } else { line }) == word
        };
        let Some((_, end)) = lines.by_ref().find(|(line, _)| is_end(line)) else {
            // without its end the heredoc may be no heredoc at all, so the lines stay instructions
            lines.at = start;
            logical.unclosed = Some(word);
            return;
        };
        logical.heredocs.push(Heredoc { range: start..end, strips_tabs });
    }
}

/// The words that open heredocs: `<<EOF`, `<<-EOF`, `<<"EOF"`; not `<<<` and not what stands in quotes.
fn openings(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut quote = None;
    let mut rest = text;
    while let Some(now) = rest.chars().next() {
        if quote.is_none()
            && let Some(after) = rest.strip_prefix("<<")
        {
            if let Some(after) = after.strip_prefix('<') {
                rest = after;
                continue;
            }
            found.extend(opening(after));
            rest = after;
            continue;
        }
        match quote {
            Some(open) if open == now => quote = None,
            None if matches!(now, '"' | '\'') => quote = Some(now),
            Some(_) | None => {}
        }
        rest = rest.get(now.len_utf8()..).unwrap_or_default();
    }
    found
}

fn opening(after: &str) -> Option<(String, bool)> {
    let (after, strips_tabs) = after.strip_prefix('-').map_or((after, false), |after| (after, true));
    let after = after.strip_prefix(['"', '\'']).unwrap_or(after);
    let word: String =
        after.chars().take_while(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.')).collect();
    word.starts_with(|first: char| first.is_alphabetic() || first == '_').then_some((word, strips_tabs))
}

/// Lines with their line ends and offsets.
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (&'t str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let line = self.text.get(start..)?.split_inclusive('\n').next()?;
        self.at += line.len();
        Some((line, start))
    }
}
