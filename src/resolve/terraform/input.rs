//! What is given to the variables of a root module, in Terraform's order.
//!
//! <https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence>

use super::files::NOWHERE;
use super::language::{Entry, Evaluated, Fault, Number, Scope, Type, Value};
use super::layout::{directory_of, is_values};
use super::module::{Item, file_name};
use super::tree::Here;
use crate::model::hcl::ExprKind;
use crate::model::{self, Document, Given, Place};
use std::sync::Arc;

/// JSON nested deeper than this is not read.
const JSON_DEPTH: usize = 100;

/// The value that a variable is given; none when nothing gives one.
pub(super) fn given<'a>(here: &Here<'_, 'a>, name: &str, variable: &Item<'a>) -> Option<Evaluated> {
    let root = here.tree.root;
    let by_hand = root.variant.given.iter().rev().find_map(|given| match given {
        Given::Value { name: given, text } if **given == *name => Some(typed(here, variable, text)),
        Given::Value { .. } => None,
        Given::File(path) => in_file(here, root.values.get(path)?, name),
    });
    let unasked = || values_in_order(here).iter().rev().find_map(|document| in_file(here, document, name));
    let environment = || root.environment.get(name).map(|text| typed(here, variable, text));
    by_hand.or_else(unasked).or_else(environment)
}

/// The files that Terraform reads unasked, in its order.
fn values_in_order<'a>(here: &Here<'_, 'a>) -> Vec<&'a Document> {
    let rank = |document: &Document| match file_name(&document.text.path) {
        "terraform.tfvars" => Some(0),
        "terraform.tfvars.json" => Some(1),
        name if name.ends_with(".auto.tfvars") || name.ends_with(".auto.tfvars.json") => Some(2),
        _ => None,
    };
    let own = |document: &&Document| {
        is_values(&document.text.path) && *directory_of(&document.text.path) == *here.tree.root.directory
    };
    let documents: &'a [Document] = here.tree.documents;
    let mut files: Vec<_> = documents
        .iter()
        .take(here.tree.root.own)
        .filter(own)
        .filter_map(|document| Some((rank(document)?, file_name(&document.text.path), document)))
        .collect();
    files.sort_by_key(|(rank, name, _)| (*rank, *name));
    files.into_iter().map(|(_, _, document)| document).collect()
}

/// What a file of values says of a variable.
fn in_file(here: &Here<'_, '_>, document: &Document, name: &str) -> Option<Evaluated> {
    if let Some(body) = &document.hcl {
        let attribute = body.attributes.iter().find(|attribute| *attribute.key == *name)?;
        // nothing has a name in such a file
        let scope = Scope { is_template: true, ..Scope::top(document.source(), 0) };
        return Some(here.evaluate(&attribute.expr, scope));
    }
    let root = document.expand(&document.root, JSON_DEPTH);
    root.get(name).map(|value| Ok(of_json(value)))
}

/// The value of a text, which the variable's type reads: a literal when it is a single value, else an expression.
fn typed(here: &Here<'_, '_>, variable: &Item<'_>, text: &str) -> Evaluated {
    let at = Place { source: NOWHERE, span: model::Span::default() };
    let is_literal = match variable.attribute("type").map(|(kind, _)| &kind.expr.kind) {
        None => true,
        Some(ExprKind::Variable(name) | ExprKind::String(name)) => matches!(&**name, "string" | "number" | "bool"),
        Some(_) => false,
    };
    if is_literal {
        return Ok(Value::string(text, at));
    }
    let expr = here.tree.root.files.expression(text).map_err(|why| Fault::new(why, at))?;
    here.evaluate(&expr, Scope { is_template: true, ..Scope::top(NOWHERE, 0) })
}

/// A parsed JSON value, every part at its place. The parser bounds its depth.
pub(super) fn of_json(value: &model::Value) -> Value {
    let at = value.origin.place;
    match &value.data {
        model::Data::Null => Value::null(Type::Dynamic, at),
        model::Data::Bool(truth) => Value::bool(*truth, at),
        model::Data::Number(model::Number::Int(number)) => Value::number(Number::from(*number), at),
        model::Data::Number(model::Number::Decimal(text)) => match Number::parse(text) {
            Ok(number) => Value::number(number, at),
            Err(_) => super::tree::unknown("the number is too long", at),
        },
        model::Data::String(text) => Value::string(Arc::clone(text), at),
        model::Data::List(items) => Value::tuple(items.iter().map(of_json).collect(), at),
        model::Data::Object(object) => {
            let entry = |entry: &model::Entry| Entry {
                key: Arc::clone(&entry.key),
                key_span: entry.key_span,
                value: of_json(&entry.value),
            };
            Value::object(object.0.iter().map(entry).collect(), at)
        }
        model::Data::Unknown(_) | model::Data::Absent(_) | model::Data::Deferred => {
            super::tree::unknown("it is nested too deeply", at)
        }
    }
}
