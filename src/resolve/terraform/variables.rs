//! Variables: what gives them a value, the type they demand, and the conditions they set.

use super::input;
use super::language::{Constraint, Data, Entry, Evaluated, Fault, Names, Scope, Type, Unknown, Value};
use super::module::{Item, Module, place};
use super::problems;
use super::reference::passed_on;
use super::tree::{Caller, Family, Here, inside};
use super::waiting::names_of;
use crate::model::hcl::{Expr, ExprKind};
use crate::model::{Place, SourceId};
use std::rc::Rc;
use std::sync::Arc;

impl<'a> Here<'_, 'a> {
    /// The value of a variable.
    pub(super) fn variable(&self, name: &str, at: Place, depth: usize) -> Evaluated {
        let Some(variable) = self.node.module.variables.get(name) else {
            return Err(self.undeclared(&Family::Variable.label(name), at));
        };
        self.once((Family::Variable, name), at, || {
            let value = self.value_of(name, variable, depth)?;
            Ok(passed_on(value, self.address(&Family::Variable.label(name))))
        })
    }

    /// Names the variables that have no value, and those whose own conditions refuse it.
    pub(super) fn validate(&self) {
        let is_missing = |name: &str, variable: &Item<'a>| {
            let has_default = variable.attribute("default").is_some();
            self.node.caller.is_none() && !has_default && input::given(self, name, variable).is_none()
        };
        let all = &self.node.module.variables;
        let missing: Vec<_> = all.iter().filter(|(name, variable)| is_missing(name, variable)).collect();
        if let Some((_, first)) = missing.first() {
            let names: Vec<String> = missing.iter().map(|(name, _)| format!("var.{name}")).collect();
            self.tree.problem(problems::no_values(&names), first.header);
        }
        for (name, variable) in &self.node.module.variables {
            for (block, source) in variable.blocks("validation") {
                let Some(message) = self.broken(block, Scope::top(source, 0)) else { continue };
                let address = self.address(&format!("var.{name}"));
                self.tree.problem(problems::refused(&address, &message), variable.header);
            }
        }
    }

    /// Names the arguments of a call that the called module does not take, and those that it needs and is not given.
    pub(super) fn check_arguments(&self, call: &Item<'a>, callee: &Module<'a>) {
        self.check_providers(call, callee);
        let address = self.address(&call.address);
        let written = call.bodies.iter().flat_map(|(body, source)| {
            body.attributes.iter().map(|attribute| (&attribute.key, place(*source, attribute.key_span)))
        });
        for (name, at) in written.filter(|(name, _)| !is_of_call(name) && !callee.variables.contains_key(&***name)) {
            self.tree.problem(problems::superfluous(&address, name), at);
        }
        for (name, variable) in &callee.variables {
            if variable.attribute("default").is_none() && call.attribute(name).is_none() {
                self.tree.problem(problems::not_given(&address, name), call.header);
            }
        }
    }

    fn value_of(&self, name: &str, variable: &'a Item<'a>, depth: usize) -> Evaluated {
        let label = self.address(&format!("var.{name}"));
        let refused = |why: &str, at: Place| {
            self.tree.problem(problems::refused(&label, why), at);
            Fault::of_name(format!("{label}: {why}"), at)
        };
        let constraint = variable.attribute("type").map(|(kind, source)| self.constraint(&kind.expr, source));
        let constraint = constraint.transpose()?.unwrap_or_default();
        let marks = variable.marks();
        let given = match &self.node.caller {
            Some(caller) => {
                let given = self.passed(caller, name, depth).transpose()?;
                given.map(|value| if marks.is_ephemeral() { value } else { self.kept_by(&label, value) })
            }
            None => input::given(self, name, variable).transpose()?,
        };
        let nullable = variable.attribute("nullable");
        let nullable = nullable.is_none_or(|(nullable, _)| !matches!(nullable.expr.kind, ExprKind::Bool(false)));
        let given = given.filter(|value| nullable || !value.is_null());
        let scope = Scope::top(variable.header.source, depth);
        let given = match given {
            None => self.argument(variable, "default", scope).transpose()?,
            given => given,
        };
        let missing = || {
            let why = format!("{label} has no value").into();
            let kind = constraint.kind.without_optional();
            Unknown { kind, why, not_null: !nullable, ..Unknown::default() }.at(variable.header)
        };
        let value = given.map_or_else(missing, |value| self.filled(value, &constraint.kind, depth));
        let place = value.origin.place;
        let value = constraint.apply(&value).map_err(|fault| refused(&fault.message, place))?;
        Ok(value.marked(marks))
    }

    /// The constraint that a type states.
    fn constraint(&self, kind: &Expr, source: SourceId) -> Result<Rc<Constraint>, Fault> {
        let at = place(source, kind.span);
        if let Some(known) = self.tree.constraints.borrow().get(&at) {
            return Ok(Rc::clone(known));
        }
        let constraint = Rc::new(Constraint::read(kind, Scope::top(source, 0), self)?);
        if names_of(kind).is_empty() {
            self.tree.constraints.borrow_mut().insert(at, Rc::clone(&constraint));
        }
        Ok(constraint)
    }

    /// The argument of the call that made this module.
    fn passed(&self, caller: &Caller<'a>, name: &str, depth: usize) -> Option<Evaluated> {
        let (argument, source) = caller.call.attribute(name)?;
        let parent = self.at(&caller.parent);
        let at = Place { source, span: argument.expr.span };
        Some(inside(at, &caller.key, depth, |scope| parent.evaluate(&argument.expr, scope)))
    }

    /// The value with whole resources in it made into objects of the attributes that a type asks for.
    fn filled(&self, value: Value, kind: &Type, depth: usize) -> Value {
        match (&value.data, kind) {
            (Data::Instance(instance), Type::Object(attributes)) => {
                let at = value.origin.place;
                let scope = Scope::top(at.source, depth);
                let one = |name: &Arc<str>| {
                    let value = Names::attribute(self, instance, name, scope, at);
                    Entry::new(Arc::clone(name), value.unwrap_or_else(Fault::into_value))
                };
                let entries = attributes.iter().map(|attribute| one(&attribute.name)).collect();
                Value { origin: value.origin.clone(), ..Value::object(entries, at) }
            }
            (Data::Object(_) | Data::Map(..), Type::Map(element)) => {
                value.with_parts(&|part| self.filled(part.clone(), element, depth))
            }
            (Data::Tuple(_) | Data::List(..), Type::List(element) | Type::Set(element)) => {
                value.with_parts(&|part| self.filled(part.clone(), element, depth))
            }
            _ => value,
        }
    }
}

/// Arguments of a call that are not the module's: <https://developer.hashicorp.com/terraform/language/block/module>.
fn is_of_call(name: &str) -> bool {
    matches!(name, "source" | "version" | "providers" | "count" | "for_each" | "depends_on")
}
