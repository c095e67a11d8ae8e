//! AWS Config: snapshots, histories, change notifications and query results.
//!
//! A configuration item says what one resource was at one time. An export may hold several items of one
//! resource: the newest counts. A snapshot and the answer to a query show what is there when they are made, and do not
//! say when that is: as late as the newest item in them, or later; only the name that the service gives to a snapshot
//! says it. Of any other list each item speaks for its own time.
//! The format:
//! <https://docs.aws.amazon.com/config/latest/developerguide/config-item-table.html>. The service writes some
//! members as JSON inside a string, policies with percent-encoding on top; [`open`] puts the structure in their
//! place, each part pointing at the string.

mod times;

use super::{Raw, Recognised};
use crate::model::{
    Collected, Data, Dialect, Document, Entry, Level, Number, Object, Origin, Outline, Problem, Span, Stage, Value,
    View,
};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;
use times::{captured, delivered};

/// The lists of items, by the key that holds them: snapshots and histories, batches, query results.
const LISTS: [&str; 3] = ["configurationItems", "baseConfigurationItems", "Results"];

/// Values nested deeper than this stay as they are written.
const DEPTH: usize = 40;

/// What tells which resource an item is of, and when it was recorded.
const HEADER: [&str; 10] = [
    "ARN",
    "accountId",
    "arn",
    "awsRegion",
    "configuration",
    "configurationItemCaptureTime",
    "configurationItemStatus",
    "resourceId",
    "resourceName",
    "resourceType",
];

/// Strings inside strings are read this many times: the configuration, and a policy in it.
const LAYERS: usize = 2;

/// The resources of an export; none when the document is no AWS Config item or list of items.
pub(super) fn read(document: &Document, index: usize) -> Option<Recognised> {
    let root = document.expand(&document.root, 1);
    let header = Outline::Members(HEADER.into_iter().map(|key| (key.into(), Outline::default())).collect());
    let (list, why, items) = items(document, &root, &header)?;
    let mut kinds = Kinds::default();
    let mut newest: BTreeMap<Key, usize> = BTreeMap::new();
    // an export may hold a million: they are held once, and their number is known
    let mut found = Recognised { why, raws: Vec::with_capacity(items.len()), ..Recognised::default() };
    let mut no_more: BTreeMap<usize, String> = BTreeMap::new();
    for value in &*items {
        let Some(Item { key, status, raw }) = Item::read(document, index, (value, &header), &mut kinds) else {
            continue;
        };
        let place = *newest.entry(key).or_insert(found.raws.len());
        match found.raws.get_mut(place) {
            Some(known) if known.says < raw.says => *known = raw,
            Some(_) => continue,
            None => found.raws.push(raw),
        }
        match status {
            Some(status) => drop(no_more.insert(place, status)),
            None => drop(no_more.remove(&place)),
        }
    }
    if list.is_of_one_time(&root) {
        let newest = found.raws.iter().map(|raw| raw.says).max().unwrap_or_default();
        // a name that says less than the items is one that somebody gave it
        let says = match (delivered(&document.text.path), newest) {
            (Some(delivered), Collected::Recorded(newest)) if delivered >= newest => Collected::Stated(delivered),
            _ => newest,
        };
        for raw in &mut found.raws {
            raw.says = says;
        }
    }
    let mut place = 0..;
    found.raws.retain(|raw| {
        let status = place.next().and_then(|place| no_more.get(&place));
        found.problems.extend(status.map(|status| gone(document, &raw.address, status)));
        status.is_none()
    });
    Some(found)
}

/// What holds items.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    /// A list at the root, by its key.
    Named(&'static str),
    /// Another list, or a single item.
    Other,
}

impl List {
    /// Whether all of its items were true when it was made.
    fn is_of_one_time(self, root: &Value) -> bool {
        match self {
            Self::Named("configurationItems") => root.get("configSnapshotId").is_some(),
            Self::Named(_) => true,
            Self::Other => false,
        }
    }
}

/// The items of a document, what holds them, and what it was taken for.
fn items(document: &Document, root: &Value, header: &Outline) -> Option<(List, String, Arc<Vec<Value>>)> {
    for name in LISTS {
        let Some(list) = root.get(name) else { continue };
        let Data::List(items) = document.expand(list, 1).into_owned().data else { return None };
        let stated = ["fileVersion", "configSnapshotId"].iter().any(|key| root.get(key).is_some());
        if (stated && name == "configurationItems") || items.first().is_some_and(|item| is_item(document, item, header))
        {
            return Some((List::Named(name), format!("aws config: {name} at the root"), items));
        }
    }
    if let Some(item) = root.get("configurationItem").filter(|item| is_item(document, item, header)) {
        return Some((List::Other, "aws config: configurationItem at the root".to_owned(), vec![item.clone()].into()));
    }
    if is_item(document, root, header) {
        let why = "aws config: resourceType and configuration at the root".to_owned();
        return Some((List::Other, why, vec![root.clone()].into()));
    }
    let Data::List(list) = &root.data else { return None };
    list.first().filter(|item| is_item(document, item, header))?;
    Some((List::Other, "aws config: a list of configuration items".to_owned(), Arc::clone(list)))
}

/// Whether a value looks like a configuration item.
fn is_item(document: &Document, value: &Value, header: &Outline) -> bool {
    let item = peek(document, value, header);
    let typed = item.get("resourceType").and_then(Value::as_str).is_some_and(|name| name.starts_with("AWS::"));
    typed && ["configuration", "configurationItemStatus"].iter().any(|key| item.get(key).is_some())
}

/// The header of an item, at least; an item that a query gives as a string is read from it.
fn peek(document: &Document, value: &Value, header: &Outline) -> Value {
    decoded(document.outlined(value, 1, header).into_owned(), 1)
}

/// What tells a resource from all others, as a digest: an export may hold a million of them.
type Key = [u8; 16];

/// The names of types, each held once.
type Kinds = BTreeMap<String, Arc<str>>;

/// One configuration item.
struct Item {
    /// Which resource it is of.
    key: Key,
    /// The status of a resource that is not there any more.
    status: Option<String>,
    raw: Raw,
}

impl Item {
    fn read(document: &Document, index: usize, (value, header): (&Value, &Outline), kinds: &mut Kinds) -> Option<Self> {
        let item = peek(document, value, header);
        let text = |key: &str| item.get(key).and_then(Value::as_str);
        let kind = text("resourceType").filter(|kind| kind.starts_with("AWS::"))?;
        let id = item.get("resourceId").or_else(|| item.get("resourceName")).or_else(|| item.get("resourceType"))?;
        let name = id.as_str().unwrap_or_default();
        let arn = text("ARN").or_else(|| text("arn"));
        let address = arn.map_or_else(|| format!("{kind}/{name}").into(), Arc::from);
        let key = key(&[text("accountId").unwrap_or_default(), text("awsRegion").unwrap_or_default(), kind, name]);
        if !kinds.contains_key(kind) {
            kinds.insert(kind.to_owned(), kind.into());
        }
        let raw = Raw {
            dialect: Dialect::AwsConfig,
            kind: Arc::clone(kinds.get(kind)?),
            address,
            view: View::Live,
            body: value.clone(),
            document: index,
            header: id.origin.place,
            open: Some(open),
            says: captured(&item),
        };
        let status = text("configurationItemStatus").filter(|status| status.starts_with("ResourceDeleted"));
        Some(Self { key, status: status.map(str::to_owned), raw })
    }
}

fn key(parts: &[&str]) -> Key {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part.as_bytes());
    }
    let mut key = Key::default();
    key.iter_mut().zip(digest.finalize()).for_each(|(byte, digit)| *byte = digit);
    key
}

fn gone(document: &Document, address: &str, status: &str) -> Problem {
    let message = format!("{address} is not evaluated: its status is {status}");
    Problem::new(Level::Notice, Stage::Resolve, "aws-config-deleted", message).in_path(Arc::clone(&document.text.path))
}

/// The item with every structure that it carries inside a string in the string's place.
fn open(document: &Document, raw: &Raw, outline: &Outline) -> Value {
    decoded(document.whole(&raw.body, outline).into_owned(), DEPTH)
}

/// The value with the JSON objects and lists inside its strings read, `depth` levels deep.
fn decoded(value: Value, depth: usize) -> Value {
    if !holds_structure(&value, depth) {
        return value;
    }
    let Some(depth) = depth.checked_sub(1) else { return value };
    let Value { data, origin } = value;
    let data = match data {
        Data::String(text) => structure(&text, &origin, LAYERS).unwrap_or(Data::String(text)),
        Data::List(items) => {
            let items = Arc::unwrap_or_clone(items).into_iter().map(|item| decoded(item, depth)).collect();
            Data::List(Arc::new(items))
        }
        Data::Object(object) => {
            let entries = Arc::unwrap_or_clone(object).0.into_iter().map(|Entry { key, key_span, value }| Entry {
                key,
                key_span,
                value: decoded(value, depth),
            });
            Data::Object(Arc::new(Object(entries.collect())))
        }
        data @ (Data::Null | Data::Bool(_) | Data::Number(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred) => {
            data
        }
    };
    Value { data, origin }
}

/// Whether some string may hold a structure: most items carry none, and need not be rebuilt.
fn holds_structure(value: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match &value.data {
        Data::String(text) => text.trim_start().starts_with(['{', '[', '%']),
        Data::List(items) => items.iter().any(|item| holds_structure(item, depth)),
        Data::Object(object) => object.0.iter().any(|entry| holds_structure(&entry.value, depth)),
        Data::Null | Data::Bool(_) | Data::Number(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => false,
    }
}

/// The object or list of objects that a string holds, percent-encoded or not.
fn structure(text: &str, origin: &Origin, layers: usize) -> Option<Data> {
    let layers = layers.checked_sub(1)?;
    let text = text.trim_start();
    let plain;
    let json = match text.as_bytes() {
        [b'{', ..] | [b'[', b'{' | b']', ..] => text,
        [b'%', b'7', b'B' | b'b', ..] => {
            plain = percent_decoded(text)?;
            &plain
        }
        _ => return None,
    };
    let parsed: serde_json::Value = serde_json::from_str(json).ok()?;
    Some(placed(parsed, origin, layers).data)
}

/// The text with each `%xx` replaced by the byte it stands for; none when the result is not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut plain = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => plain.push(hex(bytes.next()?)? * 16 + hex(bytes.next()?)?),
            byte => plain.push(byte),
        }
    }
    String::from_utf8(plain).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// A parsed tree, whose depth its parser bounds, with every part where the string is written.
fn placed(parsed: serde_json::Value, origin: &Origin, layers: usize) -> Value {
    let data = match parsed {
        serde_json::Value::Null => Data::Null,
        serde_json::Value::Bool(truth) => Data::Bool(truth),
        serde_json::Value::Number(number) => {
            Data::Number(number.as_i64().map_or_else(|| Number::Decimal(number.to_string().into()), Number::Int))
        }
        serde_json::Value::String(text) => {
            structure(&text, origin, layers).unwrap_or_else(|| Data::String(text.into()))
        }
        serde_json::Value::Array(items) => {
            Data::List(Arc::new(items.into_iter().map(|item| placed(item, origin, layers)).collect()))
        }
        serde_json::Value::Object(members) => {
            let entries = members.into_iter().map(|(key, value)| Entry {
                key: key.into(),
                key_span: Span::default(),
                value: placed(value, origin, layers),
            });
            Data::Object(Arc::new(Object(entries.collect())))
        }
    };
    Value { data, origin: origin.clone() }
}

#[cfg(test)]
mod tests {
    use super::{decoded, read};
    use crate::model::{Collected, Digest, Document, Place, SourceId, Syntax, Text, Time, Value};
    use std::sync::Arc;

    fn item(kind: &str, id: &str, captured: &str, status: &str) -> String {
        format!(
            r#"{{"resourceType":"{kind}","resourceId":"{id}","configurationItemCaptureTime":"{captured}","configurationItemStatus":"{status}","configuration":{{}}}}"#
        )
    }

    fn recognised(json: &str) -> Option<super::Recognised> {
        recognised_as("export.json", json)
    }

    fn recognised_as(path: &str, json: &str) -> Option<super::Recognised> {
        let text = Arc::new(Text::new(SourceId(0), path.into(), Digest([0; 32]), json.to_owned()));
        let root = decoded(Value::string(format!("{{\"r\":{json}}}"), Place::default()), 2);
        let root = root.get("r").cloned().unwrap();
        read(&Document::new(text, 0, Syntax::Json, root), 0)
    }

    #[test]
    fn the_newest_item_of_a_resource_counts() {
        let old = item("AWS::S3::Bucket", "b", "2026-01-01T00:00:00.000Z", "OK");
        let new = item("AWS::S3::Bucket", "b", "2026-02-01T00:00:00.000Z", "OK");
        for pair in [format!("{old},{new}"), format!("{new},{old}")] {
            let found = recognised(&format!(r#"{{"fileVersion":"1.0","configurationItems":[{pair}]}}"#)).unwrap();
            assert_eq!(found.raws.len(), 1, "{pair}");
        }
    }

    /// What is said of the times of the items of an export.
    fn times(path: &str, json: &str) -> Vec<Collected> {
        recognised_as(path, json).unwrap().raws.iter().map(|raw| raw.says).collect()
    }

    #[test]
    fn a_snapshot_is_no_older_than_its_newest_item_and_other_items_speak_for_themselves() {
        let (old, new) = ("2026-01-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z");
        let recorded = |time: &str| Collected::Recorded(Time::rfc3339(time).unwrap());
        let items = [item("AWS::S3::Bucket", "a", old, "OK"), item("AWS::S3::Bucket", "b", new, "OK")].join(",");
        let snapshot = format!(r#"{{"fileVersion":"1.0","configSnapshotId":"x","configurationItems":[{items}]}}"#);
        let history = format!(r#"{{"fileVersion":"1.0","configurationItems":[{items}]}}"#);
        assert_eq!(times("export.json", &snapshot), [recorded(new), recorded(new)]);
        assert_eq!(times("export.json", &format!(r#"{{"baseConfigurationItems":[{items}]}}"#)), [recorded(new); 2]);
        assert_eq!(times("export.json", &history), [recorded(old), recorded(new)]);
        assert_eq!(times("export.json", &format!("[{items}]")), [recorded(old), recorded(new)]);
        let named = |stamp: &str| format!("1_Config_eu-central-1_ConfigSnapshot_{stamp}_x.json");
        let delivered = Collected::Stated(Time::rfc3339("2026-02-03T04:05:06Z").unwrap());
        assert_eq!(times(&named("20260203T040506Z"), &snapshot), [delivered; 2]);
        for wrong in ["20260131T000000Z", "20260203T0405Z", "2026-02-03", ""] {
            assert_eq!(times(&named(wrong), &snapshot), [recorded(new); 2], "{wrong}");
        }
    }

    #[test]
    fn times_are_read_as_every_command_line_prints_them() {
        let at = |time: &str| {
            let item = item("AWS::S3::Bucket", "a", "@", "OK").replace("\"@\"", time);
            times("export.json", &format!("[{item}]")).pop().unwrap()
        };
        let expected = Collected::Recorded(Time(1_769_904_000_123));
        for time in ["\"2026-02-01T00:00:00.123Z\"", "\"2026-02-01T01:00:00.123000+01:00\"", "1769904000.123"] {
            assert_eq!(at(time), expected, "{time}");
        }
        for time in ["\"soon\"", "null", "9223372036854775807", "9223372036854775"] {
            assert_eq!(at(time), Collected::Unknown, "{time}");
        }
    }

    #[test]
    fn a_deleted_resource_is_left_out_and_said() {
        let there = item("AWS::S3::Bucket", "b", "2026-01-01T00:00:00.000Z", "OK");
        let gone = item("AWS::S3::Bucket", "b", "2026-02-01T00:00:00.000Z", "ResourceDeleted");
        let found = recognised(&format!("[{there},{gone}]")).unwrap();
        assert!(found.raws.is_empty());
        assert_eq!(found.problems.len(), 1);
    }

    #[test]
    fn other_documents_are_not_recognised() {
        for json in ["{}", "[]", r#"[{"resourceType":"AWS::S3::Bucket"}]"#, r#"{"Resources":{}}"#, r#"{"Results":[]}"#]
        {
            assert!(recognised(json).is_none(), "{json}");
        }
    }

    #[test]
    fn policies_inside_strings_are_read() {
        let encoded = "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%7D%5D%7D";
        let value = decoded(Value::string(encoded, Place::default()), 2);
        assert!(value.get("Statement").is_some());
        for text in ["{not json", "%7B%2", "[1]", "plain"] {
            assert_eq!(decoded(Value::string(text, Place::default()), 2).as_str(), Some(text));
        }
    }
}
