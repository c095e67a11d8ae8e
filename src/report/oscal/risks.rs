//! Failures as risks: one for each rule that fails, and one for each exception that covers failures of a rule.

use super::parts::{NAMESPACE, Property, line};
use super::scope::{Origin, Related, Scope};
use crate::model::{Check, Exception, ExceptionKind, Rule, RuleId, Time};
use crate::report::answer::{self, Answer};
use crate::report::identifier::uuid;
use crate::report::texts;
use serde::Serialize;
use std::collections::BTreeMap;

/// A risk with what it belongs to.
pub(super) struct RuleRisk<'a> {
    pub(super) rule: &'a RuleId,
    pub(super) risk: Risk,
}

#[expect(clippy::struct_field_names, reason = "the names are those of the specification")]
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Risk {
    pub(super) uuid: String,
    pub(super) title: String,
    pub(super) description: String,
    statement: String,
    props: Vec<Property>,
    status: &'static str,
    origins: [Origin; 1],
    characterizations: [Characterization; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mitigating_factors: Vec<Factor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deadline: Option<String>,
    remediations: Vec<Remediation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    risk_log: Option<Log>,
    pub(super) related_observations: Vec<Related>,
}

#[derive(Serialize)]
struct Characterization {
    origin: Origin,
    facets: [Facet; 1],
}

#[derive(Serialize)]
struct Facet {
    name: &'static str,
    system: &'static str,
    value: &'static str,
}

#[derive(Serialize)]
struct Factor {
    uuid: String,
    description: String,
}

#[derive(Serialize)]
struct Remediation {
    uuid: String,
    lifecycle: &'static str,
    title: &'static str,
    description: String,
}

#[derive(Serialize)]
struct Log {
    entries: [Entry; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Entry {
    uuid: String,
    title: &'static str,
    description: String,
    start: String,
    status_change: &'static str,
}

/// Failing checks by rule, and by the exception that covers them.
type Groups<'a> = BTreeMap<(&'a RuleId, &'a str), (Option<&'a Exception>, Vec<(usize, &'a Check)>)>;

/// Every risk; a false positive is none.
pub(super) fn of<'a>(scope: &Scope<'a>) -> Vec<RuleRisk<'a>> {
    let mut groups = Groups::new();
    for (number, check) in &scope.checks {
        let exception = match Answer::of(check) {
            Answer::Fail(_) => None,
            Answer::Waived(_, exception) if exception.kind != ExceptionKind::FalsePositive => Some(exception),
            Answer::Pass
            | Answer::Waived(..)
            | Answer::FalsePositive(..)
            | Answer::Unknown(_)
            | Answer::NoEvidence(_)
            | Answer::Error(_)
            | Answer::NotApplicable(_) => continue,
        };
        let key = (&check.rule, exception.map_or("", |exception| &*exception.id));
        groups.entry(key).or_insert((exception, Vec::new())).1.push((*number, check));
    }
    groups
        .into_iter()
        .map(|((rule, _), (exception, checks))| RuleRisk { rule, risk: risk(scope, rule, exception, &checks) })
        .collect()
}

fn risk(scope: &Scope<'_>, id: &RuleId, exception: Option<&Exception>, checks: &[(usize, &Check)]) -> Risk {
    let rule = scope.assessment.rules.get(id).map(AsRef::as_ref);
    let key = ["oscal", "risk", scope.name, &id.0, exception.map_or("", |exception| &exception.id)];
    let related =
        |(number, check): &(usize, &Check)| Related { observation_uuid: scope.observation_id(*number, check) };
    let fix = rule.map_or("", |rule| &rule.remediation);
    Risk {
        uuid: uuid(&key),
        title: line(&format!("{id}: not the case: {}", rule.map_or(&*id.0, |rule| &rule.title))),
        description: rule.map_or_else(|| id.to_string(), |rule| rule.description.to_string()),
        statement: format!("{} of this rule fail.", texts::count(checks.len(), "check")),
        props: vec![Property::own("rule-id", &id.0)],
        status: if exception.is_some() { "deviation-approved" } else { "open" },
        origins: [Origin::tool(scope.name)],
        characterizations: [Characterization { origin: Origin::tool(scope.name), facets: [severity(rule)] }],
        mitigating_factors: exception.and_then(|exception| factor(&key, exception)).into_iter().collect(),
        deadline: exception.map(|exception| Time::midnight(exception.expires).to_string()),
        remediations: vec![Remediation {
            uuid: uuid(&["oscal", "remediation", scope.name, &id.0, exception.map_or("", |exception| &exception.id)]),
            lifecycle: "recommendation",
            title: "The edit to make",
            description: fix.to_owned(),
        }],
        risk_log: exception.map(|exception| log(&key, exception)),
        related_observations: checks.iter().map(related).collect(),
    }
}

fn severity(rule: Option<&Rule>) -> Facet {
    Facet { name: "severity", system: NAMESPACE, value: rule.map_or("low", |rule| rule.severity.name()) }
}

fn factor(key: &[&str], exception: &Exception) -> Option<Factor> {
    let description = exception.measure.clone()?;
    Some(Factor { uuid: uuid(&[&key.join("\u{1f}"), "factor"]), description })
}

fn log(key: &[&str], exception: &Exception) -> Log {
    let entry = Entry {
        uuid: uuid(&[&key.join("\u{1f}"), "log"]),
        title: "The deviation was approved",
        description: format!("{}. Owner: {}. Risk: {}", answer::waiver(exception), exception.owner, exception.risk),
        start: Time::midnight(exception.approved).to_string(),
        status_change: "deviation-approved",
    };
    Log { entries: [entry] }
}
