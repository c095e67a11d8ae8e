//! What becomes of files, and what is said of it.

use super::support::{PRIVATE, Watch, project, public, told};
use std::fs;
use std::time::Duration;

fn fates(events: &[serde_json::Value]) -> Vec<[String; 2]> {
    told(events, "finding", ["fate", "rule"])
}

fn pair(one: &str, other: &str) -> [String; 2] {
    [one.to_owned(), other.to_owned()]
}

#[test]
fn a_file_that_changes_opens_findings_and_its_repair_fixes_them() {
    let project = project();
    let mut watch = Watch::started(project.path(), &["--as-of", "2026-01-31"]);
    watch.write("main.tf", &public());
    let opened = watch.run();
    assert!(fates(&opened).contains(&pair("new", "AWS-S3-005")), "{opened:#?}");
    assert!(fates(&opened).iter().all(|[fate, _]| fate == "new"), "{opened:#?}");
    let turned = told(&opened, "control", ["control", "to"]);
    assert!(turned.contains(&pair("PCI-1.4.2", "fail")), "{opened:#?}");
    watch.write("main.tf", PRIVATE);
    let fixed = watch.run();
    assert_eq!(fates(&fixed).len(), fates(&opened).len(), "{fixed:#?}");
    assert!(fates(&fixed).iter().all(|[fate, _]| fate == "fixed"), "{fixed:#?}");
    let numbers: Vec<_> = opened.iter().chain(&fixed).map(|event| event["sequence"].as_u64().unwrap()).collect();
    assert!(numbers.windows(2).all(|two| two[1] == two[0] + 1), "{numbers:?}");
    assert_eq!(watch.end(), Some(1), "the bucket lacks more than its ACL says");
}

#[test]
fn a_broken_file_is_a_problem_and_fixes_nothing() {
    let project = project();
    fs::write(project.path().join("main.tf"), public()).unwrap();
    let mut watch = Watch::started(project.path(), &[]);
    watch.write("main.tf", &format!("{}}}", public()));
    let broken = watch.run();
    assert_eq!(told(&broken, "problem", ["state", "level"]), [pair("new", "error")], "{broken:#?}");
    assert_eq!(fates(&broken), Vec::<[String; 2]>::new(), "{broken:#?}");
    assert_eq!(broken.last().unwrap()["verdict"], "untrusted");
    watch.write("main.tf", &public());
    let whole = watch.run();
    assert_eq!(told(&whole, "problem", ["state", "level"]), [pair("gone", "error")], "{whole:#?}");
    assert_eq!(fates(&whole), Vec::<[String; 2]>::new(), "what was known before is not new: {whole:#?}");
}

#[test]
fn a_file_that_is_removed_leaves_findings_that_nobody_looks_at() {
    let project = project();
    fs::write(project.path().join("main.tf"), public()).unwrap();
    fs::create_dir(project.path().join("other")).unwrap();
    fs::write(project.path().join("other/Dockerfile"), "FROM scratch\n").unwrap();
    let mut watch = Watch::started(project.path(), &[]);
    fs::remove_file(project.path().join("main.tf")).unwrap();
    let removed = watch.run();
    assert!(fates(&removed).contains(&pair("unobserved", "AWS-S3-003")), "{removed:#?}");
    assert!(fates(&removed).iter().all(|[fate, _]| fate != "fixed"), "{removed:#?}");
}

#[test]
fn an_exception_that_is_written_is_told_as_accepted() {
    let project = project();
    fs::write(project.path().join("main.tf"), public()).unwrap();
    fs::create_dir_all(project.path().join(".tickmark/exceptions")).unwrap();
    let mut watch = Watch::started(project.path(), &["--as-of", "2026-06-01"]);
    let record = "type = \"risk_acceptance\"\nrules = [\"AWS-S3-003\"]\nreason = \"r\"\nrisk = \"r\"\nowner = \"Shop\"\n\
                  approver = \"CISO\"\napproved = 2026-01-01\nexpires = 2026-12-31\n[scope]\npaths = [\"main.tf\"]\n\
                  [worksheet]\nresidual_risk = \"low\"\napprover_role = \"CISO\"\n";
    watch.write(".tickmark/exceptions/EX-1.toml", record);
    let accepted = watch.run();
    assert!(fates(&accepted).contains(&pair("accepted", "AWS-S3-003")), "{accepted:#?}");
    fs::remove_file(project.path().join(".tickmark/exceptions/EX-1.toml")).unwrap();
    let ended = watch.run();
    assert!(fates(&ended).contains(&pair("waiver_ended", "AWS-S3-003")), "{ended:#?}");
}

#[test]
fn a_configuration_that_cannot_be_used_is_told_and_the_watch_goes_on() {
    let project = project();
    let mut watch = Watch::started(project.path(), &[]);
    watch.write("tickmark.toml", "fail-on = \"sometimes\"\n");
    let failed = watch.run();
    assert_eq!(failed.len(), 1, "{failed:#?}");
    assert!(failed[0]["message"].as_str().unwrap().contains("sometimes"), "{failed:#?}");
    watch.write("tickmark.toml", "fail-on = \"none\"\n");
    let works = watch.run();
    assert_eq!(works.last().unwrap()["verdict"], "passed", "{works:#?}");
    assert_eq!(watch.end(), Some(0));
}

#[test]
fn what_changes_nothing_and_what_the_watch_writes_itself_is_not_told() {
    let project = project();
    let arguments = ["--report", "html=report.html", "--report", "json=report.json", "--to", "-,events.ndjson"];
    let mut watch = Watch::started(project.path(), &arguments);
    watch.write("notes.txt", "nothing to judge");
    watch.write("main.tf", &format!("# a comment\n{PRIVATE}"));
    assert!(watch.lines.recv_timeout(Duration::from_secs(2)).is_err());
    watch.write("main.tf", &public());
    let opened = watch.run();
    assert!(!fates(&opened).is_empty(), "{opened:#?}");
    let report = fs::read_to_string(project.path().join("report.json")).unwrap();
    assert!(report.contains("AWS-S3-003"), "the report is written anew");
    assert_eq!(watch.end(), Some(1));
    let written = fs::read_to_string(project.path().join("events.ndjson")).unwrap();
    assert_eq!(written.lines().count(), opened.len() + 2, "{written}");
    assert!(written.lines().last().unwrap().contains("\"event\":\"stopped\""), "{written}");
}

#[test]
fn a_heartbeat_says_that_nothing_happened() {
    let project = project();
    let mut watch = Watch::started(project.path(), &["--heartbeat", "1"]);
    let beat = watch.next();
    assert_eq!((&beat["event"], &beat["sequence"]), (&"heartbeat".into(), &2.into()));
}

#[test]
fn ocsf_events_are_compliance_findings_that_open_and_close() {
    let project = project();
    let watch = Watch::start(project.path(), &["--events", "ocsf"]);
    std::thread::sleep(Duration::from_secs(2));
    watch.write("main.tf", &public());
    let line = watch.lines.recv_timeout(super::support::PATIENCE).unwrap();
    let event: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!((&event["class_uid"], &event["type_uid"]), (&2003.into(), &200_301.into()), "{event:#}");
    assert_eq!((&event["status"], &event["compliance"]["status"]), (&"New".into(), &"Fail".into()), "{event:#}");
    watch.write("main.tf", PRIVATE);
    let closed = watch.lines.iter().map(|line| serde_json::from_str::<serde_json::Value>(&line).unwrap());
    let closed = closed.into_iter().find(|event| event["type_uid"] == 200_303).unwrap();
    assert_eq!(
        (&closed["status"], &closed["compliance"]["status"]),
        (&"Resolved".into(), &"Pass".into()),
        "{closed:#}"
    );
    assert_eq!(closed["finding_info"]["uid"], event["finding_info"]["uid"]);
}
