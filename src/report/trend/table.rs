//! A trend for a person: a small chart, the last runs, what changed, what is open for how long.

use crate::model::{Comparison, ControlShift, Difference, FrameworkPoint, OpenFinding, Point, Trend};
use crate::report::Style;
use crate::report::metrics::{percent, shown};
use crate::report::texts::count;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use std::io::{self, Write};

/// Runs in a chart: one column each.
const CHARTED: usize = 60;

/// Runs that are listed.
const LISTED: usize = 12;

/// Findings and controls that are named.
const NAMED: usize = 10;

/// Writes the trend.
pub(in crate::report) fn render(trend: &Trend, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let page = Page { trend, style };
    page.head(out)?;
    page.charts(out)?;
    page.runs(out)?;
    page.comparison(out)?;
    page.open(out)
}

struct Page<'a> {
    trend: &'a Trend,
    style: &'a Style,
}

impl Page<'_> {
    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let trend = self.trend;
        let (first, last) = (trend.points.first(), trend.points.last());
        let day = |point: Option<&Point>| point.map_or_else(String::new, |point| point.at.date().to_string());
        let runs = count(trend.points.len(), "run");
        writeln!(out, "{}: {runs}, {} to {}, as of {}", trend.series, day(first), day(last), trend.as_of)?;
        for reason in &trend.apart {
            writeln!(out, "not comparable, and left out: {}", clean(reason))?;
        }
        writeln!(out)
    }

    /// A line for each framework: the score of each run, then what it was and is, with its coverage.
    fn charts(&self, out: &mut dyn Write) -> io::Result<()> {
        let points = &self.trend.points;
        let Some(last) = points.last() else { return Ok(()) };
        let charted = points.get(points.len().saturating_sub(CHARTED)..).unwrap_or_default();
        let wide = last.frameworks.iter().map(|one| one.framework.chars().count()).max().unwrap_or(0);
        for now in &last.frameworks {
            let of = |point: &Point| {
                point.frameworks.iter().find(|one| one.framework == now.framework).and_then(|one| one.score)
            };
            let mut bars = String::new();
            for (number, point) in charted.iter().enumerate() {
                if number > 0 && !point.comparable {
                    bars.push('|');
                }
                bars.push(bar(of(point), self.style.unicode));
            }
            let (score, coverage) = (percent(now.score), percent(now.coverage));
            writeln!(out, "{:wide$}  score {bars}  {score}, coverage {coverage}", clean(&now.framework))?;
        }
        let breaks = charted.iter().skip(1).any(|point| !point.comparable);
        let scale = if self.style.unicode { "" } else { "Each digit is a tenth of the score, of one run. " };
        let note = if breaks {
            "At | policies, frameworks or the version changed: what stands left of it is not comparable."
        } else {
            ""
        };
        if !scale.is_empty() || breaks {
            writeln!(out, "{}", format!("{scale}{note}").trim_end())?;
        }
        writeln!(out)
    }

    fn runs(&self, out: &mut dyn Write) -> io::Result<()> {
        let points = &self.trend.points;
        let Some(last) = points.last() else { return Ok(()) };
        let mut table = Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Disabled);
        let names = last.frameworks.iter().map(|one| clean(&one.framework));
        let mut header: Vec<String> = vec!["RUN".to_owned(), "VERDICT".to_owned()];
        header.extend(names);
        header.extend(["OPEN", "WAIVED", "NEW", "RESOLVED"].map(str::to_owned));
        table.set_header(header);
        let listed = points.get(points.len().saturating_sub(LISTED)..).unwrap_or_default();
        for point in listed {
            let score = |now: &FrameworkPoint| {
                let then = point.frameworks.iter().find(|one| one.framework == now.framework);
                percent(then.and_then(|then| then.score))
            };
            let mut row = vec![point.at.date().to_string(), point.verdict.to_string()];
            row.extend(last.frameworks.iter().map(score));
            row.extend([point.open, point.waived, point.opened, point.resolved].map(|count| count.to_string()));
            table.add_row(row);
        }
        for column in table.column_iter_mut().skip(2) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        for line in table.lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        if listed.len() < points.len() {
            writeln!(out, "and {} before; -f json has them all", count(points.len() - listed.len(), "run"))?;
        }
        writeln!(out)
    }

    fn comparison(&self, out: &mut dyn Write) -> io::Result<()> {
        match &self.trend.comparison {
            Comparison::Impossible(reasons) => {
                writeln!(out, "not comparable with an earlier run: {}", clean(&reasons.join("; ")))?;
            }
            Comparison::With(difference) => since(difference, out)?,
        }
        writeln!(out)
    }

    fn open(&self, out: &mut dyn Write) -> io::Result<()> {
        let open = &self.trend.open;
        let overdue = open.iter().filter(|one| one.overdue_days.is_some()).count();
        let unseen = open.iter().filter(|one| one.unseen.is_some()).count();
        write!(out, "{} open", count(open.len(), "finding"))?;
        if open.is_empty() {
            writeln!(out)?;
        } else {
            let age = |statistic| self.value("open_finding_age", statistic);
            writeln!(
                out,
                ", a rule on a resource each: {overdue} past the limit of their severity, {unseen} not judged by the last run; age median {}, 90% {}, max {}",
                age("median"),
                age("p90"),
                age("max")
            )?;
        }
        for finding in open.iter().take(NAMED) {
            writeln!(out, "  {}", line(finding))?;
        }
        if open.len() > NAMED {
            writeln!(out, "  and {} more", open.len() - NAMED)?;
        }
        let resolved = |statistic| self.value("time_to_resolve", statistic);
        let days = self.trend.window_days;
        writeln!(
            out,
            "time to resolve over {days} days: mean {} (between runs: {} to {}), median {}",
            resolved("mean"),
            resolved("mean_at_least"),
            resolved("mean_at_most"),
            resolved("median")
        )
    }

    /// One statistic of a figure in days.
    fn value(&self, name: &str, statistic: &str) -> String {
        let is = |one: &&crate::model::Measure| *one.name == *name && one.label("statistic") == Some(statistic);
        let found = self.trend.measures.iter().find(is);
        shown(found.and_then(|one| one.value), crate::model::Unit::Days)
    }
}

fn since(difference: &Difference, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "since the run of {}:", difference.since.date())?;
    for (then, now) in &difference.frameworks {
        let (from, to) = (percent(then.score), percent(now.score));
        let (low, high) = (percent(then.coverage), percent(now.coverage));
        writeln!(out, "  {}: score {from} to {to}, coverage {low} to {high}", clean(&now.framework))?;
    }
    let drift: Vec<&ControlShift> = difference.controls.iter().filter(|one| one.is_drift()).collect();
    let others: Vec<&ControlShift> = difference.controls.iter().filter(|one| !one.is_drift()).collect();
    if !drift.is_empty() {
        writeln!(out, "  drift: {}", changes(&drift))?;
    }
    if !others.is_empty() {
        writeln!(out, "  controls: {}", changes(&others))?;
    }
    writeln!(out, "  {} opened, {} resolved", count(difference.opened.len(), "finding"), difference.resolved.len())
}

fn changes(changes: &[&ControlShift]) -> String {
    let one = |change: &&ControlShift| format!("{} {} to {}", change.control, words(&change.from), words(&change.to));
    let mut named: Vec<String> = changes.iter().take(NAMED).map(one).collect();
    if changes.len() > NAMED {
        named.push(format!("and {} more", changes.len() - NAMED));
    }
    clean(&named.join(", "))
}

fn line(finding: &OpenFinding) -> String {
    let days = count(usize::try_from(finding.age_days).unwrap_or(0), "day");
    let (severity, rule, identity) = (finding.severity.name(), &finding.rule, &finding.identity);
    let mut parts = vec![format!("{severity:8} {rule} {identity}: open {days}")];
    parts.extend(finding.overdue_days.map(|days| format!("{days} over the limit")));
    if finding.reopened > 0 {
        parts.push(format!("came back {}", count(finding.reopened, "time")));
    }
    if let Some(why) = finding.unseen {
        parts.push(format!("not judged since {} ({})", finding.last_seen.date(), words(why)));
    }
    parts.extend(finding.stale.then(|| "stale".to_owned()));
    clean(&parts.join(", "))
}

/// A bar as high as a share; nothing has no height.
fn bar(share: Option<f64>, unicode: bool) -> char {
    const BLOCKS: [char; 8] =
        ['\u{2581}', '\u{2582}', '\u{2583}', '\u{2584}', '\u{2585}', '\u{2586}', '\u{2587}', '\u{2588}'];
    let Some(share) = share else { return if unicode { '\u{b7}' } else { '-' } };
    let steps = if unicode { 8 } else { 10 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of 0 to 1, times ten")]
    let height = ((share * f64::from(steps)) as u32).min(steps - 1);
    let digit = || char::from_digit(height, 10).unwrap_or('9');
    if unicode { BLOCKS.get(height as usize).copied().unwrap_or('\u{2588}') } else { digit() }
}

fn words(name: &str) -> String {
    name.replace('_', " ")
}

/// Names that users gave, without what would move a terminal's cursor.
fn clean(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}
