//! The rules of a run and the resources that they judged, each with a number: what an export of thousands of resources
//! came to is counted without comparing ids and addresses for each check.

use crate::model::{Check, ExceptionKind, Outcome, Ratio, Rule, RuleId, Subject};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rules of a run, numbered in the order of their ids.
pub(super) struct Numbers<'a> {
    ids: Vec<&'a RuleId>,
    /// By where the text of the id lies: checks share that of their rule.
    by_place: BTreeMap<*const str, usize>,
}

impl<'a> Numbers<'a> {
    /// The numbers of these rules.
    pub(super) fn of(rules: &'a BTreeMap<RuleId, Arc<Rule>>) -> Self {
        let ids: Vec<&RuleId> = rules.keys().collect();
        let by_place = rules.values().zip(&ids).enumerate().flat_map(|(number, (rule, id))| {
            [Arc::as_ptr(&rule.id.0), Arc::as_ptr(&id.0)].map(|place| (place, number))
        });
        Self { by_place: by_place.collect(), ids }
    }

    /// The number of a rule.
    pub(super) fn get(&self, rule: &RuleId) -> Option<usize> {
        let known = self.by_place.get(&Arc::as_ptr(&rule.0)).copied();
        known.or_else(|| self.ids.binary_search(&rule).ok())
    }
}

/// The subjects of these checks, each once, in the order met.
pub(super) fn subjects<'a>(checks: impl Iterator<Item = &'a Check>) -> Vec<&'a Subject> {
    let mut subjects = Subjects::default();
    for check in checks {
        subjects.number(&check.subject);
    }
    subjects.all
}

/// Subjects with a number each, told apart by where they lie.
#[derive(Default)]
struct Subjects<'a> {
    all: Vec<&'a Subject>,
    numbers: BTreeMap<*const Subject, usize>,
    last: Option<(*const Subject, usize)>,
}

impl<'a> Subjects<'a> {
    fn number(&mut self, subject: &'a Arc<Subject>) -> usize {
        let place = Arc::as_ptr(subject);
        // most checks have the subject of the one before
        if let Some((_, number)) = self.last.filter(|(last, _)| *last == place) {
            return number;
        }
        let number = *self.numbers.entry(place).or_insert(self.all.len());
        if number == self.all.len() {
            self.all.push(subject);
        }
        self.last = Some((place, number));
        number
    }
}

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
    pub(super) fn of(checks: &[Check], numbers: &Numbers<'a>) -> Self {
        let is_mistaken = |check: &Check| {
            check.exception.as_ref().is_some_and(|exception| exception.kind == ExceptionKind::FalsePositive)
        };
        let mut subjects = Subjects::default();
        let mut judgements = Vec::with_capacity(checks.len());
        for check in checks.iter().filter(|check| !is_mistaken(check)) {
            let failed = match check.outcome {
                Outcome::Pass => false,
                Outcome::Fail(_) => true,
                Outcome::Unknown(_) | Outcome::Error(_) | Outcome::NoEvidence(_) | Outcome::NotApplicable(_) => {
                    continue;
                }
            };
            let Some(rule) = numbers.get(&check.rule) else { continue };
            judgements.push(Judgement { resource: subjects.number(&check.subject), rule, failed });
        }
        let (resources, count) = resources(&subjects.all);
        for judgement in &mut judgements {
            judgement.resource = resources.get(judgement.resource).copied().unwrap_or_default();
        }
        Self { rules: numbers.ids.clone(), judgements, resources: count }
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
fn resources(subjects: &[&Subject]) -> (Vec<usize>, usize) {
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
