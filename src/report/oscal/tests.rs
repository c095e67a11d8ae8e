use crate::model::Assessment;
use crate::report::{Format, sample, tests::json, tests::text};
use serde_json::Value;
use std::collections::BTreeSet;

/// NIST's own, in the public domain.
const SCHEMA: &str = include_str!("../../../tests/schemas/oscal_complete_schema-1.2.1.json");

const DOCUMENTS: [Format; 6] = [
    Format::Oscal,
    Format::OscalPlan,
    Format::OscalComponent,
    Format::OscalCatalog,
    Format::OscalProfile,
    Format::OscalPoam,
];

fn assessments() -> [Assessment; 2] {
    [sample::signed(), sample::nothing()]
}

/// Every string under a key, anywhere.
fn under<'a>(value: &'a Value, key: &str, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(object) => {
            found.extend(object.get(key).and_then(Value::as_str));
            object.values().for_each(|child| under(child, key, found));
        }
        Value::Array(items) => items.iter().for_each(|child| under(child, key, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn documents_follow_the_schema_of_nist() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for assessment in assessments() {
        for format in DOCUMENTS {
            let document = json(format, &assessment);
            let errors: Vec<_> =
                validator.iter_errors(&document).map(|error| format!("{error} at {}", error.instance_path())).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", format.name());
        }
    }
}

#[test]
fn every_reference_inside_a_document_is_defined_in_it() {
    for format in DOCUMENTS {
        let document = json(format, &sample::signed());
        let (mut defined, mut used) = (Vec::new(), Vec::new());
        under(&document, "uuid", &mut defined);
        for key in ["observation-uuid", "risk-uuid", "subject-uuid", "actor-uuid", "component-uuid"] {
            under(&document, key, &mut used);
        }
        let mut links = Vec::new();
        under(&document, "href", &mut links);
        used.extend(links.into_iter().filter_map(|link| link.strip_prefix('#')));
        let known: BTreeSet<_> = defined.iter().collect();
        assert_eq!(known.len(), defined.len(), "{}: defined twice", format.name());
        for reference in used {
            assert!(known.contains(&reference), "{}: {reference}", format.name());
        }
    }
}

#[test]
fn controls_of_results_are_in_the_catalogue() {
    let catalog = json(Format::OscalCatalog, &sample::signed());
    let mut known = Vec::new();
    under(&catalog, "id", &mut known);
    for format in [Format::Oscal, Format::OscalPlan, Format::OscalComponent] {
        let document = json(format, &sample::signed());
        let mut used = Vec::new();
        under(&document, "target-id", &mut used);
        let selections: Vec<&Value> = match document.pointer("/assessment-plan/reviewed-controls") {
            Some(reviewed) => vec![reviewed],
            None => Vec::new(),
        };
        for reviewed in selections {
            under(reviewed, "control-id", &mut used);
        }
        for id in used {
            assert!(known.contains(&id), "{}: {id}", format.name());
        }
    }
}

#[test]
fn only_what_passes_or_is_attested_is_satisfied() {
    for assessment in assessments() {
        let document = json(Format::Oscal, &assessment);
        for result in document["assessment-results"]["results"].as_array().unwrap() {
            for finding in result["findings"].as_array().unwrap() {
                let status = finding["props"][1]["value"].as_str().unwrap();
                let satisfied = finding["target"]["status"]["state"] == "satisfied";
                assert_eq!(satisfied, matches!(status, "pass" | "attested"), "{finding}");
            }
        }
    }
}

#[test]
fn what_is_accepted_is_an_approved_deviation_with_a_deadline() {
    let document = json(Format::OscalPoam, &sample::signed());
    let risks = document["plan-of-action-and-milestones"]["risks"].as_array().unwrap();
    let waived = risks.iter().find(|risk| risk["status"] == "deviation-approved").unwrap();
    insta::assert_json_snapshot!(waived);
    assert!(risks.iter().all(|risk| risk["props"][0]["value"] != "K8S-POD-011"), "a false positive is no risk");
}

#[test]
fn every_observation_has_a_line_of_its_own() {
    let document = text(Format::Oscal, &sample::signed());
    let observations = document.lines().filter(|line| line.starts_with("          {\"uuid\":"));
    let parsed: Value = serde_json::from_str(&document).unwrap();
    let results = parsed["assessment-results"]["results"].as_array().unwrap();
    let count = |list: &str| results.iter().map(|result| result[list].as_array().map_or(0, Vec::len)).sum::<usize>();
    assert_eq!(observations.count(), count("observations") + count("findings") + count("risks"));
    assert!(count("observations") > 0 && document.starts_with("{\n  \"assessment-results\": {\n    \"uuid\": \""));
}

#[test]
fn the_shape_of_results() {
    let mut document = json(Format::Oscal, &sample::signed());
    let results = document["assessment-results"]["results"].as_array_mut().unwrap();
    results.truncate(2);
    let result = results.last_mut().unwrap();
    for list in ["observations", "risks", "findings"] {
        result[list].as_array_mut().unwrap().truncate(1);
    }
    result["assessment-log"]["entries"].as_array_mut().unwrap().truncate(2);
    result["local-definitions"]["inventory-items"].as_array_mut().unwrap().truncate(1);
    insta::assert_json_snapshot!(result);
}

#[test]
fn the_shape_of_a_component_definition() {
    let mut document = json(Format::OscalComponent, &sample::signed());
    let component = document.pointer_mut("/component-definition/components/0").unwrap();
    component["control-implementations"].as_array_mut().unwrap().truncate(1);
    let implementation = &mut component["control-implementations"][0];
    implementation["props"].as_array_mut().unwrap().truncate(3);
    insta::assert_json_snapshot!(component);
}
