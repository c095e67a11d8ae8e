//! What differs between two runs, for a pull request: controls and waivers first, since reviewers decide on those.

use super::page::{Page, Section, code, plain};
use crate::model::{Change, Fate};
use crate::report::{difference, texts};

/// Writes every section.
pub(super) fn write(page: &mut Page, change: &Change) {
    let word = if change.is_worse() { "worse" } else { "not worse" };
    page.line(&format!("### Tickmark: {word}\n"));
    page.line(&format!("**{}**\n", plain(&difference::headline(change))));
    page.line(&format!("From {}.\n", plain(&difference::sides(change))));
    if !change.is_trusted() {
        page.line("One of the runs could not be trusted: what it could not read is in neither.\n");
    }
    for reason in &change.incomparable {
        page.line(&format!("- not comparable: {}", plain(reason)));
    }
    page.line("");
    controls(page, change);
    expiring(page, change);
    for fate in Fate::ALL {
        turns(page, change, fate);
    }
    frameworks(page, change);
}

/// Writes the controls whose status changed, drift first.
pub(super) fn controls(page: &mut Page, change: &Change) {
    let columns = ["control", "before", "now", "why"];
    let worse = change.controls.iter().filter(|turn| turn.is_worse()).count();
    let title = format!("{} changed, {worse} for the worse", texts::count(change.controls.len(), "control"));
    let section = Section { title, folded: false, columns: &columns, noun: "control" };
    let row = |turn: &crate::model::ControlTurn| {
        let mark = |text: String| if turn.is_drift() { format!("**{text}**") } else { text };
        vec![
            mark(plain(&turn.control.0)),
            difference::status(turn.before.0),
            mark(difference::status(turn.after.0)),
            plain(&texts::cut(&turn.after.1, 300)),
        ]
    };
    page.table(&section, change.controls.iter().map(row));
}

/// Writes the exceptions whose last day is near.
pub(super) fn expiring(page: &mut Page, change: &Change) {
    let columns = ["exception", "when", "covers", "owner"];
    let title = format!("{} about to expire", texts::count(change.expiring.len(), "exception"));
    let section = Section { title, folded: false, columns: &columns, noun: "exception" };
    let row = |one: &crate::model::Acceptance| {
        vec![
            plain(&one.id),
            difference::ends(one, change.after.as_of),
            texts::count(one.covered, "failing check"),
            plain(&one.owner),
        ]
    };
    page.table(&section, change.expiring.iter().map(row));
}

fn turns(page: &mut Page, change: &Change, fate: Fate) {
    let turns = difference::worst_first(change, fate);
    let columns = ["severity", "rule", "what", "where"];
    let title = difference::title(fate, turns.len());
    let section = Section { title, folded: !fate.is_worse(), columns: &columns, noun: "line" };
    let row = |turn: &&crate::model::Turn| {
        vec![
            turn.severity.name().to_owned(),
            plain(&turn.rule.0),
            format!("{} ({})", plain(&texts::cut(&difference::said(turn), 300)), plain(&turn.address)),
            code(&difference::place(turn)),
        ]
    };
    page.table(&section, turns.iter().map(row));
}

fn frameworks(page: &mut Page, change: &Change) {
    let columns = ["framework", "score before", "now", "coverage before", "now"];
    let section =
        Section { title: "Score and coverage".to_owned(), folded: true, columns: &columns, noun: "framework" };
    let row = |one: &crate::model::FrameworkTurn| {
        let mut cells = vec![plain(&format!("{} {}", one.framework, one.version))];
        cells.extend([one.score.0, one.score.1, one.coverage.0, one.coverage.1].map(texts::percent));
        cells
    };
    page.table(&section, change.frameworks.iter().map(row));
}
