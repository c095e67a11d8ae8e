//! Strings: found eight bytes at a time, decoded only when they hold an escape.

use crate::model::Span;
use crate::parse::reading::Fault;
use std::borrow::Cow;

/// The content of the string whose opening quote is at a byte, and the byte after its closing quote.
pub(in crate::parse) fn string(text: &str, quote: usize) -> Result<(Cow<'_, str>, usize), Fault> {
    let bytes = text.as_bytes();
    let mut at = quote + 1;
    let mut decoded: Option<String> = None;
    loop {
        let stop = at + plain_length(bytes.get(at..).unwrap_or_default());
        let plain = text.get(at..stop).unwrap_or_default();
        match bytes.get(stop) {
            Some(b'"') => {
                let content = decoded.map_or(Cow::Borrowed(plain), |decoded| Cow::Owned(decoded + plain));
                return Ok((content, stop + 1));
            }
            Some(b'\\') => {
                let decoded = decoded.get_or_insert_default();
                decoded.push_str(plain);
                let (escaped, length) = escape(bytes.get(stop..).unwrap_or_default())
                    .ok_or_else(|| Fault::new(around(text, stop), "no such escape in a JSON string"))?;
                decoded.push(escaped);
                at = stop + length;
            }
            Some(_) => return Err(Fault::new(around(text, stop), "a control character in a string must be escaped")),
            None => return Err(Fault::new(Span::new(quote, quote + 1), "the string has no end")),
        }
    }
}

/// The byte after the string whose opening quote is at a byte; the end of the text when it has no end.
pub(super) fn end_of_string(bytes: &[u8], quote: usize) -> usize {
    let mut at = quote + 1;
    loop {
        at += plain_length(bytes.get(at..).unwrap_or_default());
        match bytes.get(at) {
            Some(b'"') => return at + 1,
            Some(b'\\') => at += 2,
            Some(_) => at += 1,
            None => return bytes.len(),
        }
    }
}

/// The span of the two characters at a byte.
fn around(text: &str, at: usize) -> Span {
    let width = text.get(at..).map_or(0, |rest| rest.chars().take(2).map(char::len_utf8).sum());
    Span::new(at, at + width)
}

/// How many bytes come before the first quote, backslash or control character.
fn plain_length(bytes: &[u8]) -> usize {
    let mut chunks = bytes.chunks_exact(8);
    let mut length = 0;
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        let stops = stops(u64::from_le_bytes(word));
        if stops != 0 {
            return length + stops.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..0x20);
    length + chunks.remainder().iter().position(ends).unwrap_or(chunks.remainder().len())
}

/// The high bit of each byte that ends plain text; exact up to and including the lowest one set.
/// The method is "Determine if a word has a byte less than n" of <https://graphics.stanford.edu/~seander/bithacks.html>.
fn stops(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGHS: u64 = 0x8080_8080_8080_8080;
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGHS;
    below(word, 0x20) | below(word ^ (ONES * 0x22), 1) | below(word ^ (ONES * 0x5C), 1)
}

/// The character of the escape at the start, and the bytes it takes; none when it is no escape or half a character.
fn escape(bytes: &[u8]) -> Option<(char, usize)> {
    let simple = match bytes.get(1)? {
        escaped @ (b'"' | b'\\' | b'/') => char::from(*escaped),
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(bytes),
        _ => return None,
    };
    Some((simple, 2))
}

fn unicode(bytes: &[u8]) -> Option<(char, usize)> {
    let first = hex(bytes.get(2..6)?)?;
    if let Some(character) = char::from_u32(first) {
        return Some((character, 6));
    }
    if bytes.get(6..8)? != b"\\u" {
        return None;
    }
    let second = hex(bytes.get(8..12)?)?;
    if !(0xD800..0xDC00).contains(&first) || !(0xDC00..0xE000).contains(&second) {
        return None;
    }
    let character = char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00))?;
    Some((character, 12))
}

fn hex(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| Some(number * 16 + char::from(*digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn escapes_are_decoded() {
        let text = r#""a\n\u00e9\ud83d\ude00\/" rest"#;
        assert_eq!(string(text, 0).map(|(content, end)| (content.into_owned(), end)), Ok(("a\né😀/".into(), 25)));
    }

    #[test]
    fn half_characters_and_control_characters_are_refused() {
        for text in
            [r#""\ud83d""#, r#""\ude00""#, r#""\ud83d\u0041""#, "\"a\nb\"", "\"12345678\u{1}\"", r#""\x""#, "\"abc"]
        {
            assert!(string(text, 0).is_err(), "{text:?}");
        }
    }

    #[test]
    fn long_plain_text_ends_at_its_quote() {
        let content = "0123456789é€ abcdefghijklmnop".repeat(3);
        let text = format!("\"{content}\"");
        assert_eq!(string(&text, 0).map(|(content, _)| content.into_owned()), Ok(content));
    }
}
