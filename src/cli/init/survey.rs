//! What a repository holds, as a first scan of it saw.

use super::pipelines::System;
use crate::catalog::Catalog;
use crate::model::{Assessment, InputRecord, NotRead, Outcome, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Directories whose content is not run by anybody: tests, and code of others.
const ASIDE: [(&str, &[&str]); 2] = [
    (
        "tests and examples",
        &["test", "tests", "testdata", "test-fixtures", "fixtures", "__tests__", "examples", "example"],
    ),
    ("code of others", &["vendor", "vendored", "third_party", "third-party", "external"]),
];

/// What shows that a directory is the root of a host, with the path from there.
const HOST_FILES: [&str; 3] = ["etc/ssh/sshd_config", "etc/login.defs", "etc/sysctl.conf"];

/// What a repository holds.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Files with something to judge, by what they were taken for.
    pub(super) seen: BTreeMap<String, usize>,
    /// Directories to leave out, with why and the number of files in them that could be judged.
    pub(super) aside: BTreeMap<String, (&'static str, usize)>,
    /// Roots of hosts.
    pub(super) hosts: BTreeSet<String>,
    /// Files of values that Terraform reads only when they are named.
    pub(super) values: BTreeSet<String>,
    /// Layers of which something was seen.
    pub(super) layers: BTreeSet<String>,
    /// Findings outside of the directories to leave out, by severity.
    pub(super) findings: BTreeMap<Severity, usize>,
    /// Systems that the repository uses and whose file for Tickmark is not there.
    pub(super) systems: Vec<System>,
}

impl Survey {
    /// What a scan saw.
    pub(super) fn of(assessment: &Assessment, hosts: BTreeSet<String>, catalog: &Catalog) -> Self {
        let mut survey = Self { hosts, ..Self::default() };
        for input in assessment.inputs.iter().filter(|input| input.resources > 0) {
            match aside(&input.path) {
                Some((folder, why)) => survey.aside.entry(folder).or_insert((why, 0)).1 += 1,
                None => *survey.seen.entry(what(input).to_owned()).or_default() += 1,
            }
        }
        let read = assessment.inputs.iter().map(|input| &*input.path);
        survey.values = read.filter(|path| is_asked_for(path) && aside(path).is_none()).map(str::to_owned).collect();
        let layers = catalog.kind_layers();
        let seen = assessment.run.resources.iter().filter(|(_, count)| **count > 0);
        survey.layers = seen.filter_map(|(kind, _)| layers.get(kind).cloned()).collect();
        survey.count_findings(assessment);
        let is_missing = |system: &System| !Path::new(super::pipelines::file(*system).0).exists();
        let used = System::ALL.into_iter().filter(|system| Path::new(system.sign()).exists());
        survey.systems = used.filter(is_missing).collect();
        survey
    }

    fn count_findings(&mut self, assessment: &Assessment) {
        for check in assessment.checks.iter().filter(|check| aside(&check.subject.location.path).is_none()) {
            let (Outcome::Fail(findings), None) = (&check.outcome, &check.exception) else { continue };
            if let Some(rule) = assessment.rules.get(&check.rule) {
                *self.findings.entry(rule.severity).or_default() += findings.len();
            }
        }
    }

    /// What to do next, for a repository that runs pipelines.
    pub(super) fn advice(&self) -> String {
        let line = |system: &System| {
            format!("{} is here: `tickmark init --ci {}` writes a pipeline\n", system.sign(), system.name())
        };
        self.systems.iter().map(line).collect()
    }
}

/// The roots of hosts among what a scan did not read, outside of what nobody runs.
pub(super) fn hosts(assessment: &Assessment) -> BTreeSet<String> {
    let unread = assessment.run.left_out.iter().filter(|left| left.why == NotRead::UnknownFormat);
    unread.filter(|left| aside(&left.path).is_none()).filter_map(|left| host(&left.path)).collect()
}

/// The first directory on a path whose content nobody runs, and why.
fn aside(path: &str) -> Option<(String, &'static str)> {
    let mut folder = String::new();
    let (parents, _) = path.rsplit_once('/')?;
    for part in parents.split('/') {
        folder.push_str(part);
        if let Some((why, _)) = ASIDE.iter().find(|(_, names)| names.contains(&part)) {
            return Some((folder, why));
        }
        folder.push('/');
    }
    None
}

/// What an input was taken for: `terraform`, `kubernetes`.
fn what(input: &InputRecord) -> &str {
    input.recognised.split_once(':').map_or(&input.syntax, |(what, _)| what)
}

/// The root of the host that a file is of.
fn host(path: &str) -> Option<String> {
    let root = HOST_FILES.iter().find_map(|file| path.strip_suffix(file))?;
    root.strip_suffix('/').filter(|root| !root.is_empty()).map(str::to_owned)
}

/// Whether Terraform reads a file of values only when it is named.
/// <https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files>
fn is_asked_for(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let unasked = ["terraform.tfvars", "terraform.tfvars.json"].contains(&name)
        || name.ends_with(".auto.tfvars")
        || name.ends_with(".auto.tfvars.json");
    !unasked && (name.ends_with(".tfvars") || name.ends_with(".tfvars.json"))
}
