//! One instruction as a value.

use super::logical::{Joined, Logical};
use super::words;
use crate::model::{Data, Entry, Place, Span, Text, Value};
use crate::parse::reading::Fault;
use std::ops::Range;

/// An instruction that was read.
pub(super) struct Instruction {
    /// The keyword in upper case.
    pub(super) keyword: &'static str,
    /// Where the keyword is written.
    pub(super) keyword_span: Span,
    /// The value.
    pub(super) value: Value,
}

const KEYWORDS: &[&str] = &[
    "ADD",
    "ARG",
    "CMD",
    "COPY",
    "ENTRYPOINT",
    "ENV",
    "EXPOSE",
    "FROM",
    "HEALTHCHECK",
    "LABEL",
    "MAINTAINER",
    "ONBUILD",
    "RUN",
    "SHELL",
    "STOPSIGNAL",
    "USER",
    "VOLUME",
    "WORKDIR",
];

/// Reads an instruction.
pub(super) fn read(logical: &Logical, text: &Text) -> Result<Instruction, Fault> {
    if let Some(word) = &logical.unclosed {
        let span = logical.line.span(0..logical.line.text.len());
        return Err(Fault::new(span, format!("the heredoc `{word}` has no end")));
    }
    Reader { logical, line: &logical.line, text }.instruction(0, true)
}

struct Reader<'r> {
    logical: &'r Logical,
    line: &'r Joined,
    text: &'r Text,
}

impl Reader<'_> {
    fn instruction(&self, from: usize, may_wrap: bool) -> Result<Instruction, Fault> {
        let words = words::words(&self.line.text, from);
        let Some(first) = words.first().cloned() else {
            return Err(Fault::new(self.line.span(from..from), "expected an instruction"));
        };
        let keyword_span = self.line.span(first.clone());
        let written = self.slice(first.clone());
        let Some(keyword) = KEYWORDS.iter().find(|keyword| keyword.eq_ignore_ascii_case(written)) else {
            return Err(Fault::new(keyword_span, format!("unknown instruction `{written}`")));
        };
        let has_flags = matches!(*keyword, "ADD" | "COPY" | "FROM" | "HEALTHCHECK" | "RUN");
        let is_flag = |word: &&Range<usize>| has_flags && self.slice((*word).clone()).starts_with("--");
        let flags: Vec<Range<usize>> = words.iter().skip(1).take_while(is_flag).cloned().collect();
        let after = flags.last().unwrap_or(&first).end;
        let rest = words.get(1 + flags.len()).map_or(self.line.text.len(), |word| word.start.max(after));
        if rest >= self.line.text.len() && self.logical.heredocs.is_empty() {
            return Err(Fault::new(keyword_span, format!("{keyword} needs an argument")));
        }
        let mut entries = vec![
            self.entry("keyword", Value::string(*keyword, self.place(keyword_span)), keyword_span),
            self.entry("flags", self.flags(&flags, keyword_span), keyword_span),
            self.entry("text", self.string(rest..self.line.text.len()), keyword_span),
        ];
        let members = self.members(keyword, rest, may_wrap)?;
        entries.extend(members.into_iter().map(|(key, value)| self.entry(key, value, keyword_span)));
        let end = self.logical.heredocs.last().map(|heredoc| heredoc.range.end);
        let whole = self.line.span(first.start..self.line.text.len());
        let whole = Span { end: end.map_or(whole.end, |end| Span::new(end, end).end), ..whole };
        Ok(Instruction { keyword, keyword_span, value: Value::object(entries, self.place(whole)) })
    }

    fn members(&self, keyword: &str, from: usize, may_wrap: bool) -> Result<Vec<(&'static str, Value)>, Fault> {
        let list =
            |words: Vec<Range<usize>>| self.list(words.into_iter().map(|word| self.string(word)).collect(), from);
        Ok(match keyword {
            "RUN" | "CMD" | "ENTRYPOINT" => self.command(from),
            "HEALTHCHECK" => self.healthcheck(from),
            "ENV" | "LABEL" => vec![("pairs", self.pairs(from, false))],
            "ARG" => vec![("pairs", self.pairs(from, true))],
            "COPY" | "ADD" => self.copy(from),
            "EXPOSE" => vec![("ports", list(words::words(&self.line.text, from)))],
            "SHELL" => vec![("arguments", self.strings(from))],
            "VOLUME" => vec![("paths", self.strings(from))],
            "FROM" => self.from(from),
            "ONBUILD" if may_wrap => vec![("instruction", self.instruction(from, false)?.value)],
            "ONBUILD" => return Err(Fault::new(self.line.span(from..from), "ONBUILD cannot hold another ONBUILD")),
            _ => vec![("value", self.string(from..self.line.text.len()))],
        })
    }

    /// `form`, `commands` and `arguments` of a command.
    fn command(&self, from: usize) -> Vec<(&'static str, Value)> {
        let place = self.place(self.line.span(from..self.line.text.len()));
        if let Some(arguments) = words::exec_form(&self.line.text, from) {
            let joined: Vec<&str> = arguments.iter().map(|(argument, _)| argument.as_str()).collect();
            let command = Value::string(joined.join(" "), place);
            return vec![
                ("form", Value::string("exec", place)),
                ("commands", self.list(vec![command], from)),
                ("arguments", self.list(arguments.into_iter().map(|argument| self.quoted(argument)).collect(), from)),
            ];
        }
        let mut commands: Vec<Value> =
            words::commands(&self.line.text, from).into_iter().map(|range| self.string(range)).collect();
        commands.extend(self.heredoc_commands());
        vec![
            ("form", Value::string("shell", place)),
            ("commands", self.list(commands, from)),
            ("arguments", self.list(Vec::new(), from)),
        ]
    }

    fn heredoc_commands(&self) -> Vec<Value> {
        let mut commands = Vec::new();
        for heredoc in &self.logical.heredocs {
            let text = self.text.as_str().get(heredoc.range.clone()).unwrap_or_default();
            for range in words::commands(text, 0) {
                let span = Span::new(heredoc.range.start + range.start, heredoc.range.start + range.end);
                commands.push(Value::string(text.get(range).unwrap_or_default(), self.place(span)));
            }
        }
        commands
    }

    fn healthcheck(&self, from: usize) -> Vec<(&'static str, Value)> {
        let none = self.slice(from..self.line.text.len()).trim().eq_ignore_ascii_case("NONE");
        let flag = Value::new(Data::Bool(none), self.place(self.line.span(from..self.line.text.len())));
        let words = words::words(&self.line.text, from);
        let command = words.get(1).map_or(self.line.text.len(), |word| word.start);
        let mut members = self.command(if none { self.line.text.len() } else { command });
        members.push(("none", flag));
        members
    }

    fn copy(&self, from: usize) -> Vec<(&'static str, Value)> {
        let mut paths: Vec<Value> = match words::exec_form(&self.line.text, from) {
            Some(strings) => strings.into_iter().map(|string| self.quoted(string)).collect(),
            None => words::words(&self.line.text, from).into_iter().map(|word| self.string(word)).collect(),
        };
        let nothing = || Value::new(Data::Null, self.place(self.line.span(from..from)));
        let destination = if paths.len() > 1 { paths.pop().unwrap_or_else(nothing) } else { nothing() };
        paths.retain(|path| !path.as_str().is_some_and(|path| path.starts_with("<<")));
        let bodies = self.logical.heredocs.iter().map(|heredoc| {
            let text = self.text.as_str().get(heredoc.range.clone()).unwrap_or_default();
            let tabs = |line| str::trim_start_matches(line, '\t');
            let text =
                if heredoc.strips_tabs { text.split_inclusive('\n').map(tabs).collect() } else { text.to_owned() };
            Value::string(text, self.place(Span::new(heredoc.range.start, heredoc.range.end)))
        });
        let bodies = bodies.collect();
        vec![("sources", self.list(paths, from)), ("destination", destination), ("heredocs", self.list(bodies, from))]
    }

    /// `image` and `name` of a FROM.
    fn from(&self, from: usize) -> Vec<(&'static str, Value)> {
        let mut words = words::words(&self.line.text, from).into_iter();
        let null = |at: Span| Value::new(Data::Null, self.place(at));
        let image = words.next().map_or_else(|| null(self.line.span(from..from)), |word| self.string(word));
        let named = words.next().filter(|word| self.slice(word.clone()).eq_ignore_ascii_case("AS"));
        let name = named.and_then(|_| words.next()).map(|word| self.string(word));
        let name = name.unwrap_or_else(|| null(image.origin.place.span));
        vec![("image", image), ("name", name)]
    }

    /// `name=value` words, or the old `ENV name the rest`.
    fn pairs(&self, from: usize, is_arg: bool) -> Value {
        let text = &self.line.text;
        let words = words::quoted_words(text, from, self.logical.escape);
        let modern = is_arg || words.first().is_some_and(|word| self.slice(word.clone()).contains('='));
        if modern {
            return self.list(words.into_iter().map(|word| self.pair(word)).collect(), from);
        }
        let Some(name) = words.first().cloned() else { return self.list(Vec::new(), from) };
        let start = words.get(1).map_or(text.len(), |word| word.start);
        let value = self.string(start..text.len());
        let name_span = self.line.span(name.clone());
        let whole = Span { end: value.origin.place.span.end.max(name_span.end), ..name_span };
        let members = vec![self.entry("name", self.string(name), name_span), self.entry("value", value, name_span)];
        self.list(vec![Value::object(members, self.place(whole))], from)
    }

    fn pair(&self, word: Range<usize>) -> Value {
        let written = self.slice(word.clone());
        let whole = self.place(self.line.span(word.clone()));
        let (name, value) = match written.split_once('=') {
            Some((name, value)) => {
                let span = self.line.span(word.start + name.len() + 1..word.end);
                (name, Value::string(words::unquoted(value, self.logical.escape), self.place(span)))
            }
            None => (written, Value::new(Data::Null, whole)),
        };
        let name_span = self.line.span(word.start..word.start + name.len());
        let name = Value::string(words::unquoted(name, self.logical.escape), self.place(name_span));
        let members = vec![self.entry("name", name, name_span), self.entry("value", value, name_span)];
        Value::object(members, whole)
    }

    fn flags(&self, flags: &[Range<usize>], keyword: Span) -> Value {
        let flag = |word: &Range<usize>| {
            let written = self.slice(word.clone());
            let (name, value) = written.split_once('=').map_or((written, None), |(name, value)| (name, Some(value)));
            let name_span = self.line.span(word.start..word.start + name.len());
            let value = match value {
                Some(value) => Value::string(value, self.place(self.line.span(word.end - value.len()..word.end))),
                None => Value::new(Data::Null, self.place(name_span)),
            };
            let bare = self.line.span(word.start + 2..word.start + name.len());
            let name = Value::string(name.trim_start_matches("--"), self.place(bare));
            let members = vec![self.entry("name", name, name_span), self.entry("value", value, name_span)];
            Value::object(members, self.place(self.line.span(word.clone())))
        };
        let span = match (flags.first(), flags.last()) {
            (Some(first), Some(last)) => self.line.span(first.start..last.end),
            (None, _) | (_, None) => keyword,
        };
        Value::list(flags.iter().map(flag).collect(), self.place(span))
    }

    /// The strings of an array, or words.
    fn strings(&self, from: usize) -> Value {
        let strings = match words::exec_form(&self.line.text, from) {
            Some(strings) => strings.into_iter().map(|string| self.quoted(string)).collect(),
            None => words::words(&self.line.text, from).into_iter().map(|word| self.string(word)).collect(),
        };
        self.list(strings, from)
    }

    fn quoted(&self, (string, range): (String, Range<usize>)) -> Value {
        Value::string(string, self.place(self.line.span(range)))
    }

    fn list(&self, items: Vec<Value>, from: usize) -> Value {
        Value::list(items, self.place(self.line.span(from..self.line.text.len())))
    }

    fn string(&self, range: Range<usize>) -> Value {
        Value::string(self.slice(range.clone()), self.place(self.line.span(range)))
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.line.text.get(range).unwrap_or_default()
    }

    #[expect(clippy::unused_self, reason = "reads as the other makers of parts do")]
    fn entry(&self, key: &'static str, value: Value, key_span: Span) -> Entry {
        Entry { key: key.into(), key_span, value }
    }

    fn place(&self, span: Span) -> Place {
        Place { source: self.text.source, span }
    }
}
