//! Line-oriented configuration files, by grammars that are data: one engine, one TOML file a format.
//!
//! A line that does not fit its grammar is a problem of that line, and the rest of the file is read. The
//! tree is a list of entries in the order written, `{section, key, value}` or `{section, key, values}`;
//! which of two entries wins is for a resolver to know.

mod grammar;
mod words;

use super::reading::{Fault, MAX_PROBLEMS, Reading};
use crate::model::{Data, Document, Entry, Place, Problem, Span, Syntax, Text, Value};
use grammar::{Grammar, Kind};
use std::sync::Arc;

/// Reads a text by the grammar of that name.
pub(super) fn parse(text: &Arc<Text>, grammar: &'static str) -> Reading {
    let Some(rules) = grammar::named(grammar) else {
        let fault = Fault::new(Span::default(), format!("no grammar is named {grammar}"));
        return Reading::failed(fault.error(text, "grammar-missing"));
    };
    let mut lines = Lines { text, rules, section: None, entries: Vec::new(), problems: Vec::new() };
    let mut start = 0;
    for line in text.as_str().split_inclusive('\n') {
        lines.line(Piece { text: line, start }.trim());
        start += line.len();
    }
    let root = Value::list(lines.entries, Place { source: text.source, span: Span::new(0, start) });
    let document = Document::new(Arc::clone(text), 0, Syntax::Lines(grammar), root);
    Reading { documents: vec![document], problems: lines.problems }
}

/// A part of the text that knows where it lies.
#[derive(Debug, Clone, Copy)]
struct Piece<'t> {
    text: &'t str,
    start: usize,
}

impl Piece<'_> {
    fn trim(self) -> Self {
        self.trim_start().trim_end()
    }

    fn trim_start(self) -> Self {
        let text = self.text.trim_start();
        Self { text, start: self.start + self.text.len() - text.len() }
    }

    fn trim_end(self) -> Self {
        Self { text: self.text.trim_end(), start: self.start }
    }

    /// The parts before and after a byte offset.
    fn split_at(self, offset: usize) -> (Self, Self) {
        let (before, after) = self.text.split_at_checked(offset).unwrap_or((self.text, ""));
        (Self { text: before, start: self.start }, Self { text: after, start: self.start + before.len() })
    }

    fn span(self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }
}

struct Lines<'a> {
    text: &'a Arc<Text>,
    rules: &'a Grammar,
    section: Option<Piece<'a>>,
    entries: Vec<Value>,
    problems: Vec<Problem>,
}

impl<'a> Lines<'a> {
    fn line(&mut self, line: Piece<'a>) {
        if line.text.is_empty() || line.text.starts_with(|first| self.rules.is_comment(first)) {
            return;
        }
        let fits = match self.rules.kind {
            Kind::Kv => self.key_value(line),
            Kind::Ini => self.header(line) || self.key_value(line),
            Kind::Cols => self.columns(line),
        };
        if !fits {
            self.report(line);
        }
    }

    /// `[section]`.
    fn header(&mut self, line: Piece<'a>) -> bool {
        let Some(name) = line.text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(name, _)| name) else {
            return false;
        };
        self.section = Some(Piece { text: name, start: line.start + 1 }.trim());
        true
    }

    fn key_value(&mut self, line: Piece<'a>) -> bool {
        let (key, rest) = self.key(line);
        if key.text.is_empty() {
            return false;
        }
        let value = match rest {
            None if self.rules.bare.as_ref().is_some_and(|prefix| line.text.starts_with(prefix.as_str())) => {
                Some(("value", self.value(Data::Null, Span::new(line.span().range().end, line.span().range().end))))
            }
            None => None,
            Some(rest) if self.rules.words => self.words(rest).map(|words| ("values", words)),
            Some(rest) => Some(("value", self.whole(rest))),
        };
        let Some((name, value)) = value else { return false };
        let name_of_key = if self.rules.fold_case { key.text.to_lowercase() } else { key.text.to_owned() };
        let key = self.value(Data::String(name_of_key.into()), key.span());
        self.push(line, vec![("key", key), (name, value)]);
        true
    }

    /// The key of a line, and what follows its separator when there is one.
    fn key(&self, line: Piece<'a>) -> (Piece<'a>, Option<Piece<'a>>) {
        let Some(end) = line.text.find(|c| self.rules.is_separator(c)) else { return (line, None) };
        let (key, rest) = line.split_at(end);
        let rest = rest.trim_start();
        let after = rest.text.strip_prefix(|c: char| !c.is_whitespace() && self.rules.is_separator(c));
        let rest = after.map_or(rest, |after| rest.split_at(rest.text.len() - after.len()).1);
        (words::unquoted(key.trim_end(), self.rules), Some(rest.trim()))
    }

    /// The rest of a line as one value, without a comment after it and quotes round it.
    fn whole(&self, rest: Piece<'a>) -> Value {
        let mut value = rest;
        if self.rules.inline_comments {
            value = words::before_comment(rest, self.rules);
        }
        value = words::unquoted(value, self.rules);
        self.value(Data::text(value.text), value.span())
    }

    fn words(&self, rest: Piece<'a>) -> Option<Value> {
        let words = words::split(rest, self.rules)?;
        let items = words.into_iter().map(|word| self.value(Data::text(word.text), word.span));
        Some(Value::list(items.collect(), Place { source: self.text.source, span: rest.span() }))
    }

    fn columns(&mut self, line: Piece<'a>) -> bool {
        let Some(words) = self.words(line) else { return false };
        self.push(line, vec![("values", words)]);
        true
    }

    fn push(&mut self, line: Piece<'a>, fields: Vec<(&'static str, Value)>) {
        let section = self.section.map(|name| ("section", self.value(Data::String(name.text.into()), name.span())));
        let fields = section.into_iter().chain(fields);
        let entries = fields.map(|(key, value)| Entry { key: key.into(), key_span: value.origin.place.span, value });
        let place = Place { source: self.text.source, span: line.span() };
        self.entries.push(Value::object(entries.collect(), place));
    }

    fn value(&self, data: Data, span: Span) -> Value {
        Value::new(data, Place { source: self.text.source, span })
    }

    fn report(&mut self, line: Piece<'a>) {
        let more = match self.problems.len() + 1 {
            MAX_PROBLEMS => ", and perhaps more below",
            count if count > MAX_PROBLEMS => return,
            _ => "",
        };
        let message = format!("this line is not read: it does not fit the format of the file{more}");
        self.problems.push(Fault::new(line.span(), message).warning(self.text, "line-not-read"));
    }
}

#[cfg(test)]
mod tests;
