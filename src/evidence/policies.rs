//! `policies.json` and the texts of policies, kinds and frameworks as they were used.

use super::{Fault, Files, json, parsed};
use crate::catalog::{Catalog, File};
use crate::model::{Assessment, Digest};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name of the list.
pub(super) const FILE: &str = "policies.json";
const SCHEMA: &str = "tickmark-evidence-policies/1";
/// Where texts lie that Tickmark was built with, and those of the user's own.
const BUILT_IN: &str = "content/built-in/";
const OWN: &str = "content/own/";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Policies {
    schema: String,
    /// Over every file in this order: its inner path, a zero byte, its length in decimal, a zero byte, its text.
    content_digest: Digest,
    frameworks: Vec<Framework>,
    rules: Vec<Rule>,
    files: Vec<Text>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Framework {
    id: String,
    title: String,
    version: String,
    controls: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    id: String,
    severity: String,
    file: String,
    parameters: BTreeMap<String, Parameter>,
}

/// A parameter in force.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parameter {
    value: serde_json::Value,
    /// `default` of the rule, or `configuration`.
    origin: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    /// Where the text lies in the bundle.
    file: String,
    /// The path as reports show it.
    path: String,
    /// The path inside its folder, which the digest speaks of.
    inner: String,
    built_in: bool,
    sha256: Digest,
}

/// The list and the texts.
pub(super) fn write(assessment: &Assessment, catalog: &Catalog, files: &mut Files) {
    let mut texts = Vec::with_capacity(catalog.files.len());
    for (number, one) in catalog.files.iter().enumerate() {
        let text = Text {
            file: place(number, one),
            path: one.path.to_string(),
            inner: one.inner.clone(),
            built_in: one.built_in,
            sha256: super::digest(one.content.as_bytes()),
        };
        files.insert(text.file.clone(), one.content.as_bytes().to_vec());
        texts.push(text);
    }
    let by_path: BTreeMap<&str, &str> = texts.iter().map(|text| (text.path.as_str(), text.file.as_str())).collect();
    let rules = assessment.rules.values().map(|rule| Rule {
        id: rule.id.to_string(),
        severity: rule.severity.name().to_owned(),
        file: by_path.get(&*rule.path).copied().unwrap_or_default().to_owned(),
        parameters: parameters(rule, &assessment.run.decisions.parameters),
    });
    let frameworks = assessment.frameworks.iter().map(|one| Framework {
        id: one.framework.id.to_string(),
        title: one.framework.title.clone(),
        version: one.framework.version.clone(),
        controls: one.framework.controls.len(),
    });
    let policies = Policies {
        schema: SCHEMA.to_owned(),
        content_digest: catalog.digest,
        frameworks: frameworks.collect(),
        rules: rules.collect(),
        files: texts,
    };
    files.insert(FILE.to_owned(), json(&policies));
}

/// Where a text lies: ours under its own path, others under their number, since their names are anybody's.
fn place(number: usize, file: &File) -> String {
    if file.built_in {
        return format!("{BUILT_IN}{}", file.inner);
    }
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || "._-/".contains(letter) { letter } else { '_' };
    let name: String = file.inner.chars().map(plain).collect();
    format!("{OWN}{number:05}-{}", name.trim_start_matches(['.', '/']).replace('/', "-"))
}

fn parameters(rule: &crate::model::Rule, given: &BTreeMap<String, toml::Value>) -> BTreeMap<String, Parameter> {
    let own = given.get(&*rule.id.0).and_then(toml::Value::as_table);
    let in_force = rule.parameters.iter().map(|(name, parameter)| {
        let configured = own.and_then(|own| own.get(&**name)).or_else(|| given.get(&**name));
        let in_force = match configured {
            Some(value) => {
                Parameter { value: serde_json::to_value(value).unwrap_or_default(), origin: "configuration".to_owned() }
            }
            None => Parameter { value: plain(&parameter.default), origin: "default".to_owned() },
        };
        (name.to_string(), in_force)
    });
    in_force.collect()
}

/// A literal of a rule's metadata as JSON.
fn plain(value: &crate::model::Value) -> serde_json::Value {
    use crate::model::{Data, Number};
    match &value.data {
        Data::Bool(truth) => (*truth).into(),
        Data::Number(Number::Int(number)) => (*number).into(),
        Data::Number(Number::Decimal(text)) => serde_json::from_str(text).unwrap_or_default(),
        Data::String(text) => text.to_string().into(),
        Data::List(items) => items.iter().map(plain).collect(),
        Data::Object(object) => object
            .0
            .iter()
            .map(|entry| (entry.key.to_string(), plain(&entry.value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Data::Null | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => serde_json::Value::Null,
    }
}

/// The catalogue that a bundle's texts make.
pub(super) fn read(files: &Files) -> Result<Catalog, Fault> {
    let policies: Policies = parsed(files, FILE)?;
    let mut texts = Vec::with_capacity(policies.files.len());
    for one in policies.files {
        let bytes = files.get(&one.file).ok_or_else(|| Fault::wrong(FILE, format!("{} is missing", one.file)))?;
        let text = String::from_utf8(bytes.clone()).map_err(|_| Fault::wrong(&one.file, "it is no text"))?;
        let file = File::new(one.path, one.inner, text.into());
        texts.push(if one.built_in { file.built_in() } else { file });
    }
    Ok(Catalog::again(texts))
}

/// What is not as this very version of Tickmark is built with: its rules, kinds and frameworks are all in every run.
pub(super) fn foreign(catalog: &Catalog) -> Vec<String> {
    let ours: BTreeMap<String, File> = Catalog::built_in().into_iter().map(|file| (file.inner.clone(), file)).collect();
    let kept: BTreeMap<&str, &File> =
        catalog.files.iter().filter(|file| file.built_in).map(|file| (file.inner.as_str(), file)).collect();
    let mut said = Vec::new();
    for (inner, file) in &ours {
        match kept.get(inner.as_str()) {
            None => said.push(format!("{BUILT_IN}{inner} is missing: every run of this version has it")),
            Some(kept) if kept.content != file.content => {
                said.push(format!("{BUILT_IN}{inner} is not the text that this version is built with"));
            }
            Some(_) => {}
        }
    }
    let strangers = kept.keys().filter(|inner| !ours.contains_key(**inner));
    said.extend(strangers.map(|inner| format!("{BUILT_IN}{inner} is not among what this version is built with")));
    said
}
