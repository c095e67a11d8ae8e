//! What the peers' users reported as wrong, each rebuilt as a case of our own under `tests/oracles/terraform`.
//!
//! `oracle` holds each against the plan that Terraform makes; here is what the reports say, and what is right.

use std::collections::BTreeSet;
use std::path::Path;

/// The case, the report, and what Terraform does and so do we.
const WOUNDS: &[(&str, &str, &str)] = &[
    (
        "wound_trivy_10926",
        "aquasecurity/trivy#10926",
        "a sibling module is evaluated with the arguments of its call, not its defaults",
    ),
    ("wound_trivy_7764", "aquasecurity/trivy#7764", "a value that cannot be known is unknown, neither empty nor unset"),
    ("wound_trivy_8485", "aquasecurity/trivy#8485", "an unknown stays unknown on its way through a module's variable"),
    ("wound_trivy_3506", "aquasecurity/trivy#3506", "templatefile and yamldecode give a module's argument"),
    (
        "wound_trivy_7113",
        "aquasecurity/trivy#7113",
        "a counted submodule of a module is evaluated in its call's context",
    ),
    ("wound_trivy_7099", "aquasecurity/trivy#7099", "for_each over a variable from a var file expands"),
    ("wound_trivy_5902", "aquasecurity/trivy#5902", "a dynamic block over a local is there"),
    ("wound_trivy_6274", "aquasecurity/trivy#6274", "one module's outputs reach for_each and dynamic of another"),
    ("wound_trivy_5013", "aquasecurity/trivy#5013", "a resource that refers to a module's output is evaluated"),
    ("wound_trivy_5554", "aquasecurity/trivy#5554", "for_each of a data source expands"),
    ("wound_trivy_5752", "aquasecurity/trivy#5752", "for_each over objects of different types"),
    ("wound_trivy_11048", "aquasecurity/trivy#11048", "for_each over a map whose values hold unknown parts"),
    ("wound_trivy_9343", "aquasecurity/trivy#9343", "merge of sensitive objects"),
    ("wound_checkov_7503", "bridgecrewio/checkov#7503", "for_each of a module is a for expression"),
    ("wound_checkov_7215", "bridgecrewio/checkov#7215", "for_each over functions of a local made of functions"),
    ("wound_checkov_6731", "bridgecrewio/checkov#6731", "for_each over objects that hold truth values"),
    ("wound_checkov_6382", "bridgecrewio/checkov#6382", "a counted module is there once, one with count 0 not at all"),
    ("wound_checkov_6113", "bridgecrewio/checkov#6113", "what belongs to a bucket is found in a module under for_each"),
    ("wound_checkov_5824", "bridgecrewio/checkov#5824", "for_each over merged for expressions"),
    ("wound_checkov_4850", "bridgecrewio/checkov#4850", "each.key and each.value reach the inside of a module"),
    ("wound_checkov_3847", "bridgecrewio/checkov#3847", "what belongs to a bucket is found in a counted module"),
    ("wound_checkov_1940", "bridgecrewio/checkov#1940", "merge with each.value"),
    ("wound_checkov_1670", "bridgecrewio/checkov#1670", "a for expression over several lines"),
    ("wound_kics_7112", "Checkmarx/kics#7112", "the code says what the plan says"),
    ("wound_kics_7193", "Checkmarx/kics#7193", "an attribute that refers to a resource is unknown, not missing"),
    ("wound_kics_4833", "Checkmarx/kics#4833", "locals are evaluated"),
    ("wound_kics_4153", "Checkmarx/kics#4153", "an attribute of an object variable is evaluated"),
    ("wound_conftest_221", "open-policy-agent/conftest#221", "variables are evaluated"),
];

#[test]
fn every_wound_of_the_peers_has_its_case() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracles/terraform");
    let entries = std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let cases: BTreeSet<String> = entries.filter(|name| name.starts_with("wound_")).collect();
    let told: BTreeSet<String> = WOUNDS.iter().map(|(case, ..)| (*case).to_owned()).collect();
    assert_eq!(cases, told);
    for (case, report, right) in WOUNDS {
        assert!(root.join(case).join("plan.json").exists(), "{case} has no plan");
        let number = case.rsplit('_').next().unwrap();
        assert!(report.ends_with(&format!("#{number}")) && !right.is_empty(), "{case}");
    }
}
