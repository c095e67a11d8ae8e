//! The decision table of `content/metrics.md` section 3, written down again row by row and held against what a run
//! comes to: every combination of inputs, made of real checks and records.

use super::record_tests::{attestation, exception};
use super::tests::{AS_OF, check, control, facts, fail, of, of_age};
use super::{Settings, assess};
use crate::model::{
    Attested, Class, Collected, Control, ControlId, Date, ExceptionKind, Level, Outcome, Problem, Role, Selector,
    Stage, Status, StatusSource,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What the table looks at.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is one column of the table, and any combination occurs")]
struct Inputs {
    role_excludes: bool,
    rule_fails: bool,
    rule_errs: bool,
    complete_record: bool,
    rule_waived: bool,
    rule_passes: bool,
    hole: bool,
    stale: bool,
    attestation: Signed,
    class: Class,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Signed {
    Nothing,
    Expired,
    Met,
    NotMet,
}

const CLASSES: [Class; 4] = [Class::Automated, Class::Partial, Class::Manual, Class::Group];

/// A row: its test, word for word, and its status.
type TableRow = (fn(&Inputs) -> bool, Status);

/// The table, in its order. A class "group" has no rows of its own but the ones that name no class.
const TABLE: [TableRow; 14] = [
    (|one| one.role_excludes, Status::NotApplicable),
    (|one| one.rule_fails, Status::Fail),
    (|one| one.attestation == Signed::NotMet, Status::Fail),
    (|one| one.rule_errs, Status::Error),
    // a group is what its parts are: a record of it has no effect
    (|one| one.complete_record && one.class != Class::Group, Status::Attested),
    (|one| one.rule_waived, Status::Waived),
    (|one| one.class == Class::Automated && one.rule_passes && !one.hole && !one.stale, Status::Pass),
    (|one| one.class == Class::Automated && one.rule_passes && (one.hole || one.stale), Status::Partial),
    // the table says nothing of stale evidence here; it is worth no more than none, and with none row 11 decides
    (
        |one| {
            let passes = one.rule_passes && !one.hole && !one.stale;
            one.class == Class::Partial && passes && one.attestation == Signed::Met
        },
        Status::Attested,
    ),
    // with a hole and an attestation no row of the table matches; an attestation never makes a status worse
    (
        |one| {
            let open = one.attestation != Signed::Met || one.hole || one.stale;
            one.class == Class::Partial && one.rule_passes && open
        },
        Status::Partial,
    ),
    (|one| one.class == Class::Partial && !one.rule_passes && one.attestation == Signed::Met, Status::Partial),
    (|one| one.class == Class::Manual && one.attestation == Signed::Met, Status::Attested),
    (|one| one.class == Class::Manual && matches!(one.attestation, Signed::Nothing | Signed::Expired), Status::Manual),
    (|_| true, Status::NoEvidence),
];

fn matching(inputs: &Inputs) -> impl Iterator<Item = usize> {
    TABLE.iter().enumerate().filter(|(_, (test, _))| test(inputs)).map(|(row, _)| row)
}

/// Every combination of the inputs.
fn all() -> Vec<Inputs> {
    let mut all = Vec::new();
    for bits in 0_u32..256 {
        let bit = |number: u32| bits & (1 << number) != 0;
        for attestation in [Signed::Nothing, Signed::Expired, Signed::Met, Signed::NotMet] {
            for class in CLASSES {
                all.push(Inputs {
                    role_excludes: bit(0),
                    rule_fails: bit(1),
                    rule_errs: bit(2),
                    complete_record: bit(3),
                    rule_waived: bit(4),
                    rule_passes: bit(5),
                    hole: bit(6),
                    stale: bit(7),
                    attestation,
                    class,
                });
            }
        }
    }
    all
}

/// The status of a control of a run with these inputs: a rule for each word, a record for each signature.
fn status(inputs: &Inputs) -> Status {
    let answers = [
        (inputs.rule_fails, "H1", "host.a", fail()),
        (inputs.rule_errs, "H2", "host.a", Outcome::Unknown("later".into())),
        (inputs.rule_waived, "C1", "cloud.a", fail()),
        (inputs.rule_passes, "C2", "cloud.a", Outcome::Pass),
    ];
    let answers: Vec<_> = answers.into_iter().filter(|(given, ..)| *given).collect();
    let rules: Vec<&str> = answers.iter().map(|(_, rule, ..)| *rule).collect();
    let role = if inputs.role_excludes { Role::Issuer } else { Role::All };
    let one = Control { role, ..control("K", inputs.class, &rules) };
    let old = if inputs.stale { Collected::Unknown } else { Collected::WorkingTree };
    let checks = answers.into_iter().map(|(_, rule, kind, outcome)| of_age(check(rule, kind, rule, outcome), old));
    let checks = checks.collect();
    let mut facts = facts(vec![one], checks);
    let scoped = |kind, rules: &[&str], controls: &[&str], resource: &str| {
        let scope = Selector { resources: vec![resource.to_owned()], ..Selector::default() };
        Arc::new(crate::model::Exception { scope, ..exception(kind, rules, controls) })
    };
    if inputs.rule_waived {
        facts.exceptions.push(scoped(ExceptionKind::RiskAcceptance, &["C1"], &[], "C1"));
    }
    if inputs.complete_record {
        facts.exceptions.push(scoped(ExceptionKind::CompensatingControl, &[], &["K"], "elsewhere"));
    }
    if inputs.hole {
        facts.problems.push(Problem::new(Level::Notice, Stage::Parse, "broken", "cannot read a part"));
    }
    let signed = match inputs.attestation {
        Signed::Nothing => None,
        Signed::Met => Some(attestation("K", Attested::Met)),
        Signed::NotMet => Some(attestation("K", Attested::NotMet)),
        Signed::Expired => {
            let valid_until = Date::of_days(AS_OF.days() - 1);
            Some(crate::model::Attestation { valid_until, ..attestation("K", Attested::Met) })
        }
    };
    facts.attestations.extend(signed.map(Arc::new));
    of(&assess(facts, &Settings::new(AS_OF)), "K").0
}

#[test]
fn every_combination_of_inputs_has_the_status_of_its_first_row() {
    let all = all();
    assert_eq!(all.len(), 4096);
    for inputs in all {
        let row = matching(&inputs).next().unwrap();
        assert_eq!(status(&inputs), TABLE[row].1, "row {} of {inputs:?}", row + 1);
    }
}

#[test]
fn every_row_decides_and_every_pair_that_can_conflict_is_met() {
    let (mut deciding, mut pairs) = (BTreeSet::new(), BTreeSet::new());
    for inputs in all() {
        let rows: Vec<usize> = matching(&inputs).collect();
        deciding.insert(rows[0]);
        pairs.extend(rows[1..].iter().map(|later| (rows[0], *later)));
    }
    assert_eq!(deciding, (0..TABLE.len()).collect());
    // rows 7 and 8, 9 to 11, 12 and 13 exclude each other, and so do rows of different classes; the expired and the
    // missing attestation of row 13 exclude row 3
    let exclusive = |one: usize, other: usize| (one >= 6 && other < 13) || (one, other) == (2, 12);
    let not_met_excludes = |one: usize, other: usize| one == 2 && matches!(other, 8 | 10 | 11);
    for one in 0..TABLE.len() {
        for other in one + 1..TABLE.len() {
            let possible = !exclusive(one, other) && !not_met_excludes(one, other);
            assert_eq!(pairs.contains(&(one, other)), possible, "rows {} and {}", one + 1, other + 1);
        }
    }
}

/// Every status, worst first, as section 3 orders children; what does not apply stands aside.
const WORST_FIRST: [Status; 8] = [
    Status::Fail,
    Status::Error,
    Status::Waived,
    Status::NoEvidence,
    Status::Manual,
    Status::Partial,
    Status::Attested,
    Status::Pass,
];

/// Inputs that give a status.
fn inputs_of(status: Status) -> Inputs {
    let found = all().into_iter().find(|inputs| TABLE[matching(inputs).next().unwrap()].1 == status);
    found.unwrap()
}

/// A child of `G` with this status, by attestations and rules of its own.
fn child(name: &str, status: Status, facts: &mut super::Facts) -> Control {
    let rule = |rules: &[&str], class| Control { parent: Some(ControlId("G".into())), ..control(name, class, rules) };
    match status {
        Status::Fail => rule(&["H1"], Class::Automated),
        Status::Error => rule(&["H2"], Class::Automated),
        Status::Waived => rule(&["C1"], Class::Automated),
        Status::NoEvidence => rule(&[], Class::Automated),
        Status::Manual => rule(&[], Class::Manual),
        Status::Partial => rule(&["C2"], Class::Partial),
        Status::Attested => {
            facts.attestations.push(Arc::new(attestation(name, Attested::Met)));
            rule(&[], Class::Manual)
        }
        Status::Pass => Control { layers: Vec::new(), ..rule(&["C2"], Class::Automated) },
        Status::NotApplicable => Control { role: Role::Issuer, ..rule(&["C2"], Class::Automated) },
    }
}

/// The status of a group, of a standard with rules of its own, and of its children.
fn family(own: Option<Status>, children: &[Status]) -> (Status, Vec<Status>) {
    let checks = vec![
        check("H1", "host.a", "a", fail()),
        check("H2", "host.a", "b", Outcome::Unknown("later".into())),
        check("C1", "cloud.a", "a", fail()),
        check("C2", "cloud.a", "b", Outcome::Pass),
    ];
    let mut facts = facts(Vec::new(), checks);
    let scope = Selector { resources: vec!["a".to_owned()], ..Selector::default() };
    let waiver = crate::model::Exception { scope, ..exception(ExceptionKind::RiskAcceptance, &["C1"], &[]) };
    facts.exceptions.push(Arc::new(waiver));
    let parent = match own {
        None => Control { status_source: StatusSource::Children, ..control("G", Class::Group, &[]) },
        Some(status) => Control { parent: None, ..child("G", status, &mut facts) },
    };
    let names: Vec<String> = (1..=children.len()).map(|number| format!("G.{number}")).collect();
    let mut controls = vec![parent];
    for (name, status) in names.iter().zip(children) {
        controls.push(child(name, *status, &mut facts));
    }
    let mut framework = (*facts.frameworks[0]).clone();
    framework.controls = controls;
    facts.frameworks = vec![Arc::new(framework)];
    let assessment = assess(facts, &Settings::new(AS_OF));
    (of(&assessment, "G").0, names.iter().map(|name| of(&assessment, name).0).collect())
}

fn worst(statuses: &[Status]) -> Status {
    WORST_FIRST.into_iter().find(|status| statuses.contains(status)).unwrap_or(Status::NotApplicable)
}

#[test]
fn a_group_has_the_worst_status_of_its_applicable_children() {
    let all = WORST_FIRST.into_iter().chain([Status::NotApplicable]);
    for one in all.clone() {
        assert_eq!(family(None, &[one]), (one, vec![one]));
        for other in all.clone() {
            for third in all.clone() {
                let children = [one, other, third];
                assert_eq!(family(None, &children), (worst(&children), children.to_vec()), "{children:?}");
            }
        }
    }
}

#[test]
fn a_parent_with_rules_of_its_own_is_judged_with_its_children() {
    for own in WORST_FIRST {
        for child in WORST_FIRST.into_iter().chain([Status::NotApplicable]) {
            assert_eq!(family(Some(own), &[child]).0, worst(&[own, child]), "{own:?} over {child:?}");
        }
    }
    assert_eq!(family(Some(Status::NotApplicable), &[Status::Fail]).0, Status::NotApplicable);
}

#[test]
fn every_status_can_be_reached() {
    for status in WORST_FIRST.into_iter().chain([Status::NotApplicable]) {
        assert_eq!(super::status_tests::status(&inputs_of(status)), status);
    }
}
