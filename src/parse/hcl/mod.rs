//! HCL, the language of Terraform files: `hcl-edit` reads it, the tree is ours.
//!
//! The parser stops at the first error, so a broken file is cut into its top-level blocks and each is read alone;
//! the bad ones are problems. Nothing is evaluated here.

mod chains;
mod cut;
mod flush;
mod lex;
mod raw;
mod repeated;
mod translate;

use super::reading::{Fault, MAX_PROBLEMS, Reading};
use crate::model::hcl::{Body, Expr, Part};
use crate::model::{Data, Document, Place, Span, Text, Value};
use std::sync::Arc;
use translate::Translator;

/// The document of an HCL file.
pub(super) fn read(text: &Arc<Text>) -> Reading {
    let parsed = parse(text);
    let place = Place { source: text.source, span: Span::new(0, text.as_str().len()) };
    let root = Value::new(Data::Deferred, place);
    let document = Document::hcl(Arc::clone(text), root, parsed.body, raw::expand);
    let faults = parsed.faults.into_iter().take(MAX_PROBLEMS).map(|fault| fault.error(text, "hcl-syntax"));
    let repeated = parsed.repeated.into_iter().take(MAX_PROBLEMS).map(|fault| fault.warning(text, "hcl-duplicate-key"));
    Reading { documents: vec![document], problems: faults.chain(repeated).collect() }
}

/// The expression that a text is; spans count in it.
pub(super) fn expression(text: &str) -> Result<Expr, String> {
    if chains::too_deep(text).is_some() {
        return Err(TOO_DEEP.to_owned());
    }
    let parsed = hcl_edit::parser::parse_expr(text.trim()).map_err(|error| refused(&error))?;
    let base = text.len() - text.trim_start().len();
    Ok(Translator::new(text, base).expression(&parsed))
}

/// The parts of the template that a text is; spans count in it, from `base` on.
pub(super) fn template(text: &str, base: usize) -> Result<Vec<Part>, String> {
    if chains::too_deep_in_template(text).is_some() {
        return Err(TOO_DEEP.to_owned());
    }
    let parsed = hcl_edit::parser::parse_template(text).map_err(|error| refused(&error))?;
    Ok(Translator::from(text, base).file(&parsed))
}

/// Said of a text that the parser would take too long for.
const TOO_DEEP: &str = "operators and brackets are nested too deeply";

fn refused(error: &hcl_edit::parser::Error) -> String {
    error.message().replace('\n', ", ")
}

/// What came of a text.
struct Syntax {
    /// The syntax tree, without the blocks that could not be read.
    body: Body,
    /// What could not be read.
    faults: Vec<Fault>,
    /// Keys that are given twice.
    repeated: Vec<Fault>,
}

fn parse(text: &Text) -> Syntax {
    let content = text.as_str();
    // this and the next are of the same length, so that every span still holds
    let quoted = cut::quote_empty_heredocs(content);
    let first = match part(&quoted, 0, content) {
        Ok(body) => return Syntax { body, faults: Vec::new(), repeated: Vec::new() },
        Err(fault) => fault,
    };
    let joined = cut::join_for_objects(&quoted);
    let (joined, repeated) = repeated::keep_last(&joined);
    if let Ok(body) = part(&joined, 0, content) {
        return Syntax { body, faults: Vec::new(), repeated };
    }
    let (body, faults) = parts(&joined, content);
    Syntax { body, faults: if faults.is_empty() { vec![first] } else { faults }, repeated }
}

fn parts(joined: &str, content: &str) -> (Body, Vec<Fault>) {
    let mut whole = Body { span: Span::new(0, content.len()), ..Body::default() };
    let mut faults = Vec::new();
    for range in cut::top_level(joined) {
        let Some(piece) = joined.get(range.clone()) else { continue };
        match part(piece, range.start, content) {
            Ok(body) => {
                for attribute in body.attributes {
                    match whole.attribute(&attribute.key) {
                        Some(_) => faults.push(Fault::new(attribute.key_span, "the attribute is given twice")),
                        None => whole.attributes.push(attribute),
                    }
                }
                whole.blocks.extend(body.blocks);
            }
            Err(fault) => faults.push(fault),
        }
    }
    (whole, faults)
}

/// The tree of a part that starts at a byte of the content.
fn part(part: &str, base: usize, content: &str) -> Result<Body, Fault> {
    if let Some(bracket) = chains::too_deep(part) {
        let range = bracket.range();
        return Err(Fault::new(Span::new(base + range.start, base + range.end), TOO_DEEP));
    }
    match hcl_edit::parser::parse_body(part) {
        Ok(body) => Ok(Translator::new(content, base).body(&body)),
        Err(error) => {
            let at = base + error.location().offset();
            let width = content.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
            Err(Fault::new(Span::new(at, at + width), error.message().replace('\n', ", ")))
        }
    }
}
