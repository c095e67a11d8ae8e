//! Rules that look at the items of a list one by one: what was said of an item is said again where it stands next.

use super::Session;
use crate::evaluate::content::{Content, Split, input_of, split};
use crate::evaluate::engine::Slot;
use crate::evaluate::policy::Policy;
use crate::evaluate::verdict::{Claim, MAX_FINDINGS, Told, Verdict, too_many};
use crate::model::{PathStep, Value};
use std::sync::Arc;

impl Session<'_> {
    /// The verdict of a rule on the items of a list, asked only about those it was not asked about before; none when
    /// something that it reads is not there.
    pub(super) fn by_item(
        &mut self,
        rule: usize,
        asked: (&Slot, &Policy),
        attributes: &Value,
        list: &str,
    ) -> Option<Arc<Verdict>> {
        let (slot, policy) = asked;
        let Split { rest, items } = split(attributes, &policy.reads, list)?;
        let mut of_rest = self.engine.memo().get(rule, rest);
        if matches!(of_rest.as_deref(), Some(Verdict::NotApplicable)) {
            return of_rest;
        }
        let mut of_items: Vec<_> = items.iter().map(|item| self.engine.memo().get(rule, *item)).collect();
        let new: Vec<usize> =
            of_items.iter().enumerate().filter(|(_, known)| known.is_none()).map(|(at, _)| at).collect();
        if of_rest.is_none() || !new.is_empty() {
            let answer = match self.ask(rule, slot, policy, input_of(attributes, &policy.reads, list, &new)) {
                Ok(answer) => answer,
                Err(why) => return Some(Arc::new(Verdict::Failed(why))),
            };
            if !answer.applies {
                let verdict = Arc::new(Verdict::NotApplicable);
                self.engine.memo().keep(rule, rest, Arc::clone(&verdict));
                return Some(verdict);
            }
            let (mut whole, mut each) = (Vec::new(), vec![Vec::new(); new.len()]);
            for claim in answer.claims {
                match index(&claim, list).and_then(|at| each.get_mut(at)) {
                    Some(of_item) => of_item.push(claim),
                    None => whole.push(claim),
                }
            }
            of_rest = Some(self.learn(rule, rest, whole));
            for (at, claims) in new.into_iter().zip(each) {
                let (Some(content), Some(of_item)) = (items.get(at), of_items.get_mut(at)) else { continue };
                *of_item = Some(self.learn(rule, *content, claims));
            }
        }
        Some(Arc::new(together(of_rest.as_deref(), &of_items)))
    }

    fn learn(&mut self, rule: usize, content: Content, claims: Vec<Claim>) -> Arc<Verdict> {
        let verdict = Arc::new(Verdict::of(claims));
        self.engine.memo().keep(rule, content, Arc::clone(&verdict));
        verdict
    }
}

/// The item of the list that a claim is about.
fn index(claim: &Claim, list: &str) -> Option<usize> {
    match claim.at.as_slice() {
        [PathStep::Key(key), PathStep::Index(index), ..] if **key == *list => Some(*index),
        _ => None,
    }
}

/// What is said of the resource as a whole and of its items, each at the item's place.
fn together(of_rest: Option<&Verdict>, of_items: &[Option<Arc<Verdict>>]) -> Verdict {
    let mut all: Vec<Told> = of_rest.into_iter().flat_map(Verdict::told).cloned().collect();
    for (at, of_item) in of_items.iter().enumerate() {
        all.extend(of_item.iter().flat_map(|verdict| verdict.told()).map(|told| told.of_item(at)));
    }
    if all.len() > MAX_FINDINGS {
        return Verdict::Failed(too_many(all.len()));
    }
    all.sort_by(|a, b| a.claim.cmp(&b.claim));
    Verdict::Findings(all)
}
