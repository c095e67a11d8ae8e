//! What holds of every assessment, tried on many random ones: nothing that is taken away, and nothing that is signed,
//! makes a status better than what was seen.

use super::record_tests::{attestation, exception};
use super::tests::{AS_OF, check, control, facts, fail, judged_status, of_age};
use super::{Facts, Settings, assess};
use crate::model::{
    Attested, Check, Class, Collected, Control, Date, Exception, ExceptionKind, Outcome, Selector, Status,
    StatusSource, Time,
};
use std::sync::Arc;

/// Assessments that each property is tried on.
const TRIES: u64 = 1_000;

const RULES: [(&str, &str); 4] = [("H1", "host.a"), ("H2", "host.a"), ("C1", "cloud.a"), ("C2", "cloud.a")];
const RESOURCES: [&str; 3] = ["a", "b", "c"];
const CLASSES: [Class; 4] = [Class::Automated, Class::Partial, Class::Manual, Class::Group];

/// Numbers that look random and are the same in every run: `SplitMix64`.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `sides`.
    fn roll(&mut self, sides: usize) -> usize {
        usize::try_from(self.next() % sides as u64).unwrap()
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.roll(sides) == 0
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len())]
    }
}

/// A run, as plain data that can be changed and assessed again.
#[derive(Clone)]
struct Case {
    controls: Vec<Control>,
    checks: Vec<Check>,
    exceptions: Vec<Exception>,
    attestations: Vec<crate::model::Attestation>,
    settings: Settings,
}

impl Case {
    fn random(seed: u64) -> Self {
        let dice = &mut Dice(seed);
        let mut checks = Vec::new();
        for (rule, kind) in RULES {
            for resource in RESOURCES {
                if !dice.one_in(3) {
                    checks.push(check(rule, kind, resource, outcome(dice)));
                }
            }
        }
        let controls = outline(dice);
        let names: Vec<String> = controls.iter().map(|control| control.id.to_string()).collect();
        let mut case =
            Self { controls, checks, exceptions: Vec::new(), attestations: Vec::new(), settings: Settings::new(AS_OF) };
        for _ in 0..dice.roll(3) {
            case.exceptions.push(random_exception(dice, &names));
        }
        for _ in 0..dice.roll(3) {
            let result = dice.pick(&[Attested::Met, Attested::Met, Attested::NotMet, Attested::NotApplicable]);
            let name = &names[dice.roll(names.len())];
            case.attestations.push(attestation(name, result));
        }
        for layer in ["host", "cloud"] {
            if dice.one_in(2) {
                case.settings.complete_layers.insert(layer.to_owned());
            }
        }
        case
    }

    fn statuses(&self) -> Vec<Status> {
        judged_status(&assess(self.facts(), &self.settings))
    }

    fn facts(&self) -> Facts {
        let mut facts = facts(self.controls.clone(), self.checks.clone());
        facts.exceptions = self.exceptions.iter().cloned().map(Arc::new).collect();
        facts.attestations = self.attestations.iter().cloned().map(Arc::new).collect();
        facts
    }
}

fn outcome(dice: &mut Dice) -> Outcome {
    match dice.roll(10) {
        0..=5 => Outcome::Pass,
        6 => fail(),
        7 => Outcome::Unknown("later".into()),
        8 => Outcome::NoEvidence("not shown".into()),
        _ => Outcome::NotApplicable("other".into()),
    }
}

/// Controls in a tree: each may stand below one before it.
fn outline(dice: &mut Dice) -> Vec<Control> {
    let mut controls: Vec<Control> = Vec::new();
    for number in 0..5 {
        let rules: Vec<&str> = RULES.iter().map(|(rule, _)| *rule).filter(|_| dice.one_in(3)).collect();
        let mut one = control(&format!("K{number}"), dice.pick(&CLASSES), &rules);
        if one.class == Class::Group {
            one.evidence = Vec::new();
        }
        if one.class == Class::Group || dice.one_in(6) {
            one.status_source = StatusSource::Children;
        }
        if dice.one_in(2) {
            one.layers = Vec::new();
        }
        if dice.one_in(2) && !controls.is_empty() {
            one.parent = Some(controls[dice.roll(controls.len())].id.clone());
        }
        if dice.one_in(8) {
            one.no_exception = Some("nothing compensates".into());
        }
        controls.push(one);
    }
    controls
}

/// An exception of any kind but that a rule is mistaken, which says that there is no failure.
fn random_exception(dice: &mut Dice, names: &[String]) -> Exception {
    let kind = dice.pick(&[
        ExceptionKind::RiskAcceptance,
        ExceptionKind::RiskAcceptance,
        ExceptionKind::NotApplicable,
        ExceptionKind::CompensatingControl,
        ExceptionKind::CustomizedApproach,
        ExceptionKind::AddressableAlternative,
    ]);
    let scope = Selector { resources: vec![dice.pick(&RESOURCES).to_owned()], ..Selector::default() };
    let rule = dice.pick(&RULES).0;
    let control = names[dice.roll(names.len())].as_str();
    let (rules, controls): (&[&str], &[&str]) = if kind.is_of_control() { (&[], &[control]) } else { (&[rule], &[]) };
    Exception { scope, ..exception(kind, rules, controls) }
}

/// Tries a change on many runs that it can be made on; `holds` compares each control before and after.
fn always(change: impl Fn(&mut Case, &mut Dice) -> bool, holds: impl Fn(&Case, Status, Status) -> bool) {
    let mut made = 0;
    for seed in 0..TRIES {
        let before = Case::random(seed);
        let mut after = before.clone();
        if !change(&mut after, &mut Dice(!seed)) {
            continue;
        }
        made += 1;
        for ((control, old), new) in before.controls.iter().zip(before.statuses()).zip(after.statuses()) {
            assert!(holds(&before, old, new), "run {seed}, {}: {old:?} became {new:?}", control.id);
        }
    }
    assert!(made > TRIES / 4, "the change was made {made} times only");
}

/// The place of a random check with such an outcome.
fn some_check(case: &Case, dice: &mut Dice, wanted: impl Fn(&Outcome) -> bool) -> Option<usize> {
    let places: Vec<usize> = (0..case.checks.len()).filter(|place| wanted(&case.checks[*place].outcome)).collect();
    (!places.is_empty()).then(|| dice.pick(&places))
}

/// Statuses are declared worst first; what does not apply is not better than anything, and stays so.
fn is_no_better(old: Status, new: Status) -> bool {
    if old == Status::NotApplicable { new == old } else { new <= old }
}

#[test]
fn a_pass_that_is_taken_away_never_raises_a_status() {
    let take = |case: &mut Case, dice: &mut Dice| {
        let place = some_check(case, dice, |outcome| matches!(outcome, Outcome::Pass));
        place.map(|place| case.checks[place].outcome = Outcome::NoEvidence("gone".into())).is_some()
    };
    always(take, |_, old, new| is_no_better(old, new));
    let remove = |case: &mut Case, dice: &mut Dice| {
        let place = some_check(case, dice, |outcome| matches!(outcome, Outcome::Pass));
        place.map(|place| case.checks.remove(place)).is_some()
    };
    always(remove, |_, old, new| is_no_better(old, new));
}

#[test]
fn evidence_that_grows_old_never_raises_a_status_and_never_hides_a_failure() {
    let age = |case: &mut Case, dice: &mut Dice| {
        let place = some_check(case, dice, |_| true);
        let day = |before: i64| Time::midnight(Date::of_days(AS_OF.days() - before));
        let old = dice.pick(&[Collected::Unknown, Collected::Told(day(2)), Collected::Told(day(-1))]);
        place.map(|place| case.checks[place] = of_age(case.checks[place].clone(), old)).is_some()
    };
    always(age, |_, old, new| is_no_better(old, new) && (new == Status::Fail) == (old == Status::Fail));
}

#[test]
fn nothing_passes_on_stale_evidence_alone() {
    for seed in 0..TRIES {
        let mut case = Case::random(seed);
        case.checks = case.checks.into_iter().map(|check| of_age(check, Collected::Unknown)).collect();
        for (control, status) in case.controls.iter().zip(case.statuses()) {
            assert_ne!(status, Status::Pass, "run {seed}, {}", control.id);
        }
    }
}

#[test]
fn no_evidence_in_place_of_anything_never_makes_a_pass() {
    let hide = |case: &mut Case, dice: &mut Dice| {
        let place = some_check(case, dice, |_| true);
        place.map(|place| case.checks[place].outcome = Outcome::NoEvidence("gone".into())).is_some()
    };
    always(hide, |_, old, new| new != Status::Pass || old == Status::Pass);
}

#[test]
fn a_failing_check_more_never_raises_a_status() {
    let add = |case: &mut Case, dice: &mut Dice| {
        let (rule, kind) = dice.pick(&RULES);
        case.checks.push(check(rule, kind, "one more", fail()));
        true
    };
    always(add, |_, old, new| is_no_better(old, new));
    let turn = |case: &mut Case, dice: &mut Dice| {
        let place = some_check(case, dice, |outcome| !matches!(outcome, Outcome::Fail(_)));
        place.map(|place| case.checks[place].outcome = fail()).is_some()
    };
    always(turn, |case, old, new| !case.exceptions.is_empty() || is_no_better(old, new));
}

#[test]
fn an_exception_never_makes_a_pass() {
    let accept = |case: &mut Case, dice: &mut Dice| {
        let names: Vec<String> = case.controls.iter().map(|control| control.id.to_string()).collect();
        let added = random_exception(dice, &names);
        // a control that does not apply is left out of its parent, whose other parts may all pass
        let waives = added.kind != ExceptionKind::NotApplicable;
        case.exceptions.push(added);
        waives
    };
    always(accept, |_, old, new| new != Status::Pass || old == Status::Pass);
}

#[test]
fn an_attestation_never_makes_a_pass_of_a_control() {
    let attest = |case: &mut Case, dice: &mut Dice| {
        let name = case.controls[dice.roll(case.controls.len())].id.to_string();
        // the latest speaks, so that one more may take back what another said
        let is_first = case.attestations.iter().all(|one| *one.control.0 != *name);
        case.attestations.push(attestation(&name, dice.pick(&[Attested::Met, Attested::NotMet])));
        is_first
    };
    always(attest, |_, old, new| new != Status::Pass || old == Status::Pass);
}

#[test]
fn a_waiver_leaves_every_failure_on_record() {
    for seed in 0..TRIES / 10 {
        let case = Case::random(seed);
        let failing =
            |checks: &[Check]| checks.iter().filter(|check| matches!(check.outcome, Outcome::Fail(_))).count();
        let assessment = assess(case.facts(), &case.settings);
        assert_eq!(failing(&assessment.checks), failing(&case.checks), "run {seed}");
        let passed: usize = assessment.rule_results.values().map(|result| result.passed).sum();
        let expected = case.checks.iter().filter(|check| matches!(check.outcome, Outcome::Pass)).count();
        assert_eq!(passed, expected, "run {seed}");
    }
}

#[test]
fn the_order_of_what_is_given_changes_nothing() {
    for seed in 0..TRIES / 10 {
        let case = Case::random(seed);
        let mut turned = case.clone();
        turned.checks.reverse();
        assert_eq!(case.statuses(), turned.statuses(), "run {seed}");
    }
}

#[test]
fn no_exception_counts_for_a_control_that_takes_none() {
    for seed in 0..TRIES {
        let case = Case::random(seed);
        let plain = Case { exceptions: Vec::new(), ..case.clone() };
        for ((control, with), without) in case.controls.iter().zip(case.statuses()).zip(plain.statuses()) {
            let has_children = case.controls.iter().any(|one| one.parent.as_ref() == Some(&control.id));
            if control.no_exception.is_some() && !has_children {
                assert_eq!(with, without, "run {seed}, {}", control.id);
            }
        }
    }
}
