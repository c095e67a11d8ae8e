//! `run.json`: who ran what, where and when, and what was decided. The only file that differs between two runs on the
//! same inputs; all that is not about the occasion is the same in both.

use super::{Fault, named};
use crate::assess::Required;
use crate::model::{
    Assessment, ControlId, Date, Decisions, Given, Level, Role, Run, Severity, TerraformInputs, Time, Variant, Verdict,
    View,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The name of the file.
pub(super) const FILE: &str = "run.json";
const SCHEMA: &str = "tickmark-evidence-run/1";

/// The run record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunRecord {
    schema: String,
    /// What ran.
    pub tool: Tool,
    /// The day the run speaks for.
    pub as_of: Date,
    /// When the checks were evaluated.
    pub evaluated_at: Time,
    /// How it ended: the name of a verdict.
    pub verdict: String,
    /// The exit code of a scan that ends so.
    pub exit_code: u8,
    /// Errors among the problems.
    pub errors: usize,
    /// What was decided and given.
    pub settings: SettingsRecord,
    /// Who, where, when.
    pub occasion: Occasion,
}

/// What ran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    /// Always `tickmark`.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The platform it was built for.
    pub target: String,
    /// The engine that evaluates Rego, with its version.
    pub rego_engine: String,
}

/// Who ran it, where and when; what is not known is left out, and a person only named when asked to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occasion {
    /// When the run started.
    pub started_at: Time,
    /// When the reports were made.
    pub reported_at: Time,
    /// The person who answers for the run.
    pub person: Option<String>,
    /// The machine and its user.
    pub environment: Environment,
    /// The pipeline.
    pub ci: Option<Ci>,
    /// The arguments, secrets redacted.
    pub arguments: Vec<String>,
}

/// The machine and its user.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Environment {
    /// The name of the machine.
    pub host: Option<String>,
    /// The user of the operating system.
    pub user: Option<String>,
    /// The directory that paths start from.
    pub directory: Option<String>,
    /// Threads asked for; 0 is one for each processor.
    pub jobs: usize,
}

/// A pipeline, as its own variables name it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ci {
    /// Which one: `github`, `gitlab`.
    pub system: String,
    /// The run or job.
    pub run: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The repository.
    pub repository: Option<String>,
    /// The commit.
    pub commit: Option<String>,
}

/// What was decided and given: all that a run follows from, beside its inputs and policies.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsRecord {
    /// Paths that were scanned.
    pub paths: Vec<String>,
    /// Hosts that were scanned.
    pub hosts: Vec<String>,
    /// Globs a path had to match.
    pub include: Vec<String>,
    /// Globs a path must not match.
    pub exclude: Vec<String>,
    /// Whether ignore files were not followed.
    pub no_ignore: bool,
    /// What was given to Terraform, secrets redacted.
    pub terraform: TerraformRecord,
    /// The frameworks, in the order of the reports.
    pub frameworks: Vec<String>,
    /// The lowest severity that fails the gate.
    pub fail_on: Option<String>,
    /// The least coverage that passes the gate.
    pub min_coverage: Option<f64>,
    /// Whom the controls were held against, beside every entity.
    pub roles: Vec<String>,
    /// Decision inputs that were declared.
    pub decision_inputs: Vec<String>,
    /// Layers declared to be seen whole.
    pub complete_layers: Vec<String>,
    /// What must be seen of controls, by control.
    pub required: BTreeMap<String, RequiredRecord>,
    /// Values of rule parameters that the configuration gives; `policies.json` lists those in force with their origin.
    pub parameters: BTreeMap<String, toml::Value>,
    /// Days for which evidence counts, where they are not ours, by view or layer.
    pub fresh_days: BTreeMap<String, u32>,
    /// What was said of the time of inputs, as `[GLOB=]TIME`.
    pub collected_at: Vec<String>,
    /// The folder of signed records as its paths are shown; none when there was none.
    pub records: Option<String>,
}

/// Layers and views that must be seen of a control.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredRecord {
    /// The layers.
    pub layers: Vec<String>,
    /// The views.
    pub views: Vec<String>,
}

/// What was given to Terraform.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TerraformRecord {
    /// Values of `TF_VAR_name`, by name.
    pub environment: BTreeMap<String, String>,
    /// Directories judged as root modules too.
    pub roots: Vec<String>,
    /// Sets of values judged side by side.
    pub variants: Vec<VariantRecord>,
}

/// One set of values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantRecord {
    /// Its name, when there are several.
    pub name: Option<String>,
    /// The workspace.
    pub workspace: String,
    /// What gives values, later ones winning.
    pub given: Vec<GivenRecord>,
}

/// A value or a file of values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum GivenRecord {
    /// `--var name=text`.
    Value {
        /// The variable.
        name: String,
        /// The text.
        text: String,
    },
    /// `--var-file path`.
    File(String),
}

/// How a scan of this verdict ends, as a number.
fn exit_code(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Passed => 0,
        Verdict::Failed => 1,
        Verdict::Untrusted => 2,
        Verdict::Nothing => 3,
    }
}

impl RunRecord {
    /// The record of an assessment.
    pub fn new(assessment: &Assessment, settings: SettingsRecord, occasion: Occasion) -> Self {
        let verdict = assessment.verdict();
        Self {
            schema: SCHEMA.to_owned(),
            tool: Tool::this(),
            as_of: assessment.run.as_of,
            evaluated_at: assessment.run.evaluated_at,
            verdict: verdict.name().to_owned(),
            exit_code: exit_code(verdict),
            errors: assessment.problems.iter().filter(|problem| problem.level == Level::Error).count(),
            settings,
            occasion,
        }
    }

    /// What made it, when it was not this very version of Tickmark: only that one makes the same files again.
    pub(super) fn foreign(&self) -> Option<String> {
        let (made, ours) = (&self.tool, Tool::this());
        if (&made.name, &made.version) != (&ours.name, &ours.version) {
            Some(format!("{} {}", made.name, made.version))
        } else if self.schema != SCHEMA {
            Some(format!("a {} {} that writes {}", made.name, made.version, self.schema))
        } else {
            None
        }
    }

    /// What must be seen of controls.
    pub(super) fn required(&self) -> Result<BTreeMap<ControlId, Required>, Fault> {
        let view = |name: &String| named(FILE, name, &View::ALL, View::name);
        let required = self.settings.required.iter().map(|(control, one)| {
            let views = one.views.iter().map(view).collect::<Result<_, _>>()?;
            let layers = one.layers.iter().cloned().collect();
            Ok((ControlId(control.as_str().into()), Required { layers, views }))
        });
        required.collect()
    }

    /// The run as its assessment starts with it, found nothing yet.
    pub(super) fn run(&self) -> Result<Run, Fault> {
        let settings = &self.settings;
        let severity = |name: &String| named(FILE, name, &Severity::ALL, Severity::name);
        let said = |text: &String| text.parse().map_err(|error: String| Fault::wrong(FILE, error));
        let role = |name: &String| named(FILE, name, &Role::ALL, Role::name);
        Ok(Run {
            version: env!("CARGO_PKG_VERSION"),
            as_of: self.as_of,
            evaluated_at: self.evaluated_at,
            content_digest: crate::model::Digest([0; 32]),
            fail_on: settings.fail_on.as_ref().map(severity).transpose()?,
            decisions: Decisions {
                min_coverage: settings.min_coverage,
                roles: settings.roles.iter().map(role).collect::<Result<_, _>>()?,
                decision_inputs: settings.decision_inputs.clone(),
                complete_layers: settings.complete_layers.clone(),
                parameters: settings.parameters.clone(),
                fresh_days: settings.fresh_days.clone(),
                collected: settings.collected_at.iter().map(said).collect::<Result<_, _>>()?,
            },
            changed_since: None,
            left_out: Vec::new(),
            files_ignored: 0,
            unjudged_types: BTreeMap::new(),
            resources: BTreeMap::new(),
        })
    }
}

impl Tool {
    fn this() -> Self {
        Self {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            target: env!("BUILT_FOR").to_owned(),
            rego_engine: concat!("regorus ", env!("BUILT_WITH_REGORUS")).to_owned(),
        }
    }
}

impl TerraformRecord {
    /// What was given, with what must not be kept shown by `redacted` in the place of texts.
    pub fn new(inputs: &TerraformInputs, redacted: &dyn Fn(&str, &str) -> String) -> Self {
        let given = |given: &Given| match given {
            Given::Value { name, text } => GivenRecord::Value { name: name.to_string(), text: redacted(name, text) },
            Given::File(path) => GivenRecord::File(path.to_string()),
        };
        let variant = |variant: &Variant| VariantRecord {
            name: variant.name.as_ref().map(ToString::to_string),
            workspace: variant.workspace.to_string(),
            given: variant.given.iter().map(given).collect(),
        };
        let environment = inputs.environment.iter();
        Self {
            environment: environment.map(|(name, text)| (name.to_string(), redacted(name, text))).collect(),
            roots: inputs.roots.iter().map(ToString::to_string).collect(),
            variants: inputs.variants.iter().map(variant).collect(),
        }
    }

    /// The same as a scan takes it.
    pub fn inputs(&self) -> TerraformInputs {
        let given = |given: &GivenRecord| match given {
            GivenRecord::Value { name, text } => {
                Given::Value { name: name.as_str().into(), text: text.as_str().into() }
            }
            GivenRecord::File(path) => Given::File(path.as_str().into()),
        };
        let variant = |variant: &VariantRecord| Variant {
            name: variant.name.as_deref().map(Arc::from),
            workspace: variant.workspace.as_str().into(),
            given: variant.given.iter().map(given).collect(),
        };
        let text = |(name, text): (&String, &String)| (name.as_str().into(), text.as_str().into());
        TerraformInputs {
            environment: self.environment.iter().map(text).collect(),
            roots: self.roots.iter().map(|root| root.as_str().into()).collect(),
            variants: self.variants.iter().map(variant).collect(),
        }
    }
}

/// What the record says of the end of the run, and the assessment does not.
pub(super) fn disagreements(record: &RunRecord, assessment: &Assessment) -> Vec<String> {
    let again = RunRecord::new(assessment, record.settings.clone(), record.occasion.clone());
    let mut said = Vec::new();
    if record.verdict != again.verdict {
        said.push(format!(
            "{FILE} says that the run ended `{}`, and its results say `{}`",
            record.verdict, again.verdict
        ));
    }
    if record.exit_code != again.exit_code {
        said.push(format!(
            "{FILE} says that the run ended with {}, and its results say {}",
            record.exit_code, again.exit_code
        ));
    }
    if record.errors != again.errors {
        said.push(format!("{FILE} counts {} errors, and there are {}", record.errors, again.errors));
    }
    if record.tool != again.tool && record.tool.target == again.tool.target {
        said.push(format!("{FILE} names another tool or engine than its version has"));
    }
    if record.evaluated_at.date() != record.as_of {
        said.push(format!("{FILE} is of {}, and evaluated at {}", record.as_of, record.evaluated_at));
    }
    let occasion = &record.occasion;
    if occasion.reported_at < occasion.started_at {
        said.push(format!("{FILE} is of a run that was reported at {} and started later", occasion.reported_at));
    }
    said
}
