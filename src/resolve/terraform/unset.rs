//! What the AWS provider makes of what nobody sets: its plan says so before anything is applied.
//!
//! The table holds what plans of the provider 5.100 had for every attribute and block that their configurations left
//! out, where all of them had the same. `tests/oracles/terraform/unset` makes it.

use super::language::{Value, decode_json};
use crate::model::Place;
use std::sync::LazyLock;

/// A type a line, `aws_` left out, sorted, and after it what it has when nobody sets it: `name=value`, the value in
/// JSON, or `name` alone for null.
static UNSET: LazyLock<Vec<&str>> = LazyLock::new(|| include_str!("unset.txt").lines().collect());

/// The value of an attribute or block that a resource does not set; none when only applying will tell.
pub(super) fn value(kind: &str, attribute: &str, at: Place) -> Option<Value> {
    let kind = kind.strip_prefix("aws_")?;
    let of = |line: &&str| line.split('\t').next().unwrap_or_default().cmp(kind);
    let line = UNSET.binary_search_by(of).ok().and_then(|index| UNSET.get(index))?;
    let mut words = line.split('\t').skip(1).map(|word| word.split_once('=').unwrap_or((word, "null")));
    let (_, value) = words.find(|(name, _)| *name == attribute)?;
    decode_json(value, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_value_in_it_can_be_read() {
        let types: Vec<&str> = UNSET.iter().filter_map(|line| line.split('\t').next()).collect();
        assert!(types.is_sorted());
        for line in UNSET.iter() {
            for word in line.split('\t').skip(1) {
                let (_, value) = word.split_once('=').unwrap_or((word, "null"));
                assert!(decode_json(value, Place::default()).is_some(), "{line}: {word}");
            }
        }
    }

    #[test]
    fn what_is_not_in_the_table_is_for_the_provider_to_say() {
        let value = |kind, attribute| value(kind, attribute, Place::default());
        assert!(value("aws_kms_key", "policy").is_none());
        assert!(value("aws_kms_key", "description").is_none());
        assert!(value("aws_cloudwatch_log_group", "kms_key_id").is_some_and(|value| value.is_null()));
    }
}
