//! Where the history of this project is, and what makes a run comparable with another.

use super::arguments::HistoryArguments;
use super::clock;
use super::config::Config;
use super::diagnostic::Failure;
use super::environment::variable;
use super::freshness;
use super::settings::{ScanSettings, Settings};
use crate::catalog::Catalog;
use crate::history::{Error, Limits, Place, Record, Scope, Store};
use crate::model::{Assessment, Date, Freshness, Given, Severity, Trend, Variant};
use crate::records::FOLDER;
use crate::report::Format;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

/// The history of a project that names no other.
const FILE: &str = "history.db";

/// A place that was asked for by the bare flag.
pub(super) const HERE: &str = "";

/// Records a run where the flags or the configuration ask for it; a report that shows the history is given it.
pub(super) fn record(
    assessment: &mut Assessment,
    raw: &HistoryArguments,
    config: &Config,
    settings: &ScanSettings,
) -> Result<(), Failure> {
    if raw.history.is_none() && config.history.is_none() {
        return Ok(());
    }
    if let Some(since) = assessment.run.partial_since() {
        // what it did not look at would read as gone
        let message = format!("a run over what changed since {} is not recorded", since.revision);
        let failure = Failure::usage(message, "record whole runs: leave out `--changed-since` or `--history`");
        return if raw.history.is_some() { Err(failure) } else { Ok(()) };
    }
    let project = project(config);
    let place = place(raw, config, &project)?;
    let limits = limits(config, assessment.freshness.clone(), Limits::default().window_days)?;
    let series = series(raw, config, &project);
    let required = config.required.iter();
    let required = required.map(|(id, seen)| format!("{id}: {} {}", seen.layers.join(" "), seen.views.join(" ")));
    let record = Record::of(assessment, &series, scope(settings, &project).with("required", required));
    let told = settings.reports.iter().any(|(format, _)| *format == Format::Html);
    let recorded = Store::create(&place).and_then(|mut store| {
        store.record(&record)?;
        if told {
            let timeline = store.timeline(&series, settings.as_of)?;
            assessment.history = Some(Box::new(crate::history::trend(&timeline, settings.as_of, &limits)));
        }
        Ok(())
    });
    recorded.map_err(|error| failure(&error))
}

/// What a history tells, as of a day.
pub(super) fn trend(
    raw: &HistoryArguments,
    settings: &Settings,
    as_of: Option<&str>,
    window: u32,
) -> Result<Trend, Failure> {
    let config = &settings.config;
    let project = project(config);
    let as_of = match as_of {
        Some(day) => day.parse().map_err(|error: String| Failure::usage(error, "write a day such as 2026-01-31"))?,
        None => clock::now(variable("SOURCE_DATE_EPOCH").as_deref()).date(),
    };
    let layers = Catalog::load(&settings.policies).kind_layers();
    let limits = limits(config, Freshness::new(freshness::days(config, &layers)?, layers), window)?;
    let place = place(raw, config, &project)?;
    read(&place, &series(raw, config, &project), as_of, &limits).map_err(|error| failure(&error))
}

fn read(place: &Place, series: &str, as_of: Date, limits: &Limits) -> Result<Trend, Error> {
    let timeline = Store::existing(place)?.timeline(series, as_of)?;
    Ok(crate::history::trend(&timeline, as_of, limits))
}

fn failure(error: &Error) -> Failure {
    Failure::usage(error.to_string(), error.help())
}

/// The folder of the configuration, or of `.tickmark`, or the working directory.
fn project(config: &Config) -> PathBuf {
    let start = std::env::current_dir().unwrap_or_default();
    let folder = config.folder().map(|folder| start.join(folder));
    let records = || start.ancestors().find(|directory| directory.join(FOLDER).is_dir()).map(Path::to_path_buf);
    folder.or_else(records).unwrap_or_else(|| start.clone())
}

/// The flag over the configuration over the file beside the project's records.
fn place(raw: &HistoryArguments, config: &Config, project: &Path) -> Result<Place, Failure> {
    let password = variable("PGPASSWORD");
    let here = || Ok(Place::File(project.join(FOLDER).join(FILE)));
    let read = |text: &str| Place::parse(text, password.as_deref()).map_err(|error| failure(&error));
    match (raw.history.as_deref(), config.history.as_deref()) {
        (None | Some(HERE), None) => here(),
        (None | Some(HERE), Some(text)) => {
            let blame = |failure| config.blame(&["history"], None, failure);
            if Place::has_password(text) {
                let help = "take it out, and set PGPASSWORD or TICKMARK_HISTORY where the scan runs";
                return Err(blame(Failure::usage("the history's URL has a password in it", help)));
            }
            Ok(match read(text).map_err(blame)? {
                Place::File(path) => Place::File(project.join(path)),
                server @ Place::Server(_) => server,
            })
        }
        (Some(text), _) => read(text),
    }
}

/// The name of the series: what was given, or what the project's folder is called.
fn series(raw: &HistoryArguments, config: &Config, project: &Path) -> String {
    let given = raw.series.clone().or_else(|| config.series.clone());
    given.unwrap_or_else(|| project.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()))
}

/// What findings and evidence are held to.
fn limits(config: &Config, freshness: Freshness, window: u32) -> Result<Limits, Failure> {
    let mut limits = Limits { window_days: window, freshness, ..Limits::default() };
    for (name, days) in &config.sla_days {
        let severity: Severity = name
            .parse()
            .map_err(|error| config.blame(&["sla-days", name], None, Failure::usage(error, "name a severity")))?;
        limits.sla_days.insert(severity, *days);
    }
    Ok(limits)
}

/// Everything that decides what a run looks at and how it judges, except what it finds and the policies: a digest
/// tells these apart.
fn scope(settings: &ScanSettings, project: &Path) -> Scope {
    let sorted = |values: &[String]| {
        let mut values = values.to_vec();
        values.sort();
        values
    };
    let paths: Vec<String> = settings.paths.iter().map(|path| path.display().to_string()).collect();
    let here = std::env::current_dir().unwrap_or_default();
    let folder = here.strip_prefix(project).map(|path| path.display().to_string()).unwrap_or_default();
    let roles = settings.roles.iter().map(|role| role.name().to_owned()).collect::<Vec<_>>();
    let text = |value| serde_json::to_string(value).unwrap_or_default();
    let parameters = settings.parameters.iter().map(|(name, value)| format!("{name} = {}", text(value)));
    let fresh_days = settings.fresh_days.iter().map(|(name, days)| format!("{name} = {days}"));
    let inputs = &settings.inputs;
    let environment = inputs.environment.iter().map(|(name, value)| format!("{name}={}", digest(value)));
    let given =
        |variant: &Variant| !variant.given.is_empty() || variant.name.is_some() || &*variant.workspace != "default";
    Scope::default()
        .with("folder", Some(folder).filter(|folder| !folder.is_empty()))
        .with("paths", sorted(&paths))
        .with("host", sorted(&settings.hosts))
        .with("framework", sorted(&settings.frameworks))
        .with("include", sorted(&settings.include))
        .with("exclude", sorted(&settings.exclude))
        .with("no-ignore", settings.no_ignore.then(|| "yes".to_owned()))
        .with("roles", sorted(&roles))
        .with("decision-inputs", sorted(&settings.decision_inputs))
        .with("complete-layers", sorted(&settings.complete_layers))
        .with("fresh-days", fresh_days)
        .with("parameters", parameters)
        .with("variables of the environment", environment)
        .with("terraform-root", inputs.roots.iter().map(ToString::to_string))
        .with("variants", inputs.variants.iter().filter(|variant| given(variant)).map(variant))
}

/// A set of Terraform's inputs; values may be secret, so that only their digests are written down.
fn variant(variant: &Variant) -> String {
    let given = variant.given.iter().map(|given| match given {
        Given::Value { name, text } => format!("{name}={}", digest(text)),
        Given::File(path) => path.to_string(),
    });
    let name = variant.name.as_deref().unwrap_or("default");
    format!("{name} in {}: {}", variant.workspace, given.collect::<Vec<_>>().join(" "))
}

/// The first digits of a digest: enough to tell values apart.
fn digest(text: &str) -> String {
    let mut digest = crate::model::Digest(Sha256::digest(text).into()).to_string();
    digest.truncate(12);
    digest
}
