//! `results.json`: every check, those that passed too, with its findings. The excerpts follow from it.

use super::inputs::collected;
use super::{Fault, Files, named};
use crate::model::{
    Assessment, Check, Digest, Finding, KindId, Link, Location, Outcome, Position, RuleId, Snippet, Subject, Time,
    View, Word,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The name of the file.
pub(super) const FILE: &str = "results.json";
const SCHEMA: &str = "tickmark-evidence-results/1";
/// No file has more lines than this: numbers of lines are added to.
const MAX_LINE: u32 = 1 << 30;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Results {
    schema: String,
    checks: Vec<CheckRecord>,
}

/// A check; `answer`, `exception`, `input` and `excerpt` follow from other files.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckRecord {
    rule: String,
    outcome: String,
    answer: String,
    reason: Option<String>,
    exception: Option<String>,
    /// The number of the resource: checks of one resource share it.
    resource: usize,
    subject: SubjectRecord,
    /// The digest of the file that defines the resource.
    input: Option<Digest>,
    findings: Vec<FindingRecord>,
}

#[derive(Serialize, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct SubjectRecord {
    kind: String,
    address: String,
    identity: String,
    view: String,
    location: Place,
    /// When what shows it was true; none when nobody says.
    collected_at: Option<Time>,
    /// Who says so.
    collected_by: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FindingRecord {
    message: String,
    attribute: String,
    location: Place,
    input: Option<Digest>,
    chain: Vec<Step>,
    snippet: Option<Lines>,
    excerpt: Option<String>,
    fingerprint: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    label: String,
    location: Place,
}

/// Lines and columns from 1, columns in Unicode scalar values, the end exclusive.
#[derive(Serialize, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    path: String,
    start: Position,
    end: Position,
}

/// Redacted lines; the highlight is bytes of the text.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    first_line: u32,
    text: String,
    highlight: [usize; 2],
}

/// The file, one check a line.
pub(super) fn write(assessment: &Assessment) -> Vec<u8> {
    let inputs: BTreeMap<&str, Digest> = assessment.inputs.iter().map(|one| (&*one.path, one.digest)).collect();
    let mut numbers: BTreeMap<*const Subject, usize> = BTreeMap::new();
    let mut lines = Vec::with_capacity(assessment.checks.len());
    for check in &assessment.checks {
        let next = numbers.len();
        let number = *numbers.entry(Arc::as_ptr(&check.subject)).or_insert(next);
        lines.push(
            serde_json::to_string(&record(check, number, &inputs, assessment.run.evaluated_at)).unwrap_or_default(),
        );
    }
    let checks = lines.join(",\n");
    format!("{{\"schema\":\"{SCHEMA}\",\"checks\":[\n{checks}\n]}}\n").into_bytes()
}

fn record(check: &Check, resource: usize, inputs: &BTreeMap<&str, Digest>, evaluated_at: Time) -> CheckRecord {
    let (reason, findings): (_, &[Finding]) = match &check.outcome {
        Outcome::Pass => (None, &[]),
        Outcome::Fail(findings) => (None, findings),
        Outcome::Unknown(why) | Outcome::NoEvidence(why) | Outcome::Error(why) | Outcome::NotApplicable(why) => {
            (Some(why.to_string()), &[])
        }
    };
    let subject = &check.subject;
    CheckRecord {
        rule: check.rule.to_string(),
        outcome: check.outcome.name().to_owned(),
        answer: Word::of(check).name().to_owned(),
        reason,
        exception: check.exception.as_ref().map(|exception| exception.id.to_string()),
        resource,
        subject: SubjectRecord {
            kind: subject.kind.0.to_string(),
            address: subject.address.to_string(),
            identity: subject.identity.to_string(),
            view: subject.view.name().to_owned(),
            location: Place::of(&subject.location),
            collected_at: subject.collected.at(evaluated_at),
            collected_by: subject.collected.name().to_owned(),
        },
        input: inputs.get(&*subject.location.path).copied(),
        findings: findings.iter().map(|finding| finding_record(finding, inputs)).collect(),
    }
}

fn finding_record(finding: &Finding, inputs: &BTreeMap<&str, Digest>) -> FindingRecord {
    let input = inputs.get(&*finding.location.path).copied();
    let steps = finding.chain.iter();
    FindingRecord {
        message: finding.message.to_string(),
        attribute: finding.attribute.to_string(),
        location: Place::of(&finding.location),
        input,
        chain: steps.map(|link| Step { label: link.label.to_string(), location: Place::of(&link.location) }).collect(),
        snippet: finding.snippet.as_ref().map(|snippet| Lines {
            first_line: snippet.first_line,
            text: snippet.text.clone(),
            highlight: [snippet.highlight.start, snippet.highlight.end],
        }),
        excerpt: crate::report::exhibit(finding, input).map(|exhibit| exhibit.path()),
        fingerprint: finding.fingerprint.to_string(),
    }
}

/// The excerpts that the findings name.
pub(super) fn excerpts(assessment: &Assessment, files: &mut Files) {
    let inputs: BTreeMap<&str, Digest> = assessment.inputs.iter().map(|one| (&*one.path, one.digest)).collect();
    for check in &assessment.checks {
        let Outcome::Fail(findings) = &check.outcome else { continue };
        for finding in findings {
            let input = inputs.get(&*finding.location.path).copied();
            if let Some(exhibit) = crate::report::exhibit(finding, input) {
                files.insert(exhibit.path(), exhibit.text.into_bytes());
            }
        }
    }
}

/// The checks of the file, without the exceptions that cover them.
pub(super) fn read(files: &Files) -> Result<Vec<Check>, Fault> {
    let results: Results = super::parsed(files, FILE)?;
    if results.schema != SCHEMA {
        return Err(Fault::wrong(FILE, format!("its schema is not {SCHEMA}")));
    }
    let mut subjects: BTreeMap<usize, (SubjectRecord, Arc<Subject>)> = BTreeMap::new();
    let mut checks = Vec::with_capacity(results.checks.len());
    for record in results.checks {
        let subject = match subjects.get(&record.resource) {
            Some((known, subject)) if *known == record.subject => Arc::clone(subject),
            Some(_) => return Err(Fault::wrong(FILE, format!("resource {} is two things", record.resource))),
            None => {
                let subject = Arc::new(record.subject.read()?);
                subjects.insert(record.resource, (record.subject, Arc::clone(&subject)));
                subject
            }
        };
        let outcome = outcome(&record.outcome, record.reason.as_deref(), record.findings)?;
        checks.push(Check { rule: RuleId(record.rule.into()), subject, outcome, exception: None });
    }
    Ok(checks)
}

fn outcome(name: &str, reason: Option<&str>, findings: Vec<FindingRecord>) -> Result<Outcome, Fault> {
    let why = || reason.map(Arc::from).ok_or_else(|| Fault::wrong(FILE, format!("`{name}` has no reason")));
    match name {
        "pass" => Ok(Outcome::Pass),
        "fail" => {
            let findings = findings.into_iter().map(FindingRecord::read).collect::<Result<Vec<_>, _>>()?;
            if findings.is_empty() {
                return Err(Fault::wrong(FILE, "a check fails without a finding"));
            }
            Ok(Outcome::Fail(findings))
        }
        "unknown" => Ok(Outcome::Unknown(why()?)),
        "no_evidence" => Ok(Outcome::NoEvidence(why()?)),
        "error" => Ok(Outcome::Error(why()?)),
        "not_applicable" => Ok(Outcome::NotApplicable(why()?)),
        other => Err(Fault::wrong(FILE, format!("it knows no `{other}`"))),
    }
}

impl SubjectRecord {
    fn read(&self) -> Result<Subject, Fault> {
        Ok(Subject {
            kind: KindId(self.kind.as_str().into()),
            address: self.address.as_str().into(),
            identity: self.identity.as_str().into(),
            view: named(FILE, &self.view, &View::ALL, View::name)?,
            location: self.location.read()?,
            collected: collected(FILE, &self.collected_by, self.collected_at)?,
        })
    }
}

impl FindingRecord {
    fn read(self) -> Result<Finding, Fault> {
        let link = |step: &Step| Ok(Link { label: step.label.as_str().into(), location: step.location.read()? });
        Ok(Finding {
            location: self.location.read()?,
            chain: self.chain.iter().map(link).collect::<Result<_, Fault>>()?,
            snippet: self.snippet.map(|lines| lines.read().map(Arc::new)).transpose()?,
            message: self.message.into(),
            attribute: self.attribute.into(),
            fingerprint: self.fingerprint.parse().map_err(|why| Fault::wrong(FILE, format!("a fingerprint: {why}")))?,
            since: None,
        })
    }
}

impl Lines {
    fn read(self) -> Result<Snippet, Fault> {
        let [start, end] = self.highlight;
        if self.first_line > MAX_LINE || self.text.get(start..end).is_none() {
            return Err(Fault::wrong(FILE, "a snippet highlights what it does not hold"));
        }
        Ok(Snippet { first_line: self.first_line, text: self.text, highlight: start..end })
    }
}

impl Place {
    pub(super) fn of(location: &Location) -> Self {
        Self { path: location.path.to_string(), start: location.start, end: location.end }
    }

    pub(super) fn read(&self) -> Result<Location, Fault> {
        if [self.start, self.end].iter().any(|position| position.line > MAX_LINE || position.column > MAX_LINE) {
            return Err(Fault::wrong(FILE, "a place lies behind the end of any file"));
        }
        Ok(Location { path: self.path.as_str().into(), start: self.start, end: self.end })
    }
}
