//! A rule made ready: what is done once, whatever the number of resources.

mod failure;
mod guard;
mod inline;
mod itemwise;
mod lint;
mod load;
mod lowering;
mod module;
mod nesting;
mod operands;
mod program;
mod reach;
mod recursion;
mod tree;

use super::reads::Reads;
use super::unknown::probes;
use crate::model::{Date, Library, Problem, Rule};
pub(super) use failure::failure;
use load::Loaded;
use std::sync::Arc;
use std::time::Duration;

/// What holds for every rule of a run.
#[derive(Debug)]
pub(super) struct Host {
    /// The day the run speaks for.
    pub(super) as_of: Date,
    /// The time of one evaluation.
    pub(super) evaluation: Duration,
}

/// A rule made ready.
#[derive(Debug)]
pub(super) struct Policy {
    /// An engine that holds the rule with its libraries, or why there is none. Cloning it is cheap.
    pub(super) ready: Result<regorus::Engine, Arc<str>>,
    /// What is wrong with the rule's text.
    pub(super) problems: Vec<Problem>,
    /// What the rule reads.
    pub(super) reads: Reads,
    /// The list whose items the rule looks at one by one.
    pub(super) itemwise: Option<Arc<str>>,
    /// The values that gaps are filled with.
    pub(super) probes: Vec<regorus::Value>,
    /// The path of `deny`.
    pub(super) deny: String,
    /// The path of `applies`, when the rule has one.
    pub(super) applies: Option<String>,
    /// The reason of checks that ran out of time.
    pub(super) out_of_time: Arc<str>,
}

impl Policy {
    /// Makes a rule ready.
    pub(super) fn prepare(rule: &Rule, libraries: &[Library], data: &regorus::Value, host: &Host) -> Self {
        let limit = host.evaluation.as_millis();
        let mut policy = Self {
            ready: Err("the rule was not loaded".into()),
            problems: Vec::new(),
            reads: Reads::default(),
            itemwise: None,
            probes: Vec::new(),
            deny: format!("data.{}.deny", rule.package),
            applies: None,
            out_of_time: format!("the evaluation took longer than {limit} ms").into(),
        };
        match load::load(rule, libraries, data, host) {
            Ok(loaded) => policy.accept(loaded, rule),
            Err(problems) => {
                let first = problems.first().map_or_else(String::new, describe);
                policy.ready = Err(format!("the rule cannot be used: {first}").into());
                policy.problems = problems;
            }
        }
        policy
    }

    fn accept(&mut self, loaded: Loaded, rule: &Rule) {
        self.ready = Ok(loaded.engine);
        self.reads = loaded.reads;
        self.itemwise = loaded.itemwise;
        self.probes = probes(&loaded.literals);
        self.applies = loaded.has_applies.then(|| format!("data.{}.applies", rule.package));
    }
}

/// A problem in one line, with its place.
fn describe(problem: &Problem) -> String {
    match (&problem.location, &problem.path) {
        (Some(at), _) => format!("{}:{}:{}: {}", at.path, at.start.line, at.start.column, problem.message),
        (None, Some(path)) => format!("{path}: {}", problem.message),
        (None, None) => problem.message.clone(),
    }
}
