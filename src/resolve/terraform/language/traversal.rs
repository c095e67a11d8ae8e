//! `a.b[0].c`, `a[*].b`: steps into values.

use super::convert::{convert, text};
use super::evaluator::{Evaluator, because, part_of, place, unknown, with_way};
use super::scope::Scope;
use super::types::Type;
use super::value::{Data, Evaluated, Fault, Instance, Refusal, Unknown, Value};
use crate::model::Place;
use crate::model::hcl::{Access, AccessKind, Expr, ExprKind};
use std::sync::Arc;

impl Evaluator<'_> {
    /// The value of a name, and how many of the steps after it that took.
    pub(super) fn reference(
        self,
        root: &str,
        accesses: &[Access],
        scope: Scope<'_>,
        at: Place,
    ) -> Result<(Value, usize), Fault> {
        match scope.bound(root) {
            Some(value) => Ok((value.clone(), 0)),
            None if scope.is_template => Err(Fault::new(format!("the template is given no {root}"), at)),
            None => self.names.reference(root, accesses, scope, at),
        }
    }

    /// The value at the end of a traversal.
    pub(super) fn traversal(self, root: &Expr, accesses: &[Access], scope: Scope<'_>, at: Place) -> Evaluated {
        let (value, taken) = match &root.kind {
            ExprKind::Variable(name) => self.reference(name, accesses, scope, at)?,
            _ => (self.evaluate(root, scope)?, 0),
        };
        self.steps(value, accesses.get(taken..).unwrap_or_default(), scope)
    }

    /// The value after some steps.
    fn steps(self, mut value: Value, accesses: &[Access], scope: Scope<'_>) -> Evaluated {
        let mut rest = accesses.iter();
        while let Some(access) = rest.next() {
            let at = place(scope, access.span);
            let marks = value.origin.marks;
            value = match &access.kind {
                AccessKind::Attribute(name) => self.attribute(&value, name, scope, at)?,
                AccessKind::Index(index) => {
                    let index = self.evaluate(index, scope)?;
                    self.index(&value, &index, scope, at)?.marked(index.origin.marks)
                }
                AccessKind::LegacyIndex(index) => {
                    let index = Value::count(usize::try_from(*index).unwrap_or(usize::MAX), at);
                    self.index(&value, &index, scope, at)?
                }
                AccessKind::FullSplat => {
                    let steps = rest.as_slice();
                    rest = [].iter();
                    self.splat(&value, steps, scope, at)?
                }
                AccessKind::AttributeSplat => {
                    let steps = rest.as_slice();
                    let attributes =
                        steps.iter().take_while(|step| matches!(step.kind, AccessKind::Attribute(_))).count();
                    let (each, after) = steps.split_at_checked(attributes).unwrap_or((steps, &[]));
                    rest = after.iter();
                    self.splat(&value, each, scope, at)?
                }
            }
            .marked(marks);
        }
        Ok(value)
    }

    fn attribute(self, value: &Value, name: &str, scope: Scope<'_>, at: Place) -> Evaluated {
        match &value.data {
            Data::Object(_) | Data::Map(..) => {
                let missing = || Fault::unless_given(format!("there is no attribute {name:?}"), at);
                found(value, value.get(name), missing)
            }
            Data::Instance(instance) => self.names.attribute(instance, name, scope, at),
            // an instance that a function took for a value
            Data::Unknown(unknown) if unknown.is_whole() => {
                let Some(whole) = &unknown.refers_to else { return Ok(value.clone()) };
                let instance = Instance { address: Arc::clone(&whole.address), is_symbolic: false };
                self.names.attribute(&instance, name, scope, at)
            }
            Data::Unknown(unknown) => match &unknown.kind {
                Type::Dynamic => Ok(still_unknown(value, Type::Dynamic, at)),
                Type::Map(element) => Ok(still_unknown(value, (**element).clone(), at)),
                kind => match kind.attribute(name) {
                    Some(kind) => Ok(still_unknown(value, kind.clone(), at)),
                    None => Err(Fault::new(format!("a {} has no attribute {name:?}", kind.name()), at)),
                },
            },
            Data::Null(_) => Err(Fault::new(format!("the attribute {name:?} is asked of null"), at)),
            Data::Bool(_)
            | Data::Number(_)
            | Data::String(_)
            | Data::Json(_)
            | Data::List(..)
            | Data::Set(..)
            | Data::Tuple(_) => {
                Err(Fault::new(format!("the attribute {name:?} is asked of a {}", value.kind().name()), at))
            }
        }
    }

    /// The item at an index, or the value under a key.
    pub(super) fn index(self, value: &Value, index: &Value, scope: Scope<'_>, at: Place) -> Evaluated {
        if value.is_null() || index.is_null() {
            return Err(Fault::new("null has no items and is no index", at));
        }
        let as_kind = |kind: &Type| {
            convert(index, kind).map_err(|why| Fault::new(format!("the index is not suitable: {why}"), at))
        };
        match &value.data {
            Data::List(_, items) | Data::Tuple(items) => match as_kind(&Type::Number)?.data {
                Data::Number(number) => {
                    let item = number.as_count().and_then(|index| items.get(index));
                    found(value, item, || Fault::new(format!("there is no item {}", number.text()), at))
                }
                _ => Ok(because(value.kind().element().cloned().unwrap_or_default(), &[index], at)),
            },
            Data::Map(..) | Data::Object(_) => match text(&as_kind(&Type::String)?) {
                Some(key) => found(value, value.get(&key), || no_key(value, &key, at)),
                None => Ok(because(value.kind().element().cloned().unwrap_or_default(), &[index], at)),
            },
            // `aws_s3_bucket.b["id"]` is an attribute
            Data::Instance(instance) => match text(&as_kind(&Type::String)?) {
                Some(name) if !instance.is_symbolic => self.names.attribute(instance, &name, scope, at),
                _ => Ok(value.clone()),
            },
            Data::Unknown(unknown) => of_unknown(value, unknown, index, at),
            Data::Null(_) | Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Json(_) | Data::Set(..) => {
                Err(Fault::new(format!("a {} has no items to pick", value.kind().name()), at))
            }
        }
    }

    /// The steps taken from each item; a value that is no list is a list of one, null is none.
    fn splat(self, value: &Value, each: &[Access], scope: Scope<'_>, at: Place) -> Evaluated {
        let result = match &value.data {
            Data::List(..) | Data::Set(..) | Data::Tuple(_) => {
                let items = value.items().map(Arc::clone).unwrap_or_default();
                if !self.names.budget().afford(items.len()) {
                    return Ok(unknown(Type::Dynamic, "the module makes too many items", at));
                }
                let made = items.iter().map(|item| self.steps(item.clone(), each, scope));
                let made = made.collect::<Result<Vec<_>, _>>()?;
                if matches!(value.data, Data::Tuple(_)) {
                    Value::tuple(made, at)
                } else {
                    let element = value.kind().element().cloned().unwrap_or_default();
                    let kind = match made.first() {
                        Some(first) => first.kind(),
                        None => self.steps(still_unknown(value, element, at), each, scope)?.kind(),
                    };
                    Value::list(kind, made, at)
                }
            }
            Data::Null(Type::List(_) | Type::Set(_) | Type::Tuple(_)) => {
                return Err(Fault::new("the items of null are asked", at));
            }
            Data::Null(_) => Value::tuple(Vec::new(), at),
            Data::Instance(instance) if instance.is_symbolic => {
                let item = self.steps(value.clone(), each, scope)?;
                if item.is_unknown() {
                    still_unknown(&item, Type::Dynamic, at)
                } else {
                    because(Type::Dynamic, &[value], at)
                }
            }
            Data::Unknown(unknown) => return self.splat_of_unknown((value, unknown), each, scope, at),
            Data::Bool(_)
            | Data::Number(_)
            | Data::String(_)
            | Data::Json(_)
            | Data::Map(..)
            | Data::Object(_)
            | Data::Instance(_) => Value::tuple(vec![self.steps(value.clone(), each, scope)?], at),
        };
        Ok(with_way(result, std::iter::once(&value.origin)))
    }

    fn splat_of_unknown(
        self,
        (value, source): (&Value, &Arc<Unknown>),
        each: &[Access],
        scope: Scope<'_>,
        at: Place,
    ) -> Evaluated {
        match &source.kind {
            Type::List(element) | Type::Set(element) => {
                let item = self.steps(still_unknown(value, (**element).clone(), at), each, scope)?;
                Ok(still_unknown(value, Type::list(item.kind()), at))
            }
            Type::Tuple(kinds) => {
                let items = kinds.iter().map(|kind| self.steps(still_unknown(value, kind.clone(), at), each, scope));
                let kinds = items.map(|item| item.map(|item| item.kind())).collect::<Result<Vec<_>, _>>()?;
                Ok(still_unknown(value, Type::tuple(kinds.into_iter()), at))
            }
            Type::Dynamic => Ok(still_unknown(value, Type::Dynamic, at)),
            Type::Bool | Type::Number | Type::String | Type::Map(_) | Type::Object(_) if source.not_null => {
                Ok(Value::tuple(vec![self.steps(value.clone(), each, scope)?], at))
            }
            Type::Bool | Type::Number | Type::String | Type::Map(_) | Type::Object(_) => {
                self.steps(value.clone(), each, scope)?;
                Ok(still_unknown(value, Type::Dynamic, at))
            }
        }
    }
}

/// The fault of a key that is not there: nobody but the configuration says which instances there are.
fn no_key(value: &Value, key: &str, at: Place) -> Fault {
    let message = format!("there is no key {key:?}");
    let mut parts = value.parts().peekable();
    let is_of_instances = parts.peek().is_some() && parts.all(|part| matches!(part.data, Data::Instance(_)));
    if is_of_instances { Fault::new(message, at) } else { Fault::unless_given(message, at) }
}

/// The item of something that is not known.
fn of_unknown(value: &Value, source: &Arc<Unknown>, index: &Value, at: Place) -> Evaluated {
    let as_kind =
        |kind: &Type| convert(index, kind).map_err(|why| Fault::new(format!("the index is not suitable: {why}"), at));
    let kind = match &source.kind {
        Type::Dynamic => Type::Dynamic,
        Type::List(element) => {
            as_kind(&Type::Number)?;
            (**element).clone()
        }
        Type::Map(element) => {
            as_kind(&Type::String)?;
            (**element).clone()
        }
        Type::Tuple(kinds) => match as_kind(&Type::Number)?.data {
            Data::Number(number) => {
                let kind = number.as_count().and_then(|index| kinds.get(index)).cloned();
                kind.ok_or_else(|| Fault::new("there is no item at that index", at))?
            }
            _ => Type::Dynamic,
        },
        Type::Object(_) => match text(&as_kind(&Type::String)?) {
            Some(key) => {
                let kind = source.kind.attribute(&key).cloned();
                kind.ok_or_else(|| Fault::new(format!("there is no attribute {key:?}"), at))?
            }
            None => Type::Dynamic,
        },
        Type::Bool | Type::Number | Type::String | Type::Set(_) => {
            return Err(Fault::new(format!("a {} has no items to pick", source.kind.name()), at));
        }
    };
    Ok(still_unknown(value, kind, at))
}

/// A part of something that is not known: for the same reason, and of the same origin.
fn still_unknown(value: &Value, kind: Type, at: Place) -> Value {
    let Some(source) = value.as_unknown() else { return because(kind, &[value], at) };
    let refers_to = source.refers_to.clone();
    // a part of what was refused needs no word of its own
    let refusal = if source.refusal == Refusal::None { Refusal::None } else { Refusal::Told };
    let part = Unknown { kind, why: Arc::clone(&source.why), refers_to, refusal, ..Unknown::default() };
    with_way(part.at(at), std::iter::once(&value.origin)).marked(value.origin.marks)
}

/// An item found in a value, with the way the whole value took when it has none of its own.
fn found(whole: &Value, found: Option<&Value>, missing: impl FnOnce() -> Fault) -> Evaluated {
    let found = found.ok_or_else(missing)?;
    Ok(with_way(part_of(&whole.origin, found.clone()), std::iter::once(&whole.origin)))
}
