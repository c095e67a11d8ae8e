//! Every control of a framework, leaves first, so that groups speak for their parts.

use super::control::Row;
use super::reason;
use super::standing::{Grounds, Standing};
use crate::model::{Class, Control, ControlId, ControlStatus, Framework, Status, StatusSource};
use std::collections::BTreeMap;

/// A control with its status and what the metrics need to know of it.
pub(super) struct Judged {
    pub(super) status: ControlStatus,
    /// A rule that may decide it alone passed or failed, on evidence that counts.
    pub(super) decided: bool,
    /// Anything speaks for or against it today.
    pub(super) evidenced: bool,
}

/// Every control, in the framework's order. Parents stand before their children there.
pub(super) fn judge(framework: &Framework, grounds: &Grounds<'_>) -> Vec<Judged> {
    let mut parts: BTreeMap<&ControlId, Vec<Part>> = BTreeMap::new();
    let mut judged: Vec<_> = Vec::with_capacity(framework.controls.len());
    for control in framework.controls.iter().rev() {
        let mut own_parts = parts.remove(&control.id).unwrap_or_default();
        own_parts.reverse();
        let done = judge_one(control, &own_parts, grounds);
        if let Some(parent) = &control.parent {
            let part = Part { id: control.id.clone(), status: done.status.status, evidenced: done.evidenced };
            parts.entry(parent).or_default().push(part);
        }
        judged.push(done);
    }
    judged.reverse();
    judged
}

/// A child, as its parent sees it.
struct Part {
    id: ControlId,
    status: Status,
    evidenced: bool,
}

fn judge_one(control: &Control, parts: &[Part], grounds: &Grounds<'_>) -> Judged {
    let standing = grounds.standing(control);
    let row = Row::of(&standing.case());
    let (status, reason) = match worst(parts) {
        _ if row == Row::Excluded => (Status::NotApplicable, reason::of(row, &standing, grounds)),
        Some(part) if !speaks(control, row) || part < row.status() => (part, from_parts(part, parts)),
        None if !speaks(control, row) && !parts.is_empty() => {
            (Status::NotApplicable, "none of its parts applies".to_owned())
        }
        Some(_) | None => (row.status(), reason::of(row, &standing, grounds)),
    };
    let from_parts = control.status_source == StatusSource::Children && parts.iter().any(|part| part.evidenced);
    Judged {
        decided: standing.is_decided(),
        evidenced: standing.is_evidenced() || from_parts,
        status: ControlStatus { id: control.id.clone(), status, reason, rules: ran(&standing) },
    }
}

/// Whether a control has a word of its own beside its parts: with rules of its own it always has, lest their silence
/// made it better than their failing would.
fn speaks(control: &Control, row: Row) -> bool {
    let from_parts = control.status_source == StatusSource::Children || control.class == Class::Group;
    !from_parts || !control.evidence.is_empty() || !matches!(row, Row::NoEvidence | Row::Manual)
}

fn worst(parts: &[Part]) -> Option<Status> {
    parts.iter().map(|part| part.status).filter(|status| *status != Status::NotApplicable).min()
}

fn from_parts(worst: Status, parts: &[Part]) -> String {
    let names: Vec<_> = parts.iter().filter(|part| part.status == worst).map(|part| part.id.to_string()).collect();
    let applicable = parts.iter().filter(|part| part.status != Status::NotApplicable).count();
    let all = if names.len() == applicable { "all".to_owned() } else { format!("{} of", names.len()) };
    let parts = if applicable == 1 { "its one part".to_owned() } else { format!("{all} {applicable} parts") };
    format!("{} in {parts}: {}", reason::in_words(worst), reason::listed(&names))
}

fn ran(standing: &Standing<'_>) -> Vec<crate::model::RuleId> {
    let ran = standing.rules.iter().filter(|rule| rule.tally.applied() + rule.tally.not_applicable > 0);
    ran.map(|rule| rule.rule.id.clone()).collect()
}
