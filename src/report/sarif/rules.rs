//! Rules as reporting descriptors, with the help that code hosts show beside an alert.

use super::taxonomies::{TaxonReference, Taxonomies};
use super::{HOME, Message};
use crate::model::{Rule, Severity};
use crate::report::order::{self, Mapped};
use serde::Serialize;

/// GitHub's limit on descriptions.
const MAX_DESCRIPTION: usize = 1000;
/// Tags GitHub keeps.
const MAX_TAGS: usize = 10;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor<'a> {
    id: &'a str,
    name: String,
    short_description: Message,
    full_description: Message,
    help: Help,
    help_uri: &'a str,
    default_configuration: Configuration,
    properties: Properties<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    relationships: Vec<Relationship<'a>>,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties<'a> {
    #[serde(rename = "security-severity")]
    security_severity: &'static str,
    #[serde(rename = "problem.severity")]
    problem_severity: &'static str,
    precision: &'static str,
    tags: Vec<&'a str>,
}

#[derive(Serialize)]
struct Relationship<'a> {
    target: &'a TaxonReference<'a>,
    kinds: [&'static str; 1],
}

impl<'a> Descriptor<'a> {
    pub(super) fn new(rule: &'a Rule, taxonomies: &'a Taxonomies<'a>) -> Self {
        let controls = taxonomies.controls(&rule.id);
        let relationship = |target| Relationship { target, kinds: ["relevant"] };
        Self {
            id: &rule.id.0,
            name: name(&rule.package),
            short_description: Message::sentence(cut(&rule.title, MAX_DESCRIPTION)),
            full_description: Message::sentence(cut(&rule.description, MAX_DESCRIPTION)),
            help: Help { text: plain(rule, controls), markdown: markdown(rule, controls) },
            help_uri: order::rule_url(rule).unwrap_or(HOME),
            default_configuration: Configuration { level: level(rule.severity) },
            properties: Properties {
                security_severity: security_severity(rule.severity),
                problem_severity: problem_severity(rule.severity),
                precision: "high",
                tags: tags(controls),
            },
            relationships: taxonomies.taxa(&rule.id).iter().map(relationship).collect(),
        }
    }
}

/// The level of a failing result.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "note",
    }
}

/// GitHub's scale: critical above 9.0, high from 7.0, medium from 4.0.
fn security_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical => "9.5",
        Severity::High => "8.0",
        Severity::Medium => "5.5",
        Severity::Low => "2.0",
    }
}

fn problem_severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Critical | Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low => "recommendation",
    }
}

/// `policies.linux.ssh.root_login` is `RootLogin`.
fn name(package: &str) -> String {
    let last = package.rsplit('.').next().unwrap_or(package);
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
    };
    last.split('_').filter_map(capital).collect()
}

/// The frameworks and the first controls of each in turn, since only a few tags are kept.
fn tags<'a>(controls: &[Mapped<'a>]) -> Vec<&'a str> {
    let mut tags = vec!["security", "compliance"];
    let mut frameworks: Vec<Vec<&'a str>> = Vec::new();
    for group in controls.chunk_by(|a, b| a.framework.id == b.framework.id) {
        tags.extend(group.first().map(|mapped| &*mapped.framework.id));
        frameworks.push(group.iter().map(|mapped| &*mapped.control.id.0).collect());
    }
    let longest = frameworks.iter().map(Vec::len).max().unwrap_or(0);
    for place in 0..longest {
        tags.extend(frameworks.iter().filter_map(|ids| ids.get(place)));
    }
    tags.truncate(MAX_TAGS);
    tags
}

fn plain(rule: &Rule, controls: &[Mapped<'_>]) -> String {
    let ids: Vec<_> = controls.iter().map(|mapped| &*mapped.control.id.0).collect();
    let controls = if ids.is_empty() { String::new() } else { format!("\nControls: {}.", ids.join(", ")) };
    format!("{}\n{}{controls}", Message::sentence(&rule.description).text, Message::sentence(&rule.remediation).text)
}

fn markdown(rule: &Rule, controls: &[Mapped<'_>]) -> String {
    let mut parts = vec![rule.description.to_string(), format!("**Fix:** {}", rule.remediation)];
    if !controls.is_empty() {
        let line = |mapped: &Mapped<'_>| {
            let control = mapped.control;
            format!("- **{}** {}: {}", control.id, control.title, mapped.because)
        };
        let lines: Vec<_> = controls.iter().map(line).collect();
        parts.push(format!("**Controls this gives evidence for**\n\n{}", lines.join("\n")));
    }
    if !rule.related_resources.is_empty() {
        let links: Vec<_> = rule.related_resources.iter().map(|link| format!("- <{link}>")).collect();
        parts.push(format!("**Read more**\n\n{}", links.join("\n")));
    }
    if !rule.equivalents.is_empty() {
        let known = rule.equivalents.iter().map(|(scanner, ids)| format!("{scanner} {}", ids.join(", ")));
        parts.push(format!("**Elsewhere:** {}", known.collect::<Vec<_>>().join("; ")));
    }
    parts.join("\n\n")
}

/// The first characters of a text.
pub(super) fn cut(text: &str, characters: usize) -> &str {
    let end = text.char_indices().nth(characters).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{cut, name};

    #[test]
    fn names_are_made_of_the_last_part_of_the_package() {
        assert_eq!(name("policies.linux.ssh.root_login"), "RootLogin");
        assert_eq!(name(""), "");
    }

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(cut("äöü", 2), "äö");
        assert_eq!(cut("ab", 5), "ab");
    }
}
