//! Controls as findings: satisfied only what passes or what somebody attested.

use super::parts::{Property, line, statement};
use super::risks::RuleRisk;
use super::scope::Related;
use crate::model::{Control, ControlStatus, FrameworkAssessment, RuleId, Status};
use crate::report::identifier::uuid;
use crate::report::order;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Finding {
    uuid: String,
    title: String,
    description: String,
    props: Vec<Property>,
    target: Target,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_observations: Vec<Related>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_risks: Vec<RelatedRisk>,
}

/// A reference to a risk.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RelatedRisk {
    pub(super) risk_uuid: String,
}

#[expect(clippy::struct_field_names, reason = "the names are those of the specification")]
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Target {
    #[serde(rename = "type")]
    kind: &'static str,
    target_id: String,
    title: String,
    status: State,
}

#[derive(Serialize)]
struct State {
    state: &'static str,
    reason: &'static str,
}

/// Every control that applies.
pub(super) fn of(
    assessed: &FrameworkAssessment,
    observations: &BTreeMap<&RuleId, Vec<Related>>,
    risks: &[RuleRisk<'_>],
) -> Vec<Finding> {
    let controls = order::controls(assessed).filter_map(|(control, status)| Some((control, status?)));
    let applies = controls.filter(|(_, status)| status.status != Status::NotApplicable);
    applies.map(|(control, status)| finding(assessed, control, status, observations, risks)).collect()
}

fn finding(
    assessed: &FrameworkAssessment,
    control: &Control,
    status: &ControlStatus,
    observations: &BTreeMap<&RuleId, Vec<Related>>,
    risks: &[RuleRisk<'_>],
) -> Finding {
    let rules: Vec<&RuleId> = control.evidence.iter().map(|evidence| &evidence.rule).collect();
    let seen = rules.iter().filter_map(|rule| observations.get(rule)).flatten().cloned();
    let mapped = risks.iter().filter(|risk| rules.contains(&risk.rule));
    Finding {
        uuid: uuid(&["oscal", "finding", &assessed.framework.id, &control.id.0]),
        title: line(&format!("{} {}: {}", control.id, control.title, status.status.name().replace('_', " "))),
        description: status.reason.clone(),
        props: vec![
            Property::own("control-id", &control.id.0),
            Property::own("status", status.status.name()),
            Property::own("class", control.class.name()),
        ],
        target: Target {
            kind: "statement-id",
            target_id: statement(control),
            title: line(&control.title),
            status: state(status.status),
        },
        related_observations: seen.collect(),
        related_risks: mapped.map(|risk| RelatedRisk { risk_uuid: risk.risk.uuid.clone() }).collect(),
    }
}

/// OSCAL has two states and three reasons; `content/evidence.md` section 8 maps ours.
fn state(status: Status) -> State {
    let (state, reason) = match status {
        Status::Pass => ("satisfied", "pass"),
        Status::Attested => ("satisfied", "other"),
        Status::Fail => ("not-satisfied", "fail"),
        Status::Error
        | Status::Waived
        | Status::NoEvidence
        | Status::Manual
        | Status::Partial
        | Status::NotApplicable => ("not-satisfied", "other"),
    };
    State { state, reason }
}
