//! What the AWS provider makes of a scalar: configurations write `"80"` and `"true"` where it has numbers and booleans,
//! and whoever reads the attribute back gets those.

use super::language::{Data, Type, Value, convert};
use std::sync::LazyLock;

/// Names of attributes that are numbers where a schema of the AWS provider 5.100 has them, sorted.
static NUMBERS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("number.txt").lines().collect());

/// Names of attributes that are booleans where that schema has them, sorted.
static BOOLS: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("bool.txt").lines().collect());

/// The attributes with such names that are something else there, with the types of resources and blocks around them,
/// `aws_` left out, sorted.
static UNLIKE: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("unlike.txt").lines().collect());

/// Names of attributes that are texts there, of those that configurations write numbers for, sorted.
const TEXTS: [&str; 5] = ["description", "engine_version", "identifier", "name", "name_prefix"];

/// The value as an attribute of a resource, or of a block in it, will have it.
pub(super) fn as_given(path: &str, attribute: &str, value: Value) -> Value {
    let Some(path) = path.strip_prefix("aws_") else { return value };
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

#[cfg(test)]
mod tests {
    #[test]
    fn the_tables_are_sorted() {
        assert!(super::NUMBERS.is_sorted() && super::NUMBERS.contains(&"from_port"));
        assert!(super::BOOLS.is_sorted() && super::BOOLS.contains(&"fifo_queue"));
        assert!(super::UNLIKE.is_sorted() && super::UNLIKE.contains(&"lb_target_group.health_check.port"));
        assert!(super::TEXTS.is_sorted());
    }
}
