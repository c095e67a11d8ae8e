//! Every file of a bundle, made from a run.

use super::{
    Fault, Files, MANIFEST, RunRecord, SUMS, gaps, inputs, json, manifest, policies, records, results, run, scope,
    standing, sums,
};
use crate::catalog::Catalog;
use crate::model::Assessment;
use crate::records::Shelf;
use crate::report::{self, Format, Style};

/// What a bundle is made of.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// The run, judged.
    pub assessment: &'a Assessment,
    /// The policies, kinds and frameworks it was judged by.
    pub catalog: &'a Catalog,
    /// The signed records that it took into account.
    pub shelf: &'a Shelf,
    /// Who, where, when, with which settings.
    pub run: &'a RunRecord,
    /// The inputs, when they are kept.
    pub copies: Option<&'a super::Copies>,
    /// The bundle before this one.
    pub previous: Option<&'a super::Previous>,
}

/// The reports of a bundle. OSCAL documents name each other by these names.
const REPORTS: [(Format, &str); 12] = [
    (Format::Html, "reports/report.html"),
    (Format::Markdown, "reports/report.md"),
    (Format::Json, "reports/report.json"),
    (Format::Sarif, "reports/results.sarif"),
    (Format::Csv, "reports/checks.csv"),
    (Format::CsvControls, "reports/controls.csv"),
    (Format::Oscal, "oscal/assessment-results.json"),
    (Format::OscalPlan, "oscal/assessment-plan.json"),
    (Format::OscalPoam, "oscal/poam.json"),
    (Format::OscalProfile, "oscal/profile.json"),
    (Format::OscalCatalog, "oscal/catalog.json"),
    (Format::OscalComponent, "oscal/component-definition.json"),
];

/// What a person reads first.
const README: &str = include_str!("readme.txt");

/// Every file but the list of files and the list of digests.
pub fn contents(made: &Made<'_>) -> Result<Files, Fault> {
    let mut files = Files::new();
    let assessment = made.assessment;
    files.insert("README.txt".to_owned(), README.into());
    files.insert(run::FILE.to_owned(), json(made.run));
    files.insert(scope::FILE.to_owned(), scope::write(assessment));
    files.insert(gaps::FILE.to_owned(), gaps::write(assessment));
    files.insert(results::FILE.to_owned(), results::write(assessment));
    results::excerpts(assessment, &mut files);
    inputs::write(assessment, made.copies, &mut files);
    policies::write(assessment, made.catalog, &mut files);
    records::write(assessment, made.shelf, &mut files)?;
    files.insert(standing::CONTROLS.to_owned(), standing::controls(assessment));
    files.insert(standing::METRICS.to_owned(), standing::metrics(assessment));
    let style = Style { all: true, exhibits: true, ..Style::default() };
    for (format, name) in REPORTS {
        let mut bytes = Vec::new();
        let written = report::render(format, assessment, &style, &mut bytes);
        written.map_err(|error| Fault::Io { action: "make", path: name.to_owned(), error })?;
        files.insert(name.to_owned(), bytes);
    }
    Ok(files)
}

/// The files with the list of files and the list of digests: all that is signed.
pub fn sealed(mut files: Files, made: &Made<'_>) -> Files {
    let manifest = manifest::write(&files, made);
    files.insert(MANIFEST.to_owned(), manifest);
    let sums = sums::write(&files);
    files.insert(SUMS.to_owned(), sums);
    files
}
