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

/// The status of a control, and the messages of a run about records.
fn stands(project: &Path, as_of: &str, id: &str) -> (String, String) {
    let run = outcome(project, as_of);
    let frameworks = run["frameworks"].as_array().unwrap();
    let mut controls = frameworks.iter().flat_map(|framework| framework["controls"].as_array().unwrap());
    let status = controls.find(|control| control["id"] == id).unwrap()["status"].as_str().unwrap().to_owned();
    (status, run["problems"].to_string())
}

/// Writes a file below `.tickmark`, as somebody would by hand.
fn by_hand(project: &Path, path: &str, text: &str) {
    let path = project.join(".tickmark").join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

const IN_PLACE: &str = "reason = \"r\"\nrisk = \"r\"\nowner = \"Shop\"\napprover = \"CISO\"\napproved = 2026-01-01\n\
                        expires = 2026-12-31\n[scope]\npaths = [\"*.tf\"]\n[worksheet]\n";

#[test]
fn a_record_stands_only_in_the_place_of_a_control_whose_framework_takes_it() {
    let alternative = "type = \"addressable_alternative\"";
    let answers = "why_not_reasonable = \"w\"\nalternative = \"a\"\n";
    let compensating = "type = \"compensating_control\"";
    let worksheet = "constraints = \"c\"\ndefinition = \"d\"\nobjective = \"o\"\nidentified_risk = \"i\"\n\
                     validation = \"v\"\nmaintenance = \"m\"\n";
    for (kind, answers, control, effect, why) in [
        (alternative, answers, "HIPAA-164.312(a)(2)(iv)", true, ""),
        (alternative, answers, "HIPAA-164.312(a)(2)(i)", false, "no record may stand in its place"),
        (alternative, answers, "PCI-8.3.6", false, "only a compensating control or a customized approach may stand"),
        (compensating, worksheet, "PCI-8.3.6", true, ""),
        (compensating, worksheet, "GDPR-32(1)(b)", false, "no record may stand in its place"),
        (compensating, worksheet, "PCI-8.3", false, "its parts decide, so the record must name them"),
    ] {
        let project = project();
        let (without, _) = stands(project.path(), "2026-06-01", control);
        let record = format!("{kind}\ncontrols = [\"{control}\"]\n{IN_PLACE}{answers}");
        by_hand(project.path(), "exceptions/EX-1.toml", &record);
        let (with, problems) = stands(project.path(), "2026-06-01", control);
        if effect {
            assert_eq!((with.as_str(), problems.as_str()), ("attested", "[]"), "{kind} {control}");
            continue;
        }
        assert_eq!(with, without, "{kind} {control}");
        assert!(problems.contains("no effect for") && problems.contains(why), "{kind} {control}: {problems}");
        assert!(exceptions(project.path(), "2026-06-01").1.contains("no effect for"), "{kind} {control}");
        let name = kind.trim_start_matches("type = \"").trim_end_matches('"');
        let refused = tickmark(project.path(), &["waive", "EX-2", "--type", name, "--control", control]);
        assert!(refused.status.code() == Some(2) && said(&refused).contains(" takes no "), "{}", said(&refused));
    }
    let explained = said(&tickmark(project().path(), &["explain", "PCI-A3.2.1"]));
    assert!(explained.contains("May be met another way by:\n  compensating control"), "{explained}");
    assert!(!explained.contains("customized"), "{explained}");
}

#[test]
fn an_attestation_ends_when_its_control_is_due_again() {
    let project = project();
    let attest = |more: &[&str]| {
        let statement = ["attest", "PCI-1.2.7", "--statement", "s", "--by", "Network", "--on", "2026-03-01"];
        tickmark(project.path(), &[&statement[..], more].concat())
    };
    let longer = attest(&["--valid-until", "2026-09-01"]);
    assert!(longer.status.code() == Some(2) && said(&longer).contains("due every 6 months"), "{}", said(&longer));
    assert!(attest(&[]).status.success());
    let path = project.path().join(".tickmark/attestations/PCI-1.2.7-2026-03-01.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("valid_until = 2026-08-31"), "{text}");
    std::fs::write(&path, text.replace("2026-08-31", "2036-08-31")).unwrap();
    let (status, problems) = stands(project.path(), "2026-08-31", "PCI-1.2.7");
    assert_eq!(status, "attested");
    assert!(problems.contains("counts until 2026-08-31 and not until 2036-08-31"), "{problems}");
    assert_eq!(stands(project.path(), "2026-09-01", "PCI-1.2.7").0, "manual");
    let (_, shown) = exceptions(project.path(), "2026-08-30");
    assert!(shown.contains("2026-08-31  expires in 1 day"), "{shown}");
    let group = tickmark(project.path(), &["attest", "PCI-1.2", "--statement", "s", "--by", "b"]);
    assert!(said(&group).contains("PCI-1.2 is what its parts are"), "{}", said(&group));
}

#[test]
fn a_name_that_nobody_knows_is_refused_and_in_a_file_told() {
    let project = project();
    let refused = waive(project.path(), "EX-1", &["--rule", "AWS-S3-999", "--path", "main.tf"]);
    assert!(said(&refused).contains("there is no rule AWS-S3-999"), "{}", said(&refused));
    assert!(waive(project.path(), "EX-1", &["--path", "main.tf"]).status.success());
    let path = project.path().join(".tickmark/exceptions/EX-1.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("AWS-S3-003", "AWS-S3-999")).unwrap();
    let day = "on = 2026-01-01\nvalid_until = 2026-12-31\n";
    let attestation = format!("control = \"PCI-12.1.99\"\nstatement = \"s\"\nresult = \"met\"\nby = \"b\"\n{day}");
    by_hand(project.path(), "attestations/A.toml", &attestation);
    let problems = outcome(project.path(), "2026-06-01")["problems"].to_string();
    assert!(problems.contains("exception EX-1 names the rule AWS-S3-999, which there is not"), "{problems}");
    assert!(problems.contains("names the control PCI-12.1.99, which there is not"), "{problems}");
    let other = tickmark(project.path(), &["scan", ".", "--framework", "gdpr", "-f", "json", "--as-of", "2026-06-01"]);
    assert!(!said(&other).contains("PCI-12.1.99, which"), "a control of a framework that was not asked for");
}

#[test]
fn what_would_count_for_nothing_is_not_written() {
    let project = project();
    for (flags, why) in [
        (&["--path", "**"][..], "its scope covers everything"),
        (&["--path", "main.tf", "--path", "?*"], "its scope covers everything"),
        (&["--path", "**/*.*"], "its scope covers everything"),
        (&["--path", "main.tf", "--expires", "2025-12-31"], "before it was approved"),
        (&["--path", "main.tf", "--approver", "shop "], "its owner approved it"),
    ] {
        let flags: Vec<&str> = flags.to_vec();
        let plain = ["--rule", "AWS-S3-003", "--reason", "r", "--risk", "r", "--approved", "2026-01-01"];
        let mut arguments = [&["waive", "EX-1"][..], &plain, &["--answer", "residual_risk=low"]].concat();
        arguments.extend(["--answer", "approver_role=CISO", "--owner", "Shop"]);
        for (flag, value) in [("--approver", "CISO"), ("--expires", "2026-12-31")] {
            if !flags.contains(&flag) {
                arguments.extend([flag, value]);
            }
        }
        let output = tickmark(project.path(), &[arguments, flags].concat());
        assert!(output.status.code() == Some(2) && said(&output).contains(why), "{why}: {}", said(&output));
    }
    assert!(!project.path().join(".tickmark/exceptions").exists());
}

#[test]
fn the_words_of_a_record_do_not_drive_the_terminal() {
    let project = project();
    let record = format!("type = \"risk_acceptance\"\nrules = [\"AWS-S3-003\"]\n{IN_PLACE}")
        .replace("\"Shop\"", "\"Shop\\u001b[2J\"");
    by_hand(project.path(), "exceptions/EX-1.toml", &format!("{record}residual_risk = \"r\"\napprover_role = \"r\"\n"));
    let (_, shown) = exceptions(project.path(), "2026-06-01");
    assert!(shown.contains("Shop") && !shown.contains('\u{1b}'), "{shown}");
    std::fs::write(project.path().join("tickmark.toml"), "fail-on = \"\\u001b[2J\" # \u{9b}2J\n").unwrap();
    let refused = said(&tickmark(project.path(), &["scan"]));
    assert!(refused.contains("is not a severity") && !refused.contains(['\u{1b}', '\u{9b}']), "{refused}");
}

#[test]
fn a_compensating_control_counts_until_its_yearly_review() {
    let project = project();
    let worksheet = ["constraints", "definition", "objective", "identified_risk", "validation", "maintenance"];
    let worksheet: Vec<String> = worksheet.iter().map(|item| format!("{item}=said")).collect();
    let compensate = |until: &str| {
        let mut all =
            vec!["waive", "CC-1", "--type", "compensating_control", "--control", "PCI-8.3.6", "--path", "*.tf"];
        all.extend([
            "--reason",
            "r",
            "--risk",
            "r",
            "--owner",
            "Shop",
            "--approver",
            "CISO",
            "--approved",
            "2026-03-01",
        ]);
        all.extend(["--expires", until]);
        all.extend(worksheet.iter().flat_map(|answer| ["--answer", answer.as_str()]));
        tickmark(project.path(), &all)
    };
    let longer = compensate("2027-03-01");
    let words = said(&longer).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(longer.status.code() == Some(2) && words.contains("is reviewed every 12 months"), "{words}");
    assert!(words.contains("its last day is 2027-02-28 at the latest"), "{words}");
    assert!(compensate("2027-02-28").status.success());
    let path = project.path().join(".tickmark/exceptions/CC-1.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("2027-02-28", "2036-02-28")).unwrap();
    let (status, problems) = stands(project.path(), "2027-02-28", "PCI-8.3.6");
    assert_eq!(status, "attested");
    assert!(problems.contains("CC-1 counts until 2027-02-28 and not until 2036-02-28"), "{problems}");
    let (_, shown) = exceptions(project.path(), "2027-02-18");
    assert!(shown.contains("2027-02-28  expires in 10 days"), "{shown}");
    assert!(shown.contains("warning: .tickmark/exceptions/CC-1.toml:1:1: exception CC-1 counts until"), "{shown}");
    assert_eq!(stands(project.path(), "2027-03-01", "PCI-8.3.6").0, "no_evidence");
    assert!(exceptions(project.path(), "2027-03-01").1.contains("expired"));
}

#[test]
fn what_is_tickmarks_own_is_no_file_of_an_unknown_format() {
    let project = project();
    assert!(waive(project.path(), "EX-1", &["--path", "main.tf"]).status.success());
    std::fs::write(project.path().join("tickmark.toml"), "fail-on = \"low\"\n").unwrap();
    std::fs::write(project.path().join("notes.rst"), "notes").unwrap();
    let run = outcome(project.path(), "2026-06-01");
    let left = run["run"]["not_read"].as_array().unwrap();
    let of = |why: &str| {
        let paths = left.iter().filter(|one| one["why"] == why).map(|one| one["path"].as_str().unwrap());
        paths.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(of("own"), ".tickmark/exceptions/EX-1.toml tickmark.toml");
    assert_eq!((of("unknown_format").as_str(), &run["run"]["files_unrecognised"]), ("notes.rst", &1.into()));
    let table = said(&tickmark(project.path(), &["scan", ".", "--as-of", "2026-06-01"]));
    assert!(table.contains("2 files of Tickmark's own: .tickmark/exceptions/EX-1.toml, tickmark.toml"), "{table}");
}
