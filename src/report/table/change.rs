//! What differs between two runs, for a person: what got worse first, and in the last line whether anything did.

use super::paint::{Ink, Paint, clean, plural};
use crate::model::{Change, ControlTurn, Fate, FrameworkTurn, Turn};
use crate::report::{Style, difference, texts};
use std::io::{self, Write};

/// Findings and controls of one kind that are named, unless the reader wants every one.
const FEW: usize = 10;

/// Writes what differs.
pub(in crate::report) fn render(change: &Change, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let paint = Paint::new(style);
    let few = if style.all || style.verbose { usize::MAX } else { FEW };
    if style.brief {
        return verdict(change, &paint, out);
    }
    paint.paragraph(out, "", Ink::Bold, &difference::sides(change))?;
    for fate in Fate::ALL {
        turns(change, fate, few, &paint, out)?;
    }
    controls(change, few, &paint, out)?;
    frameworks(change, &paint, out)?;
    expiring(change, &paint, out)?;
    if !change.incomparable.is_empty() {
        paint.heading(out, "Not comparable")?;
        for reason in &change.incomparable {
            paint.paragraph(out, "  ", Ink::Yellow, reason)?;
        }
        let so = "controls and figures may differ for these reasons alone, and do not count";
        paint.paragraph(out, "  ", Ink::Dim, so)?;
    }
    writeln!(out)?;
    verdict(change, &paint, out)
}

fn ink(fate: Fate) -> Ink {
    match fate {
        Fate::New | Fate::WaiverEnded => Ink::Red,
        Fate::Undecided | Fate::Unobserved | Fate::NotListed => Ink::Yellow,
        Fate::Accepted => Ink::Cyan,
        Fate::Fixed | Fate::Decided => Ink::Green,
    }
}

fn turns(change: &Change, fate: Fate, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let all = difference::worst_first(change, fate);
    if all.is_empty() {
        return Ok(());
    }
    paint.heading(out, &difference::title(fate, all.len()))?;
    for turn in all.iter().take(few) {
        one(turn, paint, out)?;
    }
    rest(all.len(), few, paint, out)
}

fn one(turn: &Turn, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let label = format!("  {:<8} {} ", turn.severity.name(), clean(&turn.rule.0));
    paint.paragraph(
        out,
        &label,
        if turn.fate.is_worse() { Ink::of(turn.severity) } else { ink(turn.fate) },
        &difference::said(turn),
    )?;
    let place = difference::place(turn);
    // a host's address says the path again
    let address = if turn.address.contains(&*turn.path) { String::new() } else { format!(" {}", turn.address) };
    paint.paragraph(out, "           ", Ink::Dim, &format!("{place}{address} ({})", turn.view.name()))
}

fn rest(total: usize, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    if total <= few {
        return Ok(());
    }
    paint.paragraph(out, "  ", Ink::Dim, &format!("and {} more: see them with -v", total - few))
}

fn controls(change: &Change, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    if change.controls.is_empty() {
        return Ok(());
    }
    paint.heading(out, &format!("{} changed", plural(change.controls.len(), "control")))?;
    let name = |turn: &ControlTurn| difference::moved(turn).chars().count();
    let shown = || change.controls.iter().take(few);
    let width = shown().map(name).max().unwrap_or(0).min(paint.width * 3 / 5);
    for turn in shown() {
        let ink = if turn.is_worse() { Ink::Red } else { Ink::Green };
        let label = format!("  {:<width$}  ", difference::moved(turn));
        paint.paragraph(out, &label, ink, &turn.after.1)?;
    }
    rest(change.controls.len(), few, paint, out)
}

fn frameworks(change: &Change, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let has_moved = |one: &&FrameworkTurn| one.score.0 != one.score.1 || one.coverage.0 != one.coverage.1;
    let all: Vec<_> = change.frameworks.iter().filter(has_moved).collect();
    if all.is_empty() {
        return Ok(());
    }
    paint.heading(out, "Score and coverage")?;
    let name = |one: &FrameworkTurn| format!("{} {}", one.framework, one.version);
    let width = all.iter().map(|one| name(one).chars().count()).max().unwrap_or(0);
    let share = |(was, now): (Option<f64>, Option<f64>)| format!("{} to {}", texts::percent(was), texts::percent(now));
    for one in all {
        let (score, coverage) = (share(one.score), share(one.coverage));
        writeln!(out, "  {:<width$}  score {score:<18}  coverage {coverage}", clean(&name(one)))?;
    }
    Ok(())
}

fn expiring(change: &Change, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    if change.expiring.is_empty() {
        return Ok(());
    }
    paint.heading(out, &format!("{} about to expire", plural(change.expiring.len(), "exception")))?;
    for one in &change.expiring {
        let covers = plural(one.covered, "failing check");
        let text = format!("{}, covers {covers}, {}", difference::ends(one, change.after.as_of), one.owner);
        paint.paragraph(out, &format!("  {} ", clean(&one.id)), Ink::Yellow, &text)?;
    }
    Ok(())
}

/// The last line: whether anything got worse.
fn verdict(change: &Change, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let headline = difference::headline(change);
    if !change.is_trusted() {
        let why = "one of the runs could not read everything; what it missed is in neither";
        paint.paragraph(out, "not to be trusted: ", Ink::Red, why)?;
    }
    if change.is_worse() {
        paint.paragraph(out, "worse: ", Ink::Red, &headline)
    } else {
        paint.paragraph(out, "not worse: ", Ink::Green, &headline)
    }
}
