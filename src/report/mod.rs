//! The assessment as bytes: one file or folder per format.
//!
//! A format reads the [`Assessment`] and the [`Style`], writes to the writer it is given and knows no
//! other format, no clock and no environment: the same assessment gives the same bytes.
//!
//! To add a format: a file here with `render`, a variant of [`Format`] and its line in [`render`], a
//! snapshot of the sample assessment (`sample/`), and a validator that somebody else wrote.

mod excerpt;
mod json;
mod order;
#[cfg(test)]
mod sample;
mod sarif;
mod stream;
mod table;

use crate::model::Assessment;
use std::io::{self, Write};

/// The JSON Schema (draft 2020-12) that every `json` report follows.
pub const JSON_SCHEMA: &str = include_str!("json/schema.json");

/// A format of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// For a person at a terminal or in a CI log.
    Table,
    /// Tickmark's own, complete and versioned: [`JSON_SCHEMA`].
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Table, Self::Json, Self::Sarif];

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Json => "json",
            Self::Sarif => "sarif",
        }
    }
}

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|format| format.name() == text);
        found.ok_or_else(|| format!("`{text}` is not a format; use table, json or sarif"))
    }
}

/// How the reader wants it; what a format has no use for, it ignores.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Style {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to colour with ANSI escapes.
    pub colour: bool,
    /// Whether to draw with Unicode characters; ASCII otherwise.
    pub unicode: bool,
    /// Whether the terminal follows OSC 8 hyperlinks.
    pub links: bool,
    /// Every check and every finding, not only what failed or could not be decided.
    pub all: bool,
    /// Every problem and every reason by name, not only the first few.
    pub verbose: bool,
    /// Of the terminal report only the verdict.
    pub brief: bool,
    /// Findings the terminal report shows, the worst first, unless `all`.
    pub max_findings: usize,
}

impl Default for Style {
    /// What suits a file or a CI log.
    fn default() -> Self {
        Self {
            width: 100,
            colour: false,
            unicode: true,
            links: false,
            all: false,
            verbose: false,
            brief: false,
            max_findings: 200,
        }
    }
}

/// Writes the report.
pub fn render(format: Format, assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Table => table::render(assessment, style, out),
        Format::Json => json::render(assessment, style, out),
        Format::Sarif => sarif::render(assessment, style, out),
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Style, render, sample};

    fn bytes(format: Format, style: &Style) -> Vec<u8> {
        let mut out = Vec::new();
        render(format, &sample::assessment(), style, &mut out).unwrap();
        out
    }

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        assert!("xml".parse::<Format>().is_err());
    }

    #[test]
    fn same_assessment_gives_same_bytes() {
        for format in Format::ALL {
            assert_eq!(bytes(format, &Style::default()), bytes(format, &Style::default()), "{}", format.name());
        }
    }

    #[test]
    fn an_empty_run_renders_in_every_format() {
        for format in Format::ALL {
            let mut out = Vec::new();
            render(format, &sample::nothing(), &Style::default(), &mut out).unwrap();
            assert!(!out.is_empty());
        }
    }

    #[test]
    fn a_reader_that_leaves_ends_the_report() {
        struct Gone;
        impl std::io::Write for Gone {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(std::io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        for format in Format::ALL {
            let error = render(format, &sample::assessment(), &Style::default(), &mut Gone).unwrap_err();
            assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe, "{}", format.name());
        }
    }
}
