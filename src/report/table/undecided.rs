//! Checks without a verdict: the reason, the rules that wanted to know, and the places to look at.

use super::gaps::rest;
use super::paint::{GLUE, Ink, Paint, plural};
use crate::model::{Assessment, RuleId, Subject};
use crate::report::order;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// The checks of one outcome, by reason.
pub(super) type Groups<'a> = BTreeMap<&'static str, BTreeMap<&'a str, Group<'a>>>;

/// The checks that one reason left without a verdict.
#[derive(Default)]
pub(super) struct Group<'a> {
    checks: usize,
    rules: BTreeSet<&'a RuleId>,
    places: BTreeSet<Place<'a>>,
}

/// A resource by path, line and address.
type Place<'a> = (&'a str, u32, &'a str);

/// Every check without a verdict.
pub(super) fn groups(assessment: &Assessment) -> Groups<'_> {
    let mut groups = Groups::new();
    for check in &assessment.checks {
        let Some((outcome, why)) = order::undecided(check) else { continue };
        let group = groups.entry(outcome).or_default().entry(why).or_default();
        group.checks += 1;
        group.rules.insert(&check.rule);
        group.places.insert(place(&check.subject));
    }
    groups
}

fn place(subject: &Subject) -> Place<'_> {
    (&subject.location.path, subject.location.start.line, &subject.address)
}

/// Writes the groups, those with the most checks first.
pub(super) fn render(groups: &Groups<'_>, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    for (outcome, reasons) in groups {
        let total = plural(reasons.values().map(|group| group.checks).sum(), "check");
        let (words, ink) = match *outcome {
            "error" => (format!("{total} ended in an error"), Ink::Red),
            "no_evidence" => (format!("{total} without evidence"), Ink::Yellow),
            _ => (format!("{total} unknown"), Ink::Yellow),
        };
        writeln!(out, "  {}", paint.ink(ink, &words))?;
        let mut reasons: Vec<_> = reasons.iter().collect();
        reasons.sort_by_key(|(_, group)| std::cmp::Reverse(group.checks));
        for (why, group) in reasons.iter().take(few) {
            paint.paragraph(out, &format!("{:>6} x ", group.checks), Ink::Dim, why)?;
            rules(group, few, paint, out)?;
            places(group, few, paint, out)?;
        }
        rest(reasons.len(), few, "    ", paint, out)?;
    }
    Ok(())
}

fn rules(group: &Group<'_>, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let named: Vec<_> = group.rules.iter().take(few).map(|rule| rule.0.to_string()).collect();
    paint.paragraph(out, "         by: ", Ink::Dim, &and_more(&named, group.rules.len()))
}

/// A line for each place, as far as they are shown.
fn places(group: &Group<'_>, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let mut label = "         at: ";
    for (path, line, address) in group.places.iter().take(few) {
        // a host's or a file's address says the path again
        let address = if address.contains(path) { String::new() } else { format!(" {}", address.replace(' ', GLUE)) };
        paint.paragraph(out, label, Ink::Dim, &format!("{path}:{line}{address}"))?;
        label = "             ";
    }
    rest(group.places.len(), few, "             ", paint, out)
}

/// The items that are shown, and how many are not.
pub(super) fn and_more(shown: &[String], total: usize) -> String {
    let more = total - shown.len().min(total);
    let shown = shown.join(", ");
    if more > 0 { format!("{shown} and {more} more") } else { shown }
}
