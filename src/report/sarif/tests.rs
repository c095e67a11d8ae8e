use crate::report::{Format, Style, render, sample};
use serde_json::Value;
use std::collections::BTreeSet;

const SCHEMA: &str = include_str!("../../../tests/schemas/sarif-schema-2.1.0.json");

fn written(assessment: &crate::model::Assessment, all: bool) -> Value {
    let mut out = Vec::new();
    render(Format::Sarif, assessment, &Style { all, ..Style::default() }, &mut out).unwrap();
    serde_json::from_slice(&out).unwrap()
}

fn samples() -> Vec<Value> {
    vec![
        written(&sample::assessment(), false),
        written(&sample::assessment(), true),
        written(&sample::nothing(), false),
        written(&sample::signed(), false),
        written(&sample::held(), true),
    ]
}

fn list<'a>(value: &'a Value, pointer: &str) -> &'a [Value] {
    value.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn results(log: &Value) -> &[Value] {
    list(log, "/runs/0/results")
}

/// Every object under a key, anywhere.
fn under<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(object) => {
            found.extend(object.get(key));
            object.values().for_each(|child| under(child, key, found));
        }
        Value::Array(items) => items.iter().for_each(|child| under(child, key, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn logs_follow_the_schema_of_oasis() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for log in samples() {
        let errors: Vec<_> =
            validator.iter_errors(&log).map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}

#[test]
fn every_result_can_be_matched_between_runs() {
    for log in samples() {
        let hashes =
            results(&log).iter().map(|result| result["partialFingerprints"]["primaryLocationLineHash"].as_str());
        let unique: BTreeSet<_> = hashes.clone().map(Option::unwrap).collect();
        assert_eq!(unique.len(), hashes.count());
    }
}

#[test]
fn indexes_point_at_what_they_name() {
    for log in samples() {
        let (taxonomies, rules) = (list(&log, "/runs/0/taxonomies"), list(&log, "/runs/0/tool/driver/rules"));
        let index = |value: &Value| usize::try_from(value["index"].as_u64().unwrap()).unwrap();
        let mut references: Vec<&Value> = results(&log).iter().flat_map(|result| list(result, "/taxa")).collect();
        references
            .extend(rules.iter().flat_map(|rule| list(rule, "/relationships")).map(|relation| &relation["target"]));
        for reference in references {
            let taxonomy = &taxonomies[index(&reference["toolComponent"])];
            assert_eq!(taxonomy["name"], reference["toolComponent"]["name"]);
            assert_eq!(taxonomy["taxa"][index(reference)]["id"], reference["id"]);
        }
        for result in results(&log) {
            let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
            assert_eq!(rule["id"], result["ruleId"]);
        }
    }
}

#[test]
fn every_base_is_defined_and_every_uri_relative() {
    for log in samples() {
        let mut locations = Vec::new();
        under(&log, "artifactLocation", &mut locations);
        for location in locations {
            let (uri, base) = (location["uri"].as_str().unwrap(), location["uriBaseId"].as_str().unwrap());
            assert!(!uri.starts_with(['/', '\\']) && !uri.contains("..") && !uri.contains(':'), "{uri}");
            assert!(log["runs"][0]["originalUriBaseIds"].get(base).is_some(), "{base}");
        }
    }
}

#[test]
fn only_failures_have_a_level() {
    for log in samples() {
        for result in results(&log) {
            assert_eq!(result["kind"] == "fail", result["level"] != "none", "{result}");
        }
    }
}

#[test]
fn security_severity_is_a_number_in_a_string() {
    let log = written(&sample::assessment(), false);
    for rule in list(&log, "/runs/0/tool/driver/rules") {
        let score: f64 = rule["properties"]["security-severity"].as_str().unwrap().parse().unwrap();
        assert!((0.1..=10.0).contains(&score));
        assert!(list(rule, "/properties/tags").len() <= 10);
    }
}

#[test]
fn taxonomy_ids_are_stable_uuids() {
    let log = written(&sample::assessment(), false);
    let guids: Vec<_> =
        list(&log, "/runs/0/taxonomies").iter().map(|taxonomy| taxonomy["guid"].as_str().unwrap()).collect();
    insta::assert_json_snapshot!(guids);
}

#[test]
fn what_is_accepted_is_suppressed_and_still_a_failure() {
    let log = written(&sample::signed(), false);
    let suppressed = results(&log).iter().filter(|result| !list(result, "/suppressions").is_empty());
    let rules: Vec<_> = suppressed.clone().map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert_eq!(rules, ["K8S-POD-011", "K8S-POD-009"]);
    assert!(suppressed.clone().all(|result| result["kind"] == "fail"));
    assert!(results(&log).iter().all(|result| result["suppressions"].is_array()), "all say so, or none");
}

#[test]
fn every_result_says_what_it_is_to_the_baseline_or_none_does() {
    let states = |log: &Value| -> BTreeSet<String> {
        results(log).iter().map(|result| result["baselineState"].as_str().unwrap_or("none").to_owned()).collect()
    };
    assert_eq!(states(&written(&sample::signed(), true)), BTreeSet::from(["none".to_owned()]));
    let held = written(&sample::held(), true);
    assert_eq!(states(&held), ["absent", "new", "unchanged"].map(str::to_owned).into());
    let gone = results(&held).iter().find(|result| result["baselineState"] == "absent").unwrap();
    insta::assert_json_snapshot!(gone);
}

#[test]
fn more_results_than_hosts_accept_become_further_runs() {
    let log = written(&sample::many(25_100), false);
    let sizes: Vec<_> = list(&log, "/runs").iter().map(|run| list(run, "/results").len()).collect();
    assert_eq!(sizes, [25_000, 108]);
    let ids: Vec<_> = list(&log, "/runs").iter().map(|run| &run["automationDetails"]["id"]).collect();
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn the_shape_of_a_log() {
    let mut log = written(&sample::assessment(), false);
    log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap().truncate(1);
    log["runs"][0]["results"].as_array_mut().unwrap().truncate(6);
    insta::assert_json_snapshot!(log);
}

/// Writes the samples to `target/sarif-samples`, for `tests/validators/sarif.py`.
#[test]
#[ignore = "writes files for the foreign validator; CI runs it before tests/validators/sarif.py"]
fn samples_for_the_foreign_validator() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/sarif-samples");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, log) in ["failures", "all", "nothing", "signed", "held"].into_iter().zip(samples()) {
        std::fs::write(folder.join(format!("{name}.sarif")), log.to_string()).unwrap();
    }
}
