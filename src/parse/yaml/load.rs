//! The loader: events become trees, with anchors, merge keys and tags applied.

use super::events::{Event, Properties, Style, Tag, YamlEvents};
use super::scalar::{self, Schema};
use super::tag::{self, Meaning};
use crate::model::{Data, Entry, Place, Span, Text, Value};
use crate::parse::keys::{Keys, keep_last};
use crate::parse::reading::{Fault, MAX_DEPTH};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How many values a document may stand for once its aliases are followed.
const MAX_EXPANDED: usize = 1_000_000;

/// A loader of one text.
pub(super) struct Loader<'t, E> {
    text: &'t Text,
    events: E,
    schema: Option<Schema>,
    keys: Keys,
    open: Vec<Open>,
    root: Option<Value>,
    anchors: BTreeMap<usize, (Value, usize)>,
    /// Values of the document so far, those behind aliases counted each time.
    count: usize,
    /// Keys given twice.
    pub(super) duplicates: Vec<Fault>,
}

/// A container that has not ended.
struct Open {
    content: Content,
    start: u32,
    end: u32,
    anchor: usize,
    tag: Option<Tag>,
    count: usize,
}

enum Content {
    List(Vec<Value>),
    Map { entries: Vec<Entry>, key: Option<Key>, merges: Vec<Value> },
}

struct Key {
    text: Arc<str>,
    span: Span,
    merges: bool,
}

impl<'t, E: YamlEvents<'t>> Loader<'t, E> {
    /// A loader at the start of a text.
    pub(super) fn new(text: &'t Text, events: E) -> Self {
        Self {
            text,
            events,
            schema: None,
            keys: Keys::default(),
            open: Vec::new(),
            root: None,
            anchors: BTreeMap::new(),
            count: 0,
            duplicates: Vec::new(),
        }
    }

    /// The next document, or what is wrong with it; none at the end. After a fault the next call goes on behind the
    /// broken document.
    pub(super) fn document(&mut self) -> Option<Result<Value, Fault>> {
        self.open.clear();
        self.anchors.clear();
        self.root = None;
        self.count = 0;
        loop {
            match self.events.next() {
                Ok(None) => return None,
                Ok(Some((Event::DocumentEnd, _))) if self.root.is_some() => return self.root.take().map(Ok),
                Ok(Some((event, span))) => {
                    if let Err(fault) = self.take(event, span) {
                        return Some(Err(fault));
                    }
                }
                Err(fault) => return Some(Err(fault)),
            }
        }
    }

    /// Leaves a broken document; whether there is another.
    pub(super) fn skip_document(&mut self) -> bool {
        self.events.skip_document()
    }

    fn take(&mut self, event: Event<'t>, span: Span) -> Result<(), Fault> {
        match event {
            Event::Document | Event::DocumentEnd => Ok(()),
            Event::Scalar(text, style, properties) => self.scalar(text, style, &properties, span),
            Event::List(properties) => self.start(Content::List(Vec::new()), properties, span),
            Event::Map(properties) => {
                let content = Content::Map { entries: Vec::new(), key: None, merges: Vec::new() };
                self.start(content, properties, span)
            }
            Event::End => self.end(span),
            Event::Alias(anchor) => self.alias(anchor, span),
        }
    }

    fn start(&mut self, content: Content, properties: Properties, span: Span) -> Result<(), Fault> {
        if self.open.len() >= MAX_DEPTH {
            return Err(Fault::new(span, format!("nested deeper than {MAX_DEPTH} levels")));
        }
        let Properties { anchor, tag } = properties;
        let count = self.count;
        self.open.push(Open { content, start: span.start, end: span.end, anchor, tag, count });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        // the end of a block collection is where the next token starts; of a flow collection, its bracket
        let end = if span.start < span.end { span.end } else { open.end };
        let place = self.place(Span { start: open.start, end: end.max(open.start) });
        let value = match open.content {
            Content::List(items) => Value::list(items, place),
            Content::Map { entries, merges, .. } => Value::object(self.entries(entries, merges), place),
        };
        let weight = self.count - open.count;
        self.node(value, open.anchor, open.tag.as_ref(), weight)
    }

    /// The entries of a mapping: of equal keys the last, and what is merged in where no own key stands.
    fn entries(&mut self, mut entries: Vec<Entry>, merges: Vec<Value>) -> Vec<Entry> {
        keep_last(&mut entries, &mut self.duplicates);
        if merges.is_empty() {
            return entries;
        }
        let mut known: BTreeSet<Arc<str>> = entries.iter().map(|entry| Arc::clone(&entry.key)).collect();
        for merge in merges {
            for from in merge.items().unwrap_or(std::slice::from_ref(&merge)) {
                let place = from.origin.place;
                for entry in from.entries().unwrap_or_default() {
                    if known.insert(Arc::clone(&entry.key)) {
                        self.count += 1;
                        let value = entry.value.clone().through("<<", place);
                        entries.push(Entry { value, ..entry.clone() });
                    }
                }
            }
        }
        entries
    }

    fn scalar(&mut self, text: Cow<'t, str>, style: Style, properties: &Properties, span: Span) -> Result<(), Fault> {
        if self.wants_key() {
            let merges = style == Style::Plain && text == "<<";
            let text: Arc<str> = self.keys.shared(&text);
            if properties.anchor != 0 {
                let value = Value::string(Arc::clone(&text), self.place(span));
                self.anchors.insert(properties.anchor, (value, 1));
            }
            self.key(Key { text, span, merges });
            return Ok(());
        }
        let meaning = tag::meaning(properties.tag.as_ref());
        let data = if style == Style::Plain && matches!(meaning, Meaning::Nothing) {
            let schema = if scalar::depends_on_schema(&text) { self.schema() } else { Schema::Core };
            scalar::plain(&text, schema)
        } else {
            Data::text(text)
        };
        let value = Value::new(data, self.place(span));
        self.node(value, properties.anchor, properties.tag.as_ref(), 0)
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<(), Fault> {
        let Some((value, weight)) = self.anchors.get(&anchor).cloned() else {
            return Err(Fault::new(span, "the alias stands inside the value it refers to"));
        };
        self.count += weight;
        let label = self.text.slice(span);
        let place = self.place(span);
        if self.wants_key() {
            let text = value.as_str().map_or_else(|| Arc::from(label), Arc::from);
            self.key(Key { text, span, merges: false });
            return Ok(());
        }
        self.add(value.through(label, place), span)
    }

    /// Adds a value that is written here.
    fn node(&mut self, value: Value, anchor: usize, tag: Option<&Tag>, weight: usize) -> Result<(), Fault> {
        let value = match tag {
            Some(tag) => tag::apply(value, tag, self.text),
            None => value,
        };
        if anchor != 0 {
            self.anchors.insert(anchor, (value.clone(), weight + 1));
        }
        let span = value.origin.place.span;
        self.add(value, span)
    }

    fn add(&mut self, value: Value, span: Span) -> Result<(), Fault> {
        self.count += 1;
        if self.count > MAX_EXPANDED {
            return Err(Fault::new(span, format!("its aliases stand for more than {MAX_EXPANDED} values")));
        }
        let text = self.text;
        let Some(open) = self.open.last_mut() else {
            self.root = Some(value);
            return Ok(());
        };
        open.end = open.end.max(span.end);
        match &mut open.content {
            Content::List(items) => items.push(value),
            Content::Map { entries, key, merges } => match key.take() {
                None => {
                    // a key that is no scalar stands for its own text
                    *key = Some(Key { text: text.slice(span).trim_end().into(), span, merges: false });
                }
                Some(own) if own.merges && can_merge(&value) => merges.push(value),
                Some(own) => entries.push(Entry { key: own.text, key_span: own.span, value }),
            },
        }
        Ok(())
    }

    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { content: Content::Map { key: None, .. }, .. }))
    }

    fn key(&mut self, new: Key) {
        let Some(open) = self.open.last_mut() else { return };
        open.end = open.end.max(new.span.end);
        if let Content::Map { key, .. } = &mut open.content {
            *key = Some(new);
        }
    }

    fn schema(&mut self) -> Schema {
        *self.schema.get_or_insert_with(|| Schema::of(&self.text.path, self.text.as_str()))
    }

    fn place(&self, span: Span) -> Place {
        Place { source: self.text.source, span }
    }
}

fn can_merge(value: &Value) -> bool {
    let objects = |items: &[Value]| items.iter().all(|item| item.entries().is_some());
    value.entries().is_some() || value.items().is_some_and(objects)
}
