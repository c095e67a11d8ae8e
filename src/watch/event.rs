//! An event as a line of JSON, `tickmark-watch/1`; `schema.json` describes every one.

use crate::model::{ControlTurn, Date, Problem, Severity, Status, Time, Turn, Verdict};
use serde::Serialize;

/// The version of the lines: another one when a field changes its meaning or goes.
const SCHEMA: &str = "tickmark-watch/1";

/// Something to tell.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// The first run; what follows is told against it.
    Started(Figures<'a>),
    /// What became of a finding, or of a check that cannot be decided.
    Finding(&'a Turn),
    /// A control whose status changed.
    Control(&'a ControlTurn),
    /// Something that is not evaluated or not read as meant, or that was and is not any more.
    Problem(&'a Problem, Mood),
    /// A run that changed something; what it changed was told before.
    Evaluated(Figures<'a>),
    /// A run that could not start, and why; what was told before still stands.
    NotEvaluated(&'a str),
    /// Nothing changed for a while.
    Heartbeat(Figures<'a>),
    /// The last event.
    Stopped(Figures<'a>),
}

/// Whether a problem came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// It is there.
    New,
    /// It is not there any more.
    Gone,
}

/// What a run came to.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Figures<'a> {
    /// The version of Tickmark.
    pub version: &'a str,
    /// The day it speaks for.
    #[serde(serialize_with = "shown")]
    pub as_of: Date,
    /// How it ended.
    #[serde(serialize_with = "named")]
    pub verdict: Verdict,
    /// Findings that nothing covers.
    pub open: usize,
    /// Findings that an exception covers.
    pub accepted: usize,
    /// Files that stand alone, root modules and hosts that the run speaks of.
    pub units: usize,
    /// Those of them that rest on something that changed since the run before, and were judged again.
    pub judged: usize,
}

/// When an event was told, and as which.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// The number of the event in this watch, from 1; a receiver tells by it what it lacks or has twice.
    pub sequence: u64,
    /// The time.
    pub time: Time,
}

/// An event, written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The kind of event.
    pub name: &'static str,
    /// How much it weighs for a syslog receiver: RFC 5424 section 6.2.1.
    pub severity: u8,
    /// When it was told.
    pub time: Time,
    /// The line, without its end.
    pub line: String,
}

impl Event<'_> {
    /// The name in the lines.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Started(_) => "started",
            Self::Finding(_) => "finding",
            Self::Control(_) => "control",
            Self::Problem(..) => "problem",
            Self::Evaluated(_) => "evaluated",
            Self::NotEvaluated(_) => "not_evaluated",
            Self::Heartbeat(_) => "heartbeat",
            Self::Stopped(_) => "stopped",
        }
    }

    /// The syslog severity: critical 2, error 3, warning 4, notice 5, informational 6.
    pub(super) fn severity(&self) -> u8 {
        match self {
            Self::Finding(turn) if turn.fate.is_worse() => match turn.severity {
                Severity::Critical => 2,
                Severity::High => 3,
                Severity::Medium => 4,
                Severity::Low => 5,
            },
            Self::Control(turn) if turn.is_worse() => match turn.after.0 {
                Status::Fail => 3,
                Status::Error
                | Status::Waived
                | Status::NoEvidence
                | Status::Manual
                | Status::Partial
                | Status::Attested
                | Status::Pass
                | Status::NotApplicable => 4,
            },
            Self::Problem(_, Mood::New) | Self::NotEvaluated(_) => 4,
            Self::Finding(_) | Self::Control(_) => 5,
            Self::Started(_)
            | Self::Problem(_, Mood::Gone)
            | Self::Evaluated(_)
            | Self::Heartbeat(_)
            | Self::Stopped(_) => 6,
        }
    }

    /// The event as a line of JSON.
    pub fn message(&self, stamp: Stamp) -> Message {
        let line = Line {
            schema: SCHEMA,
            sequence: stamp.sequence,
            time: stamp.time.to_string(),
            event: self.name(),
            body: self.body(),
        };
        // structs of texts and numbers always become JSON
        let line = serde_json::to_string(&line).unwrap_or_default();
        Message { name: self.name(), severity: self.severity(), time: stamp.time, line }
    }

    fn body(&self) -> Body<'_> {
        match self {
            Self::Started(figures) | Self::Evaluated(figures) | Self::Heartbeat(figures) | Self::Stopped(figures) => {
                Body::Figures(*figures)
            }
            Self::Finding(turn) => Body::Finding(FindingLine::new(turn)),
            Self::Control(turn) => Body::Control(ControlLine::new(turn)),
            Self::Problem(problem, mood) => Body::Problem(ProblemLine::new(problem, *mood)),
            Self::NotEvaluated(message) => Body::Message { message },
        }
    }
}

/// The line that says how many were dropped while the receiver was away: RFC 5424 has no such thing.
pub(super) fn gap(lost: u64, time: Time) -> Message {
    let line = serde_json::json!({ "schema": SCHEMA, "time": time.to_string(), "event": "gap", "lost": lost });
    Message { name: "gap", severity: 4, time, line: line.to_string() }
}

#[derive(Serialize)]
struct Line<'a> {
    schema: &'static str,
    sequence: u64,
    time: String,
    event: &'static str,
    #[serde(flatten)]
    body: Body<'a>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Body<'a> {
    Figures(Figures<'a>),
    Finding(FindingLine<'a>),
    Control(ControlLine<'a>),
    Problem(ProblemLine<'a>),
    Message { message: &'a str },
}

#[derive(Serialize)]
struct FindingLine<'a> {
    fate: &'static str,
    rule: &'a str,
    severity: &'static str,
    kind: &'a str,
    identity: &'a str,
    view: &'static str,
    address: &'a str,
    fingerprint: Option<&'a str>,
    message: &'a str,
    path: &'a str,
    line: Option<u32>,
    before: Option<&'static str>,
    after: Option<&'static str>,
    exception: Option<&'a str>,
    why: Option<&'static str>,
}

impl<'a> FindingLine<'a> {
    fn new(turn: &'a Turn) -> Self {
        Self {
            fate: turn.fate.name(),
            rule: &turn.rule.0,
            severity: turn.severity.name(),
            kind: &turn.kind.0,
            identity: &turn.identity,
            view: turn.view.name(),
            address: &turn.address,
            fingerprint: turn.fingerprint.as_deref(),
            message: &turn.message,
            path: &turn.path,
            line: (turn.line > 0).then_some(turn.line),
            before: turn.before.map(crate::model::Word::name),
            after: turn.after.map(crate::model::Word::name),
            exception: turn.exception.as_deref(),
            why: turn.why,
        }
    }
}

#[derive(Serialize)]
struct ControlLine<'a> {
    framework: &'a str,
    control: &'a str,
    from: &'static str,
    to: &'static str,
    reason: &'a str,
    worse: bool,
}

impl<'a> ControlLine<'a> {
    fn new(turn: &'a ControlTurn) -> Self {
        Self {
            framework: &turn.framework,
            control: &turn.control.0,
            from: turn.before.0.name(),
            to: turn.after.0.name(),
            reason: &turn.after.1,
            worse: turn.is_worse(),
        }
    }
}

#[derive(Serialize)]
struct ProblemLine<'a> {
    state: &'static str,
    level: &'static str,
    stage: &'static str,
    code: &'a str,
    path: Option<&'a str>,
    line: Option<u32>,
    message: &'a str,
    help: Option<&'a str>,
}

impl<'a> ProblemLine<'a> {
    fn new(problem: &'a Problem, mood: Mood) -> Self {
        Self {
            state: match mood {
                Mood::New => "new",
                Mood::Gone => "gone",
            },
            level: problem.level.name(),
            stage: problem.stage.name(),
            code: &problem.code,
            path: problem.path.as_deref(),
            line: problem.location.as_ref().map(|at| at.start.line),
            message: &problem.message,
            help: problem.help.as_deref(),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn shown<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn named<S: serde::Serializer>(verdict: &Verdict, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(verdict.name())
}
