//! Values that content and configuration write as literals: they have no place.

use super::source::Span;
use super::value::{Data, Entry, Number, Object, Origin, Value};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::sync::Arc;

impl From<&toml::Value> for Data {
    /// A literal of a kind or a configuration; a date is its text.
    fn from(literal: &toml::Value) -> Self {
        let value = |literal: &toml::Value| placeless(literal.into());
        match literal {
            toml::Value::String(text) => Self::String(text.as_str().into()),
            toml::Value::Integer(number) => Self::Number(Number::Int(*number)),
            toml::Value::Float(number) => Self::Number(Number::Decimal(number.to_string().into())),
            toml::Value::Boolean(truth) => Self::Bool(*truth),
            toml::Value::Datetime(date) => Self::String(date.to_string().into()),
            toml::Value::Array(items) => Self::List(Arc::new(items.iter().map(value).collect())),
            toml::Value::Table(table) => {
                let entry = |(key, literal): (&String, &toml::Value)| Entry {
                    key: key.as_str().into(),
                    key_span: Span::default(),
                    value: value(literal),
                };
                Self::Object(Arc::new(Object(table.iter().map(entry).collect())))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    /// Takes what JSON can say; a whole number that an `i64` cannot hold is refused.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Literal)
    }
}

struct Literal;

impl<'de> Visitor<'de> for Literal {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a literal")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(placeless(Data::Null))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Value, E> {
        Ok(placeless(Data::Bool(truth)))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
        Ok(placeless(Data::Number(Number::Int(number))))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
        i64::try_from(number).map_err(E::custom).and_then(|number| self.visit_i64(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Value, E> {
        Ok(placeless(Data::Number(Number::Decimal(number.to_string().into()))))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(placeless(Data::String(text.into())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(placeless(Data::List(Arc::new(items))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<Arc<str>, Value>()? {
            entries.push(Entry { key, key_span: Span::default(), value });
        }
        Ok(placeless(Data::Object(Arc::new(Object(entries)))))
    }
}

fn placeless(data: Data) -> Value {
    Value { data, origin: Origin::default() }
}
