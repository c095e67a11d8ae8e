//! The assessment as bytes: one file or folder per format.
//!
//! A format reads the [`Assessment`] and the [`Style`], writes to the writer it is given and knows no
//! other format, no clock and no environment: the same assessment gives the same bytes.
//!
//! To add a format: a file here with `render`, a variant of [`Format`] and its line in [`render`], a
//! snapshot of the sample assessment (`sample/`), and a validator that somebody else wrote.

mod aged;
mod answer;
mod csv;
mod cyclonedx;
mod difference;
mod excerpt;
mod exhibit;
mod github;
mod gitlab;
mod html;
mod identifier;
mod in_toto;
mod json;
mod junit;
mod markdown;
mod metrics;
mod ndjson;
mod order;
mod oscal;
mod records;
#[cfg(test)]
mod sample;
mod sarif;
mod siem;
mod since;
mod stream;
mod table;
mod texts;
mod trend;
mod xccdf;
mod xml;

pub use difference::{CHANGE_SCHEMA, ChangeFormat, render_change};
pub use exhibit::{Exhibit, exhibit};
pub use table::harmless;

use crate::model::{Assessment, Trend};
use std::io::{self, Write};

/// Where this program lives.
const HOME: &str = env!("CARGO_PKG_REPOSITORY");

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
    /// A comment for a pull request.
    Markdown,
    /// `JUnit` XML, for test reports.
    Junit,
    /// GitLab's code quality report.
    GitlabCodeQuality,
    /// GitLab's SAST report.
    GitlabSast,
    /// GitHub workflow commands: annotations of a pull request.
    Github,
    /// Markdown for `$GITHUB_STEP_SUMMARY`.
    GithubSummary,
    /// The checks, for spreadsheets.
    Csv,
    /// The controls, for spreadsheets.
    CsvControls,
    /// One JSON object a line.
    Ndjson,
    /// One HTML file for people, without script.
    Html,
    /// OSCAL assessment results.
    Oscal,
    /// The OSCAL assessment plan that the results refer to.
    OscalPlan,
    /// The rules as an OSCAL component definition.
    OscalComponent,
    /// The frameworks as an OSCAL catalogue, in our words.
    OscalCatalog,
    /// The OSCAL profile of the controls that apply.
    OscalProfile,
    /// The OSCAL plan of action and milestones: what is open or accepted.
    OscalPoam,
    /// OCSF compliance findings, for security data lakes.
    Ocsf,
    /// Elastic Common Schema events.
    Ecs,
    /// AWS Security Hub findings.
    Asff,
    /// Common Event Format lines, for syslog.
    Cef,
    /// XCCDF 1.2 benchmark and test result.
    Xccdf,
    /// `CycloneDX` 1.6 attestation.
    Cyclonedx,
    /// in-toto statement with the test-result predicate, unsigned.
    InToto,
    /// The figures of the run for Prometheus' textfile collector.
    Prometheus,
    /// The figures of the run as OpenMetrics.
    OpenMetrics,
}

/// Every format with its name on the command line.
const NAMES: [(Format, &str); 28] = [
    (Format::Table, "table"),
    (Format::Json, "json"),
    (Format::Sarif, "sarif"),
    (Format::Markdown, "markdown"),
    (Format::Junit, "junit"),
    (Format::GitlabCodeQuality, "gitlab-codequality"),
    (Format::GitlabSast, "gitlab-sast"),
    (Format::Github, "github"),
    (Format::GithubSummary, "github-summary"),
    (Format::Csv, "csv"),
    (Format::CsvControls, "csv-controls"),
    (Format::Ndjson, "ndjson"),
    (Format::Html, "html"),
    (Format::Oscal, "oscal"),
    (Format::OscalPlan, "oscal-plan"),
    (Format::OscalComponent, "oscal-component"),
    (Format::OscalCatalog, "oscal-catalog"),
    (Format::OscalProfile, "oscal-profile"),
    (Format::OscalPoam, "oscal-poam"),
    (Format::Ocsf, "ocsf"),
    (Format::Ecs, "ecs"),
    (Format::Asff, "asff"),
    (Format::Cef, "cef"),
    (Format::Xccdf, "xccdf"),
    (Format::Cyclonedx, "cyclonedx"),
    (Format::InToto, "in-toto"),
    (Format::Prometheus, "prometheus"),
    (Format::OpenMetrics, "openmetrics"),
];

impl Format {
    /// Every format.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.into_iter().map(|(format, _)| format)
    }

    /// Whether it shows the lines around a finding.
    pub fn shows_lines(self) -> bool {
        matches!(self, Self::Table | Self::Json | Self::Sarif | Self::Html)
    }

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        NAMES.into_iter().find(|(format, _)| *format == self).map_or("", |(_, name)| name)
    }
}

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = NAMES.into_iter().find(|(_, name)| *name == text);
        found.map(|(format, _)| format).ok_or_else(|| {
            let names = NAMES.map(|(_, name)| name).join(", ");
            format!("use one of {names}")
        })
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
    /// Whether the report lies in an evidence bundle, so that it may name the files beside it.
    pub exhibits: bool,
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
            exhibits: false,
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
        Format::Markdown => markdown::comment(assessment, out),
        Format::Junit => junit::render(assessment, out),
        Format::GitlabCodeQuality => gitlab::code_quality::render(assessment, out),
        Format::GitlabSast => gitlab::sast::render(assessment, out),
        Format::Github => github::render(assessment, out),
        Format::GithubSummary => markdown::summary(assessment, out),
        Format::Csv => csv::checks(assessment, style, out),
        Format::CsvControls => csv::controls(assessment, out),
        Format::Ndjson => ndjson::render(assessment, style, out),
        Format::Html => html::render(assessment, style, out),
        Format::Oscal => oscal::results(assessment, out),
        Format::OscalPlan => oscal::plan(assessment, out),
        Format::OscalComponent => oscal::component(assessment, out),
        Format::OscalCatalog => oscal::catalog(assessment, out),
        Format::OscalProfile => oscal::profile(assessment, out),
        Format::OscalPoam => oscal::poam(assessment, out),
        Format::Ocsf => siem::ocsf::render(assessment, style, out),
        Format::Ecs => siem::ecs::render(assessment, style, out),
        Format::Asff => siem::asff::render(assessment, style, out),
        Format::Cef => siem::cef::render(assessment, style, out),
        Format::Xccdf => xccdf::render(assessment, out),
        Format::Cyclonedx => cyclonedx::render(assessment, out),
        Format::InToto => in_toto::render(assessment, out),
        Format::Prometheus => metrics::exposition(&metrics::Figures::of_run(assessment), false, out),
        Format::OpenMetrics => metrics::exposition(&metrics::Figures::of_run(assessment), true, out),
    }
}

/// A format of what a history tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryFormat {
    /// The runs over time, for a person.
    Trend,
    /// The runs over time, complete.
    TrendJson,
    /// The figures, for a person.
    Metrics,
    /// The figures, complete.
    MetricsJson,
    /// The figures for Prometheus' textfile collector.
    Prometheus,
    /// The figures as OpenMetrics.
    OpenMetrics,
}

/// Writes what a history tells.
pub fn render_history(format: HistoryFormat, trend: &Trend, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    match format {
        HistoryFormat::Trend => trend::table(trend, style, out),
        HistoryFormat::TrendJson => trend::json(trend, out),
        HistoryFormat::Metrics => metrics::table(trend, style, out),
        HistoryFormat::MetricsJson => metrics::json(trend, out),
        HistoryFormat::Prometheus => metrics::exposition(&metrics::Figures::of_trend(trend), false, out),
        HistoryFormat::OpenMetrics => metrics::exposition(&metrics::Figures::of_trend(trend), true, out),
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, Style, render, sample};
    use crate::model::Assessment;

    fn bytes(format: Format, style: &Style) -> Vec<u8> {
        let mut out = Vec::new();
        render(format, &sample::signed(), style, &mut out).unwrap();
        out
    }

    /// A report as it is by default.
    pub(super) fn text(format: Format, assessment: &Assessment) -> String {
        let mut out = Vec::new();
        render(format, assessment, &Style::default(), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    /// A report that is JSON.
    pub(super) fn json(format: Format, assessment: &Assessment) -> serde_json::Value {
        serde_json::from_str(&text(format, assessment)).unwrap()
    }

    /// The part of a report from one mark up to the next, or to its end.
    pub(super) fn part(report: &str, from: &str, to: &str) -> String {
        let (_, rest) = report.split_once(from).unwrap();
        format!("{from}{}", rest.split_once(to).map_or(rest, |(part, _)| part))
    }

    #[test]
    fn every_format_is_found_by_its_name() {
        for format in Format::all() {
            assert_eq!(format.name().parse(), Ok(format));
        }
        assert!("xml".parse::<Format>().is_err());
    }

    #[test]
    fn same_assessment_gives_same_bytes() {
        for format in Format::all() {
            assert_eq!(text(format, &sample::held()), text(format, &sample::held()), "{}", format.name());
            assert_eq!(bytes(format, &Style::default()), bytes(format, &Style::default()), "{}", format.name());
        }
    }

    #[test]
    fn what_shows_lines_says_so() {
        let whole = sample::assessment();
        let mut bare = sample::assessment();
        for check in &mut bare.checks {
            if let crate::model::Outcome::Fail(findings) = &mut check.outcome {
                for finding in findings.iter_mut() {
                    finding.snippet = None;
                }
            }
        }
        for format in Format::all() {
            assert_eq!(text(format, &whole) != text(format, &bare), format.shows_lines(), "{}", format.name());
        }
    }

    #[test]
    fn an_empty_run_renders_in_every_format() {
        for format in Format::all() {
            let events = matches!(format, Format::Ocsf | Format::Ecs | Format::Cef);
            assert_eq!(text(format, &sample::nothing()).is_empty(), events, "{}", format.name());
        }
    }

    #[test]
    fn no_format_calls_what_was_not_evaluated_a_pass() {
        for format in Format::all() {
            let report = text(format, &sample::nothing()).to_lowercase();
            for word in ["gate passed", "\"pass\"", "<result>pass<", "\"passed\": true"] {
                let claimed = report.contains(word) && !matches!(format, Format::Table | Format::Json | Format::Sarif);
                assert!(!claimed, "{}: {word}", format.name());
            }
        }
    }

    /// Writes the samples to `target/report-samples`, for `tests/validators/reports.py`.
    #[test]
    #[ignore = "writes files for the foreign validators; CI runs it before tests/validators/reports.py"]
    fn samples_for_the_foreign_validators() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/report-samples");
        let mut recorded = sample::signed();
        recorded.history = Some(Box::new(sample::trend()));
        let all = [
            ("signed", sample::signed()),
            ("nothing", sample::nothing()),
            ("held", sample::held()),
            ("recorded", recorded),
        ];
        for (name, assessment) in all {
            let folder = folder.join(name);
            std::fs::create_dir_all(&folder).unwrap();
            for format in Format::all() {
                std::fs::write(folder.join(format.name()), text(format, &assessment)).unwrap();
            }
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
        for format in Format::all() {
            let error = render(format, &sample::signed(), &Style::default(), &mut Gone).unwrap_err();
            assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe, "{}", format.name());
        }
    }
}
