//! The weighted score: `content/metrics.md` section 5.

use super::standing::RuleStanding;
use crate::model::{RuleId, RuleStatus, Score};
use std::collections::BTreeMap;

/// The score over the rules of a framework; a rule mapped to several controls counts once.
#[expect(clippy::cast_precision_loss, reason = "counts of checks stay far below 2^52")]
pub(super) fn score(rules: &BTreeMap<&RuleId, RuleStanding<'_>>) -> Score {
    let (mut points, mut judged, mut applicable) = (0.0, 0.0, 0.0);
    for standing in rules.values().filter(|standing| standing.status != RuleStatus::NotApplicable) {
        let weight = f64::from(standing.rule.severity.weight());
        applicable += weight;
        if standing.tally.judged() > 0 {
            judged += weight;
            points += weight * standing.tally.passed as f64 / standing.tally.judged() as f64;
        }
    }
    let percent = |part: f64, whole: f64| (whole > 0.0).then(|| 100.0 * part / whole);
    Score {
        score: percent(points, judged),
        coverage: percent(judged, applicable),
        pessimistic: percent(points, applicable),
        points,
        judged,
        applicable,
    }
}
