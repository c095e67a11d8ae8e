//! What each rule came to over its resources: `content/metrics.md` section 2.

use super::Facts;
use super::ages::Ages;
use super::population::Numbers;
use crate::model::{Check, ExceptionKind, KindId, Outcome, RuleId, RuleResult, RuleStatus, Stale, View};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The checks of one rule, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: usize,
    /// Failed and not waived.
    pub(super) failed: usize,
    /// Failed and waived.
    pub(super) waived: usize,
    /// Unknown, or ended in an error.
    pub(super) undecided: usize,
    pub(super) no_evidence: usize,
    pub(super) not_applicable: usize,
    /// The kinds of resources it gave an answer for.
    pub(super) kinds: Vec<KindId>,
    /// The views in which it gave one.
    pub(super) views: BTreeSet<View>,
    /// Checks that passed on evidence that does not count as of the day of the run, by why.
    pub(super) stale: BTreeMap<Stale, usize>,
    /// Resources the condition was judged on, by evidence that does.
    pub(super) judged_fresh: usize,
    /// Those of them that passed, or failed and are not waived.
    pub(super) decided_fresh: usize,
}

impl Tally {
    /// `stale` says why what the check rests on does not count.
    fn add(&mut self, check: &Check, stale: Option<Stale>) {
        let judged = self.judged();
        match &check.outcome {
            Outcome::Pass => self.passed += 1,
            Outcome::Fail(_) => match check.exception.as_ref().map(|exception| exception.kind) {
                None => self.failed += 1,
                Some(ExceptionKind::FalsePositive) => self.not_applicable += 1,
                Some(_) => self.waived += 1,
            },
            Outcome::Unknown(_) | Outcome::Error(_) => self.undecided += 1,
            Outcome::NoEvidence(_) => self.no_evidence += 1,
            Outcome::NotApplicable(_) => self.not_applicable += 1,
        }
        let answered = matches!(check.outcome, Outcome::Pass | Outcome::Fail(_) | Outcome::NotApplicable(_));
        if answered {
            self.views.insert(check.subject.view);
            if !self.kinds.contains(&check.subject.kind) {
                self.kinds.push(check.subject.kind.clone());
            }
        }
        match stale {
            _ if self.judged() == judged => {}
            None => {
                self.judged_fresh += 1;
                self.decided_fresh += usize::from(check.exception.is_none());
            }
            Some(stale) if matches!(check.outcome, Outcome::Pass) => *self.stale.entry(stale).or_default() += 1,
            Some(_) => {}
        }
    }

    /// The tally of some checks; failures that are covered count as waived.
    pub(super) fn of<'c>(
        checks: impl Iterator<Item = &'c Check>,
        ages: Ages<'_>,
        covered: impl Fn(&Check) -> bool,
    ) -> Self {
        let mut tally = Self::default();
        for check in checks {
            let (failed, decided_fresh) = (tally.failed, tally.decided_fresh);
            tally.add(check, ages.stale(&check.subject));
            if tally.failed > failed && covered(check) {
                (tally.failed, tally.decided_fresh) = (failed, decided_fresh);
                tally.waived += 1;
            }
        }
        tally
    }

    /// The same with every waived failure failing.
    pub(super) fn without_waivers(self) -> Self {
        Self { failed: self.failed + self.waived, waived: 0, decided_fresh: self.judged_fresh, ..self }
    }

    /// Resources the condition was judged on.
    pub(super) fn judged(&self) -> usize {
        self.passed + self.failed + self.waived
    }

    /// Resources the rule applied to.
    pub(super) fn applied(&self) -> usize {
        self.judged() + self.undecided + self.no_evidence
    }

    /// The roll-up; `complete` says that the input shows all there is of what the rule judges.
    pub(super) fn status(&self, complete: bool) -> RuleStatus {
        if self.failed > 0 {
            RuleStatus::Fail
        } else if self.undecided > 0 {
            RuleStatus::Error
        } else if self.waived > 0 {
            RuleStatus::Waived
        } else if self.passed > 0 && self.no_evidence == 0 {
            RuleStatus::Pass
        } else if self.passed > 0 {
            RuleStatus::Partial
        } else if self.not_applicable > 0 && self.no_evidence == 0 && complete {
            RuleStatus::NotApplicable
        } else {
            RuleStatus::NoEvidence
        }
    }

    /// The roll-up with its counts.
    pub(super) fn result(&self, complete: bool) -> RuleResult {
        RuleResult {
            status: self.status(complete),
            passed: self.passed,
            stale: self.stale.values().sum(),
            failed: self.failed,
            waived: self.waived,
            undecided: self.undecided,
            no_evidence: self.no_evidence,
            not_applicable: self.not_applicable,
        }
    }
}

/// The tally of every rule; a rule that ran on nothing has an empty one.
pub(super) fn tally(facts: &Facts, numbers: &Numbers<'_>, ages: Ages<'_>) -> BTreeMap<RuleId, Tally> {
    let mut tallies = vec![Tally::default(); facts.rules.len()];
    for checks in facts.checks.chunk_by(|a, b| Arc::ptr_eq(&a.subject, &b.subject)) {
        let stale = checks.first().and_then(|check| ages.stale(&check.subject));
        for check in checks {
            if let Some(tally) = numbers.get(&check.rule).and_then(|rule| tallies.get_mut(rule)) {
                tally.add(check, stale);
            }
        }
    }
    facts.rules.keys().cloned().zip(tallies).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Passed, failed, waived, undecided, without evidence, not applicable.
    fn tally([passed, failed, waived, undecided, no_evidence, not_applicable]: [usize; 6]) -> Tally {
        Tally { passed, failed, waived, undecided, no_evidence, not_applicable, ..Tally::default() }
    }

    #[test]
    fn the_first_row_that_matches_gives_the_status() {
        for (tally, complete, expected) in [
            (tally([9, 1, 1, 1, 1, 1]), true, RuleStatus::Fail),
            (tally([9, 0, 1, 1, 1, 1]), true, RuleStatus::Error),
            (tally([9, 0, 1, 0, 1, 1]), true, RuleStatus::Waived),
            (tally([9, 0, 0, 0, 0, 1]), true, RuleStatus::Pass),
            (tally([9, 0, 0, 0, 1, 1]), true, RuleStatus::Partial),
            (tally([0, 0, 0, 0, 0, 1]), true, RuleStatus::NotApplicable),
            (tally([0, 0, 0, 0, 0, 1]), false, RuleStatus::NoEvidence),
            (tally([0, 0, 0, 0, 1, 1]), true, RuleStatus::NoEvidence),
            (tally([0, 0, 0, 0, 0, 0]), true, RuleStatus::NoEvidence),
        ] {
            assert_eq!(tally.status(complete), expected, "{tally:?}");
        }
    }
}
