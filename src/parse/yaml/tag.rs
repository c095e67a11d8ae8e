//! What a tag makes of a value: CloudFormation's short forms become what they stand for.

use super::events::Tag;
use crate::model::{Data, Entry, Place, Span, Text, Value};
use std::sync::Arc;

/// The intrinsic functions that have a short form:
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html>.
const FUNCTIONS: &[&str] = &[
    "And",
    "Base64",
    "Cidr",
    "Contains",
    "EachMemberEquals",
    "EachMemberIn",
    "Equals",
    "FindInMap",
    "ForEach",
    "GetAZs",
    "GetAtt",
    "GetStackOutput",
    "If",
    "ImportValue",
    "Join",
    "Length",
    "Not",
    "Or",
    "RefAll",
    "Select",
    "Split",
    "Sub",
    "ToJsonString",
    "Transform",
    "ValueOf",
    "ValueOfAll",
];

/// What a tag says of the node behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The scalar is text, whatever it looks like.
    Text,
    /// A CloudFormation function: its argument is text when it is a scalar.
    Function,
    /// An Ansible vault: a secret.
    Secret,
    /// Nothing that matters here.
    Nothing,
}

/// What a tag means.
pub(super) fn meaning(tag: Option<&Tag>) -> Meaning {
    let Some(tag) = tag else { return Meaning::Nothing };
    match tag.name.as_str() {
        "!" | "tag:yaml.org,2002:str" | "tag:yaml.org,2002:binary" => Meaning::Text,
        "!vault" | "!vault-encrypted" => Meaning::Secret,
        name if key(name).is_some() => Meaning::Function,
        _ => Meaning::Nothing,
    }
}

/// The value with its tag applied.
pub(super) fn apply(mut value: Value, tag: &Tag, text: &Text) -> Value {
    match meaning(Some(tag)) {
        Meaning::Function => function(value, tag, text),
        Meaning::Secret => {
            value.origin.sensitive = true;
            value
        }
        Meaning::Text | Meaning::Nothing => value,
    }
}

/// `!Ref` is `Ref`, `!Sub` is `Fn::Sub`.
fn key(tag: &str) -> Option<Arc<str>> {
    let name = tag.strip_prefix('!')?;
    match name {
        "Ref" | "Condition" => Some(name.into()),
        _ => FUNCTIONS.contains(&name).then(|| format!("Fn::{name}").into()),
    }
}

fn function(value: Value, tag: &Tag, text: &Text) -> Value {
    let Some(key) = key(&tag.name) else { return value };
    let whole = Span { start: tag.span.start.min(value.origin.place.span.start), end: value.origin.place.span.end };
    let place = Place { span: Span { end: whole.end.max(tag.span.end), ..whole }, ..value.origin.place };
    let value = if &*key == "Fn::GetAtt" { attribute(value, text) } else { value };
    Value::object(vec![Entry { key, key_span: tag.span, value }], place)
}

/// `Resource.Attribute` as the list of both, split at the first dot.
fn attribute(value: Value, text: &Text) -> Value {
    let Data::String(whole) = &value.data else { return value };
    let Some((resource, attribute)) = whole.split_once('.') else { return value };
    let place = value.origin.place;
    let written = text.slice(place.span);
    let start = place.span.start as usize + written.find(&**whole).unwrap_or_default();
    let part = |part: &str, at: usize| {
        let span = if written.contains(&**whole) { Span::new(at, at + part.len()) } else { place.span };
        Value::string(part, Place { span, ..place })
    };
    Value::list(vec![part(resource, start), part(attribute, start + resource.len() + 1)], place)
}
