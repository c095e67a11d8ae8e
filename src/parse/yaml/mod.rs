//! YAML 1.2, with what files in the field still take from 1.1.
//!
//! Keys are text as written, so `on:` stays `on`. Of equal keys the last counts. Anchors, aliases and merge keys are
//! followed; the value keeps the place where it is written, and its chain names the alias. CloudFormation's short
//! forms become their long ones. A broken document is a problem and does not hide its siblings. Files of template
//! languages are told apart from broken ones.

mod events;
mod load;
mod scalar;
mod tag;

use super::json;
use super::reading::{Fault, MAX_PROBLEMS, Reading};
use super::template::{has_go_template, is_template};
use crate::model::{Data, Document, Problem, Span, Syntax, Text, Value};
use events::Granit;
use load::Loader;
use std::sync::Arc;

/// The documents of a YAML file.
pub(super) fn read(text: &Arc<Text>) -> Reading {
    if is_chart_template(text) {
        let message = "not evaluated: a chart's templates need values to be rendered";
        let notice = Fault::new(Span::default(), message).notice(text, "helm-template");
        return Reading::failed(notice.help("scan the output of `helm template`"));
    }
    if text.path.ends_with(".template") {
        return cloudformation(text);
    }
    load(text)
}

fn load(text: &Arc<Text>) -> Reading {
    let mut reading = Reading::default();
    let mut loader = Loader::new(text, Granit::new(text.as_str()));
    let mut index = 0;
    while let Some(document) = loader.document() {
        match document {
            Ok(root) if is_empty(&root) => {}
            Ok(root) => reading.documents.push(Document::new(Arc::clone(text), index, Syntax::Yaml, root)),
            Err(fault) => {
                if reading.problems.len() < MAX_PROBLEMS {
                    reading.problems.push(problem(text, fault));
                }
                if !loader.skip_document() {
                    break;
                }
            }
        }
        index += 1;
    }
    let duplicates = std::mem::take(&mut loader.duplicates).into_iter().take(MAX_PROBLEMS);
    reading.problems.extend(duplicates.map(|fault| fault.warning(text, "yaml-duplicate-key")));
    reading.problems.truncate(MAX_PROBLEMS);
    reading
}

/// `*.template` is CloudFormation's by custom and anybody's by right.
fn cloudformation(text: &Arc<Text>) -> Reading {
    if !text.as_str().contains("Resources") {
        let notice = Fault::new(Span::default(), "not read: no CloudFormation template").notice(text, "template");
        return Reading::failed(notice);
    }
    if text.as_str().trim_start().starts_with('{') { json::read(text) } else { load(text) }
}

fn is_chart_template(text: &Text) -> bool {
    let in_templates = text.path.split(['/', '!']).rev().skip(1).any(|folder| folder == "templates");
    in_templates && has_go_template(text.as_str())
}

/// A document without content, such as the one behind a last `---`.
fn is_empty(root: &Value) -> bool {
    matches!(root.data, Data::Null) && root.origin.place.span.start == root.origin.place.span.end
}

fn problem(text: &Text, fault: Fault) -> Problem {
    if is_template(text.as_str()) {
        let message = "not evaluated: the file is a template, it must be rendered first";
        return Fault::new(fault.span, message).notice(text, "template").help("scan the rendered file");
    }
    fault.error(text, "yaml-syntax")
}
