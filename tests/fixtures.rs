//! Every rule keeps the promises of its fixtures, in every view that its kinds read.
//!
//! `fixtures/<path of the rule>/<verdict>-<why>.<ext>`: `pass` (every check passes), `fail` (at least one
//! fails), `unknown` (every check is unknown), `missing-<outcome>` (the value is not there; every check
//! has that outcome). In a `fail` file or host tree, lines that hold `# finding` are exactly where findings start.

#![cfg(test)]

mod common;

use common::Content;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tickmark::catalog::{Catalog, File};
use tickmark::evaluate::Reads;
use tickmark::model::{Check, Dialect, Outcome, Rule};
use tickmark::scan::{Found, Judges, scan};

/// What a scan of one file finds, or of one host when the path is a directory.
fn scanned(content: &Content, path: &Path) -> Found {
    let judges = Judges { rules: &content.catalog.rules, engine: &content.engine, kinds: &content.kinds };
    scan(&common::inventory(path), judges, &|_, _| {})
}

fn directory(rule: &Rule) -> PathBuf {
    let inside = rule.path.trim_start_matches("policies/").trim_end_matches(".rego");
    Path::new("fixtures").join(inside)
}

fn fixtures(rule: &Rule) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(directory(rule)) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

/// How the name of a fixture ends, for each input.
const ENDS: [(&str, &str); 7] = [
    (".plan.json", "plan"),
    (".config.json", "aws-config"),
    (".tfstate", "state"),
    (".tf", "terraform"),
    (".yaml", "kubernetes"),
    (".json", "kubernetes"),
    ("Dockerfile", "dockerfile"),
];

/// The input that a fixture is, as the documentation of the kinds names it.
fn input(path: &Path) -> &'static str {
    let name = name(path);
    if path.is_dir() {
        return "host";
    }
    let found = ENDS.iter().find(|(end, _)| name.ends_with(end));
    found.unwrap_or_else(|| panic!("{} is of no known input", path.display())).1
}

fn inputs(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::Terraform => &["terraform", "plan"],
        Dialect::AwsConfig => &["aws-config"],
        Dialect::Kubernetes => &["kubernetes"],
        Dialect::Dockerfile => &["dockerfile"],
        Dialect::Host => &["host"],
        Dialect::Cloudformation | Dialect::Arm | Dialect::AzureResourceGraph | Dialect::CloudAsset => &[],
    }
}

/// What a fixture's name claims, held against the outcomes; `None` when it is true.
fn broken_promise(path: &Path, checks: &[&Check]) -> Option<String> {
    let name = name(path);
    let words: Vec<&str> = checks.iter().map(|check| check.outcome.name()).collect();
    let every = |wanted: &str| !words.is_empty() && words.iter().all(|word| *word == wanted);
    let kept = match name.split('-').collect::<Vec<_>>().as_slice() {
        ["pass", ..] => every("pass"),
        ["fail", ..] => words.contains(&"fail"),
        ["unknown", ..] => every("unknown"),
        ["missing", wanted, ..] => every(wanted),
        _ => return Some("its name claims nothing".into()),
    };
    let reasons: Vec<String> =
        checks.iter().map(|check| format!("{}: {:?}", check.subject.address, check.outcome)).collect();
    (!kept).then(|| format!("outcomes {words:?}\n    {}", reasons.join("\n    ")))
}

fn wrong_lines(path: &Path, checks: &[&Check]) -> Option<String> {
    // a mark on a line of its own speaks for the next line
    let marked = |(number, line): (usize, &str)| {
        let own = line.trim_start().starts_with("# finding");
        line.contains("# finding").then_some(number + 1 + usize::from(own))
    };
    let mut expected: BTreeSet<(String, usize)> = BTreeSet::new();
    for entry in walkdir::WalkDir::new(path).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
        let text = fs::read_to_string(entry.path()).unwrap();
        let file = entry.path().to_string_lossy().into_owned();
        expected.extend(text.lines().enumerate().filter_map(marked).map(|line| (file.clone(), line)));
    }
    let findings = checks.iter().flat_map(|check| match &check.outcome {
        Outcome::Fail(findings) => findings.as_slice(),
        Outcome::Pass
        | Outcome::Unknown(_)
        | Outcome::NoEvidence(_)
        | Outcome::Error(_)
        | Outcome::NotApplicable(_) => &[],
    });
    let place = |path: &str, line: u32| (path.to_owned(), line as usize);
    let found: BTreeSet<(String, usize)> =
        findings.map(|finding| place(&finding.location.path, finding.location.start.line)).collect();
    (!expected.is_empty() && expected != found).then(|| format!("findings start at {found:?}, marked are {expected:?}"))
}

#[test]
fn fixtures_keep_their_promises() {
    let content = Content::load();
    let mut broken = Vec::new();
    let mut count = 0;
    for rule in &content.catalog.rules {
        for path in fixtures(rule) {
            count += 1;
            let found = scanned(&content, &path);
            let checks: Vec<&Check> = found.checks.iter().filter(|check| check.rule == rule.id).collect();
            let promise = broken_promise(&path, &checks).or_else(|| wrong_lines(&path, &checks));
            if let Some(why) = promise {
                broken.push(format!("{} ({}): {why} {:?}", path.display(), rule.id, found.problems));
            }
        }
    }
    assert!(count > 0, "no fixture was found");
    assert!(broken.is_empty(), "{} of {count} fixtures:\n{}", broken.len(), broken.join("\n"));
}

/// Of an export above a mebibyte only what the kinds read is made; it must come to the same.
#[test]
fn a_large_export_is_judged_as_a_small_one() {
    let content = Content::load();
    let export = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export.json");
    let padding = format!(",\"padding\":\"{}\"}}", "x".repeat(1 << 20));
    let mut count = 0;
    for path in content.catalog.rules.iter().flat_map(|rule| fixtures(rule)).filter(|path| input(path) == "aws-config")
    {
        let small = fs::read_to_string(&path).unwrap();
        let Some(open) = small.trim_end().strip_suffix('}') else { continue };
        let judged = |text: &str| {
            fs::write(&export, text).unwrap();
            format!("{:#?}", scanned(&content, &export).checks)
        };
        assert_eq!(judged(&small), judged(&format!("{open}{padding}")), "{}", path.display());
        count += 1;
    }
    assert!(count > 100, "only {count} exports");
}

#[test]
fn every_rule_has_pass_fail_and_missing_for_every_input() {
    let content = Content::load();
    let kinds: BTreeMap<_, _> = content.catalog.kinds.iter().map(|kind| (&kind.heading.id, kind)).collect();
    let mut lacking = Vec::new();
    for rule in &content.catalog.rules {
        let kinds = rule.applies_to.iter().filter_map(|kind| kinds.get(kind));
        let dialects: BTreeSet<Dialect> =
            kinds.flat_map(|kind| kind.heading.read.iter().map(|read| read.dialect)).collect();
        let have: BTreeSet<(String, &str)> = fixtures(rule)
            .iter()
            .map(|path| (name(path).split('-').next().unwrap_or_default().to_owned(), input(path)))
            .collect();
        for input in dialects.into_iter().flat_map(inputs) {
            for verdict in ["pass", "fail", "missing"] {
                if !have.contains(&(verdict.to_owned(), input)) {
                    lacking.push(format!("{} {}: {verdict} for {input}", rule.id, rule.path));
                }
            }
        }
    }
    assert!(lacking.is_empty(), "{} lacking:\n{}", lacking.len(), lacking.join("\n"));
}

#[test]
fn every_fixture_belongs_to_a_rule() {
    let content = Content::load();
    let rules: BTreeSet<PathBuf> = content.catalog.rules.iter().map(|rule| directory(rule)).collect();
    let services = rules.iter().filter_map(|rule| rule.parent()).collect::<BTreeSet<_>>();
    for service in services {
        for entry in fs::read_dir(service).into_iter().flatten() {
            let path = entry.unwrap().path();
            assert!(rules.contains(&path), "{} belongs to no rule", path.display());
        }
    }
}

#[test]
fn rules_read_only_what_their_kinds_declare() {
    let content = Content::load();
    let kinds: BTreeMap<_, _> = content.catalog.kinds.iter().map(|kind| (&kind.heading.id, kind)).collect();
    let mut wrong = Vec::new();
    for (number, rule) in content.catalog.rules.iter().enumerate() {
        for kind in rule.applies_to.iter().filter_map(|kind| kinds.get(kind)) {
            for field in content.engine.reads(number).and_then(Reads::fields).unwrap_or_default() {
                if !kind.definition().is_some_and(|kind| kind.fields.contains_key(field)) {
                    wrong.push(format!("{} reads `{field}`, which {} does not declare", rule.id, kind.heading.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn policies_pass_their_own_checks() {
    // those that Tickmark was built with are taken to be right, so they are read as a user's
    let as_users = |file: File| File::new(file.path.to_string(), file.inner, file.content.into_owned().into());
    let content = Content::of(Catalog::again(Catalog::built_in().into_iter().map(as_users).collect()));
    let problems = content.engine.check_policies();
    assert!(problems.is_empty(), "{problems:#?}");
}
