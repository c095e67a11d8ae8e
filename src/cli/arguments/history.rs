//! Flags of the commands that record runs and read the record.

use super::ScanArguments;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(in crate::cli) struct RecordedScanArguments {
    #[command(flatten)]
    pub(in crate::cli) scan: ScanArguments,
    /// Where the run is recorded.
    #[command(flatten)]
    pub(in crate::cli) history: HistoryArguments,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "History")]
pub(in crate::cli) struct HistoryArguments {
    /// The history: a SQLite file or `postgres://user@host/database` [default: .tickmark/history.db]; a scan records in
    /// it only when asked to, here or in the configuration
    #[arg(
        long,
        value_name = "FILE|URL",
        env = "TICKMARK_HISTORY",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = crate::cli::history::HERE,
        hide_env_values = true
    )]
    pub(in crate::cli) history: Option<String>,
    /// Name of the series of runs [default: the name of the project's folder]
    #[arg(long, value_name = "NAME", env = "TICKMARK_SERIES")]
    pub(in crate::cli) series: Option<String>,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct TrendArguments {
    /// Format
    #[arg(short, long, value_enum, default_value = "table")]
    pub(in crate::cli) format: TrendFormat,
    #[command(flatten)]
    pub(in crate::cli) reading: ReadingArguments,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct MetricsArguments {
    /// Format
    #[arg(short, long, value_enum, default_value = "table")]
    pub(in crate::cli) format: MetricsFormat,
    #[command(flatten)]
    pub(in crate::cli) reading: ReadingArguments,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ReadingArguments {
    /// Write to a file, which is replaced as a whole, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// The day it speaks for, YYYY-MM-DD; later runs are left out [default: today]
    #[arg(long, value_name = "DATE", env = "TICKMARK_AS_OF")]
    pub(in crate::cli) as_of: Option<String>,
    /// Days up to that day in which what was resolved or came back is counted
    #[arg(long, value_name = "DAYS", default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub(in crate::cli) window: u32,
    /// Where the runs are.
    #[command(flatten)]
    pub(in crate::cli) history: HistoryArguments,
}

/// What `tickmark trend` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum TrendFormat {
    /// For a person.
    Table,
    /// Complete.
    Json,
}

/// What `tickmark metrics` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum MetricsFormat {
    /// For a person.
    Table,
    /// Complete.
    Json,
    /// For the textfile collector of Prometheus' node exporter.
    Prometheus,
    /// OpenMetrics 1.0.
    Openmetrics,
}
