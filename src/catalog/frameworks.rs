//! Framework files: every control, and the only home of mappings from rules to controls.

use super::content::{File, Written};
use super::{Step, problem, toml_location, toml_problem};
use crate::model::{
    Class, Control, ControlId, Date, Evidence, ExceptionKind, Framework, NodeType, Problem, Role, RuleId, StatusSource,
    Words,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A framework as its file writes it; a key that is not written takes its default.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft<'a> {
    id: String,
    title: String,
    version: String,
    /// The day every control without one of its own came into force.
    effective: Option<Date>,
    /// The records that may stand in the place of its controls.
    #[serde(default)]
    alternatives: Vec<ExceptionKind>,
    #[serde(borrow)]
    control: Vec<DraftControl<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftControl<'a> {
    id: String,
    parent: Option<String>,
    #[serde(borrow)]
    citation: Written<'a>,
    title: Written<'a>,
    summary: Written<'a>,
    #[serde(rename = "type", default = "requirement")]
    node: NodeType,
    class: Class,
    #[serde(default = "everyone")]
    role: Role,
    effective: Option<Date>,
    superseded: Option<Date>,
    effective_note: Option<Written<'a>>,
    #[serde(default)]
    layers: Vec<Written<'a>>,
    #[serde(default)]
    decision_inputs: Vec<Written<'a>>,
    #[serde(default)]
    aliases: Vec<Written<'a>>,
    specification: Option<Written<'a>>,
    status_source: Option<StatusSource>,
    /// Why no exception counts for it.
    no_exception: Option<Written<'a>>,
    /// The records that may stand in its place and in that of its parts, when they are not those of its parent.
    alternatives: Option<Vec<ExceptionKind>>,
    /// For how many months an attestation counts, where it asks for something at an interval.
    attested_months: Option<u8>,
    #[serde(default)]
    evidence: Vec<DraftEvidence<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftEvidence<'a> {
    rule: String,
    #[serde(borrow)]
    because: Written<'a>,
    #[serde(default)]
    demands: BTreeMap<Written<'a>, i64>,
}

fn requirement() -> NodeType {
    NodeType::Requirement
}

fn everyone() -> Role {
    Role::All
}

/// The framework in a file, its references not checked yet.
pub(super) fn read(file: &File) -> Result<Framework, Problem> {
    if let Some(draft) = file.embedded::<Draft<'static>>() {
        return Ok(draft.finish(|words| words.0));
    }
    let draft: Draft<'_> =
        toml::from_str(&file.content).map_err(|error| toml_problem("framework-toml", &file.text(), &error))?;
    Ok(draft.finish(|words| words.0.into_owned().into()))
}

/// What is wrong with a framework whose ids, parents and rules must be there; a parent stands before its children. Those
/// that Tickmark was built with are right: a test reads them all.
pub(super) fn check(framework: &Framework, file: &File, rules: &BTreeSet<&str>) -> Vec<Problem> {
    let complaints = if file.json.is_some() { Vec::new() } else { complaints(framework, rules) };
    if complaints.is_empty() {
        return Vec::new();
    }
    let text = file.text();
    let located =
        |(path, message): (Vec<Step<'_>>, String)| problem("framework", message).at(toml_location(&text, &path));
    complaints.into_iter().map(located).collect()
}

fn complaints<'a>(framework: &'a Framework, rules: &BTreeSet<&str>) -> Vec<(Vec<Step<'a>>, String)> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, control) in framework.controls.iter().enumerate() {
        let path = |key| vec![Step::Key("control"), Step::Index(index), Step::Key(key)];
        if let Some(parent) = control.parent.as_ref().filter(|parent| !seen.contains(parent)) {
            found.push((path("parent"), format!("the parent `{parent}` of {} does not stand before it", control.id)));
        }
        if !seen.insert(&control.id) {
            found.push((path("id"), format!("the control `{}` is given twice", control.id)));
        }
        if control.class == Class::Group && !control.evidence.is_empty() {
            let message =
                format!("{} is a group, which its children decide, and takes evidence of its own", control.id);
            found.push((path("class"), message));
        }
        if let Some(kind) = control.alternatives.iter().find(|kind| !kind.is_alternative()) {
            found.push((path("id"), format!("a {} does not stand in the place of {}", kind.words(), control.id)));
        }
        let mut taken = BTreeSet::new();
        for (place, evidence) in control.evidence.iter().enumerate() {
            let path = || [path("evidence"), vec![Step::Index(place), Step::Key("rule")]].concat();
            let rule = &*evidence.rule.0;
            if !rules.contains(rule) {
                found.push((path(), format!("{} takes evidence from `{rule}`, which no rule has as id", control.id)));
            } else if !taken.insert(rule) {
                found.push((path(), format!("{} takes evidence from `{rule}` twice", control.id)));
            }
        }
    }
    found
}

impl<'a> Draft<'a> {
    fn finish(self, keep: fn(Written<'a>) -> Words) -> Framework {
        let mut controls: Vec<Control> = Vec::with_capacity(self.control.len());
        for control in self.control {
            // a control stands close behind its parent
            let parent = controls.iter().rev().find(|above| control.parent.as_deref() == Some(&*above.id.0));
            let inherited = parent.map_or(&self.alternatives, |parent| &parent.alternatives).clone();
            controls.push(control.finish(self.effective, inherited, keep));
        }
        Framework { id: self.id.into(), title: self.title, version: self.version, controls }
    }
}

impl<'a> DraftControl<'a> {
    fn finish(self, effective: Option<Date>, inherited: Vec<ExceptionKind>, keep: fn(Written<'a>) -> Words) -> Control {
        let id = |text: String| ControlId(text.into());
        let all = |words: Vec<Written<'a>>| words.into_iter().map(keep).collect();
        Control {
            id: id(self.id),
            parent: self.parent.map(id),
            citation: keep(self.citation),
            title: keep(self.title),
            summary: keep(self.summary),
            node: self.node,
            class: self.class,
            role: self.role,
            effective: self.effective.or(effective),
            superseded: self.superseded,
            effective_note: self.effective_note.map(keep),
            layers: all(self.layers),
            decision_inputs: all(self.decision_inputs),
            aliases: all(self.aliases),
            specification: self.specification.map(keep),
            status_source: self.status_source.unwrap_or_else(|| source_of(self.class)),
            no_exception: self.no_exception.map(keep),
            alternatives: self.alternatives.unwrap_or(inherited),
            attested_months: self.attested_months,
            evidence: self.evidence.into_iter().map(|evidence| evidence.finish(keep)).collect(),
        }
    }
}

impl<'a> DraftEvidence<'a> {
    fn finish(self, keep: fn(Written<'a>) -> Words) -> Evidence {
        let demands = self.demands.into_iter().map(|(parameter, least)| (keep(parameter), least)).collect();
        Evidence { rule: RuleId(self.rule.into()), because: keep(self.because), demands }
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
