//! What differs between two runs, described by `change.schema.json` beside this file.
//!
//! Promise: within `tickmark-diff/1` fields are added, never renamed, removed or given another meaning.

use crate::model::{Acceptance, Change, ControlTurn, Date, Fate, FrameworkTurn, Side, Turn, Word};
use crate::report::stream::{Each, Shown};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The name and version of the format.
const VERSION: &str = "tickmark-diff/1";

/// Writes the difference, indented, with a line end.
pub(in crate::report) fn render(change: &Change, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let count = |fate: Fate| (fate.name(), change.of(fate).count());
    let difference = Difference {
        schema: VERSION,
        before: SideOut::new(&change.before),
        after: SideOut::new(&change.after),
        worse: change.is_worse(),
        trusted: change.is_trusted(),
        comparable: change.incomparable.is_empty(),
        incomparable: &change.incomparable,
        summary: Fate::ALL.map(count).into(),
        changes: Each(|| change.turns.iter().map(TurnOut::new)),
        controls: Each(|| change.controls.iter().map(ControlOut::new)),
        frameworks: Each(|| change.frameworks.iter().map(FrameworkOut::new)),
        expiring: Each(|| change.expiring.iter().map(|one| Expiring::new(one, change.after.as_of))),
    };
    serde_json::to_writer_pretty(&mut out, &difference)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
struct Difference<'a, T: Serialize, C: Serialize, F: Serialize, E: Serialize> {
    schema: &'static str,
    before: SideOut<'a>,
    after: SideOut<'a>,
    worse: bool,
    trusted: bool,
    comparable: bool,
    incomparable: &'a [String],
    summary: BTreeMap<&'static str, usize>,
    changes: T,
    controls: C,
    frameworks: F,
    expiring: E,
}

#[derive(Serialize)]
struct SideOut<'a> {
    name: &'a str,
    version: &'a str,
    as_of: Shown<Date>,
    content_digest: &'a str,
    verdict: &'static str,
    findings_open: usize,
    findings_accepted: usize,
}

impl<'a> SideOut<'a> {
    fn new(side: &'a Side) -> Self {
        Self {
            name: &side.name,
            version: &side.version,
            as_of: Shown(side.as_of),
            content_digest: &side.content_digest,
            verdict: side.verdict.name(),
            findings_open: side.open,
            findings_accepted: side.accepted,
        }
    }
}

#[derive(Serialize)]
struct TurnOut<'a> {
    change: &'static str,
    rule: &'a str,
    severity: &'static str,
    before: Option<&'static str>,
    after: Option<&'static str>,
    kind: &'a str,
    address: &'a str,
    identity: &'a str,
    view: &'static str,
    path: &'a str,
    line: Option<u32>,
    message: Option<&'a str>,
    fingerprint: Option<&'a str>,
    exception: Option<&'a str>,
    why: Option<&'a str>,
}

impl<'a> TurnOut<'a> {
    fn new(turn: &'a Turn) -> Self {
        Self {
            change: turn.fate.name(),
            rule: &turn.rule.0,
            severity: turn.severity.name(),
            before: turn.before.map(Word::name),
            after: turn.after.map(Word::name),
            kind: &turn.kind.0,
            address: &turn.address,
            identity: &turn.identity,
            view: turn.view.name(),
            path: &turn.path,
            line: (turn.line > 0).then_some(turn.line),
            message: Some(&*turn.message).filter(|message| !message.is_empty()),
            fingerprint: turn.fingerprint.as_deref(),
            exception: turn.exception.as_deref(),
            why: turn.why,
        }
    }
}

#[derive(Serialize)]
struct ControlOut<'a> {
    framework: &'a str,
    control: &'a str,
    drift: bool,
    worse: bool,
    before: StatusOut<'a>,
    after: StatusOut<'a>,
}

#[derive(Serialize)]
struct StatusOut<'a> {
    status: &'static str,
    reason: &'a str,
}

impl<'a> ControlOut<'a> {
    fn new(turn: &'a ControlTurn) -> Self {
        let status = |(status, reason): &'a (crate::model::Status, std::sync::Arc<str>)| StatusOut {
            status: status.name(),
            reason,
        };
        Self {
            framework: &turn.framework,
            control: &turn.control.0,
            drift: turn.is_drift(),
            worse: turn.is_worse(),
            before: status(&turn.before),
            after: status(&turn.after),
        }
    }
}

#[derive(Serialize)]
struct FrameworkOut<'a> {
    framework: &'a str,
    version: &'a str,
    score_before: Option<f64>,
    score: Option<f64>,
    coverage_before: Option<f64>,
    coverage: Option<f64>,
}

impl<'a> FrameworkOut<'a> {
    fn new(turn: &'a FrameworkTurn) -> Self {
        Self {
            framework: &turn.framework,
            version: &turn.version,
            score_before: turn.score.0,
            score: turn.score.1,
            coverage_before: turn.coverage.0,
            coverage: turn.coverage.1,
        }
    }
}

#[derive(Serialize)]
struct Expiring<'a> {
    id: &'a str,
    kind: &'a str,
    owner: &'a str,
    expires: Shown<Date>,
    days_left: i64,
    covered: usize,
}

impl<'a> Expiring<'a> {
    fn new(one: &'a Acceptance, today: Date) -> Self {
        Self {
            id: &one.id,
            kind: &one.kind,
            owner: &one.owner,
            expires: Shown(one.expires),
            days_left: one.expires.days() - today.days(),
            covered: one.covered,
        }
    }
}
