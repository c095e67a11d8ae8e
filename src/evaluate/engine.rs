//! The rules of a run, each prepared when it is first needed.

use super::content::plain;
use super::memo::Memo;
use super::policy::{Host, Policy};
use super::reads::Reads;
use super::session::{Legacy, Session};
use crate::model::{Date, KindId, Library, Problem, Rule, Value};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

/// Bounds of one evaluation.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The time one evaluation may take. Rules take microseconds; a second on a loaded machine means a loop.
    pub evaluation: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { evaluation: Duration::from_secs(1) }
    }
}

/// Evaluations of one rule that may run out of time before it is not asked any more.
const MAX_STRIKES: u32 = 3;

/// The rules of a run; shared by all threads.
#[derive(Debug)]
pub struct Engine {
    slots: Vec<Slot>,
    by_kind: BTreeMap<KindId, Vec<usize>>,
    libraries: Vec<Library>,
    parameters: Value,
    host: Host,
    /// What rules said before.
    memo: Memo,
    /// What sessions that are over have learned: work that is shared out in parts starts many sessions.
    legacies: Mutex<Vec<Legacy>>,
    desks: Mutex<Vec<Arc<Desk>>>,
    /// Whether findings carry the lines around them.
    snippets: bool,
}

/// What one session works at.
#[derive(Debug, Default)]
pub(super) struct Desk {
    rule: AtomicUsize,
    /// Counts up when a rule is asked and when its answer is there: odd while one evaluates.
    turn: AtomicU64,
    /// The turn that was last looked at, and when it was first seen.
    seen: Mutex<Option<(u64, Instant)>>,
}

impl Desk {
    /// Notes that a rule is asked.
    pub(super) fn asks(&self, rule: usize) {
        self.rule.store(rule, Ordering::Relaxed);
        self.turn.fetch_add(1, Ordering::Relaxed);
    }

    /// Notes that the answer is there.
    pub(super) fn is_answered(&self) {
        self.turn.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether the same evaluation was seen here longer ago than the limit.
    fn is_late(&self, limit: Duration) -> bool {
        let turn = self.turn.load(Ordering::Relaxed);
        let Ok(mut seen) = self.seen.lock() else { return false };
        match *seen {
            Some((before, since)) if before == turn => turn % 2 == 1 && since.elapsed() > limit,
            _ => {
                *seen = Some((turn, Instant::now()));
                false
            }
        }
    }
}

/// One rule, and its prepared form once somebody asked for it.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) rule: Arc<Rule>,
    /// In a place of its own: most rules of a run are never asked.
    policy: OnceLock<Box<Policy>>,
    strikes: AtomicU32,
}

impl Engine {
    /// The rules of a run. `parameters` is an object of values by parameter name, laid over every
    /// rule's defaults; an object under a rule's id holds for that rule only.
    pub fn new(rules: &[Arc<Rule>], libraries: &[Library], parameters: &Value, as_of: Date, limits: Limits) -> Self {
        let mut by_kind: BTreeMap<KindId, Vec<usize>> = BTreeMap::new();
        for (index, rule) in rules.iter().enumerate() {
            rule.applies_to.iter().for_each(|kind| by_kind.entry(kind.clone()).or_default().push(index));
        }
        let slots = rules.iter().map(Slot::new);
        let host = Host { as_of, evaluation: limits.evaluation };
        Self {
            slots: slots.collect(),
            by_kind,
            libraries: libraries.to_vec(),
            parameters: parameters.clone(),
            host,
            memo: Memo::default(),
            legacies: Mutex::default(),
            desks: Mutex::default(),
            snippets: true,
        }
    }

    /// The same rules for readers who do not look at the lines around a finding: to cut and redact them is a seventh of
    /// the work on an export.
    #[must_use]
    pub fn without_snippets(self) -> Self {
        Self { snippets: false, ..self }
    }

    pub(super) fn has_snippets(&self) -> bool {
        self.snippets
    }

    /// A rule that has been evaluating for longer than this since it was first seen at it here: one step of the engine,
    /// which nothing can end, does not come to an end. To be asked again and again, as the clock is not read for every
    /// evaluation.
    pub fn overdue(&self, limit: Duration) -> Option<&Arc<Rule>> {
        let desks = self.desks.lock().ok()?;
        let late = desks.iter().find(|desk| desk.is_late(limit))?;
        self.rule(late.rule.load(Ordering::Relaxed))
    }

    /// A place that [`Engine::overdue`] looks at.
    pub(super) fn desk(&self) -> Arc<Desk> {
        let desk = Arc::new(Desk::default());
        if let Ok(mut desks) = self.desks.lock() {
            desks.push(Arc::clone(&desk));
        }
        desk
    }

    /// What is wrong with the rules: each is parsed, rewritten, checked and prepared.
    pub fn check_policies(&self) -> Vec<Problem> {
        let policies = (0..self.slots.len()).filter_map(|rule| self.policy(rule));
        let mut problems: Vec<Problem> = Vec::new();
        for problem in policies.flat_map(|policy| &policy.problems) {
            // What is wrong with a library is found again with each rule that imports it.
            if !problems.contains(problem) {
                problems.push(problem.clone());
            }
        }
        problems
    }

    /// The rules that judge a kind, as numbers that [`Session::check`] takes.
    pub fn rules_for(&self, kind: &KindId) -> &[usize] {
        self.by_kind.get(kind).map_or(&[], Vec::as_slice)
    }

    /// Whether a rule was prepared: until then, the first to ask it waits.
    pub fn is_ready(&self, rule: usize) -> bool {
        self.slots.get(rule).is_none_or(|slot| slot.policy.get().is_some())
    }

    /// Prepares a rule, as the first to ask it would.
    pub fn prepare(&self, rule: usize) {
        self.policy(rule);
    }

    /// A rule by its number.
    pub fn rule(&self, rule: usize) -> Option<&Arc<Rule>> {
        self.slots.get(rule).map(|slot| &slot.rule)
    }

    /// What a rule reads of its input.
    pub fn reads(&self, rule: usize) -> Option<&Reads> {
        self.policy(rule).map(|policy| &policy.reads)
    }

    /// What evaluates the rules on one thread. Give the thread a stack of 8 MiB, for rules that call deeply.
    pub fn session(&self) -> Session<'_> {
        let legacy = self.legacies.lock().ok().and_then(|mut legacies| legacies.pop());
        Session::new(self, legacy.unwrap_or_default())
    }

    /// Keeps what a session leaves; a lock that a panic poisoned costs what was learned, no more.
    pub(super) fn bequeath(&self, legacy: Legacy) {
        if let Ok(mut legacies) = self.legacies.lock() {
            legacies.push(legacy);
        }
    }

    pub(super) fn memo(&self) -> &Memo {
        &self.memo
    }

    pub(super) fn slot(&self, rule: usize) -> Option<&Slot> {
        self.slots.get(rule)
    }

    pub(super) fn policy(&self, rule: usize) -> Option<&Policy> {
        let slot = self.slots.get(rule)?;
        let prepare = || Policy::prepare(&slot.rule, &self.libraries, &self.data(&slot.rule), &self.host);
        Some(slot.policy.get_or_init(|| Box::new(prepare())))
    }

    /// What a rule finds below `data`: its parameters, its defaults where nobody gave any.
    fn data(&self, rule: &Rule) -> regorus::Value {
        let defaults = rule.parameters.iter().map(|(name, parameter)| ((&**name).into(), plain(&parameter.default)));
        let mut parameters: BTreeMap<regorus::Value, regorus::Value> = defaults.collect();
        let own = self.parameters.get(&rule.id.0);
        for entry in [Some(&self.parameters), own].into_iter().flatten().filter_map(Value::entries).flatten() {
            parameters.insert((&*entry.key).into(), plain(&entry.value));
        }
        BTreeMap::from([(regorus::Value::from("params"), parameters.into())]).into()
    }
}

impl Slot {
    fn new(rule: &Arc<Rule>) -> Self {
        Self { rule: Arc::clone(rule), policy: OnceLock::new(), strikes: AtomicU32::new(0) }
    }

    /// Whether the rule ran out of time so often that asking again would only cost more.
    pub(super) fn is_out(&self) -> bool {
        self.strikes.load(Ordering::Relaxed) >= MAX_STRIKES
    }

    /// Notes that the rule ran out of time.
    pub(super) fn strike(&self) {
        self.strikes.fetch_add(1, Ordering::Relaxed);
    }
}
