//! Rego files: the strict METADATA of a rule, or a library.

use super::content::{File, Written};
use super::form::Header;
use super::problem;
use super::yaml;
use crate::model::{
    Data, Entry, KindId, Level, Library, Parameter, Problem, Rule, RuleId, Severity, Span, Stricter, Text, Value, Words,
};
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a Rego file is.
#[derive(Debug)]
pub(super) enum Policy {
    /// A rule, since its METADATA has an id.
    Rule(Box<Rule>),
    /// A package for others to import; a note when it looks as if it was meant to judge.
    Library(Library, Option<Problem>),
}

/// METADATA that was read when Tickmark was built, and found to be right by a test.
#[derive(Debug, Deserialize)]
pub(super) struct Built {
    #[serde(borrow)]
    title: Written<'static>,
    description: Written<'static>,
    #[serde(default)]
    related_resources: Vec<Written<'static>>,
    custom: Custom,
}

#[derive(Debug, Deserialize)]
struct Custom {
    id: Arc<str>,
    #[serde(borrow)]
    severity: Written<'static>,
    applies_to: Vec<String>,
    remediation: Written<'static>,
    #[serde(default)]
    tags: Vec<Written<'static>>,
    #[serde(default)]
    equivalents: BTreeMap<Written<'static>, Vec<Written<'static>>>,
    #[serde(default)]
    parameters: BTreeMap<Written<'static>, BuiltParameter>,
}

#[derive(Debug, Deserialize)]
struct BuiltParameter {
    #[serde(borrow)]
    description: Written<'static>,
    default: Value,
    stricter: Option<Stricter>,
}

impl Built {
    fn rule(self, file: &File, package: &'static str) -> Option<Rule> {
        let words = |written: Written<'static>| match written.0 {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        let all = |written: Vec<Written<'static>>| written.into_iter().map(|one| one.0).collect();
        let custom = self.custom;
        let parameter = |(name, one): (Written<'static>, BuiltParameter)| {
            let BuiltParameter { description, default, stricter } = one;
            (name.0, Parameter { description: words(description), default, stricter })
        };
        Some(Rule {
            id: RuleId(custom.id),
            title: words(self.title),
            description: words(self.description),
            severity: custom.severity.0.parse().ok()?,
            applies_to: custom.applies_to.into_iter().map(KindId::from).collect(),
            remediation: words(custom.remediation),
            tags: all(custom.tags),
            related_resources: all(self.related_resources),
            equivalents: custom.equivalents.into_iter().map(|(scanner, ids)| (scanner.0, all(ids))).collect(),
            parameters: custom.parameters.into_iter().map(parameter).collect(),
            package: package.into(),
            path: Arc::clone(&file.path),
            text: file.content.clone(),
        })
    }
}

/// The policy in a file, or everything that is wrong with its METADATA.
pub(super) fn read(file: &File) -> Result<Policy, Vec<Problem>> {
    let built = file.package.and_then(|package| file.embedded::<Built>()?.rule(file, package));
    built.map_or_else(|| written(file), |rule| Ok(Policy::Rule(Box::new(rule))))
}

/// The policy in a file as it is written.
fn written(file: &File) -> Result<Policy, Vec<Problem>> {
    let header = Header::of(&file.content);
    let Some(package) = header.package else {
        return Err(vec![problem("no-package", "no `package` line was found").in_path(Arc::clone(&file.path))]);
    };
    let Some(range) = header.block else { return Ok(library(file, package)) };
    let block = yaml::load(&uncommented(file.content.get(range.clone()).unwrap_or_default()), range.start);
    let block = block.map_err(|error| {
        let text = file.text();
        vec![problem("metadata-yaml", format!("METADATA is not YAML: {}", error.message)).at(text.locate(error.span))]
    })?;
    if block.get("custom").and_then(|custom| custom.get("id")).is_none() {
        return Ok(library(file, package));
    }
    let mut reader = Reader { file, text: None, problems: Vec::new() };
    let rule = reader.rule(&block, package);
    if reader.problems.is_empty() { rule.map(Policy::Rule).ok_or_else(Vec::new) } else { Err(reader.problems) }
}

/// The block as YAML of the same length: every comment sign becomes a space, so that offsets stay.
fn uncommented(block: &str) -> String {
    let lines = block.split_inclusive('\n').map(|line| line.replacen('#', " ", 1));
    lines.collect()
}

fn library(file: &File, package: &str) -> Policy {
    let judges = file.content.lines().find(|line| {
        ["deny", "violation", "warn"].iter().any(|name| {
            line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '[', '_', '=']) && !rest.is_empty())
        })
    });
    let note = judges.map(|_| {
        let message = "no METADATA: not a Tickmark rule; it is loaded as a library";
        Problem { level: Level::Warning, ..problem("no-metadata", message) }
            .in_path(Arc::clone(&file.path))
            .help("add a METADATA block with `custom.id` above the package")
    });
    let library =
        Library { package: package.to_owned().into(), path: Arc::clone(&file.path), text: file.content.clone() };
    Policy::Library(library, note)
}

const TOP: &[&str] = &["title", "description", "related_resources", "custom"];
const CUSTOM: &[&str] = &["id", "severity", "applies_to", "remediation", "tags", "equivalents", "parameters"];
const PARAMETER: &[&str] = &["description", "default", "stricter"];
const SCANNERS: &[&str] = &["checkov", "trivy", "kics", "prowler", "complianceascode", "powerpipe", "cis"];

/// Reads a block field by field and keeps every complaint, so that one run shows them all.
struct Reader<'a> {
    file: &'a File,
    text: Option<Text>,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn rule(&mut self, block: &Value, package: &str) -> Option<Box<Rule>> {
        self.known(block, "METADATA", TOP);
        let custom = block.get("custom")?;
        self.known(custom, "custom", CUSTOM);
        let severity = self.severity(custom);
        let rule = Rule {
            id: RuleId(Arc::from(&*self.string(custom, "id"))),
            title: self.string(block, "title"),
            description: self.string(block, "description"),
            severity: severity.unwrap_or(Severity::Low),
            applies_to: self
                .required_list(custom, "applies_to")
                .into_iter()
                .map(|kind| kind.into_owned().into())
                .collect(),
            remediation: self.string(custom, "remediation"),
            tags: self.list(custom, "tags"),
            related_resources: self.list(block, "related_resources"),
            equivalents: self.equivalents(custom),
            parameters: self.parameters(custom),
            package: package.to_owned().into(),
            path: Arc::clone(&self.file.path),
            text: self.file.content.clone(),
        };
        Some(Box::new(rule))
    }

    fn complain(&mut self, span: Span, message: String) {
        let location = self.text.get_or_insert_with(|| self.file.text()).locate(span);
        self.problems.push(problem("metadata", message).at(location));
    }

    fn known(&mut self, object: &Value, what: &str, keys: &[&str]) {
        let Some(entries) = object.entries() else {
            return self.complain(span(object), format!("{what} must have keys and values"));
        };
        for entry in entries.iter().filter(|entry| !keys.contains(&&*entry.key)) {
            self.complain(entry.key_span, format!("{what} has no field `{}`; it has {}", entry.key, keys.join(", ")));
        }
    }

    /// Text that must be there and say something.
    fn string(&mut self, object: &Value, key: &str) -> Words {
        let Some(value) = object.get(key) else {
            self.complain(span(object), format!("the field `{key}` is missing"));
            return Words::default();
        };
        let text = value.as_str().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.complain(span(value), format!("`{key}` must be text"));
        }
        text.unwrap_or_default().to_owned().into()
    }

    fn severity(&mut self, custom: &Value) -> Option<Severity> {
        let text = self.string(custom, "severity");
        let severity = text.parse::<Severity>();
        if let (Err(message), false) = (&severity, text.is_empty()) {
            self.complain(custom.get("severity").map_or_else(Span::default, span), message.clone());
        }
        severity.ok()
    }

    fn required_list(&mut self, object: &Value, key: &str) -> Vec<Words> {
        let list = self.list(object, key);
        if list.is_empty() {
            let at = object.get(key).unwrap_or(object);
            self.complain(span(at), format!("`{key}` must name at least one"));
        }
        list
    }

    /// A list of texts; empty when it is not there.
    fn list(&mut self, object: &Value, key: &str) -> Vec<Words> {
        object.get(key).map_or_else(Vec::new, |value| self.texts(value, key))
    }

    fn texts(&mut self, value: &Value, key: &str) -> Vec<Words> {
        let texts: Option<Vec<_>> =
            value.items().and_then(|items| items.iter().map(|item| Some(item.as_str()?.to_owned().into())).collect());
        if texts.is_none() {
            self.complain(span(value), format!("`{key}` must be a list of texts"));
        }
        texts.unwrap_or_default()
    }

    fn equivalents(&mut self, custom: &Value) -> BTreeMap<Words, Vec<Words>> {
        let Some(value) = custom.get("equivalents") else { return BTreeMap::new() };
        self.known(value, "equivalents", SCANNERS);
        let entries = value.entries().unwrap_or_default();
        entries.iter().map(|entry| (entry.key.to_string().into(), self.texts(&entry.value, &entry.key))).collect()
    }

    fn parameters(&mut self, custom: &Value) -> BTreeMap<Words, Parameter> {
        let Some(value) = custom.get("parameters") else { return BTreeMap::new() };
        let Some(entries) = value.entries() else {
            self.complain(span(value), "`parameters` must have keys and values".to_owned());
            return BTreeMap::new();
        };
        entries.iter().filter_map(|entry| Some((entry.key.to_string().into(), self.parameter(entry)?))).collect()
    }

    fn parameter(&mut self, entry: &Entry) -> Option<Parameter> {
        self.known(&entry.value, &format!("the parameter `{}`", entry.key), PARAMETER);
        let description = self.string(&entry.value, "description");
        let stricter = entry.value.get("stricter").and_then(|value| {
            let stricter = match value.as_str() {
                Some("higher") => Some(Stricter::Higher),
                Some("lower") => Some(Stricter::Lower),
                _ => None,
            };
            if stricter.is_none() {
                self.complain(span(value), "`stricter` is `higher` or `lower`".to_owned());
            }
            stricter
        });
        let default = entry.value.get("default").filter(|value| !matches!(value.data, Data::Null));
        if default.is_none() {
            self.complain(entry.key_span, format!("the parameter `{}` has no default", entry.key));
        }
        Some(Parameter { description, default: default?.clone(), stricter })
    }
}

fn span(value: &Value) -> Span {
    value.origin.place.span
}
