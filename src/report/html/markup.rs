//! The small pieces of a page.

use crate::report::xml::Escaped;
use std::fmt::{self, Display};
use std::io::{self, Write};

/// Rows of a long table; what is longer is for the JSON report.
const MAX_ROWS: usize = 2_000;
/// Rows that fill a screen.
const FEW_ROWS: usize = 20;

/// Text as text.
pub(super) use crate::report::xml::Escaped as Safe;

/// Our own words, where a pair of backticks means code.
pub(super) struct Prose<'a>(pub(super) &'a str);

impl Display for Prose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.matches('`').count() % 2 == 1 {
            return Escaped(self.0).fmt(f);
        }
        self.0.split('`').enumerate().try_for_each(|(number, part)| match number % 2 {
            0 => Escaped(part).fmt(f),
            _ => write!(f, "<code>{}</code>", Escaped(part)),
        })
    }
}

/// A word with the colour of what it says.
pub(super) fn tag(word: &str) -> String {
    coloured(word, word)
}

/// Words with the colour of another.
pub(super) fn coloured(class: &str, words: &str) -> String {
    format!("<span class=\"tag {}\">{}</span>", Escaped(class), Escaped(words.replace('_', " ")))
}

/// A name as part of an id: everything but letters, digits, `-` and `.` becomes `_`.
pub(super) fn id(name: &str) -> String {
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || "-.".contains(letter) { letter } else { '_' };
    name.chars().map(plain).collect()
}

/// Opens a section with its heading.
pub(super) fn section(out: &mut dyn Write, name: &str) -> io::Result<()> {
    let title = super::SECTIONS.iter().find(|(id, _)| *id == name).map_or(name, |(_, title)| title);
    writeln!(out, "<section id=\"{name}\" aria-labelledby=\"{name}-title\">\n<h2 id=\"{name}-title\">{title}</h2>")
}

/// A column of a table.
#[derive(Clone, Copy)]
pub(super) enum Column {
    /// The name of the row.
    Name(&'static str),
    /// Text that wraps.
    Text(&'static str),
    /// A number.
    Number(&'static str),
}

/// A table whose cells are markup already; nothing when it has no rows.
pub(super) struct Table<'a> {
    /// Unique on the page.
    pub(super) id: &'a str,
    pub(super) caption: String,
    pub(super) columns: &'a [Column],
}

impl Table<'_> {
    pub(super) fn write(
        &self,
        out: &mut dyn Write,
        rows: impl Iterator<Item = (Option<String>, Vec<String>)>,
    ) -> io::Result<()> {
        let mut rows = rows.peekable();
        if rows.peek().is_none() {
            return Ok(());
        }
        let id = self.id;
        writeln!(out, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}\">")?;
        writeln!(out, "<table><caption id=\"{id}\">{}</caption>\n<thead><tr>", Escaped(&self.caption))?;
        for column in self.columns {
            match column {
                Column::Name(name) | Column::Text(name) => write!(out, "<th scope=\"col\">{name}</th>")?,
                Column::Number(name) => write!(out, "<th scope=\"col\" class=\"number\">{name}</th>")?,
            }
        }
        writeln!(out, "</tr></thead>\n<tbody>")?;
        rows.try_for_each(|(anchor, cells)| self.row(out, anchor.as_deref(), &cells))?;
        writeln!(out, "</tbody></table></div>")
    }

    /// Writes a table that may be long: its first rows, how many more there are, and folded where they fill a screen.
    pub(super) fn write_long(&self, out: &mut dyn Write, rows: &[Vec<String>]) -> io::Result<()> {
        let is_long = rows.len() > FEW_ROWS;
        if is_long {
            writeln!(out, "<details><summary>{} ({} rows)</summary>", Escaped(&self.caption), rows.len())?;
        }
        self.write(out, rows.iter().take(MAX_ROWS).map(|row| (None, row.clone())))?;
        if rows.len() > MAX_ROWS {
            writeln!(out, "<p>{} more rows are not shown; the JSON report has them.</p>", rows.len() - MAX_ROWS)?;
        }
        if is_long { writeln!(out, "</details>") } else { Ok(()) }
    }

    fn row(&self, out: &mut dyn Write, anchor: Option<&str>, cells: &[String]) -> io::Result<()> {
        match anchor {
            Some(anchor) => write!(out, "<tr id=\"{anchor}\">")?,
            None => write!(out, "<tr>")?,
        }
        for (column, cell) in self.columns.iter().zip(cells) {
            match column {
                Column::Name(_) => write!(out, "<th scope=\"row\">{cell}</th>")?,
                Column::Text(_) => write!(out, "<td>{cell}</td>")?,
                Column::Number(_) => write!(out, "<td class=\"number\">{cell}</td>")?,
            }
        }
        writeln!(out, "</tr>")
    }
}

/// Standard base64 with padding (RFC 4648 section 4).
pub(super) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |place: usize| u32::from(chunk.get(place).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4_usize {
            let digit = ALPHABET.get((bits >> (18 - 6 * place) & 63) as usize).filter(|_| place <= chunk.len());
            text.push(digit.map_or('=', |digit| char::from(*digit)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Prose, base64};

    #[test]
    fn base64_is_that_of_the_rfc() {
        let table = [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")];
        for (plain, coded) in table {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn pairs_of_backticks_are_code() {
        assert_eq!(Prose("set `<a>`").to_string(), "set <code>&lt;a&gt;</code>");
        assert_eq!(Prose("one ` <").to_string(), "one ` &lt;");
    }
}
