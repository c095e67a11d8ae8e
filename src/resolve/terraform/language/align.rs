//! Where the bytes of a decoded string are written in the source: escapes, indentation and strip marks aside.

/// For each byte of `decoded`, and its end, the byte of `raw` it is written at; none when the two do not fit.
///
/// `raw` is a heredoc or a quoted string as written, or a piece of one.
pub(super) fn align(raw: &str, decoded: &str) -> Option<Vec<u32>> {
    let mut at = opening(raw);
    let mut map: Vec<u32> = Vec::with_capacity(decoded.len() + 1);
    for letter in decoded.chars() {
        at = skipped(raw, at, letter)?;
        let rest = raw.get(at..)?;
        let written = written_length(rest, letter)?;
        let byte = u32::try_from(at).ok()?;
        map.extend((0..letter.len_utf8()).map(|offset| {
            byte.saturating_add(if written == letter.len_utf8() { u32::try_from(offset).unwrap_or(0) } else { 0 })
        }));
        at += written;
    }
    map.push(u32::try_from(at).ok()?);
    Some(map)
}

/// The bytes before the text: a quote, or the first line of a heredoc.
fn opening(raw: &str) -> usize {
    if raw.starts_with("<<") {
        return raw.find('\n').map_or(raw.len(), |end| end + 1);
    }
    usize::from(raw.starts_with('"'))
}

/// Past what decoding has taken away before a letter.
fn skipped(raw: &str, mut at: usize, letter: char) -> Option<usize> {
    loop {
        let rest = raw.get(at..)?;
        if written_length(rest, letter).is_some() {
            return Some(at);
        }
        let next = rest.chars().next()?;
        let is_doubled = rest.starts_with("$${") || rest.starts_with("%%{");
        if !next.is_whitespace() && !is_doubled {
            return None;
        }
        at += next.len_utf8();
    }
}

/// How many bytes write a letter at the start of a text; none when they write something else.
fn written_length(rest: &str, letter: char) -> Option<usize> {
    let escape = rest.strip_prefix('\\').and_then(|escaped| escaped.chars().next());
    let code = |digits: usize| {
        let hex = rest.get(2..2 + digits)?;
        let decoded = u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)?;
        (decoded == letter).then_some(2 + digits)
    };
    match (escape, letter) {
        (Some('n'), '\n') | (Some('r'), '\r') | (Some('t'), '\t') | (Some('"'), '"') | (Some('\\'), '\\') => Some(2),
        (Some('u'), _) if code(4).is_some() => Some(6),
        (Some('U'), _) if code(8).is_some() => Some(10),
        // `$${` writes `${`: the first sign is skipped
        _ if rest.starts_with("$${") || rest.starts_with("%%{") => None,
        _ => rest.starts_with(letter).then_some(letter.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use super::align;

    fn written(raw: &str, decoded: &str, part: &str) -> String {
        let map = align(raw, decoded).unwrap();
        let from = decoded.find(part).unwrap();
        let (start, last) = (map[from] as usize, map[from + part.len() - 1] as usize);
        raw.get(start..=last).unwrap().to_owned()
    }

    #[test]
    fn parts_of_heredocs_are_where_they_are_written() {
        let raw = "<<-EOT\n    {\n      \"a\": \"$${b}\"\n    }\n  EOT";
        assert_eq!(written(raw, "{\n  \"a\": \"${b}\"\n}\n", "\"a\""), "\"a\"");
        assert_eq!(written(raw, "{\n  \"a\": \"${b}\"\n}\n", "${b}"), "${b}");
    }

    #[test]
    fn parts_of_quoted_strings_are_where_they_are_written() {
        assert_eq!(written(r#""{\"a\":\n1}""#, "{\"a\":\n1}", "\"a\""), "\\\"a\\");
        assert!(align("\"abc\"", "abd").is_none());
    }
}
