//! What was not evaluated, and why: a report is only as good as what it admits.

use super::finding::place;
use super::paint::{Ink, Paint, plural};
use crate::model::{Assessment, Level, Problem};
use crate::report::{Style, order};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Problems of one code, reasons of one outcome and types named, unless the reader wants every one.
const FEW: usize = 3;

/// Writes everything that has no verdict.
pub(super) fn render(assessment: &Assessment, style: &Style, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let few = if style.verbose { usize::MAX } else { FEW };
    let reasons = reasons(assessment);
    let run = &assessment.run;
    let hidden = run.files_unrecognised + run.files_ignored + run.unjudged_types.len();
    if assessment.problems.is_empty() && reasons.is_empty() && hidden == 0 {
        return Ok(());
    }
    paint.heading(out, "Not evaluated")?;
    problems(&assessment.problems, few, paint, out)?;
    for (outcome, reasons) in &reasons {
        undecided(outcome, reasons, few, paint, out)?;
    }
    unjudged(&run.unjudged_types, few, paint, out)?;
    files(assessment, out)
}

/// Problems by code, the heaviest first.
fn problems(problems: &[Problem], few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let mut groups: BTreeMap<(Level, &str), Vec<&Problem>> = BTreeMap::new();
    for problem in problems {
        groups.entry((problem.level, problem.code)).or_default().push(problem);
    }
    for ((level, code), group) in groups {
        let ink = match level {
            Level::Error => Ink::Red,
            Level::Warning => Ink::Yellow,
            Level::Notice => Ink::Cyan,
        };
        let times = if group.len() == 1 { String::new() } else { format!(" ({} times)", group.len()) };
        writeln!(out, "  {} {}{times}", paint.ink(ink, level.name()), paint.ink(Ink::Bold, code))?;
        members(&group, few, paint, out)?;
    }
    Ok(())
}

/// The problems of one code; what all of them say is said once.
fn members(group: &[&Problem], few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let common = match group {
        [first, rest @ ..] if !rest.is_empty() && rest.iter().all(|other| other.message == first.message) => {
            paint.paragraph(out, "    ", Ink::Plain, &first.message)?;
            true
        }
        _ => false,
    };
    for problem in group.iter().take(few) {
        let said = match (place_of(problem), common) {
            (Some(place), true) => place,
            (Some(place), false) => format!("{place}: {}", problem.message),
            (None, true) => continue,
            (None, false) => problem.message.clone(),
        };
        paint.paragraph(out, if common { "      " } else { "    " }, Ink::Plain, &said)?;
    }
    rest(group.len(), few, paint, out)?;
    match group.iter().find_map(|problem| problem.help.as_deref()) {
        Some(help) => paint.paragraph(out, "    help: ", Ink::Cyan, help),
        None => Ok(()),
    }
}

fn place_of(problem: &Problem) -> Option<String> {
    let path = problem.path.as_deref().map(str::to_owned);
    problem.location.as_ref().map(place).or(path)
}

/// The reasons of one outcome, each with how many checks it kept without a verdict.
type Reasons<'a> = BTreeMap<&'a str, usize>;

fn reasons(assessment: &Assessment) -> BTreeMap<&'static str, Reasons<'_>> {
    let mut reasons: BTreeMap<&'static str, Reasons<'_>> = BTreeMap::new();
    for (outcome, why) in assessment.checks.iter().filter_map(order::undecided) {
        *reasons.entry(outcome).or_default().entry(why).or_default() += 1;
    }
    reasons
}

fn undecided(outcome: &str, reasons: &Reasons<'_>, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let total = plural(reasons.values().sum(), "check");
    let (words, ink) = match outcome {
        "error" => (format!("{total} ended in an error"), Ink::Red),
        "no_evidence" => (format!("{total} without evidence"), Ink::Yellow),
        _ => (format!("{total} unknown"), Ink::Yellow),
    };
    writeln!(out, "  {}", paint.ink(ink, &words))?;
    for (why, count) in most(reasons).into_iter().take(few) {
        paint.paragraph(out, &format!("    {count:>4} x "), Ink::Dim, why)?;
    }
    rest(reasons.len(), few, paint, out)
}

fn unjudged(types: &BTreeMap<String, usize>, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    if types.is_empty() {
        return Ok(());
    }
    let total: usize = types.values().sum();
    let words = format!("{} of {} that no rule judges", plural(total, "resource"), plural(types.len(), "type"));
    writeln!(out, "  {words}")?;
    let counts = types.iter().map(|(name, count)| (name.as_str(), *count)).collect();
    let named = most(&counts).into_iter().take(few.saturating_mul(3));
    let mut named: Vec<_> = named.map(|(name, count)| format!("{name} ({count})")).collect();
    if named.len() < types.len() {
        named.push(plural(types.len() - named.len(), "more type"));
    }
    paint.paragraph(out, "    ", Ink::Plain, &named.join(", "))
}

/// By count, the most first.
fn most<'a>(counts: &BTreeMap<&'a str, usize>) -> Vec<(&'a str, usize)> {
    let mut counts: Vec<_> = counts.iter().map(|(name, count)| (*name, *count)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

fn files(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let run = &assessment.run;
    let mut parts = Vec::new();
    if run.files_unrecognised > 0 {
        parts.push(format!("{} of no known format", plural(run.files_unrecognised, "file")));
    }
    if run.files_ignored > 0 {
        parts.push(format!("{} hidden by ignore files or --exclude", plural(run.files_ignored, "file")));
    }
    if parts.is_empty() {
        return Ok(());
    }
    writeln!(out, "  {}", parts.join(", "))
}

fn rest(total: usize, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    if total <= few {
        return Ok(());
    }
    writeln!(out, "    {}", paint.ink(Ink::Dim, &format!("and {} more: see them with -v", total - few)))
}
