//! Which findings were there before: by fingerprint and by count, never by line or message.
//!
//! An open finding is known only where the baseline had it open: one that was accepted there and that nothing covers
//! any more is new, since nobody answers for it now.

use crate::model::{Check, Finding, Outcome, Ruling, Since, Snapshot, Word};
use std::collections::BTreeMap;

/// Findings of a baseline that nothing has been matched with yet: the files of their causes, by fingerprint.
#[derive(Default)]
struct Left<'a>(BTreeMap<&'a str, Vec<&'a str>>);

impl<'a> Left<'a> {
    fn of(rulings: &'a [Ruling], wanted: impl Fn(Word) -> bool) -> Self {
        let mut left = Self::default();
        for ruling in rulings.iter().filter(|ruling| wanted(ruling.answer)) {
            for mark in &ruling.findings {
                left.0.entry(&mark.fingerprint).or_default().push(&mark.path);
            }
        }
        left
    }

    /// Takes the one that a finding is, of those in its file or of all; false when none is left.
    fn take(&mut self, finding: &Finding, in_file: bool) -> bool {
        let Some(paths) = self.0.get_mut(finding.fingerprint.to_string().as_str()) else { return false };
        let is_it = |path: &&str| !in_file || **path == *finding.location.path;
        let at = paths.iter().position(is_it);
        at.map(|at| paths.swap_remove(at)).is_some()
    }
}

/// Says of every finding whether the baseline has it. Two things that only their addresses name may share a
/// fingerprint, so those in the same file are matched first: of an old one and a new one the old one is known.
pub(super) fn mark(checks: &mut [Check], baseline: &Snapshot) {
    let mut open = Left::of(&baseline.checks, |answer| answer == Word::Fail);
    let mut any =
        Left::of(&baseline.checks, |answer| matches!(answer, Word::Fail | Word::Waived | Word::FalsePositive));
    for in_file in [true, false] {
        for check in &mut *checks {
            let left = if check.exception.is_none() { &mut open } else { &mut any };
            let Outcome::Fail(findings) = &mut check.outcome else { continue };
            for finding in findings.iter_mut().filter(|finding| finding.since != Some(Since::Known)) {
                finding.since = Some(if left.take(finding, in_file) { Since::Known } else { Since::New });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::mark;
    use crate::assess::tests::{check, fail};
    use crate::model::{
        Check, Date, Exception, ExceptionKind, Mark, Outcome, Ruling, Selector, Severity, Since, Snapshot, Verdict,
        View, Word,
    };
    use std::collections::BTreeMap;
    use std::sync::Arc;

    fn baseline(answers: &[Word]) -> Snapshot {
        let ruling = |answer: &Word| Ruling {
            rule: crate::model::RuleId("H1".into()),
            kind: crate::model::KindId("host.a".into()),
            identity: "a".into(),
            view: View::Code,
            address: "elsewhere".into(),
            answer: *answer,
            severity: Severity::Low,
            path: "moved".into(),
            exception: None,
            findings: vec![Mark {
                fingerprint: "0".repeat(32).into(),
                message: "other words".into(),
                path: "moved".into(),
                line: 99,
            }],
        };
        Snapshot {
            version: "0".into(),
            as_of: Date { year: 2026, month: 1, day: 1 },
            evaluated_at: None,
            content_digest: "".into(),
            verdict: Verdict::Failed,
            complete: true,
            checks: answers.iter().map(ruling).collect(),
            frameworks: Vec::new(),
            inputs: Vec::new(),
            decisions: BTreeMap::new(),
            changed_since: None,
            exceptions: Vec::new(),
        }
    }

    fn covered(mut check: Check) -> Check {
        let day = Date { year: 2026, month: 1, day: 1 };
        let at = check.subject.location.clone();
        check.exception = Some(Arc::new(Exception {
            id: "EX-1".into(),
            kind: ExceptionKind::RiskAcceptance,
            rules: Vec::new(),
            controls: Vec::new(),
            scope: Selector::default(),
            reason: String::new(),
            risk: String::new(),
            measure: None,
            owner: String::new(),
            approver: String::new(),
            approved: day,
            expires: day,
            ticket: None,
            worksheet: Vec::new(),
            artefacts: Vec::new(),
            signed_by: None,
            location: at,
        }));
        check
    }

    fn since(baseline: &Snapshot, mut checks: Vec<Check>) -> Vec<Option<Since>> {
        mark(&mut checks, baseline);
        checks.iter().map(Check::since).collect()
    }

    #[test]
    fn as_many_are_known_as_the_baseline_had_open() {
        let failing = || check("H1", "host.a", "a", fail());
        let three = || vec![failing(), failing(), failing()];
        let (known, new) = (Some(Since::Known), Some(Since::New));
        assert_eq!(since(&baseline(&[Word::Fail, Word::Fail]), three()), [known, known, new]);
        assert_eq!(since(&baseline(&[]), three()), [new, new, new]);
    }

    #[test]
    fn of_two_that_share_a_fingerprint_the_one_in_the_same_file_is_known() {
        let (old, new) = (check("H1", "host.a", "a", fail()), check("H1", "host.a", "a", fail()));
        let mut held = baseline(&[Word::Fail]);
        held.checks[0].findings[0].path = "old".into();
        let at = |mut check: Check, path: &str| {
            if let Outcome::Fail(findings) = &mut check.outcome {
                findings[0].location.path = path.into();
            }
            check
        };
        assert_eq!(since(&held, vec![at(new, "new"), at(old, "old")]), [Some(Since::New), Some(Since::Known)]);
    }

    #[test]
    fn what_was_accepted_and_is_not_any_more_is_new() {
        let failing = || check("H1", "host.a", "a", fail());
        for word in [Word::Waived, Word::FalsePositive] {
            assert_eq!(since(&baseline(&[word]), vec![failing()]), [Some(Since::New)]);
            assert_eq!(since(&baseline(&[word]), vec![covered(failing())]), [Some(Since::Known)]);
        }
        assert_eq!(since(&baseline(&[Word::Fail]), vec![covered(failing())]), [Some(Since::Known)]);
    }

    #[test]
    fn what_found_nothing_is_neither_new_nor_known() {
        assert_eq!(since(&baseline(&[Word::Fail]), vec![check("H1", "host.a", "a", Outcome::Pass)]), [None]);
    }
}
