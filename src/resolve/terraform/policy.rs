//! The data source `aws_iam_policy_document`: the policy it makes, with every part where it is written.
//!
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>.
//! A part that is not known stays unknown inside the policy, where Terraform would not know all of it.

use super::language::{Data, Entry, Json, Type, Unknown, Value, decode_json, render_json};
use super::tree::unknown;
use crate::model::Place;
use std::sync::Arc;

/// Whether an attribute of a type is the policy.
pub(super) fn makes(kind: &str, attribute: &str) -> bool {
    kind == "data.aws_iam_policy_document" && matches!(attribute, "json" | "minified_json")
}

/// The policy that the attributes of a policy document make.
pub(super) fn document(body: &Value) -> Value {
    let at = body.origin.place;
    let (statements, versions, ids) = match merged(body) {
        Ok(merged) => merged,
        Err(why) => return because(&[&why], at),
    };
    let own = body.get("version").cloned().unwrap_or_else(|| Value::string("2012-10-17", at));
    // the later version counts, and the last id
    let version = versions.into_iter().chain([own]).max_by_key(|version| text(version).unwrap_or_default());
    let mut entries: Vec<Entry> = version.map(|version| Entry::new("Version", version)).into_iter().collect();
    entries.extend(ids.into_iter().next_back().map(|id| Entry::new("Id", id)));
    if !statements.is_empty() {
        entries.push(Entry::new("Statement", Value::tuple(statements, at)));
    }
    json(Value::object(entries, at), at)
}

/// The same policy on one line; what is no policy, because it is not known, stays as it is.
pub(super) fn minified(document: &Value) -> Value {
    let Data::Json(json) = &document.data else { return document.clone() };
    let text = written(&json.value, None).map(Into::into);
    let data = Data::Json(Arc::new(Json { text, value: json.value.clone() }));
    Value { data, origin: document.origin.clone() }
}

/// A policy that nobody has read yet, though what it will hold is known.
pub(super) fn read_later(document: Value, why: Arc<str>) -> Value {
    let Data::Json(json) = &document.data else { return document };
    let json = Some(Arc::new(json.value.clone()));
    let unknown = Unknown { kind: Type::String, why, json, ..Unknown::default() };
    Value { data: Data::Unknown(Arc::new(unknown)), origin: document.origin }
}

/// Whether nobody but the configuration gives an attribute of a type: not set, it is null.
pub(super) fn is_given(kind: &str, attribute: &str) -> bool {
    let given = ["override_policy_documents", "policy_id", "source_policy_documents", "statement"];
    kind == "data.aws_iam_policy_document" && given.contains(&attribute)
}

/// A string that is the JSON of a structure; what is not known of it is not known of the string.
fn json(structure: Value, at: Place) -> Value {
    let sensitive = structure.is_sensitive();
    let value = match structure.find(&Value::is_unknown).and_then(Value::as_unknown) {
        None => {
            let text = written(&structure, Some(0)).map(Into::into);
            Value::new(Data::Json(Arc::new(Json { text, value: structure })), at)
        }
        Some(part) => {
            let why = Arc::clone(&part.why);
            let json = Some(Arc::new(structure));
            Unknown { kind: Type::String, why, json, not_null: true, ..Unknown::default() }.at(at)
        }
    };
    value.marked(sensitive)
}

/// The text of a policy as the provider writes it: two blanks a level, or all on one line without one, and its own
/// order of the keys it knows.
fn written(policy: &Value, depth: Option<usize>) -> Option<String> {
    let mut text = String::new();
    write(policy, depth, &mut text).then_some(text)
}

fn write(value: &Value, depth: Option<usize>, out: &mut String) -> bool {
    const ORDER: [&str; 11] = [
        "Version",
        "Id",
        "Statement",
        "Sid",
        "Effect",
        "Action",
        "NotAction",
        "Resource",
        "NotResource",
        "Principal",
        "NotPrincipal",
    ];
    let line = |depth: Option<usize>| depth.map_or_else(String::new, |depth| format!("\n{}", "  ".repeat(depth)));
    let inner = depth.map(|depth| depth + 1);
    if let Some(items) = value.items().filter(|items| !items.is_empty()) {
        out.push('[');
        for (number, item) in items.iter().enumerate() {
            out.push_str(if number > 0 { "," } else { "" });
            out.push_str(&line(inner));
            if !write(item, inner, out) {
                return false;
            }
        }
        out.push_str(&line(depth));
        out.push(']');
        return true;
    }
    let Some(entries) = value.entries().filter(|entries| !entries.is_empty()) else {
        return render_json(value).map(|text| out.push_str(&text)).is_some();
    };
    let rank = |entry: &&Entry| ORDER.iter().position(|key| *key == &*entry.key).unwrap_or(ORDER.len());
    let mut entries: Vec<&Entry> = entries.iter().collect();
    entries.sort_by_key(rank);
    out.push('{');
    for (number, entry) in entries.into_iter().enumerate() {
        let Some(key) = render_json(&Value::string(Arc::clone(&entry.key), Place::default())) else { return false };
        out.push_str(if number > 0 { "," } else { "" });
        out.push_str(&line(inner));
        out.push_str(&key);
        out.push_str(if depth.is_some() { ": " } else { ":" });
        if !write(&entry.value, inner, out) {
            return false;
        }
    }
    out.push_str(&line(depth));
    out.push('}');
    true
}

/// Statements, versions and ids.
type Merged = (Vec<Value>, Vec<Value>, Vec<Value>);

/// Statements of source documents, then the own ones, then those of overriding documents; a later one replaces an
/// earlier one with its `Sid`.
fn merged(body: &Value) -> Result<Merged, Value> {
    let (mut statements, mut versions, mut ids) = (Vec::new(), Vec::new(), Vec::new());
    for key in ["source_json", "source_policy_documents"] {
        for policy in documents(body, key)? {
            take(&policy, &mut statements, &mut versions, &mut ids)?;
        }
    }
    for block in list(body, "statement")?.iter() {
        replace(&mut statements, statement(block));
    }
    ids.extend(body.get("policy_id").filter(|id| text(id).as_deref() != Some("")).cloned());
    for key in ["override_policy_documents", "override_json"] {
        for policy in documents(body, key)? {
            take(&policy, &mut statements, &mut versions, &mut ids)?;
        }
    }
    Ok((statements, versions, ids))
}

/// Lays a policy over what is there.
fn take(
    policy: &Value,
    statements: &mut Vec<Value>,
    versions: &mut Vec<Value>,
    ids: &mut Vec<Value>,
) -> Result<(), Value> {
    match policy.get("Statement") {
        None => {}
        Some(found) => match (&found.data, found.items()) {
            (_, Some(items)) => items.iter().for_each(|item| replace(statements, item.clone())),
            (Data::Object(_) | Data::Map(..), None) => replace(statements, found.clone()),
            _ => return Err(found.clone()),
        },
    }
    versions.extend(policy.get("Version").cloned());
    ids.extend(policy.get("Id").filter(|id| text(id).as_deref() != Some("")).cloned());
    Ok(())
}

/// The policies that the JSON texts under a key hold; empty texts hold none.
fn documents(body: &Value, key: &str) -> Result<Vec<Value>, Value> {
    let single = body.get(key).filter(|value| value.kind() == Type::String).cloned();
    let texts = match single {
        Some(text) => Arc::new(vec![text]),
        None => list(body, key)?,
    };
    let read = |value: &Value| match &value.data {
        Data::Json(json) => Ok(Some(json.value.clone())),
        Data::Unknown(unknown) => match &unknown.json {
            Some(structure) => Ok(Some((**structure).clone())),
            None => Err(value.clone()),
        },
        Data::String(text) if text.is_empty() => Ok(None),
        Data::String(text) => decode_json(text, value.origin.place).map(Some).ok_or_else(|| value.clone()),
        Data::Null(_) => Ok(None),
        Data::Object(_) | Data::Map(..) => Ok(Some(value.clone())),
        Data::Bool(_) | Data::Number(_) | Data::List(..) | Data::Set(..) | Data::Tuple(_) | Data::Instance(_) => {
            Err(value.clone())
        }
    };
    texts.iter().map(read).filter_map(Result::transpose).collect()
}

/// The items of a list or of blocks; all of it is unknown when their number is.
fn list(body: &Value, key: &str) -> Result<Arc<Vec<Value>>, Value> {
    match body.get(key) {
        None => Ok(Arc::default()),
        Some(list) => list.items().cloned().ok_or_else(|| list.clone()),
    }
}

fn replace(statements: &mut Vec<Value>, statement: Value) {
    let sid = statement.get("Sid").and_then(text).filter(|sid| !sid.is_empty());
    let same = |other: &Value| sid.is_some() && other.get("Sid").and_then(text) == sid;
    match statements.iter().position(same).and_then(|index| statements.get_mut(index)) {
        Some(other) => *other = statement,
        None => statements.push(statement),
    }
}

fn statement(block: &Value) -> Value {
    if block.is_unknown() {
        return block.clone();
    }
    let at = block.origin.place;
    let mut entries: Vec<Entry> = Vec::new();
    let sid = block.get("sid").filter(|sid| text(sid).as_deref() != Some(""));
    entries.extend(sid.map(|sid| Entry::new("Sid", sid.clone())));
    let effect = block.get("effect").cloned().unwrap_or_else(|| Value::string("Allow", at));
    entries.push(Entry::new("Effect", effect));
    let lists = [
        ("actions", "Action"),
        ("not_actions", "NotAction"),
        ("resources", "Resource"),
        ("not_resources", "NotResource"),
    ];
    for (from, to) in lists {
        entries.extend(block.get(from).and_then(one_or_many).map(|value| Entry::new(to, value)));
    }
    for (from, to) in [("principals", "Principal"), ("not_principals", "NotPrincipal")] {
        entries.extend(block.get(from).and_then(principals).map(|value| Entry::new(to, value)));
    }
    entries.extend(block.get("condition").and_then(conditions).map(|value| Entry::new("Condition", value)));
    Value::object(entries, at)
}

/// A list as policies write it: a single item alone, several in falling order, as the provider has them.
fn one_or_many(list: &Value) -> Option<Value> {
    let Some(items) = list.items() else { return Some(list.clone()) };
    let mut items: Vec<Value> = items.iter().map(with_variables).collect();
    if items.len() < 2 {
        return items.pop();
    }
    if items.iter().all(|item| text(item).is_some()) {
        items.sort_by_key(|item| std::cmp::Reverse(text(item)));
        items.dedup_by(|left, right| text(left) == text(right));
    }
    if items.len() < 2 {
        return items.pop();
    }
    Some(Value { origin: list.origin.clone(), ..Value::tuple(items, list.origin.place) })
}

/// A list in its own order; a single item alone.
fn in_order(list: &Value) -> Option<Value> {
    let Some(items) = list.items() else { return Some(list.clone()) };
    let mut items: Vec<Value> = items.iter().map(with_variables).collect();
    if items.len() < 2 {
        return items.pop();
    }
    Some(Value { origin: list.origin.clone(), ..Value::tuple(items, list.origin.place) })
}

/// `&{aws:username}` stands for `${aws:username}`, which HCL would take for its own.
fn with_variables(value: &Value) -> Value {
    match text(value).filter(|text| text.contains("&{")) {
        Some(text) => Value { data: Data::String(text.replace("&{", "${").into()), origin: value.origin.clone() },
        None => value.clone(),
    }
}

fn principals(blocks: &Value) -> Option<Value> {
    let Some(items) = blocks.items() else { return Some(blocks.clone()) };
    let at = items.first()?.origin.place;
    let mut entries: Vec<Entry> = Vec::new();
    for block in items.iter() {
        let Some((kind, identifiers)) = block.get("type").and_then(text).zip(block.get("identifiers")) else {
            return Some(because(&[block], at));
        };
        let named = one_or_many(identifiers)?;
        if &*kind == "*" && items.len() == 1 && text(&named).as_deref() == Some("*") {
            return Some(named);
        }
        add(&mut entries, &kind, named, at);
    }
    Some(Value::object(entries, at))
}

fn conditions(blocks: &Value) -> Option<Value> {
    let Some(items) = blocks.items() else { return Some(blocks.clone()) };
    let at = items.first()?.origin.place;
    let mut tests: Vec<Entry> = Vec::new();
    for block in items.iter() {
        let named = |key| block.get(key).and_then(text);
        let (Some((test, variable)), Some(values)) = (named("test").zip(named("variable")), block.get("values")) else {
            return Some(because(&[block], at));
        };
        let same = tests.iter().find(|entry| entry.key == test);
        let mut compared =
            same.and_then(|entry| entry.value.entries()).map_or_else(Vec::new, |entries| entries.to_vec());
        add(&mut compared, &variable, in_order(values)?, at);
        insert(&mut tests, Entry::new(test, Value::object(compared, block.origin.place)));
    }
    Some(Value::object(tests, at))
}

/// Adds items under a key, beside those that are there.
fn add(entries: &mut Vec<Entry>, key: &str, value: Value, at: Place) {
    let known = entries.iter().find(|entry| &*entry.key == key).map(|entry| entry.value.clone());
    let value = match known {
        None => value,
        Some(before) if before.is_wholly_known() => {
            let items = |value: &Value| value.items().map_or_else(|| vec![value.clone()], |items| items.to_vec());
            Value::tuple([items(&before), items(&value)].concat(), at)
        }
        Some(before) => because(&[&before], at),
    };
    insert(entries, Entry::new(key, value));
}

fn insert(entries: &mut Vec<Entry>, entry: Entry) {
    match entries.iter_mut().find(|other| other.key == entry.key) {
        Some(other) => *other = entry,
        None => entries.push(entry),
    }
}

fn text(value: &Value) -> Option<Arc<str>> {
    if let Data::String(text) = &value.data { Some(Arc::clone(text)) } else { None }
}

/// The unknown that a result takes from its parts: why, but not what it refers to.
fn because(parts: &[&Value], at: Place) -> Value {
    let part = parts.iter().filter_map(|part| part.find(&Value::is_unknown)).find_map(Value::as_unknown);
    unknown(part.map_or_else(|| "it cannot be computed".into(), |unknown| Arc::clone(&unknown.why)), at)
}
