//! The rules on one thread, each in an engine that is asked.

mod items;

use super::builtins::reset_budget;
use super::content::{Content, Filler, gaps, input, scalars};
use super::engine::{Desk, Engine, Slot};
use super::finding::findings;
use super::memo::Reasons;
use super::policy::{Policy, failure};
use super::scene::Scene;
use super::unknown::{judge, reason};
use super::verdict::{Answer, Verdict, claims};
use crate::model::{Outcome, Resource, Value};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Evaluates rules on one thread.
#[derive(Debug)]
pub struct Session<'e> {
    engine: &'e Engine,
    guests: BTreeMap<usize, regorus::Engine>,
    reasons: Reasons,
    desk: Arc<Desk>,
}

/// What a session that is over leaves to the next one.
#[derive(Debug, Default)]
pub(super) struct Legacy {
    guests: BTreeMap<usize, regorus::Engine>,
    reasons: Reasons,
    desk: Option<Arc<Desk>>,
}

impl<'e> Session<'e> {
    pub(super) fn new(engine: &'e Engine, legacy: Legacy) -> Self {
        let desk = legacy.desk.unwrap_or_else(|| engine.desk());
        Self { engine, guests: legacy.guests, reasons: legacy.reasons, desk }
    }

    /// What a rule says of a resource; findings are located, redacted and fingerprinted.
    pub fn check(&mut self, rule: usize, scene: &Scene<'_>) -> Outcome {
        let resource = scene.resource;
        let (Some(slot), Some(policy)) = (self.engine.slot(rule), self.engine.policy(rule)) else {
            return Outcome::Error(format!("no rule has the number {rule}").into());
        };
        let (asked, attributes) = ((slot, policy), &resource.attributes);
        let by_item = policy.itemwise.as_ref().and_then(|list| self.by_item(rule, asked, attributes, list));
        let verdict = by_item.unwrap_or_else(|| self.whole(rule, asked, attributes));
        match &*verdict {
            Verdict::Findings(told) if told.is_empty() => Outcome::Pass,
            Verdict::Findings(told) => Outcome::Fail(findings(&slot.rule.id, scene, told, self.engine.has_snippets())),
            Verdict::Undecided => self.undecided(policy, resource),
            Verdict::NotApplicable => Outcome::NotApplicable("the rule's `applies` does not hold".into()),
            Verdict::Failed(why) => Outcome::Error(Arc::clone(why)),
        }
    }

    /// The verdict on everything that a rule reads, together.
    fn whole(&mut self, rule: usize, asked: (&Slot, &Policy), attributes: &Value) -> Arc<Verdict> {
        let content = Content::of(attributes, &asked.1.reads);
        self.engine.memo().get(rule, content).unwrap_or_else(|| {
            let verdict = Arc::new(self.judge(rule, asked, attributes, content));
            self.engine.memo().keep(rule, content, Arc::clone(&verdict));
            verdict
        })
    }

    fn undecided(&mut self, policy: &Policy, resource: &Resource) -> Outcome {
        let (absent, why) = reason(&gaps(&resource.attributes, &policy.reads));
        let why = self.reasons.held(why);
        if absent { Outcome::NoEvidence(why) } else { Outcome::Unknown(why) }
    }

    fn judge(&mut self, rule: usize, asked: (&Slot, &Policy), attributes: &Value, content: Content) -> Verdict {
        let (slot, policy) = asked;
        let mut ask = |filler: Filler<'_>| self.ask(rule, slot, policy, input(attributes, &policy.reads, filler));
        if let Err(why) = &policy.ready {
            return Verdict::Failed(Arc::clone(why));
        }
        if content.has_gaps {
            let known = scalars(attributes, &policy.reads);
            return judge(&policy.probes, &known, &gaps(attributes, &policy.reads), ask);
        }
        match ask(Filler::Nothing) {
            Ok(answer) if answer.applies => Verdict::of(answer.claims),
            Ok(_) => Verdict::NotApplicable,
            Err(why) => Verdict::Failed(why),
        }
    }

    fn ask(&mut self, rule: usize, slot: &Slot, policy: &Policy, input: regorus::Value) -> Result<Answer, Arc<str>> {
        let prepared = policy.ready.as_ref().map_err(Arc::clone)?;
        if slot.is_out() {
            return Err(policy.out_of_time.clone());
        }
        let guest = self.guests.entry(rule).or_insert_with(|| prepared.clone());
        guest.set_input(input);
        reset_budget();
        self.desk.asks(rule);
        let answer = catch_unwind(AssertUnwindSafe(|| answer(guest, policy)));
        self.desk.is_answered();
        let Ok(answer) = answer else {
            self.guests.remove(&rule);
            return Err("a builtin function panicked".into());
        };
        answer.map_err(|error| {
            let why = failure(&error);
            if why.is_timeout {
                slot.strike();
                return policy.out_of_time.clone();
            }
            why.to_string().into()
        })
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        let (guests, reasons) = (std::mem::take(&mut self.guests), std::mem::take(&mut self.reasons));
        let legacy = Legacy { guests, reasons, desk: Some(Arc::clone(&self.desk)) };
        self.engine.bequeath(legacy);
    }
}

/// Asks a prepared engine; the outer error is the engine's text.
fn answer(guest: &mut regorus::Engine, policy: &Policy) -> Result<Answer, String> {
    let applies = match &policy.applies {
        None => true,
        Some(path) => guest.eval_rule(path.clone()).map_err(|error| error.to_string())? == regorus::Value::Bool(true),
    };
    if !applies {
        return Ok(Answer { applies, claims: Vec::new() });
    }
    let deny = guest.eval_rule(policy.deny.clone()).map_err(|error| error.to_string());
    // What policies print is for nobody, and must not pile up.
    let Ok(_) = guest.take_prints() else { return Err("cannot discard what the policy printed".to_owned()) };
    let claims = claims(&deny?).map_err(|why| why.to_string())?;
    Ok(Answer { applies, claims })
}
