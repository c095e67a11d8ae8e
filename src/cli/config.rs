//! `tickmark.toml`, found upward from the working directory.

use super::diagnostic::Failure;
use super::threads::Threads;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::de::{DeTable, DeValue};

/// The name of the configuration file.
pub(super) const NAME: &str = crate::model::OWN_FILE;

/// The JSON Schema of the configuration file, draft 2020-12.
pub(super) const JSON_SCHEMA: &str = include_str!("config.schema.json");

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
    pub(super) no_ignore: Option<bool>,
    pub(super) jobs: Option<Threads>,
    pub(super) as_of: Option<Day>,
    pub(super) color: Option<String>,
    /// A JSON report, or a git revision.
    pub(super) baseline: Option<String>,
    pub(super) all: Option<bool>,
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
    /// What must be seen before a control passes, by its id.
    #[serde(default)]
    pub(super) required: BTreeMap<String, Demand>,
    /// Values of rule parameters, by name.
    #[serde(default)]
    pub(super) parameters: BTreeMap<String, toml::Value>,
    /// The history that every scan is recorded in: a file, or the URL of a server, without password.
    pub(super) history: Option<String>,
    /// The name of the series of runs.
    pub(super) series: Option<String>,
    /// Days in which findings are to be resolved, by severity.
    #[serde(default)]
    pub(super) sla_days: BTreeMap<String, u32>,
    /// When inputs were collected that do not say it, `[GLOB=]TIME`.
    #[serde(default)]
    pub(super) collected_at: Vec<String>,
    /// Days for which evidence is fresh, by view or layer: `code`, `live`, `host`.
    #[serde(default)]
    pub(super) fresh_days: BTreeMap<String, u32>,
    /// The file itself, to point at what cannot be used.
    #[serde(skip)]
    file: Option<File>,
}

/// What must be seen of a control.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Demand {
    /// Layers of which a rule must have judged something.
    #[serde(default)]
    pub(super) layers: Vec<String>,
    /// Views in which a rule must have: `code`, `plan`, `state`, `live`.
    #[serde(default)]
    pub(super) views: Vec<String>,
}

/// A configuration file.
#[derive(Debug, Clone)]
struct File {
    path: String,
    text: String,
}

/// A day, as TOML's own date or as text.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum Day {
    Date(toml::value::Datetime),
    Text(String),
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl Config {
    /// The path of the file, when there is one.
    pub(super) fn path(&self) -> Option<&str> {
        self.file.as_ref().map(|file| file.path.as_str())
    }

    /// The folder the file is in; none when there is no file.
    pub(super) fn folder(&self) -> Option<&Path> {
        Path::new(&self.file.as_ref()?.path).parent()
    }

    /// The same failure, at the value under these keys; a list's item is found by its text.
    pub(super) fn blame(&self, keys: &[&str], item: Option<&str>, failure: Failure) -> Failure {
        match (&self.file, failure) {
            (Some(file), Failure::Usage { message, help }) => Failure::Config {
                message: format!("cannot use {}: {message}", file.path),
                path: file.path.clone(),
                span: span(&file.text, keys, item).unwrap_or(0..0),
                text: file.text.clone(),
                help,
            },
            (_, other) => other,
        }
    }
}

/// Where a value stands in a configuration file.
fn span(text: &str, keys: &[&str], item: Option<&str>) -> Option<Range<usize>> {
    let root = DeTable::parse(text).ok()?;
    let (first, rest) = keys.split_first()?;
    let mut value = root.get_ref().get(*first)?;
    for key in rest {
        value = value.get_ref().as_table()?.get(*key)?;
    }
    match (value.get_ref(), item) {
        (DeValue::Array(items), Some(item)) => {
            let found = items.iter().find(|one| one.get_ref().as_str() == Some(item));
            Some(found.map_or(value.span(), toml::Spanned::span))
        }
        _ => Some(value.span()),
    }
}

/// Reads the file that was named, or the nearest one upward, or nothing.
pub(super) fn load(named: Option<&Path>) -> Result<Config, Failure> {
    let Some(path) = named.map(Path::to_path_buf).or_else(find) else { return Ok(Config::default()) };
    let shown = path.display().to_string();
    let text =
        std::fs::read_to_string(&path).map_err(|error| Failure::Io { action: "read", path: shown.clone(), error })?;
    let mut config: Config = toml::from_str(&text).map_err(|error| Failure::Config {
        message: format!("cannot use {shown}: {}", error.message().trim_end()),
        path: shown.clone(),
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
    // a report lies beside the configuration; what does not is a revision
    let beside = config.baseline.as_ref().map(|name| base.join(name)).filter(|path| path.is_file());
    if let Some(path) = beside {
        config.baseline = Some(path.display().to_string());
    }
    config.file = Some(File { path: shown, text });
    Ok(config)
}

fn find() -> Option<PathBuf> {
    let start = std::env::current_dir().ok()?;
    start.ancestors().map(|directory| directory.join(NAME)).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Role, Severity};
    use crate::report::Format;
    use std::collections::BTreeSet;

    fn schema() -> serde_json::Value {
        serde_json::from_str(JSON_SCHEMA).expect("the schema is JSON")
    }

    fn names(values: &serde_json::Value) -> BTreeSet<&str> {
        values.as_array().expect("a list").iter().filter_map(serde_json::Value::as_str).collect()
    }

    #[test]
    fn the_schema_has_the_keys_that_the_file_may_have() {
        let schema = schema();
        let described: BTreeSet<&str> =
            schema["properties"].as_object().expect("an object").keys().map(String::as_str).collect();
        // the error of a key that nobody knows lists those that are known
        let error = toml::from_str::<Config>("nonesuch = 1").expect_err("an unknown key is refused").to_string();
        let known = error.split("expected one of ").nth(1).expect("a list").split('`').skip(1).step_by(2);
        assert_eq!(described, known.collect());
        assert_eq!(schema["additionalProperties"], false);
    }

    #[test]
    fn the_schema_has_the_words_that_the_program_has() {
        let schema = schema();
        let properties = &schema["properties"];
        assert_eq!(names(&properties["format"]["enum"]), Format::all().map(Format::name).collect());
        let severities = Severity::ALL.map(Severity::name).into_iter().chain(["none"]);
        assert_eq!(names(&properties["fail-on"]["enum"]), severities.collect());
        for role in names(&properties["roles"]["items"]["enum"]) {
            let known: Role = serde_json::from_value(role.into()).expect("a role that the program knows");
            assert_eq!(known.name(), role);
        }
        let error = serde_json::from_value::<Role>("nobody".into()).expect_err("no role").to_string();
        let known = error.split("expected one of ").nth(1).expect("a list").split('`').skip(1).step_by(2);
        assert_eq!(names(&properties["roles"]["items"]["enum"]), known.collect());
    }

    #[test]
    fn what_the_schema_accepts_the_program_accepts() {
        let validator = jsonschema::validator_for(&schema()).expect("a schema");
        for (text, accepted) in [
            (
                "fail-on = \"high\"\nexclude = [\"a/**\"]\nroles = [\"issuer\"]\n[parameters.AWS-RDS-003]\nmin_days = 14",
                true,
            ),
            ("min-coverage = 50.5\njobs = 2\nall = true\nvar = [\"a=b\"]\nreport = [\"sarif=a.sarif\"]", true),
            ("min-coverag = 50.5", false),
            ("roles = [\"nobody\"]", false),
            ("jobs = 0", false),
            ("jobs = 513", false),
            ("exclude = \"a\"", false),
        ] {
            let value: serde_json::Value = toml::from_str(text).expect("TOML");
            assert_eq!(validator.is_valid(&value), accepted, "{text}");
            assert_eq!(toml::from_str::<Config>(text).is_ok(), accepted, "{text}");
        }
    }
}
