//! `gaps.json`: what the run did not see. The problems are what it met; the rest follows from its results.

use super::results::Place;
use super::{Fault, Files, json, named, parsed};
use crate::model::{Assessment, Control, ControlStatus, Level, Problem, RuleStatus, Stage, Status};
use serde::{Deserialize, Serialize};

/// The name of the file.
pub(super) const FILE: &str = "gaps.json";
const SCHEMA: &str = "tickmark-evidence-gaps/1";

/// Warnings that assessing makes from the records, the times of inputs and the day: they are made again and not read.
const MADE: [&str; 6] =
    ["collected-later", "exception-refused", "record-expired", "record-too-long", "record-unknown", "record-void"];

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gaps {
    schema: String,
    /// What could not be read or evaluated, or not as meant.
    problems: Vec<ProblemRecord>,
    /// Inputs and policies among them that count for nothing.
    not_read: Vec<String>,
    rules_without_result: Vec<Without>,
    controls_without_rule: Vec<Without>,
    controls_without_evidence: Vec<Without>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Without {
    id: String,
    why: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProblemRecord {
    level: String,
    stage: String,
    code: String,
    message: String,
    path: Option<String>,
    location: Option<Place>,
    help: Option<String>,
}

/// The file.
pub(super) fn write(assessment: &Assessment) -> Vec<u8> {
    let unread = assessment.problems.iter().filter(|problem| problem.level == Level::Error);
    let mut not_read: Vec<String> = unread.filter_map(|problem| Some(problem.path.as_ref()?.to_string())).collect();
    not_read.dedup();
    let controls = || assessment.frameworks.iter().flat_map(|one| one.framework.controls.iter().zip(&one.controls));
    let without = |(control, status): (&Control, &ControlStatus)| Without {
        id: control.id.to_string(),
        why: status.reason.clone(),
    };
    let has_no_rule = |(control, status): &(&Control, &ControlStatus)| {
        control.evidence.is_empty()
            && control.class != crate::model::Class::Group
            && status.status != Status::NotApplicable
    };
    let has_no_evidence = |(_, status): &(&Control, &ControlStatus)| status.status == Status::NoEvidence;
    json(&Gaps {
        schema: SCHEMA.to_owned(),
        problems: assessment.problems.iter().map(ProblemRecord::of).collect(),
        not_read,
        rules_without_result: rules(assessment),
        controls_without_rule: controls().filter(has_no_rule).map(without).collect(),
        controls_without_evidence: controls().filter(has_no_evidence).map(without).collect(),
    })
}

fn rules(assessment: &Assessment) -> Vec<Without> {
    let idle = assessment.rules.values().filter_map(|rule| {
        let result = assessment.rule_results.get(&rule.id)?;
        let kinds = rule.applies_to.iter().map(|kind| &*kind.0).collect::<Vec<_>>().join(", ");
        let why = match result.status {
            RuleStatus::NoEvidence if result.no_evidence > 0 => "no resource shows what it needs".to_owned(),
            RuleStatus::NoEvidence if result.not_applicable > 0 => "it applied to no resource".to_owned(),
            RuleStatus::NoEvidence => format!("no input shows a {kinds}"),
            RuleStatus::Fail
            | RuleStatus::Error
            | RuleStatus::Waived
            | RuleStatus::Pass
            | RuleStatus::Partial
            | RuleStatus::NotApplicable => return None,
        };
        Some(Without { id: rule.id.to_string(), why })
    });
    idle.collect()
}

/// The problems of the file that were met, and not made from the records.
pub(super) fn read(files: &Files) -> Result<Vec<Problem>, Fault> {
    let gaps: Gaps = parsed(files, FILE)?;
    let met = gaps.problems.into_iter().filter(|problem| !MADE.contains(&problem.code.as_str()));
    met.map(ProblemRecord::read).collect()
}

impl ProblemRecord {
    fn of(problem: &Problem) -> Self {
        Self {
            level: problem.level.name().to_owned(),
            stage: problem.stage.name().to_owned(),
            code: problem.code.to_string(),
            message: problem.message.clone(),
            path: problem.path.as_ref().map(ToString::to_string),
            location: problem.location.as_ref().map(Place::of),
            help: problem.help.clone(),
        }
    }

    fn read(self) -> Result<Problem, Fault> {
        Ok(Problem {
            level: named(FILE, &self.level, &Level::ALL, Level::name)?,
            stage: named(FILE, &self.stage, &Stage::ALL, Stage::name)?,
            code: self.code.into(),
            path: self.path.map(Into::into),
            location: self.location.map(|place| place.read()).transpose()?,
            message: self.message,
            help: self.help,
        })
    }
}
