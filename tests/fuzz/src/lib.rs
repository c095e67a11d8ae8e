//! What is promised of any bytes: no panic, every span on characters of the text, an end in a bounded time.

mod evaluation;

pub use evaluation::{evaluate, host};

use tickmark::model::{Data, Digest, Source, SourceId, Span, Syntax, Text, Value};

/// Reads bytes under a name and checks every span.
pub fn check(name: &str, syntax: Syntax, bytes: &[u8]) {
    let source = Source { id: SourceId(0), path: name.into(), digest: Digest([0; 32]), bytes: bytes.to_vec() };
    let parsed = tickmark::parse::parse(source, syntax);
    for document in &parsed.documents {
        spans(&document.expand(&document.root, usize::MAX), &parsed.text);
    }
}

fn spans(value: &Value, text: &Text) {
    on_characters(value.origin.place.span, text);
    match &value.data {
        Data::List(items) => items.iter().for_each(|item| spans(item, text)),
        Data::Object(object) => object.0.iter().for_each(|entry| {
            on_characters(entry.key_span, text);
            spans(&entry.value, text);
        }),
        Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) => {}
        Data::Unknown(_) | Data::Absent(_) | Data::Deferred => {}
    }
}

fn on_characters(span: Span, text: &Text) {
    let content = text.as_str();
    assert!(span.start <= span.end);
    assert!(content.is_char_boundary(span.start as usize) && content.is_char_boundary(span.end as usize));
}
