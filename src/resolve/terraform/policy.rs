//! The data source `aws_iam_policy_document`: the policy it makes, with every part where it is written.
//!
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>.
//! A part that is not known stays unknown inside the policy, where Terraform would not know all of it.

use super::language::{Data, Entry, Fault, Json, Type, Unknown, Value, convert, decode_json};
use super::policy_text::written;
use super::tree::unknown;
use crate::model::Place;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Whether an attribute of a type is the policy.
pub(super) fn makes(kind: &str, attribute: &str) -> bool {
    kind == "data.aws_iam_policy_document" && matches!(attribute, "json" | "minified_json")
}

/// The policy that the attributes of a policy document make.
pub(super) fn document(body: &Value) -> Value {
    let at = body.origin.place;
    let Merged { statements, versions, ids } = match merged(body) {
        Ok(merged) => merged,
        Err(Stop::Unknown(why)) => return because(&[&why], at),
        Err(Stop::Refused(why)) => return Fault::new(why, at).into_value(),
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
    let given = ["override_policy_documents", "policy_id", "source_policy_documents", "statement", "version"];
    kind == "data.aws_iam_policy_document" && given.contains(&attribute)
}

/// A string that is the JSON of a structure; what is not known of it is not known of the string.
fn json(structure: Value, at: Place) -> Value {
    let marks = structure.all_marks();
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
    value.marked(marks)
}

/// What the documents and blocks of a data source hold together.
#[derive(Default)]
struct Merged {
    statements: Vec<Value>,
    versions: Vec<Value>,
    ids: Vec<Value>,
}

/// Why there is no policy.
enum Stop {
    /// What it is made of is not known.
    Unknown(Value),
    /// The provider refuses to make it.
    Refused(String),
}

/// Statements of source documents, then the own ones, then those of overriding documents; a later one replaces an
/// earlier one with its `Sid`, but source documents must not have one twice, nor the own statements.
fn merged(body: &Value) -> Result<Merged, Stop> {
    let mut merged = Merged::default();
    for policy in documents(body, "source_json")? {
        merged.overlay(&policy)?;
    }
    let mut sources = Merged::default();
    for policy in documents(body, "source_policy_documents")? {
        sources.statements.extend(statements(&policy)?);
        sources.head(&policy);
    }
    distinct(&sources.statements)?;
    sources.statements.into_iter().for_each(|statement| replace(&mut merged.statements, statement));
    merged.versions.extend(sources.versions);
    merged.ids.extend(sources.ids);
    for statement in own(body)? {
        replace(&mut merged.statements, statement);
    }
    merged.ids.extend(body.get("policy_id").filter(|id| text(id).as_deref() != Some("")).cloned());
    for key in ["override_policy_documents", "override_json"] {
        for policy in documents(body, key)? {
            merged.overlay(&policy)?;
        }
    }
    Ok(merged)
}

impl Merged {
    /// Lays a policy over what is there.
    fn overlay(&mut self, policy: &Value) -> Result<(), Stop> {
        for statement in statements(policy)? {
            replace(&mut self.statements, statement);
        }
        self.head(policy);
        Ok(())
    }

    /// Adds a policy's version and id.
    fn head(&mut self, policy: &Value) {
        self.versions.extend(policy.get("Version").cloned());
        self.ids.extend(policy.get("Id").filter(|id| text(id).as_deref() != Some("")).cloned());
    }
}

/// The statements of a policy that is given as text; the provider reads no single one without its list.
fn statements(policy: &Value) -> Result<Vec<Value>, Stop> {
    let Some(found) = policy.get("Statement") else { return Ok(Vec::new()) };
    match (&found.data, found.items()) {
        (_, Some(items)) => Ok(items.to_vec()),
        (Data::Unknown(_), None) => Err(Stop::Unknown(found.clone())),
        (Data::Null(_), None) => Ok(Vec::new()),
        _ => Err(Stop::Refused("a policy document has a Statement that is no list".to_owned())),
    }
}

/// The statements that the data source has blocks for.
fn own(body: &Value) -> Result<Vec<Value>, Stop> {
    let blocks = list(body, "statement")?;
    let is_old = body.get("version").and_then(text).as_deref() == Some("2008-10-17");
    let lists = ["resources", "not_resources", "principals", "not_principals", "condition"];
    let has_variables = |block: &Value| {
        let parts = lists.iter().filter_map(|name| block.get(name));
        let mut parts =
            parts.filter(|part| part.find(&|part| text(part).is_some_and(|text| text.contains("&{"))).is_some());
        parts.next().is_some()
    };
    if is_old && blocks.iter().any(has_variables) {
        return Err(Stop::Refused("&{ is for policy documents of version 2012-10-17".to_owned()));
    }
    let own: Vec<Value> = blocks.iter().map(statement).collect();
    distinct(&own)?;
    Ok(own)
}

/// Refuses statements of which two have one `Sid`.
fn distinct(statements: &[Value]) -> Result<(), Stop> {
    let mut seen = BTreeSet::new();
    let mut sids = statements.iter().filter_map(|statement| statement.get("Sid").and_then(text));
    match sids.find(|sid| !sid.is_empty() && !seen.insert(Arc::clone(sid))) {
        Some(sid) => Err(Stop::Refused(format!("two statements have the Sid {sid}"))),
        None => Ok(()),
    }
}

/// The policies that the JSON texts under a key hold; empty texts hold none.
fn documents(body: &Value, key: &str) -> Result<Vec<Value>, Stop> {
    let single = body.get(key).filter(|value| value.kind() == Type::String).cloned();
    let texts = match single {
        Some(text) => Arc::new(vec![text]),
        None => list(body, key)?,
    };
    let no_policy = || Stop::Refused(format!("{key} holds a text that is no JSON"));
    let read = |value: &Value| match &value.data {
        Data::Json(json) => Ok(Some(json.value.clone())),
        Data::Unknown(unknown) => match &unknown.json {
            Some(structure) => Ok(Some((**structure).clone())),
            None => Err(Stop::Unknown(value.clone())),
        },
        Data::String(text) if text.is_empty() => Ok(None),
        Data::String(text) => decode_json(text, value.origin.place).map(Some).ok_or_else(no_policy),
        Data::Null(_) => Ok(None),
        Data::Object(_) | Data::Map(..) => Ok(Some(value.clone())),
        Data::Bool(_) | Data::Number(_) | Data::List(..) | Data::Set(..) | Data::Tuple(_) | Data::Instance(_) => {
            Err(no_policy())
        }
    };
    texts.iter().map(read).filter_map(Result::transpose).collect()
}

/// The items of a list or of blocks; all of it is unknown when their number is.
fn list(body: &Value, key: &str) -> Result<Arc<Vec<Value>>, Stop> {
    match body.get(key) {
        None => Ok(Arc::default()),
        Some(list) => list.items().cloned().ok_or_else(|| Stop::Unknown(list.clone())),
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
    let value = &convert(value, &Type::String).unwrap_or_else(|_| value.clone());
    match text(value).filter(|text| text.contains("&{")) {
        Some(text) => Value { data: Data::String(text.replace("&{", "${").into()), origin: value.origin.clone() },
        None => value.clone(),
    }
}

fn principals(blocks: &Value) -> Option<Value> {
    let Some(items) = blocks.items() else { return Some(blocks.clone()) };
    let at = items.first()?.origin.place;
    let mut entries: Vec<Entry> = Vec::new();
    for block in in_order_of_set(items) {
        let Some((kind, identifiers)) = block.get("type").and_then(text).zip(block.get("identifiers")) else {
            return Some(because(&[block], at));
        };
        let named = one_or_many(identifiers).unwrap_or_else(|| Value::tuple(Vec::new(), block.origin.place));
        if &*kind == "*" && items.len() == 1 && text(&named).as_deref() == Some("*") {
            return Some(named);
        }
        add(&mut entries, &kind, named, at);
    }
    Some(Value::object(entries, at))
}

/// Blocks in the order that the provider's library keeps a set in: by the checksum of what they hold, as a text.
/// `helper/schema/serialize.go` and `set.go` of <https://github.com/hashicorp/terraform-plugin-sdk>.
fn in_order_of_set(blocks: &[Value]) -> Vec<&Value> {
    let mut ordered: Vec<&Value> = blocks.iter().collect();
    let keys: Option<Vec<String>> = blocks.iter().map(serialized).collect();
    if keys.is_some() {
        ordered.sort_by_cached_key(|block| serialized(block).map(|text| checksum(&text)));
    }
    ordered
}

/// A block of texts, lists and sets of texts as the library writes it for its checksum; none when not all is known.
fn serialized(block: &Value) -> Option<String> {
    let mut out = String::new();
    for entry in block.entries()?.iter() {
        out.push_str(&entry.key);
        out.push(':');
        match entry.value.items() {
            None => out.push_str(&text(&convert(&entry.value, &Type::String).ok()?)?),
            Some(items) => {
                let texts = items.iter().map(|item| text(&convert(item, &Type::String).ok()?));
                let mut texts: Vec<String> = texts.map(|text| Some(format!("{};", text?))).collect::<Option<_>>()?;
                let is_set = &*entry.key == "identifiers";
                if is_set {
                    texts.sort_by_cached_key(|text| checksum(text));
                    texts.dedup();
                }
                out.push(if is_set { '{' } else { '(' });
                out.push_str(&texts.concat());
                out.push(if is_set { '}' } else { ')' });
            }
        }
        out.push(';');
    }
    Some(out)
}

fn checksum(text: &str) -> String {
    let mut checksum = flate2::Crc::new();
    checksum.update(text.as_bytes());
    checksum.sum().to_string()
}

fn conditions(blocks: &Value) -> Option<Value> {
    let Some(items) = blocks.items() else { return Some(blocks.clone()) };
    let at = items.first()?.origin.place;
    let mut tests: Vec<Entry> = Vec::new();
    for block in in_order_of_set(items) {
        let named = |key| block.get(key).and_then(text);
        let (Some((test, variable)), Some(values)) = (named("test").zip(named("variable")), block.get("values")) else {
            return Some(because(&[block], at));
        };
        let same = tests.iter().find(|entry| entry.key == test);
        let mut compared =
            same.and_then(|entry| entry.value.entries()).map_or_else(Vec::new, |entries| entries.to_vec());
        let values = in_order(values).unwrap_or_else(|| Value::tuple(Vec::new(), block.origin.place));
        add(&mut compared, &variable, values, at);
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
