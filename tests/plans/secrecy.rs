//! What a plan, a state or code holds as secret is in no report, whatever its format.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Parts of every secret of the case `secrets` and of the state beside it.
const SECRETS: &[&str] = &["XK-plain", "9f31", "who-is-it"];

/// The names of all formats, as the program lists them.
fn formats() -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_tickmark")).args(["scan", "--format", "none-such"]).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let (_, list) = said.split_once("use one of ").unwrap();
    let formats: Vec<String> = list.split([',', '\n']).map(|name| name.trim().to_owned()).collect();
    formats.into_iter().filter(|name| !name.is_empty()).collect()
}

/// What a scan of copies of files writes in every format, and what it says beside that.
fn reports(files: &[(&str, &str)], arguments: &[&str]) -> BTreeMap<String, String> {
    let root = tempfile::tempdir().unwrap();
    let given = root.path().join("given");
    let written = root.path().join("written");
    for (from, to) in files {
        let to = given.join(to);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::copy(Path::new("tests").join(from), to).unwrap();
    }
    std::fs::create_dir(&written).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tickmark"));
    command.current_dir(&given).args(["scan", "--all", "--as-of", "2026-01-31"]).args(arguments);
    for format in formats() {
        command.arg("--report").arg(format!("{format}={}", written.join(&format).display()));
    }
    let output = command.output().unwrap();
    let mut reports: BTreeMap<String, String> = formats()
        .into_iter()
        .map(|format| {
            let path: PathBuf = written.join(&format);
            let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{format}: {error}"));
            (format, text)
        })
        .collect();
    reports.insert("standard output".into(), String::from_utf8(output.stdout).unwrap());
    reports.insert("standard error".into(), String::from_utf8(output.stderr).unwrap());
    reports
}

fn assert_no_secret(files: &[(&str, &str)], arguments: &[&str]) {
    let reports = reports(files, arguments);
    assert!(reports.len() > 25 && reports["json"].contains("AWS-NET-001") && reports["sarif"].len() > 1000);
    for (format, text) in reports {
        for secret in SECRETS {
            let shown = text.lines().find(|line| line.contains(secret));
            assert_eq!(shown, None, "{format} of {files:?} shows {secret}");
        }
    }
}

#[test]
fn no_secret_of_a_plan_is_in_a_report() {
    assert_no_secret(&[("oracles/plans/secrets/plan.json", "plan.json")], &[]);
}

#[test]
fn no_secret_of_a_binary_plan_is_in_a_report() {
    assert_no_secret(&[("oracles/plans/secrets/plan.tfplan", "p")], &["p"]);
}

const CODE: &[(&str, &str)] = &[
    ("oracles/plans/secrets/main.tf", "main.tf"),
    ("oracles/plans/secrets/inner/main.tf", "inner/main.tf"),
    ("oracles/plans/secrets/terraform.tfvars", "terraform.tfvars"),
];

#[test]
fn no_secret_of_code_is_in_a_report() {
    assert_no_secret(CODE, &[]);
}

#[test]
fn no_secret_of_a_plan_beside_its_code_is_in_a_report() {
    assert_no_secret(&[CODE, &[("oracles/plans/secrets/plan.json", "plan.json")]].concat(), &[]);
}

#[test]
fn no_secret_of_a_state_is_in_a_report() {
    assert_no_secret(&[("plans/secrets.tfstate", "terraform.tfstate")], &[]);
}

#[test]
fn no_secret_of_a_state_beside_its_code_is_in_a_report() {
    assert_no_secret(&[CODE, &[("plans/secrets.tfstate", "terraform.tfstate")]].concat(), &[]);
}
