//! Rules that meet a value which is not there: what holds whatever it may be.
//!
//! The rule is evaluated with the gaps filled in many ways: with nothing, with values of each type, with the
//! literals of the rule's own text and with what else it reads of the resource, since a rule can only tell
//! apart what it compares. What is found every time does not depend on the gaps. This can never show that a
//! rule passes.

use super::content::{Filler, Gap};
use super::verdict::{Answer, Claim, Verdict, attribute};
use std::sync::Arc;

/// Ways to fill gaps that are tried; most rules are decided by the first two.
const MAX_PROBES: usize = 24;

/// Known values that a gap is taken to be, one by one.
const MAX_KNOWN: usize = 16;

/// The values that gaps are filled with, for a rule with some literals in its text.
pub(super) fn probes(literals: &[regorus::Value]) -> Vec<regorus::Value> {
    let mut probes = vec![
        regorus::Value::Null,
        true.into(),
        false.into(),
        0_i64.into(),
        "".into(),
        regorus::Value::new_array(),
        regorus::Value::new_object(),
        "\u{1a}".into(),
        i64::from(i32::MAX).into(),
        (-1_i64).into(),
    ];
    for literal in literals {
        probes.push(literal.clone());
        if !matches!(literal, regorus::Value::Array(_)) {
            probes.push(regorus::Value::from(vec![literal.clone()]));
        }
    }
    probes.truncate(MAX_PROBES - 1);
    probes
}

/// The verdict that holds for every probe, and when the gaps are like what is known; `evaluate` answers for one way to
/// fill the gaps.
pub(super) fn judge(
    probes: &[regorus::Value],
    known: &[regorus::Value],
    gaps: &[Gap],
    mut evaluate: impl FnMut(Filler<'_>) -> Result<Answer, Arc<str>>,
) -> Verdict {
    let fillers = std::iter::once(Filler::Nothing).chain(probes.iter().map(Filler::With));
    let listed = [true, false].map(|listed| Filler::Alike { scalars: known, listed });
    let single = known.chunks(1).skip(1).take(MAX_KNOWN).map(|scalars| Filler::Alike { scalars, listed: false });
    let fillers = fillers.chain(listed.into_iter().filter(|_| !known.is_empty()).chain(single));
    let mut common: Option<Vec<Claim>> = None;
    let mut never_applies = true;
    for filler in fillers {
        let answer = match evaluate(filler) {
            Ok(answer) => answer,
            // what is known is mostly of another type than what is not
            Err(_) if matches!(filler, Filler::Alike { .. }) => continue,
            // A rule that fails on one way to fill the gaps may still say something on the true one.
            Err(_) => Answer { applies: true, claims: Vec::new() },
        };
        never_applies &= !answer.applies;
        let claims = if answer.applies { answer.claims } else { Vec::new() };
        let kept = match common {
            None => claims,
            Some(common) => common.into_iter().filter(|claim| claims.binary_search(claim).is_ok()).collect(),
        };
        if kept.is_empty() && !never_applies {
            return Verdict::Undecided;
        }
        common = Some(kept);
    }
    if never_applies {
        return Verdict::NotApplicable;
    }
    let mut claims = common.unwrap_or_default();
    claims.retain(|claim| !gaps.iter().any(|gap| claim.at.starts_with(&gap.path)));
    if claims.is_empty() { Verdict::Undecided } else { Verdict::of(claims) }
}

/// Why a rule could not be decided: the first gap, unknown ones before absent ones.
pub(super) fn reason(gaps: &[Gap]) -> (bool, String) {
    let Some(gap) = gaps.iter().find(|gap| !gap.absent).or_else(|| gaps.first()) else {
        return (false, "a value the rule needs is not there".to_owned());
    };
    let path = attribute(&gap.path);
    let why = if path.is_empty() { gap.why.to_string() } else { format!("{path}: {}", gap.why) };
    (gap.absent, why)
}
