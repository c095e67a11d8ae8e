//! A row per framework: its controls by status, then score and coverage, never one without the other.

use super::paint::{Ink, Paint, plural};
use super::undecided::and_more;
use crate::model::{Assessment, Class, FrameworkAssessment, Status};
use crate::report::{Style, order, texts};
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use std::io::{self, Write};

/// A column: its heading, and what a framework has under it.
type Column = (&'static str, Vec<String>);

/// The legend under the table, since the figures decide audits.
const LEGEND: &str = "Controls by status. score: weighted share of checks that passed, over the rules that ran. \
coverage: the weight of those rules among all that apply. floor: the score if every rule that did not run had failed.";

/// Failing controls named for each framework, unless the reader wants every one.
const FEW: usize = 12;

/// Writes the scoreboard, in the widest form that fits.
pub(super) fn render(assessment: &Assessment, style: &Style, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    if assessment.frameworks.is_empty() {
        return Ok(());
    }
    let columns = columns(&assessment.frameworks);
    let forms = [table(&across(&columns, false), 1, paint), table(&across(&columns, true), 0, paint)];
    let fits = |table: &Table| table.lines().all(|line| line.chars().count() <= paint.width);
    let drawn = forms.into_iter().find(fits).unwrap_or_else(|| table(&down(&columns), 1, paint));
    for line in drawn.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    if !assessment.checks.is_empty() {
        paint.paragraph(out, "", Ink::Dim, LEGEND)?;
    }
    writeln!(out)?;
    let few = if style.verbose { usize::MAX } else { FEW };
    let mut any = false;
    for framework in &assessment.frameworks {
        any |= failing(framework, few, paint, out)?;
    }
    if any { writeln!(out) } else { Ok(()) }
}

/// Writes the controls that fail, groups left out as in the counts; says whether there was one.
fn failing(assessed: &FrameworkAssessment, few: usize, paint: &Paint, out: &mut dyn Write) -> io::Result<bool> {
    let leaves = order::controls(assessed).filter(|(control, _)| control.class != Class::Group);
    let fails = leaves.filter(|(_, found)| found.is_some_and(|found| found.status == Status::Fail));
    // the label names the framework already
    let number = |id: &str| id.split_once('-').map_or(id, |(_, number)| number).to_owned();
    let ids: Vec<_> = fails.map(|(control, _)| number(&control.id.0)).collect();
    if ids.is_empty() {
        return Ok(false);
    }
    let label = format!("{} fails {}: ", assessed.framework.id, plural(ids.len(), "control"));
    let shown: Vec<_> = ids.iter().take(few).cloned().collect();
    paint.paragraph(out, &label, Ink::Red, &and_more(&shown, ids.len()))?;
    Ok(true)
}

fn columns(frameworks: &[FrameworkAssessment]) -> Vec<Column> {
    let status = |heading, status| {
        let counts: Vec<String> = frameworks.iter().map(|one| texts::standing(one, status).to_string()).collect();
        (heading, counts)
    };
    let share = |heading, share: fn(&FrameworkAssessment) -> Option<f64>| {
        (heading, frameworks.iter().map(|one| percent(share(one))).collect())
    };
    let mut columns = vec![
        ("framework", frameworks.iter().map(|one| format!("{} {}", one.framework.id, one.framework.version)).collect()),
        status("pass", Status::Pass),
        status("fail", Status::Fail),
        status("error", Status::Error),
        status("waived", Status::Waived),
        status("partial", Status::Partial),
        status("attested", Status::Attested),
        status("manual", Status::Manual),
        status("no evidence", Status::NoEvidence),
        status("n/a", Status::NotApplicable),
        share("score", |one| one.score.score),
        share("coverage", |one| one.score.coverage),
        share("floor", |one| one.score.pessimistic),
    ];
    // Nothing can be waived or attested without a file that says so: most runs have neither.
    columns
        .retain(|(heading, cells)| !matches!(*heading, "waived" | "attested") || cells.iter().any(|cell| cell != "0"));
    columns
}

/// `72.4%`, `100%`, or `n/a` for a share of nothing.
fn percent(share: Option<f64>) -> String {
    match share {
        None => "n/a".to_owned(),
        Some(share) if share >= 100.0 => "100%".to_owned(),
        Some(share) => format!("{:.1}%", share.min(99.9)),
    }
}

/// A row per framework; the narrow form breaks headings and names into lines.
fn across(columns: &[Column], narrow: bool) -> Vec<Vec<String>> {
    let broken = |text: &str| if narrow { text.replacen(' ', "\n", 1) } else { text.to_owned() };
    // Headings of one word stand on the second line, next to their figures.
    let heading = |(heading, _): &Column| {
        if narrow && !heading.contains(' ') { format!("\n{heading}") } else { broken(heading) }
    };
    let cell = |number: usize, column: &Column| column.1.get(number).map(|cell| broken(cell));
    let frameworks = columns.first().map_or(0, |(_, cells)| cells.len());
    let row = |number| columns.iter().filter_map(|column| cell(number, column)).collect();
    std::iter::once(columns.iter().map(heading).collect()).chain((0..frameworks).map(row)).collect()
}

/// A row per status, for terminals too narrow for a row per framework.
fn down(columns: &[Column]) -> Vec<Vec<String>> {
    let row = |(heading, cells): &Column| std::iter::once((*heading).to_owned()).chain(cells.clone()).collect();
    columns.iter().map(row).collect()
}

fn table(rows: &[Vec<String>], gap: u16, paint: &Paint) -> Table {
    let mut table = Table::new();
    let lines = if paint.unicode { presets::UTF8_HORIZONTAL_ONLY } else { presets::ASCII_HORIZONTAL_ONLY };
    table.load_style(lines.row_separator(comfy_table::LineStyle::none()));
    table.set_content_arrangement(ContentArrangement::Disabled);
    let mut rows = rows.iter();
    table.set_header(rows.next().cloned().unwrap_or_default());
    table.add_rows(rows.cloned());
    for (number, column) in table.column_iter_mut().enumerate() {
        column.set_padding((if number == 0 { 0 } else { gap }, 0));
        if number > 0 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}
