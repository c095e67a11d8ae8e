//! The seam to the parser crate: what the loader needs of it, and nothing else.

use crate::model::Span;
use crate::parse::reading::Fault;
use std::borrow::Cow;

/// One step through a YAML text.
#[derive(Debug)]
pub(super) enum Event<'t> {
    /// A document starts.
    Document,
    /// The document ends.
    DocumentEnd,
    /// A scalar.
    Scalar(Cow<'t, str>, Style, Properties),
    /// A sequence starts.
    List(Properties),
    /// A mapping starts.
    Map(Properties),
    /// The innermost sequence or mapping ends.
    End,
    /// The value of an anchor, by its number.
    Alias(usize),
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// Without quotes: its text may stand for a number, a boolean or null.
    Plain,
    /// Quoted or as a block: text.
    Text,
}

/// What may stand before a node.
#[derive(Debug, Default)]
pub(super) struct Properties {
    /// The number of its anchor; 0 without one.
    pub(super) anchor: usize,
    /// Its tag.
    pub(super) tag: Option<Tag>,
}

/// A tag.
#[derive(Debug)]
pub(super) struct Tag {
    /// The tag with its prefix resolved: `!Ref`, `tag:yaml.org,2002:str`.
    pub(super) name: String,
    /// Where it is written.
    pub(super) span: Span,
}

/// A parser that can leave a broken document behind.
pub(super) trait YamlEvents<'t> {
    /// The next event; none at the end of the text.
    fn next(&mut self) -> Result<Option<(Event<'t>, Span)>, Fault>;
    /// Leaves the rest of the document; whether there is another.
    fn skip_document(&mut self) -> bool;
}

/// The events of `granit-parser`.
pub(super) struct Granit<'t>(granit_parser::Parser<'t, granit_parser::StrInput<'t>>);

impl<'t> Granit<'t> {
    /// The events of a text.
    pub(super) fn new(text: &'t str) -> Self {
        let mut options = granit_parser::Options::default();
        // with comments on, a key followed by a hundred comment lines is refused
        options.set_emit_comments(false);
        Self(granit_parser::Parser::new_from_str_with_options(text, options))
    }
}

impl<'t> YamlEvents<'t> for Granit<'t> {
    fn next(&mut self) -> Result<Option<(Event<'t>, Span)>, Fault> {
        loop {
            let Some(next) = self.0.next_event() else { return Ok(None) };
            let (event, span) = next.map_err(|error| fault(&error))?;
            if let Some(event) = translate(event, &span) {
                return Ok(Some((event, bytes(&span))));
            }
        }
    }

    fn skip_document(&mut self) -> bool {
        self.0.proceed_next_document().unwrap_or(false)
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the enum is theirs and open")]
fn translate<'t>(event: granit_parser::Event<'t>, span: &granit_parser::Span) -> Option<Event<'t>> {
    use granit_parser::Event as Theirs;
    let properties = |anchor, tag: Option<Cow<'_, granit_parser::Tag>>| {
        let name = tag.map(|tag| format!("{}{}", tag.handle(), tag.suffix()));
        let written = span.tag_span().map_or_else(|| bytes(span), |tag| bytes(&tag));
        Properties { anchor, tag: name.map(|name| Tag { name, span: written }) }
    };
    Some(match event {
        Theirs::DocumentStart(..) => Event::Document,
        Theirs::DocumentEnd => Event::DocumentEnd,
        Theirs::Alias(anchor) => Event::Alias(anchor),
        Theirs::Scalar(text, style, anchor, tag) => {
            let plain = style == granit_parser::ScalarStyle::Plain;
            Event::Scalar(text, if plain { Style::Plain } else { Style::Text }, properties(anchor, tag))
        }
        Theirs::SequenceStart(_, anchor, tag) => Event::List(properties(anchor, tag)),
        Theirs::MappingStart(_, anchor, tag) => Event::Map(properties(anchor, tag)),
        Theirs::SequenceEnd | Theirs::MappingEnd => Event::End,
        // presentation that was not asked for
        _ => return None,
    })
}

fn bytes(span: &granit_parser::Span) -> Span {
    span.byte_range().map_or_else(Span::default, |range| Span::new(range.start, range.end))
}

fn fault(error: &granit_parser::ScanError) -> Fault {
    let at = error.marker().byte_offset().unwrap_or_default();
    Fault::new(Span::new(at, at), error.info())
}
