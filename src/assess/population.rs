//! The rules of a run and the resources that they judged, each with a number: what an export of thousands of resources
//! came to is counted without comparing ids and addresses for each check.

use crate::model::{Check, Outcome, Ratio, Rule, RuleId, Subject};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rules of a run, numbered in the order of their ids.
pub(super) struct Numbers<'a> {
    ids: Vec<&'a RuleId>,
    /// By where the text of the id lies: checks share that of their rule.
    by_place: BTreeMap<usize, usize>,
}

impl<'a> Numbers<'a> {
    /// The numbers of these rules.
    pub(super) fn of(rules: &'a BTreeMap<RuleId, Arc<Rule>>) -> Self {
        let ids: Vec<&RuleId> = rules.keys().collect();
        let by_place = rules
            .values()
            .zip(&ids)
            .enumerate()
            .flat_map(|(number, (rule, id))| [place(&rule.id), place(id)].map(|place| (place, number)));
        Self { by_place: by_place.collect(), ids }
    }

    /// The number of a rule.
    pub(super) fn get(&self, rule: &RuleId) -> Option<usize> {
        let known = self.by_place.get(&place(rule)).copied();
        known.or_else(|| self.ids.binary_search(&rule).ok())
    }
}

/// Where the text of an id lies.
fn place(id: &RuleId) -> usize {
    Arc::as_ptr(&id.0).cast::<u8>().addr()
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

/// Which rules passed and failed which resources.
pub(super) struct Population<'a> {
    rules: Vec<&'a RuleId>,
    /// What was found by mistake is left out.
    judgements: Vec<Judgement>,
    /// Every subject that a rule passed or failed, in the order met.
    pub(super) subjects: Vec<&'a Subject>,
    /// Every resource that a rule passed or failed, as a subject of it.
    pub(super) resources: Vec<&'a Subject>,
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
    pub(super) fn of(checks: &'a [Check], numbers: &Numbers<'a>) -> Self {
        let mut subjects = Subjects::default();
        let judged = checks.iter().filter(|check| matches!(check.outcome, Outcome::Pass | Outcome::Fail(_))).count();
        let mut judgements = Vec::with_capacity(judged);
        for check in checks {
            let failed = match check.outcome {
                Outcome::Pass => false,
                Outcome::Fail(_) => true,
                Outcome::Unknown(_) | Outcome::Error(_) | Outcome::NoEvidence(_) | Outcome::NotApplicable(_) => {
                    continue;
                }
            };
            let resource = subjects.number(&check.subject);
            if let Some(rule) = numbers.get(&check.rule).filter(|_| !check.is_mistaken()) {
                judgements.push(Judgement { resource, rule, failed });
            }
        }
        let (numbered, resources) = resources(&subjects.all);
        for judgement in &mut judgements {
            judgement.resource = numbered.get(judgement.resource).copied().unwrap_or_default();
        }
        Self { rules: numbers.ids.clone(), judgements, subjects: subjects.all, resources }
    }

    /// Resources that none of these rules fails, among those that one judged.
    pub(super) fn pass_rate(&self, counts: impl Fn(&RuleId) -> bool) -> Ratio {
        let counted: Vec<bool> = self.rules.iter().map(|rule| counts(rule)).collect();
        let mut fates = vec![Fate::Unjudged; self.resources.len()];
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

/// The number of each subject's resource, in the subjects' order, and of each resource the subject whose kind comes first:
/// a resource of several kinds has several.
fn resources<'a>(subjects: &[&'a Subject]) -> (Vec<usize>, Vec<&'a Subject>) {
    let is_same = |a: &Subject, b: &Subject| {
        let (one, other) = (&a.location.path, &b.location.path);
        Arc::ptr_eq(&a.address, &b.address) && Arc::ptr_eq(one, other) && a.view == b.view
    };
    // most lie beside each other and share their address, which is long
    let mut groups: Vec<(usize, &[&Subject])> = Vec::new();
    let mut start = 0;
    for group in subjects.chunk_by(|a, b| is_same(a, b)) {
        groups.push((start, group));
        start += group.len();
    }
    let resource = |group: &[&'a Subject]| group.first().map(|subject| subject.resource());
    groups.sort_by(|(_, a), (_, b)| resource(a).cmp(&resource(b)));
    let mut numbers = vec![0; subjects.len()];
    let mut all: Vec<&Subject> = Vec::new();
    for groups in groups.chunk_by(|(_, a), (_, b)| resource(a) == resource(b)) {
        for (start, group) in groups {
            numbers.iter_mut().skip(*start).take(group.len()).for_each(|number| *number = all.len());
        }
        let of_resource = groups.iter().flat_map(|(_, group)| group.iter().copied());
        all.extend(of_resource.min_by(|a, b| a.kind.cmp(&b.kind)));
    }
    (numbers, all)
}
