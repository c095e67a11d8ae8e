//! Bytes become text: byte order marks, UTF-16, UTF-8, and Latin-1 for what is none of them.

use crate::model::{Level, Problem, Source, Stage, Text};

/// The code of the problem that says a source is no text.
pub(super) const BINARY: &str = "binary";

/// The text of a source, with at most one problem; a binary source has an empty text.
pub(super) fn decode(source: Source) -> (Text, Vec<Problem>) {
    let Source { id, path, digest, bytes } = source;
    let (content, problem) = content(bytes);
    let problems = problem.map(|problem| problem.in_path(std::sync::Arc::clone(&path))).into_iter().collect();
    (Text::new(id, path, digest, content), problems)
}

fn content(mut bytes: Vec<u8>) -> (String, Option<Problem>) {
    if let Some((encoding @ ("UTF-16LE" | "UTF-16BE"), skipped)) =
        encoding_rs::Encoding::for_bom(&bytes).map(|(encoding, skipped)| (encoding.name(), skipped))
    {
        return utf16(bytes.get(skipped..).unwrap_or_default(), encoding == "UTF-16LE");
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    if memchr::memchr(0, &bytes).is_some() {
        return binary();
    }
    match String::from_utf8(bytes) {
        Ok(content) => (content, None),
        Err(error) => latin1(error.as_bytes()),
    }
}

fn utf16(bytes: &[u8], little: bool) -> (String, Option<Problem>) {
    let encoding = if little { encoding_rs::UTF_16LE } else { encoding_rs::UTF_16BE };
    let (content, damaged) = encoding.decode_without_bom_handling(bytes);
    if content.contains('\0') {
        return binary();
    }
    (content.into_owned(), damaged.then(|| warning("not all of it is valid UTF-16; the rest was replaced by U+FFFD")))
}

fn latin1(bytes: &[u8]) -> (String, Option<Problem>) {
    (encoding_rs::mem::decode_latin1(bytes).into_owned(), Some(warning("not valid UTF-8; read as Latin-1")))
}

fn warning(message: &str) -> Problem {
    Problem::new(Level::Warning, Stage::Parse, "encoding", message).help("save the file as UTF-8")
}

fn binary() -> (String, Option<Problem>) {
    let problem = Problem::new(Level::Error, Stage::Parse, BINARY, "not read: it is binary, not text")
        .help("leave it out with `--exclude`, or save it as UTF-8");
    (String::new(), Some(problem))
}

#[cfg(test)]
mod tests {
    use super::content;

    #[test]
    fn utf8_is_taken_as_it_is_and_its_mark_is_dropped() {
        assert_eq!(content(b"\xEF\xBB\xBFa: \xC3\xA9".to_vec()), ("a: é".into(), None));
    }

    #[test]
    fn utf16_of_both_orders_is_decoded() {
        let little: Vec<u8> = "\u{FEFF}a=é".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{FEFF}a=é".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(content(little), ("a=é".into(), None));
        assert_eq!(content(big), ("a=é".into(), None));
    }

    #[test]
    fn latin1_is_read_and_told() {
        let (text, problem) = content(b"caf\xE9".to_vec());
        assert_eq!(text, "café");
        assert_eq!(problem.map(|problem| problem.code).as_deref(), Some("encoding"));
    }

    #[test]
    fn binary_is_told_and_not_read() {
        let (text, problem) = content(b"\x7FELF\0\0".to_vec());
        assert_eq!((text.as_str(), problem.map(|problem| problem.code).as_deref()), ("", Some(super::BINARY)));
    }
}
