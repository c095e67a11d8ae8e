//! `tickmark rules`.

use super::arguments::{Arguments, RulesArguments};
use super::diagnostic::Failure;
use super::output;
use super::settings::Settings;
use crate::catalog::Catalog;
use crate::model::Rule;
use comfy_table::{ContentArrangement, Table, presets};
use std::sync::Arc;

pub(super) fn run(raw: &RulesArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let settings = Settings::new(arguments)?;
    let catalog = Catalog::load(&settings.policies);
    let filter = raw.filter.as_deref().unwrap_or_default().to_lowercase();
    let rules: Vec<&Arc<Rule>> = catalog.rules.iter().filter(|rule| matches(rule, &filter)).collect();
    if raw.json {
        let list: Vec<serde_json::Value> = rules.iter().map(|rule| describe(rule)).collect();
        return output::text(&format!("{:#}\n", serde_json::Value::Array(list)));
    }
    output::text(&table(&rules, &settings))
}

fn matches(rule: &Rule, filter: &str) -> bool {
    let kinds = rule.applies_to.iter().map(|kind| &*kind.0);
    let mut words = [&*rule.id.0, &*rule.title].into_iter().chain(kinds).chain(rule.tags.iter().map(|tag| &**tag));
    words.any(|word| word.to_lowercase().contains(filter))
}

fn describe(rule: &Rule) -> serde_json::Value {
    serde_json::json!({
        "id": &*rule.id.0,
        "title": rule.title,
        "description": rule.description,
        "severity": rule.severity.name(),
        "applies_to": rule.applies_to.iter().map(|kind| &*kind.0).collect::<Vec<_>>(),
        "remediation": rule.remediation,
        "tags": rule.tags,
        "related_resources": rule.related_resources,
        "equivalents": rule.equivalents,
        "path": &*rule.path,
    })
}

fn table(rules: &[&Arc<Rule>], settings: &Settings) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(settings.width).unwrap_or(u16::MAX));
    table.set_header(["RULE", "SEVERITY", "JUDGES", "TITLE"]);
    for rule in rules {
        let kinds: Vec<&str> = rule.applies_to.iter().map(|kind| &*kind.0).collect();
        table.add_row([&*rule.id.0, rule.severity.name(), &kinds.join(", "), &rule.title]);
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    format!("{}\n\n{} rules\n", lines.join("\n"), rules.len())
}
