//! Terraform plans as `terraform plan -out` writes them: the member `tfplan` of the archive that they are.
//!
//! A message of protocol buffers with the values in `MessagePack`. It becomes the JSON that `terraform show
//! -json` prints of it, as far as resources and variables go, and spans count in that text. What refers to
//! what is not in it: the archive holds the sources. The format is Terraform's own and unpublished; this reads
//! version 3, which all of Terraform 1.x writes.

mod msgpack;
mod wire;

use serde_json::{Map, Value, json};
use wire::{Field, fields};

/// The version of the format.
const VERSION: u64 = 3;

/// Numbers of the fields of the messages.
mod number {
    pub(super) const VERSION: u64 = 1;
    pub(super) const VARIABLES: u64 = 2;
    pub(super) const CHANGES: u64 = 3;
    pub(super) const TERRAFORM: u64 = 14;
    pub(super) const TIMESTAMP: u64 = 21;
    pub(super) const ADDRESS: u64 = 13;
    pub(super) const DEPOSED: u64 = 7;
    pub(super) const CHANGE: u64 = 9;
    pub(super) const ACTION: u64 = 1;
    pub(super) const VALUES: u64 = 2;
    pub(super) const SENSITIVE_AFTER: u64 = 4;
}

/// A plan as JSON; what is wrong with it otherwise.
pub(super) fn as_json(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let plan = plan(bytes).ok_or("is no Terraform plan, or is damaged")??;
    serde_json::to_vec_pretty(&plan).map_err(|error| error.to_string())
}

type Message<'a> = Vec<(u64, Field<'a>)>;

fn plan(bytes: &[u8]) -> Option<Result<Value, String>> {
    let message = fields(bytes)?;
    match number(&message, number::VERSION)? {
        VERSION => {}
        other => return Some(Err(format!("is a Terraform plan of format {other}, which is not read"))),
    }
    let mut variables = Map::new();
    for entry in all(&message, number::VARIABLES) {
        let entry = fields(entry)?;
        let value = dynamic(first(&entry, 2)?)?.value;
        variables.insert(text(&entry, 1)?, json!({ "value": value }));
    }
    let changes = all(&message, number::CHANGES).map(change).collect::<Option<Vec<Value>>>()?;
    Some(Ok(json!({
        "format_version": "1.2",
        "terraform_version": text(&message, number::TERRAFORM).unwrap_or_default(),
        "timestamp": text(&message, number::TIMESTAMP),
        "variables": variables,
        "resource_changes": changes,
    })))
}

fn change(bytes: &[u8]) -> Option<Value> {
    let message = fields(bytes)?;
    let address = text(&message, number::ADDRESS)?;
    let change = fields(first(&message, number::CHANGE)?)?;
    let actions = actions(number(&change, number::ACTION).unwrap_or(0))?;
    let values: Vec<&[u8]> = all(&change, number::VALUES).collect();
    let after = match actions {
        ["delete" | "forget"] => None,
        _ => Some(dynamic(values.last()?)?),
    };
    let (after, unknown) = after.map_or((Value::Null, Value::Bool(false)), |after| (after.value, after.unknown));
    let mut sensitive = Value::Object(Map::new());
    for path in all(&change, number::SENSITIVE_AFTER) {
        mark(&mut sensitive, &steps(path)?);
    }
    let (mode, kind) = kind(&address);
    let mut item = json!({
        "address": address, "mode": mode, "type": kind,
        "change": { "actions": actions, "after": after, "after_unknown": unknown, "after_sensitive": sensitive },
    });
    if let (Some(deposed), Some(item)) = (text(&message, number::DEPOSED), item.as_object_mut()) {
        item.insert("deposed".into(), deposed.into());
    }
    Some(item)
}

/// The actions by the number of the plan's enumeration.
fn actions(number: u64) -> Option<&'static [&'static str]> {
    Some(match number {
        0 => &["no-op"],
        1 => &["create"],
        2 => &["read"],
        3 => &["update"],
        5 => &["delete"],
        6 => &["delete", "create"],
        7 => &["create", "delete"],
        8 => &["forget"],
        9 => &["create", "forget"],
        _ => return None,
    })
}

/// The names that a path begins with. What lies below an index is marked as a whole.
fn steps(path: &[u8]) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for step in all(&fields(path)?, 1) {
        match text(&fields(step)?, 1) {
            Some(name) => names.push(name),
            None => break,
        }
    }
    Some(names)
}

fn mark(marks: &mut Value, names: &[String]) {
    let Some((name, rest)) = names.split_first() else {
        *marks = Value::Bool(true);
        return;
    };
    if let Some(object) = marks.as_object_mut() {
        mark(object.entry(name.as_str()).or_insert_with(|| Value::Object(Map::new())), rest);
    }
}

/// The mode and the type in an address, instance keys aside: `data` stands before a type only.
fn kind(address: &str) -> (&'static str, String) {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let mut plain = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => depth += 1,
            ']' if !quoted => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(letter),
            _ => {}
        }
    }
    let names: Vec<&str> = plain.split('.').collect();
    let modules = names.chunks(2).take_while(|pair| pair.first() == Some(&"module")).count();
    let mode = if names.len() == modules * 2 + 3 { "data" } else { "managed" };
    (mode, names.iter().rev().nth(1).copied().unwrap_or_default().to_owned())
}

fn dynamic(message: &[u8]) -> Option<msgpack::Decoded> {
    msgpack::decode(first(&fields(message)?, 1)?)
}

fn all<'a>(message: &Message<'a>, wanted: u64) -> impl Iterator<Item = &'a [u8]> {
    message.iter().filter_map(move |(number, field)| match field {
        Field::Bytes(bytes) if *number == wanted => Some(*bytes),
        Field::Bytes(_) | Field::Number(_) => None,
    })
}

fn first<'a>(message: &Message<'a>, wanted: u64) -> Option<&'a [u8]> {
    all(message, wanted).next()
}

fn text(message: &Message<'_>, wanted: u64) -> Option<String> {
    first(message, wanted).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
}

fn number(message: &Message<'_>, wanted: u64) -> Option<u64> {
    message.iter().find_map(|(number, field)| match field {
        Field::Number(value) if *number == wanted => Some(*value),
        Field::Number(_) | Field::Bytes(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{as_json, kind};
    use std::io::Read as _;

    fn real() -> Vec<u8> {
        let file = std::fs::File::open("tests/oracles/plans/secrets/plan.tfplan").expect("a plan");
        let mut archive = zip::ZipArchive::new(file).expect("an archive");
        let mut bytes = Vec::new();
        archive.by_name("tfplan").expect("the plan").read_to_end(&mut bytes).expect("its bytes");
        bytes
    }

    #[test]
    fn a_plan_is_what_terraform_shows_of_it() {
        let ours: serde_json::Value = serde_json::from_slice(&as_json(&real()).expect("a plan")).expect("JSON");
        let shown = std::fs::read("tests/oracles/plans/secrets/plan.json").expect("the plan as JSON");
        let shown: serde_json::Value = serde_json::from_slice(&shown).expect("JSON");
        assert_eq!((&ours["variables"], &ours["timestamp"]), (&shown["variables"], &shown["timestamp"]));
        let planned = shown["resource_changes"].as_array().expect("changes");
        assert_eq!(ours["resource_changes"].as_array().map(Vec::len), Some(planned.len()));
        for planned in planned {
            let changes = ours["resource_changes"].as_array().expect("changes");
            let ours = changes.iter().find(|ours| ours["address"] == planned["address"]).expect("the same resource");
            for key in ["mode", "type"] {
                assert_eq!(ours[key], planned[key]);
            }
            for key in ["actions", "after"] {
                assert_eq!(ours["change"][key], planned["change"][key], "{key} of {}", planned["address"]);
            }
        }
    }

    #[test]
    fn damaged_plans_are_refused_or_read_but_never_a_panic() {
        let real = real();
        for at in 0..real.len() {
            let _ = as_json(&real[..at]);
            let mut damaged = real.clone();
            damaged[at] ^= 0x55;
            let _ = as_json(&damaged);
        }
    }

    #[test]
    fn the_type_is_found_behind_modules_and_keys() {
        assert_eq!(kind("aws_s3_bucket.b[0]"), ("managed", "aws_s3_bucket".to_owned()));
        assert_eq!(kind(r#"module.data["a.b"].aws_x.y["[c]"]"#), ("managed", "aws_x".to_owned()));
        assert_eq!(kind("module.data.data.aws_x.y"), ("data", "aws_x".to_owned()));
        assert_eq!(kind("data.aws_x.y"), ("data", "aws_x".to_owned()));
    }
}
