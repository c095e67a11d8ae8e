//! The reason of a status, in words.

use super::control::{Attestation, Exception, Row};
use super::standing::{Grounds, RuleStanding, Standing};
use crate::model::{RuleStatus, Stale, Status};
use std::collections::{BTreeMap, BTreeSet};

/// A longer list says how many it leaves out: a cell of a table holds no more.
const MAX_LISTED: usize = 3;

/// Why a row of the table decided.
pub(super) fn of(row: Row, standing: &Standing<'_>, grounds: &Grounds<'_>) -> String {
    match row {
        Row::Excluded => standing.excluded.clone().unwrap_or_default(),
        Row::RuleFails => format!("fails: {}", counted(standing, RuleStatus::Fail, |rule| rule.tally.failed)),
        Row::AttestedNotMet => format!("not met, attested by {}", standing.record.by),
        Row::RuleErrs => {
            format!("could not be decided: {}", counted(standing, RuleStatus::Error, |rule| rule.tally.undecided))
        }
        Row::InPlace => match &standing.record.exception {
            Exception::InPlace(kind) => format!("{kind} in its place"),
            Exception::None | Exception::NotApplicable(_) => String::new(),
        },
        Row::Waived => format!("waived: {}", counted(standing, RuleStatus::Waived, |rule| rule.tally.waived)),
        Row::Pass => format!("{}; {}", passes(standing), population(standing)),
        Row::PassWithGap => format!("{}, but {}", passes(standing), gaps(standing)),
        Row::PassAndAttested => format!("{}, the rest attested by {}", passes(standing), standing.record.by),
        Row::PassOfPart => format!("{}, but {}", passes(standing), rest(standing)),
        Row::AttestedOnly => format!("attested by {}, without technical evidence", standing.record.by),
        Row::Attested => format!("attested by {}", standing.record.by),
        Row::Manual => match standing.record.attestation {
            Attestation::Expired => {
                format!("only a person can say; the attestation by {} has expired", standing.record.by)
            }
            Attestation::None | Attestation::Met | Attestation::NotMet => {
                "only a person can say, and nobody has signed for it".to_owned()
            }
        },
        Row::NoEvidence => no_evidence(standing, grounds),
    }
}

/// A few items, and how many more there are.
pub(super) fn listed<S: AsRef<str>>(items: &[S]) -> String {
    let shown: Vec<_> = items.iter().take(MAX_LISTED).map(AsRef::as_ref).collect();
    let more = items.len().saturating_sub(MAX_LISTED);
    if more > 0 { format!("{} and {more} more", shown.join(", ")) } else { shown.join(", ") }
}

/// A status as part of a sentence.
pub(super) fn in_words(status: Status) -> &'static str {
    match status {
        Status::Fail => "fail",
        Status::Error => "error",
        Status::Waived => "waived",
        Status::NoEvidence => "no evidence",
        Status::Manual => "manual",
        Status::Partial => "partial",
        Status::Attested => "attested",
        Status::Pass => "pass",
        Status::NotApplicable => "not applicable",
    }
}

fn counted(standing: &Standing<'_>, status: RuleStatus, count: impl Fn(&RuleStanding<'_>) -> usize) -> String {
    let rules = standing.rules.iter().filter(|rule| rule.status == status);
    let words: Vec<_> = rules
        .map(|rule| format!("{} on {} of {}", rule.rule.id, count(rule), resources(rule.tally.applied())))
        .collect();
    listed(&words)
}

fn resources(count: usize) -> String {
    if count == 1 { "1 resource".to_owned() } else { format!("{count} resources") }
}

fn passes(standing: &Standing<'_>) -> String {
    let rules = standing.passing.iter();
    let words: Vec<_> = rules.map(|rule| format!("{} on {}", rule.rule.id, resources(rule.tally.passed))).collect();
    format!("passes: {}", listed(&words))
}

/// What the rules saw and could not show.
fn shortfalls(standing: &Standing<'_>) -> Vec<String> {
    let incomplete = standing
        .rules
        .iter()
        .filter(|rule| rule.tally.no_evidence > 0)
        .map(|rule| format!("{} found no evidence on {}", rule.rule.id, resources(rule.tally.no_evidence)));
    standing.loose.iter().cloned().chain(incomplete).collect()
}

/// How many passes rest on evidence that does not count as of the day of the run, and what to do about it.
fn aged(standing: &Standing<'_>) -> Option<String> {
    let mut counts: BTreeMap<Stale, usize> = BTreeMap::new();
    for (stale, count) in standing.passing.iter().flat_map(|rule| &rule.tally.stale) {
        *counts.entry(*stale).or_default() += count;
    }
    let all: usize = standing.passing.iter().map(|rule| rule.tally.passed).sum();
    let of = |count: usize| match all {
        1 => "its one check rests on evidence".to_owned(),
        _ if count == 1 => format!("1 of {all} checks rests on evidence"),
        _ => format!("{count} of {all} checks rest on evidence"),
    };
    let mut said = Vec::new();
    if let Some(count) = counts.remove(&Stale::Unknown) {
        said.push(format!("{} whose time of collection is not known: say it with --collected-at", of(count)));
    }
    let (later, old): (Vec<_>, Vec<_>) = counts.iter().partition(|(stale, _)| matches!(stale, Stale::Later(_)));
    if let Some((Stale::Later(day), _)) = later.first() {
        let count = later.iter().map(|(_, count)| **count).sum();
        said.push(format!("{} of {day}, after the day of the run", of(count)));
    }
    if let Some((Stale::Old { of: day, limit }, _)) = old.first() {
        let count = old.iter().map(|(_, count)| **count).sum();
        let oldest = if old.len() == 1 { String::new() } else { " at the oldest".to_owned() };
        let days = if *limit == 1 { "1 day".to_owned() } else { format!("{limit} days") };
        said.push(format!("{} of {day}{oldest}, older than {days}: collect it again", of(count)));
    }
    (!said.is_empty()).then(|| said.join("; "))
}

fn gaps(standing: &Standing<'_>) -> String {
    let layers: Vec<_> = standing.holes.iter().map(|layer| layer_in_words(layer)).collect();
    let holes = (!layers.is_empty()).then(|| format!("no rule judged {}", listed(&layers)));
    let views: Vec<_> = standing.unshown.iter().map(|view| view.name()).collect();
    let unshown = (!views.is_empty()).then(|| format!("no rule judged the view {}", listed(&views)));
    let unread = (standing.unread > 0).then(|| format!("parts of the input were not evaluated ({})", standing.unread));
    let part = standing.partial_since.map(|revision| format!("only what changed since {revision} was judged"));
    let kinds: Vec<_> = standing.unseen().into_iter().map(|kind| &*kind.0).collect();
    let unseen = (!kinds.is_empty()).then(|| format!("no input shows {}", listed(&kinds)));
    let gaps: Vec<_> = part
        .into_iter()
        .chain(aged(standing))
        .chain(shortfalls(standing))
        .chain(holes)
        .chain(unshown)
        .chain(unread)
        .chain(unseen)
        .collect();
    listed(&gaps)
}

/// On what population a control passes.
fn population(standing: &Standing<'_>) -> String {
    let layers: Vec<_> = standing.declared().into_iter().map(layer_in_words).collect();
    if layers.is_empty() {
        "every kind that its rules judge was seen".to_owned()
    } else {
        format!("the input is declared to show all {}", listed(&layers))
    }
}

fn rest(standing: &Standing<'_>) -> String {
    let gaps = gaps(standing);
    let person = if standing.undeclared.is_empty() {
        "only a person can say the rest".to_owned()
    } else {
        format!("nobody declared {}", listed(&standing.undeclared))
    };
    if gaps.is_empty() { person } else { format!("{gaps}, and {person}") }
}

fn no_evidence(standing: &Standing<'_>, grounds: &Grounds<'_>) -> String {
    if standing.rules.is_empty() {
        return "no rule covers it".to_owned();
    }
    let short = shortfalls(standing);
    if !short.is_empty() {
        return listed(&short);
    }
    let applied: Vec<_> = standing
        .rules
        .iter()
        .filter(|rule| rule.tally.not_applicable > 0)
        .map(|rule| format!("{} does not apply to {}", rule.rule.id, resources(rule.tally.not_applicable)))
        .collect();
    if applied.is_empty() { format!("no input shows {}", unseen(standing, grounds)) } else { listed(&applied) }
}

/// What was not seen: whole layers, or kinds of layers of which something else was seen.
fn unseen(standing: &Standing<'_>, grounds: &Grounds<'_>) -> String {
    let (mut layers, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    for kind in standing.rules.iter().flat_map(|rule| &rule.rule.applies_to) {
        match grounds.layer(kind) {
            Some(layer) if !grounds.scope.contains(layer) => layers.insert(layer_in_words(layer).to_owned()),
            Some(_) | None => kinds.insert(kind.to_string()),
        };
    }
    let all: Vec<_> = layers.into_iter().chain(kinds).collect();
    listed(&all)
}

/// A layer as a person says it; a layer of the user's own keeps its name.
fn layer_in_words(layer: &str) -> &str {
    match layer {
        "host" => "host configuration",
        "iac" => "infrastructure code",
        "kubernetes" => "Kubernetes objects",
        "container" => "container images",
        "cloud-aws" => "AWS resources",
        "cloud-azure" => "Azure resources",
        "cloud-gcp" => "Google Cloud resources",
        "database" => "database configuration",
        "network" => "network devices",
        "dns" => "DNS zones",
        "ci" => "CI pipelines",
        "data" => "file and database content",
        own => own,
    }
}
