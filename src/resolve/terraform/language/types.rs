//! Types: what values are of, and what a variable's `type` says.

use std::sync::Arc;

/// A type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) enum Type {
    /// Any type, not known yet.
    #[default]
    Dynamic,
    /// `bool`.
    Bool,
    /// `number`.
    Number,
    /// `string`.
    String,
    /// `list(...)`.
    List(Arc<Type>),
    /// `set(...)`.
    Set(Arc<Type>),
    /// `map(...)`.
    Map(Arc<Type>),
    /// `tuple([...])`.
    Tuple(Arc<[Type]>),
    /// `object({...})`, in the order of the names.
    Object(Arc<[Attribute]>),
}

/// A named part of an object type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// The name.
    pub(crate) name: Arc<str>,
    /// The type.
    pub(crate) kind: Type,
    /// It may be left out; only types written in a constraint have such parts.
    pub(crate) is_optional: bool,
}

impl Type {
    /// A list type.
    pub(crate) fn list(item: Self) -> Self {
        Self::List(Arc::new(item))
    }

    /// A set type.
    pub(crate) fn set(item: Self) -> Self {
        Self::Set(Arc::new(item))
    }

    /// A map type.
    pub(crate) fn map(item: Self) -> Self {
        Self::Map(Arc::new(item))
    }

    /// A tuple type.
    pub(crate) fn tuple(items: impl Iterator<Item = Self>) -> Self {
        Self::Tuple(items.collect())
    }

    /// An object type of attributes in any order.
    pub(crate) fn object(attributes: impl Iterator<Item = (Arc<str>, Self)>) -> Self {
        let mut all: Vec<Attribute> =
            attributes.map(|(name, kind)| Attribute { name, kind, is_optional: false }).collect();
        all.sort_by(|left, right| left.name.cmp(&right.name));
        Self::Object(all.into())
    }

    /// Whether it is a list, a set or a map.
    pub(crate) fn is_collection(&self) -> bool {
        matches!(self, Self::List(_) | Self::Set(_) | Self::Map(_))
    }

    /// Whether a part of it is not known.
    pub(crate) fn has_dynamic(&self) -> bool {
        match self {
            Self::Dynamic => true,
            Self::Bool | Self::Number | Self::String => false,
            Self::List(item) | Self::Set(item) | Self::Map(item) => item.has_dynamic(),
            Self::Tuple(items) => items.iter().any(Self::has_dynamic),
            Self::Object(attributes) => attributes.iter().any(|attribute| attribute.kind.has_dynamic()),
        }
    }

    /// Whether it and another may turn out to be one type.
    pub(crate) fn may_be(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Dynamic, _) | (_, Self::Dynamic) => true,
            (Self::List(one), Self::List(other))
            | (Self::Set(one), Self::Set(other))
            | (Self::Map(one), Self::Map(other)) => one.may_be(other),
            (Self::Tuple(one), Self::Tuple(other)) => {
                one.len() == other.len() && one.iter().zip(other.iter()).all(|(one, other)| one.may_be(other))
            }
            (Self::Object(one), Self::Object(other)) => {
                let fits =
                    |(one, other): (&Attribute, &Attribute)| one.name == other.name && one.kind.may_be(&other.kind);
                one.len() == other.len() && one.iter().zip(other.iter()).all(fits)
            }
            _ => self == other,
        }
    }

    /// The type of an attribute of an object type.
    pub(crate) fn attribute(&self, name: &str) -> Option<&Self> {
        let Self::Object(attributes) = self else { return None };
        let at = attributes.binary_search_by(|attribute| (*attribute.name).cmp(name)).ok()?;
        attributes.get(at).map(|attribute| &attribute.kind)
    }

    /// The type of what a collection holds.
    pub(crate) fn element(&self) -> Option<&Self> {
        match self {
            Self::List(item) | Self::Set(item) | Self::Map(item) => Some(item),
            Self::Dynamic | Self::Bool | Self::Number | Self::String | Self::Tuple(_) | Self::Object(_) => None,
        }
    }

    /// The type without parts that may be left out.
    #[must_use]
    pub(crate) fn without_optional(&self) -> Self {
        match self {
            Self::Dynamic | Self::Bool | Self::Number | Self::String => self.clone(),
            Self::List(item) => Self::list(item.without_optional()),
            Self::Set(item) => Self::set(item.without_optional()),
            Self::Map(item) => Self::map(item.without_optional()),
            Self::Tuple(items) => Self::tuple(items.iter().map(Self::without_optional)),
            Self::Object(attributes) => Self::object(
                attributes.iter().map(|attribute| (Arc::clone(&attribute.name), attribute.kind.without_optional())),
            ),
        }
    }

    /// The type in the words of messages: `list of string`.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Dynamic => "dynamic".to_owned(),
            Self::Bool => "bool".to_owned(),
            Self::Number => "number".to_owned(),
            Self::String => "string".to_owned(),
            Self::List(item) => format!("list of {}", item.name()),
            Self::Set(item) => format!("set of {}", item.name()),
            Self::Map(item) => format!("map of {}", item.name()),
            Self::Tuple(_) => "tuple".to_owned(),
            Self::Object(_) => "object".to_owned(),
        }
    }
}
