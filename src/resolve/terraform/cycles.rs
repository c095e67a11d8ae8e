//! What names wait for: conditions of variables that go round in a circle.
//!
//! Whatever refers to a variable waits for its conditions, and these wait for what they refer to: a circle of both is
//! refused by Terraform, though every value could be computed. Only names inside one module are followed.
//! <https://developer.hashicorp.com/terraform/language/validate#input-variable-validation>

use super::module::Item;
use super::problems;
use super::tree::Here;
use super::waiting::{names_in, names_of};
use crate::model::hcl::Expr;
use std::collections::BTreeSet;

impl<'a> Here<'_, 'a> {
    /// Names the variables whose conditions wait for themselves.
    pub(super) fn check_validations(&self) {
        for (name, variable) in &self.node.module.variables {
            let own = ("var", *name);
            let mut seen = BTreeSet::new();
            let mut left = validated(variable, name);
            while let Some(next) = left.pop() {
                if next == own {
                    let address = self.address(&format!("var.{name}"));
                    self.tree.problem(problems::validation_cycle(&address), variable.header);
                    break;
                }
                if seen.insert(next) {
                    left.extend(self.waits_by_name(next));
                }
            }
        }
    }

    /// Whether an expression is of variables and locals alone, however far they are followed.
    pub(super) fn is_of_values(&self, expr: &'a Expr) -> bool {
        let mut seen = BTreeSet::new();
        let mut left = names_of(expr);
        while let Some(next) = left.pop() {
            if !matches!(next.0, "var" | "local") {
                return false;
            }
            if next.0 == "local" && seen.insert(next) {
                left.extend(self.waits_by_name(next));
            }
        }
        true
    }

    /// What a name of this module waits for: the conditions of a variable, the expressions of what else there is.
    fn waits_by_name(&self, (kind, name): (&'a str, &'a str)) -> Vec<(&'a str, &'a str)> {
        let module = self.node.module;
        match kind {
            "var" => module.variables.get(name).map(|variable| validated(variable, name)).unwrap_or_default(),
            "local" => module.locals.get(name).map(|local| names_of(local.expr)).unwrap_or_default(),
            kind => {
                let resource = module.resources.get(&*format!("{kind}.{name}"));
                let bodies = resource.into_iter().flat_map(|resource| &resource.bodies);
                bodies.flat_map(|(body, _)| names_in(body)).collect()
            }
        }
    }
}

/// What the conditions of a variable refer to beside itself.
fn validated<'a>(variable: &Item<'a>, name: &str) -> Vec<(&'a str, &'a str)> {
    let conditions = variable.blocks("validation").into_iter().flat_map(|(block, _)| names_in(&block.body));
    conditions.filter(|reference| *reference != ("var", name)).collect()
}
