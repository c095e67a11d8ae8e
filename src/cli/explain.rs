//! `tickmark explain`.

use super::arguments::{Arguments, ExplainArguments};
use super::diagnostic::Failure;
use super::output;
use super::settings::Settings;
use crate::catalog::{Catalog, explain};

pub(super) fn run(raw: &ExplainArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let settings = Settings::new(arguments)?;
    let catalog = Catalog::load(&settings.policies);
    // reports write `PCI 8.3.6` where the id is `PCI-8.3.6`
    let id = raw.id.trim().replacen(' ', "-", 1);
    let found =
        explain::rule(&catalog, &id, settings.width).or_else(|| explain::control(&catalog, &id, settings.width));
    let help = "see `tickmark rules` and `tickmark frameworks show FRAMEWORK` for what there is";
    let text = found.ok_or_else(|| Failure::usage(format!("`{}` is neither a rule nor a control", raw.id), help))?;
    output::text(&text)
}
