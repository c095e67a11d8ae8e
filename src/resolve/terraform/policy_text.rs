//! The text that the data source `aws_iam_policy_document` makes of a policy, byte for byte.

use super::language::{Entry, Value, render_json};
use crate::model::Place;
use std::sync::Arc;

/// The text of a policy as the provider writes it: two blanks a level, or all on one line without one, and its own
/// order of the keys it knows.
pub(super) fn written(policy: &Value, depth: Option<usize>) -> Option<String> {
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
