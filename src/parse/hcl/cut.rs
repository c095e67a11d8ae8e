//! Cuts a broken file into its top-level blocks, and mends what the parser wrongly refuses.

use super::lex::{Kind, Tokens};
use std::borrow::Cow;
use std::ops::Range;

/// The words that start a block of a Terraform file; one at the left margin starts the next block even when the
/// block before it was never closed.
const KEYWORDS: &[&str] = &[
    "check",
    "data",
    "ephemeral",
    "import",
    "locals",
    "module",
    "moved",
    "output",
    "provider",
    "removed",
    "resource",
    "run",
    "terraform",
    "variable",
];

/// The ranges of the top-level attributes and blocks.
pub(super) fn top_level(text: &str) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut depth = 0_usize;
    let mut start = None;
    let mut end = 0;
    for (kind, range) in Tokens::new(text) {
        if depth > 0 && kind == Kind::Word && starts_block(text, &range) {
            cuts.extend(start.take().map(|start| start..end));
            depth = 0;
        }
        match kind {
            Kind::Newline if depth == 0 => {
                cuts.extend(start.take().map(|start| start..end));
                continue;
            }
            Kind::Newline | Kind::Comment => continue,
            Kind::Open(_) => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Text | Kind::Word | Kind::Other => {}
        }
        start.get_or_insert(range.start);
        end = range.end;
    }
    cuts.extend(start.map(|start| start..end));
    cuts
}

fn starts_block(text: &str, word: &Range<usize>) -> bool {
    let at_margin = word.start == 0 || text.as_bytes().get(word.start - 1) == Some(&b'\n');
    let keyword = text.get(word.clone()).is_some_and(|word| KEYWORDS.contains(&word));
    let after = text.get(word.end..).unwrap_or_default().trim_start_matches([' ', '\t']);
    at_margin && keyword && after.starts_with(['"', '{'])
}

/// The text with line ends inside `{ for ... }` replaced by blanks: there they mean nothing, yet the parser refuses
/// one after the `:` of a conditional.
pub(super) fn join_for_objects(text: &str) -> String {
    let mut joined = text.as_bytes().to_vec();
    let mut frames: Vec<bool> = Vec::new();
    let mut opened = false;
    for (kind, range) in Tokens::new(text) {
        let blank = matches!(kind, Kind::Newline | Kind::Comment);
        if blank && frames.last() == Some(&true) {
            joined.get_mut(range).unwrap_or_default().fill(b' ');
            continue;
        }
        if blank {
            continue;
        }
        if opened && kind == Kind::Word && text.get(range) == Some("for") {
            frames.pop();
            frames.push(true);
        }
        opened = kind == Kind::Open(b'{');
        match kind {
            Kind::Open(_) => frames.push(false),
            Kind::Close => drop(frames.pop()),
            Kind::Newline | Kind::Comment | Kind::Text | Kind::Word | Kind::Other => {}
        }
    }
    // only line ends and whole comments were overwritten, so this cannot fail
    String::from_utf8(joined).unwrap_or_else(|_| text.to_owned())
}

/// The text with heredocs that hold no line replaced by `""` and blanks: the parser looks for the end of such a
/// heredoc after its end, and may find that of another.
pub(super) fn quote_empty_heredocs(text: &str) -> Cow<'_, str> {
    let is_empty = |range: &Range<usize>| {
        text.get(range.clone()).is_some_and(|token| token.starts_with("<<") && token.matches('\n').count() == 1)
    };
    let tokens = memchr::memmem::find(text.as_bytes(), b"<<").map(|_| Tokens::new(text)).into_iter().flatten();
    let mut quoted: Option<Vec<u8>> = None;
    for (_, range) in tokens.filter(|(kind, range)| *kind == Kind::Text && is_empty(range)) {
        let bytes = quoted.get_or_insert_with(|| text.as_bytes().to_vec()).get_mut(range).unwrap_or_default();
        bytes.fill(b' ');
        bytes.iter_mut().take(2).for_each(|byte| *byte = b'"');
    }
    // only whole tokens were overwritten, so this cannot fail
    quoted.and_then(|bytes| String::from_utf8(bytes).ok()).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::{join_for_objects, quote_empty_heredocs, top_level};

    fn cuts(text: &str) -> Vec<&str> {
        top_level(text).into_iter().filter_map(|range| text.get(range)).collect()
    }

    #[test]
    fn blocks_and_attributes_are_cut_where_they_end() {
        assert_eq!(
            cuts("a = {\n b = 1\n}\n# c\nresource \"x\" \"y\" {\n z = \"}\"\n}\n"),
            ["a = {\n b = 1\n}", "resource \"x\" \"y\" {\n z = \"}\"\n}"]
        );
    }

    #[test]
    fn a_block_that_never_ends_does_not_take_the_next_with_it() {
        assert_eq!(cuts("locals {\n a = {\n}\nvariable \"b\" {}\n"), ["locals {\n a = {\n}", "variable \"b\" {}"]);
    }

    #[test]
    fn line_ends_in_for_objects_become_blanks_of_the_same_length() {
        let text = "a = { for k in x : # why\n k => c ? 1 :\n 2 }\nb = {\n c = 1\n}\n";
        let joined = join_for_objects(text);
        assert_eq!(joined, "a = { for k in x :        k => c ? 1 :  2 }\nb = {\n c = 1\n}\n");
        assert_eq!(joined.len(), text.len());
    }

    #[test]
    fn a_heredoc_without_lines_does_not_end_where_another_does() {
        let text = "a = <<-E\n  E\nb = <<E\nx\nE\n";
        let quoted = quote_empty_heredocs(text);
        assert_eq!(quoted, "a = \"\"      \nb = <<E\nx\nE\n");
        assert_eq!(quoted.len(), text.len());
    }
}
