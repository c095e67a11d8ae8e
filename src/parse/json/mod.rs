//! JSON, RFC 8259: strict, with a span for every key and value.
//!
//! Files that are known to carry comments (`*.jsonc`, `tsconfig.json`, Azure templates) may have them.
//! Large documents are checked whole and read in part: what lies below the members of the root is read
//! when a stage asks for it, so that an export of hundreds of megabytes takes little more than its own size.

mod scan;
mod string;

use super::reading::{Fault, Reading};
use super::template::is_template;
use super::{ndjson, reading};
use crate::model::{Data, Document, Outline, Place, Problem, Syntax, Text, Value};
use std::sync::Arc;

pub(super) use scan::{Manner, Scanner};
pub(super) use string::string;

/// Above this many bytes a document is read in part: its tree would take ten times its size.
const LARGE: usize = 1 << 20;

const SYNTAX_ERROR: &str = "json-syntax";
const DUPLICATE: &str = "json-duplicate-key";

/// The document of a JSON file.
pub(super) fn read(text: &Arc<Text>) -> Reading {
    read_as(text, Syntax::Json)
}

/// The document of a Terraform plan that was made JSON.
pub(super) fn read_plan(text: &Arc<Text>) -> Reading {
    read_as(text, Syntax::TerraformPlan)
}

/// The document of a Terraform file in JSON.
pub(super) fn read_terraform(text: &Arc<Text>) -> Reading {
    read_as(text, Syntax::TerraformJson)
}

fn read_as(text: &Arc<Text>, syntax: Syntax) -> Reading {
    if text.as_str().trim().is_empty() {
        return Reading::empty(text);
    }
    let manner = if may_have_comments(text) { Manner::Commented } else { Manner::Strict };
    let mut scanner = Scanner::new(text, 0, manner);
    let root = root(text, syntax, &mut scanner);
    let end = scanner.position();
    let document = match root.and_then(|root| scanner.end().map(|()| root)) {
        Ok(root) => document(text, syntax, root, scanner.duplicates.is_empty() && manner == Manner::Strict),
        Err(_) if syntax == Syntax::Json && goes_on_in_next_line(text, end) => return ndjson::read(text),
        Err(fault) => return Reading::failed(problem(text, fault)),
    };
    Reading { documents: vec![document], problems: warnings(text, scanner.duplicates) }
}

/// Whether a text is large enough to be read in part.
pub(super) fn is_large(text: &Text) -> bool {
    text.len() > LARGE
}

/// Reads a part of a document that was deferred, all of it: which of two members with one key counts is told by the
/// last.
pub(super) fn expand(text: &Text, place: Place, depth: usize, _: &Outline) -> Value {
    let manner = if may_have_comments(text) { Manner::Commented } else { Manner::Strict };
    part(Scanner::of_part(&text.part(place.span.range()), place, manner), place, depth, &Outline::Whole)
}

/// Reads a part of a document that was deferred, and that has neither comments nor keys given twice.
pub(super) fn expand_plain(text: &Text, place: Place, depth: usize, outline: &Outline) -> Value {
    part(Scanner::of_part(&text.part(place.span.range()), place, Manner::Strict).again(), place, depth, outline)
}

fn part(mut scanner: Scanner<'_>, place: Place, depth: usize, outline: &Outline) -> Value {
    if depth == 0 {
        return Value::new(Data::Deferred, place);
    }
    scanner.outlined(depth, outline).unwrap_or_else(|fault| Value::unknown(fault.message, None, place))
}

/// The problem of a text that is no JSON.
pub(super) fn problem(text: &Text, fault: Fault) -> Problem {
    if is_template(text.as_str()) {
        let message = "not evaluated: the file is a template, it must be rendered first";
        return Fault::new(fault.span, message).notice(text, "template").help("scan the rendered file");
    }
    error(text, fault)
}

/// The problem of a part of a text that is no JSON.
pub(super) fn error(text: &Text, fault: Fault) -> Problem {
    fault.error(text, SYNTAX_ERROR)
}

/// The problems of keys that were given twice.
pub(super) fn warnings(text: &Text, duplicates: Vec<Fault>) -> Vec<Problem> {
    duplicates.into_iter().take(reading::MAX_PROBLEMS).map(|fault| fault.warning(text, DUPLICATE)).collect()
}

fn root(text: &Text, syntax: Syntax, scanner: &mut Scanner<'_>) -> Result<Value, Fault> {
    if is_read_in_part(text, syntax) { scanner.shallow() } else { scanner.value(usize::MAX) }
}

/// Terraform evaluates all of a file together, so that there is nothing to put off.
fn is_read_in_part(text: &Text, syntax: Syntax) -> bool {
    is_large(text) && syntax != Syntax::TerraformJson
}

fn document(text: &Arc<Text>, syntax: Syntax, root: Value, is_plain: bool) -> Document {
    if is_read_in_part(text, syntax) {
        Document::deferred(Arc::clone(text), syntax, root, if is_plain { expand_plain } else { expand })
    } else {
        Document::new(Arc::clone(text), 0, syntax, root)
    }
}

/// Cloud exports often carry one value a line under the name `.json`.
fn goes_on_in_next_line(text: &Text, end: usize) -> bool {
    let rest = text.as_str().get(end..).unwrap_or_default();
    let gap = rest.get(..rest.len() - rest.trim_start().len()).unwrap_or_default();
    gap.contains('\n') && rest.trim_start().starts_with(['{', '['])
}

fn may_have_comments(text: &Text) -> bool {
    let path = &*text.path;
    let name = path.rsplit(['/', '!']).next().unwrap_or(path);
    let named = name.rsplit_once('.').is_some_and(|(_, extension)| extension.eq_ignore_ascii_case("jsonc"))
        || name == "devcontainer.json"
        || ((name.starts_with("tsconfig") || name.starts_with("jsconfig")) && name.contains(".json"))
        || path.contains(".vscode/");
    named || is_azure_template(text)
}

/// Azure Resource Manager takes comments in its templates:
/// <https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#comments-and-metadata>.
fn is_azure_template(text: &Text) -> bool {
    let head = text.part(0..text.floor(2048));
    memchr::memmem::find(head.as_bytes(), b"schema.management.azure.com").is_some()
}
