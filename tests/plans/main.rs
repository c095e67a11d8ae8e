//! Plans that Terraform made, held against the code they were made of: `tests/oracles/plans`.
//!
//! `outcomes` compares the two rule by rule, `report` says what a person sees,
//! `secrecy` what nobody sees, `hostile` what becomes of input that was made to break a scan.
#![cfg(test)]

#[path = "../common/mod.rs"]
mod common;
mod hostile;
mod outcomes;
mod report;
mod secrecy;

use std::path::{Path, PathBuf};

/// The directories of the cases, by name.
fn cases() -> Vec<PathBuf> {
    let root = Path::new("tests/oracles/plans");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.join("plan.json").exists());
    cases.sort();
    cases
}
