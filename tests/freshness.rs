//! The time of evidence through the front door: what counts today, who says when it was true, and what that leaves.

#![cfg(test)]

#[path = "common/program.rs"]
mod program;

use program::{said, tickmark};
use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

const DAY: &str = "2026-01-31";

/// Two controls that a single rule decides each: of hosts, and of volumes in every view.
const OWN: &str = r#"
id = "own"
title = "Own"
version = "1"

[[control]]
id = "OWN-HOST"
citation = "1"
title = "Root does not log in"
summary = "Root does not log in"
class = "automated"
layers = ["host"]
evidence = [{ rule = "HOST-SSH-001", because = "it is what is asked" }]

[[control]]
id = "OWN-CLOUD"
citation = "2"
title = "Volumes are encrypted"
summary = "Volumes are encrypted"
class = "automated"
layers = ["cloud-aws"]
evidence = [{ rule = "AWS-EBS-001", because = "it is what is asked" }]
"#;

const CODE: &str =
    "resource \"aws_ebs_volume\" \"v\" {\n  availability_zone = \"x\"\n  size = 1\n  encrypted = true\n}\n";

struct Project(tempfile::TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        project.write("own/own.toml", OWN);
        project.write("tickmark.toml", "policy = [\"own\"]\nframework = [\"own\"]\n");
        project.write("code/main.tf", CODE);
        project.write("hosts/web/etc/hostname", "web\n");
        project.write("hosts/web/etc/ssh/sshd_config", "PermitRootLogin no\n");
        project
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn scan(&self, arguments: &[&str]) -> Run {
        let all = [&["scan", "-f", "json", "--all", "--as-of", DAY], arguments].concat();
        let output = tickmark(self.path(), &all);
        Run(serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", said(&output))))
    }
}

struct Run(Value);

impl Run {
    fn control(&self, id: &str) -> (&str, &str) {
        let controls = self.0["frameworks"][0]["controls"].as_array().unwrap();
        let control = controls.iter().find(|control| control["id"] == id).unwrap();
        (control["status"].as_str().unwrap(), control["reason"].as_str().unwrap())
    }

    /// When the one resource of the run was true, who says so, and why it does not count.
    fn time(&self) -> (Value, Value, Value) {
        let check = &self.0["checks"].as_array().unwrap()[0];
        let subject = &check["subject"];
        (subject["collected_at"].clone(), subject["collected_by"].clone(), check["stale"].clone())
    }

    fn codes(&self) -> Vec<&str> {
        self.0["problems"].as_array().unwrap().iter().map(|problem| problem["code"].as_str().unwrap()).collect()
    }

    /// Value, numerator and denominator of a figure of the run.
    fn figure(&self, name: &str, label: &str) -> [Value; 3] {
        let figures = self.0["metrics"].as_array().unwrap();
        let is = |one: &&Value| one["name"] == name && one["labels"].to_string().contains(label);
        let figure = figures.iter().find(is).unwrap_or_else(|| panic!("{name} {label}"));
        ["value", "numerator", "denominator"].map(|key| figure[key].clone())
    }
}

fn snapshot(captured: &str) -> String {
    let item = |id: &str, captured: &str| {
        json!({
            "resourceType": "AWS::EC2::Volume", "resourceId": id, "configurationItemStatus": "OK",
            "ARN": format!("arn:aws:ec2:eu-central-1:111122223333:volume/{id}"), "awsRegion": "eu-central-1",
            "configurationItemCaptureTime": captured,
            "configuration": {"volumeId": id, "encrypted": true, "size": 1, "state": "in-use"},
        })
    };
    // most of a snapshot did not change for long
    let items = [item("vol-1", "2025-03-01T00:00:00.000Z"), item("vol-2", captured)];
    json!({"fileVersion": "1.0", "configSnapshotId": "x", "configurationItems": items}).to_string()
}

fn plan(timestamp: Option<&str>) -> String {
    let change = json!({"actions": ["create"], "before": null, "after": {"encrypted": true, "size": 1},
        "after_unknown": {}, "after_sensitive": {}});
    let mut plan = json!({"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
        {"address": "aws_ebs_volume.v", "mode": "managed", "type": "aws_ebs_volume", "name": "v", "change": change}]});
    plan["timestamp"] = timestamp.into();
    plan.to_string()
}

fn state() -> String {
    let instances = json!([{"schema_version": 0, "attributes": {"encrypted": true, "size": 1}}]);
    json!({"version": 4, "terraform_version": "1.9.0", "serial": 1, "lineage": "x", "outputs": {}, "resources": [
        {"mode": "managed", "type": "aws_ebs_volume", "name": "v", "instances": instances,
         "provider": "provider[\"registry.terraform.io/hashicorp/aws\"]"}]})
    .to_string()
}

#[test]
fn code_in_the_working_tree_is_of_the_time_of_the_run() {
    let run = Project::new().scan(&["code"]);
    assert_eq!(run.control("OWN-CLOUD").0, "pass", "{:?}", run.control("OWN-CLOUD"));
    assert_eq!(run.time(), (json!("2026-01-31T00:00:00.000Z"), json!("working_tree"), Value::Null));
    assert_eq!(run.0["run"]["evaluated_at"], "2026-01-31T00:00:00.000Z");
    assert_eq!(run.0["inputs"][0]["collected_by"], "working_tree");
}

#[test]
fn a_copy_of_a_host_counts_in_part_until_somebody_says_when_it_was_made() {
    let project = Project::new();
    let scan = |arguments: &[&str]| project.scan(&[&["--host", "hosts/web"], arguments].concat());
    let passes = "passes: HOST-SSH-001 on 1 resource";
    let unknown = scan(&[]);
    let why = "its one check rests on evidence whose time of collection is not known: say it with --collected-at";
    assert_eq!(unknown.control("OWN-HOST"), ("partial", format!("{passes}, but {why}").as_str()));
    assert_eq!(unknown.time(), (Value::Null, json!("unknown"), json!("unknown")));
    for said in ["2026-01-24", "hosts/**=2026-01-24", "hosts/web=2026-01-24T23:59:59+02:00"] {
        let run = scan(&["--collected-at", said]);
        assert_eq!(run.control("OWN-HOST").0, "pass", "{said}");
        assert_eq!(run.time().1, "told", "{said}");
    }
    let old = scan(&["--collected-at", "2026-01-23"]);
    let why = "its one check rests on evidence of 2026-01-23, older than 7 days: collect it again";
    assert_eq!(old.control("OWN-HOST"), ("partial", format!("{passes}, but {why}").as_str()));
    assert_eq!(old.time(), (json!("2026-01-23T00:00:00.000Z"), json!("told"), json!("old")));
    let later = scan(&["--collected-at", "2026-02-01"]);
    let why = "its one check rests on evidence of 2026-02-01, after the day of the run";
    assert_eq!(later.control("OWN-HOST"), ("partial", format!("{passes}, but {why}").as_str()));
    assert_eq!(later.codes(), ["collected-later"]);
}

#[test]
fn the_time_of_a_file_is_never_taken_for_that_of_what_it_shows() {
    let project = Project::new();
    let now = project.scan(&["--host", "hosts/web"]);
    let file = fs::File::open(project.path().join("hosts/web/etc/ssh/sshd_config")).unwrap();
    file.set_modified(std::time::UNIX_EPOCH).unwrap();
    assert_eq!(project.scan(&["--host", "hosts/web"]).0, now.0);
    let mut archive = tar::Builder::new(fs::File::create(project.path().join("web.tar")).unwrap());
    archive.append_dir_all("etc", project.path().join("hosts/web/etc")).unwrap();
    archive.finish().unwrap();
    let run = project.scan(&["--host", "web.tar"]);
    assert_eq!((run.control("OWN-HOST").0, run.time().1), ("partial", json!("unknown")));
    let run = project.scan(&["--host", "web.tar", "--collected-at", "web.tar=2026-01-30"]);
    assert_eq!((run.control("OWN-HOST").0, run.time().1), ("pass", json!("told")));
}

#[test]
fn a_failure_stays_one_whatever_the_age() {
    let project = Project::new();
    project.write("hosts/web/etc/ssh/sshd_config", "PermitRootLogin yes\n");
    for said in ["2026-01-30", "2020-01-01", "2026-02-01"] {
        let run = project.scan(&["--host", "hosts/web", "--collected-at", said]);
        assert_eq!(run.control("OWN-HOST"), ("fail", "fails: HOST-SSH-001 on 1 of 1 resource"), "{said}");
    }
    let output = tickmark(project.path(), &["scan", "--host", "hosts/web", "--as-of", DAY]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
}

#[test]
fn a_snapshot_is_as_old_as_its_newest_item_or_as_somebody_says() {
    let project = Project::new();
    let status = |captured: &str, arguments: &[&str]| {
        project.write("export.json", &snapshot(captured));
        let run = project.scan(&[&["export.json"], arguments].concat());
        (run.control("OWN-CLOUD").0.to_owned(), run.time().1, run.codes().join(" "))
    };
    let is = |status: &str, by: &str, codes: &str| (status.to_owned(), json!(by), codes.to_owned());
    assert_eq!(status("2026-01-30T06:00:00.000Z", &[]), is("pass", "recorded", ""));
    assert_eq!(status("2026-01-02T06:00:00.000Z", &[]), is("partial", "recorded", ""));
    // the service records a change once: the export of an account where nothing changes may be fresh
    let said = ["--collected-at", "2026-01-30"];
    assert_eq!(status("2026-01-02T06:00:00.000Z", &said), is("pass", "told", ""));
    let early = ["--collected-at", "export.json=2026-01-01"];
    assert_eq!(status("2026-01-30T06:00:00.000Z", &early), is("pass", "recorded", "collected-at-contradicted"));
    assert_eq!(status("2026-02-02T06:00:00.000Z", &[]), is("partial", "recorded", "collected-later"));
}

#[test]
fn a_plan_says_when_it_was_made_and_a_state_does_not() {
    let project = Project::new();
    let scan = |arguments: &[&str]| {
        let run = project.scan(arguments);
        (run.control("OWN-CLOUD").0.to_owned(), run.time().1, run.codes().join(" "))
    };
    let is = |status: &str, by: &str, codes: &str| (status.to_owned(), json!(by), codes.to_owned());
    project.write("plan.json", &plan(Some("2026-01-30T06:00:00Z")));
    assert_eq!(scan(&["plan.json"]), is("pass", "stated", ""));
    let other = ["plan.json", "--collected-at", "plan.json=2026-01-31"];
    assert_eq!(scan(&other), is("pass", "stated", "collected-at-contradicted"));
    project.write("plan.json", &plan(Some("2026-01-29T06:00:00Z")));
    assert_eq!(scan(&["plan.json", "--collected-at", "2026-01-31"]), is("partial", "stated", ""));
    project.write("plan.json", &plan(None));
    assert_eq!(scan(&["plan.json"]), is("partial", "unknown", ""));
    project.write("terraform.tfstate", &state());
    assert_eq!(scan(&["terraform.tfstate"]), is("partial", "unknown", ""));
    assert_eq!(scan(&["terraform.tfstate", "--collected-at", "2026-01-25"]), is("pass", "told", ""));
}

#[test]
fn standard_input_and_the_running_machine_are_of_the_time_of_the_run() {
    let project = Project::new();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tickmark"));
    command.current_dir(project.path()).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.args(["scan", "-", "-f", "json", "--all", "--as-of", DAY]).spawn().unwrap();
    child.stdin.take().unwrap().write_all(state().as_bytes()).unwrap();
    let run = Run(serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap());
    assert_eq!((run.control("OWN-CLOUD").0, run.time().1), ("pass", json!("standard_input")));
    if cfg!(unix) {
        let run = project.scan(&["--host", "/"]);
        let inputs = run.0["inputs"].as_array().unwrap();
        assert!(inputs.iter().all(|input| input["collected_by"] == "running_host"), "{inputs:#?}");
    }
}

#[test]
fn limits_and_times_are_configured_and_what_cannot_be_used_is_shown_at_its_place() {
    let project = Project::new();
    let configure = |text: &str| {
        project.write("tickmark.toml", &format!("policy = [\"own\"]\nframework = [\"own\"]\n{text}"));
    };
    configure("collected-at = [\"hosts/**=2026-01-10\"]\n[fresh-days]\nhost = 30\ncode = 0\n");
    let run = project.scan(&["--host", "hosts/web", "code"]);
    assert_eq!((run.control("OWN-HOST").0, run.control("OWN-CLOUD").0), ("pass", "pass"));
    let decisions = &run.0["run"]["decisions"];
    assert_eq!(decisions["fresh_days"], json!({"code": 0, "host": 30}));
    assert_eq!(decisions["collected_at"], json!(["hosts/**=2026-01-10T00:00:00.000Z"]));
    // a flag stands in place of the configuration
    let run = project.scan(&["--host", "hosts/web", "--collected-at", "elsewhere=2026-01-30"]);
    assert_eq!((run.control("OWN-HOST").0, run.codes()), ("partial", vec!["collected-at-unused"]));
    for (text, place, message) in [
        ("collected-at = [\"soon\"]\n", "tickmark.toml:3:17", "`soon` is no time"),
        ("collected-at = [\"a[=2026-01-01\"]\n", "tickmark.toml:3:17", "is not usable"),
        ("[fresh-days]\nhsot = 3\n", "tickmark.toml:4:8", "`hsot` is neither a view nor a layer"),
    ] {
        configure(text);
        let output = tickmark(project.path(), &["scan", "code", "--as-of", DAY]);
        let told = said(&output);
        assert!(output.status.code() == Some(2) && told.contains(message) && told.contains(place), "{told}");
    }
}

#[test]
fn figures_count_what_is_fresh_and_say_what_they_leave_out() {
    let project = Project::new();
    project.write("export.json", &snapshot("2026-01-27T06:00:00.000Z"));
    let arguments = ["--host", "hosts/web", "export.json", "code"];
    let run = project.scan(&arguments);
    // the host's time is not known; two volumes are of the 27th, one is of the run
    assert_eq!(run.figure("evidence_freshness", "\"all\""), [json!(0.75), json!(3.0), json!(4.0)]);
    assert_eq!(run.figure("evidence_freshness", "host"), [json!(0.0), json!(0.0), json!(1.0)]);
    assert_eq!(run.figure("evidence_age", "max")[0], json!(4.0));
    assert_eq!(run.figure("evidence_age", "median")[0], json!(4.0));
    let figures = run.0["metrics"].as_array().unwrap();
    let age = figures.iter().find(|figure| figure["name"] == "evidence_age").unwrap();
    assert_eq!(age["left_out"][0]["count"], 1, "{age}");
    let metrics = &run.0["frameworks"][0]["metrics"];
    assert_eq!(metrics["automated_coverage"]["numerator"], 1);
    assert_eq!(metrics["evidence_coverage"]["numerator"], 1);
    // other rules fail the host, which keeps no idle time, and the volume in the code, which names no key
    assert_eq!(run.figure("resource_pass_rate", "{}"), [json!(0.5), json!(2.0), json!(4.0)]);
    let run = project.scan(&[&arguments[..], &["--collected-at", "2026-01-30"]].concat());
    assert_eq!(run.0["frameworks"][0]["metrics"]["automated_coverage"]["numerator"], 2);
    let schema = tickmark(project.path(), &["schema", "report"]).stdout;
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let errors: Vec<String> =
        jsonschema::validator_for(&schema).unwrap().iter_errors(&run.0).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn people_and_auditors_are_told_what_does_not_count() {
    let project = Project::new();
    let output = tickmark(
        project.path(),
        &["scan", "--host", "hosts/web", "--as-of", DAY, "--report", "oscal=o.json", "--report", "html=r.html"],
    );
    let table = said(&output);
    assert!(table.contains("rest on stale evidence"), "{table}");
    assert!(table.contains("nobody says when it was collected: hosts/web/etc/ssh/sshd_config"), "{table}");
    assert!(table.contains("say when it was collected: --collected-at [GLOB=]TIME"), "{table}");
    let html = fs::read_to_string(project.path().join("r.html")).unwrap();
    assert!(html.contains("Passes on stale evidence") && html.contains("unknown: nobody says"));
    let collected = |arguments: &[&str]| {
        tickmark(project.path(), &[&["scan", "--host", "hosts/web", "--as-of", DAY], arguments].concat());
        let oscal: Value = serde_json::from_slice(&fs::read(project.path().join("o.json")).unwrap()).unwrap();
        let observation = &oscal["assessment-results"]["results"][0]["observations"][0];
        (observation["collected"].clone(), observation["expires"].clone())
    };
    let dated = collected(&["--report", "oscal=o.json", "--collected-at", "2026-01-25T10:00:00Z"]);
    assert_eq!(dated, (json!("2026-01-25T10:00:00.000Z"), json!("2026-02-02T00:00:00.000Z")));
    assert_eq!(collected(&["--report", "oscal=o.json"]), (json!("2026-01-31T00:00:00.000Z"), Value::Null));
}

#[test]
fn a_bundle_keeps_three_times_and_judges_by_them_again() {
    let project = Project::new();
    let scanned = ["code", "--host", "hosts/web", "--as-of", DAY, "--collected-at", "hosts/**=2026-01-20"];
    let create = [&["evidence", "create"], &scanned[..], &["-o", "b", "--include-inputs"]].concat();
    let output = tickmark(project.path(), &create);
    let read = |name: &str| -> Value {
        let bytes = fs::read(project.path().join("b").join(name));
        serde_json::from_slice(&bytes.unwrap_or_else(|error| panic!("{error}: {}", said(&output)))).unwrap()
    };
    let inputs = read("inputs.json");
    let times: Vec<_> = inputs["inputs"].as_array().unwrap().iter().map(|one| one["collected_at"].clone()).collect();
    assert!(times.contains(&json!("2026-01-20T00:00:00.000Z")) && times.contains(&json!("2026-01-31T00:00:00.000Z")));
    let scope = &read("scope.json")["times"];
    assert_eq!(scope["collected_from"], "2026-01-20T00:00:00.000Z");
    assert_eq!(scope["evaluated_at"], "2026-01-31T00:00:00.000Z");
    assert_eq!(scope["collected_unknown"], 0);
    assert!(read("run.json")["occasion"]["reported_at"].is_string());
    let controls = read("controls.json").to_string();
    assert!(controls.contains("of 2026-01-20, older than 7 days"), "{controls}");
    for arguments in [&["evidence", "verify", "b"][..], &["evidence", "verify", "b", "--replay"]] {
        let verified = tickmark(project.path(), arguments);
        assert_eq!(verified.status.code(), Some(0), "{}", said(&verified));
    }
    let replay = tickmark(project.path(), &["evidence", "verify", "b", "--replay", "--inputs", "."]);
    assert_eq!(replay.status.code(), Some(0), "{}", said(&replay));
}
