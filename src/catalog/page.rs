//! The page of a service folder: its rules as their metadata, mapped controls and fixtures tell them.

use crate::model::{Control, Framework, Rule};
use std::fmt::Write as _;
use std::sync::Arc;

/// A longer example is cut: it shows the shape, the fixture itself has the rest.
const MAX_EXAMPLE_LINES: usize = 40;

/// An input that a rule passes or fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixture {
    /// The name in the rule's fixture folder: `fail-no_block.tf`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// The `README.md` of the folder that holds these rules, as Markdown.
///
/// `fixtures` gives the fixtures of a rule by name.
pub fn service_page(
    rules: &[&Rule],
    frameworks: &[Arc<Framework>],
    fixtures: &dyn Fn(&Rule) -> Vec<Fixture>,
) -> String {
    let mut page = String::new();
    let _ = write!(page, "# {}\n\n", service(rules));
    page.push_str("<!-- Made from the rules here: TICKMARK_BLESS=1 cargo test --test docs writes it again. -->\n\n");
    page.push_str("| rule | severity | what it asks for |\n|---|---|---|\n");
    for rule in rules {
        let anchor = rule.id.0.to_lowercase();
        let _ = writeln!(page, "| [{}](#{anchor}) | {} | {} |", rule.id, rule.severity.name(), cell(&rule.title));
    }
    for rule in rules {
        write_rule(&mut page, rule, frameworks, &fixtures(rule));
    }
    page
}

/// The controls of a framework that take evidence from a rule, each with its reason.
pub(super) fn controls<'a>(framework: &'a Framework, rule: &Rule) -> Vec<(&'a Control, &'a str)> {
    let mapped = framework.controls.iter().filter_map(|control| {
        let evidence = control.evidence.iter().find(|evidence| evidence.rule == rule.id)?;
        Some((control, &*evidence.because))
    });
    mapped.collect()
}

fn service(rules: &[&Rule]) -> String {
    let path = rules.first().map_or("", |rule| &rule.path);
    let folder = path.rsplit_once('/').map_or(path, |(folder, _)| folder);
    folder.trim_start_matches("policies/").to_owned()
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn write_rule(page: &mut String, rule: &Rule, frameworks: &[Arc<Framework>], fixtures: &[Fixture]) {
    let _ = write!(page, "\n## {}\n\n**{}** ({})\n\n{}\n", rule.id, rule.title, rule.severity.name(), rule.description);
    let _ = write!(page, "\n- To comply: {}\n", rule.remediation);
    let kinds: Vec<_> = rule.applies_to.iter().map(|kind| format!("`{kind}`")).collect();
    let _ = writeln!(page, "- Judges: {}", kinds.join(", "));
    for (name, parameter) in &rule.parameters {
        let default = super::explain::literal(&parameter.default);
        let _ = writeln!(page, "- Parameter `{name}` (default {default}): {}", parameter.description);
    }
    for (scanner, ids) in rule.equivalents.iter().filter(|(_, ids)| !ids.is_empty()) {
        let ids: Vec<_> = ids.iter().map(|id| format!("`{id}`")).collect();
        let _ = writeln!(page, "- Same in {scanner}: {}", ids.join(", "));
    }
    for link in &rule.related_resources {
        let _ = writeln!(page, "- Source: <{link}>");
    }
    write_controls(page, rule, frameworks);
    write_example(page, "Fails", fixtures, "fail-");
    write_example(page, "Passes", fixtures, "pass-");
}

fn write_controls(page: &mut String, rule: &Rule, frameworks: &[Arc<Framework>]) {
    let mapped: Vec<_> = frameworks.iter().flat_map(|framework| controls(framework, rule)).collect();
    if mapped.is_empty() {
        return;
    }
    page.push_str("\n| control | evidence because |\n|---|---|\n");
    for (control, because) in mapped {
        let _ = writeln!(page, "| {} {} | {} |", control.id, cell(&control.title), cell(because));
    }
}

/// The plainest fixture: code before exports, then the shortest.
fn write_example(page: &mut String, heading: &str, fixtures: &[Fixture], prefix: &str) {
    let candidates = fixtures.iter().filter(|fixture| fixture.name.starts_with(prefix));
    let language = |fixture: &Fixture| match fixture.name.rsplit_once('.') {
        Some((_, "tf")) => "hcl",
        Some((_, "yaml" | "yml")) => "yaml",
        Some((_, "json")) => "json",
        Some((_, "Dockerfile")) => "dockerfile",
        _ => "text",
    };
    let plainness = |fixture: &&Fixture| (language(fixture) == "json", fixture.text.lines().count());
    let Some(fixture) = candidates.min_by_key(plainness) else { return };
    let language = language(fixture);
    let fence = if fixture.text.contains("```") { "````" } else { "```" };
    let _ = write!(page, "\n{heading}, `{}`:\n\n{fence}{language}\n", fixture.name);
    for line in fixture.text.trim_end().lines().take(MAX_EXAMPLE_LINES) {
        let _ = writeln!(page, "{}", line.trim_end());
    }
    if fixture.text.trim_end().lines().count() > MAX_EXAMPLE_LINES {
        page.push_str("...\n");
    }
    let _ = writeln!(page, "{fence}");
}
