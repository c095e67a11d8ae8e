//! A run made again from the files of a bundle that are not made from others.

use super::{
    Copies, Fault, Files, Previous, RunRecord, gaps, inputs, manifest, parsed, policies, records, results, run, scope,
};
use crate::assess::{self, Facts};
use crate::catalog::Catalog;
use crate::model::{Assessment, Check, Framework};
use crate::records::Shelf;
use std::sync::Arc;

/// The run that a bundle is of.
#[derive(Debug)]
pub struct Restored {
    /// Who, where, when, with which settings.
    pub run: RunRecord,
    /// The run, judged again.
    pub assessment: Assessment,
    /// What it was judged by.
    pub catalog: Catalog,
    /// The signed records.
    pub shelf: Shelf,
    /// The inputs, when the bundle keeps them.
    pub copies: Option<Copies>,
    /// The bundle before it.
    pub previous: Option<Previous>,
}

/// The run of a bundle, judged again from its results.
pub fn restore(files: &Files) -> Result<Restored, Fault> {
    let run: RunRecord = parsed(files, run::FILE)?;
    if let Some(tool) = run.foreign() {
        return Err(Fault::Version { tool });
    }
    let catalog = policies::read(files)?;
    let checks = results::read(files)?;
    Ok(Restored {
        assessment: assessed(files, &run, &catalog, checks)?,
        shelf: records::read(files, run.settings.records.as_deref())?.shelf,
        copies: inputs::copies(files)?,
        previous: manifest::read(files)?.previous,
        run,
        catalog,
    })
}

impl Restored {
    /// The same run with other checks: what it would have come to, had the rules said so.
    pub fn with(&self, files: &Files, checks: Vec<Check>) -> Result<Assessment, Fault> {
        assessed(files, &self.run, &self.catalog, checks)
    }
}

fn assessed(files: &Files, record: &RunRecord, catalog: &Catalog, checks: Vec<Check>) -> Result<Assessment, Fault> {
    let mut run = record.run()?;
    run.content_digest = catalog.digest;
    scope::read(files, &mut run)?;
    let signed = records::read(files, record.settings.records.as_deref())?;
    let facts = Facts {
        parameters: run.decisions.parameter_values(),
        run,
        inputs: inputs::read(files)?,
        rules: catalog.rules.iter().map(|rule| (rule.id.clone(), Arc::clone(rule))).collect(),
        frameworks: chosen(record, catalog)?,
        checks,
        problems: gaps::read(files)?,
        kind_layers: catalog.kind_layers(),
        exceptions: signed.exceptions,
        attestations: signed.attestations,
        baseline: None,
    };
    let settings = assess::Settings { required: record.required()?, ..assess::Settings::of(&facts.run) };
    Ok(assess::assess(facts, &settings))
}

fn chosen(record: &RunRecord, catalog: &Catalog) -> Result<Vec<Arc<Framework>>, Fault> {
    let find = |id: &String| {
        let found = catalog.frameworks.iter().find(|framework| *framework.id == **id).cloned();
        found.ok_or_else(|| Fault::wrong(run::FILE, format!("the framework {id} is not among the bundle's texts")))
    };
    record.settings.frameworks.iter().map(find).collect()
}
