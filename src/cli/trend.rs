//! `tickmark trend` and `tickmark metrics`: what the history tells.

use super::arguments::{Arguments, MetricsFormat, ReadingArguments, TrendFormat};
use super::diagnostic::Failure;
use super::settings::Settings;
use super::{history, output};
use crate::report::{HistoryFormat, Style, render_history};

/// `tickmark trend`.
pub(super) fn trend(raw: &ReadingArguments, format: TrendFormat, arguments: &Arguments) -> Result<u8, Failure> {
    run(
        raw,
        arguments,
        match format {
            TrendFormat::Table => HistoryFormat::Trend,
            TrendFormat::Json => HistoryFormat::TrendJson,
        },
    )
}

/// `tickmark metrics`.
pub(super) fn metrics(raw: &ReadingArguments, format: MetricsFormat, arguments: &Arguments) -> Result<u8, Failure> {
    run(
        raw,
        arguments,
        match format {
            MetricsFormat::Table => HistoryFormat::Metrics,
            MetricsFormat::Json => HistoryFormat::MetricsJson,
            MetricsFormat::Prometheus => HistoryFormat::Prometheus,
            MetricsFormat::Openmetrics => HistoryFormat::OpenMetrics,
        },
    )
}

fn run(raw: &ReadingArguments, arguments: &Arguments, format: HistoryFormat) -> Result<u8, Failure> {
    let settings = Settings::new(arguments)?;
    let trend = history::trend(&raw.history, &settings, raw.as_of.as_deref(), raw.window)?;
    let to_terminal = raw.output.is_none();
    let style = Style {
        width: settings.width,
        colour: settings.colour && to_terminal,
        unicode: settings.unicode && to_terminal,
        ..Style::default()
    };
    // whoever collects the file must never read half of it
    output::whole(raw.output.as_deref(), |out| render_history(format, &trend, &style, out))?;
    Ok(super::PASSED)
}
