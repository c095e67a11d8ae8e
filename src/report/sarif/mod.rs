//! SARIF 2.1.0, for code hosts and editors.
//!
//! Sources: OASIS SARIF 2.1.0 (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>) and what
//! GitHub reads of it (<https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning>).
//! GitHub ignores taxonomies, kinds and related locations: those are for auditors and editors.

mod artifacts;
mod notifications;
mod results;
mod rules;
mod taxonomies;

use super::Style;
use super::since;
use super::stream::Each;
use crate::model::{Assessment, FrameworkAssessment};
use artifacts::Artifacts;
use notifications::Notification;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use taxonomies::Taxonomies;

/// The results GitHub accepts in a run; more are written as further runs of the same file, of which it
/// accepts twenty.
const MAX_RESULTS: usize = 25_000;
/// Where this program lives.
const HOME: &str = env!("CARGO_PKG_REPOSITORY");

/// Writes the SARIF log, with a line end.
pub(super) fn render(assessment: &Assessment, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let taxonomies = Taxonomies::new(assessment);
    let rows = results::rows(assessment, style.all);
    let artifacts = Artifacts::new(assessment, &rows);
    let rules: BTreeMap<_, _> = assessment.rules.keys().enumerate().map(|(index, id)| (id, index)).collect();
    let suppressed = assessment.checks.iter().any(|check| check.exception.is_some());
    let baseline = assessment.baseline.as_deref();
    let writer =
        results::Writer { artifacts: &artifacts, taxonomies: &taxonomies, rules: &rules, suppressed, baseline };
    let chunks: Vec<_> = if rows.is_empty() { vec![rows.as_slice()] } else { rows.chunks(MAX_RESULTS).collect() };
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: Each(|| chunks.iter().enumerate().map(|(number, chunk)| run(assessment, &writer, number, chunk))),
    };
    serde_json::to_writer(&mut out, &log)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// A run over some of the results; the first tells what was not evaluated.
fn run<'a>(
    assessment: &'a Assessment,
    writer: &'a results::Writer<'a>,
    number: usize,
    rows: &'a [results::Row<'a>],
) -> impl Serialize + 'a {
    let part = if number == 0 { String::new() } else { format!("-{}", number + 1) };
    Run {
        tool: Tool { driver: driver(assessment, writer.taxonomies) },
        automation_details: Automation { id: format!("tickmark/scan{part}/{}", assessment.run.as_of) },
        invocations: [invocation(assessment, writer.artifacts, number == 0)],
        original_uri_base_ids: writer.artifacts.bases(),
        column_kind: "unicodeCodePoints",
        artifacts: writer.artifacts.list(),
        results: Each(|| rows.iter().map(|row| writer.result(row))),
        taxonomies: writer.taxonomies.list(),
        properties: Properties::new(assessment),
    }
}

fn driver<'a>(assessment: &'a Assessment, taxonomies: &'a Taxonomies<'a>) -> Driver<'a> {
    Driver {
        name: "Tickmark",
        full_name: format!("Tickmark {}", assessment.run.version),
        version: assessment.run.version,
        semantic_version: assessment.run.version,
        information_uri: HOME,
        supported_taxonomies: taxonomies.supported(),
        rules: assessment.rules.values().map(|rule| rules::Descriptor::new(rule, taxonomies)).collect(),
    }
}

fn invocation<'a>(assessment: &'a Assessment, artifacts: &'a Artifacts<'a>, is_first: bool) -> Invocation<'a> {
    let told = if is_first { assessment.problems.as_slice() } else { &[] };
    let (configuration, execution) = notifications::of(told, artifacts);
    Invocation {
        execution_successful: assessment.is_trusted(),
        tool_execution_notifications: execution,
        tool_configuration_notifications: configuration,
    }
}

#[derive(Serialize)]
struct Log<R: Serialize> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: R,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a, R: Serialize> {
    tool: Tool<'a>,
    automation_details: Automation,
    invocations: [Invocation<'a>; 1],
    original_uri_base_ids: BTreeMap<&'a str, artifacts::Base>,
    column_kind: &'static str,
    artifacts: &'a [artifacts::Artifact],
    results: R,
    taxonomies: &'a [taxonomies::Taxonomy<'a>],
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'static str,
    full_name: String,
    version: &'a str,
    semantic_version: &'a str,
    information_uri: &'static str,
    supported_taxonomies: Vec<taxonomies::Component<'a>>,
    rules: Vec<rules::Descriptor<'a>>,
}

/// Code hosts tell runs apart by everything before the last `/`.
#[derive(Serialize)]
struct Automation {
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation<'a> {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification<'a>>,
    tool_configuration_notifications: Vec<Notification<'a>>,
}

/// Text, as SARIF wants it: in an object.
#[derive(Serialize)]
struct Message {
    text: String,
}

impl Message {
    /// A sentence; `[..](..)` would be read as a link (section 3.11.6).
    fn sentence(text: &str) -> Self {
        let mut text = text.replace("](", "\\](");
        if !text.ends_with(['.', '!', '?']) {
            text.push('.');
        }
        Self { text }
    }
}

/// What has no field of its own: score and coverage, always together.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    as_of: String,
    content_digest: String,
    frameworks: BTreeMap<&'a str, Score>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<String>,
}

#[derive(Serialize)]
struct Score {
    score: Option<f64>,
    coverage: Option<f64>,
}

impl<'a> Properties<'a> {
    fn new(assessment: &'a Assessment) -> Self {
        let score = |assessed: &'a FrameworkAssessment| {
            let score = Score { score: assessed.score.score, coverage: assessed.score.coverage };
            (&*assessed.framework.id, score)
        };
        Self {
            as_of: assessment.run.as_of.to_string(),
            content_digest: format!("sha256:{}", assessment.run.content_digest),
            frameworks: assessment.frameworks.iter().map(score).collect(),
            remarks: since::sentences(assessment),
        }
    }
}

#[cfg(test)]
mod tests;
