//! Flags, environment and configuration made into what a scan needs, checked once.

use super::arguments::{Arguments, ScanArguments, When};
use super::clock;
use super::config::{self, Config};
use super::diagnostic::Failure;
use super::environment::variable;
use super::threads::Threads;
use super::{freshness, inputs};
use crate::model::{CollectedAt, Date, Role, Severity, TerraformInputs, Time};
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
    pub(super) jobs: Threads,
    pub(super) as_of: Date,
    pub(super) evaluated_at: Time,
    pub(super) baseline: Option<String>,
    pub(super) changed_since: Option<String>,
    pub(super) all: bool,
    pub(super) inputs: TerraformInputs,
    pub(super) roles: Vec<Role>,
    pub(super) decision_inputs: Vec<String>,
    pub(super) complete_layers: Vec<String>,
    pub(super) parameters: BTreeMap<String, toml::Value>,
    pub(super) collected: Vec<CollectedAt>,
    pub(super) fresh_days: BTreeMap<String, u32>,
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
                let failure = Failure::usage(format!("`{other}` is not a way to colour"), "use auto, always or never");
                return Err(config.blame(&["color"], None, failure));
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
        // hosts that are typed are all there is to scan; those of the configuration come beside the directory
        let paths = match (raw.paths.is_empty(), raw.hosts.is_empty()) {
            (true, true) => vec![PathBuf::from(".")],
            _ => raw.paths.clone(),
        };
        let pick = Pick { config };
        let day = config.as_of.as_ref().map(ToString::to_string);
        let evaluated_at = pick.one("as-of", raw.as_of.as_deref(), day.as_deref(), moment)?;
        let evaluated_at = evaluated_at.unwrap_or_else(|| clock::now(variable("SOURCE_DATE_EPOCH").as_deref()));
        Ok(Self {
            paths,
            hosts,
            frameworks: either(&raw.frameworks, &config.framework),
            reports: reports(raw, config)?,
            fail_on: pick
                .one("fail-on", raw.fail_on.as_deref(), config.fail_on.as_deref(), fail_on)?
                .unwrap_or(Some(Severity::Low)),
            min_coverage: pick.one("min-coverage", raw.min_coverage, config.min_coverage, min_coverage)?,
            include: either(&raw.include, &config.include),
            exclude: either(&raw.exclude, &config.exclude),
            no_ignore: raw.no_ignore.or(config.no_ignore).unwrap_or(false),
            jobs: raw.jobs.or(config.jobs).unwrap_or_default(),
            as_of: evaluated_at.date(),
            evaluated_at,
            baseline: raw.baseline.clone().or_else(|| config.baseline.clone()),
            changed_since: raw.changed_since.clone(),
            all: raw.all.or(config.all).unwrap_or(false),
            inputs: inputs::inputs(&raw.inputs, config)?,
            roles: config.roles.clone(),
            decision_inputs: config.decision_inputs.clone(),
            complete_layers: config.complete_layers.clone(),
            parameters: config.parameters.clone(),
            collected: freshness::collected(&raw.collected_at, config)?,
            fresh_days: config.fresh_days.clone(),
        })
    }
}

/// Picks the flag, or else the configuration, whose file is blamed for a value that cannot be used.
struct Pick<'a> {
    config: &'a Config,
}

impl Pick<'_> {
    fn one<T, V>(
        &self,
        key: &str,
        flag: Option<T>,
        configured: Option<T>,
        checked: fn(T) -> Result<V, Failure>,
    ) -> Result<Option<V>, Failure> {
        match (flag, configured) {
            (Some(flag), _) => checked(flag).map(Some),
            (None, Some(value)) => checked(value).map(Some).map_err(|failure| self.config.blame(&[key], None, failure)),
            (None, None) => Ok(None),
        }
    }
}

type Reports = Vec<(Format, Option<PathBuf>)>;

fn reports(raw: &ScanArguments, config: &Config) -> Result<Reports, Failure> {
    let pick = Pick { config };
    let main = pick.one("format", raw.format.as_deref(), config.format.as_deref(), format)?;
    let output = raw.output.clone().or_else(|| config.output.clone());
    let mut reports: Reports = vec![(main.unwrap_or(Format::Table), output)];
    let configured = raw.reports.is_empty();
    for written in if configured { &config.report } else { &raw.reports } {
        let added = report(written, &reports);
        reports.push(
            added.map_err(
                |failure| {
                    if configured { config.blame(&["report"], Some(written), failure) } else { failure }
                },
            )?,
        );
    }
    Ok(reports)
}

/// One more report, as `FORMAT=FILE`; two of them in one file would leave the last only.
fn report(written: &str, before: &Reports) -> Result<(Format, Option<PathBuf>), Failure> {
    let help = "write FORMAT=FILE, such as sarif=report.sarif";
    let parts = written.split_once('=').filter(|(_, file)| !file.is_empty());
    let Some((name, file)) = parts else {
        return Err(Failure::usage(format!("the report `{written}` names no file"), help));
    };
    let file = PathBuf::from(file);
    if before.iter().any(|(_, other)| other.as_ref().is_some_and(|other| is_same(other, &file))) {
        let message = format!("two reports would be written to {}", file.display());
        return Err(Failure::usage(message, "give each report a file of its own"));
    }
    Ok((format(name)?, Some(file)))
}

/// Whether two paths name one file, as far as their parts say; devices may be written to twice.
fn is_same(one: &std::path::Path, other: &std::path::Path) -> bool {
    one.components().eq(other.components()) && !one.starts_with("/dev")
}

fn format(name: &str) -> Result<Format, Failure> {
    name.parse().map_err(|help: String| Failure::usage(format!("`{name}` is not a report format"), help))
}

fn fail_on(name: &str) -> Result<Option<Severity>, Failure> {
    if name == "none" {
        return Ok(None);
    }
    let help = "or use none to never fail on findings";
    name.parse().map(Some).map_err(|error: String| Failure::usage(error, help))
}

fn min_coverage(percent: f64) -> Result<f64, Failure> {
    if (0.0..=100.0).contains(&percent) {
        Ok(percent)
    } else {
        Err(Failure::usage(format!("a coverage of {percent} is no percentage"), "use a number from 0 to 100"))
    }
}

/// The first moment of a day.
fn moment(day: &str) -> Result<Time, Failure> {
    let date = day.parse().map_err(|error: String| Failure::usage(error, "write a day such as 2026-01-31"))?;
    Ok(Time::midnight(date))
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
