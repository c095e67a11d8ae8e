//! `tickmark explain`.

use super::arguments::{Arguments, ExplainArguments};
use super::diagnostic::Failure;
use super::output;
use super::settings::Settings;
use crate::catalog::{Catalog, explain_control, explain_rule};

pub(super) fn run(raw: &ExplainArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let settings = Settings::new(arguments)?;
    let catalog = Catalog::load(&settings.policies);
    let found = rule(&catalog, &raw.id).or_else(|| control(&catalog, &raw.id));
    let help = "see `tickmark rules` and `tickmark frameworks show FRAMEWORK` for what there is";
    let text = found.ok_or_else(|| Failure::usage(format!("`{}` is neither a rule nor a control", raw.id), help))?;
    output::text(&text)
}

fn rule(catalog: &Catalog, id: &str) -> Option<String> {
    catalog.rule(&id.to_uppercase()).map(|rule| explain_rule(rule, &catalog.frameworks))
}

fn control(catalog: &Catalog, id: &str) -> Option<String> {
    let all = catalog.frameworks.iter().flat_map(|framework| framework.controls.iter().map(move |c| (framework, c)));
    let mut found = all.filter(|(_, control)| control.id.0.eq_ignore_ascii_case(id));
    found.next().map(|(framework, control)| explain_control(framework, control, &catalog.rules))
}
