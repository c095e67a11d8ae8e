//! Framework files: every control, and the only home of mappings from rules to controls.

use super::content::File;
use super::{Step, problem, toml_location, toml_problem};
use crate::model::{
    Class, Control, ControlId, Date, Evidence, ExceptionKind, Framework, NodeType, Problem, Role, RuleId, StatusSource,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A framework as its file writes it; a key that is not written takes its default.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    pub(super) id: String,
    title: String,
    version: String,
    /// The day every control without one of its own came into force.
    effective: Option<Date>,
    /// The records that may stand in the place of its controls.
    #[serde(default)]
    alternatives: Vec<ExceptionKind>,
    control: Vec<DraftControl>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftControl {
    id: String,
    parent: Option<String>,
    citation: String,
    title: String,
    summary: String,
    #[serde(rename = "type", default = "requirement")]
    node: NodeType,
    class: Class,
    #[serde(default = "everyone")]
    role: Role,
    effective: Option<Date>,
    superseded: Option<Date>,
    effective_note: Option<String>,
    #[serde(default)]
    layers: Vec<String>,
    #[serde(default)]
    decision_inputs: Vec<String>,
    #[serde(default)]
    aliases: Vec<String>,
    specification: Option<String>,
    status_source: Option<StatusSource>,
    /// Why no exception counts for it.
    no_exception: Option<String>,
    /// The records that may stand in its place and in that of its parts, when they are not those of its parent.
    alternatives: Option<Vec<ExceptionKind>>,
    /// For how many months an attestation counts, where it asks for something at an interval.
    attested_months: Option<u8>,
    #[serde(default)]
    evidence: Vec<DraftEvidence>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftEvidence {
    rule: String,
    because: String,
    #[serde(default)]
    demands: BTreeMap<String, i64>,
}

fn requirement() -> NodeType {
    NodeType::Requirement
}

fn everyone() -> Role {
    Role::All
}

/// The framework in a file, its references not checked yet.
pub(super) fn read(file: &File) -> Result<Draft, Problem> {
    file.tables().map_err(|error| toml_problem("framework-toml", &file.text(), &error))
}

/// The framework, when its ids are unique and its parents and rules exist; a parent stands before its children. Those that
/// Tickmark was built with are right: a test reads them all.
pub(super) fn finish(draft: Draft, file: &File, rules: &BTreeSet<&str>) -> Result<Framework, Vec<Problem>> {
    let complaints = if file.json.is_some() { Vec::new() } else { complaints(&draft, rules) };
    if !complaints.is_empty() {
        let text = file.text();
        let located =
            |(path, message): (Vec<Step<'_>>, String)| problem("framework", message).at(toml_location(&text, &path));
        return Err(complaints.into_iter().map(located).collect());
    }
    let effective = draft.effective;
    let mut controls: Vec<Control> = Vec::with_capacity(draft.control.len());
    for control in draft.control {
        // a control stands close behind its parent
        let parent = controls.iter().rev().find(|above| control.parent.as_deref() == Some(&*above.id.0));
        let inherited = parent.map_or(&draft.alternatives, |parent| &parent.alternatives).clone();
        controls.push(control.finish(effective, inherited));
    }
    Ok(Framework { id: draft.id.into(), title: draft.title, version: draft.version, controls })
}

fn complaints<'a>(draft: &'a Draft, rules: &BTreeSet<&str>) -> Vec<(Vec<Step<'a>>, String)> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, control) in draft.control.iter().enumerate() {
        let path = |key| vec![Step::Key("control"), Step::Index(index), Step::Key(key)];
        if let Some(parent) = control.parent.as_deref().filter(|parent| !seen.contains(parent)) {
            found.push((path("parent"), format!("the parent `{parent}` of {} does not stand before it", control.id)));
        }
        if !seen.insert(control.id.as_str()) {
            found.push((path("id"), format!("the control `{}` is given twice", control.id)));
        }
        if control.class == Class::Group && !control.evidence.is_empty() {
            let message =
                format!("{} is a group, which its children decide, and takes evidence of its own", control.id);
            found.push((path("class"), message));
        }
        let mut given = control.alternatives.iter().flatten().chain(&draft.alternatives);
        if let Some(kind) = given.find(|kind| !kind.is_alternative()) {
            found.push((path("id"), format!("a {} does not stand in the place of {}", kind.words(), control.id)));
        }
        let mut taken = BTreeSet::new();
        for (place, evidence) in control.evidence.iter().enumerate() {
            let path = || [path("evidence"), vec![Step::Index(place), Step::Key("rule")]].concat();
            if !rules.contains(evidence.rule.as_str()) {
                let what = "which no rule has as id";
                found.push((path(), format!("{} takes evidence from `{}`, {what}", control.id, evidence.rule)));
            } else if !taken.insert(evidence.rule.as_str()) {
                found.push((path(), format!("{} takes evidence from `{}` twice", control.id, evidence.rule)));
            }
        }
    }
    found
}

impl DraftControl {
    fn finish(self, effective: Option<Date>, inherited: Vec<ExceptionKind>) -> Control {
        let id = |text: String| ControlId(text.into());
        Control {
            id: id(self.id),
            parent: self.parent.map(id),
            citation: self.citation,
            title: self.title,
            summary: self.summary,
            node: self.node,
            class: self.class,
            role: self.role,
            effective: self.effective.or(effective),
            superseded: self.superseded,
            effective_note: self.effective_note,
            layers: self.layers,
            decision_inputs: self.decision_inputs,
            aliases: self.aliases,
            specification: self.specification,
            status_source: self.status_source.unwrap_or_else(|| source_of(self.class)),
            no_exception: self.no_exception,
            alternatives: self.alternatives.unwrap_or(inherited),
            attested_months: self.attested_months,
            evidence: self.evidence.into_iter().map(DraftEvidence::finish).collect(),
        }
    }
}

impl DraftEvidence {
    fn finish(self) -> Evidence {
        Evidence { rule: RuleId(self.rule.into()), because: self.because, demands: self.demands }
    }
}

fn source_of(class: Class) -> StatusSource {
    match class {
        Class::Automated => StatusSource::Rules,
        Class::Partial => StatusSource::RulesAndAttestation,
        Class::Manual => StatusSource::Attestation,
        Class::Group => StatusSource::Children,
    }
}
