//! Figures, for machines that watch and for people: one writer for a run and for its history.

mod exposition;
mod json;
mod table;

pub(super) use exposition::render as exposition;
pub(super) use json::render as json;
pub(super) use json::{Figure, figure};
pub(super) use table::render as table;

use crate::model::{Assessment, Measure, Metric, Time, Trend, Unit};
use crate::report::texts;
use std::sync::Arc;

/// The figures of one moment, and what they are of.
pub(super) struct Figures<'a> {
    /// The figures, those of one name side by side or not.
    pub(super) measures: &'a [Measure],
    /// The series, when they come from a history.
    pub(super) series: Option<&'a Arc<str>>,
    /// When the last run was evaluated.
    pub(super) last_run: Time,
}

impl<'a> Figures<'a> {
    /// The figures of one run.
    pub(super) fn of_run(assessment: &'a Assessment) -> Self {
        Self { measures: &assessment.measures, series: None, last_run: assessment.run.evaluated_at }
    }

    /// The figures of a history, those of its last run first.
    pub(super) fn of_trend(trend: &'a Trend) -> Self {
        let last_run = trend.points.last().map_or(Time::midnight(trend.as_of), |point| point.at);
        Self { measures: &trend.measures, series: Some(&trend.series), last_run }
    }

    /// The figures of one metric.
    fn of(&self, metric: &Metric) -> impl Iterator<Item = &'a Measure> {
        self.measures.iter().filter(move |measure| *measure.name == *metric.name)
    }
}

/// A value in its unit, as a person reads it.
pub(super) fn shown(value: Option<f64>, unit: Unit) -> String {
    match (value, unit) {
        (None, _) => "n/a".to_owned(),
        (Some(share), Unit::Share) => percent(Some(share)),
        (Some(count), Unit::Count) => format!("{count:.0}"),
        (Some(days), Unit::Days) => format!("{} d", number(days)),
    }
}

/// A share in percent; what is nearly all is not said to be all.
pub(super) fn percent(share: Option<f64>) -> String {
    texts::percent(share.map(|share| if share < 1.0 { (share * 100.0).min(99.9) } else { 100.0 }))
}

/// A number with one decimal, where it has any.
pub(super) fn number(value: f64) -> String {
    if (value - value.round()).abs() < f64::EPSILON { format!("{value:.0}") } else { format!("{value:.1}") }
}
