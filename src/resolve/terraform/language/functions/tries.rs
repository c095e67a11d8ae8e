//! `try` and `can`: what is refused is looked at instead of passed on.

use super::super::evaluator::{Evaluator, carried};
use super::super::scope::Scope;
use super::super::types::Type;
use super::super::value::{Data, Evaluated, Fault, Unknown, Value};
use crate::model::Place;
use crate::model::hcl::Call;
use std::sync::Arc;

impl Evaluator<'_> {
    /// `try`: the first argument that is not refused; not known when that is not known in full, because it may still
    /// turn out to be refused.
    pub(super) fn attempt(self, call: &Call, scope: Scope<'_>, at: Place) -> Evaluated {
        let mut result = None;
        for argument in &call.arguments {
            match self.evaluate(argument, scope) {
                Err(fault) if fault.is_static => return Err(fault),
                Ok(value) if result.is_none() => result = Some(self.settled(value, scope)?),
                Ok(_) | Err(_) => {}
            }
        }
        let value = result.ok_or_else(|| Fault::new("every argument of try is refused", at))?;
        Ok(if is_settled(&value) { value } else { undecided(&value, at) })
    }

    /// `can`: whether the argument is not refused.
    pub(super) fn can(self, call: &Call, scope: Scope<'_>, at: Place) -> Evaluated {
        let [argument] = call.arguments.as_slice() else {
            return Err(Fault::new("can takes one argument", at));
        };
        match self.evaluate(argument, scope) {
            Err(fault) if fault.is_static => Err(fault),
            Err(_) => Ok(Value::bool(false, at)),
            Ok(value) if is_settled(&value) && !matches!(value.data, Data::Instance(_)) => Ok(Value::bool(true, at)),
            Ok(value) => {
                let unknown = Unknown { kind: Type::Bool, why: why(&value), not_null: true, ..Unknown::default() };
                Ok(carried(unknown.at(at), &[&value]).unmarked())
            }
        }
    }
}

/// Whether nothing that is still to come can refuse the value.
fn is_settled(value: &Value) -> bool {
    value.is_wholly_known() || value.as_unknown().is_some_and(|unknown| unknown.is_read)
}

/// A `try` that cannot be decided yet: of no type, but it refers to what its first argument refers to.
fn undecided(value: &Value, at: Place) -> Value {
    let refers_to = value.as_unknown().and_then(|unknown| unknown.refers_to.clone());
    let unknown = Unknown { why: why(value), refers_to, ..Unknown::default() };
    carried(unknown.at(at), &[value]).unmarked()
}

fn why(value: &Value) -> Arc<str> {
    let part = value.find(&Value::is_unknown).and_then(Value::as_unknown);
    part.map_or_else(|| "it cannot be computed".into(), |unknown| Arc::clone(&unknown.why))
}
