//! What was not evaluated, and why: a report is only as good as what it admits.

use super::finding::place;
use super::paint::{Ink, Paint, plural};
use super::{aged, left_out, undecided};
use crate::model::{Assessment, Level, Problem};
use crate::report::Style;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Problems of one code, reasons of one outcome and types named, unless the reader wants every one.
const FEW: usize = 3;

/// Writes everything that has no verdict.
pub(super) fn render(assessment: &Assessment, style: &Style, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let few = if style.verbose { usize::MAX } else { FEW };
    let groups = undecided::groups(assessment);
    let passes = crate::report::aged::of(assessment);
    let run = &assessment.run;
    let hidden = run.left_out.len() + run.files_ignored + run.unjudged_types.len();
    if assessment.problems.is_empty() && groups.is_empty() && passes.is_empty() && hidden == 0 {
        return Ok(());
    }
    paint.heading(out, "Not evaluated")?;
    problems(&assessment.problems, few, paint, out)?;
    undecided::render(&groups, few, paint, out)?;
    aged::render(&passes, run.as_of, few, paint, out)?;
    unjudged(&run.unjudged_types, few, paint, out)?;
    left_out::render(run, style.verbose, paint, out)
}

/// Problems by code, the heaviest first.
fn problems(problems: &[Problem], few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let mut groups: BTreeMap<(Level, &str), Vec<&Problem>> = BTreeMap::new();
    for problem in problems {
        groups.entry((problem.level, &*problem.code)).or_default().push(problem);
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
            // most messages about a whole file name it
            (Some(place), false) if problem.message.contains(&place) => problem.message.clone(),
            (Some(place), false) => format!("{place}: {}", problem.message),
            (None, true) => continue,
            (None, false) => problem.message.clone(),
        };
        paint.paragraph(out, if common { "      " } else { "    " }, Ink::Plain, &said)?;
    }
    rest(group.len(), few, "    ", paint, out)?;
    match group.iter().find_map(|problem| problem.help.as_deref()) {
        Some(help) => paint.paragraph(out, "    help: ", Ink::Cyan, help),
        None => Ok(()),
    }
}

fn place_of(problem: &Problem) -> Option<String> {
    let path = problem.path.as_deref().map(str::to_owned);
    problem.location.as_ref().map(place).or(path)
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
pub(super) fn most<'a>(counts: &BTreeMap<&'a str, usize>) -> Vec<(&'a str, usize)> {
    let mut counts: Vec<_> = counts.iter().map(|(name, count)| (*name, *count)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
}

/// How many more there are than are shown.
pub(super) fn rest(total: usize, few: usize, indent: &str, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    if total <= few {
        return Ok(());
    }
    writeln!(out, "{indent}{}", paint.ink(Ink::Dim, &format!("and {} more: see them with -v", total - few)))
}
