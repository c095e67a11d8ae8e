//! Runs made by hand, and the databases they are recorded in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tickmark::history::{Place, Record, Scope};
use tickmark::model::{
    ControlId, Date, Digest, KindId, Measure, RuleId, Ruling, Severity, Snapshot, Standings, Status, Time, Verdict,
    View, Word,
};

/// The first day of the tests' year.
pub(crate) const FIRST: &str = "2025-01-01";

/// A database to test with, removed when it is a file.
pub(crate) struct Bench {
    pub(crate) place: Place,
    pub(crate) url: String,
    _folder: tempfile::TempDir,
}

/// A SQLite file, and the PostgreSQL server that the environment names.
pub(crate) fn benches() -> Vec<Bench> {
    let folder = || tempfile::tempdir().unwrap();
    let file = folder();
    let path = file.path().join("history.db");
    let sqlite = Bench { place: Place::File(path.clone()), url: path.display().to_string(), _folder: file };
    let server = std::env::var_os("TICKMARK_TEST_POSTGRES").and_then(|url| url.into_string().ok());
    let postgres = server.filter(|url| !url.is_empty()).map(|url| Bench {
        place: Place::parse(&url, None).unwrap(),
        url,
        _folder: folder(),
    });
    std::iter::once(sqlite).chain(postgres).collect()
}

/// A name that no other test and no other run of the tests uses on a server.
pub(crate) fn unique(name: &str) -> String {
    format!("{name}-{}-{:?}", std::process::id(), std::thread::current().id())
}

/// The day so many days after the first.
pub(crate) fn day(number: i64) -> Date {
    Date::of_days(FIRST.parse::<Date>().unwrap().days() + number)
}

/// A check: its rule is named after its thing.
pub(crate) fn check(name: &str, kind: &str, severity: Severity, view: View, answer: Word) -> Ruling {
    Ruling {
        rule: RuleId(format!("TEST-{name}").into()),
        kind: KindId(kind.into()),
        identity: format!("thing {name}").into(),
        view,
        address: name.into(),
        answer,
        severity,
        path: "main.tf".into(),
        exception: None,
        findings: Vec::new(),
    }
}

/// A run on a day of the year, at its first moment.
pub(crate) fn run(series: &str, number: i64, checks: Vec<Ruling>) -> Record {
    let rules: BTreeMap<RuleId, (Severity, Digest)> =
        checks.iter().map(|check| (check.rule.clone(), (check.severity, Digest([1; 32])))).collect();
    Record {
        series: series.into(),
        scope: Scope::default().with("paths", [".".to_owned()]),
        snapshot: Snapshot {
            version: "0.1.0".into(),
            as_of: day(number),
            evaluated_at: Some(Time::midnight(day(number))),
            content_digest: "sha256:one".into(),
            verdict: Verdict::Failed,
            complete: true,
            checks,
            frameworks: vec![],
            inputs: vec![],
            decisions: BTreeMap::new(),
            changed_since: None,
            exceptions: vec![],
        },
        rules,
        measures: vec![Measure::share("score", 1.0, 4.0, "rules").with("framework", "pci-dss")],
        complete_kinds: BTreeSet::new(),
    }
}

/// What a framework's two controls came to.
pub(crate) fn controls(one: Status, two: Status) -> Standings {
    let control = |id: &str, status| (ControlId(id.into()), status, "because".into());
    Standings {
        framework: "pci-dss".into(),
        version: "4.0.1".into(),
        score: None,
        coverage: None,
        controls: vec![control("PCI-1", one), control("PCI-2", two)],
    }
}

/// A project with one bucket that is public.
pub(crate) fn project() -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    std::fs::write(project.path().join("main.tf"), PUBLIC).unwrap();
    project
}

/// A bucket that anybody may read.
pub(crate) const PUBLIC: &str = "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"shop\"\n}\n\
resource \"aws_s3_bucket_acl\" \"b\" {\n  bucket = aws_s3_bucket.b.id\n  acl    = \"public-read\"\n}\n";

/// Runs the program in a folder; its status, and all it said.
pub(crate) fn tickmark(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = command(folder, arguments).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    (output.status.code(), said)
}

/// The program, to be run in a folder, without what the environment of the tests says.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_tickmark"));
    command.current_dir(folder).args(arguments).env("COLUMNS", "160");
    for name in std::env::vars_os().map(|(name, _)| name) {
        let text = name.to_string_lossy();
        if text.starts_with("TICKMARK_") || matches!(&*text, "SOURCE_DATE_EPOCH" | "PGPASSWORD") {
            command.env_remove(&name);
        }
    }
    command
}

/// The history of a project that names no other.
pub(crate) fn file(project: &Path) -> PathBuf {
    project.join(".tickmark/history.db")
}
