//! Checks with their findings, places and snippets.

use crate::model::{self, Fingerprint, Outcome, Position};
use crate::report::answer::Answer;
use crate::report::excerpt::Frame;
use serde::Serialize;

/// Lines and characters of a snippet; what is longer is cut around the highlight, so that a minified file
/// does not end up in the report as a whole.
const FRAME: Frame = Frame { columns: 400, lines: 20, ellipsis: "…", replace: |_| None };

/// What one rule says of one resource.
#[derive(Serialize)]
pub(super) struct Check<'a> {
    rule: &'a str,
    outcome: &'static str,
    answer: &'static str,
    reason: Option<&'a str>,
    exception: Option<&'a str>,
    baseline: Option<&'static str>,
    stale: Option<&'static str>,
    subject: Subject<'a>,
    findings: Vec<Finding<'a>>,
}

impl<'a> Check<'a> {
    pub(super) fn new(check: &'a model::Check, assessment: &model::Assessment) -> Self {
        let (reason, findings): (_, &[model::Finding]) = match &check.outcome {
            Outcome::Pass => (None, &[]),
            Outcome::Fail(findings) => (None, findings),
            Outcome::Unknown(why) | Outcome::NoEvidence(why) | Outcome::Error(why) | Outcome::NotApplicable(why) => {
                (Some(&**why), &[])
            }
        };
        Self {
            rule: &check.rule.0,
            outcome: check.outcome.name(),
            answer: Answer::of(check).name(),
            reason,
            exception: check.exception.as_ref().map(|exception| &*exception.id),
            baseline: check.since().map(model::Since::name),
            stale: assessment.stale(&check.subject).map(model::Stale::name),
            subject: Subject::new(&check.subject, assessment.run.evaluated_at),
            findings: findings.iter().map(Finding::new).collect(),
        }
    }
}

#[derive(Serialize)]
struct Subject<'a> {
    kind: &'a str,
    address: &'a str,
    identity: &'a str,
    view: &'static str,
    location: Location<'a>,
    collected_at: Option<model::Time>,
    collected_by: &'static str,
}

impl<'a> Subject<'a> {
    fn new(subject: &'a model::Subject, evaluated_at: model::Time) -> Self {
        Self {
            kind: &subject.kind.0,
            address: &subject.address,
            identity: &subject.identity,
            view: subject.view.name(),
            location: Location::new(&subject.location),
            collected_at: subject.collected.at(evaluated_at),
            collected_by: subject.collected.name(),
        }
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    message: &'a str,
    attribute: &'a str,
    location: Location<'a>,
    chain: Vec<Link<'a>>,
    snippet: Option<Snippet>,
    fingerprint: Fingerprint,
    baseline: Option<&'static str>,
}

impl<'a> Finding<'a> {
    fn new(finding: &'a model::Finding) -> Self {
        let links = finding.chain.iter();
        Self {
            message: &finding.message,
            attribute: &finding.attribute,
            location: Location::new(&finding.location),
            chain: links.map(|link| Link { label: &link.label, location: Location::new(&link.location) }).collect(),
            snippet: finding.snippet.as_deref().map(Snippet::new),
            fingerprint: finding.fingerprint,
            baseline: finding.since.map(model::Since::name),
        }
    }
}

#[derive(Serialize)]
struct Link<'a> {
    label: &'a str,
    location: Location<'a>,
}

/// A place: lines and columns from 1, columns in Unicode scalar values, the end exclusive.
#[derive(Serialize)]
pub(super) struct Location<'a> {
    path: &'a str,
    start: Position,
    end: Position,
}

impl<'a> Location<'a> {
    pub(super) fn new(location: &'a model::Location) -> Self {
        Self { path: &location.path, start: location.start, end: location.end }
    }
}

#[derive(Serialize)]
struct Snippet {
    first_line: u32,
    text: String,
    highlight: Highlight,
}

/// Unicode scalar values of the snippet's text, the end exclusive.
#[derive(Serialize)]
struct Highlight {
    start: usize,
    end: usize,
}

impl Snippet {
    fn new(snippet: &model::Snippet) -> Self {
        let excerpt = FRAME.cut(snippet);
        let letters = |byte: usize| excerpt.text.get(..byte).map_or(0, |before| before.chars().count());
        let highlight = Highlight { start: letters(excerpt.highlight.start), end: letters(excerpt.highlight.end) };
        Self { first_line: excerpt.first_line, highlight, text: excerpt.text }
    }
}
