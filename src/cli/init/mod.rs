//! `tickmark init`: a configuration for what is here, and what a pipeline needs to run it. Nothing is overwritten.

mod configuration;
mod pipelines;
mod survey;

pub(super) use pipelines::System;

use super::arguments::{Arguments, InitArguments, ScanArguments};
use super::diagnostic::Failure;
use super::{config, output, scan};
use crate::catalog::Catalog;
use crate::model::Assessment;
use std::collections::BTreeSet;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use survey::Survey;

pub(super) fn run(raw: &InitArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let (assessment, settings, _) = scan::assessed(&ScanArguments::default(), arguments)?;
    let catalog = Catalog::load(&settings.policies);
    let hosts = survey::hosts(&assessment);
    let assessment = if hosts.is_empty() { assessment } else { with_hosts(&hosts, arguments)? };
    let survey = Survey::of(&assessment, hosts, &catalog);
    let mut files = vec![(config::NAME, configuration::text(&survey, &catalog))];
    files.extend(raw.ci.iter().map(|system| pipelines::file(*system)));
    let mut told = String::new();
    for (path, text) in &files {
        told.push_str(&if raw.stdout { shown(path, text) } else { written(Path::new(path), text)? });
    }
    if !raw.stdout && raw.ci.is_empty() {
        told.push_str(&survey.advice());
    }
    output::text(&told)
}

/// The run that the configuration asks for: what is here, with the hosts that were found in it.
fn with_hosts(hosts: &BTreeSet<String>, arguments: &Arguments) -> Result<Assessment, Failure> {
    let hosts = hosts.iter().map(|host| configuration::literal(host)).collect();
    let asked = ScanArguments { paths: vec![PathBuf::from(".")], hosts, ..ScanArguments::default() };
    scan::assessed(&asked, arguments).map(|(assessment, ..)| assessment)
}

/// A file as `--stdout` prints it: its path is a comment in every format there is.
fn shown(path: &str, text: &str) -> String {
    format!("# -- {path}\n{text}")
}

/// Writes a file that is not there yet, and says what was done.
fn written(path: &Path, text: &str) -> Result<String, Failure> {
    let shown = path.display();
    let failed = |error| Failure::Io { action: "write", path: shown.to_string(), error };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    match std::fs::File::create_new(path) {
        Ok(mut file) => {
            file.write_all(text.as_bytes()).map_err(failed)?;
            Ok(format!("wrote {shown}\n"))
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Ok(format!("kept {shown}, which is there already; `--stdout` prints what would be written\n"))
        }
        Err(error) => Err(failed(error)),
    }
}
