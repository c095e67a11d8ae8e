//! The data source `aws_iam_policy_document`: the policy it makes, with every part where it is written.
//!
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>.
//! A part that is not known stays unknown inside the policy, where Terraform would not know all of it.

use super::compound::insert;
use super::evaluator::{Evaluator, Scope, first_unknown, is_unknown};
use super::json;
use super::module::Item;
use super::operators::operand_unknown;
use crate::model::{Data, Entry, Place, Value};
use std::sync::Arc;

impl Evaluator<'_> {
    /// The `json` attribute of a policy document.
    pub(super) fn policy_document(&self, item: &Item<'_>, scope: Scope<'_>) -> Value {
        let body = self.resource_body(&item.bodies, scope, item.header);
        document(&body)
    }
}

/// The policy that the attributes of a policy document make.
pub(super) fn document(body: &Value) -> Value {
    let at = body.origin.place;
    match statements(body) {
        Ok(statements) => {
            let version = || Value::string("2012-10-17", at);
            let mut entries = vec![entry("Version", body.get("version").cloned().unwrap_or_else(version))];
            entries.extend(body.get("policy_id").map(|id| entry("Id", id.clone())));
            entries.push(entry("Statement", Value::list(statements, at)));
            json::wrapped(Value::object(entries, at), at)
        }
        Err(why) => operand_unknown(&[&why], at),
    }
}

/// Statements of source documents, then the own ones, then those of overriding documents; a later one
/// replaces an earlier one with its `Sid`.
fn statements(body: &Value) -> Result<Vec<Value>, Value> {
    let mut statements = Vec::new();
    for source in documents(body, "source_policy_documents")? {
        statements.extend(source);
    }
    let own = list(body, "statement")?;
    for statement in own.iter().map(statement) {
        replace(&mut statements, statement);
    }
    for overriding in documents(body, "override_policy_documents")? {
        for statement in overriding {
            replace(&mut statements, statement);
        }
    }
    Ok(statements)
}

/// The statements of each JSON document in a list.
fn documents(body: &Value, key: &str) -> Result<Vec<Vec<Value>>, Value> {
    let read = |text: &Value| {
        let policy = if text.entries().is_some() { Some(text.clone()) } else { json::decoded(text, text.origin.place) };
        let statement = policy.as_ref().and_then(|policy| policy.get("Statement"));
        match statement.map(|statement| (&statement.data, statement)) {
            Some((Data::List(items), _)) => Ok(items.to_vec()),
            Some((Data::Object(_), one)) => Ok(vec![one.clone()]),
            Some((_, other)) => Err(other.clone()),
            None if text.as_str() == Some("") => Ok(Vec::new()),
            None => Err(text.clone()),
        }
    };
    list(body, key)?.iter().map(read).collect()
}

/// The items of a list attribute or of blocks; all of it is unknown when their number is.
fn list<'v>(body: &'v Value, key: &str) -> Result<&'v [Value], Value> {
    match body.get(key) {
        None => Ok(&[]),
        Some(list) => match list.items() {
            Some(items) => match items.iter().find(|item| is_unknown(item)) {
                Some(unknown) => Err(unknown.clone()),
                None => Ok(items),
            },
            None => Err(list.clone()),
        },
    }
}

fn replace(statements: &mut Vec<Value>, statement: Value) {
    let sid = statement.get("Sid").and_then(Value::as_str).filter(|sid| !sid.is_empty());
    let same = |other: &Value| sid.is_some() && other.get("Sid").and_then(Value::as_str) == sid;
    match statements.iter().position(same).and_then(|index| statements.get_mut(index)) {
        Some(other) => *other = statement,
        None => statements.push(statement),
    }
}

fn statement(block: &Value) -> Value {
    let at = block.origin.place;
    let mut entries: Vec<Entry> = Vec::new();
    let sid = block.get("sid").filter(|sid| sid.as_str() != Some(""));
    entries.extend(sid.map(|sid| entry("Sid", sid.clone())));
    entries.push(entry("Effect", block.get("effect").cloned().unwrap_or_else(|| Value::string("Allow", at))));
    let lists = [
        ("actions", "Action"),
        ("not_actions", "NotAction"),
        ("resources", "Resource"),
        ("not_resources", "NotResource"),
    ];
    for (from, to) in lists {
        entries.extend(block.get(from).and_then(one_or_many).map(|value| entry(to, value)));
    }
    for (from, to) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
        entries.extend(block.get(from).and_then(principals).map(|value| entry(to, value)));
    }
    entries.extend(block.get("condition").and_then(conditions).map(|value| entry("Condition", value)));
    Value::object(entries, at)
}

/// A list as policies write it: a single item alone, several in falling order, as the provider has them.
fn one_or_many(list: &Value) -> Option<Value> {
    let Some(items) = list.items() else { return Some(list.clone()) };
    let mut items: Vec<Value> = items.iter().map(with_variables).collect();
    if items.len() < 2 {
        return items.pop();
    }
    if items.iter().all(|item| item.as_str().is_some()) {
        items.sort_by(|left, right| right.as_str().cmp(&left.as_str()));
        items.dedup_by(|left, right| left.as_str() == right.as_str());
    }
    Some(Value { origin: list.origin.clone(), ..Value::list(items, list.origin.place) })
}

/// `&{aws:username}` stands for `${aws:username}`, which HCL would take for its own.
fn with_variables(value: &Value) -> Value {
    match value.as_str() {
        Some(text) if text.contains("&{") => {
            Value { data: Data::String(text.replace("&{", "${").into()), origin: value.origin.clone() }
        }
        _ => value.clone(),
    }
}

fn principals(blocks: &Value) -> Option<Value> {
    let Some(items) = blocks.items() else { return Some(blocks.clone()) };
    let at = items.first()?.origin.place;
    let mut entries: Vec<Entry> = Vec::new();
    for block in items {
        let Some((kind, identifiers)) = block.get("type").and_then(Value::as_str).zip(block.get("identifiers")) else {
            return Some(operand_unknown(&[block], at));
        };
        let named = one_or_many(identifiers)?;
        if kind == "*" && items.len() == 1 && named.as_str() == Some("*") {
            return Some(named);
        }
        add(&mut entries, kind, named, at);
    }
    Some(Value::object(entries, at))
}

fn conditions(blocks: &Value) -> Option<Value> {
    let Some(items) = blocks.items() else { return Some(blocks.clone()) };
    let at = items.first()?.origin.place;
    let mut tests: Vec<Entry> = Vec::new();
    for block in items {
        let named = |key| block.get(key).and_then(Value::as_str);
        let (Some((test, variable)), Some(values)) = (named("test").zip(named("variable")), block.get("values")) else {
            return Some(operand_unknown(&[block], at));
        };
        let same = tests.iter().find(|entry| &*entry.key == test);
        let mut compared = same.and_then(|entry| entry.value.entries()).unwrap_or_default().to_vec();
        add(&mut compared, variable, one_or_many(values)?, at);
        insert(&mut tests, entry(test, Value::object(compared, block.origin.place)));
    }
    Some(Value::object(tests, at))
}

/// Adds items under a key, beside those that are there.
fn add(entries: &mut Vec<Entry>, key: &str, value: Value, at: Place) {
    let known = entries.iter().find(|entry| &*entry.key == key).map(|entry| entry.value.clone());
    let value = match known {
        None => value,
        Some(before) if first_unknown(&before).is_none() => {
            let items = |value: &Value| value.items().map_or_else(|| vec![value.clone()], <[Value]>::to_vec);
            Value::list([items(&before), items(&value)].concat(), at)
        }
        Some(before) => operand_unknown(&[&before], at),
    };
    insert(entries, entry(key, value));
}

fn entry(key: &str, value: Value) -> Entry {
    Entry { key: Arc::from(key), key_span: value.origin.place.span, value }
}
