//! Flags as they were typed; nothing is checked against anything else yet.

use super::init::System;
use super::inputs::InputArguments;
use clap::builder::BoolishValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::PathBuf;

/// Compliance as code: where you stand with GDPR, HIPAA and PCI DSS, and the line that says so.
#[derive(Debug, Parser)]
#[command(name = "tickmark", version, about, propagate_version = true)]
#[command(
    after_help = "Exit codes: 0 gate passed, 1 gate failed, 2 the run cannot be trusted, 3 nothing was evaluated."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Use this configuration file instead of the `tickmark.toml` found upward
    #[arg(long, global = true, value_name = "FILE", env = "TICKMARK_CONFIG")]
    pub(super) config: Option<PathBuf>,
    /// Directory of extra rules, kinds and frameworks (repeatable)
    #[arg(
        long = "policy",
        short = 'p',
        global = true,
        value_name = "DIR",
        env = "TICKMARK_POLICY",
        value_delimiter = ','
    )]
    pub(super) policies: Vec<PathBuf>,
    /// When to colour output
    #[arg(long, global = true, value_name = "WHEN", value_enum, env = "TICKMARK_COLOR")]
    pub(super) color: Option<When>,
    /// Say less: of the table only the verdict, and no progress
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Say more: every problem, every place without a verdict, every file that was not read
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(super) verbose: u8,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
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
pub(super) struct ScanArguments {
    /// Directories, files or archives (.tar, .tar.gz, .zip); `-` reads standard input [default: .]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Root of one host: a directory, an archive or a glob of them (repeatable)
    #[arg(long = "host", value_name = "ROOT", env = "TICKMARK_HOST", value_delimiter = ',')]
    pub(super) hosts: Vec<String>,
    /// Frameworks to assess: gdpr, hipaa, pci-dss [default: all]
    #[arg(long = "framework", value_name = "ID", env = "TICKMARK_FRAMEWORK", value_delimiter = ',')]
    pub(super) frameworks: Vec<String>,
    /// Format of the report, such as table, json, sarif, html or markdown [default: table]
    #[arg(short, long, value_name = "FORMAT", env = "TICKMARK_FORMAT")]
    pub(super) format: Option<String>,
    /// Write the report to a file instead of standard output
    #[arg(short, long, value_name = "FILE", env = "TICKMARK_OUTPUT")]
    pub(super) output: Option<PathBuf>,
    /// Write one more report, such as sarif=report.sarif (repeatable)
    #[arg(long = "report", value_name = "FORMAT=FILE", env = "TICKMARK_REPORT", value_delimiter = ',')]
    pub(super) reports: Vec<String>,
    /// Lowest severity that fails the gate: low, medium, high, critical or none [default: low]
    #[arg(long, value_name = "SEVERITY", env = "TICKMARK_FAIL_ON")]
    pub(super) fail_on: Option<String>,
    /// Fail the gate when a framework's coverage is below this percentage
    #[arg(long, value_name = "PERCENT", env = "TICKMARK_MIN_COVERAGE")]
    pub(super) min_coverage: Option<f64>,
    /// Read only paths that match a glob (repeatable)
    #[arg(long, value_name = "GLOB", env = "TICKMARK_INCLUDE", value_delimiter = ',')]
    pub(super) include: Vec<String>,
    /// Leave out paths that match a glob (repeatable)
    #[arg(long, value_name = "GLOB", env = "TICKMARK_EXCLUDE", value_delimiter = ',')]
    pub(super) exclude: Vec<String>,
    /// Read what .gitignore hides too, and downloaded code such as `.terraform`
    #[arg(long, env = "TICKMARK_NO_IGNORE", num_args = 0, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub(super) no_ignore: Option<bool>,
    /// Number of threads [default: one per processor]
    #[arg(short, long, value_name = "N", env = "TICKMARK_JOBS")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// The day the report speaks for, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", env = "TICKMARK_AS_OF")]
    pub(super) as_of: Option<String>,
    /// Show and count only findings that a JSON report, or this git revision, does not have
    #[arg(long, value_name = "FILE|REV", env = "TICKMARK_BASELINE")]
    pub(super) baseline: Option<String>,
    /// Judge only what a change since this git revision can affect
    #[arg(long, value_name = "REV", env = "TICKMARK_CHANGED_SINCE")]
    pub(super) changed_since: Option<String>,
    /// Report every check and not only what failed
    #[arg(long, env = "TICKMARK_ALL", num_args = 0, default_missing_value = "true", value_parser = BoolishValueParser::new())]
    pub(super) all: Option<bool>,
    /// What is given to Terraform.
    #[command(flatten)]
    pub(super) inputs: InputArguments,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 nothing got worse, 1 a finding is new, is no longer accepted or cannot be decided any \
                  more, or a control of comparable runs stands worse, 2 a report cannot be read or its run could not be \
                  trusted."
)]
pub(super) struct DiffArguments {
    /// JSON report of the earlier run
    #[arg(value_name = "BEFORE")]
    pub(super) before: PathBuf,
    /// JSON report of the later run; with `scan --all` what is gone and what is fixed can be told apart
    #[arg(value_name = "AFTER")]
    pub(super) after: PathBuf,
    /// Format: table, json or markdown [default: table]
    #[arg(short, long, value_name = "FORMAT")]
    pub(super) format: Option<String>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ends on SIGTERM and SIGINT with the exit code of the last run. --report FORMAT=FILE is written \
                        anew after each run; --format and --output say nothing here."
)]
pub(super) struct WatchArguments {
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
    pub(super) to: Vec<String>,
    /// How events are written
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = EventFormat::Ndjson, env = "TICKMARK_EVENTS", help_heading = "Watch")]
    pub(super) events: EventFormat,
    /// File of certificate authorities for `tls://`, in PEM [default: those of this machine]
    #[arg(long, value_name = "FILE", env = "TICKMARK_CA", help_heading = "Watch")]
    pub(super) ca: Option<PathBuf>,
    /// Say so when nothing happened for so many seconds
    #[arg(long, value_name = "SECONDS", env = "TICKMARK_HEARTBEAT", help_heading = "Watch")]
    pub(super) heartbeat: Option<NonZeroU64>,
    /// What is scanned, and how.
    #[command(flatten)]
    pub(super) scan: ScanArguments,
}

/// How events are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum EventFormat {
    /// Lines of JSON: every event
    Ndjson,
    /// OCSF 1.5.0 compliance findings: what becomes of findings and controls
    Ocsf,
}

#[derive(Debug, Args)]
pub(super) struct InitArguments {
    /// Write what a pipeline needs too (repeatable)
    #[arg(long, value_name = "SYSTEM", value_enum, value_delimiter = ',')]
    pub(super) ci: Vec<System>,
    /// Print the files and write nothing
    #[arg(long)]
    pub(super) stdout: bool,
}

/// What a JSON Schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaOf {
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
pub(super) struct RecordedScanArguments {
    #[command(flatten)]
    pub(super) scan: ScanArguments,
    /// Where the run is recorded.
    #[command(flatten)]
    pub(super) history: HistoryArguments,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "History")]
pub(super) struct HistoryArguments {
    /// The history: a SQLite file or `postgres://user@host/database` [default: .tickmark/history.db]; a scan records in
    /// it only when asked to, here or in the configuration
    #[arg(
        long,
        value_name = "FILE|URL",
        env = "TICKMARK_HISTORY",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = super::history::HERE,
        hide_env_values = true
    )]
    pub(super) history: Option<String>,
    /// Name of the series of runs [default: the name of the project's folder]
    #[arg(long, value_name = "NAME", env = "TICKMARK_SERIES")]
    pub(super) series: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct TrendArguments {
    /// Format
    #[arg(short, long, value_enum, default_value = "table")]
    pub(super) format: TrendFormat,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
}

#[derive(Debug, Args)]
pub(super) struct MetricsArguments {
    /// Format
    #[arg(short, long, value_enum, default_value = "table")]
    pub(super) format: MetricsFormat,
    #[command(flatten)]
    pub(super) reading: ReadingArguments,
}

#[derive(Debug, Args)]
pub(super) struct ReadingArguments {
    /// Write to a file, which is replaced as a whole, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// The day it speaks for, YYYY-MM-DD; later runs are left out [default: today]
    #[arg(long, value_name = "DATE", env = "TICKMARK_AS_OF")]
    pub(super) as_of: Option<String>,
    /// Days up to that day in which what was resolved or came back is counted
    #[arg(long, value_name = "DAYS", default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub(super) window: u32,
    /// Where the runs are.
    #[command(flatten)]
    pub(super) history: HistoryArguments,
}

/// What `tickmark trend` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TrendFormat {
    /// For a person.
    Table,
    /// Complete.
    Json,
}

/// What `tickmark metrics` writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum MetricsFormat {
    /// For a person.
    Table,
    /// Complete.
    Json,
    /// For the textfile collector of Prometheus' node exporter.
    Prometheus,
    /// OpenMetrics 1.0.
    Openmetrics,
}

#[derive(Debug, Args)]
pub(super) struct RulesArguments {
    /// Only rules whose id, title, kind or tag contains this
    pub(super) filter: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct FrameworksArguments {
    #[command(subcommand)]
    pub(super) command: Option<FrameworksCommand>,
}

#[derive(Debug, Subcommand)]
pub(super) enum FrameworksCommand {
    /// List the frameworks
    List,
    /// Show every control of a framework
    Show {
        /// The framework: gdpr, hipaa or pci-dss
        framework: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// A rule such as AWS-S3-001, or a control such as PCI-8.3.6, "PCI 8.3.6" or 8.3.6
    #[arg(value_name = "RULE|CONTROL")]
    pub(super) id: String,
}

#[derive(Debug, Args)]
pub(super) struct EvidenceArguments {
    #[command(subcommand)]
    pub(super) command: EvidenceCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum EvidenceCommand {
    /// Scan, and write the run with all it rests on
    Create(Box<CreateArguments>),
    /// Check that a bundle is as it was made, and that its reports follow from its results
    #[command(
        after_help = "Exit codes: 0 nothing was altered, 1 something was, or a replay differs, 2 the bundle cannot be read or checked whole."
    )]
    Verify(VerifyArguments),
    /// Show what a bundle says, or where one control stands and why
    Show {
        /// The bundle: a directory, .tar or .zip
        #[arg(value_name = "BUNDLE")]
        bundle: PathBuf,
        /// A control such as PCI-8.3.6 or "164.312(d)"
        #[arg(value_name = "CONTROL")]
        control: Option<String>,
    },
}

#[derive(Debug, Args)]
#[command(mut_arg("output", |output| {
    output.required(true).env(None::<&'static str>).value_name("BUNDLE").help("Where to write: a new directory, FILE.tar or FILE.zip")
}))]
#[command(mut_arg("format", |format| format.hide(true).env(None::<&'static str>)))]
#[command(mut_arg("reports", |reports| reports.hide(true).env(None::<&'static str>)))]
#[command(mut_arg("all", |all| all.hide(true).env(None::<&'static str>)))]
#[command(mut_arg("baseline", |baseline| baseline.hide(true).env(None::<&'static str>)))]
#[command(mut_arg("changed_since", |since| since.hide(true).env(None::<&'static str>)))]
pub(super) struct CreateArguments {
    #[command(flatten)]
    pub(super) scan: ScanArguments,
    /// Keep the inputs too, secrets redacted: needed to replay without them
    #[arg(long)]
    pub(super) include_inputs: bool,
    /// The bundle before this one; its digest goes into this one
    #[arg(long, value_name = "BUNDLE")]
    pub(super) previous: Option<PathBuf>,
    /// Sign with this private key in the format of OpenSSH; an encrypted one asks for its passphrase, or takes
    /// `TICKMARK_SIGN_PASSPHRASE`
    #[arg(long, value_name = "FILE", env = "TICKMARK_SIGN_KEY")]
    pub(super) sign_key: Option<PathBuf>,
    /// The person who answers for the run; nobody is named otherwise
    #[arg(long, value_name = "WHO")]
    pub(super) person: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    /// The bundle: a directory, .tar or .zip
    #[arg(value_name = "BUNDLE")]
    pub(super) bundle: PathBuf,
    /// Whose signatures count, in the format of ssh-keygen(1); an unsigned bundle is then altered
    #[arg(long, value_name = "FILE")]
    pub(super) allowed_signers: Option<PathBuf>,
    /// Who must have signed
    #[arg(long, value_name = "WHO", requires = "allowed_signers")]
    pub(super) identity: Option<String>,
    /// The bundle before it (repeatable: the one before that, and so on)
    #[arg(long, value_name = "BUNDLE")]
    pub(super) previous: Vec<PathBuf>,
    /// Judge the inputs again by the bundle's own policies; every check must come out the same
    #[arg(long)]
    pub(super) replay: bool,
    /// Take the inputs from this directory, the one the run was started in or a copy of it, and not from the bundle
    #[arg(long, value_name = "DIR", requires = "replay")]
    pub(super) inputs: Option<PathBuf>,
    /// Number of threads of a replay [default: one per processor]
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub(super) struct WaiveArguments {
    /// Name of the record, and of its file
    pub(super) id: String,
    /// What is accepted: `risk_acceptance`, `false_positive`, `not_applicable`, `compensating_control`,
    /// `customized_approach` or `addressable_alternative`
    #[arg(long = "type", value_name = "TYPE", default_value = "risk_acceptance")]
    pub(super) kind: String,
    /// Rule whose failures it covers (repeatable)
    #[arg(long = "rule", value_name = "RULE")]
    pub(super) rules: Vec<String>,
    /// Control it speaks for (repeatable)
    #[arg(long = "control", value_name = "CONTROL")]
    pub(super) controls: Vec<String>,
    /// Glob over files it covers (repeatable)
    #[arg(long = "path", value_name = "GLOB")]
    pub(super) scope_paths: Vec<String>,
    /// Glob over addresses or identities it covers (repeatable)
    #[arg(long = "resource", value_name = "GLOB")]
    pub(super) scope_resources: Vec<String>,
    /// Kind it covers, such as aws.s3.bucket (repeatable)
    #[arg(long = "kind", value_name = "KIND")]
    pub(super) scope_kinds: Vec<String>,
    /// Why
    #[arg(long)]
    pub(super) reason: Option<String>,
    /// What may go wrong
    #[arg(long)]
    pub(super) risk: Option<String>,
    /// What lowers the risk meanwhile
    #[arg(long)]
    pub(super) measure: Option<String>,
    /// Who answers for it
    #[arg(long)]
    pub(super) owner: Option<String>,
    /// Who approves it, not the owner
    #[arg(long)]
    pub(super) approver: Option<String>,
    /// Day of the approval [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) approved: Option<String>,
    /// Last day it has an effect
    #[arg(long, value_name = "DATE")]
    pub(super) expires: Option<String>,
    /// Where it is discussed
    #[arg(long)]
    pub(super) ticket: Option<String>,
    /// Answer that its type asks for, such as `residual_risk=low` (repeatable)
    #[arg(long = "answer", value_name = "ITEM=TEXT")]
    pub(super) answers: Vec<String>,
    /// File that proves it; its digest is written down (repeatable)
    #[arg(long = "artefact", value_name = "FILE")]
    pub(super) artefacts: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct AttestArguments {
    /// The control, such as PCI-12.1.2
    pub(super) control: String,
    /// What is stated
    #[arg(long)]
    pub(super) statement: Option<String>,
    /// What it comes to: `met`, `not_met` or `not_applicable`
    #[arg(long, default_value = "met")]
    pub(super) result: String,
    /// Who states it: a name or a role
    #[arg(long)]
    pub(super) by: Option<String>,
    /// Who checked it, not the one who states it
    #[arg(long)]
    pub(super) approver: Option<String>,
    /// Day of the statement [default: today]
    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<String>,
    /// Last day it has an effect [default: twelve months later]
    #[arg(long, value_name = "DATE")]
    pub(super) valid_until: Option<String>,
    /// First and last day it speaks of
    #[arg(long, value_name = "DATE..DATE")]
    pub(super) period: Option<String>,
    /// File that was looked at; its digest is written down (repeatable)
    #[arg(long = "artefact", value_name = "FILE")]
    pub(super) artefacts: Vec<String>,
    /// What the reviewer noted
    #[arg(long)]
    pub(super) note: Option<String>,
}

/// When to colour output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
