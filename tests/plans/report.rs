//! What a person sees of plans and states: places in the code, what is not judged, and no secret.

use serde_json::Value as Json;
use std::path::Path;
use std::process::Command;

/// A scan of a copy of files in a directory of its own, as the JSON report.
fn scanned(files: &[(&str, &str)], arguments: &[&str]) -> Json {
    serde_json::from_str(&printed(files, arguments, "json")).unwrap()
}

fn printed(files: &[(&str, &str)], arguments: &[&str], format: &str) -> String {
    let root = tempfile::tempdir().unwrap();
    for (from, to) in files {
        let to = root.path().join(to);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(Path::new("tests/oracles/plans").join(from), to).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .current_dir(root.path())
        .args(["scan", "--all", "--as-of", "2026-01-31", "--format", format])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.stderr.is_empty() || !output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Where the findings of a rule on a plan's resource point, and the labels of their way.
fn findings(report: &Json, rule: &str, address: &str) -> Vec<(String, Vec<String>)> {
    let checks = report["checks"].as_array().unwrap().iter();
    let checks = checks.filter(|check| {
        check["rule"] == rule && check["subject"]["address"] == address && check["subject"]["view"] == "plan"
    });
    let place = |finding: &Json| {
        let location = &finding["location"];
        let start = &location["start"];
        let place = format!("{}:{}:{}", location["path"].as_str().unwrap(), start["line"], start["column"]);
        let chain = finding["chain"].as_array().unwrap().iter();
        let labels = chain
            .map(|link| format!("{} {}", link["label"].as_str().unwrap(), link["location"]["path"].as_str().unwrap()));
        (place, labels.collect())
    };
    checks.flat_map(|check| check["findings"].as_array().unwrap().iter().map(place)).collect()
}

fn problems<'a>(report: &'a Json, code: &str) -> Vec<&'a str> {
    let problems = report["problems"].as_array().unwrap().iter().filter(|problem| problem["code"] == code);
    problems.map(|problem| problem["message"].as_str().unwrap()).collect()
}

#[test]
fn findings_of_a_plan_point_at_the_code_beside_it() {
    let files = [("security_groups/main.tf", "main.tf"), ("security_groups/plan.json", "plan.json")];
    let report = scanned(&files, &[]);
    let found = findings(&report, "AWS-NET-001", "aws_security_group_rule.ssh");
    let way = ["planned value plan.json", "plan of aws_security_group_rule.ssh plan.json"].map(str::to_owned).to_vec();
    assert_eq!(found, [("main.tf:62:24".to_owned(), way)]);
}

#[test]
fn a_plan_without_its_code_points_at_itself() {
    let files = [("security_groups/plan.json", "plan.json"), ("iam/main.tf", "main.tf")];
    let report = scanned(&files, &[]);
    let found = findings(&report, "AWS-NET-001", "aws_security_group_rule.ssh");
    assert!(found[0].0.starts_with("plan.json:"), "{found:?}");
}

#[test]
fn a_binary_plan_is_judged_as_the_json_of_it() {
    for case in ["companions", "modules", "changes", "secrets", "variants"] {
        let binary = scanned(&[(&format!("{case}/plan.tfplan"), "p")], &["p"]);
        let json = scanned(&[(&format!("{case}/plan.json"), "plan.json")], &["plan.json"]);
        let outcomes = |report: &Json| -> std::collections::BTreeMap<String, String> {
            let checks = report["checks"].as_array().unwrap().iter();
            let key = |check: &Json| {
                format!("{} {} {}", check["rule"], check["subject"]["address"], check["subject"]["view"])
            };
            checks.map(|check| (key(check), check["outcome"].as_str().unwrap().to_owned())).collect()
        };
        let (binary, json) = (outcomes(&binary), outcomes(&json));
        assert_eq!(binary.keys().collect::<Vec<_>>(), json.keys().collect::<Vec<_>>(), "{case}");
        for (check, outcome) in &json {
            let ours = &binary[check];
            assert!(ours == outcome || outcome == "unknown", "{case}: {check} is {ours}, of the JSON it is {outcome}");
        }
    }
}

#[test]
fn findings_of_a_binary_plan_point_at_the_sources_in_it() {
    let report = scanned(&[("modules/plan.tfplan", "p")], &["p"]);
    let found = findings(&report, "AWS-S3-008", "module.open.aws_s3_bucket.this");
    assert_eq!(found[0].0, "p!bucket/main.tf:5:1", "{found:?}");
}

#[test]
fn what_goes_away_is_named_and_not_judged() {
    let report =
        scanned(&[("changes/plan.json", "plan.json"), ("changes/terraform.tfstate", "terraform.tfstate")], &[]);
    let [destroys] = problems(&report, "plan-destroys")[..] else { panic!("{}", report["problems"]) };
    assert_eq!(
        destroys,
        "4 resources the plan destroys or forgets are not judged: aws_cloudwatch_log_group.deleted, \
         aws_cloudwatch_log_group.forgotten, aws_cloudwatch_log_group.listed[1], aws_cloudwatch_log_group.same \
         (deposed byebye00)"
    );
    let [deposed] = problems(&report, "state-deposed")[..] else { panic!("{}", report["problems"]) };
    assert!(deposed.ends_with("aws_cloudwatch_log_group.same (deposed byebye00)"), "{deposed}");
}
