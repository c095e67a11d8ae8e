//! Writes what every rule was asked about every fixture, and what it said, for the real OPA to judge again.

#![cfg(test)]

mod common;

use common::Content;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tickmark::evaluate::Scene;
use tickmark::model::{Data, Number, Outcome, Resource, SourceId, TerraformInputs, Texts, Value};
use tickmark::parse;
use tickmark::resolve::{self, Layout, Scope, Terraform, directory_of};
use tickmark::scan::Reader;

/// A canonical value as JSON; none when a part of it is unknown or absent, since OPA knows neither.
fn json_of(value: &Value) -> Option<Json> {
    Some(match &value.data {
        Data::Null => Json::Null,
        Data::Bool(truth) => Json::Bool(*truth),
        Data::Number(Number::Int(number)) => json!(number),
        Data::Number(Number::Decimal(digits)) => serde_json::from_str(digits).ok()?,
        Data::String(text) => Json::String(text.to_string()),
        Data::List(items) => Json::Array(items.iter().map(json_of).collect::<Option<_>>()?),
        Data::Object(object) => {
            let entries = object.0.iter().map(|entry| Some((entry.key.to_string(), json_of(&entry.value)?)));
            Json::Object(entries.collect::<Option<Map<_, _>>>()?)
        }
        Data::Unknown(_) | Data::Absent(_) | Data::Deferred => return None,
    })
}

/// The canonical resources at a path, with their texts.
fn resources(content: &Content, path: &Path) -> Vec<(Resource, Texts)> {
    let found = common::inventory(path);
    let mut documents = Vec::new();
    let mut inner = Vec::new();
    for entry in found.entries.iter().chain(found.hosts.iter().flat_map(|host| &host.entries)) {
        let wanted =
            if path.is_dir() { resolve::wanted_on_host(entry.inner()) } else { parse::syntax_of(entry.path()) };
        let Some(syntax) = wanted else { continue };
        let id = SourceId(u32::try_from(documents.len()).unwrap());
        let parsed = parse::parse(entry.read(id).unwrap(), syntax);
        inner.extend(parsed.documents.iter().map(|_| Arc::from(entry.inner())));
        documents.extend(parsed.documents);
    }
    let (reader, values, inputs) = (Reader::new(&found), BTreeMap::new(), TerraformInputs::default());
    let scope = match path.extension().and_then(|extension| extension.to_str()) {
        _ if path.is_dir() => Scope::Host("host".into(), inner),
        Some("tf") => {
            let mut layout = Layout::default();
            let directory = directory_of(found.entries[0].path()).into();
            layout.add(directory, std::mem::take(&mut documents), &reader);
            let root = layout.roots(&[]).remove(0);
            documents.clone_from(&root.documents);
            Scope::Root(Terraform::new(&root, &inputs, &inputs.variants[0], &values, &reader).0)
        }
        _ => Scope::File,
    };
    let resolution = resolve::resolve(&scope, documents, &content.kinds);
    let texts = resolution.texts();
    (0..resolution.len()).flat_map(|index| resolution.resources(index)).map(|one| (one, texts.clone())).collect()
}

fn fixtures(directory: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(directory).into_iter().flatten().map(|e| e.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
#[ignore = "writes target/opa-inputs.json for tests/rego/policies.py, which CI runs with OPA's library"]
fn every_policy_with_every_fixture() {
    let content = Content::load();
    let libraries: Vec<&str> = content.catalog.libraries.iter().map(|library| &*library.text).collect();
    let mut asked = Vec::new();
    for (number, rule) in content.catalog.rules.iter().enumerate() {
        let inside = rule.path.trim_start_matches("policies/").trim_end_matches(".rego");
        let parameters: Map<_, _> = rule
            .parameters
            .iter()
            .map(|(name, parameter)| (name.to_string(), json_of(&parameter.default).unwrap()))
            .collect();
        for path in fixtures(&Path::new("fixtures").join(inside)) {
            for (resource, texts) in resources(&content, &path) {
                let Some(input) = json_of(&resource.attributes).filter(|_| rule.applies_to.contains(&resource.kind))
                else {
                    continue;
                };
                let messages = match content.engine.session().check(number, &Scene::new(&resource, &texts)) {
                    Outcome::Fail(findings) => findings.into_iter().map(|finding| finding.message).collect(),
                    Outcome::Pass => Vec::new(),
                    Outcome::NotApplicable(_) => continue,
                    other @ (Outcome::Unknown(_) | Outcome::NoEvidence(_) | Outcome::Error(_)) => {
                        panic!("{}: {other:?}", path.display())
                    }
                };
                asked.push(json!({
                    "fixture": path.display().to_string(),
                    "package": rule.package,
                    "policy": &*rule.text,
                    "parameters": parameters,
                    "input": input,
                    "messages": messages,
                }));
            }
        }
    }
    assert!(asked.len() > 500, "only {} questions", asked.len());
    let all = json!({ "libraries": libraries, "asked": asked });
    fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("target/opa-inputs.json"), all.to_string()).unwrap();
}
