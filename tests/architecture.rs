//! The tree is the architecture: no import points sideways or up.

#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer, and what it may import from the crate beside itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("collect", &["model"]),
    ("parse", &["model"]),
    ("resolve", &["model"]),
    ("redact", &["model"]),
    ("evaluate", &["model", "redact"]),
    ("assess", &["model"]),
    ("report", &["model"]),
    ("catalog", &["model"]),
    ("records", &["model"]),
    ("change", &["model"]),
    ("watch", &["model"]),
    ("history", &["model"]),
    ("scan", &["model", "collect", "parse", "resolve", "evaluate"]),
    ("evidence", &["model", "assess", "catalog", "records", "redact", "report"]),
    (
        "cli",
        &[
            "model", "collect", "parse", "resolve", "redact", "evaluate", "assess", "report", "catalog", "records",
            "change", "history", "watch", "scan", "evidence",
        ],
    ),
];

fn rust_files(directory: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn layer(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The modules named in `crate::…` paths of a text, braces opened.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = text.get(at + "crate::".len()..).unwrap_or_default();
        if let Some(list) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for letter in list.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => found.push(std::mem::take(&mut name)),
                    letter if depth == 0 => name.push(letter),
                    _ => {}
                }
            }
            found.push(name);
        } else {
            found.push(rest.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect());
        }
    }
    let first = |path: &String| path.trim().split("::").next().unwrap_or_default().trim().to_owned();
    found.iter().map(first).filter(|name| !name.is_empty()).collect()
}

#[test]
fn imports_point_down_only() {
    let mut files = Vec::new();
    rust_files(Path::new("src"), &mut files);
    assert!(files.len() > 30, "the tree was not found");
    let mut wrong = Vec::new();
    for path in files {
        let layer = layer(&path);
        // tests of a stage may read what it is given with the stage before it
        if layer == "lib" || layer == "main" || path.ends_with("tests.rs") {
            continue;
        }
        let allowed = LAYERS.iter().find(|(name, _)| *name == layer).unwrap_or_else(|| panic!("{layer} is no layer")).1;
        for import in imports(&fs::read_to_string(&path).unwrap()) {
            if import != layer && !allowed.contains(&import.as_str()) {
                wrong.push(format!("{} imports crate::{import}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sideways_imports_would_be_seen() {
    let text = "use crate::{model::{A, B}, parse};\nfn f() { crate::report::x() }\nuse crate::assess::Y;";
    assert_eq!(imports(text), ["model", "parse", "report", "assess"]);
}
