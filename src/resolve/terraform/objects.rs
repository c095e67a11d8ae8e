//! Attributes that are sets of objects and may be written as blocks: whoever reads one back gets every part of each
//! object, filled where nobody sets it, in the order of a set.
//!
//! <https://developer.hashicorp.com/terraform/language/attr-as-blocks>. The parts are those of the provider 5.100.

use super::language::{Data, Entry, Type, Value, convert};
use crate::model::Place;
use std::sync::Arc;

/// What a part of an object is, and with it what it has when nobody sets it: null for a number, else what is empty.
#[derive(Clone, Copy)]
enum Part {
    Bool,
    Number,
    Text,
    List,
    Set,
}

/// A set of objects: the attributes that are one, by type and name, and the parts of each object.
type Objects = (&'static [&'static str], &'static [(&'static str, Part)]);

const OBJECTS: [Objects; 2] = [
    (
        &[
            "default_security_group.egress",
            "default_security_group.ingress",
            "security_group.egress",
            "security_group.ingress",
        ],
        &[
            ("cidr_blocks", Part::List),
            ("description", Part::Text),
            ("from_port", Part::Number),
            ("ipv6_cidr_blocks", Part::List),
            ("prefix_list_ids", Part::List),
            ("protocol", Part::Text),
            ("security_groups", Part::Set),
            ("self", Part::Bool),
            ("to_port", Part::Number),
        ],
    ),
    (
        &["network_acl.egress", "network_acl.ingress"],
        &[
            ("action", Part::Text),
            ("cidr_block", Part::Text),
            ("from_port", Part::Number),
            ("icmp_code", Part::Number),
            ("icmp_type", Part::Number),
            ("ipv6_cidr_block", Part::Text),
            ("protocol", Part::Text),
            ("rule_no", Part::Number),
            ("to_port", Part::Number),
        ],
    ),
];

/// The set that some blocks are; none when the attribute is no such set, or one of them is not known.
pub(super) fn as_read(path: &str, blocks: &Value) -> Option<Value> {
    let (_, parts) = OBJECTS.iter().find(|(paths, _)| paths.contains(&path))?;
    let whole = blocks.items()?.iter().map(|block| filled(block, parts)).collect::<Option<Vec<Value>>>()?;
    let kind = Type::object(parts.iter().map(|(name, part)| (Arc::from(*name), part.kind())));
    let set = convert(&Value::tuple(whole, blocks.origin.place), &Type::set(kind)).ok()?;
    Some(Value { origin: blocks.origin.clone(), ..set })
}

fn filled(block: &Value, parts: &[(&str, Part)]) -> Option<Value> {
    let Data::Object(_) = &block.data else { return None };
    let at = block.origin.place;
    let entry = |(name, part): &(&str, Part)| {
        let written = block.get(name).filter(|value| !value.is_null()).cloned();
        Entry::new(*name, written.unwrap_or_else(|| part.empty(at)))
    };
    let whole = Value::object(parts.iter().map(entry).collect(), at);
    Some(Value { origin: block.origin.clone(), ..whole })
}

impl Part {
    fn empty(self, at: Place) -> Value {
        match self {
            Self::Bool => Value::bool(false, at),
            Self::Number => Value::null(Type::Number, at),
            Self::Text => Value::string("", at),
            Self::List | Self::Set => Value::tuple(Vec::new(), at),
        }
    }

    fn kind(self) -> Type {
        match self {
            Self::Bool => Type::Bool,
            Self::Number => Type::Number,
            Self::Text => Type::String,
            Self::List => Type::list(Type::String),
            Self::Set => Type::set(Type::String),
        }
    }
}
