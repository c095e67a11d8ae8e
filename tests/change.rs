//! Baseline, diff and changed-since through the front door: real repositories, real reports.

#![cfg(test)]

#[path = "common/program.rs"]
mod program;

use program::{said, tickmark};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

fn bucket(name: &str, acl: &str) -> String {
    format!(
        "resource \"aws_s3_bucket\" \"{name}\" {{\n  bucket = \"{name}\"\n}}\nresource \"aws_s3_bucket_acl\" \"{name}\" \
         {{\n  bucket = aws_s3_bucket.{name}.id\n  acl    = \"{acl}\"\n}}\n"
    )
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"])
        .args(["-c", "protocol.file.allow=always"])
        .args(arguments)
        .env("GIT_COMMITTER_DATE", "2026-01-10T12:00:00Z")
        .env("GIT_AUTHOR_DATE", "2026-01-10T12:00:00Z")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with one open bucket, committed on `main`.
fn repository() -> TempDir {
    let project = tempfile::tempdir().unwrap();
    git(project.path(), &["init", "-q", "-b", "main"]);
    write(project.path(), "infra/main.tf", &bucket("old", "public-read"));
    commit(project.path());
    project
}

fn commit(project: &Path) {
    git(project, &["add", "-A"]);
    git(project, &["commit", "-q", "-m", "work"]);
}

fn scan(project: &Path, arguments: &[&str]) -> (Option<i32>, Value) {
    let mut all = vec!["scan", ".", "-f", "json"];
    if !arguments.contains(&"--as-of") {
        all.extend(["--as-of", "2026-01-31"]);
    }
    all.extend(arguments);
    let output = tickmark(project, &all);
    let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", said(&output)));
    (output.status.code(), report)
}

fn list<'v>(value: &'v Value, path: &str) -> &'v [Value] {
    value.pointer(path).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The name of a resource, whatever its type: `old` of `aws_s3_bucket.old`.
fn named(address: &str) -> String {
    address.rsplit('.').next().unwrap().to_owned()
}

/// Resources with an open finding, each with whether the baseline has all of it.
fn findings(report: &Value) -> Vec<(String, String)> {
    let failing = list(report, "/checks").iter().filter(|check| check["answer"] == "fail");
    let mut all: Vec<_> = failing
        .flat_map(|check| {
            let address = named(check["subject"]["address"].as_str().unwrap());
            list(check, "/findings")
                .iter()
                .map(move |finding| (address.clone(), finding["baseline"].as_str().unwrap_or("none").to_owned()))
        })
        .collect();
    all.sort();
    all.dedup();
    all
}

fn pair(address: &str, state: &str) -> (String, String) {
    (address.to_owned(), state.to_owned())
}

fn controls(report: &Value) -> Vec<(String, String)> {
    let all = list(report, "/frameworks").iter().flat_map(|framework| list(framework, "/controls"));
    all.map(|one| (one["id"].as_str().unwrap().to_owned(), one["status"].as_str().unwrap().to_owned())).collect()
}

fn errors(schema: &str, document: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    validator.iter_errors(document).map(|error| format!("{error} at {}", error.instance_path())).collect()
}

#[test]
fn only_new_findings_fail_the_gate_and_the_known_ones_are_counted() {
    let project = repository();
    let (code, report) = scan(project.path(), &["--baseline", "main"]);
    assert_eq!(code, Some(0), "{}", report["gate"]);
    assert_eq!(findings(&report), [pair("old", "known")]);
    let known = report["summary"]["findings_known"].as_u64().unwrap();
    assert!(known > 0 && report["run"]["baseline"]["commit"].as_str().unwrap().len() == 40);
    // lines move, the file is renamed, and a new bucket comes
    let moved = format!("# moved\n\n\n{}", bucket("old", "public-read"));
    fs::remove_file(project.path().join("infra/main.tf")).unwrap();
    write(project.path(), "infra/buckets.tf", &moved);
    write(project.path(), "infra/new.tf", &bucket("new", "public-read"));
    let (code, report) = scan(project.path(), &["--baseline", "main"]);
    assert_eq!(code, Some(1));
    assert_eq!(findings(&report), [pair("new", "new"), pair("old", "known")]);
    assert!(list(&report["gate"], "/failures")[0].as_str().unwrap().contains("new finding"), "{}", report["gate"]);
    assert_eq!(report["summary"]["findings_known"].as_u64(), Some(known));
    assert_eq!(errors(tickmark::report::JSON_SCHEMA, &report), Vec::<String>::new());
    let table = said(&tickmark(project.path(), &["scan", ".", "--baseline", "main", "--as-of", "2026-01-31"]));
    assert!(table.contains("findings were there before (baseline: main, commit "), "{table}");
    assert!(!table.contains("aws_s3_bucket.old"), "{table}");
}

#[test]
fn a_baseline_changes_no_status_no_score_and_no_coverage() {
    let project = repository();
    let (_, plain) = scan(project.path(), &["--all"]);
    let (_, held) = scan(project.path(), &["--all", "--baseline", "HEAD"]);
    assert_eq!(controls(&plain), controls(&held));
    assert!(controls(&plain).iter().any(|(_, status)| status == "fail"));
    for (one, other) in list(&plain, "/frameworks").iter().zip(list(&held, "/frameworks")) {
        assert_eq!((&one["score"], &one["metrics"]), (&other["score"], &other["metrics"]));
    }
    assert_eq!(list(&plain, "/checks").len(), list(&held, "/checks").len(), "every check is kept");
}

#[test]
fn a_report_is_a_baseline_as_a_revision_is() {
    let project = repository();
    for all in [&["--all"][..], &[]] {
        let mut arguments = vec!["scan", ".", "--as-of", "2026-01-31", "-f", "json", "-o", "base.json"];
        arguments.extend(all);
        tickmark(project.path(), &arguments);
        let (code, report) = scan(project.path(), &["--exclude", "base.json", "--baseline", "base.json"]);
        assert_eq!((code, findings(&report)), (Some(0), vec![pair("old", "known")]));
    }
}

#[test]
fn a_configuration_names_a_baseline_that_lies_beside_it() {
    let project = repository();
    tickmark(project.path(), &["scan", "infra", "-f", "json", "-o", "known.json"]);
    let run = |folder: &str, path: &str| tickmark(&project.path().join(folder), &["scan", path]).status.code();
    assert_eq!(run(".", "infra"), Some(1));
    write(project.path(), "tickmark.toml", "baseline = \"known.json\"\n");
    assert_eq!((run(".", "infra"), run("infra", ".")), (Some(0), Some(0)));
    write(project.path(), "tickmark.toml", "baseline = \"nowhere.json\"\n");
    assert_eq!(run(".", "infra"), Some(2), "neither a file nor a revision");
}

#[test]
fn a_baseline_that_cannot_be_read_is_an_error_and_never_empty() {
    let project = repository();
    let refused = |name: &str| {
        let output = tickmark(project.path(), &["scan", ".", &format!("--baseline={name}")]);
        assert_eq!(output.status.code(), Some(2), "{name}: {}", said(&output));
        said(&output)
    };
    assert!(refused("no-such-branch").contains("there is no revision no-such-branch"));
    assert!(refused("--output=/tmp/x").contains("there is no revision"));
    write(project.path(), "other.json", "{\"version\": \"2.1.0\"}");
    assert!(refused("other.json").contains("no JSON report of Tickmark"));
    write(project.path(), "cut.json", "{\"schema\": \"tickmark-report/1\", \"run\": {");
    refused("cut.json");
    write(project.path(), "later.json", "{\"schema\": \"tickmark-report/9\"}");
    assert!(refused("later.json").contains("tickmark-report/9"));
    write(project.path(), "empty.json", "");
    refused("empty.json");
}

#[test]
fn a_report_that_somebody_changed_is_refused() {
    let project = repository();
    report(project.path(), "whole.json", &["--all"]);
    let text = fs::read_to_string(project.path().join("whole.json")).unwrap();
    let whole: Value = serde_json::from_str(&text).unwrap();
    let failing = list(&whole, "/checks").iter().position(|check| check["outcome"] == "fail").unwrap();
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut report = whole.clone();
        change(&mut report);
        write(project.path(), "changed.json", &report.to_string());
        let output = tickmark(project.path(), &["diff", "changed.json", "whole.json"]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        let baseline = tickmark(project.path(), &["scan", ".", "--baseline", "changed.json"]);
        assert_eq!(baseline.status.code(), Some(2), "{}", said(&baseline));
        said(&output).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let outcome = |word: &'static str| changed(&|report| report["checks"][failing]["outcome"] = word.into());
    assert!(outcome("splendid").contains("`splendid` is none of its words"));
    assert!(outcome("pass").contains("has the outcome pass and the answer fail"));
    let both = changed(&|report| {
        report["checks"][failing]["outcome"] = "pass".into();
        report["checks"][failing]["answer"] = "pass".into();
    });
    assert!(both.contains("has the outcome pass and 1 findings"), "{both}");
    let waived = changed(&|report| report["checks"][failing]["answer"] = "waived".into());
    assert!(waived.contains("has the outcome fail and the answer waived"), "{waived}");
    let cut = changed(&|report| {
        report["checks"].as_array_mut().unwrap().remove(failing);
    });
    assert!(cut.contains("it contradicts itself: it says that it lists"), "{cut}");
    assert_eq!(tickmark(project.path(), &["diff", "whole.json", "whole.json"]).status.code(), Some(0));
}

#[test]
fn a_waiver_that_ended_makes_its_findings_new() {
    let project = repository();
    let waive = |id: &str, rule: &str, expires: &str| {
        let output = tickmark(
            project.path(),
            &[
                "waive",
                id,
                "--rule",
                rule,
                "--resource",
                "*old*",
                "--reason",
                "x",
                "--risk",
                "x",
                "--owner",
                "Shop",
                "--approver",
                "CISO",
                "--approved",
                "2026-01-01",
                "--expires",
                expires,
                "--answer",
                "residual_risk=low",
                "--answer",
                "approver_role=CISO",
            ],
        );
        assert!(output.status.success(), "{}", said(&output));
    };
    waive("EX-1", "AWS-S3-003", "2026-01-20");
    waive("EX-2", "AWS-S3-001", "2026-02-10");
    commit(project.path());
    let of_rule = |report: &Value, rule: &str| {
        let found = list(report, "/checks").iter().find(|check| check["rule"] == rule).unwrap();
        (found["answer"].clone(), found["baseline"].clone())
    };
    // at the commit's day both were live; on the day of the run one has lapsed
    let (code, report) = scan(project.path(), &["--baseline", "main"]);
    assert_eq!(code, Some(1), "{}", report["gate"]);
    assert_eq!(of_rule(&report, "AWS-S3-003"), ("fail".into(), "new".into()));
    let comment = said(&tickmark(
        project.path(),
        &["scan", ".", "--baseline", "main", "-f", "markdown", "--as-of", "2026-01-31"],
    ));
    assert!(
        comment.starts_with("<!-- tickmark -->") && comment.contains("expires in 10 days (2026-02-10)"),
        "{comment}"
    );
    // a waiver that is removed leaves nobody who answers for it
    fs::remove_file(project.path().join(".tickmark/exceptions/EX-1.toml")).unwrap();
    let (_, report) = scan(project.path(), &["--baseline", "main", "--as-of", "2026-01-15"]);
    assert_eq!(of_rule(&report, "AWS-S3-003"), ("fail".into(), "new".into()));
}

fn report(project: &Path, name: &str, arguments: &[&str]) {
    let mut all = vec!["scan", "infra", "-f", "json", "-o", name, "--as-of", "2026-01-31"];
    all.extend(arguments);
    tickmark(project, &all);
}

#[test]
fn a_difference_tells_new_fixed_and_unobserved_apart() {
    let project = repository();
    let folder = project.path();
    write(folder, "infra/gone.tf", &bucket("gone", "public-read"));
    report(folder, "a.json", &["--all"]);
    fs::remove_file(folder.join("infra/gone.tf")).unwrap();
    let blocked = "resource \"aws_s3_bucket_public_access_block\" \"old\" {\n  bucket = aws_s3_bucket.old.id\n  \
                   block_public_acls = true\n  block_public_policy = true\n  ignore_public_acls = true\n  \
                   restrict_public_buckets = true\n}\n";
    write(folder, "infra/main.tf", &(bucket("old", "public-read") + blocked));
    write(folder, "infra/new.tf", &bucket("new", "private"));
    report(folder, "b.json", &["--all"]);
    let output = tickmark(folder, &["diff", "a.json", "b.json", "-f", "json"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let diff: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(errors(tickmark::report::CHANGE_SCHEMA, &diff), Vec::<String>::new());
    let told = |fate: &str| -> Vec<String> {
        let some = list(&diff, "/changes").iter().filter(|change| change["change"] == fate);
        let mut names: Vec<_> = some.map(|change| named(change["address"].as_str().unwrap())).collect();
        names.sort();
        names.dedup();
        names
    };
    assert_eq!(told("new"), ["new"]);
    assert_eq!(told("fixed"), ["old"]);
    assert_eq!(told("unobserved"), ["gone"]);
    assert!(told("not_listed").is_empty());
    // a report of failures alone cannot tell what passed
    report(folder, "b.json", &[]);
    let diff: Value =
        serde_json::from_slice(&tickmark(folder, &["diff", "a.json", "b.json", "-f", "json"]).stdout).unwrap();
    assert_eq!(diff["summary"]["fixed"], 0);
    assert!(diff["summary"]["not_listed"].as_u64().unwrap() > 0);
    assert!(
        diff["summary"]["unobserved"].as_u64().unwrap() > 0,
        "a file that is not read any more is told all the same"
    );
    let table = said(&tickmark(folder, &["diff", "a.json", "b.json"]));
    assert!(table.lines().last().unwrap().starts_with("worse: "), "{table}");
    let comment = said(&tickmark(folder, &["diff", "a.json", "b.json", "-f", "markdown"]));
    assert!(comment.starts_with("<!-- tickmark diff -->\n### Tickmark: worse"), "{comment}");
}

#[test]
fn a_revision_stands_for_the_run_of_its_tree() {
    let project = repository();
    let project = project.path();
    let diff = |arguments: &[&str]| {
        let output = tickmark(project, &[&["diff"], arguments, &["-f", "json"]].concat());
        let change: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{}", said(&output)));
        (output.status.code(), change["summary"].clone())
    };
    assert_eq!(diff(&["HEAD"]).0, Some(0), "nothing changed");
    write(project, "infra/more.tf", &bucket("more", "public-read"));
    report(project, "now.json", &[]);
    let (code, to_tree) = diff(&["HEAD"]);
    assert_eq!((code, to_tree["new"].as_u64() > Some(0)), (Some(1), true), "{to_tree}");
    assert_eq!(diff(&["HEAD", "now.json"]).1, to_tree);
    commit(project);
    assert_eq!(diff(&["HEAD~1", "HEAD"]).1, to_tree);
    assert_eq!(diff(&["HEAD", "HEAD~1"]).0, Some(0), "what is gone is not worse");
    let neither = tickmark(project, &["diff", "nowhere"]);
    assert!(neither.status.code() == Some(2) && said(&neither).contains("there is no revision nowhere"));
    assert!(said(&tickmark(project, &["diff", "gone.json"])).contains("cannot compare with gone.json"));
}

#[test]
fn a_run_does_not_differ_from_itself_and_the_same_two_give_the_same_bytes() {
    let project = repository();
    report(project.path(), "a.json", &["--all"]);
    for format in ["table", "json", "markdown"] {
        let diff = || tickmark(project.path(), &["diff", "a.json", "a.json", "-f", format]);
        assert_eq!(diff().status.code(), Some(0));
        assert_eq!(diff().stdout, diff().stdout);
    }
    let table = said(&tickmark(project.path(), &["diff", "a.json", "a.json"]));
    assert!(table.contains("not worse: nothing changed"), "{table}");
    let missing = tickmark(project.path(), &["diff", "a.json", "nowhere.json"]);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn every_format_keeps_to_its_own_rules() {
    let project = repository();
    write(project.path(), "infra/new.tf", &bucket("new", "public-read"));
    let folder = project.path();
    let text = |format: &str| {
        let output = tickmark(folder, &["scan", ".", "--baseline", "main", "--as-of", "2026-01-31", "-f", format]);
        String::from_utf8(output.stdout).unwrap()
    };
    let sarif: Value = serde_json::from_str(&text("sarif")).unwrap();
    let states: Vec<_> =
        list(&sarif, "/runs/0/results").iter().map(|result| result["baselineState"].as_str()).collect();
    assert!(states.contains(&Some("new")) && states.contains(&Some("unchanged")) && !states.contains(&None));
    for format in ["markdown", "github", "github-summary", "html", "junit", "gitlab-sast"] {
        let text = text(format);
        assert!(text.contains("were there before (baseline: main"), "{format}: {text}");
    }
    for format in ["markdown", "github", "github-summary", "gitlab-codequality", "gitlab-sast"] {
        assert!(!text(format).contains("aws_s3_bucket.old"), "{format}");
    }
    assert!(text("junit").contains("the failure was there before"));
    // what an auditor reads hides nothing
    for format in ["oscal", "ocsf", "csv"] {
        assert!(text(format).contains("aws_s3_bucket.old"), "{format}");
    }
    fs::remove_file(folder.join("infra/main.tf")).unwrap();
    let sarif: Value = serde_json::from_str(&text("sarif")).unwrap();
    let gone = list(&sarif, "/runs/0/results").iter().find(|result| result["baselineState"] == "absent").unwrap();
    assert_eq!(gone["properties"]["fate"], "unobserved");
}

/// The state and what can be found out of a run over what changed since `main`.
fn since(project: &Path, arguments: &[&str]) -> (Option<i32>, Value) {
    let mut all = vec!["--changed-since", "main"];
    all.extend(arguments);
    scan(project, &all)
}

#[test]
fn only_what_a_change_can_affect_is_judged_and_no_control_passes_by_it() {
    let project = repository();
    let folder = project.path();
    write(folder, "docker/Dockerfile", "FROM alpine\n");
    write(
        folder,
        "k8s/pod.yaml",
        "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: b}]}\n",
    );
    commit(folder);
    let (code, report) = since(folder, &["--min-coverage", "99"]);
    assert_eq!((code, findings(&report)), (Some(0), vec![]), "nothing changed, so nothing can fail");
    assert_eq!(report["run"]["changed_since"]["units_judged"], 0);
    assert_eq!(report["gate"]["verdict"], "passed");
    write(folder, "docker/Dockerfile", "FROM alpine\nUSER root\n");
    let (code, report) = since(folder, &["--all"]);
    assert_eq!(code, Some(1));
    let record = &report["run"]["changed_since"];
    assert_eq!((&record["partial"], &record["units"], &record["units_judged"]), (&true.into(), &3.into(), &1.into()));
    assert_eq!(record["changed"], serde_json::json!(["docker/Dockerfile"]));
    assert!(list(&report, "/checks").iter().all(|check| check["subject"]["location"]["path"] == "docker/Dockerfile"));
    assert!(controls(&report).iter().all(|(_, status)| status != "pass"), "nothing passes for the whole");
    let part =
        |control: &Value| control["reason"].as_str().unwrap().contains("only what changed since main was judged");
    let all = list(&report, "/frameworks").iter().flat_map(|framework| list(framework, "/controls"));
    assert!(all.filter(|control| control["status"] == "partial").any(part));
    assert_eq!(errors(tickmark::report::JSON_SCHEMA, &report), Vec::<String>::new());
    let table = said(&tickmark(folder, &["scan", ".", "--changed-since", "main"]));
    assert!(table.contains("only what changed since main (commit "), "{table}");
}

#[test]
fn a_changed_module_judges_every_root_that_calls_it() {
    let project = repository();
    let folder = project.path();
    write(folder, "modules/store/main.tf", &format!("variable \"acl\" {{}}\n{}", bucket("store", "private")));
    for name in ["a", "b"] {
        write(
            folder,
            &format!("roots/{name}/main.tf"),
            "module \"store\" {\n  source = \"../../modules/store\"\n  acl = \"private\"\n}\n",
        );
    }
    write(folder, "roots/c/main.tf", &bucket("c", "private"));
    commit(folder);
    let judged = || {
        let (_, report) = since(folder, &["--all"]);
        let mut addresses: Vec<String> = list(&report, "/checks")
            .iter()
            .map(|check| {
                let subject = &check["subject"];
                format!("{} {}", subject["identity"].as_str().unwrap(), subject["location"]["path"].as_str().unwrap())
            })
            .collect();
        addresses.sort();
        addresses.dedup();
        (report["run"]["changed_since"]["units_judged"].as_u64().unwrap(), addresses.join("; "))
    };
    write(
        folder,
        "modules/store/main.tf",
        &format!("# touched\nvariable \"acl\" {{}}\n{}", bucket("store", "private")),
    );
    let (units, text) = judged();
    assert_eq!(units, 2, "{text}");
    assert!(text.contains("modules/store/main.tf") && !text.contains("roots/c"), "{text}");
    // a module that is gone leaves its callers without it
    fs::remove_dir_all(folder.join("modules")).unwrap();
    assert_eq!(judged().0, 2);
}

#[test]
fn a_broken_file_that_no_change_can_affect_is_told_and_does_not_end_the_run() {
    let project = repository();
    let folder = project.path();
    let call = "module \"x\" {\n  source = \"../modules/x\"\n";
    write(folder, "broken/main.tf", &format!("{}{call}  y = [\n}}\n", bucket("half", "public-read")));
    write(folder, "modules/x/main.tf", "module \"y\" {\n  source = \"../y\"\n}\n");
    write(folder, "modules/y/main.tf", "variable \"z\" {}\n");
    commit(folder);
    let broken = |report: &Value| {
        let of = list(report, "/problems").iter().filter(|problem| problem["code"] == "hcl-syntax");
        of.map(|problem| problem["level"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    write(folder, "infra/main.tf", &bucket("old", "private"));
    let (code, report) = since(folder, &["--fail-on", "none"]);
    assert_eq!((code, broken(&report)), (Some(0), vec!["warning".to_owned()]));
    // the file itself, what lies beside it, and what it may call by the part that cannot be read
    for (path, text) in [
        ("broken/main.tf", format!("{}{call}  z = [\n}}\n", bucket("half", "public-read"))),
        ("broken/values.tf", "locals {}\n".to_owned()),
        ("modules/x/more.tf", "locals {}\n".to_owned()),
        ("modules/y/more.tf", "locals {}\n".to_owned()),
    ] {
        git(folder, &["checkout", "-q", "."]);
        git(folder, &["clean", "-qfd"]);
        write(folder, path, &text);
        let (code, report) = since(folder, &["--fail-on", "none"]);
        assert_eq!((code, broken(&report)), (Some(2), vec!["error".to_owned()]), "{path}");
    }
    let (code, _) = scan(folder, &["--fail-on", "none"]);
    assert_eq!(code, Some(2), "a whole scan cannot be trusted");
}

#[test]
fn files_that_expressions_read_and_given_values_count_as_sources() {
    let project = tempfile::tempdir().unwrap();
    let folder = project.path();
    git(folder, &["init", "-q", "-b", "main"]);
    write(
        folder,
        "reads/main.tf",
        "resource \"aws_s3_bucket\" \"b\" {\n  bucket = file(\"${path.module}/name.txt\")\n}\n",
    );
    write(folder, "reads/name.txt", "one");
    write(folder, "other/main.tf", &bucket("other", "private"));
    write(folder, "other/terraform.tfvars", "x = 1\n");
    write(folder, "given.tfvars", "x = 1\n");
    commit(folder);
    let judged = |arguments: &[&str]| {
        let (_, report) = since(folder, arguments);
        report["run"]["changed_since"]["units_judged"].as_u64().unwrap()
    };
    assert_eq!(judged(&[]), 0);
    write(folder, "reads/name.txt", "two");
    assert_eq!(judged(&[]), 1);
    write(folder, "other/terraform.tfvars", "x = 2\n");
    assert_eq!(judged(&[]), 2);
    git(folder, &["checkout", "-q", "--", "."]);
    write(folder, "given.tfvars", "x = 2\n");
    // roots that are given the file; the file itself lies in a directory of its own
    assert!(judged(&["--var-file", "given.tfvars"]) >= 2);
}

#[test]
fn hosts_are_judged_as_one_and_a_change_of_the_yardstick_judges_everything() {
    let project = repository();
    let folder = project.path();
    write(folder, "web/etc/ssh/sshd_config", "Include /etc/ssh/sshd_config.d/*.conf\n");
    write(folder, "web/etc/ssh/sshd_config.d/a.conf", "PermitRootLogin no\n");
    write(folder, "db/etc/ssh/sshd_config", "PermitRootLogin no\n");
    commit(folder);
    write(folder, "web/etc/ssh/sshd_config.d/a.conf", "PermitRootLogin yes\n");
    let (_, report) = since(folder, &["--host", "web", "--host", "db"]);
    let hosts: Vec<_> =
        list(&report, "/checks").iter().filter_map(|check| check["subject"]["identity"].as_str()).collect();
    assert!(!hosts.is_empty() && hosts.iter().all(|identity| identity.contains("web")), "{hosts:?}");
    let (_, report) = scan(folder, &["--host", "web", "--baseline", "main"]);
    let states = |state: &str| findings(&report).iter().filter(|(_, one)| one == state).count();
    assert!(states("new") == 1 && states("known") > 1, "{:?}", findings(&report));
    write(folder, ".tickmark/history.db", "grows with every run");
    assert_eq!(since(folder, &[]).1["run"]["changed_since"]["whole"], Value::Null);
    write(folder, "tickmark.toml", "fail-on = \"high\"\n");
    let (_, report) = since(folder, &[]);
    let record = &report["run"]["changed_since"];
    assert_eq!(record["whole"], "tickmark.toml changed");
    assert_eq!((&record["partial"], record["units"] == record["units_judged"]), (&false.into(), true));
}

#[test]
fn committed_staged_and_untracked_changes_count_and_those_of_main_do_not() {
    let project = repository();
    let folder = project.path();
    for name in ["a", "b", "c", "d"] {
        write(folder, &format!("{name}.Dockerfile"), "FROM alpine\n");
    }
    commit(folder);
    git(folder, &["checkout", "-q", "-b", "work"]);
    write(folder, "a.Dockerfile", "FROM alpine\n# committed\n");
    commit(folder);
    write(folder, "b.Dockerfile", "FROM alpine\n# staged\n");
    git(folder, &["add", "b.Dockerfile"]);
    write(folder, "c.Dockerfile", "FROM alpine\n# neither\n");
    write(folder, "new.Dockerfile", "FROM alpine\n");
    git(folder, &["branch", "-q", "tip"]);
    git(folder, &["stash", "-q", "-u"]);
    git(folder, &["checkout", "-q", "main"]);
    write(folder, "d.Dockerfile", "FROM alpine\n# on main\n");
    commit(folder);
    git(folder, &["checkout", "-q", "work"]);
    git(folder, &["stash", "pop", "-q"]);
    let (_, report) = since(folder, &[]);
    assert_eq!(
        report["run"]["changed_since"]["changed"],
        serde_json::json!(["a.Dockerfile", "b.Dockerfile", "c.Dockerfile", "new.Dockerfile"])
    );
}

#[test]
fn revisions_that_are_not_there_are_errors_with_a_way_out() {
    let project = tempfile::tempdir().unwrap();
    let folder = project.path();
    write(folder, "main.tf", &bucket("a", "private"));
    let refused = |folder: &Path, arguments: &[&str]| {
        let mut all = vec!["scan", "."];
        all.extend(arguments);
        let output = tickmark(folder, &all);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        said(&output)
    };
    assert!(refused(folder, &["--changed-since", "main"]).contains("is in no git repository"));
    git(folder, &["init", "-q", "-b", "main"]);
    assert!(refused(folder, &["--baseline", "HEAD"]).contains("there is no revision HEAD"), "no commit yet");
    assert!(refused(folder, &["--changed-since", "main"]).contains("there is no revision main"));
    commit(folder);
    let first = Command::new("git").current_dir(folder).args(["rev-parse", "HEAD"]).output().unwrap();
    let first = String::from_utf8(first.stdout).unwrap().trim().to_owned();
    write(folder, "main.tf", &bucket("b", "private"));
    commit(folder);
    let clone = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.display());
    git(clone.path(), &["clone", "-q", "--depth", "1", &url, "shallow"]);
    let shallow = refused(&clone.path().join("shallow"), &["--baseline", &first]);
    assert!(shallow.contains("cut short") && shallow.contains("git fetch --unshallow"), "{shallow}");
}

#[cfg(unix)]
#[test]
fn a_hostile_tree_is_read_without_harm() {
    use std::os::unix::fs::symlink;
    let project = repository();
    let folder = project.path();
    symlink("/etc", folder.join("infra/outside")).unwrap();
    symlink("main.tf", folder.join("infra/linked.tf")).unwrap();
    symlink("loop", folder.join("loop")).unwrap();
    write(folder, "infra/with\nnewline.tf", &bucket("newline", "public-read"));
    write(folder, "infra/tab\there.tf", &bucket("tab", "public-read"));
    write(folder, "broken/bad.yaml", "apiVersion: v1\nkind: Pod\n\tx: [\n");
    let inner = tempfile::tempdir().unwrap();
    git(inner.path(), &["init", "-q", "-b", "main"]);
    write(inner.path(), "sub.tf", &bucket("sub", "public-read"));
    commit(inner.path());
    git(folder, &["submodule", "--quiet", "add", &format!("file://{}", inner.path().display()), "sub"]);
    commit(folder);
    let (_, report) = scan(folder, &["--baseline", "main"]);
    let found = findings(&report);
    for known in ["old", "newline", "tab"] {
        assert!(found.contains(&pair(known, "known")), "{known}: {found:?}");
    }
    // another repository's files are no part of the revision: they are new, never hidden
    assert!(found.contains(&pair("sub", "new")), "{found:?}");
    let (_, report) = since(folder, &["--exclude", "sub/**"]);
    assert_eq!(report["run"]["changed_since"]["changed"], serde_json::json!([]));
    let (_, report) = since(folder, &[]);
    let record = &report["run"]["changed_since"];
    assert_eq!(record["changed"], serde_json::json!([]), "nobody knows whether the submodule's file changed");
    assert!(record["remarks"].to_string().contains("judged in any case: sub/sub.tf"), "{record}");
}

#[cfg(unix)]
#[test]
fn nothing_of_a_repositorys_configuration_runs() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = repository();
    let folder = project.path();
    let ran = folder.join("ran");
    let script = folder.join(".git/script");
    fs::write(&script, format!("#!/bin/sh\ntouch '{}'\ncat\n", ran.display())).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    write(folder, "infra/main.tf", &bucket("old", "private"));
    fs::write(folder.join(".gitattributes"), "*.tf filter=evil diff=evil\n").unwrap();
    let script = script.display().to_string();
    for key in ["filter.evil.clean", "filter.evil.smudge", "diff.evil.textconv", "diff.external", "core.fsmonitor"] {
        git(folder, &["config", key, &script]);
    }
    git(folder, &["config", "core.pager", &script]);
    let (code, _) = scan(folder, &["--baseline", "main"]);
    assert_eq!(code, Some(0));
    since(folder, &[]);
    assert!(!ran.exists(), "a program that the repository names was run");
}

#[test]
fn what_lies_outside_of_the_repository_is_taken_as_it_is_and_said() {
    let (project, other) = (repository(), tempfile::tempdir().unwrap());
    write(other.path(), "x/main.tf", &bucket("elsewhere", "public-read"));
    let elsewhere = other.path().join("x").display().to_string();
    let (_, report) = scan(project.path(), &[&elsewhere, "--baseline", "main"]);
    assert!(findings(&report).contains(&pair("elsewhere", "known")));
    let remarks = report["run"]["baseline"]["remarks"].to_string();
    assert!(remarks.contains("is no part of the revision, and is taken as it is now"), "{remarks}");
    let (_, report) = since(project.path(), &[&elsewhere]);
    assert!(findings(&report).iter().any(|(name, _)| name == "elsewhere"), "judged in any case");
}

#[test]
fn a_file_of_a_revision_that_is_too_large_is_not_read() {
    use tickmark::collect::{Past, Repository};
    use tickmark::model::SourceId;
    let project = repository();
    let repository = Repository::around(project.path()).unwrap();
    let read = |limit| {
        let past = Past::new(&repository, repository.commit("main").unwrap(), limit).unwrap();
        let files = past.files(project.path()).unwrap();
        let (path, entry) = files.into_iter().next().unwrap();
        assert_eq!(path, "infra/main.tf");
        entry.read(SourceId::default()).map(|source| source.bytes).map_err(|problem| problem.message)
    };
    assert_eq!(read(1 << 20).unwrap(), bucket("old", "public-read").into_bytes());
    assert!(read(10).unwrap_err().contains("larger than 10 bytes"));
}

#[test]
fn an_archive_counts_as_known_only_while_it_is_the_same() {
    let project = repository();
    let folder = project.path();
    git(folder, &["archive", "--format=tar", "-o", "copy.tar", "HEAD", "infra"]);
    commit(folder);
    let states = || {
        let output = tickmark(folder, &["scan", "copy.tar", "--baseline", "main", "-f", "json"]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        (output.status.code(), findings(&report), report["run"]["baseline"]["remarks"].to_string())
    };
    let (code, found, _) = states();
    assert_eq!((code, found), (Some(0), vec![pair("old", "known")]));
    write(folder, "infra/more.tf", &bucket("more", "public-read"));
    git(folder, &["add", "infra"]);
    git(folder, &["commit", "-q", "-m", "more"]);
    git(folder, &["archive", "--format=tar", "-o", "copy.tar", "HEAD", "infra"]);
    let (code, found, remarks) = states();
    assert_eq!((code, found), (Some(1), vec![pair("more", "new"), pair("old", "new")]));
    assert!(remarks.contains("the archive copy.tar is another one now"), "{remarks}");
}

#[cfg(unix)]
#[test]
fn a_git_that_answers_something_else_hides_no_finding() {
    use std::os::unix::fs::PermissionsExt as _;
    let (project, programs) = (repository(), tempfile::tempdir().unwrap());
    let path = std::env::var_os("PATH").unwrap();
    let real = std::env::split_paths(&path).map(|folder| folder.join("git")).find(|git| git.exists()).unwrap();
    let real = real.display();
    for answer in ["echo 'not an answer'", "head -c 100000 /dev/zero", "exit 0", "kill -9 $$"] {
        let script = format!("#!/bin/sh\ncase \"$*\" in *--batch*) {answer};; *) exec {real} \"$@\";; esac\n");
        fs::write(programs.path().join("git"), script).unwrap();
        fs::set_permissions(programs.path().join("git"), fs::Permissions::from_mode(0o755)).unwrap();
        let paths = std::env::join_paths([programs.path().to_owned(), "/usr/bin".into(), "/bin".into()]).unwrap();
        let mut program = Command::new(env!("CARGO_BIN_EXE_tickmark"));
        program.current_dir(project.path()).env_clear().env("PATH", paths);
        let output = program.args(["scan", ".", "--baseline", "main", "--as-of", "2026-01-31"]).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{answer}: {}", said(&output));
        let told = "it could not be read in full; what it does not show counts as new: infra/main.tf";
        assert!(said(&output).contains(told), "{answer}: {}", said(&output));
    }
}
