//! The rules of the house over policies, kinds, frameworks and their mappings.

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use tickmark::catalog::Catalog;
use tickmark::model::{Class, ExceptionKind, Framework, StatusSource};

fn catalog() -> Catalog {
    Catalog::load(&[])
}

fn framework<'a>(catalog: &'a Catalog, id: &str) -> &'a Framework {
    catalog.frameworks.iter().find(|framework| *framework.id == *id).expect("the framework is embedded")
}

/// Every file under a folder of the project, as `policies/aws/s3/x.rego`.
fn files(folder: &str, extension: &str) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = walkdir::WalkDir::new(root.join(folder)).into_iter().map(|entry| entry.expect("readable"));
    let paths = entries.filter(|entry| entry.path().extension().is_some_and(|found| found == extension));
    paths.map(|entry| entry.path().strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/")).collect()
}

#[test]
fn everything_embedded_loads_without_a_problem() {
    let problems = catalog().problems;
    let shown: Vec<_> = problems
        .iter()
        .map(|problem| match &problem.location {
            Some(at) => format!("{}:{}:{}: {}", at.path, at.start.line, at.start.column, problem.message),
            None => format!("{}: {}", problem.path.as_deref().unwrap_or("-"), problem.message),
        })
        .collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn the_binary_holds_the_files_of_the_tree() {
    let catalog = catalog();
    let rules = catalog.rules.iter().map(|rule| rule.path.to_string());
    let libraries = catalog.libraries.iter().map(|library| library.path.to_string());
    let tests = files("policies", "rego").into_iter().filter(|path| path.ends_with("_test.rego"));
    let embedded: BTreeSet<_> = rules.chain(libraries).chain(tests).collect();
    assert_eq!(embedded, files("policies", "rego"));
    assert_eq!(catalog.kinds.len(), files("policies", "toml").len());
    assert_eq!(catalog.frameworks.len(), files("frameworks", "toml").len());
}

#[test]
fn the_package_of_a_rule_is_its_path() {
    for rule in &catalog().rules {
        let expected = rule.path.trim_end_matches(".rego").replace('/', ".");
        assert_eq!(rule.package, expected, "{}", rule.path);
    }
}

#[test]
fn a_rule_says_what_it_is_in_full_sentences_or_short_titles() {
    for rule in &catalog().rules {
        assert!(rule.title.len() <= 80, "{}: the title is longer than a line: {}", rule.path, rule.title);
        assert!(!rule.title.ends_with('.'), "{}: a title has no full stop", rule.path);
        assert!(!rule.related_resources.is_empty(), "{}: no source of facts", rule.path);
        assert!(rule.related_resources.iter().all(|link| link.starts_with("https://")), "{}", rule.path);
    }
}

#[test]
fn every_rule_gives_evidence_for_a_control() {
    let catalog = catalog();
    let evidence = catalog.frameworks.iter().flat_map(|framework| &framework.controls).flat_map(|c| &c.evidence);
    let mapped: BTreeSet<_> = evidence.map(|evidence| &evidence.rule).collect();
    let unmapped: Vec<_> = catalog.rules.iter().filter(|rule| !mapped.contains(&rule.id)).map(|r| &r.path).collect();
    assert!(unmapped.is_empty(), "rules without a control: {unmapped:?}");
}

#[test]
fn every_mapping_says_why_in_a_short_sentence() {
    let catalog = catalog();
    for control in catalog.frameworks.iter().flat_map(|framework| &framework.controls) {
        for evidence in &control.evidence {
            let words = evidence.because.split_whitespace().count();
            assert!((3..=40).contains(&words), "{} {}: {}", control.id, evidence.rule, evidence.because);
        }
    }
}

#[test]
fn a_demand_names_a_parameter_with_a_direction() {
    let catalog = catalog();
    for control in catalog.frameworks.iter().flat_map(|framework| &framework.controls) {
        for evidence in &control.evidence {
            let rule = catalog.rule(&evidence.rule.0).expect("loading checks that the rule exists");
            for name in evidence.demands.keys() {
                let parameter = rule.parameters.get(name);
                assert!(parameter.is_some_and(|found| found.stricter.is_some()), "{} {}: {name}", control.id, rule.id);
            }
        }
    }
}

#[test]
fn the_frameworks_have_every_control_of_the_catalogue() {
    let catalog = catalog();
    let count = |id| framework(&catalog, id).controls.len();
    assert_eq!((count("pci-dss"), count("hipaa"), count("gdpr")), (367, 142, 144));
    let classes = |id| {
        let mut classes: BTreeMap<Class, usize> = BTreeMap::new();
        for control in &framework(&catalog, id).controls {
            *classes.entry(control.class).or_default() += 1;
        }
        classes.into_values().collect::<Vec<_>>()
    };
    assert_eq!(classes("pci-dss"), [44, 104, 132, 87], "automated, partial, manual, group");
    assert_eq!(classes("hipaa"), [7, 47, 75, 13], "automated, partial, manual, group");
    assert_eq!(classes("gdpr"), [41, 73, 30], "partial, manual, group");
}

#[test]
fn control_ids_are_unique_over_all_frameworks() {
    let catalog = catalog();
    let mut seen = BTreeSet::new();
    for control in catalog.frameworks.iter().flat_map(|framework| &framework.controls) {
        assert!(seen.insert(&control.id), "{} is given twice", control.id);
    }
}

#[test]
fn what_its_parts_decide_has_parts() {
    let catalog = catalog();
    for framework in &catalog.frameworks {
        let parents: BTreeSet<_> = framework.controls.iter().filter_map(|control| control.parent.as_ref()).collect();
        for control in framework.controls.iter().filter(|c| c.status_source == StatusSource::Children) {
            assert!(parents.contains(&control.id), "{} has no parts", control.id);
        }
        for control in framework.controls.iter().filter(|control| control.class == Class::Group) {
            assert!(control.evidence.is_empty(), "{} is a group and takes evidence", control.id);
        }
    }
}

#[test]
fn the_superseded_items_name_what_replaced_them() {
    let catalog = catalog();
    let superseded: Vec<_> = framework(&catalog, "pci-dss")
        .controls
        .iter()
        .filter_map(|control| Some((&*control.id.0, control.superseded?.to_string())))
        .collect();
    let expected = ["PCI-6.4.1", "PCI-8.3.10", "PCI-10.7.1"].map(|id| (id, "2025-03-31".to_owned()));
    assert_eq!(superseded, expected);
}

#[test]
fn every_kind_is_judged_or_joined_and_its_layer_is_known() {
    let known = "host kubernetes container cloud-aws cloud-azure cloud-gcp database network dns ci data iac";
    let catalog = catalog();
    let layers: BTreeSet<_> = known.split(' ').collect();
    let judged: BTreeSet<_> = catalog.rules.iter().flat_map(|rule| &rule.applies_to).collect();
    for kind in &catalog.kinds {
        assert!(layers.contains(kind.heading.layer.as_str()), "{}: layer {}", kind.heading.id, kind.heading.layer);
        assert!(judged.contains(&kind.heading.id), "no rule judges {}", kind.heading.id);
    }
}

#[test]
fn alternatives_are_those_that_the_framework_itself_knows() {
    let catalog = catalog();
    for control in &framework(&catalog, "hipaa").controls {
        let addressable = control.specification.as_deref() == Some("addressable");
        let expected: &[_] = if addressable { &[ExceptionKind::AddressableAlternative] } else { &[] };
        assert_eq!(control.alternatives, expected, "{}", control.id);
    }
    for control in &framework(&catalog, "pci-dss").controls {
        let of_a3 = &*control.id.0 == "PCI-A3" || control.id.0.starts_with("PCI-A3.");
        let both = [ExceptionKind::CompensatingControl, ExceptionKind::CustomizedApproach];
        assert_eq!(control.alternatives, both[..if of_a3 { 1 } else { 2 }], "{}", control.id);
    }
    assert!(framework(&catalog, "gdpr").controls.iter().all(|control| control.alternatives.is_empty()));
}
