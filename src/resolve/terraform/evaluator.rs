//! Evaluation of expressions: one module, lazily, every name at most once.
//!
//! A value that needs more than the module says is unknown and carries why. What Terraform would refuse
//! is unknown as well, marked as a fault, because `try` and `can` look at that difference.

use super::instances::Instance;
use super::module::{Module, place};
use crate::model::hcl::{Expr, ExprKind, Part};
use crate::model::{Data, Number, Place, SourceId, Unknown, Value};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Nesting of expressions, through locals and references too; keeps the stack of a 2 MiB thread safe.
const DEPTH: usize = 120;

/// Expressions evaluated for one module. The corpus stays below a hundredth of it.
const STEPS: usize = 1_000_000;

/// Items, or 64 bytes of text, that one module's values may have in total.
const ITEMS: usize = 2_000_000;

/// Items that a single value may have. Values share their parts, so that a short text could stand for any number.
const LARGEST: usize = 100_000;

/// Nesting of a single value.
const DEEPEST: usize = 100;

/// Text longer than this is not made.
pub(super) const LONGEST: usize = 1 << 20;

/// What a name stands for while it is evaluated, and after.
#[derive(Debug, Clone)]
enum Slot {
    Busy,
    Done(Value),
}

/// The evaluator of one module.
pub(super) struct Evaluator<'a> {
    pub(super) module: &'a Module<'a>,
    slots: RefCell<BTreeMap<String, Slot>>,
    steps: Cell<usize>,
    items: Cell<usize>,
}

/// A name bound by `for`, `dynamic`, `each` or `count`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'s> {
    pub(super) name: &'s str,
    pub(super) value: &'s Value,
    pub(super) outer: Option<&'s Frame<'s>>,
}

/// Where an expression stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'s> {
    pub(super) source: SourceId,
    pub(super) frame: Option<&'s Frame<'s>>,
    pub(super) depth: usize,
}

impl<'s> Scope<'s> {
    /// The top of a file.
    pub(super) fn top(source: SourceId, depth: usize) -> Self {
        Self { source, frame: None, depth }
    }

    /// The value of a bound name.
    pub(super) fn bound(&self, name: &str) -> Option<&'s Value> {
        let mut next = self.frame;
        while let Some(frame) = next {
            if frame.name == name {
                return Some(frame.value);
            }
            next = frame.outer;
        }
        None
    }

    /// The same scope with more names.
    pub(super) fn with<'t>(&self, frame: &'t Frame<'t>) -> Scope<'t> {
        Scope { source: self.source, frame: Some(frame), depth: self.depth }
    }
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(module: &'a Module<'a>) -> Self {
        Self { module, slots: RefCell::default(), steps: Cell::new(0), items: Cell::new(0) }
    }

    /// The value of an expression, placed where the expression is written.
    pub(super) fn evaluate(&self, expr: &Expr, scope: Scope<'_>) -> Value {
        let at = place(scope.source, expr.span);
        let steps = self.steps.get() + 1;
        self.steps.set(steps);
        if steps > STEPS {
            return unknown("the module takes too long to evaluate", at);
        }
        if scope.depth >= DEPTH {
            return unknown("the expression is nested too deeply", at);
        }
        let scope = Scope { depth: scope.depth + 1, ..scope };
        let mut value = self.kind(&expr.kind, scope, at);
        if makes_values(&expr.kind) && !self.fits(&value) {
            return unknown("the value is too large", at);
        }
        value.origin.place = at;
        value
    }

    fn kind(&self, kind: &ExprKind, scope: Scope<'_>, at: Place) -> Value {
        match kind {
            ExprKind::Null => Value::new(Data::Null, at),
            ExprKind::Bool(value) => Value::new(Data::Bool(*value), at),
            ExprKind::Number(text) => super::number::literal(text, at),
            ExprKind::String(text) => Value::string(Arc::clone(text), at),
            ExprKind::Template(parts) => match parts.as_slice() {
                [Part::Interpolation(only)] => self.evaluate(only, scope),
                parts => self.template(parts, scope, at),
            },
            ExprKind::Array(items) => Value::list(items.iter().map(|item| self.evaluate(item, scope)).collect(), at),
            ExprKind::Object(items) => self.object(items, scope, at),
            ExprKind::Variable(name) => self.name(name, scope, at),
            ExprKind::Traversal(root, accesses) => self.traversal(root, accesses, scope, at),
            ExprKind::Call(call) => self.call(call, scope, at),
            ExprKind::Unary(operator, operand) => {
                super::operators::unary(*operator, &self.evaluate(operand, scope), at)
            }
            ExprKind::Binary(left, operator, right) => self.binary(left, *operator, right, scope),
            ExprKind::Conditional(conditional) => self.conditional(conditional, scope, at),
            ExprKind::For(iteration) => self.iterate(iteration, scope, at),
            ExprKind::Parenthesis(inner) => self.evaluate(inner, scope),
        }
    }

    /// The value of a name, evaluated at most once; a name that needs itself is a fault.
    pub(super) fn once(&self, key: String, at: Place, evaluate: impl FnOnce() -> Value) -> Value {
        let slot = self.slots.borrow().get(&key).cloned();
        match slot {
            Some(Slot::Done(value)) => value,
            Some(Slot::Busy) => fault(format!("{key} refers to itself"), at),
            None => {
                self.slots.borrow_mut().insert(key.clone(), Slot::Busy);
                let value = evaluate();
                self.slots.borrow_mut().insert(key, Slot::Done(value.clone()));
                value
            }
        }
    }

    /// Whether a bound was reached, so that some values are unknown that need not be.
    pub(super) fn is_exhausted(&self) -> bool {
        self.steps.get() > STEPS || self.items.get() > ITEMS
    }

    /// Whether a value that was made is small enough to be walked over.
    pub(super) fn fits(&self, value: &Value) -> bool {
        let mut left = LARGEST;
        take(value, &mut left, 0) && self.afford(LARGEST - left)
    }

    /// Counts items that are about to be made; false when the module has made too many.
    pub(super) fn afford(&self, items: usize) -> bool {
        let made = self.items.get().saturating_add(items);
        self.items.set(made);
        made <= ITEMS
    }
}

/// Whether an expression makes a value of its own, instead of passing one on.
fn makes_values(kind: &ExprKind) -> bool {
    matches!(
        kind,
        ExprKind::Array(_) | ExprKind::Object(_) | ExprKind::For(_) | ExprKind::Call(_) | ExprKind::Template(_)
    )
}

/// Takes the size of a value off what is left; false when it is larger, or nested too deeply.
fn take(value: &Value, left: &mut usize, depth: usize) -> bool {
    let own = 1 + value.as_str().map_or(0, str::len) / 64;
    let Some(rest) = left.checked_sub(own).filter(|_| depth <= DEEPEST) else {
        return false;
    };
    *left = rest;
    value.items().unwrap_or_default().iter().all(|item| take(item, left, depth + 1))
        && value.entries().unwrap_or_default().iter().all(|entry| take(&entry.value, left, depth + 1))
}

/// The names that the instance of a resource binds, for [`Scope::with`].
pub(super) fn instance_value(instance: &Instance, at: Place) -> (&'static str, Value) {
    let entry = |key: &str, value: Value| crate::model::Entry { key: key.into(), key_span: at.span, value };
    match instance {
        Instance::Single => ("", Value::new(Data::Null, at)),
        Instance::Count(index) => {
            let index = i64::try_from(*index).unwrap_or(i64::MAX);
            ("count", Value::object(vec![entry("index", Value::new(Data::Number(Number::Int(index)), at))], at))
        }
        Instance::Each(key, value) => {
            let key = Value::string(Arc::clone(key), at);
            ("each", Value::object(vec![entry("key", key), entry("value", value.clone())], at))
        }
        Instance::SymbolicCount => {
            ("count", Value::object(vec![entry("index", unknown("count.index is not known", at))], at))
        }
        Instance::SymbolicEach(item) => {
            let key = unknown("each.key is not known", at);
            ("each", Value::object(vec![entry("key", key), entry("value", item.clone())], at))
        }
    }
}

/// Begins the reason of a value that Terraform itself would refuse.
const FAULT: &str = "not valid: ";

/// A value that this input does not tell.
pub(super) fn unknown(why: impl Into<Arc<str>>, at: Place) -> Value {
    Value::unknown(why, None, at)
}

/// A value that Terraform would refuse to compute.
pub(super) fn fault(why: impl AsRef<str>, at: Place) -> Value {
    Value::unknown(format!("{FAULT}{}", why.as_ref()), None, at)
}

/// Why a value is unknown, when it is.
pub(super) fn unknown_of(value: &Value) -> Option<&Unknown> {
    if let Data::Unknown(unknown) = &value.data { Some(unknown) } else { None }
}

/// Whether a value is a fault.
pub(super) fn is_fault(value: &Value) -> bool {
    unknown_of(value).is_some_and(|unknown| unknown.why.starts_with(FAULT))
}

/// Whether a value itself is unknown; its items may be.
pub(super) fn is_unknown(value: &Value) -> bool {
    match &value.data {
        Data::Unknown(_) | Data::Absent(_) | Data::Deferred => true,
        Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) | Data::List(_) | Data::Object(_) => false,
    }
}

/// The first unknown in a value, faults first; none when all of it is known.
pub(super) fn first_unknown(value: &Value) -> Option<&Value> {
    find_unknown(value, &is_fault).or_else(|| find_unknown(value, &is_unknown))
}

fn find_unknown<'v>(value: &'v Value, wanted: &dyn Fn(&Value) -> bool) -> Option<&'v Value> {
    match &value.data {
        Data::List(items) => items.iter().find_map(|item| find_unknown(item, wanted)),
        Data::Object(object) => object.0.iter().find_map(|entry| find_unknown(&entry.value, wanted)),
        Data::Unknown(_) | Data::Absent(_) | Data::Deferred => wanted(value).then_some(value),
        Data::Null | Data::Bool(_) | Data::Number(_) | Data::String(_) => None,
    }
}

/// Whether any part of a value is marked secret.
pub(super) fn is_sensitive(value: &Value) -> bool {
    value.origin.sensitive
        || match &value.data {
            Data::List(items) => items.iter().any(is_sensitive),
            Data::Object(object) => object.0.iter().any(|entry| is_sensitive(&entry.value)),
            Data::Unknown(_)
            | Data::Absent(_)
            | Data::Deferred
            | Data::Null
            | Data::Bool(_)
            | Data::Number(_)
            | Data::String(_) => false,
        }
}
