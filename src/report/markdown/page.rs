//! A text that keeps to a limit: rows that do not fit are counted.

use std::fmt::Write as _;

/// Kept free for what closes a section and says what is missing.
const RESERVE: usize = 400;

/// Markdown in the making.
pub(super) struct Page {
    text: String,
    limit: usize,
}

/// The folded part of a page, or an open one.
pub(super) struct Section<'a> {
    pub(super) title: String,
    pub(super) folded: bool,
    /// Columns of its table.
    pub(super) columns: &'a [&'a str],
    /// What a row is, for the count of those left out.
    pub(super) noun: &'a str,
}

impl Page {
    pub(super) fn new(limit: usize) -> Self {
        Self { text: String::new(), limit }
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A line of our own words, which are few.
    pub(super) fn line(&mut self, line: &str) {
        if self.fits(line, RESERVE / 4) {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// A table of rows; nothing when there are none or not even the head fits.
    pub(super) fn table(&mut self, section: &Section<'_>, rows: impl ExactSizeIterator<Item = Vec<String>>) {
        let head = head(section);
        if rows.len() == 0 || !self.fits(&head, RESERVE) {
            return;
        }
        self.text.push_str(&head);
        let mut left_out = 0;
        for row in rows {
            let line = format!("| {} |\n", row.join(" | "));
            // once one is left out the others are: the order is by weight
            if left_out == 0 && self.fits(&line, RESERVE) {
                self.text.push_str(&line);
            } else {
                left_out += 1;
            }
        }
        if left_out > 0 {
            let plural = if left_out == 1 { " is" } else { "s are" };
            let _ = write!(self.text, "\n{left_out} more {}{plural} not shown here.\n", section.noun);
        }
        self.text.push_str(if section.folded { "\n</details>\n\n" } else { "\n" });
    }

    fn fits(&self, more: &str, reserve: usize) -> bool {
        self.text.len() + more.len() + reserve <= self.limit
    }
}

fn head(section: &Section<'_>) -> String {
    let title = if section.folded {
        format!("<details><summary>{}</summary>\n\n", section.title)
    } else {
        format!("#### {}\n\n", section.title)
    };
    let rule: Vec<_> = section.columns.iter().map(|_| "---").collect();
    format!("{title}| {} |\n| {} |\n", section.columns.join(" | "), rule.join(" | "))
}

/// Text that Markdown shows as it is, on one line: no markup, no mention, no reference to an issue.
pub(super) fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' | '<' | '>' | '@' | '#' => {
                let _ = write!(escaped, "&#{};", u32::from(letter));
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => escaped.extend(['\\', letter]),
            // "www." and "http:" become links
            ':' | '.' if escaped.ends_with("http") || escaped.ends_with("https") || escaped.ends_with("www") => {
                let _ = write!(escaped, "&#{};", u32::from(letter));
            }
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => escaped.push('\u{fffd}'),
            letter if letter.is_control() => escaped.push(' '),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// The same, in the type of code.
pub(super) fn code(text: &str) -> String {
    format!("<code>{}</code>", plain(text))
}

/// Our own words, where a pair of backticks means code.
pub(super) fn prose(text: &str) -> String {
    let parts: Vec<_> = text.split('`').collect();
    if parts.len() % 2 == 0 {
        return plain(text);
    }
    let part = |(number, part): (usize, &&str)| if number % 2 == 1 { code(part) } else { plain(part) };
    parts.iter().enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::{plain, prose};

    #[test]
    fn pairs_of_backticks_are_code() {
        assert_eq!(prose("set `a_b`, then"), "set <code>a\\_b</code>, then");
        assert_eq!(prose("one ` alone"), "one \\` alone");
    }

    #[test]
    fn a_message_cannot_mark_itself_up() {
        let text = "a|b\n@root #1 <img src=x> [x](http://y) `c` *d* \u{1b}";
        let shown = "a\\|b &#64;root &#35;1 &#60;img src=x&#62; \\[x\\](http&#58;//y) \\`c\\` \\*d\\*  ";
        assert_eq!(plain(text), shown);
    }
}
