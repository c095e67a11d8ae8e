//! Templates: text with interpolations and directives.

use super::convert::{convert, text};
use super::evaluator::{Evaluator, because, carried, unknown};
use super::json;
use super::marks::Marks;
use super::number::Number;
use super::scope::{Frame, Scope};
use super::types::Type;
use super::value::{Data, Evaluated, Fault, Json, Unknown, Value};
use crate::model::hcl::{ForPart, Part};
use crate::model::{Place, Reference};
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation as _;

/// Text longer than this is not made.
pub(super) const LONGEST: usize = 1 << 20;

/// A piece of the text that a template makes.
enum Piece {
    /// Text, and where it is written when it is written in the template itself.
    Known(Arc<str>, Option<Place>),
    /// A value that is not known.
    Hole(Value),
}

/// What a template makes.
#[derive(Default)]
struct Made {
    pieces: Vec<Piece>,
    used: Vec<Value>,
    length: usize,
}

impl Evaluator<'_> {
    /// A template as text; JSON in it stays a structure.
    pub(super) fn template(self, parts: &[Part], scope: Scope<'_>, at: Place) -> Evaluated {
        let mut made = Made::default();
        if let Some(too_long) = self.parts(parts, scope, &mut made)? {
            return Ok(too_long);
        }
        let used: Vec<&Value> = made.used.iter().collect();
        if let Some(prefix) = made.text_before_hole() {
            let holes =
                made.pieces.iter().filter_map(|piece| if let Piece::Hole(hole) = piece { Some(hole) } else { None });
            let holes: Vec<&Value> = holes.collect();
            let why = because(Type::String, &holes, at);
            let why = why.as_unknown().map(|unknown| Arc::clone(&unknown.why)).unwrap_or_default();
            let json = self.partly_known(&made, at).map(Arc::new);
            let unknown = Unknown {
                kind: Type::String,
                why,
                not_null: true,
                not_empty: made.pieces.iter().any(|piece| matches!(piece, Piece::Known(text, _) if !text.is_empty())),
                prefix: safe_prefix(&prefix).into(),
                refers_to: made.all_of_one(),
                json,
                ..Unknown::default()
            };
            return Ok(carried(unknown.at(at), &used));
        }
        let text = made.text(&|_| String::new());
        let structure = json::looks_like(&text).then(|| self.structure(&made, &text, &[])).flatten();
        let result = match structure {
            Some(value) => {
                let Data::String(text) = Value::string(text, at).data else {
                    return Ok(unknown(Type::String, "it is no text", at));
                };
                Value::new(Data::Json(Arc::new(Json { text: Some(text), value })), at)
            }
            None => Value::string(text, at),
        };
        Ok(carried(result, &used))
    }

    /// A quoted string or heredoc without interpolation; JSON in it stays a structure.
    pub(super) fn written(self, text: &Arc<str>, at: Place) -> Value {
        let plain = Value::string(Arc::clone(text), at);
        if !json::looks_like(text) {
            return plain;
        }
        let made = Made { pieces: vec![Piece::Known(Arc::clone(text), Some(at))], ..Made::default() };
        match (self.structure(&made, text, &[]), plain.data) {
            (Some(value), Data::String(text)) => Value::new(Data::Json(Arc::new(Json { text: Some(text), value })), at),
            (_, data) => Value::new(data, at),
        }
    }

    /// Adds what parts of a template make; a value when there is too much of it.
    fn parts(self, parts: &[Part], scope: Scope<'_>, made: &mut Made) -> Result<Option<Value>, Fault> {
        for part in parts {
            match part {
                Part::Literal(text, span) => {
                    let place = Place { source: scope.source, span: *span };
                    made.add(Piece::Known(Arc::clone(text), (!scope.is_template).then_some(place)));
                }
                Part::Interpolation(expr) => made.interpolate(self.evaluate(expr, scope)?)?,
                Part::If(directive) => {
                    let condition = self.evaluate(&directive.condition, scope)?;
                    let at = condition.origin.place;
                    if condition.is_null() {
                        return Err(Fault::new("the condition is null", at));
                    }
                    let wrong = |why| Fault::new(format!("the condition: {why}"), at);
                    let truth = convert(&condition, &Type::Bool).map_err(wrong)?;
                    let taken = match truth.data {
                        Data::Bool(true) => &directive.then,
                        Data::Bool(false) => &directive.otherwise,
                        _ => {
                            let marks = self.marks(&directive.then, scope);
                            made.hole(condition.marked(marks.union(self.marks(&directive.otherwise, scope))));
                            continue;
                        }
                    };
                    made.used.push(condition);
                    if let Some(too_long) = self.parts(taken, scope, made)? {
                        return Ok(Some(too_long));
                    }
                }
                Part::For(directive) => {
                    if let Some(too_long) = self.repeated(directive, scope, made)? {
                        return Ok(Some(too_long));
                    }
                }
            }
            if made.length > LONGEST {
                return Ok(Some(unknown(Type::String, "the text is too long", Place::default())));
            }
        }
        Ok(None)
    }

    /// The marks of parts of a template that may or may not count.
    fn marks(self, parts: &[Part], scope: Scope<'_>) -> Marks {
        let mut made = Made::default();
        match self.parts(parts, scope, &mut made) {
            Ok(_) => made.used.iter().map(Value::all_marks).collect(),
            Err(_) => Marks::NONE,
        }
    }

    fn repeated(self, directive: &ForPart, scope: Scope<'_>, made: &mut Made) -> Result<Option<Value>, Fault> {
        let collection = self.evaluate(&directive.collection, scope)?;
        let Some(pairs) = self.pairs(&collection, scope)? else {
            made.hole(collection.unmarked());
            return Ok(None);
        };
        if !self.names.budget().afford(pairs.len()) {
            return Ok(Some(unknown(Type::String, "the module makes too many items", collection.origin.place)));
        }
        for (key, value) in &pairs {
            let inner = Frame { name: &directive.value, value, outer: scope.frame };
            let outer = Frame { name: directive.key.as_deref().unwrap_or_default(), value: key, outer: Some(&inner) };
            if let Some(too_long) = self.parts(&directive.body, scope.with(&outer), made)? {
                return Ok(Some(too_long));
            }
        }
        made.used.push(Value::new(Data::Bool(true), collection.origin.place).marked(collection.origin.marks));
        Ok(None)
    }

    /// The structure of a template that writes JSON, when only strings in it are not known.
    fn partly_known(self, made: &Made, at: Place) -> Option<Value> {
        let Some(Piece::Known(first, _)) = made.pieces.first() else { return None };
        if !json::looks_like(first) {
            return None;
        }
        let is_marked =
            |piece: &Piece| matches!(piece, Piece::Known(text, _) if text.contains([json::OPEN, json::CLOSE]));
        if made.pieces.iter().any(is_marked) {
            return None;
        }
        let holes: Vec<&Value> = made
            .pieces
            .iter()
            .filter_map(|piece| if let Piece::Hole(hole) = piece { Some(hole) } else { None })
            .collect();
        let text = made.text(&|number| format!("{}{number}{}", json::OPEN, json::CLOSE));
        let mut structure = self.structure(made, &text, &holes)?;
        structure.origin.place = at;
        Some(structure)
    }

    /// The structure of JSON text that pieces make, its parts where the pieces are written.
    fn structure(self, made: &Made, text: &str, holes: &[&Value]) -> Option<Value> {
        let map = self.offsets(made)?;
        json::read(text, &|from, to| place_of(&map, from, to), holes)
    }

    /// Where each byte of the text is written: pieces of it with the places of their bytes.
    fn offsets(self, made: &Made) -> Option<Vec<Stretch>> {
        let (mut map, mut start, mut number) = (Vec::new(), 0, 0);
        for piece in &made.pieces {
            let (length, place) = match piece {
                Piece::Known(text, place) => (text.len(), *place),
                Piece::Hole(_) => {
                    number += 1;
                    (format!("{}{}{}", json::OPEN, number - 1, json::CLOSE).len(), None)
                }
            };
            let aligned = match (piece, place) {
                (Piece::Known(text, _), Some(place)) => {
                    let source = self.names.text(place.source);
                    source.and_then(|source| super::align::align(source.slice(place.span), text))
                }
                _ => None,
            };
            map.push(Stretch { start, length, place, aligned });
            start += length;
        }
        (!map.is_empty()).then_some(map)
    }
}

/// A piece of a text, and where it is written.
struct Stretch {
    start: usize,
    length: usize,
    place: Option<Place>,
    /// For each byte of the piece, and its end, the byte of the place it is written at.
    aligned: Option<Vec<u32>>,
}

/// The place of some bytes of a text, when they are written in one piece or begin and end in pieces that are.
fn place_of(map: &[Stretch], from: usize, to: usize) -> Option<Place> {
    let spot = |offset: usize| {
        let at = map.partition_point(|stretch| stretch.start <= offset).checked_sub(1)?;
        let stretch = map.get(at)?;
        let place = stretch.place?;
        let inner = offset.checked_sub(stretch.start).filter(|inner| *inner <= stretch.length)?;
        let byte = place.span.start + stretch.aligned.as_ref()?.get(inner)?;
        Some((place.source, byte))
    };
    let (source, start) = spot(from)?;
    let (end_source, last) = spot(to.checked_sub(1)?)?;
    let span = crate::model::Span { start, end: last.checked_add(1)? };
    (source == end_source && span.end > span.start).then_some(Place { source, span })
}

impl Made {
    fn add(&mut self, piece: Piece) {
        self.length += if let Piece::Known(text, _) = &piece { text.len() } else { 0 };
        self.pieces.push(piece);
    }

    fn hole(&mut self, value: Value) {
        self.used.push(value.clone());
        self.add(Piece::Hole(value));
    }

    /// Adds an interpolated value.
    fn interpolate(&mut self, value: Value) -> Result<(), Fault> {
        let at = value.origin.place;
        if value.is_null() {
            return Err(Fault::new("a template holds null", at));
        }
        if value.is_unknown() {
            self.hole(with_kind(value));
            return Ok(());
        }
        let wrong = |why| Fault::new(format!("a template holds what is no string: {why}"), at);
        let as_text = convert(&value, &Type::String).map_err(wrong)?;
        match text(&as_text) {
            Some(text) => {
                self.used.push(value);
                self.add(Piece::Known(text, None));
            }
            // an instance refers to what it is
            None => self.hole(if as_text.is_unknown() { as_text } else { value }),
        }
        Ok(())
    }

    /// The text up to the first hole; none when there is no hole.
    fn text_before_hole(&self) -> Option<String> {
        let hole = self.pieces.iter().position(|piece| matches!(piece, Piece::Hole(_)))?;
        let known = self.pieces.iter().take(hole);
        // what a hole itself begins with belongs to the text
        let begun = match self.pieces.get(hole) {
            Some(Piece::Hole(value)) => value.as_unknown().map(|unknown| Arc::clone(&unknown.prefix)),
            _ => None,
        };
        let text: String = known.map(|piece| if let Piece::Known(text, _) = piece { &**text } else { "" }).collect();
        Some(text + &begun.unwrap_or_default())
    }

    /// What `"${x.arn}:*"` refers to: the log group `x`, whose ARN is written with all that is in it. Likewise
    /// `"${x.id}/blobServices/default"`, a service of the storage account `x` by its Azure resource id.
    fn all_of_one(&self) -> Option<Reference> {
        let [Piece::Hole(hole), Piece::Known(rest, _)] = self.pieces.as_slice() else { return None };
        let reference = hole.as_unknown()?.refers_to.as_ref()?;
        let is_part = match &*reference.attribute {
            "arn" => &**rest == ":*",
            "id" => rest.starts_with('/') && rest.ends_with("Services/default"),
            _ => false,
        };
        is_part.then(|| reference.clone())
    }

    /// All of the text, with something in place of the holes.
    fn text(&self, hole: &dyn Fn(usize) -> String) -> String {
        let mut number = 0;
        let mut text = String::with_capacity(self.length);
        for piece in &self.pieces {
            match piece {
                Piece::Known(known, _) => text.push_str(known),
                Piece::Hole(_) => {
                    text.push_str(&hole(number));
                    number += 1;
                }
            }
        }
        text
    }
}

/// An unknown that counts no longer as bounded, because text has no bounds.
fn with_kind(value: Value) -> Value {
    match value.as_unknown() {
        Some(source) if source.least.is_some() || source.largest.is_some() => {
            let none: Option<Number> = None;
            let unknown = Unknown { least: none.clone(), largest: none, ..(**source).clone() };
            Value { data: Data::Unknown(Arc::new(unknown)), origin: value.origin }
        }
        _ => value,
    }
}

/// Marks that Terraform takes to end a text, whatever follows (`cty`, `ctystrings.SafeKnownPrefix`).
const ENDS: &[char] = &[
    '-', '_', ':', ';', '/', '\\', ',', '.', '(', ')', '{', '}', '[', ']', '|', '?', '!', '~', ' ', '\t', '@', '#',
    '$', '%', '^', '&', '*', '+', '"', '\'',
];

/// The part of a text that stays when more text follows: a last letter may combine with what follows.
pub(super) fn safe_prefix(text: &str) -> &str {
    if text.ends_with(ENDS) {
        return text;
    }
    let last = text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
    text.get(..last).unwrap_or_default()
}
