//! Flags of the commands that set runs against each other.

use super::ScanArguments;
use clap::{Args, ValueEnum};
use std::num::NonZeroU64;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 nothing got worse, 1 a finding is new, is no longer accepted or cannot be decided any \
                  more, or a control of comparable runs stands worse, 2 a run cannot be read or could not be trusted."
)]
pub(in crate::cli) struct DiffArguments {
    /// The earlier run: a JSON report, or a git revision, which is judged as `tickmark.toml` says
    #[arg(value_name = "BEFORE")]
    pub(in crate::cli) before: String,
    /// The later run, likewise; in reports of `scan --all` what is gone and what is fixed can be told apart [default:
    /// the working tree]
    #[arg(value_name = "AFTER")]
    pub(in crate::cli) after: Option<String>,
    /// Format: table, json or markdown [default: table]
    #[arg(short, long, value_name = "FORMAT")]
    pub(in crate::cli) format: Option<String>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(in crate::cli) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ends on SIGTERM and SIGINT with the exit code of the last run. --report FORMAT=FILE is written \
                        anew after each run; --format and --output say nothing here."
)]
pub(in crate::cli) struct WatchArguments {
    /// Where events go: a file, `tcp://host:port` or `tls://host[:port]` of a syslog receiver (repeatable)
    /// [default: standard output]
    #[arg(
        long,
        value_name = "FILE|URL",
        env = "TICKMARK_TO",
        allow_hyphen_values = true,
        value_delimiter = ',',
        help_heading = "Watch"
    )]
    pub(in crate::cli) to: Vec<String>,
    /// How events are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = EventFormat::Ndjson, env = "TICKMARK_EVENTS", help_heading = "Watch")]
    pub(in crate::cli) events: EventFormat,
    /// File of certificate authorities for `tls://`, in PEM [default: those of this machine]
    #[arg(long, value_name = "FILE", env = "TICKMARK_CA", help_heading = "Watch")]
    pub(in crate::cli) ca: Option<PathBuf>,
    /// Say so when nothing happened for so many seconds
    #[arg(long, value_name = "SECONDS", env = "TICKMARK_HEARTBEAT", help_heading = "Watch")]
    pub(in crate::cli) heartbeat: Option<NonZeroU64>,
    /// What is scanned, and how.
    #[command(flatten)]
    pub(in crate::cli) scan: ScanArguments,
}

/// How events are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum EventFormat {
    /// Lines of JSON: every event
    Ndjson,
    /// OCSF 1.5.0 compliance findings: what becomes of findings and controls
    Ocsf,
}
