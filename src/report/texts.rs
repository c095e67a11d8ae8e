//! Short texts that several formats show.

use crate::model::{
    Assessment, Class, Control, ControlId, FrameworkAssessment, Level, Location, Outcome, Problem, Rule, RuleId,
    Severity, Status, Verdict,
};
use crate::report::order::{self, Mapped};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// What a report is, and what it is not.
pub(super) const WHAT_IT_IS: &str = "Technical evidence that supports an assessment. It is not a PCI DSS report on \
    compliance (ROC) or attestation (AOC), not a finding of the HHS Office for Civil Rights, and not a GDPR certification.";

/// How the run ended, in words.
pub(super) fn verdict(assessment: &Assessment) -> &'static str {
    match assessment.verdict() {
        Verdict::Passed => "gate passed",
        Verdict::Failed => "gate failed",
        Verdict::Untrusted => "the run cannot be trusted",
        Verdict::Nothing => "nothing was evaluated",
    }
}

/// Why a run cannot be trusted: its errors by their codes, and the rules that ended in one.
pub(super) fn distrust(assessment: &Assessment) -> String {
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in assessment.problems.iter().filter(|problem| problem.level == Level::Error) {
        *codes.entry(&*problem.code).or_default() += 1;
    }
    let erring = assessment.checks.iter().filter(|check| matches!(check.outcome, Outcome::Error(_)));
    let rules: BTreeSet<&RuleId> = erring.map(|check| &check.rule).collect();
    let codes = codes.into_iter().map(|(code, count)| match count {
        1 => code.to_owned(),
        more => format!("{code} ({more})"),
    });
    codes.chain(rules.iter().map(|rule| format!("{rule} ended in an error"))).collect::<Vec<_>>().join(", ")
}

/// `path:line`.
pub(super) fn place(location: &Location) -> String {
    format!("{}:{}", location.path, location.start.line)
}

/// A percentage, or `n/a` of nothing.
pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "n/a".to_owned(), |share| format!("{share:.1} %"))
}

/// A count with its noun: `1 finding`, `2 findings`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{plural}")
}

/// How many controls of a framework, groups left out, have a status.
pub(super) fn standing(assessed: &FrameworkAssessment, status: Status) -> usize {
    if status != Status::NotApplicable {
        return assessed.counts.get(&status).copied().unwrap_or(0);
    }
    let leaves = order::controls(assessed).filter(|(control, _)| control.class != Class::Group);
    leaves.filter(|(_, found)| found.is_some_and(|found| found.status == status)).count()
}

/// Controls as the tables of statuses count them, and groups of controls beside: `12 controls and 6 groups of them`.
pub(super) fn controls<'a>(all: impl Iterator<Item = &'a Control>) -> String {
    let (groups, controls): (Vec<_>, Vec<_>) = all.partition(|control| control.class == Class::Group);
    match groups.len() {
        0 => count(controls.len(), "control"),
        groups => format!("{} and {} of them", count(controls.len(), "control"), count(groups, "group")),
    }
}

/// Counts by severity, worst first, those of nothing left out: `1 critical, 4 low`.
pub(super) fn severities(of: impl Iterator<Item = Severity>) -> String {
    let mut counts = Severity::ALL.map(|severity| (severity, 0_usize));
    for severity in of {
        for (_, count) in counts.iter_mut().filter(|(one, _)| *one == severity) {
            *count += 1;
        }
    }
    let some = counts.iter().rev().filter(|(_, count)| *count > 0);
    some.map(|(severity, count)| format!("{count} {}", severity.name())).collect::<Vec<_>>().join(", ")
}

/// The first characters of a text, with an ellipsis when there are more.
pub(super) fn cut(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        None => text.to_owned(),
        Some(_) => text.chars().take(characters.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// Ids of controls, the first few: `PCI-1.3.1, GDPR-32(1)(b)`.
pub(super) fn control_ids(controls: &[Mapped<'_>]) -> String {
    controls.iter().map(|mapped| &*mapped.control.id.0).collect::<Vec<_>>().join(", ")
}

/// A page about a rule, or this program's.
pub(super) fn page(rule: Option<&Rule>) -> &str {
    rule.and_then(order::rule_url).unwrap_or(super::HOME)
}

/// A path as repositories name it: without `./`, `..` left as it is.
pub(super) fn relative(path: &str) -> &str {
    path.trim_start_matches("./")
}

/// A problem in one line.
pub(super) fn problem(problem: &Problem) -> String {
    let mut text = match (&problem.location, &problem.path) {
        (Some(location), _) => format!("{}: ", place(location)),
        (None, Some(path)) => format!("{path}: "),
        (None, None) => String::new(),
    };
    text.push_str(&problem.message);
    if let Some(help) = &problem.help {
        let _ = write!(text, " ({help})");
    }
    text
}

/// Problems that make the run untrusted.
pub(super) fn errors(assessment: &Assessment) -> impl Iterator<Item = &Problem> {
    assessment.problems.iter().filter(|problem| problem.level == Level::Error)
}

/// The id of a control as an `NCName`, which OSCAL tokens and XML ids must be: `HIPAA-164.312(a)(2)` is `hipaa-164.312_a_2`.
pub(super) fn token(id: &ControlId) -> String {
    let plain = id.0.to_lowercase().replace('(', "_").replace(')', "");
    plain.chars().map(|letter| if letter.is_alphanumeric() || "._-".contains(letter) { letter } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::{count, cut, token};
    use crate::model::ControlId;

    #[test]
    fn control_ids_become_tokens() {
        let of = |id: &str| token(&ControlId(id.into()));
        assert_eq!(of("HIPAA-164.312(a)(2)(iv)"), "hipaa-164.312_a_2_iv");
        assert_eq!(of("PCI-8.3.6"), "pci-8.3.6");
    }

    #[test]
    fn texts_are_cut_and_counted() {
        assert_eq!([cut("äöü", 2), cut("äöü", 3)], ["ä…", "äöü"]);
        assert_eq!([count(1, "finding"), count(0, "finding")], ["1 finding", "0 findings"]);
    }
}
