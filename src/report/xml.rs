//! XML and HTML, written as it goes: what is text can never become markup.

use std::fmt;
use std::io::{self, Write};

/// Text with everything escaped that XML or HTML would read; characters that XML 1.0 forbids are left out.
#[derive(Debug, Clone, Copy)]
pub(super) struct Escaped<T>(pub(super) T);

impl<T: fmt::Display> fmt::Display for Escaped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        write!(Escaping(f), "{}", self.0)
    }
}

struct Escaping<'f, 'a>(&'f mut fmt::Formatter<'a>);

impl fmt::Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|letter| match letter {
            '&' => self.0.write_str("&amp;"),
            '<' => self.0.write_str("&lt;"),
            '>' => self.0.write_str("&gt;"),
            '"' => self.0.write_str("&quot;"),
            '\'' => self.0.write_str("&#39;"),
            // XML 1.0 section 2.2; bidirectional controls would show text in an order it does not have
            '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => Ok(()),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => self.0.write_char('\u{fffd}'),
            other => self.0.write_char(other),
        })
    }
}

/// An XML document in the making.
pub(super) struct Xml<'w> {
    out: &'w mut dyn Write,
    open: Vec<&'static str>,
}

/// Attributes: names and values.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl<'w> Xml<'w> {
    /// Starts the document.
    pub(super) fn new(out: &'w mut dyn Write) -> io::Result<Self> {
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        Ok(Self { out, open: Vec::new() })
    }

    /// Opens an element that has children.
    pub(super) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) -> io::Result<()> {
        self.start(name, attributes)?;
        self.open.push(name);
        writeln!(self.out, ">")
    }

    /// Closes the element opened last.
    pub(super) fn close(&mut self) -> io::Result<()> {
        let Some(name) = self.open.pop() else { return Ok(()) };
        self.indent()?;
        writeln!(self.out, "</{name}>")
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) -> io::Result<()> {
        self.start(name, attributes)?;
        writeln!(self.out, "/>")
    }

    /// An element with text.
    pub(super) fn text(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) -> io::Result<()> {
        self.start(name, attributes)?;
        writeln!(self.out, ">{}</{name}>", Escaped(text))
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.indent()?;
        write!(self.out, "<{name}")?;
        attributes.iter().try_for_each(|(key, value)| write!(self.out, " {key}=\"{}\"", Escaped(OneLine(value))))
    }

    fn indent(&mut self) -> io::Result<()> {
        self.open.iter().try_for_each(|_| self.out.write_all(b"  "))
    }
}

/// Text without line ends, which an attribute would turn into spaces anyway.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, line) in self.0.lines().enumerate() {
            if number > 0 {
                f.write_str(" ")?;
            }
            f.write_str(line)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Escaped, Xml};

    #[test]
    fn text_never_becomes_markup() {
        let text = "<b>\"x\" & 'y'</b>\u{1b}[31m\u{7}\u{202e}";
        assert_eq!(Escaped(text).to_string(), "&lt;b&gt;&quot;x&quot; &amp; &#39;y&#39;&lt;/b&gt;[31m\u{fffd}");
    }

    #[test]
    fn elements_close_in_the_order_they_opened() {
        let mut out = Vec::new();
        let mut xml = Xml::new(&mut out).unwrap();
        xml.open("a", &[("x", "1\n2")]).unwrap();
        xml.open("b", &[]).unwrap();
        xml.text("c", &[], "<").unwrap();
        xml.close().unwrap();
        xml.empty("d", &[]).unwrap();
        xml.close().unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <a x="1 2">
          <b>
            <c>&lt;</c>
          </b>
          <d/>
        </a>
        "#);
    }
}
