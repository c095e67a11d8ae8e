//! What the runs of one scope came to over time: what reports need of a history.

use super::measure::Measure;
use super::rule::{RuleId, Severity};
use super::time::{Date, Time};
use std::sync::Arc;

/// The runs of one series, up to a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    /// The name of the series.
    pub series: Arc<str>,
    /// The day it speaks for.
    pub as_of: Date,
    /// Days up to that day in which what happened is counted.
    pub window_days: u32,
    /// The runs, oldest first; never empty.
    pub points: Vec<Point>,
    /// The last run against an earlier one.
    pub comparison: Comparison,
    /// Runs under the same name that are not comparable with these, each with the reason.
    pub apart: Vec<String>,
    /// Findings that are neither resolved nor waived, the oldest first.
    pub open: Vec<OpenFinding>,
    /// The figures of the last run, then those of its history.
    pub measures: Vec<Measure>,
}

/// One run.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// When it was evaluated.
    pub at: Time,
    /// How it ended.
    pub verdict: Arc<str>,
    /// Whether it was judged by what the run before was judged by: policies, frameworks, version.
    pub comparable: bool,
    /// What each framework came to.
    pub frameworks: Vec<FrameworkPoint>,
    /// Findings that were neither resolved nor waived after it.
    pub open: usize,
    /// Findings that were waived after it.
    pub waived: usize,
    /// Findings that it saw first, or again.
    pub opened: usize,
    /// Findings that it saw resolved.
    pub resolved: usize,
}

/// What a framework came to in one run.
#[derive(Debug, Clone, PartialEq)]
pub struct FrameworkPoint {
    /// The framework.
    pub framework: Arc<str>,
    /// The score, 0 to 1; none when no rule ran.
    pub score: Option<f64>,
    /// The coverage that belongs to it, 0 to 1.
    pub coverage: Option<f64>,
    /// Controls that pass.
    pub pass: usize,
    /// Controls that fail.
    pub fail: usize,
}

/// The last run against an earlier one.
#[derive(Debug, Clone, PartialEq)]
pub enum Comparison {
    /// There is no earlier run, or only runs that were judged by something else; why, in words.
    Impossible(Vec<String>),
    /// Against the latest run that was judged by the same.
    With(Box<Difference>),
}

/// What differs between two comparable runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// When the earlier run was evaluated.
    pub since: Time,
    /// The score and coverage of every framework then and now.
    pub frameworks: Vec<(FrameworkPoint, FrameworkPoint)>,
    /// Controls with another status, by framework and id.
    pub controls: Vec<ControlShift>,
    /// Findings that appeared or came back.
    pub opened: Vec<OpenFinding>,
    /// Findings that were resolved.
    pub resolved: Vec<OpenFinding>,
}

/// A control with another status than before.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ControlShift {
    /// The framework.
    pub framework: Arc<str>,
    /// The control.
    pub control: Arc<str>,
    /// What it was.
    pub from: Arc<str>,
    /// What it is.
    pub to: Arc<str>,
}

impl ControlShift {
    /// Whether a control that passed does so no more: drift.
    pub fn is_drift(&self) -> bool {
        &*self.from == "pass" && matches!(&*self.to, "fail" | "error")
    }
}

/// A rule that fails on a thing.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenFinding {
    /// The rule.
    pub rule: RuleId,
    /// How much it weighs.
    pub severity: Severity,
    /// What makes the thing the same in every run.
    pub identity: Arc<str>,
    /// When it was first seen failing, since it was last resolved.
    pub first_seen: Time,
    /// When it was last seen failing.
    pub last_seen: Time,
    /// How often it was resolved and came back.
    pub reopened: usize,
    /// Days since it was first seen, up to its end when it has ended.
    pub age_days: i64,
    /// Days over the limit of its severity; none when it is within it.
    pub overdue_days: Option<i64>,
    /// Days in which it was waived.
    pub waived_days: f64,
    /// Why the last run does not show it, when it does not: `absent`, `error`, `unknown`, `no_evidence`.
    pub unseen: Option<&'static str>,
    /// Whether it was not seen for longer than evidence of its kind is fresh.
    pub stale: bool,
}
