//! `a.b[0].c`, `a[*].b`: steps into values.

use super::convert::{text, to_number};
use super::evaluator::{Evaluator, Scope, fault, is_fault, is_unknown, unknown};
use super::module::place;
use crate::model::hcl::{Access, AccessKind, Expr, ExprKind};
use crate::model::{Data, Place, Value};

impl Evaluator<'_> {
    /// The value at the end of a traversal.
    pub(super) fn traversal(&self, root: &Expr, accesses: &[Access], scope: Scope<'_>, at: Place) -> Value {
        if let ExprKind::Variable(name) = &root.kind {
            let (value, rest) = self.reference(name, accesses, scope, at);
            return self.steps(value, rest, scope);
        }
        self.steps(self.evaluate(root, scope), accesses, scope)
    }

    /// The value after some steps. An unknown value of a resource is still told apart by attribute.
    fn steps(&self, mut value: Value, accesses: &[Access], scope: Scope<'_>) -> Value {
        let mut rest = accesses.iter();
        while let Some(access) = rest.next() {
            let at = place(scope.source, access.span);
            let sensitive = value.origin.sensitive;
            value = match &access.kind {
                AccessKind::Attribute(name) => self.attribute(value, name, scope, at),
                AccessKind::Index(index) => {
                    let index = self.evaluate(index, scope);
                    self.index(value, &index, scope, at)
                }
                AccessKind::LegacyIndex(index) => {
                    let index = super::number::Decimal::whole((*index).into()).value(at);
                    self.index(value, &index, scope, at)
                }
                AccessKind::FullSplat => {
                    let steps = rest.as_slice();
                    rest = [].iter();
                    self.splat(value, steps, scope, at)
                }
                AccessKind::AttributeSplat => {
                    let steps = rest.as_slice();
                    let attributes =
                        steps.iter().take_while(|step| matches!(step.kind, AccessKind::Attribute(_))).count();
                    let (each, after) = steps.split_at_checked(attributes).unwrap_or((steps, &[]));
                    rest = after.iter();
                    self.splat(value, each, scope, at)
                }
            };
            value.origin.sensitive |= sensitive;
        }
        value
    }

    fn attribute(&self, value: Value, name: &str, scope: Scope<'_>, at: Place) -> Value {
        match &value.data {
            Data::Object(_) => inner(&value, value.get(name), || format!("there is no attribute {name}"), at),
            Data::Unknown(source) => match &source.refers_to {
                Some(reference) if reference.attribute.is_empty() => {
                    self.resource_attribute(&reference.address, name, at, scope.depth)
                }
                _ => value,
            },
            Data::Absent(_) | Data::Deferred => value,
            // `list.0` is read as an attribute by some, and `null.a` is a fault
            Data::List(_) | Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) => {
                fault(format!("{name} is asked of something that is not an object"), at)
            }
        }
    }

    /// The item at an index, or the entry under a key.
    pub(super) fn index(&self, value: Value, index: &Value, scope: Scope<'_>, at: Place) -> Value {
        if is_unknown(&value) {
            return match text(index)
                .filter(|name| is_resource(&value) && to_number(index).is_none() && !name.is_empty())
            {
                // `aws_s3_bucket.b["id"]` is an attribute when the resource has one instance
                Some(name) => self.attribute_or_instance(value, &name, scope, at),
                None => value,
            };
        }
        if is_unknown(index) {
            return super::operators::operand_unknown(&[index], at);
        }
        match &value.data {
            Data::List(items) => {
                let wanted = to_number(index).and_then(super::number::Decimal::as_whole);
                let item = wanted.and_then(|wanted| usize::try_from(wanted).ok()).and_then(|wanted| items.get(wanted));
                inner(&value, item, || "there is no item at that index".to_owned(), at)
            }
            Data::Object(_) => {
                let key = text(index);
                let item = key.as_deref().and_then(|key| value.get(key));
                inner(&value, item, || format!("there is no key {}", key.as_deref().unwrap_or_default()), at)
            }
            Data::Null
            | Data::Bool(_)
            | Data::Number(_)
            | Data::String(_)
            | Data::Unknown(_)
            | Data::Absent(_)
            | Data::Deferred => fault("only lists and objects have items", at),
        }
    }

    fn attribute_or_instance(&self, value: Value, name: &str, scope: Scope<'_>, at: Place) -> Value {
        if is_symbolic(&value) { value } else { self.attribute(value, name, scope, at) }
    }

    /// The steps taken from each item; a value that is no list is a list of one, null is none.
    fn splat(&self, value: Value, each: &[Access], scope: Scope<'_>, at: Place) -> Value {
        match &value.data {
            Data::List(items) => {
                if !self.afford(items.len()) {
                    return unknown("the module makes too many items", at);
                }
                let items = items.iter().map(|item| self.steps(item.clone(), each, scope)).collect();
                Value { origin: value.origin.clone(), ..Value::list(items, at) }
            }
            Data::Null => Value::list(Vec::new(), at),
            Data::Unknown(_) if is_resource(&value) && !is_symbolic(&value) => {
                Value::list(vec![self.steps(value, each, scope)], at)
            }
            Data::Unknown(_) => {
                let item = self.steps(value, each, scope);
                if is_unknown(&item) { item } else { unknown("the number of instances is not known", at) }
            }
            Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::Object(_) | Data::Absent(_) | Data::Deferred => {
                Value::list(vec![self.steps(value, each, scope)], at)
            }
        }
    }
}

/// An item found in a value, with the way the whole value took when it has none of its own.
fn inner(whole: &Value, found: Option<&Value>, missing: impl FnOnce() -> String, at: Place) -> Value {
    let Some(found) = found else {
        return fault(missing(), at);
    };
    let mut found = found.clone();
    if found.origin.chain.is_none() {
        found.origin.chain.clone_from(&whole.origin.chain);
    }
    found
}

/// Whether a value stands for a whole resource.
fn is_resource(value: &Value) -> bool {
    matches!(&value.data, Data::Unknown(unknown)
        if unknown.refers_to.as_ref().is_some_and(|reference| reference.attribute.is_empty()) && !is_fault(value))
}

/// Whether a value stands for a resource with an unknown number of instances.
fn is_symbolic(value: &Value) -> bool {
    matches!(&value.data, Data::Unknown(unknown)
        if unknown.refers_to.as_ref().is_some_and(|reference| reference.address.ends_with(super::reference::ANY)))
}
