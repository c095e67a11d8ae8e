//! Sets one run against another.

use super::findings;
use crate::model::{Acceptance, Change, ControlTurn, FrameworkTurn, Side, Snapshot, Standings, Status, Verdict, Word};
use std::sync::Arc;

/// Days before its last one from which an exception is told of.
const SOON: i64 = 30;

/// The way from one run to a later one, each with the name that its user knows it by.
pub fn compare(before: (&str, &Snapshot), after: (&str, &Snapshot)) -> Change {
    Change {
        before: side(before),
        after: side(after),
        incomparable: incomparable(before.1, after.1),
        turns: findings::turns(before.1, after.1),
        controls: controls(before.1, after.1),
        frameworks: frameworks(before.1, after.1),
        expiring: expiring(after.1),
    }
}

fn side((name, run): (&str, &Snapshot)) -> Side {
    let count = |wanted: &dyn Fn(Word) -> bool| {
        run.checks.iter().filter(|check| wanted(check.answer)).map(|check| check.findings.len()).sum()
    };
    Side {
        name: name.into(),
        version: Arc::clone(&run.version),
        as_of: run.as_of,
        content_digest: Arc::clone(&run.content_digest),
        verdict: run.verdict,
        open: count(&|answer| answer == Word::Fail),
        accepted: count(&|answer| matches!(answer, Word::Waived | Word::FalsePositive)),
    }
}

/// Why statuses and figures of two runs differ for other reasons than what was scanned.
fn incomparable(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let mut reasons = Vec::new();
    if before.version != after.version {
        reasons.push(format!("they were made by Tickmark {} and {}", before.version, after.version));
    }
    if before.content_digest != after.content_digest {
        let short = |digest: &str| digest.chars().take("sha256:".len() + 12).collect::<String>();
        let (one, other) = (short(&before.content_digest), short(&after.content_digest));
        reasons.push(format!("their policies, kinds or frameworks differ ({one} and {other})"));
    }
    reasons.extend(framework_reasons(before, after));
    for name in Snapshot::DECISIONS {
        let (one, other) = (before.decisions.get(name), after.decisions.get(name));
        if one.is_some() && other.is_some() && one != other {
            reasons.push(format!("their {} differ", name.replace('_', " ")));
        }
    }
    for (run, which) in [(before, "earlier"), (after, "later")] {
        if let Some(revision) = &run.changed_since {
            reasons.push(format!("the {which} one judged only what changed since {revision}"));
        }
        if run.verdict == Verdict::Untrusted {
            reasons.push(format!("the {which} one could not be trusted"));
        }
    }
    if !before.inputs.is_empty() && !after.inputs.is_empty() && !share_an_input(before, after) {
        reasons.push("they read no file in common".to_owned());
    }
    reasons
}

fn framework_reasons(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let lacks = |run: &Snapshot, one: &Standings| run.frameworks.iter().all(|other| other.framework != one.framework);
    let mut reasons = Vec::new();
    for one in &before.frameworks {
        match after.frameworks.iter().find(|other| other.framework == one.framework) {
            Some(other) if other.version != one.version => {
                reasons.push(format!("{} is of version {} and {}", one.framework, one.version, other.version));
            }
            Some(_) => {}
            None => reasons.push(format!("only the earlier one assessed {}", one.framework)),
        }
    }
    let added = after.frameworks.iter().filter(|one| lacks(before, one));
    reasons.extend(added.map(|one| format!("only the later one assessed {}", one.framework)));
    reasons
}

fn share_an_input(before: &Snapshot, after: &Snapshot) -> bool {
    before.inputs.iter().any(|path| after.inputs.binary_search(path).is_ok())
}

/// Frameworks that both runs assessed, the later run's order.
fn shared<'a>(before: &'a Snapshot, after: &'a Snapshot) -> impl Iterator<Item = (&'a Standings, &'a Standings)> {
    after.frameworks.iter().filter_map(|now| {
        let was = before.frameworks.iter().find(|was| was.framework == now.framework)?;
        Some((was, now))
    })
}

/// Controls whose status changed. Of a run over a part only what fails says anything about the whole.
fn controls(before: &Snapshot, after: &Snapshot) -> Vec<ControlTurn> {
    if before.changed_since.is_some() {
        return Vec::new();
    }
    let says = |status: Status| after.changed_since.is_none() || matches!(status, Status::Fail | Status::Error);
    let mut turns = Vec::new();
    for (was, now) in shared(before, after) {
        let earlier: std::collections::BTreeMap<_, _> =
            was.controls.iter().map(|(id, status, reason)| (id, (*status, reason))).collect();
        for (id, status, reason) in now.controls.iter().filter(|(_, status, _)| says(*status)) {
            let Some((old, why)) = earlier.get(id).filter(|(old, _)| old != status) else { continue };
            turns.push(ControlTurn {
                framework: Arc::clone(&now.framework),
                control: id.clone(),
                before: (*old, Arc::clone(why)),
                after: (*status, Arc::clone(reason)),
            });
        }
    }
    turns.sort_by_key(|turn| (!turn.is_drift(), !turn.is_worse()));
    turns
}

fn frameworks(before: &Snapshot, after: &Snapshot) -> Vec<FrameworkTurn> {
    if before.changed_since.is_some() || after.changed_since.is_some() {
        return Vec::new();
    }
    // as reports have them, so that a run and its report do not differ
    let rounded = |share: Option<f64>| share.map(|share| (share * 100.0).round() / 100.0);
    let turn = |(was, now): (&Standings, &Standings)| FrameworkTurn {
        framework: Arc::clone(&now.framework),
        version: Arc::clone(&now.version),
        score: (rounded(was.score), rounded(now.score)),
        coverage: (rounded(was.coverage), rounded(now.coverage)),
    };
    shared(before, after).map(turn).collect()
}

fn expiring(run: &Snapshot) -> Vec<Acceptance> {
    let left = |one: &Acceptance| one.expires.days() - run.as_of.days();
    let mut soon: Vec<_> =
        run.exceptions.iter().filter(|one| one.live && (0..=SOON).contains(&left(one))).cloned().collect();
    soon.sort_by(|a, b| (a.expires, &a.id).cmp(&(b.expires, &b.id)));
    soon
}
