//! Words, quotes and trailing comments, as OpenSSH's `argv_split` and shells agree on them.

use super::Piece;
use super::grammar::Grammar;
use crate::model::Span;

/// A word, without its quotes, and where it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) span: Span,
}

/// The words of a text; none when a quote does not end.
pub(super) fn split(text: Piece<'_>, rules: &Grammar) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut rest = text.trim();
    while let Some(first) = rest.text.chars().next() {
        if rules.inline_comments && rules.is_comment(first) {
            break;
        }
        let (word, after) = word(rest, rules)?;
        words.push(word);
        rest = after.trim_start();
    }
    Some(words)
}

fn word<'t>(text: Piece<'t>, rules: &Grammar) -> Option<(Word, Piece<'t>)> {
    let mut value = String::new();
    let mut quote = None;
    let mut end = text.text.len();
    let mut letters = text.text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        match quote {
            None if letter.is_whitespace() => {
                end = at;
                break;
            }
            _ if letter == '\\' && next.is_some_and(|next| is_escaped(next, quote, rules)) => {
                value.extend(letters.next().map(|(_, escaped)| escaped));
            }
            None if rules.quotes.contains(letter) => quote = Some(letter),
            Some(open) if letter == open => quote = None,
            None | Some(_) => value.push(letter),
        }
    }
    let (raw, rest) = text.split_at(end);
    let whole = unquoted(raw, rules);
    // the quotes are left out of the span when the word is what stands between them
    let span = if whole.text == value { whole.span() } else { raw.span() };
    quote.is_none().then_some((Word { text: value, span }, rest))
}

/// A backslash speaks for quotes and itself, and outside of quotes for a blank.
fn is_escaped(next: char, quote: Option<char>, rules: &Grammar) -> bool {
    !rules.quotes.is_empty() && (rules.quotes.contains(next) || next == '\\' || (quote.is_none() && next == ' '))
}

/// The text before a comment that follows white space outside of quotes.
pub(super) fn before_comment<'t>(text: Piece<'t>, rules: &Grammar) -> Piece<'t> {
    let mut quote = None;
    let mut after_blank = true;
    for (at, letter) in text.text.char_indices() {
        match quote {
            None if after_blank && rules.is_comment(letter) => return text.split_at(at).0.trim_end(),
            None if rules.quotes.contains(letter) => quote = Some(letter),
            Some(open) if letter == open => quote = None,
            None | Some(_) => {}
        }
        after_blank = letter.is_whitespace();
    }
    text
}

/// What stands between a pair of quotes, when they are all round the text.
pub(super) fn unquoted<'t>(text: Piece<'t>, rules: &Grammar) -> Piece<'t> {
    let inside = rules.quotes.chars().find_map(|quote| text.text.strip_prefix(quote)?.strip_suffix(quote));
    inside.map_or(text, |inside| Piece { text: inside, start: text.start + 1 })
}
