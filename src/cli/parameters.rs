//! Values of rule parameters out of the configuration, held against the rules that have them.

use super::config::Config;
use super::diagnostic::Failure;
use crate::model::{Data, Rule};
use std::sync::Arc;

/// Checks the configured parameters, given by name for every rule that has one of the name, or by rule id and
/// name for one rule. A name nobody has, or a value of another type, is an error.
pub(super) fn check_all(config: &Config, rules: &[Arc<Rule>]) -> Result<(), Failure> {
    for (name, value) in &config.parameters {
        match (rules.iter().find(|rule| *rule.id.0 == **name), value) {
            (Some(rule), toml::Value::Table(own)) => {
                for (name, value) in own {
                    let shown = format!("{}.{name}", rule.id);
                    check(name, value, std::slice::from_ref(rule), &shown)
                        .map_err(|failure| config.blame(&["parameters", &rule.id.0, name], None, failure))?;
                }
            }
            _ => {
                check(name, value, rules, name)
                    .map_err(|failure| config.blame(&["parameters", name], None, failure))?;
            }
        }
    }
    Ok(())
}

fn check(name: &str, value: &toml::Value, rules: &[Arc<Rule>], shown: &str) -> Result<(), Failure> {
    let help = "`tickmark explain RULE` lists the parameters of a rule";
    let mut having = rules.iter().filter_map(|rule| Some((rule, rule.parameters.get(name)?))).peekable();
    if having.peek().is_none() {
        return Err(Failure::usage(format!("no rule has the parameter `{shown}`"), help));
    }
    let data = Data::from(value);
    match having.find(|(_, parameter)| !alike(&parameter.default.data, &data)) {
        Some((rule, _)) => {
            let message = format!("`{shown}` is a {}, which is not what {} takes", value.type_str(), rule.id);
            Err(Failure::usage(message, help))
        }
        None => Ok(()),
    }
}

/// Whether two values are of one type.
fn alike(a: &Data, b: &Data) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}
