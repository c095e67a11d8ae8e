//! Keys given twice in an object: Terraform takes the last, the parser refuses the file.

use super::lex::{Kind, Tokens};
use crate::model::Span;
use crate::parse::reading::Fault;
use std::collections::BTreeMap;
use std::ops::Range;

/// The text with blanks in place of every item whose key is given again in its object, of the same length, and a
/// fault for each key given again. A body with an attribute twice stays as it is: that is an error in Terraform too.
pub(super) fn keep_last(text: &str) -> (String, Vec<Fault>) {
    let mut reading = Reading { text, frames: Vec::new(), blanks: Vec::new(), faults: Vec::new() };
    let mut before = Kind::Newline;
    for (kind, range) in Tokens::new(text) {
        reading.token(kind, &range, before);
        if !matches!(kind, Kind::Newline | Kind::Comment) {
            before = kind;
        }
    }
    let mut bytes = text.as_bytes().to_vec();
    for range in reading.blanks {
        bytes.get_mut(range).unwrap_or_default().fill(b' ');
    }
    // whole tokens were overwritten, so this cannot fail
    (String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned()), reading.faults)
}

struct Reading<'t> {
    text: &'t str,
    /// The brackets around the token; none stands for one that is no object.
    frames: Vec<Option<Object<'t>>>,
    blanks: Vec<Range<usize>>,
    faults: Vec<Fault>,
}

/// An object constructor.
#[derive(Default)]
struct Object<'t> {
    /// The last item of each key.
    items: BTreeMap<&'t str, Range<usize>>,
    item: Item<'t>,
}

/// The item that is read.
#[derive(Default)]
struct Item<'t> {
    tokens: usize,
    range: Range<usize>,
    key: Option<(&'t str, Range<usize>)>,
}

impl Reading<'_> {
    fn token(&mut self, kind: Kind, range: &Range<usize>, before: Kind) {
        if kind == Kind::Close {
            self.finish(None);
            self.frames.pop();
        }
        let byte = self.text.as_bytes().get(range.start).copied();
        let separates = kind == Kind::Newline || (kind == Kind::Other && byte == Some(b','));
        if separates {
            self.finish((kind == Kind::Other).then_some(range.end));
        } else if kind != Kind::Comment {
            self.item(kind, range, byte);
        }
        if let Kind::Open(bracket) = kind {
            // a body's brace follows its type or label
            let is_object = bracket == b'{' && !matches!(before, Kind::Word | Kind::Text);
            self.frames.push(is_object.then(Object::default));
        }
    }

    /// Adds a token to the item of the object around it.
    fn item(&mut self, kind: Kind, range: &Range<usize>, byte: Option<u8>) {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let Some(Some(object)) = self.frames.last_mut() else { return };
        let item = &mut object.item;
        match item.tokens {
            0 => {
                item.range.start = range.start;
                item.key = key(kind, text).map(|key| (key, range.clone()));
            }
            1 if !matches!(byte, Some(b'=' | b':')) => item.key = None,
            _ => {}
        }
        item.tokens += 1;
        item.range.end = range.end;
    }

    /// Ends an item, with the comma after it.
    fn finish(&mut self, comma: Option<usize>) {
        let Some(Some(object)) = self.frames.last_mut() else { return };
        let item = std::mem::take(&mut object.item);
        let Some((key, at)) = item.key.filter(|_| item.tokens > 2) else { return };
        let range = item.range.start..comma.unwrap_or(item.range.end);
        if let Some(earlier) = object.items.insert(key, range) {
            self.blanks.push(earlier);
            let message = format!("the key `{key}` is given twice; the last one counts");
            self.faults.push(Fault::new(Span::new(at.start, at.end), message));
        }
    }
}

/// The key a token says, when it says one without evaluation. `for` starts a comprehension, which has no items.
fn key(kind: Kind, text: &str) -> Option<&str> {
    match kind {
        Kind::Word => Some(text).filter(|word| *word != "for"),
        Kind::Text => {
            let inner = text.strip_prefix('"')?.strip_suffix('"')?;
            (!inner.contains(['\\', '$', '%'])).then_some(inner)
        }
        Kind::Open(_) | Kind::Close | Kind::Newline | Kind::Comment | Kind::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::keep_last;

    #[test]
    fn the_last_item_of_a_key_stays() {
        let text = "a = { x = 1, \"x\" = 2 }\nb = {\n y = { q = [1,\n 2] }\n z : 1\n y = 3\n}\n";
        let (kept, faults) = keep_last(text);
        assert_eq!(kept.len(), text.len());
        let words: Vec<&str> = kept.split_whitespace().collect();
        assert_eq!(words.join(" "), "a = { \"x\" = 2 } b = { z : 1 y = 3 }");
        assert_eq!(faults.len(), 2);
        assert_eq!(faults[0].message, "the key `x` is given twice; the last one counts");
        assert_eq!(text.get(faults[0].span.range()), Some("\"x\""));
    }

    #[test]
    fn bodies_comprehensions_and_keys_to_evaluate_stay() {
        let text =
            "b \"l\" {\n x = 1\n x = 2\n}\nc = { for k in v : k => k }\nd = { (k) = 1, (k) = 2, \"${k}\" = 1 }\n";
        assert_eq!(keep_last(text), (text.to_owned(), Vec::new()));
    }
}
