//! The small languages inside instructions: words, `name=value` pairs, JSON arrays, shell commands.

use crate::parse::json;
use std::ops::Range;

/// The words of a text from a byte on, parted by blanks.
pub(super) fn words(text: &str, from: usize) -> Vec<Range<usize>> {
    split(text, from, None)
}

/// The words of a text from a byte on; blanks in quotes and escaped blanks part nothing.
pub(super) fn quoted_words(text: &str, from: usize, escape: char) -> Vec<Range<usize>> {
    split(text, from, Some(escape))
}

fn split(text: &str, from: usize, quotes: Option<char>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut quote = None;
    let mut escaped = false;
    for (at, now) in text.get(from..).unwrap_or_default().char_indices() {
        if now.is_whitespace() && quote.is_none() && !escaped {
            words.extend(start.take().map(|start| start..from + at));
            continue;
        }
        start.get_or_insert(from + at);
        let Some(escape) = quotes else { continue };
        match quote {
            _ if escaped => {}
            Some(open) if open == now => quote = None,
            None if matches!(now, '"' | '\'') => quote = Some(now),
            Some(_) | None => {}
        }
        escaped = now == escape && !escaped;
    }
    words.extend(start.map(|start| start..text.len()));
    words
}

/// A text without the quotes and escapes a shell would take away.
pub(super) fn unquoted(text: &str, escape: char) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut quote = None;
    let mut rest = text.chars();
    while let Some(now) = rest.next() {
        match (quote, now) {
            (Some(open), now) if open == now => quote = None,
            (None, '"' | '\'') => quote = Some(now),
            (None | Some('"'), now) if now == escape => plain.extend(rest.next()),
            (_, now) => plain.push(now),
        }
    }
    plain
}

/// The strings of a JSON array that fills the text from a byte on: the exec form.
pub(super) fn exec_form(text: &str, from: usize) -> Option<Vec<(String, Range<usize>)>> {
    let bytes = text.as_bytes();
    let skip = |at: usize| {
        at + bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_whitespace()).count()
    };
    let mut strings = Vec::new();
    let mut at = skip(from);
    if bytes.get(at) != Some(&b'[') {
        return None;
    }
    at = skip(at + 1);
    while bytes.get(at) == Some(&b'"') {
        let (string, end) = json::string(text, at).ok()?;
        strings.push((string.into_owned(), at..end));
        at = skip(end);
        if bytes.get(at) != Some(&b',') {
            break;
        }
        at = skip(at + 1);
    }
    (bytes.get(at) == Some(&b']') && skip(at + 1) == text.len()).then_some(strings)
}

/// The commands of a shell text, parted by `&&`, `||`, `;` and line ends outside quotes; a pipeline is one command.
pub(super) fn commands(text: &str, from: usize) -> Vec<Range<usize>> {
    let mut commands = Vec::new();
    let mut start = from;
    let mut quote = None;
    let mut skipped = 0;
    let mut chars = text.get(from..).unwrap_or_default().char_indices().peekable();
    while let Some((at, now)) = chars.next() {
        let at = from + at;
        if skipped > 0 {
            skipped -= 1;
            continue;
        }
        let next = chars.peek().map(|(_, next)| *next);
        let width = match (quote, now) {
            (Some(open), now) if open == now => {
                quote = None;
                continue;
            }
            (None, '"' | '\'') => {
                quote = Some(now);
                continue;
            }
            (None | Some('"'), '\\') => {
                skipped = 1;
                continue;
            }
            (None, '&' | '|') if next == Some(now) => 2,
            (None, ';' | '\n') => 1,
            _ => continue,
        };
        commands.extend(trimmed(text, start..at));
        skipped = width - 1;
        start = at + width;
    }
    commands.extend(trimmed(text, start..text.len()));
    commands
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let command = text.get(range.clone())?;
    let start = range.start + command.len() - command.trim_start().len();
    let command = command.trim();
    (!command.is_empty()).then(|| start..start + command.len())
}

#[cfg(test)]
mod tests {
    use super::{commands, exec_form, quoted_words, unquoted};

    fn parts(text: &str) -> Vec<&str> {
        commands(text, 0).into_iter().filter_map(|range| text.get(range)).collect()
    }

    #[test]
    fn commands_are_parted_outside_quotes_and_pipelines_stay_whole() {
        assert_eq!(parts("a 'x && y' && b | c; d || e\nf \\; g"), ["a 'x && y'", "b | c", "d", "e", "f \\; g"]);
    }

    #[test]
    fn pairs_keep_blanks_in_quotes() {
        let text = r#"A=1 B="x y" C=z\ w"#;
        let words: Vec<String> = quoted_words(text, 0, '\\')
            .into_iter()
            .filter_map(|range| text.get(range))
            .map(|word| unquoted(word, '\\'))
            .collect();
        assert_eq!(words, ["A=1", "B=x y", "C=z w"]);
    }

    #[test]
    fn the_exec_form_is_a_whole_array_of_strings() {
        let strings = |text| exec_form(text, 0).map(|found| found.into_iter().map(|(string, _)| string).collect());
        assert_eq!(strings(r#" ["a", "b\n"] "#), Some(vec!["a".to_owned(), "b\n".to_owned()]));
        assert_eq!(strings("[ -f x ] && y"), None);
        assert_eq!(strings(r#"["a", b]"#), None);
    }
}
