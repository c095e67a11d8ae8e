//! Plans and states of a shape that nobody writes by hand: a scan of them ends, and says what it did not read.

use serde_json::{Value as Json, json};
use std::process::Command;
use std::time::{Duration, Instant};

/// The JSON report of a scan of one file, which ends in time and by itself.
fn scanned(name: &str, text: &str) -> Json {
    let root = tempfile::tempdir().unwrap();
    std::fs::write(root.path().join(name), text).unwrap();
    let begun = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .current_dir(root.path())
        .args(["scan", "--all", "--as-of", "2026-01-31", "--format", "json"])
        .output()
        .unwrap();
    assert!(output.status.code().is_some_and(|code| code <= 3), "{name}: {:?}", output.status);
    assert!(begun.elapsed() < Duration::from_mins(2), "{name} took {:?}", begun.elapsed());
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| {
        panic!("{name}: {error}: {}", String::from_utf8_lossy(&output.stderr).chars().take(500).collect::<String>())
    })
}

fn state(resources: &str) -> String {
    format!(r#"{{"version": 4, "terraform_version": "1.11.4", "outputs": {{}}, "resources": {resources}}}"#)
}

fn group(attributes: &str, sensitive: &str) -> String {
    format!(
        r#"{{"mode": "managed", "type": "aws_security_group", "name": "g", "provider": "p",
            "instances": [{{"attributes": {attributes}, "sensitive_attributes": {sensitive}}}]}}"#
    )
}

fn codes(report: &Json) -> Vec<&str> {
    report["problems"].as_array().unwrap().iter().map(|problem| problem["code"].as_str().unwrap()).collect()
}

fn outcomes<'a>(report: &'a Json, rule: &str) -> Vec<&'a str> {
    let checks = report["checks"].as_array().unwrap().iter().filter(|check| check["rule"] == rule);
    checks.map(|check| check["outcome"].as_str().unwrap()).collect()
}

#[test]
fn a_state_nested_too_deeply_is_named() {
    for depth in [1_000, 200_000] {
        let deep = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        let report =
            scanned("terraform.tfstate", &state(&format!("[{}]", group(&format!(r#"{{"ingress": {deep}}}"#), "[]"))));
        assert!(!codes(&report).is_empty() || !outcomes(&report, "AWS-NET-001").contains(&"pass"), "{depth}: {report}");
    }
}

#[test]
fn modules_nested_too_deeply_are_named() {
    let mut module = json!({"resources": [{"address": "aws_security_group.g", "mode": "managed",
        "type": "aws_security_group", "name": "g", "values": {"ingress": []}}]});
    for depth in 0..50 {
        module = json!({"address": format!("module.m{depth}"), "child_modules": [module]});
    }
    let shown = json!({"format_version": "1.0", "terraform_version": "1.11.4", "values": {"root_module": module}});
    let report = scanned("state.json", &shown.to_string());
    assert_eq!(codes(&report), ["modules-too-deep"]);
}

#[test]
fn secret_paths_without_number_and_end_are_bounded() {
    let step = r#"{"type": "get_attr", "value": "ingress"}"#;
    let long = format!("[[{}]]", vec![step; 50_000].join(","));
    let many = format!("[{}]", vec![format!("[{step}]"); 50_000].join(","));
    for sensitive in [long, many] {
        let open =
            r#"{"ingress": [{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}]}"#;
        let report = scanned("terraform.tfstate", &state(&format!("[{}]", group(open, &sensitive))));
        assert_eq!(outcomes(&report, "AWS-NET-001"), ["fail"]);
    }
}

#[test]
fn many_instances_are_all_judged() {
    let open = r#"{"attributes": {"ingress": [{"protocol": "tcp", "from_port": 22, "to_port": 22, "cidr_blocks": ["0.0.0.0/0"]}]}, "index_key": "#;
    let instances: Vec<String> = (0..5_000).map(|key| format!("{open}{key}}}")).collect();
    let resource = format!(
        r#"{{"mode": "managed", "type": "aws_security_group", "name": "g", "provider": "p", "instances": [{}]}}"#,
        instances.join(",")
    );
    let report = scanned("terraform.tfstate", &state(&format!("[{resource}]")));
    assert_eq!(outcomes(&report, "AWS-NET-001").len(), 5_000);
}

#[test]
fn parts_of_the_wrong_type_are_no_resources() {
    for wrong in ["null", "1", "{}", "[null, 1, [], {}]", r#"[{"mode": 1, "type": [], "name": {}, "instances": "x"}]"#]
    {
        let report = scanned("terraform.tfstate", &state(wrong));
        assert_eq!(outcomes(&report, "AWS-NET-001"), Vec::<&str>::new(), "{wrong}");
        let plan = format!(
            r#"{{"format_version": "1.2", "resource_changes": {wrong}, "configuration": {wrong}, "planned_values": {wrong}, "prior_state": {wrong}}}"#
        );
        assert_eq!(outcomes(&scanned("plan.json", &plan), "AWS-NET-001"), Vec::<&str>::new(), "{wrong}");
    }
}

#[test]
fn a_plan_whose_marks_and_values_disagree_is_not_passed() {
    let change = json!({"address": "aws_security_group.g", "mode": "managed", "type": "aws_security_group", "name": "g",
        "change": {"actions": ["create"], "after": {"ingress": [{"cidr_blocks": ["0.0.0.0/0"]}]},
            "after_unknown": {"ingress": [[[{"from_port": true}]], true, {"x": [true]}]}, "after_sensitive": [[["x"]]]}});
    let plan = json!({"format_version": "1.2", "resource_changes": [change]});
    assert!(!outcomes(&scanned("plan.json", &plan.to_string()), "AWS-NET-001").contains(&"pass"));
}
