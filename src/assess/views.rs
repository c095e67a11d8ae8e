//! Where views of the same thing disagree: the plan passes a rule that the running system fails.

use crate::model::{Check, Disagreement, KindId, Outcome, RuleId, Subject, View};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Things by kind and identity, sorted.
type Shared<'a> = Vec<(&'a KindId, &'a Arc<str>)>;

/// The things that are seen in more than one view. A thing known by its address only is not the same
/// thing elsewhere.
fn shared(checks: &[Check]) -> Shared<'_> {
    let mut last: *const Subject = std::ptr::null();
    let mut seen: Vec<&Subject> = Vec::new();
    for check in checks.iter().filter(|check| check.subject.identity != check.subject.address) {
        if !std::ptr::eq(last, Arc::as_ptr(&check.subject)) {
            last = Arc::as_ptr(&check.subject);
            seen.push(&check.subject);
        }
    }
    if seen.iter().map(|subject| subject.view).collect::<BTreeSet<_>>().len() < 2 {
        return Shared::new();
    }
    let mut views: Vec<_> = seen.iter().map(|subject| (&subject.kind, &subject.identity, subject.view)).collect();
    views.sort_unstable();
    views.dedup();
    let things = views.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|views| views.len() > 1);
    things.filter_map(|views| views.first()).map(|(kind, identity, _)| (*kind, *identity)).collect()
}

/// Every rule that passes a thing in one view and fails it in another.
pub(super) fn disagreements(checks: &[Check]) -> Vec<Disagreement> {
    let shared = shared(checks);
    if shared.is_empty() {
        return Vec::new();
    }
    let mut judged: Vec<Judgement<'_>> = checks.iter().filter_map(|check| judgement(check, &shared)).collect();
    judged.sort_unstable();
    judged.dedup();
    let same = |a: &Judgement<'_>, b: &Judgement<'_>| (a.rule, a.kind, a.identity) == (b.rule, b.kind, b.identity);
    judged.chunk_by(same).filter(|group| disagree(group)).filter_map(disagreement).collect()
}

/// What one view says of a thing, ordered by rule and thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Judgement<'a> {
    rule: &'a RuleId,
    kind: &'a KindId,
    identity: &'a Arc<str>,
    view: View,
    outcome: &'static str,
    address: &'a Arc<str>,
}

/// Only pass and fail are judgements: not knowing disagrees with nothing.
fn judgement<'a>(check: &'a Check, shared: &Shared<'_>) -> Option<Judgement<'a>> {
    let subject = &check.subject;
    let judged = matches!(check.outcome, Outcome::Pass | Outcome::Fail(_)) && subject.identity != subject.address;
    let known = judged && shared.binary_search(&(&subject.kind, &subject.identity)).is_ok();
    known.then(|| Judgement {
        rule: &check.rule,
        kind: &subject.kind,
        identity: &subject.identity,
        view: subject.view,
        outcome: check.outcome.name(),
        address: &subject.address,
    })
}

fn disagree(group: &[Judgement<'_>]) -> bool {
    let differs = |a: &Judgement<'_>, b: &Judgement<'_>| a.view != b.view && a.outcome != b.outcome;
    let judgements: BTreeSet<_> = group.iter().map(|judgement| (judgement.view, judgement.outcome)).collect();
    let first = |(view, outcome): &(View, &'static str)| {
        group.iter().find(|judgement| judgement.view == *view && judgement.outcome == *outcome)
    };
    let distinct: Vec<_> = judgements.iter().filter_map(first).collect();
    distinct.iter().any(|a| distinct.iter().any(|b| differs(a, b)))
}

fn disagreement(group: &[Judgement<'_>]) -> Option<Disagreement> {
    let first = group.first()?;
    let views = group.iter().map(|judgement| (judgement.view, judgement.outcome, Arc::clone(judgement.address)));
    Some(Disagreement { rule: first.rule.clone(), identity: Arc::clone(first.identity), views: views.collect() })
}
