//! The lines around a finding, cut to size, secrets redacted.

use crate::model::{Snippet, Span, Text};
use crate::redact::{Secrets, join, replace};
use std::ops::Range;

/// Lines that are shown around the span.
const CONTEXT: u32 = 1;

/// Lines that are shown at most.
const MAX_LINES: u32 = 8;

/// Bytes of a line that are shown.
const MAX_LINE: usize = 160;

/// Bytes of a long line that are shown before the span.
const LEAD: usize = 60;

/// Bytes before what is shown that are looked at for keys of secrets.
const BEFORE: usize = 512;

/// Bytes after what is shown that are looked at for what makes a value a secret.
const AFTER: usize = 128;

/// Bytes of a line up to which lines are looked at together, so that secrets over several lines are seen.
const MAX_TOGETHER: usize = 1_024;

/// The lines of a span with their neighbours; none when the span lies outside the text. A long neighbour is not shown: in
/// exports it is another resource.
pub(super) fn snippet(text: &Text, span: Span, secrets: &Secrets) -> Option<Snippet> {
    let location = text.locate(span);
    let first = location.start.line.saturating_sub(CONTEXT).max(1);
    let last = location.end.line.saturating_add(CONTEXT).min(first.saturating_add(MAX_LINES - 1));
    let mut shown = String::new();
    let mut highlight = None;
    let lines = (first..=last).map_while(|number| Some((number, Line::new(text, text.line(number)?, span))));
    let mut lines = lines.filter(|(_, line)| line.marked.is_some() || line.range.len() <= MAX_TOGETHER).peekable();
    let first_line = lines.peek()?.0;
    let lines: Vec<Line<'_>> = lines.map(|(_, line)| line).collect();
    let hidden = hidden(text, &lines, secrets);
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            shown.push('\n');
        }
        let (line, marked) = line.show(&hidden);
        if let Some(marked) = marked {
            let start = highlight.as_ref().map_or(shown.len() + marked.start, |range: &Range<usize>| range.start);
            highlight = Some(start..shown.len() + marked.end);
        }
        shown.push_str(&line);
    }
    Some(Snippet { first_line, text: shown, highlight: highlight.unwrap_or_default() })
}

/// The parts of the source that must not be shown in these lines, in order.
fn hidden(text: &Text, lines: &[Line<'_>], secrets: &Secrets) -> Vec<Range<usize>> {
    let start = lines.first().map_or(0, |line| line.range.start);
    let end = lines.last().map_or(0, |line| line.range.end);
    let are_short = lines.iter().all(|line| line.range.len() <= MAX_TOGETHER);
    let around = || text.floor(start.saturating_sub(BEFORE))..text.floor(end.saturating_add(AFTER));
    let near: Vec<Range<usize>> =
        if are_short { std::iter::once(around()).collect() } else { lines.iter().map(Line::vicinity).collect() };
    let ranges = near.into_iter().flat_map(|near| {
        let part = text.part(near.clone());
        let mut ranges = secrets.ranges(&part);
        ranges.extend(secrets.spans(text.source, near.clone()));
        ranges.extend(severed(&part, near.start > start));
        ranges.into_iter().map(move |range| range.start + near.start..range.end + near.start)
    });
    join(ranges.collect())
}

/// A line and the part of it that is highlighted, both as ranges of the whole text.
struct Line<'t> {
    whole: &'t Text,
    range: Range<usize>,
    marked: Option<Range<usize>>,
}

impl<'t> Line<'t> {
    fn new(whole: &'t Text, range: Range<usize>, span: Span) -> Self {
        let span = span.range();
        let cut = |offset: usize| whole.floor(offset).clamp(range.start, range.end);
        let touches = span.start <= range.end && span.end > range.start;
        let marked = touches.then(|| cut(span.start)..cut(span.end)).filter(|marked| marked.start <= marked.end);
        Self { whole, range, marked }
    }

    /// The part of the source that is looked at for secrets in this line.
    fn vicinity(&self) -> Range<usize> {
        let window = self.window();
        let start = self.whole.floor(window.start.saturating_sub(BEFORE)).max(self.range.start);
        let end = self.whole.floor(window.end + AFTER).min(self.range.end);
        start..end
    }

    /// The line as shown, and what is highlighted in it.
    fn show(&self, hidden: &[Range<usize>]) -> (String, Option<Range<usize>>) {
        let window = self.window();
        let here = |offset: usize| offset.clamp(window.start, window.end) - window.start;
        let ranges = hidden.iter().map(|range| here(range.start)..here(range.end));
        let ranges: Vec<_> = ranges.filter(|range| !range.is_empty()).collect();
        let text = self.whole.part(window.clone());
        let marked = self
            .marked
            .clone()
            .map(|marked| moved(&text, &ranges, here(marked.start))..moved(&text, &ranges, here(marked.end)));
        self.frame(&window, &replace(&text, &ranges), marked)
    }

    fn window(&self) -> Range<usize> {
        if self.range.len() <= MAX_LINE {
            return self.range.clone();
        }
        let from = self.marked.as_ref().map_or(self.range.start, |marked| marked.start.saturating_sub(LEAD));
        let start = self.whole.floor(from).max(self.range.start);
        start..self.whole.floor(start + MAX_LINE).min(self.range.end)
    }

    /// Marks with dots where the line was cut.
    fn frame(&self, window: &Range<usize>, text: &str, marked: Option<Range<usize>>) -> (String, Option<Range<usize>>) {
        let before = if window.start > self.range.start { "…" } else { "" };
        let after = if window.end < self.range.end { "…" } else { "" };
        let marked = marked.map(|marked| marked.start + before.len()..marked.end + before.len());
        (format!("{before}{text}{after}"), marked)
    }
}

/// A long word whose start was cut off may be the tail of a secret.
fn severed(part: &str, is_cut: bool) -> Option<Range<usize>> {
    let length = part.find(|c: char| !(c.is_ascii_alphanumeric() || "+/=_-".contains(c))).unwrap_or(part.len());
    (is_cut && length >= 64).then_some(0..length)
}

/// Where an offset comes to lie once ranges are replaced.
fn moved(text: &str, ranges: &[Range<usize>], offset: usize) -> usize {
    let before: Vec<_> = ranges.iter().filter(|range| range.start < offset).cloned().collect();
    let end = before.last().map_or(offset, |last| last.end.max(offset));
    replace(text.get(..end).unwrap_or_default(), &before).len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Digest, SourceId};

    fn show(content: &str, marked: &str) -> Snippet {
        let text = Text::new(SourceId(0), "a.tf".into(), Digest([0; 32]), content.to_owned());
        let start = content.find(marked).expect("marked text occurs");
        snippet(&text, Span::new(start, start + marked.len()), &Secrets::default()).expect("inside the text")
    }

    #[test]
    fn a_line_has_a_neighbour_on_each_side() {
        let shown = show("one\ntwo\nthree\nfour\n", "three");
        assert_eq!((shown.first_line, &*shown.text), (2, "two\nthree\nfour"));
        assert_eq!(shown.text.get(shown.highlight), Some("three"));
    }

    #[test]
    fn a_long_line_is_shown_around_the_span() {
        let shown = show(&format!("{}HERE{}", "é".repeat(4_000), "z".repeat(4_000)), "HERE");
        assert!(shown.text.len() < 200, "{}", shown.text.len());
        assert_eq!(shown.text.get(shown.highlight), Some("HERE"));
    }

    #[test]
    fn a_long_neighbour_is_not_shown() {
        let other = "o".repeat(2_000);
        let shown = show(&format!("{other}\n{{HERE}}{other}\n{other}\n"), "HERE");
        assert_eq!((shown.first_line, shown.text.lines().count()), (2, 1));
        assert_eq!(shown.text.get(shown.highlight), Some("HERE"));
    }

    #[test]
    fn many_lines_are_cut() {
        let content = "x\n".repeat(100);
        let shown = show(&content, &content);
        assert_eq!(shown.text.lines().count(), 8);
    }

    #[test]
    fn the_highlight_follows_redaction() {
        let shown = show("password = \"hunter2222222222222\", acl = \"public\"\n", "\"public\"");
        assert_eq!(shown.text.get(shown.highlight), Some("\"public\""));
        assert!(shown.text.starts_with("password = \"[redacted]\""));
    }

    #[test]
    fn a_highlighted_secret_is_covered_whole() {
        let shown = show("password = \"hunter2222222222222\"\n", "\"hunter2222222222222\"");
        assert_eq!(shown.text.get(shown.highlight), Some("\"[redacted]\""));
    }
}
