//! `tickmark explain`.

use super::arguments::{Arguments, ExplainArguments};
use super::diagnostic::Failure;
use super::output;
use super::settings::Settings;
use crate::catalog::{Catalog, explain};
use crate::model::Control;

pub(super) fn run(raw: &ExplainArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let settings = Settings::new(arguments)?;
    let catalog = Catalog::load(&settings.policies);
    let id = full(raw.id.trim(), &catalog);
    let found =
        explain::rule(&catalog, &id, settings.width).or_else(|| explain::control(&catalog, &id, settings.width));
    let text = found.ok_or_else(|| {
        let help = match near(&id, &catalog).as_slice() {
            [] => "see `tickmark rules` and `tickmark frameworks show FRAMEWORK` for what there is".to_owned(),
            near => format!("there is {}", near.join(", ")),
        };
        Failure::usage(format!("`{}` is neither a rule nor a control", raw.id), help)
    })?;
    output::text(&text)
}

/// The id of a control that was written as reports do: `PCI 8.3.6` or, under its framework, `8.3.6`.
fn full(id: &str, catalog: &Catalog) -> String {
    let id = id.replacen(' ', "-", 1);
    let mut controls = catalog.frameworks.iter().flat_map(|framework| &framework.controls);
    let known = |control: &&Control| control.id.0.split_once('-').is_some_and(|(_, number)| number == id);
    controls.find(known).map_or(id.clone(), |control| control.id.0.to_string())
}

/// Ids named when one is not known.
const FEW: usize = 5;

/// The first ids that end in one that is not known, or start like it, its last part left out.
fn near(id: &str, catalog: &Catalog) -> Vec<String> {
    let start = id.rfind(['-', '.', '(']).and_then(|at| id.get(..=at)).unwrap_or_default().to_uppercase();
    let rules = catalog.rules.iter().map(|rule| rule.id.to_string());
    let controls = catalog.frameworks.iter().flat_map(|framework| &framework.controls);
    let all = rules.chain(controls.map(|control| control.id.to_string()));
    let end = format!("-{}", id.to_uppercase());
    let is_near = |known: &str| known.ends_with(&end) || !start.is_empty() && known.starts_with(&start);
    all.filter(|known| is_near(&known.to_uppercase())).take(FEW).collect()
}
