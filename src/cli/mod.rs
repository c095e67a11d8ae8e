//! The command line: the one place that reads the environment and the clock and ends the process.
//!
//! Raw flags (`arguments`) become usable settings (`settings`) once, at the border; every subcommand is
//! one file.

mod arguments;
mod attest;
mod baseline;
mod clock;
mod config;
mod diagnostic;
mod diff;
mod environment;
mod evidence;
mod exceptions;
mod explain;
mod frameworks;
mod freshness;
mod guests;
mod history;
mod init;
mod inputs;
mod judging;
mod output;
mod parameters;
mod progress;
mod records;
mod required;
mod rules;
mod scan;
mod settings;
mod threads;
mod trend;
mod waive;
mod watch;

use arguments::{Arguments, Command, SchemaOf};
use clap::{CommandFactory, FromArgMatches};
use diagnostic::Failure;
use std::io::Write;
use std::process::ExitCode;

/// Every check passed the gate.
pub(crate) const PASSED: u8 = 0;
/// The gate failed.
pub(crate) const FAILED: u8 = 1;
/// The run cannot be trusted.
pub(crate) const UNTRUSTED: u8 = 2;
/// Nothing was evaluated.
pub(crate) const NOTHING: u8 = 3;

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let command = environment::without_empty(Arguments::command());
    let unknown = environment::unknown(&command);
    let arguments = Arguments::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit());
    for name in unknown.iter().filter(|_| !arguments.quiet) {
        let _ = writeln!(std::io::stderr(), "warning: nothing reads the environment variable {name}");
    }
    match dispatch(&arguments) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            // a closed standard error must not turn a failure into a panic
            let _ = writeln!(std::io::stderr(), "{}", failure.render());
            ExitCode::from(UNTRUSTED)
        }
    }
}

fn dispatch(arguments: &Arguments) -> Result<u8, Failure> {
    match &arguments.command {
        Command::Scan(raw) => scan::run(&raw.scan, &raw.history, arguments),
        Command::Diff(diff) => diff::run(diff, arguments),
        Command::Watch(watch) => watch::run(watch, arguments),
        Command::Rules(rules) => rules::run(rules, arguments),
        Command::Frameworks(frameworks) => frameworks::run(frameworks, arguments),
        Command::Explain(explain) => explain::run(explain, arguments),
        Command::Waive(waive) => waive::run(waive, arguments),
        Command::Attest(attest) => attest::run(attest, arguments),
        Command::Exceptions(scan) => exceptions::run(scan, arguments),
        Command::Evidence(evidence) => evidence::run(evidence, arguments),
        Command::Init(init) => init::run(init, arguments),
        Command::Schema { of: SchemaOf::Report } => output::text(crate::report::JSON_SCHEMA),
        Command::Schema { of: SchemaOf::Diff } => output::text(crate::report::CHANGE_SCHEMA),
        Command::Schema { of: SchemaOf::Watch } => output::text(crate::watch::JSON_SCHEMA),
        Command::Schema { of: SchemaOf::Config } => output::text(config::JSON_SCHEMA),
        Command::Trend(raw) => trend::trend(&raw.reading, raw.format, arguments),
        Command::Metrics(raw) => trend::metrics(&raw.reading, raw.format, arguments),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "tickmark", &mut script);
            output::text(&String::from_utf8_lossy(&script))
        }
    }
}
