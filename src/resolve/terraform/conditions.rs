//! Conditions that blocks set: `validation`, `precondition`, `postcondition`, and the `assert` of a `check`.
//!
//! <https://developer.hashicorp.com/terraform/language/validate>. Only what is known not to hold is told: a condition
//! that is not known yet is for Terraform to decide.

use super::instances::Key;
use super::language::{Data, Frame, Scope, Type, convert, text};
use super::module::{Item, place};
use super::problems;
use super::tree::{Here, Target, inside};
use super::waiting::names_of;
use crate::model::hcl::Block;
use std::rc::Rc;

impl<'a> Here<'_, 'a> {
    /// Why Terraform refuses what a block sets a condition for: its message, when the condition does not hold.
    pub(super) fn broken(&self, block: &Block, scope: Scope<'_>) -> Option<String> {
        let condition = block.body.attribute("condition")?;
        let condition = self.evaluate(&condition.expr, scope);
        if let Err(fault) = &condition
            && fault.is_untold
            && !self.is_uncertain()
        {
            self.tree.problem(problems::faulty(&fault.message), fault.place);
        }
        let condition = condition.ok()?;
        let holds = convert(&condition, &Type::Bool).ok()?;
        if !matches!(holds.data, Data::Bool(false)) {
            return None;
        }
        let message = block.body.attribute("error_message");
        let message = message.and_then(|message| self.evaluate(&message.expr, scope).ok());
        let message = message.filter(|message| !message.all_marks().any()).and_then(|message| text(&message));
        Some(message.map_or_else(|| "its condition does not hold".to_owned(), |message| message.to_string()))
    }

    /// Names the conditions of one instance of a resource or data source that do not hold.
    pub(super) fn check_lifecycle(&self, item: &'a Item<'a>, key: &Key) {
        let blocks =
            item.bodies.iter().flat_map(|(body, source)| body.blocks_of("lifecycle").map(move |it| (it, *source)));
        let conditions = blocks.flat_map(|(block, source)| block.body.blocks.iter().map(move |it| (it, source)));
        let address = self.address(&format!("{}{}", item.address, key.suffix()));
        for (block, source) in conditions {
            let is_after = match &*block.kind {
                "precondition" => false,
                "postcondition" => true,
                _ => continue,
            };
            let broken = inside(item.header, key, 0, |scope| {
                let scope = Scope { source, ..scope };
                if !is_after {
                    return self.broken(block, scope);
                }
                let target = Target::Resource(Rc::clone(&self.node), item, key.clone());
                let own = self.instance(address.clone(), key, target, item.header);
                self.broken(block, scope.with(&Frame { name: "self", value: &own, outer: scope.frame }))
            });
            if let Some(message) = broken {
                self.tree.problem(problems::broken(&address, &message), place(source, block.header));
            }
        }
    }

    /// Names the conditions of a resource or data source that refer to nothing.
    pub(super) fn check_vain(&self, item: &Item<'a>) {
        let lifecycles =
            item.bodies.iter().flat_map(|(body, source)| body.blocks_of("lifecycle").map(move |it| (it, *source)));
        let conditions = lifecycles.flat_map(|(block, source)| block.body.blocks.iter().map(move |it| (it, source)));
        for (block, source) in conditions {
            if block.body.attribute("condition").is_some_and(|condition| names_of(&condition.expr).is_empty()) {
                self.tree.problem(problems::vain(&self.address(&item.address)), place(source, block.header));
            }
        }
    }

    /// Names the outputs of a root module that would show what is secret. Terraform 1.11 forgets that outputs of
    /// modules are declared so, which leaves those that are of variables and locals alone.
    pub(super) fn check_outputs(&self) {
        if self.node.caller.is_some() {
            return;
        }
        for (name, output) in &self.node.module.outputs {
            let Some((written, source)) = output.attribute("value") else { continue };
            if output.attribute("sensitive").is_some() || !self.is_of_values(&written.expr) {
                continue;
            }
            let value = self.evaluate(&written.expr, Scope::top(source, 0));
            if value.is_ok_and(|value| value.all_marks().is_sensitive()) {
                self.tree.problem(problems::shows_secret(&format!("output.{name}")), output.header);
            }
        }
    }

    /// Names the conditions of the module's outputs, and what its checks assert, that do not hold.
    pub(super) fn check_module(&self) {
        let preconditions = self.node.module.outputs.values().flat_map(|output| {
            output.blocks("precondition").into_iter().map(|(block, source)| (&*output.address, block, source))
        });
        for (address, block, source) in preconditions {
            if let Some(message) = self.broken(block, Scope::top(source, 0)) {
                self.tree.problem(problems::broken(&self.address(address), &message), place(source, block.header));
            }
        }
        for (name, block, source) in &self.node.module.asserts {
            if let Some(message) = self.broken(block, Scope::top(*source, 0)) {
                let address = self.address(&format!("check.{name}"));
                self.tree.problem(problems::failing_check(&address, &message), place(*source, block.header));
            }
        }
    }
}
