use crate::report::{Format, JSON_SCHEMA, Style, render, sample};
use serde_json::Value;

fn written(assessment: &crate::model::Assessment, style: &Style) -> Value {
    let mut out = Vec::new();
    render(Format::Json, assessment, style, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn errors(report: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(JSON_SCHEMA).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    validator.iter_errors(report).map(|error| format!("{error} at {}", error.instance_path())).collect()
}

#[test]
fn reports_follow_their_schema() {
    let all = Style { all: true, ..Style::default() };
    for assessment in [sample::assessment(), sample::nothing(), sample::signed(), sample::held()] {
        for style in [&Style::default(), &all] {
            assert_eq!(errors(&written(&assessment, style)), Vec::<String>::new());
        }
    }
}

#[test]
fn the_schema_is_strict() {
    let mut report = written(&sample::assessment(), &Style::default());
    report["checks"][0]["surprise"] = Value::Bool(true);
    assert_eq!(errors(&report).len(), 1);
}

#[test]
fn every_object_of_the_schema_is_closed_and_described() {
    fn visit(path: &str, schema: &Value) {
        let Some(object) = schema.as_object() else { return };
        let is_condition = path.ends_with("/if") || path.ends_with("/then") || path.ends_with("/else");
        if object.contains_key("properties") && !is_condition {
            assert_eq!(object.get("additionalProperties"), Some(&Value::Bool(false)), "{path} is open");
            let properties = object["properties"].as_object().unwrap();
            let required = object["required"].as_array().unwrap();
            assert_eq!(required.len(), properties.len(), "{path}: every field is always there");
            for (name, property) in properties {
                let described = property.get("description").is_some() || property.get("$ref").is_some();
                assert!(described, "{path}/{name} is not described");
            }
        }
        for (name, child) in object {
            visit(&format!("{path}/{name}"), child);
        }
    }
    for schema in [JSON_SCHEMA, crate::report::CHANGE_SCHEMA] {
        visit("#", &serde_json::from_str(schema).unwrap());
    }
}

#[test]
fn passes_are_listed_only_when_asked_for_and_always_counted() {
    let outcomes = |report: &Value| -> Vec<String> {
        let checks = report["checks"].as_array().unwrap();
        checks.iter().map(|check| check["outcome"].as_str().unwrap().to_owned()).collect()
    };
    let few = written(&sample::assessment(), &Style::default());
    assert!(!outcomes(&few).contains(&"pass".to_owned()));
    assert_eq!(few["summary"]["checks"]["pass"], 1);
    let all = written(&sample::assessment(), &Style { all: true, ..Style::default() });
    assert!(outcomes(&all).contains(&"pass".to_owned()));
    assert_eq!(all["summary"]["checks_listed"], all["summary"]["checks_total"]);
}

#[test]
fn highlights_count_characters() {
    let report = written(&sample::assessment(), &Style::default());
    let checks = report["checks"].as_array().unwrap();
    let findings = checks.iter().flat_map(|check| check["findings"].as_array().unwrap());
    let long = findings.into_iter().find(|finding| finding["location"]["path"] == "/srv/export.json").unwrap();
    let range = |end: &str| usize::try_from(long["snippet"]["highlight"][end].as_u64().unwrap()).unwrap();
    let text = long["snippet"]["text"].as_str().unwrap();
    let marked: String = text.chars().skip(range("start")).take(range("end") - range("start")).collect();
    assert_eq!(marked, "\"yes\"");
    assert!(text.chars().count() < 500);
}

#[test]
fn a_share_of_nothing_is_null() {
    let report = written(&sample::nothing(), &Style::default());
    let framework = &report["frameworks"][0];
    assert_eq!(framework["score"]["score"], Value::Null);
    assert_eq!(framework["metrics"]["assured_rate"]["percent"], Value::Null);
}

#[test]
fn the_shape_of_a_report() {
    let mut report = written(&sample::assessment(), &Style::default());
    for list in ["checks", "rules", "inputs", "problems", "frameworks"] {
        let items = report[list].as_array_mut().unwrap();
        items.truncate(1);
    }
    insta::assert_json_snapshot!(report);
}

#[test]
fn a_difference_follows_its_schema() {
    let mut out = Vec::new();
    let change = sample::held().change.unwrap();
    crate::report::render_change(crate::report::ChangeFormat::Json, &change, &Style::default(), &mut out).unwrap();
    let written: Value = serde_json::from_slice(&out).unwrap();
    let schema: Value = serde_json::from_str(crate::report::CHANGE_SCHEMA).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<_> =
        validator.iter_errors(&written).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    insta::assert_json_snapshot!(written);
}
