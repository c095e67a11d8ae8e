//! A run, read from the JSON report that it wrote.
//!
//! A later Tickmark may add fields within `tickmark-report/1`, so those that nobody here knows are passed over, and
//! those that an earlier one did not write are taken as not said.

use crate::model::{
    Acceptance, ControlId, Date, KindId, Mark, RuleId, Ruling, Severity, Snapshot, Standings, Status, Verdict, View,
    Word,
};
use serde::Deserialize;
use serde::de::Error as _;
use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

/// A larger report is refused: it is held in memory. A run of 100,000 findings with every check listed fits.
const LARGEST: u64 = 512 << 20;

/// What a record that has an effect is called.
const LIVE: &str = "live";

/// The format that is read.
const FORMAT: &str = "tickmark-report/1";

/// Why a file is no run to compare with.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file itself.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// It would not fit.
    #[error("it is larger than {} MiB", LARGEST >> 20)]
    TooLarge,
    /// It is another tool's, or another of our documents.
    #[error("it is no JSON report of Tickmark: {0}")]
    Foreign(String),
    /// It is of a format that only a later Tickmark reads.
    #[error("it is of the format {0}, and this Tickmark reads {FORMAT}")]
    OtherVersion(String),
    /// It says that it is a report and is not one.
    #[error("it is no whole report: {0}")]
    Malformed(serde_json::Error),
    /// It was changed after it was written.
    #[error("it contradicts itself: {0}")]
    Contradictory(String),
}

/// The run of a report on disk.
pub fn load(path: &Path) -> Result<Snapshot, ReadError> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge);
    }
    read(&bytes)
}

/// The run of a report.
pub fn read(bytes: &[u8]) -> Result<Snapshot, ReadError> {
    let header: Header = serde_json::from_slice(bytes).map_err(|error| {
        if error.is_eof() { ReadError::Malformed(error) } else { ReadError::Foreign(error.to_string()) }
    })?;
    match header.schema.as_deref() {
        Some(FORMAT) => {}
        Some(other) if other.starts_with("tickmark-report/") => return Err(ReadError::OtherVersion(other.to_owned())),
        Some(other) => return Err(ReadError::Foreign(format!("its `schema` is {other}"))),
        None => return Err(ReadError::Foreign("it has no `schema`".to_owned())),
    }
    let report: Report = serde_json::from_slice(bytes).map_err(ReadError::Malformed)?;
    match report.contradiction() {
        Some(why) => Err(ReadError::Contradictory(why)),
        None => Ok(report.snapshot()),
    }
}

#[derive(Deserialize)]
struct Header {
    schema: Option<String>,
}

#[derive(Deserialize)]
struct Report {
    run: Run,
    gate: Gate,
    summary: Summary,
    frameworks: Vec<Framework>,
    checks: Vec<Check>,
    rules: Vec<Rule>,
    inputs: Vec<Input>,
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Run {
    tool: Tool,
    as_of: Date,
    content_digest: Arc<str>,
    decisions: BTreeMap<String, serde_json::Value>,
    #[serde(default)]
    changed_since: Option<ChangedSince>,
}

#[derive(Deserialize)]
struct Tool {
    version: Arc<str>,
}

#[derive(Deserialize)]
struct ChangedSince {
    revision: Arc<str>,
    partial: bool,
}

#[derive(Deserialize)]
struct Gate {
    #[serde(deserialize_with = "verdict")]
    verdict: Verdict,
}

#[derive(Deserialize)]
struct Summary {
    checks_listed: usize,
    checks_total: usize,
}

#[derive(Deserialize)]
struct Framework {
    id: Arc<str>,
    version: Arc<str>,
    score: Score,
    controls: Vec<Control>,
}

#[derive(Deserialize)]
struct Score {
    score: Option<f64>,
    coverage: Option<f64>,
}

#[derive(Deserialize)]
struct Control {
    id: Arc<str>,
    #[serde(deserialize_with = "status")]
    status: Status,
    reason: Arc<str>,
}

#[derive(Deserialize)]
struct Check {
    rule: Arc<str>,
    #[serde(deserialize_with = "outcome")]
    outcome: Word,
    #[serde(deserialize_with = "word")]
    answer: Word,
    exception: Option<Arc<str>>,
    subject: Subject,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Subject {
    kind: Arc<str>,
    address: Arc<str>,
    identity: Arc<str>,
    #[serde(deserialize_with = "view")]
    view: View,
    location: Location,
}

#[derive(Deserialize)]
struct Location {
    path: Arc<str>,
    start: Position,
}

#[derive(Deserialize)]
struct Position {
    line: u32,
}

#[derive(Deserialize)]
struct Finding {
    message: Arc<str>,
    location: Location,
    fingerprint: Arc<str>,
}

#[derive(Deserialize)]
struct Rule {
    id: Arc<str>,
    #[serde(deserialize_with = "severity")]
    severity: Severity,
}

#[derive(Deserialize)]
struct Input {
    path: Arc<str>,
}

#[derive(Deserialize)]
struct Exception {
    id: Arc<str>,
    kind: Arc<str>,
    #[serde(rename = "standing", deserialize_with = "standing")]
    live: bool,
    owner: Arc<str>,
    expires: Date,
    covered: usize,
}

impl Report {
    /// What no run says, so that somebody changed the report; none when it agrees with itself.
    fn contradiction(&self) -> Option<String> {
        let (listed, said) = (self.checks.len(), self.summary.checks_listed);
        let miscounted =
            (listed != said).then(|| format!("it says that it lists {said} checks, and it lists {listed}"));
        miscounted.or_else(|| self.checks.iter().find_map(Check::contradiction))
    }

    fn snapshot(self) -> Snapshot {
        let severities: BTreeMap<Arc<str>, Severity> =
            self.rules.into_iter().map(|rule| (rule.id, rule.severity)).collect();
        let mut checks: Vec<Ruling> = self.checks.into_iter().map(|check| check.ruling(&severities)).collect();
        checks.sort();
        let mut inputs: Vec<Arc<str>> = self.inputs.into_iter().map(|input| input.path).collect();
        inputs.sort();
        let known = |name: &str| Some((name.into(), self.run.decisions.get(name)?.to_string().into()));
        Snapshot {
            version: self.run.tool.version,
            as_of: self.run.as_of,
            evaluated_at: None,
            content_digest: self.run.content_digest,
            verdict: self.gate.verdict,
            complete: self.summary.checks_listed == self.summary.checks_total,
            checks,
            frameworks: self.frameworks.into_iter().map(Framework::standings).collect(),
            inputs,
            decisions: Snapshot::DECISIONS.into_iter().filter_map(known).collect(),
            changed_since: self.run.changed_since.filter(|since| since.partial).map(|since| since.revision),
            exceptions: self.exceptions.into_iter().map(Exception::acceptance).collect(),
        }
    }
}

impl Check {
    /// What no check says: an answer that does not follow from the outcome, or a failure that found nothing.
    fn contradiction(&self) -> Option<String> {
        let fails = self.outcome == Word::Fail;
        let is_covered = fails && self.exception.is_some();
        let follows = match self.answer {
            Word::Waived | Word::FalsePositive => is_covered,
            Word::Fail => fails && !is_covered,
            Word::Pass | Word::Unknown | Word::NoEvidence | Word::Error | Word::NotApplicable => {
                self.answer == self.outcome
            }
        };
        let (rule, address) = (&self.rule, &self.subject.address);
        let (outcome, answer, found) = (self.outcome.name(), self.answer.name(), self.findings.len());
        if !follows {
            return Some(format!("{rule} on {address} has the outcome {outcome} and the answer {answer}"));
        }
        (fails != (found > 0)).then(|| format!("{rule} on {address} has the outcome {outcome} and {found} findings"))
    }

    fn ruling(self, severities: &BTreeMap<Arc<str>, Severity>) -> Ruling {
        let mark = |finding: Finding| Mark {
            fingerprint: finding.fingerprint,
            message: finding.message,
            path: finding.location.path,
            line: finding.location.start.line,
        };
        Ruling {
            severity: severities.get(&self.rule).copied().unwrap_or(Severity::Low),
            rule: RuleId(self.rule),
            kind: KindId(self.subject.kind),
            identity: self.subject.identity,
            view: self.subject.view,
            address: self.subject.address,
            answer: self.answer,
            path: self.subject.location.path,
            exception: self.exception,
            findings: self.findings.into_iter().map(mark).collect(),
        }
    }
}

impl Framework {
    fn standings(self) -> Standings {
        let controls = self.controls.into_iter();
        Standings {
            framework: self.id,
            version: self.version,
            score: self.score.score,
            coverage: self.score.coverage,
            controls: controls.map(|one| (ControlId(one.id), one.status, one.reason)).collect(),
        }
    }
}

impl Exception {
    fn acceptance(self) -> Acceptance {
        Acceptance {
            id: self.id,
            kind: self.kind,
            live: self.live,
            expires: self.expires,
            owner: self.owner,
            covered: self.covered,
        }
    }
}

/// The one of all whose name was written.
fn named<'de, D, T>(deserializer: D, all: &[T], name: fn(T) -> &'static str) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Copy,
{
    let text = String::deserialize(deserializer)?;
    let found = all.iter().copied().find(|one| name(*one) == text);
    found.ok_or_else(|| D::Error::custom(format!("`{text}` is none of its words")))
}

fn verdict<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Verdict, D::Error> {
    named(deserializer, &[Verdict::Passed, Verdict::Failed, Verdict::Untrusted, Verdict::Nothing], Verdict::name)
}

fn status<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Status, D::Error> {
    named(deserializer, &Status::ALL, Status::name)
}

/// What came of a check before exceptions: a failure is one whatever covers it.
fn outcome<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Word, D::Error> {
    const OUTCOMES: [Word; 6] =
        [Word::Pass, Word::Fail, Word::Unknown, Word::NoEvidence, Word::Error, Word::NotApplicable];
    named(deserializer, &OUTCOMES, Word::name)
}

fn severity<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Severity, D::Error> {
    named(deserializer, &Severity::ALL, Severity::name)
}

/// Whether a record has an effect.
fn standing<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Ok(named(deserializer, &[LIVE, "early", "expired", "void"], |name| name)? == LIVE)
}

fn word<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Word, D::Error> {
    named(deserializer, &Word::ALL, Word::name)
}

fn view<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<View, D::Error> {
    named(deserializer, &[View::Code, View::Plan, View::State, View::Live], View::name)
}
