//! The scanner: one pass over the text, values as deep as asked for, everything below checked and skipped.

use super::string::{end_of_string, string};
use crate::model::{Data, Entry, Number, Outline, Place, SourceId, Span, Text, Value};
use crate::parse::keys::{Keys, given_twice, keep_last};
use crate::parse::reading::{Fault, MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES};
use std::borrow::Cow;
use std::sync::Arc;

/// How a value is read: strictly as RFC 8259 says, or with comments and trailing commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) enum Manner {
    /// RFC 8259.
    Strict,
    /// With `//` and `/* */` comments and trailing commas.
    Commented,
}

/// A position in a text, and what has been read on the way there.
pub(in crate::parse) struct Scanner<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// Where the bytes start in the text.
    base: usize,
    source: SourceId,
    manner: Manner,
    /// Whether the text was read before, and no key was given twice.
    is_checked: bool,
    depth: usize,
    values: usize,
    keys: Keys,
    // members of the open containers; each container takes its own from the end when it closes
    items: Vec<Value>,
    entries: Vec<Entry>,
    /// The keys of the open objects of which nothing is made.
    skipped: Vec<(Cow<'t, str>, Span)>,
    /// Keys that were given twice.
    pub(in crate::parse) duplicates: Vec<Fault>,
}

type Scanned<T> = Result<T, Fault>;

impl<'t> Scanner<'t> {
    /// A scanner at a byte of a text.
    pub(in crate::parse) fn new(text: &'t Text, at: usize, manner: Manner) -> Self {
        Self { at, ..Self::of_part(text.as_str(), Place { source: text.source, span: Span::default() }, manner) }
    }

    /// A scanner at the start of a part of a text; of the place of the part only the start counts.
    pub(in crate::parse) fn of_part(part: &'t str, place: Place, manner: Manner) -> Self {
        Self {
            text: part,
            bytes: part.as_bytes(),
            at: 0,
            base: place.span.start as usize,
            source: place.source,
            manner,
            is_checked: false,
            depth: 0,
            values: 0,
            keys: Keys::default(),
            items: Vec::new(),
            entries: Vec::new(),
            skipped: Vec::new(),
            duplicates: Vec::new(),
        }
    }

    /// The same scanner over a text that was read before without a fault or a key given twice: what nothing is made of
    /// is passed over.
    pub(in crate::parse) fn again(self) -> Self {
        Self { is_checked: true, ..self }
    }

    /// The same scanner over the text up to a byte.
    pub(in crate::parse) fn until(mut self, end: usize) -> Self {
        self.text = self.text.get(..end).unwrap_or(self.text);
        self.bytes = self.text.as_bytes();
        self
    }

    /// Where the scanner stands.
    pub(in crate::parse) fn position(&self) -> usize {
        self.at
    }

    /// The next byte after white space and comments; none at the end.
    pub(in crate::parse) fn next_byte(&mut self) -> Scanned<Option<u8>> {
        self.space()?;
        Ok(self.peek())
    }

    /// A fault when anything but white space and comments is left.
    pub(in crate::parse) fn end(&mut self) -> Scanned<()> {
        self.space()?;
        if self.peek().is_none() { Ok(()) } else { Err(self.unexpected("the end of the file")) }
    }

    /// A value whose containers are read `levels` deep; deeper ones are checked, skipped and deferred.
    pub(in crate::parse) fn value(&mut self, levels: usize) -> Scanned<Value> {
        self.outlined(levels, &Outline::Whole)
    }

    /// The same, without the members that an outline does not name; only for a text that was read before.
    pub(super) fn outlined(&mut self, levels: usize, outline: &Outline) -> Scanned<Value> {
        self.space()?;
        let start = self.at;
        self.count()?;
        let data = match self.peek() {
            Some(b'{' | b'[') if levels == 0 => {
                if self.is_checked {
                    self.pass()?;
                } else {
                    self.skip()?;
                }
                Data::Deferred
            }
            Some(b'{') => self.object((levels - 1, levels - 1), outline)?,
            Some(b'[') => self.array(levels - 1, outline)?,
            Some(b'"') => Data::text(self.string()?),
            Some(b'-' | b'0'..=b'9') => Data::Number(self.number()?),
            _ => self.word()?,
        };
        Ok(Value::new(data, self.place(start)))
    }

    /// The root of a large document: its scalars, the items of its lists; the rest is deferred.
    pub(in crate::parse) fn shallow(&mut self) -> Scanned<Value> {
        self.space()?;
        let start = self.at;
        if self.peek() != Some(b'{') {
            return self.value(1);
        }
        let data = self.object((0, 1), &Outline::Whole)?;
        Ok(Value::new(data, self.place(start)))
    }

    /// An object whose containers are read so many levels deep, and so many when they are lists.
    fn object(&mut self, (levels, levels_of_lists): (usize, usize), outline: &Outline) -> Scanned<Data> {
        let base = self.entries.len();
        self.open()?;
        while !self.closes(b'}', self.entries.len() > base)? {
            let start = self.at;
            if self.peek() != Some(b'"') {
                return Err(self.unexpected("a key in double quotes"));
            }
            let key = self.string()?;
            let key_span = self.span(start, self.at);
            self.colon()?;
            let below = outline.member(&key);
            if below.is_none() && self.entries.len() > base {
                self.pass_value()?;
                continue;
            }
            let key = match key {
                Cow::Borrowed(key) => self.keys.shared(key),
                Cow::Owned(key) => key.into(),
            };
            let levels = if self.peek() == Some(b'[') { levels_of_lists } else { levels };
            let value = match below {
                Some(below) => self.outlined(levels, below)?,
                None => self.value(0)?,
            };
            self.entries.push(Entry { key, key_span, value });
        }
        self.depth -= 1;
        let mut entries: Vec<Entry> = self.entries.drain(base..).collect();
        if !self.is_checked {
            keep_last(&mut entries, &mut self.duplicates);
            self.duplicates.truncate(MAX_PROBLEMS);
        }
        Ok(Data::Object(Arc::new(crate::model::Object(entries))))
    }

    fn array(&mut self, levels: usize, outline: &Outline) -> Scanned<Data> {
        let base = self.items.len();
        self.open()?;
        while !self.closes(b']', self.items.len() > base)? {
            let value = self.outlined(levels, outline)?;
            self.items.push(value);
        }
        self.depth -= 1;
        Ok(Data::List(Arc::new(self.items.drain(base..).collect())))
    }

    /// Checks a container and makes nothing of it.
    fn skip(&mut self) -> Scanned<()> {
        let object = self.peek() == Some(b'{');
        let close = if object { b'}' } else { b']' };
        let base = self.skipped.len();
        let mut any = false;
        self.open()?;
        while !self.closes(close, any)? {
            any = true;
            if object {
                let start = self.at;
                if self.peek() != Some(b'"') {
                    return Err(self.unexpected("a key in double quotes"));
                }
                let key = self.string()?;
                self.skipped.push((key, self.span(start, self.at)));
                self.colon()?;
            }
            match self.peek() {
                Some(b'{' | b'[') => self.skip()?,
                Some(b'"') => drop(self.string()?),
                Some(b'-' | b'0'..=b'9') => drop(self.number_text()?),
                _ => drop(self.word()?),
            }
        }
        self.depth -= 1;
        given_twice(self.skipped.get(base..).unwrap_or_default(), &mut self.duplicates);
        self.duplicates.truncate(MAX_PROBLEMS);
        self.skipped.truncate(base);
        Ok(())
    }

    /// Passes over a value that was checked before.
    fn pass_value(&mut self) -> Scanned<()> {
        match self.peek() {
            Some(b'{' | b'[') => self.pass()?,
            Some(b'"') => self.at = end_of_string(self.bytes, self.at),
            _ => {
                let rest = self.bytes.get(self.at..).unwrap_or_default();
                self.at += rest.iter().take_while(|byte| !b",]} \n\r\t".contains(byte)).count();
            }
        }
        Ok(())
    }

    /// Passes over a container that was checked before: only its end is looked for.
    fn pass(&mut self) -> Scanned<()> {
        let mut open = 0_usize;
        loop {
            match self.peek() {
                Some(b'{' | b'[') => open += 1,
                Some(b'}' | b']') => open = open.saturating_sub(1),
                Some(b'"') => self.at = end_of_string(self.bytes, self.at) - 1,
                Some(_) => {}
                None => return Err(self.unexpected("the end of the list or object")),
            }
            self.at += 1;
            if open == 0 {
                return Ok(());
            }
        }
    }

    fn open(&mut self) -> Scanned<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.fault(format!("nested deeper than {MAX_DEPTH} levels")));
        }
        self.at += 1;
        Ok(())
    }

    /// Whether the container ends here; else the scanner stands at its next member.
    fn closes(&mut self, close: u8, after_member: bool) -> Scanned<bool> {
        self.space()?;
        if self.take(close) {
            return Ok(true);
        }
        if !after_member {
            return Ok(false);
        }
        if !self.take(b',') {
            return Err(self.unexpected(if close == b'}' { "`,` or `}`" } else { "`,` or `]`" }));
        }
        self.space()?;
        if self.manner == Manner::Commented && self.take(close) {
            return Ok(true);
        }
        if self.peek() == Some(close) { Err(self.unexpected("a value after `,`")) } else { Ok(false) }
    }

    fn colon(&mut self) -> Scanned<()> {
        self.space()?;
        if !self.take(b':') {
            return Err(self.unexpected("`:` after the key"));
        }
        self.space()
    }

    /// The content of the string that starts here.
    fn string(&mut self) -> Scanned<Cow<'t, str>> {
        let (content, end) = string(self.text, self.at)?;
        self.at = end;
        Ok(content)
    }

    fn word(&mut self) -> Scanned<Data> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (length, data) = match rest {
            [b't', b'r', b'u', b'e', ..] => (4, Data::Bool(true)),
            [b'f', b'a', b'l', b's', b'e', ..] => (5, Data::Bool(false)),
            [b'n', b'u', b'l', b'l', ..] => (4, Data::Null),
            _ => return Err(self.unexpected("a value")),
        };
        if rest.get(length).is_some_and(u8::is_ascii_alphanumeric) {
            return Err(self.unexpected("a value"));
        }
        self.at += length;
        Ok(data)
    }

    fn number(&mut self) -> Scanned<Number> {
        let text = self.number_text()?;
        let whole = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') && text != "-0";
        let int = whole.then(|| text.parse().ok()).flatten();
        Ok(int.map_or_else(|| Number::Decimal(text.into()), Number::Int))
    }

    fn number_text(&mut self) -> Scanned<&'t str> {
        let start = self.at;
        self.take(b'-');
        let zero = self.peek() == Some(b'0');
        let whole = self.digits();
        if whole == 0 || (zero && whole > 1) {
            self.at = start;
            return Err(self.fault("a number starts with one zero or with another digit"));
        }
        if self.take(b'.') && self.digits() == 0 {
            return Err(self.unexpected("a digit after the point"));
        }
        if self.take(b'e') || self.take(b'E') {
            let _sign = self.take(b'+') || self.take(b'-');
            if self.digits() == 0 {
                return Err(self.unexpected("a digit in the exponent"));
            }
        }
        Ok(self.text.get(start..self.at).unwrap_or_default())
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn space(&mut self) -> Scanned<()> {
        // exports are written without any
        match self.peek() {
            Some(byte) if byte > b' ' && byte != b'/' => Ok(()),
            _ => self.spaces(),
        }
    }

    fn spaces(&mut self) -> Scanned<()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(b'/') if self.manner == Manner::Commented => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Scanned<()> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = match rest.get(1) {
            Some(b'/') => memchr::memchr(b'\n', rest).unwrap_or(rest.len()),
            Some(b'*') => match memchr::memmem::find(rest.get(2..).unwrap_or_default(), b"*/") {
                Some(found) => found + 4,
                None => return Err(self.fault("the comment has no end")),
            },
            _ => return Err(self.unexpected("a value or a comment")),
        };
        self.at += length;
        Ok(())
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn count(&mut self) -> Scanned<()> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(self.fault(format!("more than {MAX_VALUES} values")));
        }
        Ok(())
    }

    fn place(&self, start: usize) -> Place {
        Place { source: self.source, span: self.span(start, self.at) }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    fn unexpected(&self, expected: &str) -> Fault {
        let found = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let found = found.map_or_else(|| "the end of the file".into(), |found| format!("`{}`", found.escape_debug()));
        self.fault(format!("found {found}, expected {expected}"))
    }

    fn fault(&self, message: impl Into<String>) -> Fault {
        let width = self.text.get(self.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Fault::new(self.span(self.at, self.at + width), message)
    }
}
