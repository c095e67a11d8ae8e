//! Flags, environment and configuration made into what a scan needs, checked once.

use super::arguments::{Arguments, ScanArguments, When};
use super::clock;
use super::config::{self, Config};
use super::diagnostic::Failure;
use super::inputs;
use crate::model::{Date, Role, Severity, TerraformInputs, Time};
use crate::report::Format;
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::PathBuf;

/// A terminal is never assumed wider: longer lines are hard to read.
const MAX_WIDTH: usize = 160;
/// The width of a pipe.
const DEFAULT_WIDTH: usize = 100;

/// What every subcommand needs.
pub(super) struct Settings {
    pub(super) policies: Vec<PathBuf>,
    pub(super) colour: bool,
    pub(super) unicode: bool,
    pub(super) width: usize,
    pub(super) config: Config,
}

/// What a scan needs.
pub(super) struct ScanSettings {
    pub(super) paths: Vec<PathBuf>,
    pub(super) hosts: Vec<String>,
    pub(super) frameworks: Vec<String>,
    pub(super) reports: Vec<(Format, Option<PathBuf>)>,
    pub(super) fail_on: Option<Severity>,
    pub(super) min_coverage: Option<f64>,
    pub(super) include: Vec<String>,
    pub(super) exclude: Vec<String>,
    pub(super) no_ignore: bool,
    pub(super) jobs: usize,
    pub(super) as_of: Date,
    pub(super) evaluated_at: Time,
    pub(super) all: bool,
    pub(super) inputs: TerraformInputs,
    pub(super) roles: Vec<Role>,
    pub(super) decision_inputs: Vec<String>,
    pub(super) complete_layers: Vec<String>,
    pub(super) parameters: BTreeMap<String, toml::Value>,
}

impl Settings {
    /// Flags over environment over configuration.
    pub(super) fn new(arguments: &Arguments) -> Result<Self, Failure> {
        let config = config::load(arguments.config.as_deref())?;
        let when = match (arguments.color, config.color.as_deref()) {
            (Some(when), _) => when,
            (None, None | Some("auto")) => When::Auto,
            (None, Some("always")) => When::Always,
            (None, Some("never")) => When::Never,
            (None, Some(other)) => {
                return Err(Failure::usage(format!("`color = \"{other}\"` is not known"), "use auto, always or never"));
            }
        };
        let terminal = std::io::stdout().is_terminal();
        let colour = match when {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                terminal && variable("NO_COLOR").is_none() && variable("TERM").is_none_or(|term| term != "dumb")
            }
        };
        let policies = if arguments.policies.is_empty() { config.policy.clone() } else { arguments.policies.clone() };
        Ok(Self { policies, colour, unicode: terminal && utf8_locale(), width: width(), config })
    }
}

impl ScanSettings {
    /// Flags over environment over configuration; what cannot be used is a usage error.
    pub(super) fn new(raw: &ScanArguments, config: &Config) -> Result<Self, Failure> {
        let either = |flags: &[String], configured: &[String]| {
            if flags.is_empty() { configured.to_vec() } else { flags.to_vec() }
        };
        let hosts = either(&raw.hosts, &config.host);
        let paths = match (raw.paths.is_empty(), hosts.is_empty()) {
            (true, true) => vec![PathBuf::from(".")],
            _ => raw.paths.clone(),
        };
        let evaluated_at = moment(raw.as_of.as_deref())?;
        Ok(Self {
            paths,
            hosts,
            frameworks: either(&raw.frameworks, &config.framework),
            reports: reports(raw, config)?,
            fail_on: fail_on(raw.fail_on.as_deref().or(config.fail_on.as_deref()))?,
            min_coverage: min_coverage(raw.min_coverage.or(config.min_coverage))?,
            include: either(&raw.include, &config.include),
            exclude: either(&raw.exclude, &config.exclude),
            no_ignore: raw.no_ignore || config.no_ignore,
            jobs: raw.jobs.or(config.jobs).unwrap_or(0),
            as_of: evaluated_at.date(),
            evaluated_at,
            all: raw.all || config.all,
            inputs: inputs::inputs(&raw.inputs, config)?,
            roles: config.roles.clone(),
            decision_inputs: config.decision_inputs.clone(),
            complete_layers: config.complete_layers.clone(),
            parameters: config.parameters.clone(),
        })
    }
}

fn reports(raw: &ScanArguments, config: &Config) -> Result<Vec<(Format, Option<PathBuf>)>, Failure> {
    let main = raw.format.as_deref().or(config.format.as_deref()).unwrap_or("table");
    let output = raw.output.clone().or_else(|| config.output.clone());
    let mut reports = vec![(format(main)?, output)];
    for report in if raw.reports.is_empty() { &config.report } else { &raw.reports } {
        let Some((name, file)) = report.split_once('=') else {
            return Err(Failure::usage(
                format!("`--report {report}` names no file"),
                "write FORMAT=FILE, such as sarif=report.sarif",
            ));
        };
        reports.push((format(name)?, Some(file.into())));
    }
    Ok(reports)
}

fn format(name: &str) -> Result<Format, Failure> {
    name.parse().map_err(|_| Failure::usage(format!("`{name}` is not a report format"), "use table, json or sarif"))
}

fn fail_on(name: Option<&str>) -> Result<Option<Severity>, Failure> {
    match name {
        None => Ok(Some(Severity::Low)),
        Some("none") => Ok(None),
        Some(name) => name
            .parse()
            .map(Some)
            .map_err(|error: String| Failure::usage(error, "or use none to never fail on findings")),
    }
}

fn min_coverage(percent: Option<f64>) -> Result<Option<f64>, Failure> {
    match percent {
        Some(percent) if !(0.0..=100.0).contains(&percent) => {
            Err(Failure::usage(format!("`--min-coverage {percent}` is no percentage"), "use a number from 0 to 100"))
        }
        percent => Ok(percent),
    }
}

/// The first moment of the day that was asked for, or now.
fn moment(as_of: Option<&str>) -> Result<Time, Failure> {
    match as_of {
        None => Ok(clock::now(variable("SOURCE_DATE_EPOCH").as_deref())),
        Some(text) => {
            let date = text.parse().map_err(|error: String| Failure::usage(error, "write a day such as 2026-01-31"))?;
            Ok(Time::midnight(date))
        }
    }
}

fn width() -> usize {
    let columns = variable("COLUMNS").and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    columns.or_else(terminal).unwrap_or(DEFAULT_WIDTH).clamp(40, MAX_WIDTH)
}

fn utf8_locale() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| variable(name));
    cfg!(windows) || locale.is_some_and(|locale| locale.to_ascii_lowercase().replace('-', "").contains("utf8"))
}

/// An environment variable that is set to something.
pub(super) fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the environment is read here and passed down")]
    let value = std::env::var(name);
    value.ok().filter(|value| !value.is_empty())
}
