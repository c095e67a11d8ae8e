//! What a name stands for: variables, locals, resources, `each`.

use super::evaluator::{Evaluator, Frame, Scope, fault, instance_value, is_unknown, unknown};
use super::instances::Instance;
use super::module::{Given, Item, Module};
use crate::model::hcl::{Access, AccessKind};
use crate::model::{Data, Entry, Place, Reference, Value};

/// Ends the address of a resource whose instances are not known, while it is evaluated.
pub(super) const ANY: &str = "[*]";

impl Evaluator<'_> {
    /// A name alone.
    pub(super) fn name(&self, name: &str, scope: Scope<'_>, at: Place) -> Value {
        self.reference(name, &[], scope, at).0
    }

    /// The value that the first steps of a traversal stand for, and the steps that are left.
    pub(super) fn reference<'e>(
        &self,
        root: &str,
        accesses: &'e [Access],
        scope: Scope<'_>,
        at: Place,
    ) -> (Value, &'e [Access]) {
        if let Some(value) = scope.bound(root) {
            return (value.clone(), accesses);
        }
        let mut names = accesses.iter().map_while(|access| match &access.kind {
            AccessKind::Attribute(name) => Some(&**name),
            AccessKind::Index(_) | AccessKind::LegacyIndex(_) | AccessKind::AttributeSplat | AccessKind::FullSplat => {
                None
            }
        });
        let (first, second) = (names.next(), names.next());
        let after = |taken: usize| accesses.get(taken..).unwrap_or_default();
        match (root, first, second) {
            ("var", Some(name), _) => (self.variable(name, at, scope.depth), after(1)),
            ("local", Some(name), _) => (self.local(name, at, scope.depth), after(1)),
            ("data", Some(kind), Some(name)) => {
                (self.resource(&format!("data.{kind}.{name}"), at, scope.depth), after(2))
            }
            ("module", Some(name), _) => (unknown(format!("module.{name} is not expanded"), at), &[]),
            ("each" | "count" | "path" | "self" | "terraform" | "ephemeral", name, _) => {
                (unknown(format!("{root}.{} is not known", name.unwrap_or_default()), at), &[])
            }
            (kind, Some(name), _) => (self.resource(&format!("{kind}.{name}"), at, scope.depth), after(1)),
            (name, None, _) => (fault(format!("{name} is not declared"), at), &[]),
        }
    }

    fn variable(&self, name: &str, at: Place, depth: usize) -> Value {
        let label = format!("var.{name}");
        let Some(variable) = self.module.variables.get(name).copied() else {
            return fault(format!("{label} is not declared"), at);
        };
        let value = self.once(label.clone(), at, || {
            let given = match variable.given {
                Some(Given::Written(written)) => Some(self.evaluate(written.expr, Scope::top(written.source, depth))),
                Some(Given::Value(value)) => Some(value.clone()),
                None => None,
            };
            let scope = Scope::top(variable.source, depth);
            let default = || variable.body.attribute("default").map(|default| self.evaluate(&default.expr, scope));
            let nullable = variable.body.attribute("nullable").is_none_or(|nullable| is_true(self, nullable, scope));
            let given = given.filter(|value| nullable || !matches!(value.data, Data::Null));
            let value = given.or_else(default).unwrap_or_else(|| unknown(format!("{label} has no value"), at));
            let kind = variable.body.attribute("type").map(|kind| &kind.expr);
            let mut value = kind.map_or_else(|| value.clone(), |kind| self.converted(&value, kind, scope));
            let secret = |key| variable.body.attribute(key).is_some_and(|mark| is_true(self, mark, scope));
            value.origin.sensitive |= secret("sensitive") || secret("ephemeral");
            value
        });
        passed_on(value, label)
    }

    fn local(&self, name: &str, at: Place, depth: usize) -> Value {
        let label = format!("local.{name}");
        let Some(local) = self.module.locals.get(name) else {
            return fault(format!("{label} is not declared"), at);
        };
        let value = self.once(label.clone(), at, || self.evaluate(local.expr, Scope::top(local.source, depth)));
        passed_on(value, label)
    }

    /// A resource as a whole: one value per instance, whose attributes are looked up when asked for.
    fn resource(&self, address: &str, at: Place, depth: usize) -> Value {
        let Some(item) = self.module.resources.get(address) else {
            return referring(address, "", at);
        };
        let instances = self.instances(item, depth);
        if !self.afford(instances.len()) {
            return unknown("the module makes too many items", at);
        }
        match instances.as_slice() {
            [Instance::Single] => referring(address, "", at),
            [Instance::SymbolicCount | Instance::SymbolicEach(_)] => referring(&format!("{address}{ANY}"), "", at),
            all => {
                let one = |instance: &Instance| referring(&format!("{address}{}", instance.suffix()), "", at);
                let keys = all.iter().filter_map(|instance| Some((instance.key()?, one(instance))));
                let entries: Vec<_> = keys.map(|(key, value)| Entry { key, key_span: at.span, value }).collect();
                let is_map = !entries.is_empty() || Module::attribute(item, "for_each").is_some();
                if is_map { Value::object(entries, at) } else { Value::list(all.iter().map(one).collect(), at) }
            }
        }
    }

    /// An attribute of one instance: what its block says, else what only applying will tell.
    pub(super) fn resource_attribute(&self, address: &str, name: &str, at: Place, depth: usize) -> Value {
        let (plain, key) = address.split_once('[').unwrap_or((address, ""));
        let later = || referring(address, name, at);
        let Some(item) = self.module.resources.get(plain) else {
            return later();
        };
        if &*item.kind == "data.aws_iam_policy_document" && matches!(name, "json" | "minified_json") {
            let value = self.with_instance(item, key, depth, |scope| {
                let document = || self.policy_document(item, scope);
                self.once(format!("{address}.json"), at, document)
            });
            return value.map_or_else(later, |value| passed_on(value, plain.to_owned()));
        }
        let Some((attribute, source)) = Module::attribute(item, name).filter(|_| !is_meta(name)) else {
            return later();
        };
        let value = self.with_instance(item, key, depth, |scope| {
            let scope = Scope { source, ..scope };
            self.once(format!("{address}.{name}"), at, || self.evaluate(&attribute.expr, scope))
        });
        match value {
            Some(value) if !is_unknown(&value) && !matches!(value.data, Data::Null) => {
                passed_on(value, plain.to_owned())
            }
            _ => later(),
        }
    }

    /// Calls with the scope of the instance that an address names: `0]`, `"a"]`, `*]` or nothing.
    fn with_instance<R>(
        &self,
        item: &Item<'_>,
        key: &str,
        depth: usize,
        run: impl FnOnce(Scope<'_>) -> R,
    ) -> Option<R> {
        let wanted = if key.is_empty() || key == "*]" { String::new() } else { format!("[{key}") };
        let instances = self.instances(item, depth);
        let instance = instances.iter().find(|instance| instance.suffix() == wanted)?;
        Some(in_instance(item, instance, depth, run))
    }
}

/// Calls with the scope of an instance, in which `each` or `count` is bound.
pub(super) fn in_instance<R>(
    item: &Item<'_>,
    instance: &Instance,
    depth: usize,
    run: impl FnOnce(Scope<'_>) -> R,
) -> R {
    let (name, value) = instance_value(instance, item.header);
    let frame = Frame { name, value: &value, outer: None };
    run(Scope { source: item.header.source, frame: Some(&frame), depth })
}

/// Arguments of a resource that are not its attributes.
/// <https://developer.hashicorp.com/terraform/language/meta-arguments>
pub(super) fn is_meta(name: &str) -> bool {
    matches!(
        name,
        "count" | "for_each" | "provider" | "depends_on" | "lifecycle" | "provisioner" | "connection" | "timeouts"
    )
}

/// A value that only another resource can tell.
fn referring(address: &str, attribute: &str, at: Place) -> Value {
    let dot = if attribute.is_empty() { "" } else { "." };
    let shown = address.strip_suffix(ANY).unwrap_or(address);
    let reference = Reference { address: address.into(), attribute: attribute.into() };
    Value::unknown(format!("{shown}{dot}{attribute} is known only after apply"), Some(reference), at)
}

/// The value as a name passes it on, from the place where the name got it.
fn passed_on(value: Value, label: String) -> Value {
    let written = value.origin.place;
    value.through(label, written)
}

fn is_true(evaluator: &Evaluator<'_>, attribute: &crate::model::hcl::Attribute, scope: Scope<'_>) -> bool {
    super::convert::to_bool(&evaluator.evaluate(&attribute.expr, scope)) == Some(true)
}
