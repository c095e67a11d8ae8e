//! What a rule or a control says, as plain text for a terminal.

use super::page;
use crate::model::{Class, Control, Data, Framework, Number, Role, Rule, StatusSource, Value};
use std::fmt::Write as _;
use std::sync::Arc;

/// Everything about a rule: the risk, the edit, the controls it speaks for.
pub fn explain_rule(rule: &Rule, frameworks: &[Arc<Framework>]) -> String {
    let mut text = format!(
        "{}  {}\n{}\n\n{}\n\nTo comply:\n  {}\n",
        rule.id,
        rule.severity.name(),
        rule.title,
        rule.description,
        rule.remediation
    );
    let kinds: Vec<_> = rule.applies_to.iter().map(ToString::to_string).collect();
    let _ = write!(text, "\nJudges:\n  {}\n", kinds.join(", "));
    section(
        &mut text,
        "Parameters",
        rule.parameters
            .iter()
            .map(|(name, parameter)| format!("{name} = {}: {}", literal(&parameter.default), parameter.description)),
    );
    section(
        &mut text,
        "Controls",
        frameworks
            .iter()
            .flat_map(|framework| page::controls(framework, rule))
            .map(|(control, because)| format!("{}  {}: {because}", control.id, control.title)),
    );
    section(
        &mut text,
        "Same in other scanners",
        rule.equivalents
            .iter()
            .filter(|(_, ids)| !ids.is_empty())
            .map(|(scanner, ids)| format!("{scanner}: {}", ids.join(", "))),
    );
    section(&mut text, "Sources", rule.related_resources.iter().cloned());
    let _ = write!(text, "\nFile:\n  {}\n", rule.path);
    text
}

/// Everything about a control: what it asks for, what decides it, the rules that give evidence.
pub fn explain_control(framework: &Framework, control: &Control, rules: &[Arc<Rule>]) -> String {
    let mut text = format!(
        "{}  {} {}\n{}\n\n{}\n",
        control.id, framework.title, framework.version, control.title, control.summary
    );
    section(&mut text, "Citation", [control.citation.clone()]);
    section(&mut text, "Decided by", [decided_by(control).to_owned()]);
    section(&mut text, "Binds", binds(control));
    section(&mut text, "To be declared first", control.decision_inputs.iter().cloned());
    section(&mut text, "Also known as", control.aliases.iter().cloned());
    let parts = framework.controls.iter().filter(|part| part.parent.as_ref() == Some(&control.id));
    section(&mut text, "Parts", parts.map(|part| format!("{}  {}", part.id, part.title)));
    section(
        &mut text,
        "Evidence",
        control.evidence.iter().map(|evidence| {
            let title = rules.iter().find(|rule| rule.id == evidence.rule).map_or("", |rule| &rule.title);
            let demands: Vec<_> = evidence.demands.iter().map(|(name, value)| format!("{name} = {value}")).collect();
            let demands = if demands.is_empty() { String::new() } else { format!(" (demands {})", demands.join(", ")) };
            format!("{}  {title}: {}{demands}", evidence.rule, evidence.because)
        }),
    );
    text
}

/// A parameter's value as its METADATA writes it.
pub(super) fn literal(value: &Value) -> String {
    match &value.data {
        Data::Bool(flag) => flag.to_string(),
        Data::Number(Number::Int(number)) => number.to_string(),
        Data::Number(Number::Decimal(number)) => number.to_string(),
        Data::String(text) => text.to_string(),
        Data::List(items) => items.iter().map(short).collect::<Vec<_>>().join(", "),
        Data::Object(object) => object.0.iter().map(|entry| entry.key.to_string()).collect::<Vec<_>>().join(", "),
        Data::Null | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => "none".to_owned(),
    }
}

/// An item of a list; lists in lists are not shown.
fn short(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| if value.items().is_some() { "...".to_owned() } else { literal(value) }, str::to_owned)
}

fn section(text: &mut String, heading: &str, lines: impl IntoIterator<Item = String>) {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_some() {
        let _ = write!(text, "\n{heading}:\n");
    }
    for line in lines {
        let _ = writeln!(text, "  {line}");
    }
}

fn decided_by(control: &Control) -> &'static str {
    match (control.status_source, control.class) {
        (StatusSource::Children, _) => "its parts",
        (_, Class::Automated) => "rules",
        (_, Class::Partial) => "rules for a part, an attestation for the rest",
        (_, Class::Manual | Class::Group) => "an attestation",
    }
}

fn binds(control: &Control) -> Vec<String> {
    let role = (control.role != Role::All).then(|| format!("{} only", role_name(control.role)));
    let from = control.effective.map(|date| format!("from {date}"));
    let until = control.superseded.map(|date| format!("until {date}"));
    [role, from, until, control.effective_note.clone()]
        .into_iter()
        .flatten()
        .chain(control.specification.clone())
        .collect()
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::All => "everyone",
        Role::ServiceProvider => "service providers",
        Role::MultiTenantServiceProvider => "multi-tenant service providers",
        Role::Issuer => "issuers and those who support issuing",
        Role::DesignatedEntity => "designated entities",
        Role::EarlyTlsTerminal => "entities with terminals on SSL or early TLS",
    }
}
