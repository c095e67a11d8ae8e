//! The resources that rules judged, each with a number: shares of them are counted without comparing addresses again.

use crate::model::{Check, ExceptionKind, Outcome, Ratio, Rule, RuleId, Subject};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which rules passed and failed which resources; what was found by mistake is left out.
pub(super) struct Population<'a> {
    rules: Vec<&'a RuleId>,
    judgements: Vec<Judgement>,
    resources: usize,
}

/// What a rule, by its number, says of a resource, by its own.
struct Judgement {
    resource: usize,
    rule: usize,
    failed: bool,
}

/// What became of a resource.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Unjudged,
    Passed,
    Failed,
}

impl<'a> Population<'a> {
    /// The resources of these checks.
    pub(super) fn of(checks: &[Check], rules: &'a BTreeMap<RuleId, Arc<Rule>>) -> Self {
        let rules: Vec<&RuleId> = rules.keys().collect();
        let is_mistaken = |check: &Check| {
            check.exception.as_ref().is_some_and(|exception| exception.kind == ExceptionKind::FalsePositive)
        };
        let mut judged: Vec<(&Subject, usize, bool)> = checks
            .iter()
            .filter(|check| matches!(check.outcome, Outcome::Pass | Outcome::Fail(_)) && !is_mistaken(check))
            .filter_map(|check| {
                let rule = rules.binary_search(&&check.rule).ok()?;
                Some((&*check.subject, rule, matches!(check.outcome, Outcome::Fail(_))))
            })
            .collect();
        // most checks share a subject, and addresses are long: only one check of each is told apart by its address
        judged.sort_unstable_by_key(|(subject, ..)| std::ptr::from_ref(*subject));
        let by_subject = || judged.chunk_by(|(a, ..), (b, ..)| std::ptr::eq(*a, *b));
        let subjects: Vec<&Subject> = by_subject().filter_map(|group| Some(group.first()?.0)).collect();
        let (numbers, resources) = numbers(&subjects);
        let mut judgements = Vec::with_capacity(judged.len());
        for (resource, group) in numbers.into_iter().zip(by_subject()) {
            judgements.extend(group.iter().map(|(_, rule, failed)| Judgement {
                resource,
                rule: *rule,
                failed: *failed,
            }));
        }
        Self { rules, judgements, resources }
    }

    /// Resources that none of these rules fails, among those that one judged.
    pub(super) fn pass_rate(&self, counts: impl Fn(&RuleId) -> bool) -> Ratio {
        let counted: Vec<bool> = self.rules.iter().map(|rule| counts(rule)).collect();
        let mut fates = vec![Fate::Unjudged; self.resources];
        for judgement in self.judgements.iter().filter(|one| counted.get(one.rule) == Some(&true)) {
            if let Some(fate) = fates.get_mut(judgement.resource).filter(|fate| **fate != Fate::Failed) {
                *fate = if judgement.failed { Fate::Failed } else { Fate::Passed };
            }
        }
        let count = |wanted: Fate| fates.iter().filter(|fate| **fate == wanted).count();
        let (passed, failed) = (count(Fate::Passed), count(Fate::Failed));
        Ratio { numerator: passed, denominator: passed + failed }
    }
}

/// The number of each subject's resource, in the subjects' order, and how many there are: a resource of several kinds has
/// several subjects.
fn numbers(subjects: &[&Subject]) -> (Vec<usize>, usize) {
    let mut by_address: Vec<(usize, &Subject)> = subjects.iter().copied().enumerate().collect();
    by_address.sort_unstable_by(|(_, a), (_, b)| a.resource().cmp(&b.resource()));
    let mut numbers = vec![0; subjects.len()];
    let mut count = 0;
    for group in by_address.chunk_by(|(_, a), (_, b)| a.resource() == b.resource()) {
        for (place, _) in group {
            if let Some(number) = numbers.get_mut(*place) {
                *number = count;
            }
        }
        count += 1;
    }
    (numbers, count)
}
