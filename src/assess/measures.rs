//! Every figure that one run can give, each with what it was made of: `content/metrics.md` section 5.

use super::ages::Ages;
use super::population::Population;
use super::{Facts, Settings, records::Records};
use crate::model::{
    Check, Date, Exception, ExceptionKind, ExceptionUse, FrameworkAssessment, KindId, Measure, Outcome, Ratio,
    Severity, Standing, Status, spread,
};
use std::collections::{BTreeMap, BTreeSet};

/// Days before its last one in which an exception is due.
const SOON: u32 = 30;

/// Ages, in days, past which exceptions are counted.
const AGES: [i64; 3] = [90, 180, 365];

/// The figures of a run, in the order of [`crate::model::METRICS`] for each framework, then those of the whole run.
pub(super) fn measures(
    (facts, population): (&Facts, &Population<'_>),
    frameworks: &[FrameworkAssessment],
    records: &Records,
    settings: &Settings,
    ages: Ages<'_>,
) -> Vec<Measure> {
    let mut measures: Vec<Measure> = frameworks.iter().flat_map(of_framework).collect();
    measures.extend(of_run(facts, population));
    measures.extend(failing(facts));
    measures.extend(populations(facts, population, settings));
    measures.extend(ages.measures(&population.resources));
    measures.extend(exceptions(&records.exceptions, frameworks, settings.as_of));
    let fresh = records.attestations.iter().filter(|one| one.standing == Standing::Live).count();
    let ratio = Ratio { numerator: fresh, denominator: records.attestations.len() };
    measures.push(Measure::ratio("attestation_freshness", ratio, "attestations"));
    measures
}

/// The kinds of which the input shows everything there is: a resource of theirs that is not seen is gone.
pub(super) fn complete_kinds(facts: &Facts, settings: &Settings) -> BTreeSet<KindId> {
    let complete = facts.kind_layers.iter().filter(|(_, layer)| settings.complete_layers.contains(*layer));
    complete.map(|(kind, _)| kind.clone()).collect()
}

fn of_framework(assessed: &FrameworkAssessment) -> Vec<Measure> {
    let framework = &assessed.framework;
    let score = &assessed.score;
    let rules = "rules that apply";
    let mut measures = vec![
        Measure::share("score", score.points, score.judged, "rules that ran"),
        Measure::share("coverage", score.judged, score.applicable, rules),
        Measure::share("score_floor", score.points, score.applicable, rules),
    ];
    for (name, ratio) in &assessed.metrics {
        let severity = Severity::ALL.into_iter().find(|one| name.strip_prefix("rule_pass_rate_") == Some(one.name()));
        let measure = match severity {
            Some(severity) => Measure::ratio("rule_pass_rate", *ratio, whole(name)).with("severity", severity.name()),
            None => Measure::ratio(name, *ratio, whole(name)),
        };
        measures.push(measure);
    }
    for status in STATUSES {
        let count = assessed.counts.get(&status).copied().unwrap_or(0);
        measures.push(Measure::count("controls", count).with("status", status.name()));
    }
    let version = &framework.version;
    measures.into_iter().map(|one| one.with("framework", &framework.id).with("version", version)).collect()
}

/// The statuses of applicable controls.
const STATUSES: [Status; 8] = [
    Status::Pass,
    Status::Attested,
    Status::Partial,
    Status::Waived,
    Status::Fail,
    Status::Error,
    Status::Manual,
    Status::NoEvidence,
];

/// What a share is a share of.
fn whole(name: &str) -> &'static str {
    match name {
        "control_pass_rate" | "automated_coverage" => "applicable automated controls",
        "assured_rate" | "total_coverage" => "applicable controls",
        "verified_pass_rate" => "controls that pass, fail or are waived",
        "evidence_coverage" => "applicable automated or partial controls",
        "manual_gap" => "applicable manual controls",
        "mapping_reach" => "automated or partial controls",
        "error_rate" => "checks attempted",
        "waived_share" => "failing checks",
        "resource_pass_rate" => "resources judged",
        _ => "checks that passed, failed or are waived",
    }
}

/// The shares of a framework that a run has too, over every rule and resource of it.
fn of_run(facts: &Facts, population: &Population<'_>) -> [Measure; 2] {
    let applied = facts.checks.iter().filter(|check| !matches!(check.outcome, Outcome::NotApplicable(_)));
    let applied = applied.filter(|check| !check.is_mistaken());
    let undecided = |check: &&Check| matches!(check.outcome, Outcome::Unknown(_) | Outcome::Error(_));
    let errors = Ratio { numerator: applied.clone().filter(undecided).count(), denominator: applied.count() };
    [
        Measure::ratio("error_rate", errors, whole("error_rate")),
        Measure::ratio("resource_pass_rate", population.pass_rate(|_| true), whole("resource_pass_rate")),
    ]
}

/// Failing checks by severity, the waived apart; false positives are none.
fn failing(facts: &Facts) -> Vec<Measure> {
    let mut counts: BTreeMap<(Severity, &'static str), usize> = BTreeMap::new();
    for check in facts.checks.iter().filter(|check| matches!(check.outcome, Outcome::Fail(_))) {
        let state = match check.exception.as_ref().map(|exception| exception.kind) {
            None => "open",
            Some(ExceptionKind::FalsePositive) => continue,
            Some(_) => "waived",
        };
        let severity = facts.rules.get(&check.rule).map_or(Severity::Low, |rule| rule.severity);
        *counts.entry((severity, state)).or_default() += 1;
    }
    let cells = Severity::ALL.into_iter().rev().flat_map(|severity| ["open", "waived"].map(|state| (severity, state)));
    cells
        .map(|cell| {
            let count = counts.get(&cell).copied().unwrap_or(0);
            Measure::count("failing_checks", count).with("severity", cell.0.name()).with("state", cell.1)
        })
        .collect()
}

/// For every layer that was seen, or declared to be seen whole, how much of it was judged.
fn populations(facts: &Facts, population: &Population<'_>, settings: &Settings) -> Vec<Measure> {
    let mut layers: BTreeMap<&str, usize> = settings.complete_layers.iter().map(|layer| (layer.as_str(), 0)).collect();
    for (kind, count) in &facts.run.resources {
        if let Some(layer) = facts.kind_layers.get(kind) {
            *layers.entry(layer).or_default() += count;
        }
    }
    let of_layer = |layer: &str| {
        let is_in = |kind: &KindId| facts.kind_layers.get(kind).is_some_and(|one| one == layer);
        population.subjects.iter().filter(|subject| is_in(&subject.kind)).count()
    };
    let measure = |(layer, resources): (&str, usize)| {
        let coverage = if settings.complete_layers.contains(layer) {
            let ratio = Ratio { numerator: of_layer(layer).min(resources), denominator: resources };
            Measure::ratio("population_coverage", ratio, "resources of this layer")
        } else {
            let note = "nobody declared that the input shows the layer whole (complete-layers)".to_owned();
            Measure::plain("population_coverage", None).noting(Some(note)).without("resources of the layer", resources)
        };
        coverage.with("layer", layer)
    };
    layers.into_iter().map(measure).collect()
}

fn exceptions(all: &[ExceptionUse], frameworks: &[FrameworkAssessment], as_of: Date) -> Vec<Measure> {
    let live: Vec<&Exception> =
        all.iter().filter(|one| one.standing == Standing::Live).map(|one| &*one.exception).collect();
    let mut measures = Vec::new();
    let mut by_owner: BTreeMap<(ExceptionKind, &str), usize> = BTreeMap::new();
    for exception in &live {
        *by_owner.entry((exception.kind, exception.owner.as_str())).or_default() += 1;
    }
    for kind in ExceptionKind::ALL.into_iter().filter(|kind| by_owner.keys().all(|(one, _)| one != kind)) {
        measures.push(Measure::count("exceptions", 0).with("type", kind.name()).with("owner", ""));
    }
    let counted = by_owner.iter().map(|((kind, owner), count)| {
        Measure::count("exceptions", *count).with("type", kind.name()).with("owner", owner)
    });
    measures.extend(counted);
    for assessed in frameworks {
        let count = live.iter().filter(|exception| touches(exception, assessed)).count();
        let by_framework = Measure::count("exceptions_by_framework", count);
        measures.push(by_framework.with("framework", &assessed.framework.id));
    }
    measures.extend(ages(&live, as_of));
    let soon =
        all.iter().filter(|one| one.standing == Standing::Live && one.days_left.is_some_and(|days| days <= SOON));
    let lapsed = all.iter().filter(|one| one.standing == Standing::Expired && one.covered > 0);
    measures.push(Measure::count("exceptions_due", soon.count()).with("due", "within_30_days"));
    measures.push(Measure::count("exceptions_due", lapsed.count()).with("due", "expired_and_failing"));
    measures
}

/// Whether an exception speaks for a control of the framework, or for a rule that one of them is judged by.
fn touches(exception: &Exception, assessed: &FrameworkAssessment) -> bool {
    assessed.framework.controls.iter().any(|control| {
        exception.controls.contains(&control.id)
            || control.evidence.iter().any(|evidence| exception.rules.contains(&evidence.rule))
    })
}

#[expect(clippy::cast_precision_loss, reason = "days stay far below 2^52")]
fn ages(live: &[&Exception], as_of: Date) -> Vec<Measure> {
    let mut days: Vec<i64> = live.iter().map(|exception| as_of.days() - exception.approved.days()).collect();
    days.sort_unstable();
    let sorted: Vec<f64> = days.iter().map(|days| *days as f64).collect();
    let spread = spread(&sorted);
    let statistic = |name: &str, value: Option<f64>| {
        let note = value.is_none().then(|| "there are no live exceptions".to_owned());
        Measure::plain("exception_age", value).noting(note).with("statistic", name)
    };
    let mut measures = vec![
        statistic("median", spread.map(|spread| spread.median)),
        statistic("p90", spread.map(|spread| spread.p90)),
        statistic("max", spread.map(|spread| spread.max)),
    ];
    measures.extend(AGES.map(|limit| {
        let count = days.iter().filter(|days| **days > limit).count();
        Measure::count("exceptions_by_age", count).with("older_than_days", &limit.to_string())
    }));
    measures
}
