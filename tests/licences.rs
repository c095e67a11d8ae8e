//! Every dependency carries a licence that allows a static binary to be given away.

#![cfg(test)]

use std::process::Command;

const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether an SPDX expression can be met with allowed licences only.
fn allowed(expression: &str) -> bool {
    let plain = expression.replace(['(', ')'], " ").replace('/', " OR ");
    let every = |part: &str| part.split(" AND ").all(one);
    // `A AND (B OR C)` is met when each conjunct has an allowed alternative
    plain.split(" OR ").any(every) || plain.split(" AND ").all(|part| part.split(" OR ").any(one))
}

fn one(licence: &str) -> bool {
    ALLOWED.contains(&licence.split(" WITH ").next().unwrap_or_default().trim())
}

#[test]
fn every_dependency_may_be_given_away() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()
        .expect("cargo metadata runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "the dependencies were not found");
    let refused = packages.iter().filter(|package| !allowed(package["license"].as_str().unwrap_or("none")));
    let refused: Vec<String> = refused.map(|package| format!("{} {}", package["name"], package["license"])).collect();
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn copyleft_is_refused() {
    assert!(allowed("MIT OR Apache-2.0") && allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!allowed("GPL-3.0") && !allowed("MIT AND GPL-3.0"));
}
