//! Plans that Terraform made, held against the code they were made of: `tests/oracles/plans`.
//!
//! `outcomes` compares the two rule by rule, `report` says what a person sees.
#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;
mod outcomes;
mod report;

use std::path::{Path, PathBuf};

/// The directories of the cases, by name.
fn cases() -> Vec<PathBuf> {
    let root = Path::new("tests/oracles/plans");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.join("plan.json").exists());
    cases.sort();
    cases
}
