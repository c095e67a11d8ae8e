//! A snippet cut to a frame: minified files have lines of megabytes, and a report must stay readable.

use crate::model::Snippet;
use std::ops::Range;

/// How much of a snippet to keep, and how to show its characters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// Characters of a line.
    pub(super) columns: usize,
    /// Lines.
    pub(super) lines: usize,
    /// What stands for characters that were cut.
    pub(super) ellipsis: &'static str,
    /// What to show in place of a character; none shows the character itself.
    pub(super) replace: fn(char) -> Option<&'static str>,
}

/// A snippet that fits its frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The number of the first line, from 1.
    pub(super) first_line: u32,
    /// The lines, joined by `\n`.
    pub(super) text: String,
    /// The highlighted bytes in `text`.
    pub(super) highlight: Range<usize>,
}

/// A line of the snippet and the byte it starts at.
type Line<'a> = (usize, &'a str);

impl Frame {
    /// The part of the snippet around its highlight.
    pub(super) fn cut(&self, snippet: &Snippet) -> Excerpt {
        let lines: Vec<Line<'_>> = lines(&snippet.text).collect();
        let highlighted = lines.partition_point(|(start, _)| *start <= snippet.highlight.start).saturating_sub(1);
        let first = if lines.len() > self.lines { highlighted.saturating_sub(self.lines / 4) } else { 0 };
        let kept: Vec<Line<'_>> = lines.iter().skip(first).take(self.lines).copied().collect();
        let shift = self.shift(&kept, lines.get(highlighted).copied(), &snippet.highlight);
        let mut cutting = Cutting { wanted: snippet.highlight.clone(), text: String::new(), start: None, end: None };
        for (number, line) in kept.iter().enumerate() {
            if number > 0 {
                cutting.text.push('\n');
            }
            self.cut_line(&mut cutting, *line, shift);
        }
        let start = cutting.start.unwrap_or(cutting.text.len());
        let end = cutting.end.unwrap_or(cutting.text.len()).max(start);
        let first_line = snippet.first_line.saturating_add(u32::try_from(first).unwrap_or(u32::MAX));
        Excerpt { first_line, text: cutting.text, highlight: start..end }
    }

    /// Characters to leave out on the left, so that the highlight is in the frame.
    fn shift(&self, kept: &[Line<'_>], highlighted: Option<Line<'_>>, highlight: &Range<usize>) -> usize {
        let Some((start, line)) = highlighted else { return 0 };
        let column = |byte: usize| line.char_indices().take_while(|(at, _)| start + at < byte).count();
        let fits = |(_, line): &Line<'_>| line.chars().nth(self.columns).is_none();
        if kept.iter().all(fits) || column(highlight.end) <= self.columns {
            return 0;
        }
        column(highlight.start).saturating_sub(self.columns / 4)
    }

    fn cut_line(&self, cutting: &mut Cutting, (start, line): Line<'_>, shift: usize) {
        if shift > 0 && !line.is_empty() {
            cutting.text.push_str(self.ellipsis);
        }
        let mut rest = line.char_indices().skip(shift);
        for (at, letter) in rest.by_ref().take(self.columns) {
            cutting.pass(start + at);
            match (self.replace)(letter) {
                Some(shown) => cutting.text.push_str(shown),
                None => cutting.text.push(letter),
            }
        }
        cutting.pass(start + line.len());
        if rest.next().is_some() {
            cutting.text.push_str(self.ellipsis);
        }
    }
}

/// An excerpt in the making.
struct Cutting {
    wanted: Range<usize>,
    text: String,
    start: Option<usize>,
    end: Option<usize>,
}

impl Cutting {
    /// Takes note of the highlight's ends before what stands at `byte` is written: a character, or the end
    /// of a line whose last characters may have been cut.
    fn pass(&mut self, byte: usize) {
        let here = self.text.len();
        if byte >= self.wanted.start {
            self.start.get_or_insert(here);
        }
        if byte >= self.wanted.end {
            self.end.get_or_insert(here);
        }
    }
}

fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.split('\n').scan(0, |next, line| {
        let start = *next;
        *next += line.len() + 1;
        Some((start, line.trim_end_matches('\r')))
    })
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Frame};
    use crate::model::Snippet;

    const FRAME: Frame = Frame { columns: 20, lines: 4, ellipsis: "…", replace: |_| None };

    fn cut(text: &str, highlighted: &str) -> (Excerpt, String) {
        let start = text.find(highlighted).unwrap();
        let highlight = start..start + highlighted.len();
        let excerpt = FRAME.cut(&Snippet { first_line: 7, text: text.to_owned(), highlight });
        let shown = excerpt.text.get(excerpt.highlight.clone()).unwrap().to_owned();
        (excerpt, shown)
    }

    #[test]
    fn a_short_snippet_stays_whole() {
        let (excerpt, shown) = cut("a = 1\r\nb = \"é\"\nc = 3", "\"é\"");
        assert_eq!(excerpt.text, "a = 1\nb = \"é\"\nc = 3");
        assert_eq!((excerpt.first_line, shown.as_str()), (7, "\"é\""));
    }

    #[test]
    fn a_long_line_is_cut_around_its_highlight() {
        let (excerpt, shown) = cut(&format!("{}KEY{}", "x".repeat(1000), "y".repeat(1000)), "KEY");
        assert_eq!(excerpt.text, "…xxxxxKEYyyyyyyyyyyyy…");
        assert_eq!(shown, "KEY");
    }

    #[test]
    fn a_highlight_longer_than_the_frame_is_shown_from_its_start() {
        let (excerpt, shown) = cut(&format!("a: {}", "z".repeat(100)), &"z".repeat(100));
        assert_eq!(shown, "z".repeat(17));
        assert_eq!(excerpt.text, format!("a: {}…", "z".repeat(17)));
    }

    #[test]
    fn many_lines_are_cut_around_the_highlight() {
        let text = (0..50).map(|number| format!("line {number}")).collect::<Vec<_>>().join("\n");
        let (excerpt, shown) = cut(&text, "line 30");
        assert_eq!((excerpt.first_line, shown.as_str()), (7 + 29, "line 30"));
        assert_eq!(excerpt.text.lines().count(), 4);
    }

    #[test]
    fn a_highlight_outside_the_text_is_its_end() {
        let excerpt = FRAME.cut(&Snippet { first_line: 1, text: "abc".to_owned(), highlight: 90..99 });
        assert_eq!(excerpt.highlight, 3..3);
    }
}
