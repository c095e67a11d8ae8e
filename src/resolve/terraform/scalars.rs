//! What the AWS provider makes of a value: configurations write `"80"` and `"true"` where it has numbers and booleans,
//! and lists where it has sets, and whoever reads the attribute back gets those.

use super::language::{Data, Entry, Type, Unknown, Value, convert, text};
use super::objects;
use std::sync::{Arc, LazyLock};

/// Names of attributes that are numbers where a schema of the AWS provider 5.100 has them, sorted.
static NUMBERS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("number.txt").lines().collect());

/// Names of attributes that are booleans where that schema has them, sorted.
static BOOLS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("bool.txt").lines().collect());

/// The attributes with such names that are something else there, with the types of resources and blocks around them,
/// `aws_` left out, sorted.
static UNLIKE: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("unlike.txt").lines().collect());

/// Names of attributes that are sets, lists or maps of texts there, with what they are; the attributes with such names
/// that are something else, with the types of resources and blocks around them, `aws_` left out; and the blocks of
/// resources that are sets. Sorted.
static COLLECTIONS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("collections.txt").lines().collect());

/// Names of attributes that are texts there, of those that configurations write numbers for, sorted.
const TEXTS: [&str; 5] = ["description", "engine_version", "identifier", "name", "name_prefix"];

/// Attributes whose texts the provider rewrites while it plans, with the types of resources and blocks around them,
/// `aws_` left out, sorted, and what it does to them: found by planning texts with the provider 5.100.
static REWRITTEN: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("rewritten.txt").lines().collect());

/// The value as an attribute of a resource, or of a block in it, will have it.
pub(super) fn as_given(path: &str, attribute: &str, value: Value) -> Value {
    let full = path;
    let Some(path) = path.strip_prefix("aws_") else { return value };
    // blocks that are written as a list of objects
    if let Data::Tuple(items) | Data::List(_, items) = &value.data
        && items.iter().any(|item| matches!(item.data, Data::Object(_)))
    {
        let path = format!("{full}.{attribute}");
        return value.with_parts(&|block| each_entry(block, &|key, value| as_given(&path, key, value)));
    }
    if let Data::String(_) | Data::Number(_) = &value.data
        && let Some(text) = text(&value).and_then(|text| rewritten(path, attribute, &text))
    {
        return Value { data: Data::String(text.into()), origin: value.origin.clone() };
    }
    let is_in = |names: &[&str]| names.binary_search(&attribute).is_ok();
    let is_text = matches!(value.data, Data::String(_));
    let kind = if is_text && is_in(&NUMBERS) {
        Type::Number
    } else if is_text && is_in(&BOOLS) {
        Type::Bool
    } else if matches!(value.data, Data::Number(_) | Data::Bool(_)) && is_in(&TEXTS) {
        Type::String
    } else {
        return value;
    };
    if kind != Type::String && UNLIKE.binary_search(&format!("{path}.{attribute}").as_str()).is_ok() {
        return value;
    }
    // what does not convert is for the provider to refuse
    convert(&value, &kind).unwrap_or(value)
}

/// The value of an attribute or of the blocks of one type as whoever reads it back gets it: sets are in order and hold
/// an item once, maps hold texts. A set or map that is not known in part is not known, and of a set of blocks their
/// number alone is.
pub(super) fn as_read(path: &str, attribute: &str, value: Value) -> Value {
    let Some(inner) = path.strip_prefix("aws_") else { return value };
    let path = format!("{path}.{attribute}");
    if let Some(set) = objects::as_read(&format!("{inner}.{attribute}"), &value) {
        return set;
    }
    if value.items().is_some_and(|blocks| blocks.len() > 1)
        && word_for(&COLLECTIONS, &format!("{inner}.{attribute}")) == Some("blocks")
    {
        return value.with_parts(&|block| unordered(block, &path));
    }
    if let Data::List(Type::Dynamic, _) = &value.data {
        return value.with_parts(&|block| each_entry(block, &|key, value| as_read(&path, key, value)));
    }
    let is_whole = matches!(value.data, Data::Tuple(_) | Data::List(..) | Data::Object(_) | Data::Map(..));
    let kind = if is_whole { collection(inner, attribute) } else { None };
    let Some(read) = kind.as_ref().and_then(|kind| convert(&value, kind).ok()) else { return value };
    // tags are for whoever adds those of the provider
    let is_open = !matches!(read.data, Data::List(..)) && !matches!(attribute, "tags" | "tags_all");
    match read.find(&Value::is_unknown).and_then(Value::as_unknown).filter(|_| is_open) {
        Some(part) => {
            let unknown = Unknown { kind: read.kind(), ..(**part).clone() };
            Value { data: Data::Unknown(Arc::new(unknown)), origin: read.origin.clone() }
        }
        None => read,
    }
}

/// One of several blocks that are a set: which of them it is depends on what the provider fills in.
fn unordered(block: &Value, path: &str) -> Value {
    Value::unknown(Type::Dynamic, format!("the order of {path} is the provider's"), block.origin.place)
}

/// A block with each of its attributes made anew.
fn each_entry(block: &Value, anew: &dyn Fn(&str, Value) -> Value) -> Value {
    let Data::Object(entries) = &block.data else { return block.clone() };
    let made = |entry: &Entry| Entry { value: anew(&entry.key, entry.value.clone()), ..entry.clone() };
    let entries = entries.iter().map(made).collect();
    Value { data: Data::Object(Arc::new(entries)), origin: block.origin.clone() }
}

/// What the provider makes of a text; none when it leaves the texts of an attribute as they are.
fn rewritten(path: &str, attribute: &str, text: &str) -> Option<String> {
    match word_for(&REWRITTEN, &format!("{path}.{attribute}"))? {
        "lower" => Some(text.to_lowercase()),
        "upper" => Some(text.to_uppercase()),
        "trim" => Some(text.trim().to_owned()),
        "undotted" => Some(undotted(text).to_owned()),
        "domain" => Some(undotted(text).to_lowercase()),
        "protocol" => Some(protocol(text)),
        _ => None,
    }
}

fn undotted(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}

/// The name that security groups have for a protocol.
/// <https://www.iana.org/assignments/protocol-numbers/protocol-numbers.xhtml>
fn protocol(text: &str) -> String {
    match text {
        "all" => "-1".to_owned(),
        "1" => "icmp".to_owned(),
        "6" => "tcp".to_owned(),
        "17" => "udp".to_owned(),
        "58" => "icmpv6".to_owned(),
        text => text.to_lowercase(),
    }
}

/// The word beside a key in a sorted table of lines.
fn word_for(table: &[&'static str], key: &str) -> Option<&'static str> {
    let of = |line: &&str| line.split(' ').next().unwrap_or_default().cmp(key);
    let line = table.binary_search_by(of).ok().and_then(|index| table.get(index))?;
    line.split(' ').nth(1)
}

/// The type of an attribute that is a set, list or map of texts; none for every other.
fn collection(path: &str, attribute: &str) -> Option<Type> {
    match word_for(&COLLECTIONS, &format!("{path}.{attribute}")).or_else(|| word_for(&COLLECTIONS, attribute))? {
        "set" => Some(Type::set(Type::String)),
        "list" => Some(Type::list(Type::String)),
        "map" => Some(Type::map(Type::String)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_are_sorted() {
        assert!(super::NUMBERS.is_sorted() && super::NUMBERS.contains(&"from_port"));
        assert!(super::BOOLS.is_sorted() && super::BOOLS.contains(&"fifo_queue"));
        assert!(super::UNLIKE.is_sorted() && super::UNLIKE.contains(&"lb_target_group.health_check.port"));
        assert!(super::TEXTS.is_sorted());
        let keys =
            |table: &[&'static str]| -> Vec<&str> { table.iter().filter_map(|line| line.split(' ').next()).collect() };
        assert!(keys(&super::COLLECTIONS).is_sorted() && keys(&super::COLLECTIONS).contains(&"subnet_ids"));
        assert!(keys(&super::REWRITTEN).is_sorted() && keys(&super::REWRITTEN).contains(&"route53_zone.name"));
    }
}
