//! Figures as JSON: `tickmark metrics -f json`.

use super::Figures;
use crate::model::{METRICS, Measure, Metric, Trend};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

#[derive(Serialize)]
struct Page<'a> {
    schema: &'static str,
    series: &'a str,
    as_of: String,
    window_days: u32,
    runs: usize,
    last_run: String,
    metrics: Vec<Figure<'a>>,
}

/// A figure with what it was made of.
#[derive(Serialize)]
pub(in crate::report) struct Figure<'a> {
    name: &'static str,
    labels: BTreeMap<&'a str, &'a str>,
    unit: &'static str,
    value: Option<f64>,
    numerator: Option<f64>,
    denominator: Option<f64>,
    left_out: Vec<LeftOut<'a>>,
    note: Option<&'a str>,
    formula: &'static str,
}

#[derive(Serialize)]
struct LeftOut<'a> {
    what: &'a str,
    count: usize,
}

/// A figure as it is written.
pub(in crate::report) fn figure<'a>(metric: &'static Metric, measure: &'a Measure) -> Figure<'a> {
    Figure {
        name: metric.name,
        labels: measure.labels.iter().map(|(name, value)| (&**name, &**value)).collect(),
        unit: metric.unit.name(),
        value: measure.value.map(rounded),
        numerator: measure.parts.map(|(numerator, _)| rounded(numerator)),
        denominator: measure.parts.map(|(_, denominator)| rounded(denominator)),
        left_out: measure.left_out.iter().map(|(what, count)| LeftOut { what, count: *count }).collect(),
        note: measure.note.as_deref(),
        formula: metric.formula,
    }
}

/// Six decimals: shares of thousands of checks stay apart, and the last digits of a sum do not show.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// Writes the figures of a history.
pub(in crate::report) fn render(trend: &Trend, out: &mut dyn Write) -> io::Result<()> {
    let figures = Figures::of_trend(trend);
    let metrics = METRICS.iter().flat_map(|metric| figures.of(metric).map(move |measure| figure(metric, measure)));
    let page = Page {
        schema: "tickmark-metrics/1",
        series: &trend.series,
        as_of: trend.as_of.to_string(),
        window_days: trend.window_days,
        runs: trend.points.len(),
        last_run: figures.last_run.to_string(),
        metrics: metrics.collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &page)?;
    writeln!(out)
}
