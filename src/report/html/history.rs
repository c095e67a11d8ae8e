//! The runs over time: a line for each framework, with the same numbers as a table, and what changed.

use super::charts;
use super::markup::{Column, Safe, Table, id, section, tag};
use crate::model::{Comparison, ControlShift, Difference, FrameworkPoint, Measure, OpenFinding, Point, Trend, Unit};
use crate::report::metrics::{percent, shown};
use crate::report::texts;
use std::io::{self, Write};

/// Runs in charts and in the table, the latest.
const RUNS: usize = 60;

/// Findings that are listed, the oldest.
const FINDINGS: usize = 20;

/// Writes the section; nothing when the run was not recorded.
pub(super) fn write(trend: Option<&Trend>, out: &mut dyn Write) -> io::Result<()> {
    let Some(trend) = trend else { return Ok(()) };
    let Some(last) = trend.points.last() else { return Ok(()) };
    section(out, "history")?;
    let runs = texts::count(trend.points.len(), "run");
    writeln!(out, "<p>{runs} of <strong>{}</strong>, as of {}.</p>", Safe(&*trend.series), trend.as_of)?;
    for reason in &trend.apart {
        writeln!(out, "<p class=\"quiet\">Not comparable, and left out: {}.</p>", Safe(reason))?;
    }
    let shown = trend.points.get(trend.points.len().saturating_sub(RUNS)..).unwrap_or_default();
    for framework in &last.frameworks {
        chart(framework, shown, out)?;
    }
    table(last, shown, out)?;
    comparison(&trend.comparison, out)?;
    open(trend, out)?;
    writeln!(out, "</section>")
}

/// The framework in a run, when the run assessed it.
fn of<'a>(point: &'a Point, framework: &FrameworkPoint) -> Option<&'a FrameworkPoint> {
    point.frameworks.iter().find(|one| one.framework == framework.framework)
}

fn chart(framework: &FrameworkPoint, points: &[Point], out: &mut dyn Write) -> io::Result<()> {
    let values: Vec<charts::Moment> = points
        .iter()
        .map(|point| {
            let found = of(point, framework);
            charts::Moment {
                score: found.and_then(|one| one.score),
                coverage: found.and_then(|one| one.coverage),
                joins: point.comparable,
            }
        })
        .collect();
    let first = points.iter().find_map(|point| Some((point.at.date(), of(point, framework)?.score?)));
    let was = first.map_or_else(String::new, |(day, score)| format!(", from {} on {day}", percent(Some(score))));
    let said = format!("score {}, coverage {}{was}", percent(framework.score), percent(framework.coverage));
    charts::line(out, &format!("history-{}", id(&framework.framework)), &framework.framework, &values, &said)
}

fn table(last: &Point, points: &[Point], out: &mut dyn Write) -> io::Result<()> {
    let caption = "The runs. Score and coverage of each framework; findings open, waived, new and resolved.".to_owned();
    let columns = [
        Column::Name("Run"),
        Column::Text("Framework scores and coverage"),
        Column::Number("Open"),
        Column::Number("Waived"),
        Column::Number("New"),
        Column::Number("Resolved"),
    ];
    let scores = |point: &Point| {
        let one = |framework: &FrameworkPoint| {
            let found = of(point, framework);
            let (score, coverage) = (found.and_then(|one| one.score), found.and_then(|one| one.coverage));
            format!("{} {} ({})", Safe(&*framework.framework), percent(score), percent(coverage))
        };
        let scores = last.frameworks.iter().map(one).collect::<Vec<_>>().join(", ");
        let remark = if point.comparable { "" } else { "; policies, frameworks or the version changed" };
        format!("{scores}{remark}")
    };
    let row = |point: &Point| {
        let mut cells = vec![point.at.date().to_string(), scores(point)];
        cells.extend([point.open, point.waived, point.opened, point.resolved].map(|count| count.to_string()));
        (None, cells)
    };
    Table { id: "history-runs", caption, columns: &columns }.write(out, points.iter().rev().map(row))
}

fn comparison(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    match comparison {
        Comparison::Impossible(reasons) => {
            writeln!(out, "<p>Not comparable with an earlier run: {}.</p>", Safe(&reasons.join("; ")))
        }
        Comparison::With(difference) => since(difference, out),
    }
}

fn since(difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
    let opened = texts::count(difference.opened.len(), "finding");
    let day = difference.since.date();
    writeln!(out, "<h3>Since the run of {day}</h3>\n<p>{opened} opened, {} resolved.</p>", difference.resolved.len())?;
    let mut changes: Vec<&ControlShift> = difference.controls.iter().collect();
    changes.sort_by_key(|change| !change.is_drift());
    let row = |change: &&ControlShift| {
        let drift = if change.is_drift() { "drift" } else { "" };
        (None, vec![Safe(&*change.control).to_string(), tag(&change.from), tag(&change.to), drift.to_owned()])
    };
    let columns = [Column::Name("Control"), Column::Text("Was"), Column::Text("Is"), Column::Text("Remark")];
    let caption = "Controls with another status".to_owned();
    Table { id: "history-controls", caption, columns: &columns }.write(out, changes.iter().map(row))
}

fn open(trend: &Trend, out: &mut dyn Write) -> io::Result<()> {
    let value = |name: &str, statistic: &str| {
        let is = |one: &&Measure| *one.name == *name && one.label("statistic") == Some(statistic);
        shown(trend.measures.iter().find(is).and_then(|one| one.value), Unit::Days)
    };
    writeln!(
        out,
        "<h3>Open findings by age</h3>\n<p>Age: median {}, 90% {}, most {}. Time to resolve over {} days: mean {} \
         (between runs: {} to {}).</p>",
        value("open_finding_age", "median"),
        value("open_finding_age", "p90"),
        value("open_finding_age", "max"),
        trend.window_days,
        value("time_to_resolve", "mean"),
        value("time_to_resolve", "mean_at_least"),
        value("time_to_resolve", "mean_at_most"),
    )?;
    let row = |finding: &OpenFinding| {
        let unseen = finding
            .unseen
            .map(|why| format!("not judged since {} ({})", finding.last_seen.date(), why.replace('_', " ")));
        let came_back = (finding.reopened > 0).then(|| format!("came back {}", texts::count(finding.reopened, "time")));
        let stale = finding.stale.then(|| "stale".to_owned());
        let remarks: Vec<String> = came_back.into_iter().chain(unseen).chain(stale).collect();
        let rule = format!("{} {}", Safe(&*finding.rule.0), Safe(&*finding.identity));
        let overdue = finding.overdue_days.map_or_else(String::new, |days| days.to_string());
        (None, vec![rule, tag(finding.severity.name()), finding.age_days.to_string(), overdue, remarks.join("; ")])
    };
    let columns = [
        Column::Name("Finding"),
        Column::Text("Severity"),
        Column::Number("Days"),
        Column::Number("Over the limit"),
        Column::Text("Remarks"),
    ];
    let caption = format!("The oldest of {}", texts::count(trend.open.len(), "open finding"));
    let table = Table { id: "history-open", caption, columns: &columns };
    table.write(out, trend.open.iter().take(FINDINGS).map(row))
}
