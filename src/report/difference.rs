//! What differs between two runs: its formats, and the words that they share.

use super::{Style, json, markdown, table, texts};
use crate::model::{Acceptance, Change, ControlTurn, Date, Fate, Status, Turn, Word};
use std::io::{self, Write};

/// The JSON Schema (draft 2020-12) that every difference in JSON follows.
pub const CHANGE_SCHEMA: &str = include_str!("json/change.schema.json");

/// Controls that a headline names.
const NAMED: usize = 3;

/// A format of the difference between two runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeFormat {
    /// For a person at a terminal or in a CI log.
    Table,
    /// Versioned: [`CHANGE_SCHEMA`].
    Json,
    /// A comment for a pull request.
    Markdown,
}

impl std::str::FromStr for ChangeFormat {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "table" => Ok(Self::Table),
            "json" => Ok(Self::Json),
            "markdown" => Ok(Self::Markdown),
            _ => Err("use one of table, json, markdown".to_owned()),
        }
    }
}

/// Writes what differs.
pub fn render_change(format: ChangeFormat, change: &Change, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ChangeFormat::Table => table::change(change, style, out),
        ChangeFormat::Json => json::change(change, out),
        ChangeFormat::Markdown => markdown::change(change, out),
    }
}

/// The heading over what became of findings in one way.
pub(super) fn title(fate: Fate, count: usize) -> String {
    let findings = texts::count(count, "finding");
    match fate {
        Fate::New => texts::count(count, "new finding"),
        Fate::WaiverEnded => format!("{findings} no longer accepted"),
        Fate::Undecided => format!("{} not decided any more", texts::count(count, "check")),
        Fate::Accepted => format!("{findings} accepted now: failures still, not passes"),
        Fate::Fixed => format!("{findings} fixed"),
        Fate::Decided => format!("{} decided now: pass", texts::count(count, "check")),
        Fate::Unobserved => format!("{findings} gone and not fixed: nothing looked at them again"),
        Fate::NotListed => format!("{findings} not listed: fixed, or not looked at"),
    }
}

/// What a turn is about, in a line.
pub(super) fn said(turn: &Turn) -> String {
    let mut said = if turn.message.is_empty() {
        let now = turn.after.map_or("not asked", in_words);
        match turn.before {
            Some(before) => format!("{} before, {now} now", in_words(before)),
            None => now.to_owned(),
        }
    } else {
        turn.message.to_string()
    };
    let covers = match turn.fate {
        Fate::WaiverEnded => turn.exception.as_ref().map(|id| format!("{id} covered it")),
        Fate::Accepted => turn.exception.as_ref().map(|id| format!("{id} covers it")),
        Fate::New | Fate::Undecided | Fate::Fixed | Fate::Decided | Fate::Unobserved | Fate::NotListed => None,
    };
    for more in covers.as_deref().into_iter().chain(turn.why) {
        said.push_str("; ");
        said.push_str(more);
    }
    said
}

/// `infra/main.tf:14`, or the path alone where no line is known.
pub(super) fn place(turn: &Turn) -> String {
    if turn.line == 0 { turn.path.to_string() } else { format!("{}:{}", turn.path, turn.line) }
}

/// Turns of one fate, the worst severity first.
pub(super) fn worst_first(change: &Change, fate: Fate) -> Vec<&Turn> {
    let mut turns: Vec<_> = change.of(fate).collect();
    turns.sort_by_key(|turn| std::cmp::Reverse(turn.severity));
    turns
}

/// `PCI-1.3.1 pass to fail`.
pub(super) fn moved(turn: &ControlTurn) -> String {
    format!("{} {} to {}", turn.control, status(turn.before.0), status(turn.after.0))
}

/// A status as a person says it.
pub(super) fn status(status: Status) -> String {
    status.name().replace('_', " ")
}

fn in_words(word: Word) -> &'static str {
    match word {
        Word::FalsePositive => "false positive",
        Word::NoEvidence => "no evidence",
        Word::NotApplicable => "not applicable",
        Word::Pass | Word::Fail | Word::Waived | Word::Unknown | Word::Error => word.name(),
    }
}

/// The day on which an exception ends, from a day: `expires today`, `expires in 14 days (2026-12-06)`.
pub(super) fn ends(one: &Acceptance, today: Date) -> String {
    match one.expires.days() - today.days() {
        0 => "expires today".to_owned(),
        1 => format!("expires in 1 day ({})", one.expires),
        days => format!("expires in {days} days ({})", one.expires),
    }
}

/// What matters most, in one line: `2 new findings; PCI-1.3.1 pass to fail; 2 waivers expire within 14 days`.
pub(super) fn headline(change: &Change) -> String {
    let mut parts = Vec::new();
    for fate in Fate::ALL {
        let count = change.of(fate).count();
        if count > 0 {
            let title = title(fate, count);
            parts.push(title.split(':').next().unwrap_or_default().to_owned());
        }
    }
    let drifted: Vec<_> = change.controls.iter().filter(|turn| turn.is_drift()).collect();
    parts.extend(drifted.iter().take(NAMED).map(|turn| moved(turn)));
    if drifted.len() > NAMED {
        parts.push(format!("{} more drifted", texts::count(drifted.len() - NAMED, "control")));
    }
    let worse = change.controls.iter().filter(|turn| turn.is_worse() && !turn.is_drift()).count();
    if worse > 0 && change.incomparable.is_empty() {
        parts.push(format!("{} worse", texts::count(worse, "control")));
    }
    let better = change.controls.iter().filter(|turn| turn.after.0 > turn.before.0 && !turn.is_worse()).count();
    if better > 0 && change.incomparable.is_empty() {
        parts.push(format!("{} better", texts::count(better, "control")));
    }
    if let Some(last) = change.expiring.last() {
        let verb = if change.expiring.len() == 1 { "expires" } else { "expire" };
        let days = (last.expires.days() - change.after.as_of.days()).max(0);
        let days = texts::count(usize::try_from(days).unwrap_or(0), "day");
        parts.push(format!("{} {verb} within {days}", texts::count(change.expiring.len(), "waiver")));
    }
    if parts.is_empty() { "nothing changed".to_owned() } else { parts.join("; ") }
}

/// The two runs, each with its day: `main.json (2026-01-30) to pr.json (2026-01-31)`.
pub(super) fn sides(change: &Change) -> String {
    let side = |one: &crate::model::Side| format!("{} ({})", one.name, one.as_of);
    format!("{} to {}", side(&change.before), side(&change.after))
}
