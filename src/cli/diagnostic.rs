//! Failures of the command line itself, drawn by miette with the place in the user's file.

use crate::report::harmless;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report, Severity};
use std::io::IsTerminal;

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A flag, variable or argument that makes no sense.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do next.
        help: String,
    },
    /// A configuration file that cannot be used.
    #[error("{message}")]
    Config {
        /// What is wrong.
        message: String,
        /// The path of the file.
        path: String,
        /// Its text.
        text: String,
        /// The bytes that are wrong.
        span: std::ops::Range<usize>,
        /// What to do next.
        help: String,
    },
    /// A file that cannot be read or written.
    #[error("cannot {action} {path}: {error}")]
    Io {
        /// What was being done.
        action: &'static str,
        /// To which path.
        path: String,
        /// Why it failed.
        error: std::io::Error,
    },
}

impl Failure {
    /// A usage error.
    pub(crate) fn usage(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Usage { message: message.into(), help: help.into() }
    }

    /// The failure as a person reads it.
    pub(crate) fn render(&self) -> String {
        let theme = if std::io::stderr().is_terminal() { GraphicalTheme::unicode() } else { GraphicalTheme::none() };
        let mut text = String::new();
        let report = self.report();
        let drawn = GraphicalReportHandler::new_themed(theme).render_report(&mut text, report.as_ref());
        if drawn.is_err() { self.to_string() } else { text.trim_matches('\n').to_owned() }
    }

    fn report(&self) -> Report {
        let diagnostic = MietteDiagnostic::new(harmless(&self.to_string())).with_severity(Severity::Error);
        match self {
            Self::Usage { help, .. } => Report::new(diagnostic.with_help(harmless(help))),
            Self::Config { path, text, span, help, .. } => {
                let label = LabeledSpan::new_with_span(None, span.clone());
                let diagnostic = diagnostic.with_help(harmless(help)).with_label(label);
                Report::new(diagnostic).with_source_code(NamedSource::new(harmless(path), blanked(text)))
            }
            Self::Io { .. } => Report::new(diagnostic),
        }
    }
}

/// A source with a blank for each byte of what a terminal would obey: every place in it stays where it is.
fn blanked(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() && !matches!(letter, '\n' | '\r' | '\t') {
            shown.extend(std::iter::repeat_n(' ', letter.len_utf8()));
        } else {
            shown.push(letter);
        }
    }
    shown
}
