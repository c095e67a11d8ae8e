//! Figures for a person: the value, what it was divided out of, what was left out.

use super::{Figures, number, shown};
use crate::model::{METRICS, Measure, Metric, Trend};
use crate::report::Style;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use std::io::{self, Write};

/// Writes the figures of a history.
pub(in crate::report) fn render(trend: &Trend, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let figures = Figures::of_trend(trend);
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(style.width).unwrap_or(u16::MAX));
    table.set_header(["METRIC", "OF", "VALUE", "OUT OF", "LEFT OUT, REMARKS"]);
    for metric in METRICS {
        for measure in figures.of(metric) {
            table.add_row(row(metric, measure));
        }
    }
    for column in table.column_iter_mut().skip(2).take(2) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    writeln!(
        out,
        "{}: as of {}, last run {}, what happened counted over {} days\n",
        trend.series,
        trend.as_of,
        figures.last_run.date(),
        trend.window_days
    )?;
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn row(metric: &Metric, measure: &Measure) -> [String; 5] {
    let labels: Vec<&str> =
        measure.labels.iter().filter(|(name, _)| &**name != "version").map(|(_, value)| &**value).collect();
    let parts =
        measure.parts.map(|(numerator, denominator)| format!("{} / {}", number(numerator), number(denominator)));
    let left_out = measure.left_out.iter().map(|(what, count)| format!("{count} {what}"));
    let remarks: Vec<String> = left_out.chain(measure.note.as_deref().map(str::to_owned)).collect();
    [
        metric.name.to_owned(),
        printable(&labels.join(" ")),
        shown(measure.value, metric.unit),
        parts.unwrap_or_default(),
        printable(&remarks.join("; ")),
    ]
}

/// Names that users gave, without what would move a terminal's cursor.
fn printable(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}
