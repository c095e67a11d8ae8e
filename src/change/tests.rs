use super::{ReadError, compare, read};
use crate::model::Fate::{Accepted, Decided, Fixed, New, Undecided, Unobserved, WaiverEnded};
use crate::model::Word::{Error, Fail, FalsePositive, NoEvidence, NotApplicable, Pass, Unknown, Waived};
use crate::model::{
    Acceptance, ControlId, Date, Fate, KindId, Mark, RuleId, Ruling, Severity, Snapshot, Standings, Status, Verdict,
    View, Word,
};
use std::collections::BTreeMap;

fn snapshot(checks: Vec<Ruling>) -> Snapshot {
    let mut checks = checks;
    checks.sort();
    Snapshot {
        version: "1".into(),
        as_of: Date { year: 2026, month: 6, day: 1 },
        evaluated_at: None,
        content_digest: "sha256:00".into(),
        verdict: Verdict::Failed,
        complete: true,
        checks,
        frameworks: Vec::new(),
        inputs: vec!["main.tf".into()],
        decisions: BTreeMap::new(),
        changed_since: None,
        exceptions: Vec::new(),
    }
}

fn ruling(answer: Word, fingerprints: &[&str]) -> Ruling {
    let covered = matches!(answer, Waived | FalsePositive);
    Ruling {
        rule: RuleId("R-1".into()),
        kind: KindId("aws.s3.bucket".into()),
        identity: "bucket".into(),
        view: View::Code,
        address: "aws_s3_bucket.one".into(),
        answer,
        severity: Severity::High,
        path: "main.tf".into(),
        exception: covered.then(|| "EX-1".into()),
        findings: fingerprints
            .iter()
            .map(|fingerprint| Mark {
                fingerprint: (*fingerprint).into(),
                message: "open, expected closed".into(),
                path: "main.tf".into(),
                line: 3,
            })
            .collect(),
    }
}

fn answered(word: Word) -> Vec<Ruling> {
    let fails = matches!(word, Fail | Waived | FalsePositive);
    vec![ruling(word, if fails { &["f"] } else { &[] })]
}

fn fates(before: &Snapshot, after: &Snapshot) -> Vec<Fate> {
    compare(("a", before), ("b", after)).turns.iter().map(|turn| turn.fate).collect()
}

/// What becomes of a check whose answer was the row's and is the column's; `None` stands for no check.
#[test]
fn every_pair_of_answers_has_its_fate() {
    let all: Vec<Option<Word>> = std::iter::once(None).chain(Word::ALL.map(Some)).collect();
    for before in &all {
        for after in &all {
            let expected: &[Fate] = match (before, after) {
                (Some(Fail), Some(Fail))
                | (Some(Waived | FalsePositive), Some(Waived | FalsePositive))
                | (Some(Unknown | NoEvidence | Error), Some(Unknown | NoEvidence | Error)) => &[],
                (Some(Waived | FalsePositive), Some(Fail)) => &[WaiverEnded],
                (_, Some(Fail)) => &[New],
                (_, Some(Waived | FalsePositive)) => &[Accepted],
                (Some(Fail | Waived | FalsePositive), Some(Pass)) => &[Fixed],
                (Some(Fail | Waived | FalsePositive), Some(NotApplicable) | None) => &[Unobserved],
                (_, Some(Unknown | NoEvidence | Error)) => &[Undecided],
                (Some(Unknown | NoEvidence | Error), Some(Pass)) => &[Decided],
                (_, Some(Pass | NotApplicable) | None) => &[],
            };
            let side = |word: &Option<Word>| snapshot(word.map(answered).unwrap_or_default());
            assert_eq!(fates(&side(before), &side(after)), expected, "{before:?} to {after:?}");
        }
    }
}

#[test]
fn what_is_gone_is_fixed_only_where_the_rule_looked_again() {
    let before = snapshot(answered(Fail));
    let gone = |after: &Snapshot| {
        let change = compare(("a", &before), ("b", after));
        change.turns.iter().map(|turn| (turn.fate, turn.why)).collect::<Vec<_>>()
    };
    assert_eq!(gone(&snapshot(answered(Pass))), [(Fixed, None)]);
    let empty = snapshot(Vec::new());
    assert_eq!(gone(&empty), [(Unobserved, Some("the resource is not there any more"))]);
    let other_rule = Ruling { rule: RuleId("R-2".into()), ..ruling(Pass, &[]) };
    let other_rule = snapshot(vec![other_rule]);
    assert_eq!(gone(&other_rule), [(Unobserved, Some("its rule is not asked any more"))]);
    let unread = Snapshot { inputs: vec!["other.tf".into()], ..snapshot(Vec::new()) };
    assert_eq!(gone(&unread), [(Unobserved, Some("its file is not read any more"))]);
    let partial = Snapshot { changed_since: Some("main".into()), ..snapshot(Vec::new()) };
    assert_eq!(gone(&partial), [(Unobserved, Some("the later run judged only what changed"))]);
    let failures_only = Snapshot { complete: false, ..snapshot(Vec::new()) };
    assert_eq!(gone(&failures_only), [(Fate::NotListed, Some("the later report lists failures only"))]);
}

#[test]
fn findings_of_one_fingerprint_are_counted() {
    let two = snapshot(vec![ruling(Fail, &["f", "f"])]);
    let three = snapshot(vec![ruling(Fail, &["f", "f", "f"])]);
    assert_eq!(fates(&two, &three), [New]);
    assert_eq!(fates(&three, &two), [Fixed]);
    // of two at different addresses, the one that went is the one that is told
    let at = |address: &str| Ruling { address: address.into(), ..ruling(Fail, &["f"]) };
    let change = compare(("a", &snapshot(vec![at("x"), at("y")])), ("b", &snapshot(vec![at("y")])));
    assert_eq!(change.turns.iter().map(|turn| &*turn.address).collect::<Vec<_>>(), ["x"]);
}

#[test]
fn what_only_its_address_names_is_another_thing_in_another_directory() {
    let at = |path: &str, answer: Word| {
        let fingerprints: &[&str] = if answer == Fail { &["f"] } else { &[] };
        Ruling { path: path.into(), identity: "aws_s3_bucket.one".into(), ..ruling(answer, fingerprints) }
    };
    let inputs = |snapshot: Snapshot| Snapshot { inputs: vec!["a/x.tf".into(), "b/x.tf".into()], ..snapshot };
    let before = inputs(snapshot(vec![at("a/x.tf", Fail), at("b/x.tf", Pass)]));
    let after = inputs(snapshot(vec![at("b/x.tf", Pass)]));
    assert_eq!(fates(&before, &after), [Unobserved]);
    let fixed = inputs(snapshot(vec![at("a/y.tf", Pass), at("b/x.tf", Pass)]));
    assert_eq!(fates(&before, &fixed), [Fixed]);
    let doubt = |path| inputs(snapshot(vec![at(path, Unknown)]));
    assert_eq!(fates(&doubt("a/x.tf"), &doubt("b/x.tf")), [], "a directory that moved");
    let both = inputs(snapshot(vec![at("a/x.tf", Unknown), at("b/x.tf", Unknown)]));
    assert_eq!(fates(&doubt("a/x.tf"), &both), [Undecided]);
}

#[test]
fn lines_paths_and_messages_do_not_matter() {
    let mut moved = ruling(Fail, &["f"]);
    moved.findings[0].line = 99;
    moved.findings[0].message = "other words".into();
    moved.path = "moved.tf".into();
    let moved = Snapshot { inputs: vec!["moved.tf".into()], ..snapshot(vec![moved]) };
    assert_eq!(fates(&snapshot(answered(Fail)), &moved), []);
}

fn standing(status: Status) -> Vec<Standings> {
    vec![Standings {
        framework: "own".into(),
        version: "1".into(),
        score: Some(50.0),
        coverage: Some(10.0),
        controls: vec![(ControlId("OWN-1".into()), status, "because".into())],
    }]
}

#[test]
fn drift_is_what_was_shown_or_signed_and_fails_now() {
    for before in Status::ALL {
        for after in Status::ALL {
            let (a, b) = (
                Snapshot { frameworks: standing(before), ..snapshot(Vec::new()) },
                Snapshot { frameworks: standing(after), ..snapshot(Vec::new()) },
            );
            let change = compare(("a", &a), ("b", &b));
            assert_eq!(change.controls.len(), usize::from(before != after));
            let drift = change.controls.iter().any(crate::model::ControlTurn::is_drift);
            let shown = matches!(before, Status::Pass | Status::Attested);
            assert_eq!(drift, shown && matches!(after, Status::Fail | Status::Error), "{before:?} to {after:?}");
            assert!(!drift || change.is_worse());
            let binds = before != Status::NotApplicable && after != Status::NotApplicable;
            assert_eq!(change.is_worse(), binds && after < before, "{before:?} to {after:?}");
        }
    }
}

#[test]
fn of_a_run_over_a_part_only_failures_of_controls_are_told() {
    let whole = Snapshot { frameworks: standing(Status::Pass), ..snapshot(Vec::new()) };
    let part =
        |status| Snapshot { frameworks: standing(status), changed_since: Some("main".into()), ..snapshot(Vec::new()) };
    let told = |status| compare(("a", &whole), ("b", &part(status)));
    assert!(told(Status::Partial).controls.is_empty() && told(Status::NoEvidence).controls.is_empty());
    assert_eq!(told(Status::Fail).controls.len(), 1);
    assert!(told(Status::Fail).frameworks.is_empty(), "figures of a part say nothing of the whole");
}

#[test]
fn what_makes_runs_incomparable_is_named() {
    let base = Snapshot { frameworks: standing(Status::Pass), ..snapshot(Vec::new()) };
    let why = |after: Snapshot| compare(("a", &base), ("b", &after)).incomparable;
    assert_eq!(why(base.clone()), Vec::<String>::new());
    let mut other_version = base.clone();
    other_version.frameworks[0].version = "2".into();
    assert_eq!(why(other_version), ["own is of version 1 and 2"]);
    assert_eq!(why(Snapshot { frameworks: Vec::new(), ..base.clone() }), ["only the earlier one assessed own"]);
    assert_eq!(
        why(Snapshot { content_digest: "sha256:11".into(), ..base.clone() }),
        ["their policies, kinds or frameworks differ (sha256:00 and sha256:11)"]
    );
    assert_eq!(why(Snapshot { inputs: vec!["x".into()], ..base.clone() }), ["they read no file in common"]);
    assert_eq!(why(Snapshot { verdict: Verdict::Untrusted, ..base.clone() }), ["the later one could not be trusted"]);
}

#[test]
fn an_exception_is_told_in_its_last_thirty_days() {
    let until = |day| Acceptance {
        id: format!("EX-{day}").into(),
        kind: "risk_acceptance".into(),
        live: true,
        expires: Date::of_days(Date { year: 2026, month: 6, day: 1 }.days() + day),
        owner: "Shop".into(),
        covered: 1,
    };
    let mut exceptions: Vec<_> = [31, 30, 14, 0, -1].map(until).into();
    exceptions.push(Acceptance { live: false, ..until(7) });
    let after = Snapshot { exceptions, ..snapshot(Vec::new()) };
    let change = compare(("a", &snapshot(Vec::new())), ("b", &after));
    assert_eq!(change.expiring.iter().map(|one| &*one.id).collect::<Vec<_>>(), ["EX-0", "EX-14", "EX-30"]);
}

/// Numbers that look random and are the same in every run.
fn noise(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    move |below| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    }
}

fn random(seed: u64) -> Snapshot {
    let mut pick = noise(seed);
    let mut checks = Vec::new();
    for _ in 0..pick(20) {
        let word = Word::ALL[pick(Word::ALL.len())];
        let fails = matches!(word, Fail | Waived | FalsePositive);
        let identity = format!("thing-{}", pick(4));
        let count = if fails { 1 + pick(3) } else { 0 };
        let marks: Vec<String> = (0..count).map(|number| format!("{identity}-{number}")).collect();
        let marks: Vec<&str> = marks.iter().map(String::as_str).collect();
        let address = format!("address-{}", pick(2));
        checks.push(Ruling { identity: identity.into(), address: address.into(), ..ruling(word, &marks) });
    }
    snapshot(checks)
}

#[test]
fn a_run_does_not_differ_from_itself() {
    for seed in 0..200 {
        let run = random(seed);
        let change = compare(("a", &run), ("a", &run));
        assert!(
            change.is_empty() && !change.is_worse() && change.incomparable.is_empty(),
            "{seed}: {:?}",
            change.turns
        );
    }
}

#[test]
fn the_way_back_mirrors_the_way_there() {
    for seed in 0..300 {
        let (a, b) = (random(seed), random(seed + 1_000));
        let (there, back) = (compare(("a", &a), ("b", &b)), compare(("b", &b), ("a", &a)));
        let count = |change: &crate::model::Change, fate| change.of(fate).count();
        assert_eq!(count(&there, WaiverEnded), back.of(Accepted).filter(|turn| turn.before.is_some()).count());
        // whatever is open or accepted in one and not in the other was found there, or is not found back
        let found = |change: &crate::model::Change| {
            let new = change.of(New).count();
            new + change.of(Accepted).filter(|turn| turn.before.is_none()).count()
        };
        let total = |run: &Snapshot| run.checks.iter().map(|check| check.findings.len()).sum::<usize>();
        assert_eq!(total(&b) + found(&back), total(&a) + found(&there), "{seed}");
        let mirrored: Vec<_> = back.controls.iter().map(|turn| (turn.after.clone(), turn.before.clone())).collect();
        let told: Vec<_> = there.controls.iter().map(|turn| (turn.before.clone(), turn.after.clone())).collect();
        assert_eq!(told, mirrored);
    }
}

#[test]
fn what_is_no_report_is_refused_in_words() {
    let said = |text: &str| read(text.as_bytes()).map(drop).unwrap_err();
    assert!(matches!(said("{\"version\": \"2.1.0\", \"runs\": []}"), ReadError::Foreign(_)));
    assert!(matches!(said("<html>"), ReadError::Foreign(_)));
    assert!(matches!(said(""), ReadError::Malformed(_)));
    assert!(matches!(said("{\"schema\": \"tickmark-diff/1\"}"), ReadError::Foreign(_)));
    assert_eq!(
        said("{\"schema\": \"tickmark-report/2\"}").to_string(),
        "it is of the format tickmark-report/2, and this Tickmark reads tickmark-report/1"
    );
    assert!(said("{\"schema\": \"tickmark-report/1\"}").to_string().contains("missing field `run`"));
    let deep = format!("{{\"schema\": \"tickmark-report/1\", \"run\": {}", "[".repeat(100_000));
    assert!(matches!(said(&deep), ReadError::Foreign(_) | ReadError::Malformed(_)));
}
