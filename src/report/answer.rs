//! What a report says of a check: its outcome, with a live exception laid over a failure.

use crate::model::{Assessment, Check, Exception, ExceptionKind, Finding, Outcome, Rule, RuleId, Severity, Word};
use crate::report::Style;
use crate::report::order::Mapped;
use crate::report::since;
use std::collections::BTreeMap;

/// What came of a check. A covered failure keeps its findings: it is never a pass.
#[derive(Debug, Clone, Copy)]
pub(super) enum Answer<'a> {
    /// The condition holds.
    Pass,
    /// The condition does not hold.
    Fail(&'a [Finding]),
    /// It does not hold, and that is accepted for a time.
    Waived(&'a [Finding], &'a Exception),
    /// The rule is mistaken about this resource, as somebody approved.
    FalsePositive(&'a [Finding], &'a Exception),
    /// A value cannot be known from this input.
    Unknown(&'a str),
    /// The input does not show what the rule needs.
    NoEvidence(&'a str),
    /// The rule did not run.
    Error(&'a str),
    /// The rule does not apply.
    NotApplicable(&'a str),
}

impl<'a> Answer<'a> {
    pub(super) fn of(check: &'a Check) -> Self {
        match &check.outcome {
            Outcome::Pass => Self::Pass,
            Outcome::Fail(findings) => match check.exception.as_deref() {
                None => Self::Fail(findings),
                Some(exception) if exception.kind == ExceptionKind::FalsePositive => {
                    Self::FalsePositive(findings, exception)
                }
                Some(exception) => Self::Waived(findings, exception),
            },
            Outcome::Unknown(why) => Self::Unknown(why),
            Outcome::NoEvidence(why) => Self::NoEvidence(why),
            Outcome::Error(why) => Self::Error(why),
            Outcome::NotApplicable(why) => Self::NotApplicable(why),
        }
    }

    /// It in one word.
    fn word(self) -> Word {
        match self {
            Self::Pass => Word::Pass,
            Self::Fail(_) => Word::Fail,
            Self::Waived(..) => Word::Waived,
            Self::FalsePositive(..) => Word::FalsePositive,
            Self::Unknown(_) => Word::Unknown,
            Self::NoEvidence(_) => Word::NoEvidence,
            Self::Error(_) => Word::Error,
            Self::NotApplicable(_) => Word::NotApplicable,
        }
    }

    /// The name used in reports.
    pub(super) fn name(self) -> &'static str {
        self.word().name()
    }

    /// What is wrong, whether it is accepted or not.
    pub(super) fn findings(self) -> &'a [Finding] {
        match self {
            Self::Fail(findings) | Self::Waived(findings, _) | Self::FalsePositive(findings, _) => findings,
            Self::Pass | Self::Unknown(_) | Self::NoEvidence(_) | Self::Error(_) | Self::NotApplicable(_) => &[],
        }
    }

    /// The exception that covers the failure.
    pub(super) fn exception(self) -> Option<&'a Exception> {
        match self {
            Self::Waived(_, exception) | Self::FalsePositive(_, exception) => Some(exception),
            Self::Pass
            | Self::Fail(_)
            | Self::Unknown(_)
            | Self::NoEvidence(_)
            | Self::Error(_)
            | Self::NotApplicable(_) => None,
        }
    }

    /// Why there is neither pass nor failure.
    pub(super) fn reason(self) -> Option<&'a str> {
        match self {
            Self::Unknown(why) | Self::NoEvidence(why) | Self::Error(why) | Self::NotApplicable(why) => Some(why),
            Self::Pass | Self::Fail(_) | Self::Waived(..) | Self::FalsePositive(..) => None,
        }
    }

    /// Whether it is reported when only what needs a look is: everything but passes and what does not apply.
    pub(super) fn is_notable(self) -> bool {
        !matches!(self, Self::Pass | Self::NotApplicable(_))
    }
}

/// An exception in one line: `waived until 2027-03-31 by EXC-1 (SEC-12), approved by ciso: reason`.
pub(super) fn waiver(exception: &Exception) -> String {
    let word = if exception.kind == ExceptionKind::FalsePositive { "false positive" } else { "waived" };
    let ticket = exception.ticket.as_ref().map(|ticket| format!(" ({ticket})")).unwrap_or_default();
    let (id, approver, reason) = (&exception.id, &exception.approver, &exception.reason);
    format!("{word} until {} by {id}{ticket}, approved by {approver}: {reason}", exception.expires)
}

/// A line of a report that lists checks: a finding, or a check that has none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) check: &'a Check,
    pub(super) answer: Answer<'a>,
    pub(super) finding: Option<&'a Finding>,
    /// None when the assessment does not describe the rule.
    pub(super) rule: Option<&'a Rule>,
    /// Its number among rows of the same key, from 1.
    pub(super) occurrence: usize,
}

impl<'a> Row<'a> {
    /// The severity of the rule; a rule that is not described weighs least.
    pub(super) fn severity(&self) -> Severity {
        self.rule.map_or(Severity::Low, |rule| rule.severity)
    }

    /// What holds when the rule passes.
    pub(super) fn title(&self) -> &'a str {
        self.rule.map_or(&*self.check.rule.0, |rule| &rule.title)
    }

    /// Where it is written.
    pub(super) fn location(&self) -> &'a crate::model::Location {
        self.finding.map_or(&self.check.subject.location, |finding| &finding.location)
    }

    /// What is wrong, or why nothing can be said.
    pub(super) fn message(&self) -> String {
        let address = &self.check.subject.address;
        match (self.finding, self.answer.reason()) {
            (Some(finding), _) => finding.message.to_string(),
            (None, Some(why)) => format!("{} for {address}: {why}", self.answer.name().replace('_', " ")),
            (None, None) => format!("{address}: {}", self.answer.name()),
        }
    }

    /// The same in every run for the same rule, thing and attribute, and in this run for this row only.
    pub(super) fn key(&self) -> String {
        let own = self.finding.map_or_else(|| self.check.fingerprint(), |finding| finding.fingerprint).to_string();
        if self.occurrence == 1 { own } else { format!("{own}-{}", self.occurrence) }
    }
}

/// Rows that were not decided, by rule, outcome and reason: one missing value can leave hundreds of checks open.
pub(super) fn undecided<'r, 'a>(rows: &'r [Row<'a>]) -> BTreeMap<(&'a str, &'static str, &'a str), Vec<&'r Row<'a>>> {
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in rows {
        match row.answer {
            Answer::Unknown(why) | Answer::NoEvidence(why) | Answer::Error(why) => {
                groups.entry((&*row.check.rule.0, row.answer.name(), why)).or_default().push(row);
            }
            Answer::Pass
            | Answer::Fail(_)
            | Answer::Waived(..)
            | Answer::FalsePositive(..)
            | Answer::NotApplicable(_) => {}
        }
    }
    groups
}

/// Findings and checks without any, in the order of checks; `notable` leaves out passes and what does not apply.
pub(super) fn rows<'a>(assessment: &'a Assessment, style: &Style) -> Vec<Row<'a>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows = Vec::new();
    for check in &assessment.checks {
        let answer = Answer::of(check);
        if !style.all && !answer.is_notable() {
            continue;
        }
        let rule = assessment.rules.get(&check.rule).map(AsRef::as_ref);
        let findings = answer.findings().iter().map(Some);
        let none = answer.findings().is_empty().then_some(None);
        for finding in findings.chain(none) {
            let mut row = Row { check, answer, finding, rule, occurrence: 1 };
            let number = seen.entry(row.key()).or_default();
            *number += 1;
            row.occurrence = *number;
            rows.push(row);
        }
    }
    rows
}

/// Failures that nothing covers and that were not there before, the worst first; the order of checks among equals.
pub(super) fn open(assessment: &Assessment) -> Vec<Row<'_>> {
    let mut open = rows(assessment, &Style::default());
    open.retain(|row| matches!(row.answer, Answer::Fail(_)) && !row.finding.is_some_and(since::is_known));
    open.sort_by_key(|row| std::cmp::Reverse(row.severity()));
    open
}

/// The controls of a rule, one list for rules that have none.
pub(super) fn controls<'m, 'a>(index: &'m BTreeMap<&RuleId, Vec<Mapped<'a>>>, rule: &RuleId) -> &'m [Mapped<'a>] {
    index.get(rule).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::{Answer, open, rows};
    use crate::report::{Style, sample};
    use std::collections::BTreeSet;

    #[test]
    fn an_exception_is_laid_over_a_failure_and_leaves_its_findings() {
        let assessment = sample::signed();
        let covered: Vec<_> =
            assessment.checks.iter().map(Answer::of).filter(|answer| answer.exception().is_some()).collect();
        assert_eq!(covered.iter().map(|answer| answer.name()).collect::<Vec<_>>(), ["waived", "false_positive"]);
        assert!(covered.iter().all(|answer| !answer.findings().is_empty()));
        assert!(open(&assessment).iter().all(|row| row.answer.exception().is_none()));
    }

    #[test]
    fn every_row_has_a_key_of_its_own() {
        let (assessment, style) = (sample::signed(), Style { all: true, ..Style::default() });
        let rows = rows(&assessment, &style);
        let keys: BTreeSet<_> = rows.iter().map(super::Row::key).collect();
        assert_eq!(keys.len(), rows.len());
    }
}
