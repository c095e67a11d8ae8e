//! Sources become documents: trees in which every key and value knows where it is written.
//!
//! One file per syntax and one line in the table of `syntax`. What a document means is
//! nobody's business here: a Kubernetes manifest is YAML, a Terraform plan is JSON. A source that
//! cannot be read gives a problem that says where and why, and whatever can be read beside it is kept.

mod decode;
mod dockerfile;
mod hcl;
mod json;
mod keys;
mod lines;
mod ndjson;
mod reading;
mod syntax;
mod template;
#[cfg(test)]
mod tests;
mod tfplan;
mod yaml;

use crate::model::hcl::{Expr, Part};
use crate::model::{Document, Level, Problem, Source, Stage, Syntax, Text};
use std::sync::Arc;

pub use syntax::{sniff, syntax_of};

/// What came of a source.
#[derive(Debug)]
pub struct Parsed {
    /// The decoded text, which every span counts in.
    pub text: Arc<Text>,
    /// The documents that could be read, in the order written.
    pub documents: Vec<Document>,
    /// What could not be read, and what was probably not meant as written.
    pub problems: Vec<Problem>,
}

/// The documents of a source; problems say what went wrong.
pub fn parse(source: Source, syntax: Syntax) -> Parsed {
    let source = if syntax == Syntax::TerraformPlan {
        match tfplan::as_json(&source.bytes) {
            Ok(bytes) => Source { bytes, ..source },
            Err(why) => return unreadable(source, &why),
        }
    } else {
        source
    };
    let (text, mut problems) = decode::decode(source);
    let text = Arc::new(text);
    if problems.iter().any(|problem| *problem.code == *decode::BINARY) {
        return Parsed { text, documents: Vec::new(), problems };
    }
    let reading = syntax::read(&text, syntax);
    problems.extend(reading.problems);
    Parsed { text, documents: reading.documents, problems }
}

fn unreadable(source: Source, why: &str) -> Parsed {
    let message = format!("{} {why}", source.path);
    let problem = Problem::new(Level::Error, Stage::Parse, "tfplan", message).in_path(Arc::clone(&source.path));
    let text = Arc::new(Text::new(source.id, source.path, source.digest, String::new()));
    Parsed { text, documents: Vec::new(), problems: vec![problem] }
}

/// The HCL expression that a text is, spans counted in it; what is wrong with it otherwise.
pub fn expression(text: &str) -> Result<Expr, String> {
    hcl::expression(text)
}

/// The parts of the HCL template that a text is, spans counted from `first`; what is wrong with it otherwise.
pub fn template(text: &str, first: usize) -> Result<Vec<Part>, String> {
    hcl::template(text, first)
}
