//! A claim of a rule, laid on the source: location, way, snippet, fingerprint.

use super::scene::Scene;
use super::verdict::Told;
use crate::model::{
    Finding, Fingerprint, Link, Location, Origin, PathStep, Place, Position, Resource, RuleId, Step, Texts, Value,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Steps of a value's way that are shown.
const MAX_CHAIN: usize = 32;

/// The findings of a rule on a resource, with the lines around them or without, sorted by location and message, each
/// once.
pub(super) fn findings(rule: &RuleId, scene: &Scene<'_>, told: &[Told], has_snippets: bool) -> Vec<Finding> {
    let each = told.iter().map(|told| (finding(told, scene, has_snippets), &*told.shape));
    let mut findings: Vec<(Finding, &str)> = each.collect();
    findings.sort_by(|(a, _), (b, _)| key(a).cmp(&key(b)));
    findings.dedup_by(|(a, _), (b, _)| key(a) == key(b));
    stamp(rule, scene.resource, &mut findings);
    findings.into_iter().map(|(finding, _)| finding).collect()
}

fn key(finding: &Finding) -> (&Arc<str>, Position, Position, &str, &str) {
    let location = &finding.location;
    (&location.path, location.start, location.end, &finding.message, &finding.attribute)
}

fn finding(told: &Told, scene: &Scene<'_>, has_snippets: bool) -> Finding {
    let (resource, texts, secrets) = (scene.resource, scene.texts, scene.secrets());
    let message = &told.claim.message;
    let origin = cause(&told.claim.at, resource, texts);
    let place = origin.place;
    Finding {
        message: if secrets.occur_in(message) { secrets.redact(message).into() } else { Arc::clone(&told.message) },
        attribute: Arc::clone(&told.attribute),
        location: texts.locate(place).unwrap_or_else(|| nowhere(resource)),
        snippet: has_snippets.then(|| scene.snippet(place)).flatten(),
        chain: chain(origin, &resource.origin, texts),
        fingerprint: Fingerprint([0; 16]),
        since: None,
    }
}

/// The origin of the longest part of a path that was written somewhere, else of the resource.
fn cause<'a>(at: &[PathStep], resource: &'a Resource, texts: &Texts) -> &'a Origin {
    let written = |origin: &&Origin| is_written(origin.place, texts);
    let mut value = &resource.attributes;
    let mut best = None;
    for step in at {
        let Some(next) = child(value, step) else { break };
        value = next;
        best = Some(&value.origin).filter(written).or(best);
    }
    let fallback = Some(&resource.origin).filter(written).or_else(|| Some(&resource.attributes.origin).filter(written));
    best.or(fallback).unwrap_or(&resource.origin)
}

fn child<'a>(value: &'a Value, step: &PathStep) -> Option<&'a Value> {
    match step {
        PathStep::Key(key) => value.get(key),
        PathStep::Index(index) => value.items()?.get(*index),
    }
}

fn is_written(place: Place, texts: &Texts) -> bool {
    place.span.end > place.span.start && texts.get(place.source).is_some()
}

fn nowhere(resource: &Resource) -> Location {
    let start = Position { line: 1, column: 1 };
    Location { path: Arc::clone(&resource.address), start, end: start }
}

/// The way of a value, then that of its resource: the calls and conditions it is there by.
fn chain(origin: &Origin, resource: &Origin, texts: &Texts) -> Vec<Link> {
    fn steps(origin: &Origin) -> impl Iterator<Item = &Step> {
        std::iter::successors(origin.chain.as_deref(), |step| step.next.as_deref())
    }
    let mut links: Vec<Link> = Vec::new();
    for step in steps(origin).chain(steps(resource)).take(MAX_CHAIN) {
        let Some(location) = texts.locate(step.place) else { continue };
        let link = Link { label: Arc::clone(&step.label), location };
        if !links.contains(&link) {
            links.push(link);
        }
    }
    links.shrink_to_fit();
    links
}

/// Sets the fingerprints: from the rule, what the resource is, and the attribute without its indices, its shape,
/// so that neither lines, messages nor the order of unrelated items change them. Findings that
/// agree in all that are counted.
fn stamp(rule: &RuleId, resource: &Resource, findings: &mut [(Finding, &str)]) {
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for (finding, shape) in findings {
        let count = seen.entry(shape).or_default();
        let parts = [&*rule.0, &*resource.kind.0, &*resource.identity, shape];
        let parts = parts.into_iter().flat_map(|part| [part.as_bytes(), &[0]]);
        let number = count.to_le_bytes();
        finding.fingerprint = Fingerprint::of(parts.chain([number.as_slice()]));
        *count += 1;
    }
}
