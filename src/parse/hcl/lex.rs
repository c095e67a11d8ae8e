//! As much of HCL's lexical structure as it takes to find where a block ends: strings, heredocs, comments, brackets.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `{`, `(` or `[`.
    Open(u8),
    /// `}`, `)` or `]`.
    Close,
    /// The end of a line.
    Newline,
    /// A comment, its line end left out.
    Comment,
    /// A quoted string or heredoc.
    Text,
    /// A name or number.
    Word,
    /// Any other byte but blanks.
    Other,
}

/// The tokens of a text.
pub(super) struct Tokens<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Tokens<'t> {
    /// The tokens from the start.
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'t [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }
}

impl Iterator for Tokens<'_> {
    type Item = (Kind, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let blanks = self.rest().iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
        self.at += blanks;
        let rest = self.rest();
        let (kind, length) = match rest {
            [] => return None,
            [open @ (b'{' | b'(' | b'['), ..] => (Kind::Open(*open), 1),
            [b'}' | b')' | b']', ..] => (Kind::Close, 1),
            [b'\n', ..] => (Kind::Newline, 1),
            [b'#', ..] | [b'/', b'/', ..] => (Kind::Comment, line(rest)),
            [b'/', b'*', ..] => (Kind::Comment, memchr::memmem::find(rest, b"*/").map_or(rest.len(), |end| end + 2)),
            [b'"', ..] => (Kind::Text, quoted(rest)),
            [b'<', b'<', ..] => heredoc(rest).map_or((Kind::Other, 1), |length| (Kind::Text, length)),
            [byte, ..] if is_word(*byte) => (Kind::Word, rest.iter().take_while(|byte| is_word(**byte)).count()),
            _ => (Kind::Other, 1),
        };
        let range = self.at..self.at + length;
        self.at = range.end;
        Some((kind, range))
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-') || byte >= 0x80
}

fn line(rest: &[u8]) -> usize {
    memchr::memchr(b'\n', rest).unwrap_or(rest.len())
}

/// The length of a quoted string; quotes inside its interpolations are strings of their own. A string that is not
/// closed on its line ends with the line, as the language demands, unless an interpolation goes on.
fn quoted(rest: &[u8]) -> usize {
    let mut braces: Vec<usize> = Vec::new();
    let mut inside = true;
    let mut depth = 0;
    let mut at = 1;
    while let Some(byte) = rest.get(at) {
        match (inside, byte) {
            (true, b'\\') => at += 1,
            (true, b'\n') if braces.is_empty() => return at,
            (true, b'"') => match braces.last() {
                None => return at + 1,
                Some(_) => inside = false,
            },
            (true, b'$' | b'%') if rest.get(at + 1) == Some(&b'{') && rest.get(at.wrapping_sub(1)) != Some(byte) => {
                braces.push(depth);
                depth = 0;
                inside = false;
                at += 1;
            }
            (false, b'"') => inside = true,
            (false, b'{') => depth += 1,
            (false, b'}') if depth == 0 => {
                depth = braces.pop().unwrap_or_default();
                inside = true;
            }
            (false, b'}') => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    rest.len()
}

/// The length of a heredoc up to its closing word; none when it is no heredoc.
fn heredoc(rest: &[u8]) -> Option<usize> {
    let start = if rest.get(2) == Some(&b'-') { 3 } else { 2 };
    let word = rest.get(start..)?;
    let word = word.get(..word.iter().take_while(|byte| is_word(**byte)).count())?;
    let first = line(rest);
    let between = rest.get(start + word.len()..first)?;
    if word.is_empty() || !between.trim_ascii().is_empty() {
        return None;
    }
    let mut at = first + 1;
    while at < rest.len() {
        let content = rest.get(at..)?;
        let end = line(content);
        let trimmed = content.get(..end)?.trim_ascii();
        if trimmed == word {
            let blanks = content.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            return Some(at + blanks + word.len());
        }
        at += end + 1;
    }
    Some(rest.len())
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tokens};

    fn texts(text: &str) -> Vec<(Kind, &str)> {
        Tokens::new(text).filter_map(|(kind, range)| Some((kind, text.get(range)?))).collect()
    }

    #[test]
    fn brackets_in_strings_heredocs_and_comments_are_text() {
        assert_eq!(
            texts(r#""a { ${f("}")} \" b" {"#),
            [(Kind::Text, r#""a { ${f("}")} \" b""#), (Kind::Open(b'{'), "{")]
        );
        assert_eq!(
            texts("<<-E\n }\n  E\n}"),
            [(Kind::Text, "<<-E\n }\n  E"), (Kind::Newline, "\n"), (Kind::Close, "}")]
        );
        assert_eq!(texts("# {\n/* } */"), [(Kind::Comment, "# {"), (Kind::Newline, "\n"), (Kind::Comment, "/* } */")]);
    }

    #[test]
    fn an_open_string_ends_with_its_line() {
        assert_eq!(texts("\"a\n}"), [(Kind::Text, "\"a"), (Kind::Newline, "\n"), (Kind::Close, "}")]);
    }
}
