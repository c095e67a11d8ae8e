//! `scope.json`: what was declared, what was observed, and what was skipped with the reason.

use super::{Fault, Files, json, named, parsed};
use crate::model::{Assessment, KindId, LeftOut, NotRead, Run, Time};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name of the file.
pub(super) const FILE: &str = "scope.json";
const SCHEMA: &str = "tickmark-evidence-scope/1";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Scope {
    schema: String,
    declared: Declared,
    observed: Observed,
    skipped: Skipped,
    /// When what was observed was true, and when it was judged; `run.json` says when the reports were made.
    times: Times,
    /// How items were chosen: always `all`, every file that was found and not skipped is judged.
    sampling: String,
}

/// The population as its owner states it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    /// Layers of which the inputs show everything; of all others the whole population is not known.
    complete_layers: Vec<String>,
    roles: Vec<String>,
    decision_inputs: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Observed {
    inputs: usize,
    resources: usize,
    checks: usize,
    resources_by_kind: BTreeMap<String, usize>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Times {
    /// Of the inputs of which somebody says it, the oldest and the newest.
    collected_from: Option<Time>,
    collected_to: Option<Time>,
    /// Inputs of which nobody says it; they count as stale.
    collected_unknown: usize,
    evaluated_at: Time,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Skipped {
    /// Files that ignore files or `--exclude` hid.
    ignored: usize,
    /// Resources that no kind describes, so that no rule judged them, by type.
    unjudged_types: BTreeMap<String, usize>,
    /// Paths that were seen and not read.
    paths: Vec<SkippedPath>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SkippedPath {
    path: String,
    why: String,
}

/// The file.
pub(super) fn write(assessment: &Assessment) -> Vec<u8> {
    let run = &assessment.run;
    let skipped = run.left_out.iter();
    json(&Scope {
        schema: SCHEMA.to_owned(),
        declared: Declared {
            complete_layers: run.decisions.complete_layers.clone(),
            roles: run.decisions.roles.iter().map(|role| role.name().to_owned()).collect(),
            decision_inputs: run.decisions.decision_inputs.clone(),
        },
        observed: Observed {
            inputs: assessment.inputs.len(),
            resources: run.resources.values().sum(),
            checks: assessment.checks.len(),
            resources_by_kind: run.resources.iter().map(|(kind, count)| (kind.0.to_string(), *count)).collect(),
        },
        skipped: Skipped {
            ignored: run.files_ignored,
            unjudged_types: run.unjudged_types.clone(),
            paths: skipped
                .map(|one| SkippedPath { path: one.path.to_string(), why: one.why.name().to_owned() })
                .collect(),
        },
        times: times(assessment),
        sampling: "all".to_owned(),
    })
}

fn times(assessment: &Assessment) -> Times {
    let evaluated_at = assessment.run.evaluated_at;
    let known = || assessment.inputs.iter().filter_map(|input| input.collected.at(evaluated_at));
    Times {
        collected_from: known().min(),
        collected_to: known().max(),
        collected_unknown: assessment.inputs.len() - known().count(),
        evaluated_at,
    }
}

/// Adds what the file says to a run.
pub(super) fn read(files: &Files, run: &mut Run) -> Result<(), Fault> {
    let scope: Scope = parsed(files, FILE)?;
    let left_out = |one: SkippedPath| {
        let why = named(FILE, &one.why, &NotRead::ALL, NotRead::name)?;
        Ok(LeftOut { why, path: one.path.into() })
    };
    run.left_out = scope.skipped.paths.into_iter().map(left_out).collect::<Result<_, Fault>>()?;
    run.files_ignored = scope.skipped.ignored;
    run.unjudged_types = scope.skipped.unjudged_types;
    let kinds = scope.observed.resources_by_kind.into_iter();
    run.resources = kinds.map(|(kind, count)| (KindId(kind.into()), count)).collect();
    Ok(())
}
