//! Findings as results; with every check asked for, the other outcomes too, under SARIF's kinds.

use super::Message;
use super::artifacts::{Artifacts, Content, PhysicalLocation, Region};
use super::rules::level;
use super::taxonomies::{TaxonReference, Taxonomies};
use crate::model::{
    Assessment, Baseline, Check, Exception, Fate, Finding, Fingerprint, Link, Outcome, RuleId, Severity, Since,
    Snippet, Turn, Word,
};
use crate::report::{answer, order};
use serde::Serialize;
use std::collections::BTreeMap;

/// Snippets longer than this, such as a line of a minified file, are left out; regions say where they are.
const MAX_SNIPPET: usize = 2_000;

/// A result in the making.
#[derive(Clone, Copy)]
pub(super) enum Row<'a> {
    /// Of this run.
    Here(Here<'a>),
    /// Of the baseline alone.
    Gone(&'a Turn),
}

/// A result of this run.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    check: &'a Check,
    finding: Option<&'a Finding>,
    severity: Severity,
    /// Its number among results of the same fingerprint, from 1.
    occurrence: usize,
}

impl<'a> Row<'a> {
    /// Every path it points into.
    pub(super) fn paths(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (own, chain): (&'a str, &'a [Link]) = match *self {
            Self::Here(Here { finding: Some(finding), .. }) => (&finding.location.path, &finding.chain),
            Self::Here(Here { check, finding: None, .. }) => (&check.subject.location.path, &[]),
            Self::Gone(turn) => (&turn.path, &[]),
        };
        std::iter::once(own).chain(chain.iter().map(|link| &*link.location.path))
    }
}

/// The results to write: failures, the others after them when every check is wanted, then those that are gone.
pub(super) fn rows(assessment: &Assessment, all: bool) -> Vec<Row<'_>> {
    let mut seen: BTreeMap<Fingerprint, usize> = BTreeMap::new();
    let failures = order::failures(assessment).into_iter().map(|failure| {
        let occurrence = seen.entry(failure.finding.fingerprint).or_default();
        *occurrence += 1;
        let (finding, severity) = (Some(failure.finding), failure.severity());
        Row::Here(Here { check: failure.check, finding, severity, occurrence: *occurrence })
    });
    let mut rows: Vec<_> = failures.collect();
    if all {
        let others = assessment.checks.iter().filter(|check| !matches!(check.outcome, Outcome::Fail(_)));
        let row = |check| Row::Here(Here { check, finding: None, severity: Severity::Low, occurrence: 1 });
        rows.extend(others.map(row));
    }
    let turns = assessment.change.iter().flat_map(|change| &change.turns);
    rows.extend(turns.filter(|turn| is_gone(turn.fate) && turn.fingerprint.is_some()).map(Row::Gone));
    rows
}

/// Whether the baseline has it and this run does not.
fn is_gone(fate: Fate) -> bool {
    match fate {
        Fate::Fixed | Fate::Unobserved | Fate::NotListed => true,
        Fate::New | Fate::WaiverEnded | Fate::Undecided | Fate::Accepted | Fate::Decided => false,
    }
}

/// What results refer to.
pub(super) struct Writer<'a> {
    pub(super) artifacts: &'a Artifacts<'a>,
    pub(super) taxonomies: &'a Taxonomies<'a>,
    pub(super) rules: &'a BTreeMap<&'a RuleId, usize>,
    /// Whether any check is covered by an exception: then every result says whether it is (section 3.27.23).
    pub(super) suppressed: bool,
    /// What the results are held against: then every result says what it is to it (section 3.27.24).
    pub(super) baseline: Option<&'a Baseline>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Reported<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    kind: &'static str,
    level: &'static str,
    message: Message,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    taxa: &'a [TaxonReference<'a>],
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Vec<Suppression>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    properties: Properties<'a>,
}

/// Who accepted a result; the result stays what it is.
#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[expect(clippy::struct_field_names, reason = "the names are those of the specification")]
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    physical_location: Option<PhysicalLocation<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical<'a> {
    fully_qualified_name: &'a str,
    kind: &'static str,
}

/// The first is the one GitHub matches alerts by.
#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "primaryLocationLineHash")]
    primary: String,
    #[serde(rename = "tickmark/v1")]
    own: String,
}

#[derive(Serialize)]
struct Properties<'a> {
    outcome: &'static str,
    #[serde(rename = "resourceKind")]
    kind: &'a str,
    identity: &'a str,
    view: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribute: Option<&'a str>,
    /// What became of a result that the baseline alone has.
    #[serde(skip_serializing_if = "Option::is_none")]
    fate: Option<&'static str>,
}

impl<'a> Writer<'a> {
    pub(super) fn result(&self, row: &Row<'a>) -> Reported<'a> {
        match row {
            Row::Here(row) => self.here(row),
            Row::Gone(turn) => self.gone(turn),
        }
    }

    fn gone(&self, turn: &'a Turn) -> Reported<'a> {
        let line = turn.line.max(1);
        let region = Region { start_line: line, start_column: None, end_line: line, end_column: None, snippet: None };
        let location = Location {
            id: None,
            physical_location: self.artifacts.at(&turn.path, Some(region)),
            logical_locations: vec![Logical { fully_qualified_name: &turn.address, kind: "resource" }],
            message: None,
        };
        Reported {
            rule_id: &turn.rule.0,
            rule_index: self.rules.get(&turn.rule).copied(),
            kind: "fail",
            level: level(turn.severity),
            message: Message::sentence(&turn.message),
            locations: [location],
            related_locations: Vec::new(),
            partial_fingerprints: printed(turn.fingerprint.as_deref().unwrap_or_default(), 1),
            taxa: self.taxonomies.taxa(&turn.rule),
            suppressions: self.suppressed.then(Vec::new),
            baseline_state: Some("absent"),
            properties: Properties {
                outcome: turn.before.map_or("fail", Word::name),
                kind: &turn.kind.0,
                identity: &turn.identity,
                view: turn.view.name(),
                attribute: None,
                fate: Some(turn.fate.name()),
            },
        }
    }

    /// What a result is to the baseline.
    fn state(&self, row: &Here<'_>) -> Option<&'static str> {
        let baseline = self.baseline?;
        if let Some(finding) = row.finding {
            return Some(if finding.since == Some(Since::Known) { "unchanged" } else { "new" });
        }
        let (check, subject) = (row.check, &row.check.subject);
        let key = (&check.rule, &subject.kind, &subject.identity, subject.view, &subject.address);
        let was = baseline
            .snapshot
            .checks
            .binary_search_by(|one| (&one.rule, &one.kind, &one.identity, one.view, &one.address).cmp(&key));
        let was = was.ok().and_then(|at| baseline.snapshot.checks.get(at)).map(|one| one.answer);
        Some(match was {
            Some(was) if was == Word::of(check) => "unchanged",
            Some(_) => "updated",
            None => "new",
        })
    }

    fn here(&self, row: &Here<'a>) -> Reported<'a> {
        let (check, finding) = (row.check, row.finding);
        let subject = &check.subject;
        let chain: &[Link] = finding.map_or(&[], |finding| &finding.chain);
        let step = |(number, link): (usize, &'a Link)| self.step(number + 1, link);
        Reported {
            rule_id: &check.rule.0,
            rule_index: self.rules.get(&check.rule).copied(),
            kind: kind(&check.outcome),
            level: if finding.is_some() { level(row.severity) } else { "none" },
            message: message(check, finding),
            locations: [self.location(row)],
            related_locations: chain.iter().enumerate().map(step).collect(),
            partial_fingerprints: fingerprints(row),
            taxa: self.taxonomies.taxa(&check.rule),
            baseline_state: self.state(row),
            suppressions: self.suppressed.then(|| check.exception.iter().map(|one| suppression(one)).collect()),
            properties: Properties {
                outcome: check.outcome.name(),
                kind: &subject.kind.0,
                identity: &subject.identity,
                view: subject.view.name(),
                attribute: finding.map(|finding| &*finding.attribute).filter(|attribute| !attribute.is_empty()),
                fate: None,
            },
        }
    }

    fn location(&self, row: &Here<'a>) -> Location<'a> {
        let subject = &row.check.subject;
        let place = row.finding.map_or(&subject.location, |finding| &finding.location);
        let snippet = row.finding.and_then(|finding| finding.snippet.as_deref());
        let text = snippet.and_then(|snippet| snippet.text.get(snippet.highlight.clone()));
        let text = text.filter(|text| !text.is_empty() && text.len() <= MAX_SNIPPET);
        let region = Region::new(place, text);
        let context = snippet.and_then(|snippet| context(snippet, &region));
        let mut physical_location = self.artifacts.at(&place.path, Some(region));
        if let Some(physical) = &mut physical_location {
            physical.context_region = context;
        }
        Location {
            id: None,
            physical_location,
            logical_locations: vec![Logical { fully_qualified_name: &subject.address, kind: "resource" }],
            message: None,
        }
    }

    fn step(&self, id: usize, link: &'a Link) -> Location<'a> {
        let region = Region::new(&link.location, None);
        Location {
            id: Some(id),
            physical_location: self.artifacts.at(&link.location.path, Some(region)),
            logical_locations: Vec::new(),
            message: Some(Message::sentence(&format!("value from {}", link.label))),
        }
    }
}

/// The lines around a region; SARIF wants them to be more than the region (section 3.29.5).
fn context<'a>(snippet: &'a Snippet, region: &Region<'_>) -> Option<Region<'a>> {
    let lines = u32::try_from(snippet.text.split('\n').count()).unwrap_or(u32::MAX);
    let (start_line, end_line) = (snippet.first_line, snippet.first_line.saturating_add(lines - 1));
    let is_around = start_line <= region.start_line && end_line >= region.end_line;
    let is_more = start_line < region.start_line || end_line > region.end_line;
    (is_around && is_more && snippet.text.len() <= MAX_SNIPPET).then(|| Region {
        start_line,
        start_column: None,
        end_line,
        end_column: None,
        snippet: Some(Content { text: &snippet.text }),
    })
}

/// SARIF's word for an outcome (section 3.27.9): `open` is "insufficient information to decide".
fn kind(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Pass => "pass",
        Outcome::Fail(_) => "fail",
        Outcome::Unknown(_) | Outcome::NoEvidence(_) | Outcome::Error(_) => "open",
        Outcome::NotApplicable(_) => "notApplicable",
    }
}

fn message(check: &Check, finding: Option<&Finding>) -> Message {
    let address = &check.subject.address;
    match (&check.outcome, finding) {
        (_, Some(finding)) => Message::sentence(&finding.message),
        (Outcome::Pass, None) => Message::sentence(&format!("{address} passes")),
        (Outcome::Fail(_), None) => Message::sentence(&format!("{address} fails")),
        (Outcome::Unknown(why), None) => Message::sentence(&format!("unknown for {address}: {why}")),
        (Outcome::NoEvidence(why), None) => Message::sentence(&format!("no evidence for {address}: {why}")),
        (Outcome::Error(why), None) => Message::sentence(&format!("error for {address}: {why}")),
        (Outcome::NotApplicable(why), None) => Message::sentence(&format!("not applicable to {address}: {why}")),
    }
}

fn suppression(exception: &Exception) -> Suppression {
    Suppression { kind: "external", status: "accepted", justification: answer::waiver(exception) }
}

fn fingerprints(row: &Here<'_>) -> Fingerprints {
    let own = row.finding.map_or_else(|| row.check.fingerprint(), |finding| finding.fingerprint);
    printed(&own.to_string(), row.occurrence)
}

fn printed(own: &str, occurrence: usize) -> Fingerprints {
    let short: String = own.chars().take(16).collect();
    Fingerprints { primary: format!("{short}:{occurrence}"), own: own.to_owned() }
}
