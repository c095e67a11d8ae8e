//! A trend as JSON: `tickmark trend -f json`.

use crate::model::{Comparison, ControlShift, FrameworkPoint, METRICS, OpenFinding, Point, Trend};
use crate::report::metrics::figure;
use serde::Serialize;
use serde_json::{Value, json};
use std::io::{self, Write};

#[derive(Serialize)]
struct Page<'a> {
    schema: &'static str,
    series: &'a str,
    as_of: String,
    window_days: u32,
    runs: Vec<Value>,
    comparison: Value,
    set_apart: &'a [String],
    open_findings: Vec<Value>,
    metrics: Vec<crate::report::metrics::Figure<'a>>,
}

/// Writes the trend.
pub(in crate::report) fn render(trend: &Trend, out: &mut dyn Write) -> io::Result<()> {
    let metrics = METRICS.iter().flat_map(|metric| {
        let of = trend.measures.iter().filter(|measure| *measure.name == *metric.name);
        of.map(move |measure| figure(metric, measure))
    });
    let page = Page {
        schema: "tickmark-trend/1",
        series: &trend.series,
        as_of: trend.as_of.to_string(),
        window_days: trend.window_days,
        runs: trend.points.iter().map(run).collect(),
        comparison: comparison(&trend.comparison),
        set_apart: &trend.apart,
        open_findings: trend.open.iter().map(finding).collect(),
        metrics: metrics.collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &page)?;
    writeln!(out)
}

fn run(point: &Point) -> Value {
    json!({
        "evaluated_at": point.at.to_string(),
        "verdict": &*point.verdict,
        "comparable_with_previous": point.comparable,
        "frameworks": point.frameworks.iter().map(framework).collect::<Vec<_>>(),
        "findings_open": point.open,
        "findings_waived": point.waived,
        "findings_opened": point.opened,
        "findings_resolved": point.resolved,
    })
}

fn framework(point: &FrameworkPoint) -> Value {
    json!({
        "framework": &*point.framework,
        "score": point.score,
        "coverage": point.coverage,
        "controls_pass": point.pass,
        "controls_fail": point.fail,
    })
}

fn comparison(comparison: &Comparison) -> Value {
    match comparison {
        Comparison::Impossible(reasons) => json!({ "comparable": false, "reasons": reasons }),
        Comparison::With(difference) => {
            let pair = |(then, now): &(FrameworkPoint, FrameworkPoint)| json!({ "then": framework(then), "now": framework(now) });
            json!({
                "comparable": true,
                "since": difference.since.to_string(),
                "frameworks": difference.frameworks.iter().map(pair).collect::<Vec<_>>(),
                "drift": difference.controls.iter().filter(|one| one.is_drift()).map(change).collect::<Vec<_>>(),
                "controls": difference.controls.iter().map(change).collect::<Vec<_>>(),
                "opened": difference.opened.iter().map(finding).collect::<Vec<_>>(),
                "resolved": difference.resolved.iter().map(finding).collect::<Vec<_>>(),
            })
        }
    }
}

fn change(change: &ControlShift) -> Value {
    json!({ "framework": &*change.framework, "control": &*change.control, "from": &*change.from, "to": &*change.to })
}

fn finding(finding: &OpenFinding) -> Value {
    json!({
        "rule": &*finding.rule.0,
        "severity": finding.severity.name(),
        "identity": &*finding.identity,
        "first_seen": finding.first_seen.to_string(),
        "last_seen": finding.last_seen.to_string(),
        "reopened": finding.reopened,
        "age_days": finding.age_days,
        "overdue_days": finding.overdue_days,
        "waived_days": finding.waived_days,
        "unseen": finding.unseen,
        "stale": finding.stale,
    })
}
