//! One JSON value a line: log and asset exports. A bad line is a problem and hides no other line.

use super::json::{self, Manner, Scanner};
use super::reading::{Fault, MAX_PROBLEMS, MAX_VALUES, Reading};
use crate::model::{Document, Place, Problem, Span, Syntax, Text, Value};
use std::sync::Arc;

/// The document of a file of JSON values, its root a list of them.
pub(super) fn read(text: &Arc<Text>) -> Reading {
    let mut lines = Lines { text, levels: if json::is_large(text) { 0 } else { usize::MAX }, ..Lines::new(text) };
    let content = text.as_str();
    let mut at = 0;
    while at < content.len() && lines.items.len() < MAX_VALUES {
        at = lines.value(at);
    }
    if at < content.len() {
        let fault = Fault::new(Span::new(at, at), format!("not read from here on: more than {MAX_VALUES} values"));
        lines.problems.push(fault.error(text, "too-large"));
    }
    let place = Place { source: text.source, span: Span::new(0, content.len()) };
    let root = Value::list(lines.items, place);
    let document = if json::is_large(text) {
        let expand = if lines.is_plain { json::expand_plain } else { json::expand };
        Document::deferred(Arc::clone(text), Syntax::Ndjson, root, expand)
    } else {
        Document::new(Arc::clone(text), 0, Syntax::Ndjson, root)
    };
    Reading { documents: vec![document], problems: lines.problems }
}

struct Lines<'t> {
    text: &'t Text,
    levels: usize,
    items: Vec<Value>,
    /// Whether no line has a key given twice.
    is_plain: bool,
    problems: Vec<Problem>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t Text) -> Self {
        Self { text, levels: usize::MAX, items: Vec::new(), is_plain: true, problems: Vec::new() }
    }

    /// Reads the value that starts at a byte; where the next one may start.
    fn value(&mut self, start: usize) -> usize {
        let mut scanner = Scanner::new(self.text, start, Manner::Strict);
        let end = self.line_end(start);
        match scanner.next_byte() {
            Ok(None) => return self.text.as_str().len(),
            Ok(Some(_)) if scanner.position() > end => return scanner.position(),
            Ok(Some(_)) | Err(_) => {}
        }
        // a value may go on over lines, as `jq` writes it; the line must end after it all the same
        let read = scanner.value(self.levels).and_then(|value| {
            let end = self.line_end(scanner.position());
            Scanner::new(self.text, scanner.position(), Manner::Strict).until(end).end().map(|()| (value, end + 1))
        });
        match read {
            Ok((value, next)) => {
                self.items.push(value);
                self.is_plain &= scanner.duplicates.is_empty();
                self.problems.extend(json::warnings(self.text, scanner.duplicates));
                next
            }
            Err(fault) => {
                if self.problems.len() < MAX_PROBLEMS {
                    self.problems.push(json::error(self.text, fault));
                }
                end + 1
            }
        }
    }

    fn line_end(&self, from: usize) -> usize {
        let bytes = self.text.as_str().as_bytes();
        memchr::memchr(b'\n', bytes.get(from..).unwrap_or_default()).map_or(bytes.len(), |length| from + length)
    }
}
