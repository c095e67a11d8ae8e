//! Exceptions and attestations, over a few controls: what they change, and what they never change.

use super::tests::{AS_OF, check, control, facts, fail, of};
use super::{Settings, assess};
use crate::model::{
    Artefact, Assessment, Attestation, Attested, Check, Class, Control, ControlId, Date, Digest, Exception,
    ExceptionKind, Location, Outcome, Position, RuleId, Selector, Standing, Status,
};
use std::sync::Arc;

fn nowhere() -> Location {
    let start = Position { line: 1, column: 1 };
    Location { path: ".tickmark/exceptions.toml".into(), start, end: start }
}

fn day(month: u8, day: u8) -> Date {
    Date { year: 2026, month, day }
}

/// A complete exception that is live on [`AS_OF`], for resource `a`.
pub(super) fn exception(kind: ExceptionKind, rules: &[&str], controls: &[&str]) -> Exception {
    Exception {
        id: "EX-1".into(),
        kind,
        rules: rules.iter().map(|rule| RuleId((*rule).into())).collect(),
        controls: controls.iter().map(|control| ControlId((*control).into())).collect(),
        scope: Selector { resources: vec!["a".to_owned()], ..Selector::default() },
        reason: "legacy until the move".to_owned(),
        risk: "known".to_owned(),
        measure: None,
        owner: "Platform".to_owned(),
        approver: "CISO".to_owned(),
        approved: day(1, 1),
        expires: day(12, 31),
        ticket: None,
        worksheet: kind.worksheet().iter().map(|item| (*item, "said".to_owned())).collect(),
        artefacts: Vec::new(),
        signed_by: None,
        location: nowhere(),
    }
}

pub(super) fn attestation(control: &str, result: Attested) -> Attestation {
    Attestation {
        control: ControlId(control.into()),
        statement: "the rule set was reviewed".to_owned(),
        result,
        by: "Network team".to_owned(),
        approver: Some("CISO".to_owned()),
        on: day(10, 1),
        valid_until: day(12, 31),
        period: None,
        artefacts: Vec::new(),
        note: None,
        signed_by: None,
        location: nowhere(),
    }
}

fn judged(
    controls: Vec<Control>,
    checks: Vec<Check>,
    exceptions: Vec<Exception>,
    attestations: Vec<Attestation>,
) -> Assessment {
    let mut facts = facts(controls, checks);
    facts.exceptions = exceptions.into_iter().map(Arc::new).collect();
    facts.attestations = attestations.into_iter().map(Arc::new).collect();
    let settings = Settings { fail_on: Some(crate::model::Severity::Low), ..Settings::new(AS_OF) };
    assess(facts, &settings)
}

fn automated() -> Vec<Control> {
    vec![control("K", Class::Automated, &["H1"])]
}

#[test]
fn a_waiver_makes_a_failure_waived_and_never_a_pass() {
    let checks = vec![check("H1", "host.a", "a", fail()), check("H1", "host.a", "b", Outcome::Pass)];
    let waived = judged(automated(), checks, vec![exception(ExceptionKind::RiskAcceptance, &["H1"], &[])], Vec::new());
    assert_eq!(of(&waived, "K"), (Status::Waived, "waived: H1 on 1 of 2 resources"));
    assert!(waived.gate_failures.is_empty());
    assert_eq!(waived.exceptions[0].covered, 1);
    assert_eq!(waived.exceptions[0].days_left, Some(39));
    assert!(waived.checks.iter().any(|check| matches!(check.outcome, Outcome::Fail(_)) && check.exception.is_some()));
}

#[test]
fn a_waiver_covers_only_what_it_names() {
    let checks = vec![check("H1", "host.a", "a", fail()), check("H1", "host.a", "b", fail())];
    let part = judged(automated(), checks, vec![exception(ExceptionKind::RiskAcceptance, &["H1"], &[])], Vec::new());
    assert_eq!(of(&part, "K"), (Status::Fail, "fails: H1 on 1 of 2 resources"));
    assert_eq!(part.gate_failures.len(), 1);
}

#[test]
fn a_false_positive_leaves_the_check_out() {
    let checks = vec![check("H1", "host.a", "a", fail()), check("H1", "host.a", "b", Outcome::Pass)];
    let mistaken = vec![exception(ExceptionKind::FalsePositive, &["H1"], &[])];
    let assessment = judged(automated(), checks, mistaken, Vec::new());
    assert_eq!(
        of(&assessment, "K"),
        (Status::Pass, "passes: H1 on 1 resource; every kind that its rules judge was seen")
    );
    assert_eq!(assessment.rule_results[&RuleId("H1".into())].not_applicable, 1);
}

#[test]
fn what_is_expired_early_or_void_has_no_effect() {
    let base = || exception(ExceptionKind::RiskAcceptance, &["H1"], &[]);
    let altered = Artefact { path: "proof.pdf".into(), digest: Digest([0; 32]), altered: true };
    let everything = Selector { paths: vec!["**".to_owned()], ..Selector::default() };
    for (exception, standing) in [
        (Exception { expires: day(11, 21), ..base() }, Standing::Expired),
        (Exception { approved: day(11, 23), ..base() }, Standing::Early),
        (Exception { approver: " platform ".to_owned(), ..base() }, Standing::Void("its owner approved it".to_owned())),
        (
            Exception { approved: day(3, 2), expires: day(3, 1), ..base() },
            Standing::Void("it expires on 2026-03-01, before it was approved".to_owned()),
        ),
        (
            Exception { worksheet: vec![("residual_risk", " ".to_owned())], ..base() },
            Standing::Void("it lacks residual_risk, approver_role".to_owned()),
        ),
        (
            Exception { artefacts: vec![altered], ..base() },
            Standing::Void("proof.pdf is no longer the file that was looked at".to_owned()),
        ),
        (
            Exception { scope: everything, ..base() },
            Standing::Void("its scope covers everything; name paths, resources or kinds".to_owned()),
        ),
    ] {
        let checks = vec![check("H1", "host.a", "a", fail())];
        let assessment = judged(automated(), checks, vec![exception], Vec::new());
        assert_eq!(of(&assessment, "K").0, Status::Fail, "{standing:?}");
        assert_eq!(assessment.exceptions[0].standing, standing);
    }
}

#[test]
fn the_first_and_the_last_day_count() {
    for (approved, expires) in [(AS_OF, day(12, 31)), (day(1, 1), AS_OF)] {
        let live = Exception { approved, expires, ..exception(ExceptionKind::RiskAcceptance, &["H1"], &[]) };
        let assessment = judged(automated(), vec![check("H1", "host.a", "a", fail())], vec![live], Vec::new());
        assert_eq!(of(&assessment, "K").0, Status::Waived);
    }
}

#[test]
fn a_record_in_place_of_a_control_covers_the_failures_in_its_scope_for_that_control_only() {
    let controls = || vec![control("K", Class::Automated, &["H1"]), control("L", Class::Automated, &["H1"])];
    let in_place = || vec![exception(ExceptionKind::CompensatingControl, &[], &["K"])];
    let covered = judged(controls(), vec![check("H1", "host.a", "a", fail())], in_place(), Vec::new());
    let words = "compensating control EX-1, approved by CISO until 2026-12-31 in its place";
    assert_eq!(of(&covered, "K"), (Status::Attested, words));
    assert_eq!(of(&covered, "L").0, Status::Fail);
    assert_eq!(covered.gate_failures.len(), 1, "the failure still counts");
    let both = vec![check("H1", "host.a", "a", fail()), check("H1", "host.a", "b", fail())];
    let outside = judged(controls(), both, in_place(), Vec::new());
    assert_eq!(of(&outside, "K"), (Status::Fail, "fails: H1 on 1 of 2 resources"));
}

#[test]
fn attestations_count_as_the_table_says() {
    let controls = vec![
        control("Manual", Class::Manual, &[]),
        control("Partial", Class::Partial, &["H1"]),
        control("Bare", Class::Partial, &["H2"]),
        control("Machine", Class::Automated, &["H2"]),
        control("NotMet", Class::Automated, &["H1"]),
        control("Out", Class::Manual, &[]),
    ];
    let met = ["Manual", "Partial", "Bare", "Machine"].map(|control| attestation(control, Attested::Met));
    let others = [attestation("NotMet", Attested::NotMet), attestation("Out", Attested::NotApplicable)];
    let checks = vec![check("H1", "host.a", "a", Outcome::Pass)];
    let assessment = judged(controls, checks, Vec::new(), met.into_iter().chain(others).collect());
    for (control, status, reason) in [
        ("Manual", Status::Attested, "attested by Network team on 2026-10-01"),
        ("Partial", Status::Attested, "passes: H1 on 1 resource, the rest attested by Network team on 2026-10-01"),
        ("Bare", Status::Partial, "attested by Network team on 2026-10-01, without technical evidence"),
        ("Machine", Status::NoEvidence, "H2 found no resource to judge"),
        ("NotMet", Status::Fail, "not met, attested by Network team on 2026-10-01"),
        (
            "Out",
            Status::NotApplicable,
            "approved as not applicable: the rule set was reviewed (Network team on 2026-10-01)",
        ),
    ] {
        let (found, why) = of(&assessment, control);
        assert_eq!(found, status, "{control}: {why}");
        if control != "Machine" {
            assert_eq!(why, reason);
        }
    }
}

#[test]
fn the_latest_attestation_speaks_and_an_expired_one_says_so() {
    let control_of = || vec![control("Manual", Class::Manual, &[])];
    let older = Attestation { on: day(9, 1), ..attestation("Manual", Attested::Met) };
    let newer = attestation("Manual", Attested::NotMet);
    let both = judged(control_of(), Vec::new(), Vec::new(), vec![older, newer]);
    assert_eq!(of(&both, "Manual").0, Status::Fail);
    let past = Attestation { valid_until: day(11, 21), ..attestation("Manual", Attested::Met) };
    let expired = judged(control_of(), Vec::new(), Vec::new(), vec![past]);
    let words = "only a person can say; the attestation by Network team on 2026-10-01 has expired";
    assert_eq!(of(&expired, "Manual"), (Status::Manual, words));
}

#[test]
fn nobody_signs_off_their_own_statement() {
    let own = Attestation { approver: Some("network team".to_owned()), ..attestation("Manual", Attested::Met) };
    let alone = Attestation { approver: None, ..attestation("Manual", Attested::NotApplicable) };
    for statement in [own, alone] {
        let assessment = judged(vec![control("Manual", Class::Manual, &[])], Vec::new(), Vec::new(), vec![statement]);
        assert_eq!(of(&assessment, "Manual").0, Status::Manual);
        assert!(matches!(assessment.attestations[0].standing, Standing::Void(_)));
    }
}

#[test]
fn of_two_attestations_the_later_speaks_and_on_one_day_the_worse() {
    let manual = || vec![control("K", Class::Manual, &[])];
    let said = |result, on| Attestation { on, ..attestation("K", result) };
    let (early, late) = (day(9, 1), day(10, 1));
    let does_not_apply = || said(Attested::NotApplicable, early);
    for (attestations, expected) in [
        (vec![said(Attested::NotMet, early), said(Attested::Met, late)], Status::Attested),
        (vec![said(Attested::Met, early), said(Attested::NotMet, late)], Status::Fail),
        (vec![said(Attested::Met, late), said(Attested::NotMet, late)], Status::Fail),
        (vec![said(Attested::NotMet, late), said(Attested::Met, late)], Status::Fail),
        (vec![does_not_apply(), said(Attested::Met, late)], Status::Attested),
        (vec![does_not_apply()], Status::NotApplicable),
    ] {
        assert_eq!(
            of(&judged(manual(), Vec::new(), Vec::new(), attestations.clone()), "K").0,
            expected,
            "{attestations:?}"
        );
    }
}

#[test]
fn a_control_that_takes_no_exception_stays_as_it_was_seen_and_says_so() {
    let reason = "nothing compensates for it";
    let strict = Control { no_exception: Some(reason.into()), ..control("K", Class::Automated, &["H1"]) };
    let controls = || vec![strict.clone(), control("L", Class::Automated, &["H1"])];
    let checks = || vec![check("H1", "host.a", "a", fail())];
    let refusal = |assessment: &Assessment| {
        let refused = assessment.problems.iter().find(|problem| &*problem.code == "exception-refused").unwrap();
        assert!(refused.message.ends_with(&format!("has no effect for K: {reason}")), "{}", refused.message);
    };
    for kind in ExceptionKind::ALL.into_iter().filter(|kind| *kind != ExceptionKind::FalsePositive) {
        let about: (&[&str], &[&str]) = if kind.is_of_control() { (&[], &["K", "L"]) } else { (&["H1"], &[]) };
        let assessment = judged(controls(), checks(), vec![exception(kind, about.0, about.1)], Vec::new());
        assert_eq!(of(&assessment, "K"), (Status::Fail, "fails: H1 on 1 of 1 resource"), "{kind:?}");
        assert_ne!(of(&assessment, "L").0, Status::Fail, "{kind:?}");
        assert_eq!(assessment.exceptions[0].refused, [ControlId("K".into())], "{kind:?}");
        refusal(&assessment);
    }
    let mistaken = vec![exception(ExceptionKind::FalsePositive, &["H1"], &[])];
    assert_ne!(of(&judged(controls(), checks(), mistaken, Vec::new()), "K").0, Status::Fail);
    let excluded = judged(controls(), checks(), Vec::new(), vec![attestation("K", Attested::NotApplicable)]);
    assert_eq!(of(&excluded, "K").0, Status::Fail);
    refusal(&excluded);
}
