//! The history through the program: recorded only when asked, read as it was recorded, refused with a reason.

use crate::support::{PUBLIC, file, project, tickmark};
use std::path::Path;

fn scan(project: &Path, day: &str, more: &[&str]) {
    let mut arguments = vec!["scan", ".", "-q", "--fail-on", "none", "--as-of", day];
    arguments.extend(more);
    let (code, said) = tickmark(project, &arguments);
    assert_eq!(code, Some(0), "{said}");
}

fn json(project: &Path, arguments: &[&str]) -> serde_json::Value {
    let (code, said) = tickmark(project, arguments);
    assert_eq!(code, Some(0), "{said}");
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"))
}

#[test]
fn nothing_is_recorded_unless_it_is_asked_for() {
    let project = project();
    scan(project.path(), "2026-01-01", &[]);
    assert!(!project.path().join(".tickmark").exists());
    let (code, said) = tickmark(project.path(), &["trend"]);
    assert!(code == Some(2) && said.contains("there is no history at") && said.contains("--history"), "{said}");
    scan(project.path(), "2026-01-01", &["--history"]);
    assert!(file(project.path()).is_file());
}

#[test]
fn that_a_run_was_recorded_does_not_change_the_next() {
    let project = project();
    let report = || json(project.path(), &["scan", ".", "-f", "json", "--fail-on", "none", "--as-of", "2026-01-01"]);
    let before = report();
    scan(project.path(), "2026-01-01", &["--history"]);
    assert_eq!(report(), before);
}

#[test]
fn a_finding_that_is_fixed_is_resolved_and_the_figures_say_so() {
    let project = project();
    let configuration = "history = \"runs.db\"\nseries = \"shop\"\n[sla-days]\ncritical = 20\n";
    std::fs::write(project.path().join("tickmark.toml"), configuration).unwrap();
    scan(project.path(), "2026-01-01", &[]);
    scan(project.path(), "2026-01-11", &[]);
    std::fs::write(project.path().join("main.tf"), PUBLIC.replace("public-read", "private")).unwrap();
    scan(project.path(), "2026-01-31", &[]);
    assert!(project.path().join("runs.db").is_file());
    let trend = json(project.path(), &["trend", "-f", "json", "--as-of", "2026-01-31"]);
    assert_eq!((&trend["series"], trend["runs"].as_array().map(Vec::len)), (&"shop".into(), Some(3)));
    let resolved = trend["comparison"]["resolved"].as_array().unwrap();
    assert!(resolved.iter().any(|one| one["rule"] == "AWS-S3-005" && one["age_days"] == 30), "{resolved:?}");
    let metrics = json(project.path(), &["metrics", "-f", "json", "--as-of", "2026-01-31"]);
    let time = |statistic: &str| {
        let all = metrics["metrics"].as_array().unwrap().iter();
        let mut of = all.filter(|one| one["name"] == "time_to_resolve" && one["labels"]["statistic"] == statistic);
        of.next().unwrap().clone()
    };
    // seen on the 1st and the 11th, gone on the 31st; there at the first run, so nobody knows since when
    assert_eq!((&time("mean")["value"], &time("mean_at_least")["value"]), (&30.0.into(), &10.0.into()));
    assert!(time("mean_at_most")["value"].is_null() && time("mean_at_most")["note"].is_string());
    let (_, table) = tickmark(project.path(), &["trend", "--as-of", "2026-01-31"]);
    assert!(table.contains("shop: 3 runs, 2026-01-01 to 2026-01-31") && table.contains("over the limit"), "{table}");
    // as it was known on the 11th
    let then = json(project.path(), &["trend", "-f", "json", "--as-of", "2026-01-11"]);
    let open = then["open_findings"].as_array().unwrap();
    assert!(open.iter().any(|one| one["rule"] == "AWS-S3-005" && one["age_days"] == 10), "{open:?}");
}

#[test]
fn the_same_history_gives_the_same_bytes() {
    let project = project();
    scan(project.path(), "2026-01-01", &["--history"]);
    scan(project.path(), "2026-02-01", &["--history"]);
    for arguments in [["trend", "-f", "json"], ["metrics", "-f", "prometheus"], ["metrics", "-f", "openmetrics"]] {
        let run = || tickmark(project.path(), &[&arguments[..], &["--as-of", "2026-02-02"]].concat());
        assert_eq!(run(), run());
    }
    let page = project.path().join("tickmark.prom");
    let arguments = ["metrics", "-f", "prometheus", "--as-of", "2026-02-02", "-o", "tickmark.prom"];
    assert_eq!(tickmark(project.path(), &arguments), (Some(0), String::new()));
    assert!(std::fs::read_to_string(page).unwrap().contains("# TYPE tickmark_time_to_resolve_denominator gauge"));
    let files = std::fs::read_dir(project.path()).unwrap().count();
    assert_eq!(files, 3, "main.tf, .tickmark, tickmark.prom, and nothing half written");
}

#[test]
fn a_password_in_the_configuration_is_refused_and_not_shown() {
    let project = project();
    std::fs::write(project.path().join("tickmark.toml"), "history = \"postgres://u:secret@localhost/db\"\n").unwrap();
    let (code, said) = tickmark(project.path(), &["trend"]);
    assert!(code == Some(2) && said.contains("has a password in it") && said.contains("PGPASSWORD"), "{said}");
    let (code, said) = tickmark(project.path(), &["trend", "--history=postgres://u:secret@127.0.0.1:1/db"]);
    assert!(code == Some(2) && said.contains("postgres://u@127.0.0.1:1/db") && !said.contains("secret"), "{said}");
}

/// Both the writing and the reading command end with 2 and say this.
fn refused(project: &Path, history: &str, words: &[&str]) {
    let flag = format!("--history={history}");
    for arguments in [&["scan", ".", "-q", "--fail-on", "none", &flag][..], &["metrics", &flag]] {
        let (code, said) = tickmark(project, arguments);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(code, Some(2), "{arguments:?}: {said}");
        assert!(words.iter().all(|word| said.contains(word)), "{arguments:?}: {said}");
    }
}

#[test]
fn what_is_no_history_is_refused_with_a_reason() {
    let project = project();
    let at = |name: &str| project.path().join(name);
    std::fs::write(at("notes.db"), "not a database at all, ".repeat(500)).unwrap();
    refused(project.path(), "notes.db", &["cannot open the history notes.db", "file is not a database"]);
    let other = rusqlite::Connection::open(at("other.db")).unwrap();
    other.execute_batch("CREATE TABLE customer (id INTEGER)").unwrap();
    refused(project.path(), "other.db", &["other.db is a database, but no history of Tickmark"]);
    scan(project.path(), "2026-01-01", &["--history=newer.db"]);
    let newer = rusqlite::Connection::open(at("newer.db")).unwrap();
    newer.execute_batch("INSERT INTO tickmark_layout VALUES (99)").unwrap();
    refused(project.path(), "newer.db", &["newer.db has layout 99", "layouts up to 1", "later one"]);
    refused(project.path(), "mysql://db/audit", &["mysql is no database that Tickmark knows"]);
    let (code, said) = tickmark(project.path(), &["scan", ".", "-q", "--history=main.tf/history.db"]);
    assert!(code == Some(2) && said.contains("cannot open the history main.tf/history.db"), "{said}");
}

#[test]
fn who_reads_makes_no_tables() {
    let project = project();
    rusqlite::Connection::open(project.path().join("empty.db")).unwrap().execute_batch("VACUUM").unwrap();
    for command in ["trend", "metrics"] {
        let (code, said) = tickmark(project.path(), &[command, "--history=empty.db"]);
        assert!(code == Some(2) && said.contains("there is no history at empty.db"), "{said}");
    }
    let database = rusqlite::Connection::open(project.path().join("empty.db")).unwrap();
    let count = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
    assert_eq!(database.query_row("SELECT count(*) FROM sqlite_master", [], count).unwrap(), 0);
}

#[test]
fn a_damaged_history_is_told_and_not_guessed() {
    let project = project();
    for day in ["2026-01-01", "2026-01-02"] {
        scan(project.path(), day, &["--history=runs.db"]);
    }
    let path = project.path().join("runs.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let end = bytes.len();
    bytes[8_192..end].fill(0xa5);
    std::fs::write(&path, bytes).unwrap();
    refused(project.path(), "runs.db", &["the history runs.db", "malformed"]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let project = project();
    let folder = project.path().join("sealed");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    // who may do everything is not stopped by permissions
    if std::fs::write(folder.join("probe"), "").is_ok() {
        return;
    }
    let (code, said) = tickmark(project.path(), &["scan", ".", "-q", "--history=sealed/runs.db"]);
    assert!(code == Some(2) && said.contains("must be writable"), "{said}");
}

#[test]
fn a_series_that_nobody_recorded_is_told_with_those_there_are() {
    let project = project();
    scan(project.path(), "2026-01-01", &["--history", "--series", "shop"]);
    let (code, said) = tickmark(project.path(), &["trend", "--series", "other"]);
    assert!(code == Some(2) && said.contains("no series other") && said.contains("--series: shop"), "{said}");
    let (code, said) = tickmark(project.path(), &["trend", "--series", "shop", "--as-of", "2025-12-31"]);
    assert!(code == Some(2) && said.contains("has no run up to 2025-12-31"), "{said}");
}
