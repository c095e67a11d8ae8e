//! `tickmark.toml`, found upward from the working directory.

use super::diagnostic::Failure;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of the configuration file.
const NAME: &str = "tickmark.toml";

/// What a configuration file may set; each key means what the flag of its name means.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Config {
    #[serde(default)]
    pub(super) policy: Vec<PathBuf>,
    #[serde(default)]
    pub(super) host: Vec<String>,
    #[serde(default)]
    pub(super) framework: Vec<String>,
    pub(super) format: Option<String>,
    pub(super) output: Option<PathBuf>,
    #[serde(default)]
    pub(super) report: Vec<String>,
    pub(super) fail_on: Option<String>,
    pub(super) min_coverage: Option<f64>,
    #[serde(default)]
    pub(super) include: Vec<String>,
    #[serde(default)]
    pub(super) exclude: Vec<String>,
    #[serde(default)]
    pub(super) no_ignore: bool,
    pub(super) jobs: Option<usize>,
    pub(super) color: Option<String>,
    #[serde(default)]
    pub(super) all: bool,
    /// Values of Terraform variables, `name=value`.
    #[serde(default)]
    pub(super) var: Vec<String>,
    /// Files of values of Terraform variables.
    #[serde(default)]
    pub(super) var_file: Vec<String>,
    /// Terraform workspaces.
    #[serde(default)]
    pub(super) workspace: Vec<String>,
    /// Roles beside those of every entity: `service-provider`, `issuer` and so on.
    #[serde(default)]
    pub(super) roles: Vec<crate::model::Role>,
    /// Decision inputs that were declared, in the frameworks' words.
    #[serde(default)]
    pub(super) decision_inputs: Vec<String>,
    /// Layers of which the input shows everything there is: `host`, `cloud-aws`, `kubernetes`.
    #[serde(default)]
    pub(super) complete_layers: Vec<String>,
    /// Values of rule parameters, by name.
    #[serde(default)]
    pub(super) parameters: BTreeMap<String, toml::Value>,
}

/// Reads the file that was named, or the nearest one upward, or nothing.
pub(super) fn load(named: Option<&Path>) -> Result<Config, Failure> {
    let Some(path) = named.map(Path::to_path_buf).or_else(find) else { return Ok(Config::default()) };
    let shown = path.display().to_string();
    let text =
        std::fs::read_to_string(&path).map_err(|error| Failure::Io { action: "read", path: shown.clone(), error })?;
    let mut config: Config = toml::from_str(&text).map_err(|error| Failure::Config {
        message: format!("cannot use {shown}: {}", error.message().trim_end()),
        path: shown,
        span: error.span().unwrap_or(0..0),
        text: text.clone(),
        help: "every key means what the flag of its name means: see `tickmark scan --help`".into(),
    })?;
    let base = path.parent().unwrap_or(Path::new(""));
    for policy in &mut config.policy {
        *policy = base.join(&*policy);
    }
    for file in &mut config.var_file {
        *file = super::inputs::based(file, base);
    }
    Ok(config)
}

fn find() -> Option<PathBuf> {
    let start = std::env::current_dir().ok()?;
    start.ancestors().map(|directory| directory.join(NAME)).find(|path| path.is_file())
}
