//! `.tickmark/` through the front door: records written, read, signed, expired, and never a pass.

#![cfg(test)]

#[path = "common/program.rs"]
mod program;

use program::{said, tickmark};
use std::path::Path;
use std::process::{Command, Output};

const BUCKET: &str = r#"
resource "aws_s3_bucket" "open" {
  bucket = "open"
}
resource "aws_s3_bucket_acl" "open" {
  bucket = aws_s3_bucket.open.id
  acl    = "public-read"
}
"#;

fn project() -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    std::fs::write(project.path().join("main.tf"), BUCKET).unwrap();
    std::fs::create_dir(project.path().join(".tickmark")).unwrap();
    project
}

/// Waives one rule on the bucket, with the flags that differ.
fn waive(project: &Path, id: &str, more: &[&str]) -> Output {
    let mut arguments = vec!["waive", id, "--rule", "AWS-S3-003", "--reason", "migration", "--risk", "public reads"];
    arguments.extend(["--owner", "Shop", "--approver", "CISO", "--approved", "2026-01-01", "--expires", "2026-12-31"]);
    arguments.extend(["--answer", "residual_risk=low", "--answer", "approver_role=CISO"]);
    arguments.extend(more);
    tickmark(project, &arguments)
}

fn outcome(project: &Path, as_of: &str) -> serde_json::Value {
    let output = tickmark(project, &["scan", ".", "-f", "json", "--all", "--as-of", as_of]);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", said(&output)))
}

fn exceptions(project: &Path, as_of: &str) -> (Option<i32>, String) {
    let output = tickmark(project, &["exceptions", ".", "--as-of", as_of]);
    (output.status.code(), said(&output))
}

#[test]
fn a_waiver_that_was_written_is_read_and_counts_until_its_last_day() {
    let project = project();
    let written = waive(project.path(), "EX-1", &["--resource", "aws_s3_bucket*.open"]);
    assert!(written.status.success(), "{}", said(&written));
    let (code, live) = exceptions(project.path(), "2026-11-22");
    assert_eq!(code, Some(0), "{live}");
    assert!(live.contains("EX-1") && live.contains("live"), "{live}");
    let (_, soon) = exceptions(project.path(), "2026-12-20");
    assert!(soon.contains("expires in 11 days"), "{soon}");
    let (code, expired) = exceptions(project.path(), "2027-01-01");
    assert!(code == Some(1) && expired.contains("expired"), "{expired}");
    let warned = |as_of| outcome(project.path(), as_of)["problems"].to_string().contains("exception EX-1 expired");
    assert!(!warned("2026-12-31") && warned("2027-01-01"));
    let gate = |as_of| outcome(project.path(), as_of)["gate"].to_string();
    assert_ne!(gate("2026-11-22"), gate("2027-01-01"));
}

#[test]
fn a_record_is_never_overwritten_and_never_without_a_scope() {
    let project = project();
    assert!(waive(project.path(), "EX-1", &["--path", "main.tf"]).status.success());
    let again = waive(project.path(), "EX-1", &["--path", "main.tf"]);
    assert_eq!(again.status.code(), Some(2));
    let bare = waive(project.path(), "EX-2", &[]);
    assert!(said(&bare).contains("covers nothing without a scope"), "{}", said(&bare));
    let outside = waive(project.path(), "../EX-3", &["--path", "main.tf"]);
    assert!(said(&outside).contains("is no name of a record"), "{}", said(&outside));
}

#[test]
fn what_is_missing_is_named_where_nobody_can_be_asked() {
    let project = project();
    let output = tickmark(project.path(), &["waive", "EX-1", "--rule", "AWS-S3-003", "--path", "main.tf"]);
    let text = said(&output);
    assert!(text.contains("--reason, --risk, --owner, --approver, --expires"), "{text}");
}

#[test]
fn a_file_that_cannot_be_used_is_an_error_with_its_line() {
    let project = project();
    let folder = project.path().join(".tickmark/exceptions");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("EX-1.toml"), "type = \"risk_acceptance\"\nresaon = \"typo\"\n").unwrap();
    let (code, text) = exceptions(project.path(), "2026-11-22");
    assert_eq!(code, Some(2));
    assert!(text.contains(".tickmark/exceptions/EX-1.toml:2:1: unknown field `resaon`"), "{text}");
}

#[test]
fn an_attestation_counts_while_its_artefact_is_the_same() {
    let project = project();
    std::fs::write(project.path().join("review.txt"), "reviewed").unwrap();
    let written = tickmark(
        project.path(),
        &[
            "attest",
            "PCI-12.1.2",
            "--statement",
            "the policy was reviewed",
            "--by",
            "Security",
            "--on",
            "2026-10-01",
            "--artefact",
            "review.txt",
        ],
    );
    assert!(written.status.success(), "{}", said(&written));
    let status = || {
        let run = outcome(project.path(), "2026-11-22");
        let frameworks = run["frameworks"].as_array().unwrap().clone();
        let controls = frameworks.iter().flat_map(|framework| framework["controls"].as_array().unwrap().clone());
        controls.into_iter().find(|control| control["id"] == "PCI-12.1.2").unwrap()
    };
    assert_eq!(status()["status"], "attested");
    assert!(status()["reason"].as_str().unwrap().contains("Security on 2026-10-01"));
    std::fs::write(project.path().join("review.txt"), "reviewed, really").unwrap();
    assert_eq!(status()["status"], "manual");
    let (code, text) = exceptions(project.path(), "2026-11-22");
    assert!(code == Some(1) && text.contains("void: review.txt is no longer the file"), "{text}");
}

#[test]
fn a_control_that_nobody_knows_is_not_attested() {
    let project = project();
    let output = tickmark(project.path(), &["attest", "PCI-99.9", "--statement", "x", "--by", "y"]);
    assert!(said(&output).contains("there is no control PCI-99.9"), "{}", said(&output));
}

/// Runs ssh-keygen; false where the machine has none.
fn keygen(folder: &Path, arguments: &[&str]) -> bool {
    let run = Command::new("ssh-keygen").current_dir(folder).args(arguments).output();
    run.is_ok_and(|output| output.status.success())
}

#[test]
fn a_signature_of_ssh_keygen_holds_and_breaks_with_the_file() {
    let project = project();
    let folder = project.path().join(".tickmark");
    for kind in ["ed25519", "ecdsa", "rsa"] {
        let key = format!("key-{kind}");
        if !keygen(project.path(), &["-q", "-t", kind, "-N", "", "-f", &key]) {
            return; // no ssh-keygen here; CI installs it
        }
        let public = std::fs::read_to_string(project.path().join(format!("{key}.pub"))).unwrap();
        std::fs::write(folder.join("allowed_signers"), format!("ciso@example.com {public}")).unwrap();
        let id = format!("EX-{kind}");
        assert!(waive(project.path(), &id, &["--path", "main.tf"]).status.success());
        let record = format!(".tickmark/exceptions/{id}.toml");
        assert!(keygen(project.path(), &["-Y", "sign", "-q", "-n", "tickmark", "-f", &key, &record]));
        let (code, text) = exceptions(project.path(), "2026-11-22");
        assert!(code == Some(0) && text.contains("signed by ciso@example.com"), "{kind}: {text}");
        let text = std::fs::read_to_string(project.path().join(&record)).unwrap();
        std::fs::write(project.path().join(&record), text.replace("2026-12-31", "2036-12-31")).unwrap();
        let (code, text) = exceptions(project.path(), "2026-11-22");
        assert!(code == Some(2) && text.contains("does not hold: the file was changed after it"), "{kind}: {text}");
        std::fs::remove_dir_all(folder.join("exceptions")).unwrap();
    }
}

#[test]
fn sensitive_authentication_data_takes_no_exception() {
    let project = project();
    let asked = ["waive", "EX-SAD", "--type", "compensating_control", "--control", "PCI-3.3.1.2", "--reason", "r"];
    let output = tickmark(project.path(), &[&asked[..], &["--path", "*.tf"]].concat());
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("PCI-3.3.1.2 takes no exception: sensitive"), "{}", said(&output));
    let record = "type = \"not_applicable\"\ncontrols = [\"PCI-3.3.1.2\"]\nreason = \"r\"\nrisk = \"r\"\nowner = \"Shop\"\n\
                  approver = \"CISO\"\napproved = 2026-01-01\nexpires = 2026-12-31\n[worksheet]\njustification = \"j\"\n";
    std::fs::create_dir(project.path().join(".tickmark/exceptions")).unwrap();
    std::fs::write(project.path().join(".tickmark/exceptions/EX-SAD.toml"), record).unwrap();
    let (_, shown) = exceptions(project.path(), "2026-06-01");
    assert!(shown.contains("no effect for PCI-3.3.1.2"), "{shown}");
    let explained = said(&tickmark(project.path(), &["explain", "PCI-3.3.1.2"]));
    assert!(explained.contains("Takes no exception:\n  sensitive authentication data"), "{explained}");
    let report = outcome(project.path(), "2026-06-01");
    let problems = report["problems"].as_array().unwrap();
    assert!(problems.iter().any(|problem| problem["code"] == "exception-refused"), "{problems:#?}");
}
