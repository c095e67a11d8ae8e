//! What is ephemeral where Terraform keeps values, in a plan, a state or the addresses of instances: it refuses that.
//!
//! <https://developer.hashicorp.com/terraform/language/manage-sensitive-data/ephemeral>. Each place is named once: what
//! is refused is from there on a secret like others.

use super::instances::Key;
use super::language::{Data, Entry, Instance, Marks, Scope, Type, Unknown, Value};
use super::module::Item;
use super::problems;
use super::tree::{Here, Target, inside};

impl<'a> Here<'_, 'a> {
    /// Names the arguments of an instance that would keep what is ephemeral. Those that are only written are no entries.
    pub(super) fn check_kept(&self, item: &Item<'_>, address: &str, entries: &[Entry]) {
        if item.is_ephemeral() || item.kind.starts_with("provider.") {
            return;
        }
        // what is computed of arguments is refused with them; the tags of a provider's configuration are not
        let is_written = |name: &str| item.attribute(name).is_some() || !item.blocks(name).is_empty();
        for entry in entries.iter().filter(|entry| is_written(&entry.key)) {
            self.check_argument(address, &entry.key, &entry.value);
        }
    }

    /// Names an argument, or those of nested blocks, that would keep what is ephemeral.
    fn check_argument(&self, address: &str, path: &str, value: &Value) {
        if let Data::List(Type::Dynamic, blocks) = &value.data {
            blocks.iter().for_each(|block| self.check_block(address, path, block));
        } else if self.holds_ephemeral(value) {
            self.tree.problem(problems::keeps_ephemeral(address, path), value.origin.place);
        }
    }

    fn check_block(&self, address: &str, path: &str, block: &Value) {
        let Some(entries) = block.entries().filter(|_| !block.origin.marks.is_ephemeral()) else {
            return self.check_argument(address, path, block);
        };
        for entry in entries.iter() {
            self.check_argument(address, &format!("{path}.{}", entry.key), &entry.value);
        }
    }

    /// The value that a variable or an output has which is not declared ephemeral: none that is, which is named.
    pub(super) fn kept_by(&self, address: &str, value: Value) -> Value {
        if !self.holds_ephemeral(&value) {
            return value;
        }
        let is_of_root = self.node.caller.is_none();
        let problem = if is_of_root { problems::ephemeral_in_root } else { problems::undeclared_ephemeral };
        self.tree.problem(problem(address), value.origin.place);
        secret(&value)
    }

    /// Whether a value or a part of it is ephemeral.
    fn holds_ephemeral(&self, value: &Value) -> bool {
        let is_in_module = |part: &Value| match &part.data {
            Data::Instance(instance) => self.has_ephemeral_output(instance),
            Data::Null(_)
            | Data::Unknown(_)
            | Data::Bool(_)
            | Data::Number(_)
            | Data::String(_)
            | Data::Json(_)
            | Data::List(..)
            | Data::Set(..)
            | Data::Tuple(_)
            | Data::Map(..)
            | Data::Object(_) => false,
        };
        value.all_marks().is_ephemeral() || value.find(&is_in_module).is_some()
    }

    /// Whether an instance is that of a module one of whose outputs is ephemeral: all of it is asked for at once.
    fn has_ephemeral_output(&self, instance: &Instance) -> bool {
        match self.tree.targets.borrow().get(&instance.address) {
            Some(Target::Module(node)) => node.module.outputs.values().any(|output| output.marks().is_ephemeral()),
            Some(Target::Resource(..) | Target::Block(..)) | None => false,
        }
    }

    /// Names the outputs that are declared ephemeral and may not be: those of a root module, and those whose value is
    /// not. What is not known may be, unless it is known what it will be.
    pub(super) fn check_ephemeral_outputs(&self) {
        let outputs = self.node.module.outputs.values();
        for output in outputs.filter(|output| output.marks().is_ephemeral()) {
            let address = self.address(&output.address);
            if self.node.caller.is_none() {
                self.tree.problem(problems::ephemeral_in_root(&address), output.header);
                continue;
            }
            let scope = Scope::top(output.header.source, 0);
            let Some(Ok(value)) = self.argument(output, "value", scope) else { continue };
            let is_certain = value.as_unknown().is_none_or(|unknown| unknown.refers_to.is_some());
            if is_certain && !value.origin.marks.is_ephemeral() {
                self.tree.problem(problems::not_ephemeral(&address), output.header);
            }
        }
    }

    /// What an ephemeral resource does not say of itself: the provider tells while Terraform plans, if it is told all.
    pub(super) fn opened_for_plan(&self, item: &'a Item<'a>, key: &Key, later: Value) -> Value {
        let arguments = inside(item.header, key, 0, |scope| self.attributes(item, scope));
        let is_open = |part: &Value| part.as_unknown().is_some_and(|unknown| !unknown.is_read);
        match later.as_unknown() {
            Some(unknown) if arguments.iter().all(|entry| entry.value.find(&is_open).is_none()) => {
                Unknown { is_read: true, ..(**unknown).clone() }.at(later.origin.place)
            }
            _ => later,
        }
    }
}

/// The value with what is ephemeral made sensitive.
pub(super) fn secret(value: &Value) -> Value {
    if !value.all_marks().is_ephemeral() {
        return value.clone();
    }
    let mut value = value.with_parts(&secret);
    if value.origin.marks.is_ephemeral() {
        value.origin.marks = value.origin.marks.without(Marks::EPHEMERAL).union(Marks::SENSITIVE);
    }
    value
}
