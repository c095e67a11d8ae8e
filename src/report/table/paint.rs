//! Ink, wrapping and safe text for a terminal of a given width.

use crate::model::Severity;
use crate::report::Style;
use std::borrow::Cow;
use std::io::{self, Write};

/// The narrowest terminal that is drawn for; a narrower one wraps by itself.
const NARROWEST: usize = 60;
/// Prose wider than this tires the eye.
pub(super) const WIDEST_PROSE: usize = 120;

/// A space that a line is not broken at; it is shown as any other.
pub(super) const GLUE: &str = "\u{a0}";

/// A colour or weight, by meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// As it is.
    Plain,
    /// A name or a heading.
    Bold,
    /// Beside the point.
    Dim,
    /// Wrong.
    Red,
    /// Wrong, and worst.
    BoldRed,
    /// Doubtful.
    Yellow,
    /// Advice.
    Cyan,
    /// Right.
    Green,
}

impl Ink {
    /// The ink of a severity.
    pub(super) fn of(severity: Severity) -> Self {
        match severity {
            Severity::Critical => Self::BoldRed,
            Severity::High => Self::Red,
            Severity::Medium => Self::Yellow,
            Severity::Low => Self::Cyan,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "1",
            Self::Dim => "2",
            Self::Red => "31",
            Self::BoldRed => "1;31",
            Self::Yellow => "33",
            Self::Cyan => "36",
            Self::Green => "32",
        }
    }
}

/// What the terminal can do.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    pub(super) width: usize,
    pub(super) colour: bool,
    pub(super) unicode: bool,
    pub(super) links: bool,
}

impl Paint {
    /// What the style says, within reason.
    pub(super) fn new(style: &Style) -> Self {
        let width = style.width.max(NARROWEST);
        Self { width, colour: style.colour, unicode: style.unicode, links: style.links }
    }

    /// The text in an ink.
    pub(super) fn ink(&self, ink: Ink, text: &str) -> String {
        if !self.colour || ink == Ink::Plain || text.is_empty() {
            return text.to_owned();
        }
        format!("\u{1b}[{}m{text}\u{1b}[0m", ink.code())
    }

    /// The text as a hyperlink where the terminal follows them.
    pub(super) fn link(&self, url: Option<&str>, text: &str) -> String {
        match url.filter(|_| self.links) {
            Some(url) => format!("\u{1b}]8;;{}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\", clean(url)),
            None => text.to_owned(),
        }
    }

    /// A heading over a section, after an empty line.
    pub(super) fn heading(&self, out: &mut dyn Write, text: &str) -> io::Result<()> {
        let bar = if self.unicode { "─" } else { "-" };
        let rest = self.width.min(WIDEST_PROSE).saturating_sub(text.chars().count() + 4);
        writeln!(out, "\n{}", self.ink(Ink::Bold, &format!("{bar}{bar} {text} {}", bar.repeat(rest))))
    }

    /// A paragraph behind a label in the label's ink; its further lines start under its first word.
    pub(super) fn paragraph(&self, out: &mut dyn Write, label: &str, ink: Ink, text: &str) -> io::Result<()> {
        let indent = label.chars().count();
        let text_ink = if indent == 0 || ink == Ink::Dim { ink } else { Ink::Plain };
        // Items without a label of their own are told apart by their first line alone.
        let hanging = if indent > 0 && label.trim().is_empty() { indent + 2 } else { indent };
        let room = self.width.min(WIDEST_PROSE).saturating_sub(hanging).max(NARROWEST / 2);
        let mut lead = self.ink(ink, label);
        for line in wrap(&clean(text), room) {
            writeln!(out, "{lead}{}", self.ink(text_ink, &line.replace(GLUE, " ")))?;
            lead = " ".repeat(hanging);
        }
        Ok(())
    }
}

/// The words in lines of at most `room` characters; a longer word has a line of its own.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut used = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if used + 1 + length <= room => {
                line.push(' ');
                line.push_str(word);
                used += 1 + length;
            }
            Some(_) | None => {
                lines.push(word.to_owned());
                used = length;
            }
        }
    }
    lines
}

/// A text of several lines, none of which can drive the terminal.
pub fn harmless(text: &str) -> String {
    text.split('\n').map(clean).collect::<Vec<_>>().join("\n")
}

/// Text that cannot drive the terminal: no control characters, no reversal of direction.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|letter| replacement(letter).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match replacement(letter) {
            Some(shown) => safe.push_str(shown),
            None => safe.push(letter),
        }
    }
    Cow::Owned(safe)
}

/// What is shown in place of a character that a terminal would obey.
pub(super) fn replacement(letter: char) -> Option<&'static str> {
    match letter {
        '\n' => Some(" "),
        '\t' => Some("    "),
        // The overrides of <https://trojansource.codes/>: what is shown must be what is written.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some("\u{fffd}"),
        control if control.is_control() => Some("\u{fffd}"),
        _ => None,
    }
}

/// `1 finding`, `2 findings`.
pub(super) fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::{clean, wrap};

    #[test]
    fn escapes_and_reversals_do_not_reach_the_terminal() {
        assert_eq!(clean("a\u{1b}[2Jb\u{202e}c\rd"), "a\u{fffd}[2Jb\u{fffd}c\u{fffd}d");
        assert_eq!(clean("Zoë 漢字"), "Zoë 漢字");
    }

    #[test]
    fn words_are_wrapped_and_long_ones_kept() {
        assert_eq!(wrap("ab  cd efghijklmnop q", 5), ["ab cd", "efghijklmnop", "q"]);
        assert_eq!(wrap("for PCI\u{a0}1.3.1", 8), ["for", "PCI\u{a0}1.3.1"]);
    }
}
