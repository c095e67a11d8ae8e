//! Flags as they were typed; nothing is checked against anything else yet.

mod evidence;
mod history;
mod records;
mod runs;

pub(in crate::cli) use evidence::{CreateArguments, EvidenceArguments, EvidenceCommand, VerifyArguments};
pub(in crate::cli) use history::{
    HistoryArguments, MetricsArguments, MetricsFormat, ReadingArguments, RecordedScanArguments, TrendArguments,
    TrendFormat,
};
pub(in crate::cli) use records::{AttestArguments, WaiveArguments};
pub(in crate::cli) use runs::{DiffArguments, EventFormat, WatchArguments};

use super::init::System;
use super::inputs::InputArguments;
use super::threads::Threads;
use clap::builder::BoolishValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Compliance as code: where you stand with GDPR, HIPAA and PCI DSS, and the line that says so.
#[derive(Debug, Parser)]
#[command(name = "tickmark", version, about, propagate_version = true)]
#[command(
    after_help = "Exit codes: 0 gate passed, 1 gate failed, 2 the run cannot be trusted, 3 nothing was evaluated."
)]
pub(in crate::cli) struct Arguments {
    #[command(subcommand)]
    pub(in crate::cli) command: Command,
    /// Use this configuration file instead of the `tickmark.toml` found upward
    #[arg(long, global = true, value_name = "FILE", env = "TICKMARK_CONFIG")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Directory of extra rules, kinds and frameworks (repeatable)
    #[arg(
        long = "policy",
        short = 'p',
        global = true,
        value_name = "DIR",
        env = "TICKMARK_POLICY",
        value_delimiter = ','
    )]
    pub(in crate::cli) policies: Vec<PathBuf>,
    /// When to colour output
    #[arg(long, global = true, value_name = "WHEN", value_enum, env = "TICKMARK_COLOR")]
    pub(in crate::cli) color: Option<When>,
    /// Say less: of the table only the verdict, and no progress
    #[arg(short, long, global = true)]
    pub(in crate::cli) quiet: bool,
    /// Say more: every problem, every place without a verdict, every file that was not read
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(in crate::cli) verbose: u8,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    /// Evaluate infrastructure code, hosts and cloud exports
    Scan(Box<RecordedScanArguments>),
    /// Say what differs between two runs
    Diff(DiffArguments),
    /// Scan again whenever files change, and tell what that changed
    Watch(Box<WatchArguments>),
    /// List the rules
    Rules(RulesArguments),
    /// List the frameworks, or show one with every control
    Frameworks(FrameworksArguments),
    /// Explain a rule or a control
    Explain(ExplainArguments),
    /// Accept failures for a time: write an exception into `.tickmark/`
    Waive(Box<WaiveArguments>),
    /// State what no machine can see: write an attestation into `.tickmark/`
    Attest(Box<AttestArguments>),
    /// Scan, and show what each exception and attestation is worth today
    Exceptions(Box<ScanArguments>),
    /// Keep a run so that others can check it: an evidence bundle
    Evidence(EvidenceArguments),
    /// Write a `tickmark.toml` for what is here, and what a pipeline needs
    Init(InitArguments),
    /// Print the JSON Schema of the JSON report, of what `diff -f json` or `watch` writes, or of `tickmark.toml`
    Schema {
        /// Which of them
        #[arg(value_enum, default_value_t = SchemaOf::Report)]
        of: SchemaOf,
    },
    /// Show how the recorded runs went: scores, what changed, what is open for how long
    Trend(TrendArguments),
    /// Print every figure of the last recorded run and of its history
    Metrics(MetricsArguments),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Default, Args)]
pub(in crate::cli) struct ScanArguments {
    /// Directories, files or archives (.tar, .tar.gz, .zip); `-` reads standard input [default: .]
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// Root of one host: a directory, an archive or a glob of them (repeatable)
    #[arg(long = "host", value_name = "ROOT", env = "TICKMARK_HOST", value_delimiter = ',')]
    pub(in crate::cli) hosts: Vec<String>,
    /// Frameworks to assess: gdpr, hipaa, pci-dss [default: all]
    #[arg(long = "framework", value_name = "ID", env = "TICKMARK_FRAMEWORK", value_delimiter = ',')]
    pub(in crate::cli) frameworks: Vec<String>,
    /// Format of the report, such as table, json, sarif, html or markdown [default: table]
    #[arg(short, long, value_name = "FORMAT", env = "TICKMARK_FORMAT")]
    pub(in crate::cli) format: Option<String>,
    /// Write the report to a file instead of standard output
    #[arg(short, long, value_name = "FILE", env = "TICKMARK_OUTPUT")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Write one more report, such as sarif=report.sarif (repeatable)
    #[arg(long = "report", value_name = "FORMAT=FILE", env = "TICKMARK_REPORT", value_delimiter = ',')]
    pub(in crate::cli) reports: Vec<String>,
    /// Lowest severity that fails the gate: low, medium, high, critical or none [default: low]
    #[arg(long, value_name = "SEVERITY", env = "TICKMARK_FAIL_ON")]
    pub(in crate::cli) fail_on: Option<String>,
    /// Fail the gate when a framework's coverage is below this percentage
    #[arg(long, value_name = "PERCENT", env = "TICKMARK_MIN_COVERAGE")]
    pub(in crate::cli) min_coverage: Option<f64>,
    /// Read only paths that match a glob (repeatable)
    #[arg(long, value_name = "GLOB", env = "TICKMARK_INCLUDE", value_delimiter = ',')]
    pub(in crate::cli) include: Vec<String>,
    /// Leave out paths that match a glob (repeatable)
    #[arg(long, value_name = "GLOB", env = "TICKMARK_EXCLUDE", value_delimiter = ',')]
    pub(in crate::cli) exclude: Vec<String>,
    /// Read what .gitignore hides too, and downloaded code such as `.terraform`
    #[arg(long, env = "TICKMARK_NO_IGNORE", num_args = 0, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub(in crate::cli) no_ignore: Option<bool>,
    /// Number of threads [default: one per processor]
    #[arg(short, long, value_name = "N", env = "TICKMARK_JOBS")]
    pub(in crate::cli) jobs: Option<Threads>,
    /// The day the report speaks for, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", env = "TICKMARK_AS_OF")]
    pub(in crate::cli) as_of: Option<String>,
    /// When inputs were collected that do not say it, as a day or a time, of all or of those that a glob names
    /// (repeatable)
    #[arg(long, value_name = "[GLOB=]TIME", env = "TICKMARK_COLLECTED_AT", value_delimiter = ',')]
    pub(in crate::cli) collected_at: Vec<String>,
    /// Show and count only findings that a JSON report, or this git revision, does not have
    #[arg(long, value_name = "FILE|REV", env = "TICKMARK_BASELINE")]
    pub(in crate::cli) baseline: Option<String>,
    /// Judge only what a change since this git revision can affect
    #[arg(long, value_name = "REV", env = "TICKMARK_CHANGED_SINCE")]
    pub(in crate::cli) changed_since: Option<String>,
    /// Report every check and not only what failed
    #[arg(long, env = "TICKMARK_ALL", num_args = 0, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub(in crate::cli) all: Option<bool>,
    /// What is given to Terraform.
    #[command(flatten)]
    pub(in crate::cli) inputs: InputArguments,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct InitArguments {
    /// Write what a pipeline needs too (repeatable)
    #[arg(long, value_name = "SYSTEM", value_enum, value_delimiter = ',')]
    pub(in crate::cli) ci: Vec<System>,
    /// Print the files and write nothing
    #[arg(long)]
    pub(in crate::cli) stdout: bool,
}

/// What a JSON Schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum SchemaOf {
    /// The JSON report
    Report,
    /// The difference between two runs
    Diff,
    /// The configuration file, `tickmark.toml`
    Config,
    /// A line of `watch`
    Watch,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct RulesArguments {
    /// Only rules whose id, title, kind or tag contains this
    pub(in crate::cli) filter: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(in crate::cli) json: bool,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct FrameworksArguments {
    #[command(subcommand)]
    pub(in crate::cli) command: Option<FrameworksCommand>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum FrameworksCommand {
    /// List the frameworks
    List,
    /// Show every control of a framework
    Show {
        /// The framework: gdpr, hipaa or pci-dss
        framework: String,
    },
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ExplainArguments {
    /// A rule such as AWS-S3-001, or a control such as PCI-8.3.6, "PCI 8.3.6" or 8.3.6
    #[arg(value_name = "RULE|CONTROL")]
    pub(in crate::cli) id: String,
}

/// When to colour output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
