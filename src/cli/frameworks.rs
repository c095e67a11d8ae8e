//! `tickmark frameworks`.

use super::arguments::{Arguments, FrameworksArguments, FrameworksCommand};
use super::diagnostic::Failure;
use super::output;
use super::settings::Settings;
use crate::catalog::Catalog;
use crate::model::{Class, Framework};
use comfy_table::{ContentArrangement, Table, presets};
use std::sync::Arc;

pub(super) fn run(raw: &FrameworksArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let settings = Settings::new(arguments)?;
    let catalog = Catalog::load(&settings.policies);
    match &raw.command {
        None | Some(FrameworksCommand::List) => output::text(&list(&catalog, &settings)),
        Some(FrameworksCommand::Show { framework }) => {
            let found = catalog.frameworks.iter().find(|known| *known.id == **framework);
            let found = found.ok_or_else(|| unknown(framework, &catalog.frameworks))?;
            output::text(&show(found, &settings))
        }
    }
}

/// The error for a framework nobody knows.
pub(super) fn unknown(id: &str, all: &[Arc<Framework>]) -> Failure {
    let known: Vec<&str> = all.iter().map(|framework| &*framework.id).collect();
    Failure::usage(format!("`{id}` is not a framework"), format!("use one of {}", known.join(", ")))
}

fn list(catalog: &Catalog, settings: &Settings) -> String {
    let mut table = plain(settings);
    table.set_header(["FRAMEWORK", "TITLE", "VERSION", "CONTROLS", "AUTOMATED", "PARTIAL", "MANUAL", "WITH RULES"]);
    for framework in &catalog.frameworks {
        let of = |class| framework.controls.iter().filter(|control| control.class == class).count().to_string();
        let mapped = framework.controls.iter().filter(|control| !control.evidence.is_empty()).count();
        table.add_row([
            framework.id.to_string(),
            framework.title.clone(),
            framework.version.clone(),
            framework.controls.len().to_string(),
            of(Class::Automated),
            of(Class::Partial),
            of(Class::Manual),
            mapped.to_string(),
        ]);
    }
    finish(&table)
}

fn show(framework: &Framework, settings: &Settings) -> String {
    let mut table = plain(settings);
    table.set_header(["CONTROL", "CLASS", "RULES", "TITLE"]);
    for control in &framework.controls {
        let rules = control.evidence.len().to_string();
        table.add_row([&*control.id.0, control.class.name(), &rules, &control.title]);
    }
    format!("{} {}\n\n{}", framework.title, framework.version, finish(&table))
}

fn plain(settings: &Settings) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(settings.width).unwrap_or(u16::MAX));
    table
}

fn finish(table: &Table) -> String {
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    lines.join("\n") + "\n"
}
