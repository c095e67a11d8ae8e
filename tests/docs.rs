//! The pages of the rules are made from the rules; `TICKMARK_BLESS=1` writes them again.

#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tickmark::catalog::{Catalog, Fixture, service_page};
use tickmark::model::Rule;

/// The fixtures of a rule: a file, or a host tree as its files one after the other.
fn fixtures(rule: &Rule) -> Vec<Fixture> {
    let inner = rule.path.trim_start_matches("policies/").trim_end_matches(".rego");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(inner);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    paths.iter().filter_map(|path| Some(Fixture { name: name(path), text: text(path)? })).collect()
}

fn name(path: &Path) -> String {
    path.file_name().expect("a fixture has a name").to_string_lossy().into_owned()
}

fn text(path: &Path) -> Option<String> {
    if path.is_file() {
        return fs::read_to_string(path).ok();
    }
    let files = walkdir::WalkDir::new(path).sort_by_file_name().into_iter().map(|entry| entry.expect("readable"));
    let files = files.filter(|entry| entry.file_type().is_file());
    let shown = files.filter_map(|entry| {
        let inner = entry.path().strip_prefix(path).ok()?.to_string_lossy().replace('\\', "/");
        Some(format!("# /{inner}\n{}", fs::read_to_string(entry.path()).ok()?))
    });
    Some(shown.collect())
}

#[test]
fn the_pages_of_the_rules_are_fresh() {
    let catalog = Catalog::load(&[]);
    let mut services: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in &catalog.rules {
        let (folder, _) = rule.path.rsplit_once('/').expect("a rule lies in a folder");
        services.entry(folder).or_default().push(rule);
    }
    let mut stale = Vec::new();
    for (folder, rules) in services {
        let page = service_page(&rules, &catalog.frameworks, &fixtures);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("README.md");
        if fs::read_to_string(&path).is_ok_and(|found| found == page) {
            continue;
        }
        if std::env::var_os("TICKMARK_BLESS").is_some() {
            fs::write(&path, page).expect("the page can be written");
        } else {
            stale.push(path);
        }
    }
    assert!(stale.is_empty(), "write them with TICKMARK_BLESS=1 cargo test --test docs: {stale:#?}");
}
