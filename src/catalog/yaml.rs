//! The YAML of METADATA blocks: mappings, sequences and scalars, and nothing else.
//!
//! Anchors, aliases, tags, duplicate keys and deep nesting are errors, since no rule needs them and a
//! strict reader keeps the files plain.

use crate::model::{Data, Entry, Number, Place, SourceId, Span, Value};
use granit_parser::{Event, Parser, ScalarStyle};
use std::sync::Arc;

/// Metadata nests four deep (`custom.parameters.<name>.default`); the rest is room for lists.
const MAX_DEPTH: usize = 8;

/// What is wrong with a block, and where.
#[derive(Debug)]
pub(super) struct YamlError {
    pub(super) message: String,
    pub(super) span: Span,
}

/// The value of a block that starts at byte `base` of its file; every span counts from the file's start.
pub(super) fn load(block: &str, base: usize) -> Result<Value, YamlError> {
    let mut loader = Loader { base, open: Vec::new(), root: None };
    for next in Parser::new_from_str(block) {
        let (event, span) = next.map_err(|error| {
            let start = base + error.marker().byte_offset().unwrap_or(0);
            YamlError { message: error.info(), span: Span::new(start, start) }
        })?;
        let range = span.byte_range().unwrap_or(0..0);
        loader.take(event, Span::new(base + range.start, base + range.end))?;
    }
    Ok(loader.root.unwrap_or_else(|| Value::new(Data::Null, place(Span::new(base, base)))))
}

/// A collection that is not closed yet.
enum Open {
    List(Vec<Value>, Span),
    Object { entries: Vec<Entry>, key: Option<(Arc<str>, Span)>, span: Span },
}

struct Loader {
    base: usize,
    open: Vec<Open>,
    root: Option<Value>,
}

impl Loader {
    fn take(&mut self, event: Event<'_>, span: Span) -> Result<(), YamlError> {
        match event {
            Event::Scalar(text, style, 0, None) => self.scalar(&text, style, span),
            Event::SequenceStart(_, 0, None) => self.enter(Open::List(Vec::new(), span)),
            Event::MappingStart(_, 0, None) => self.enter(Open::Object { entries: Vec::new(), key: None, span }),
            Event::SequenceEnd | Event::MappingEnd => {
                let closed = self.open.pop().map(close);
                closed.map_or(Ok(()), |value| self.push(value))
            }
            Event::DocumentStart(..) if self.root.is_some() => Err(error("a second YAML document", span)),
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => Ok(()),
            Event::Scalar(..)
            | Event::SequenceStart(..)
            | Event::MappingStart(..)
            | Event::Alias(_)
            | Event::Anchor(..)
            | Event::UnresolvedAlias(_)
            | _ => Err(error("anchors, aliases and tags have no place in METADATA", span)),
        }
    }

    fn enter(&mut self, open: Open) -> Result<(), YamlError> {
        if self.open.len() >= MAX_DEPTH {
            let span = Span::new(self.base, self.base);
            return Err(error(&format!("METADATA nests more than {MAX_DEPTH} levels deep"), span));
        }
        self.open.push(open);
        Ok(())
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) -> Result<(), YamlError> {
        if let Some(Open::Object { entries, key: key @ None, .. }) = self.open.last_mut() {
            if entries.iter().any(|entry| &*entry.key == text) {
                return Err(error(&format!("the key `{text}` is given twice"), span));
            }
            *key = Some((text.into(), span));
            return Ok(());
        }
        let data = if matches!(style, ScalarStyle::Plain) { plain(text) } else { Data::String(text.into()) };
        self.push(Value::new(data, place(span)))
    }

    fn push(&mut self, value: Value) -> Result<(), YamlError> {
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some(Open::List(items, _)) => items.push(value),
            Some(Open::Object { entries, key, .. }) => {
                let Some((key, key_span)) = key.take() else {
                    return Err(error("a key must be text", value.origin.place.span));
                };
                entries.push(Entry { key, key_span, value });
            }
        }
        Ok(())
    }
}

fn close(open: Open) -> Value {
    match open {
        Open::List(items, span) => Value::list(items, place(span)),
        Open::Object { entries, span, .. } => Value::object(entries, place(span)),
    }
}

/// A plain scalar by the core schema of YAML 1.2, numbers in decimal only.
fn plain(text: &str) -> Data {
    match text {
        "" | "~" | "null" => Data::Null,
        "true" => Data::Bool(true),
        "false" => Data::Bool(false),
        _ => text.parse().map_or_else(|_| decimal(text), |int| Data::Number(Number::Int(int))),
    }
}

fn decimal(text: &str) -> Data {
    let digits = text.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_number = digits && text.ends_with(|c: char| c.is_ascii_digit()) && text.parse::<f64>().is_ok();
    if is_number { Data::Number(Number::Decimal(text.into())) } else { Data::String(text.into()) }
}

fn place(span: Span) -> Place {
    Place { source: SourceId::default(), span }
}

fn error(message: &str, span: Span) -> YamlError {
    YamlError { message: message.to_owned(), span }
}
