//! What a run was held against, and what it left out because it did not change: in words, the same in every format.

use super::answer::Answer;
use super::texts;
use crate::model::{Assessment, Baseline, ChangedSince, Finding, Outcome, Since};

/// Characters of a commit that tell it from others.
const SHORT: usize = 12;

/// Findings that nothing covers and that the baseline has.
pub(super) fn known(assessment: &Assessment) -> usize {
    let open = assessment.checks.iter().filter(|check| matches!(Answer::of(check), Answer::Fail(_)));
    let findings = open.filter_map(|check| match &check.outcome {
        Outcome::Fail(findings) => Some(findings),
        Outcome::Pass
        | Outcome::Unknown(_)
        | Outcome::NoEvidence(_)
        | Outcome::Error(_)
        | Outcome::NotApplicable(_) => None,
    });
    findings.flatten().filter(|finding| is_known(finding)).count()
}

/// Whether the baseline has a finding.
pub(super) fn is_known(finding: &Finding) -> bool {
    finding.since == Some(Since::Known)
}

/// Every sentence that a reader must know to read the findings and the figures right.
pub(super) fn sentences(assessment: &Assessment) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(baseline) = &assessment.baseline {
        said.push(before(known(assessment), baseline));
        said.extend(baseline.remarks.iter().map(|remark| format!("baseline: {remark}")));
    }
    if let Some(since) = &assessment.run.changed_since {
        said.push(part(since));
        said.extend(since.remarks.iter().cloned());
    }
    said
}

/// `12 findings were there before (baseline: main, commit 1a2b3c4d5e6f)`.
fn before(known: usize, baseline: &Baseline) -> String {
    let found = match known {
        0 => "no finding was there before".to_owned(),
        1 => "1 finding was there before".to_owned(),
        more => format!("{more} findings were there before"),
    };
    format!("{found} (baseline: {})", named(baseline))
}

/// The baseline as the user named it, with its commit.
pub(super) fn named(baseline: &Baseline) -> String {
    match &baseline.commit {
        Some(commit) => format!("{}, commit {}", baseline.name, short(commit)),
        None => baseline.name.to_string(),
    }
}

fn part(since: &ChangedSince) -> String {
    let revision = format!("{} (commit {})", since.revision, short(&since.commit));
    let changed = texts::count(since.changed.len(), "changed file");
    match &since.whole {
        Some(why) => format!("everything was judged, because {why} since {revision}"),
        None if !since.is_partial() => {
            format!("everything was judged: {changed} since {revision} can affect all of it")
        }
        None => format!(
            "only what changed since {revision} was judged: {changed}, {} of {} affected; controls, score and coverage \
             speak of that part alone",
            since.judged,
            texts::count(since.units, "unit"),
        ),
    }
}

fn short(commit: &str) -> String {
    commit.chars().take(SHORT).collect()
}
