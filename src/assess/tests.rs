use super::{Facts, Settings, assess};
use crate::model::{
    Assessment, Check, Class, Collected, Control, ControlId, Data, Date, Decisions, Digest, Evidence, ExceptionKind,
    Finding, Fingerprint, Framework, KindId, Location, NodeType, Number, Object, Outcome, Parameter, Place, Position,
    Ratio, Role, Rule, RuleId, Run, Severity, Status, StatusSource, Stricter, Subject, Time, Value, View,
};
use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) const AS_OF: Date = Date { year: 2026, month: 11, day: 22 };

fn id(name: &str) -> RuleId {
    RuleId(name.into())
}

fn rule(name: &str, severity: Severity, kind: &str) -> Rule {
    let limit = Parameter {
        description: "a limit".into(),
        default: Value::new(Data::Number(Number::Int(12)), Place::default()),
        stricter: Some(Stricter::Higher),
    };
    Rule {
        id: id(name),
        title: format!("{name} holds").into(),
        description: "a risk".into(),
        severity,
        applies_to: vec![KindId(kind.into())],
        remediation: "an edit".into(),
        tags: Vec::new(),
        related_resources: Vec::new(),
        equivalents: BTreeMap::new(),
        parameters: BTreeMap::from([("min_length".into(), limit)]),
        package: "policies.a".into(),
        path: "a.rego".into(),
        text: "".into(),
    }
}

pub(super) fn control(name: &str, class: Class, rules: &[&str]) -> Control {
    let evidence =
        rules.iter().map(|rule| Evidence { rule: id(rule), because: "it says so".into(), demands: BTreeMap::new() });
    Control {
        id: ControlId(name.into()),
        parent: None,
        citation: name.to_owned().into(),
        title: name.to_owned().into(),
        summary: name.to_owned().into(),
        node: NodeType::Requirement,
        class,
        role: Role::All,
        effective: None,
        superseded: None,
        effective_note: None,
        layers: vec!["host".into(), "cloud".into()],
        decision_inputs: Vec::new(),
        aliases: Vec::new(),
        specification: None,
        status_source: StatusSource::Rules,
        no_exception: None,
        alternatives: ExceptionKind::ALL.into_iter().filter(|kind| kind.is_alternative()).collect(),
        attested_months: None,
        evidence: evidence.collect(),
    }
}

fn child(name: &str, parent: &str, class: Class, rules: &[&str]) -> Control {
    Control { parent: Some(ControlId(parent.into())), ..control(name, class, rules) }
}

fn subject(kind: &str, address: &str, identity: &str, view: View) -> Arc<Subject> {
    let at = Position { line: 1, column: 1 };
    let location = Location { path: address.into(), start: at, end: at };
    Arc::new(Subject {
        kind: KindId(kind.into()),
        address: address.into(),
        identity: identity.into(),
        view,
        location,
        collected: Collected::WorkingTree,
    })
}

pub(super) fn fail() -> Outcome {
    let at = Position { line: 1, column: 1 };
    Outcome::Fail(vec![Finding {
        message: "no, expected yes".into(),
        attribute: "a".into(),
        location: Location { path: "a".into(), start: at, end: at },
        snippet: None,
        chain: Vec::new(),
        fingerprint: Fingerprint([0; 16]),
        since: None,
    }])
}

pub(super) fn check(rule: &str, kind: &str, address: &str, outcome: Outcome) -> Check {
    Check { rule: id(rule), subject: subject(kind, address, address, View::Code), outcome, exception: None }
}

/// The same check, resting on evidence of another time.
pub(super) fn of_age(check: Check, collected: Collected) -> Check {
    let subject = Arc::new(Subject { collected, ..(*check.subject).clone() });
    Check { subject, ..check }
}

/// Rules H1, H2 judge hosts, C1, C2 clouds; H1 and C1 are high, the others low.
pub(super) fn facts(controls: Vec<Control>, checks: Vec<Check>) -> Facts {
    let high = Severity::High;
    let rules = [rule("H1", high, "host.a"), rule("H2", Severity::Low, "host.a")];
    let rules = rules.into_iter().chain([rule("C1", high, "cloud.a"), rule("C2", Severity::Low, "cloud.a")]);
    let framework = Framework { id: "own".into(), title: "Own".to_owned(), version: "1".to_owned(), controls };
    let mut resources = BTreeMap::new();
    for check in &checks {
        *resources.entry(check.subject.kind.clone()).or_insert(0) += 1;
    }
    let layers = [("host.a", "host"), ("cloud.a", "cloud")];
    Facts {
        run: Run {
            version: "0",
            as_of: AS_OF,
            evaluated_at: Time::midnight(AS_OF),
            content_digest: Digest([0; 32]),
            fail_on: None,
            decisions: Decisions::default(),
            changed_since: None,
            left_out: Vec::new(),
            files_ignored: 0,
            unjudged_types: BTreeMap::new(),
            resources,
        },
        inputs: Vec::new(),
        rules: rules.map(|rule| (rule.id.clone(), Arc::new(rule))).collect(),
        frameworks: vec![Arc::new(framework)],
        checks,
        problems: Vec::new(),
        kind_layers: layers.into_iter().map(|(kind, layer)| (KindId(kind.into()), layer.to_owned())).collect(),
        parameters: parameters(&[]),
        exceptions: Vec::new(),
        attestations: Vec::new(),
        baseline: None,
    }
}

fn parameters(entries: &[(&str, i64)]) -> Value {
    let entries = entries.iter().map(|(key, number)| crate::model::Entry {
        key: (*key).into(),
        key_span: crate::model::Span::default(),
        value: Value::new(Data::Number(Number::Int(*number)), Place::default()),
    });
    Value::new(Data::Object(Arc::new(Object(entries.collect()))), Place::default())
}

fn judged(controls: Vec<Control>, checks: Vec<Check>) -> Assessment {
    assess(facts(controls, checks), &Settings::new(AS_OF))
}

pub(super) fn of<'a>(assessment: &'a Assessment, control: &str) -> (Status, &'a str) {
    let found = assessment.frameworks[0].controls.iter().find(|status| &*status.id.0 == control).unwrap();
    (found.status, &found.reason)
}

pub(super) fn judged_status(assessment: &Assessment) -> Vec<Status> {
    assessment.frameworks[0].controls.iter().map(|control| control.status).collect()
}

fn metric(assessment: &Assessment, name: &str) -> Ratio {
    assessment.frameworks[0].metrics.iter().find(|(known, _)| *known == name).unwrap().1
}

#[test]
fn a_failing_rule_fails_the_control_and_counts_its_resources() {
    let checks = vec![
        check("H1", "host.a", "a", fail()),
        check("H1", "host.a", "b", Outcome::Pass),
        check("H1", "host.a", "c", Outcome::NotApplicable("no".into())),
    ];
    let assessment = judged(vec![control("K", Class::Automated, &["H1"])], checks);
    assert_eq!(of(&assessment, "K"), (Status::Fail, "fails: H1 on 1 of 2 resources"));
    assert_eq!(assessment.frameworks[0].controls[0].rules, [id("H1")]);
}

#[test]
fn what_nobody_looked_at_is_no_evidence_and_says_what_was_missing() {
    let controls = vec![control("K", Class::Automated, &["H1", "C1"]), control("L", Class::Automated, &[])];
    let assessment = judged(controls, vec![check("C2", "cloud.a", "a", Outcome::Pass)]);
    assert_eq!(of(&assessment, "K"), (Status::NoEvidence, "no input shows host configuration, cloud.a"));
    assert_eq!(of(&assessment, "L"), (Status::NoEvidence, "no rule covers it"));
}

#[test]
fn a_layer_that_was_seen_and_not_judged_is_a_hole() {
    let controls = vec![control("K", Class::Automated, &["H1"])];
    let host = || check("H1", "host.a", "a", Outcome::Pass);
    let assessment = judged(controls.clone(), vec![host()]);
    let reason = "passes: H1 on 1 resource; every kind that its rules judge was seen";
    assert_eq!(of(&assessment, "K"), (Status::Pass, reason));
    let assessment = judged(controls, vec![host(), check("C1", "cloud.a", "b", Outcome::Pass)]);
    assert_eq!(of(&assessment, "K"), (Status::Partial, "passes: H1 on 1 resource, but no rule judged cloud"));
}

#[test]
fn a_kind_that_was_never_seen_keeps_a_control_from_passing_until_its_layer_is_declared() {
    let controls = vec![control("K", Class::Automated, &["H1", "C1"])];
    let host = || vec![check("H1", "host.a", "a", Outcome::Pass)];
    let assessment = judged(controls.clone(), host());
    let reason = "passes: H1 on 1 resource, but no input shows cloud.a";
    assert_eq!(of(&assessment, "K"), (Status::Partial, reason));
    let mut settings = Settings::new(AS_OF);
    settings.complete_layers.insert("cloud".to_owned());
    let assessment = assess(facts(controls, host()), &settings);
    let reason = "passes: H1 on 1 resource; the input is declared to show all cloud";
    assert_eq!(of(&assessment, "K"), (Status::Pass, reason));
}

#[test]
fn a_pass_with_a_looser_parameter_is_no_pass_for_the_control() {
    let mut strict = control("K", Class::Automated, &["H1"]);
    strict.evidence[0].demands = BTreeMap::from([("min_length".into(), 12)]);
    let pass = || vec![check("H1", "host.a", "a", Outcome::Pass)];
    for (given, expected) in [(None, Status::Pass), (Some(14), Status::Pass), (Some(8), Status::NoEvidence)] {
        let given: Vec<_> = given.into_iter().map(|number| ("min_length", number)).collect();
        let facts = Facts { parameters: parameters(&given), ..facts(vec![strict.clone()], pass()) };
        let assessment = assess(facts, &Settings::new(AS_OF));
        assert_eq!(of(&assessment, "K").0, expected, "{given:?}");
    }
    let facts = Facts { parameters: parameters(&[("min_length", 8)]), ..facts(vec![strict], pass()) };
    let assessment = assess(facts, &Settings::new(AS_OF));
    assert_eq!(of(&assessment, "K").1, "H1 ran with min_length = 8, the control demands 12");
}

#[test]
fn an_undeclared_decision_input_leaves_a_part_open() {
    let mut guarded = control("K", Class::Automated, &["H1"]);
    guarded.decision_inputs = vec!["approved services list".into()];
    let pass = vec![check("H1", "host.a", "a", Outcome::Pass)];
    let assessment = judged(vec![guarded.clone()], pass.clone());
    let reason = "passes: H1 on 1 resource, but nobody declared approved services list";
    assert_eq!(of(&assessment, "K"), (Status::Partial, reason));
    assert_eq!(metric(&assessment, "automated_coverage"), Ratio { numerator: 0, denominator: 1 });
    let mut settings = Settings::new(AS_OF);
    settings.decision_inputs.insert("approved services list".to_owned());
    let assessment = assess(facts(vec![guarded], pass), &settings);
    assert_eq!(of(&assessment, "K").0, Status::Pass);
    assert_eq!(metric(&assessment, "automated_coverage"), Ratio { numerator: 1, denominator: 1 });
}

#[test]
fn dates_and_roles_take_a_control_out() {
    let day = |year| Some(Date { year, month: 3, day: 31 });
    let note = Some("replaced by L".into());
    let controls = vec![
        Control { effective: day(2027), ..control("Future", Class::Automated, &["H1"]) },
        Control { superseded: day(2025), effective_note: note, ..control("Past", Class::Automated, &["H1"]) },
        Control { superseded: day(2027), ..control("Still", Class::Automated, &["H1"]) },
        Control { role: Role::ServiceProvider, ..control("Role", Class::Automated, &["H1"]) },
    ];
    let checks = vec![check("H1", "host.a", "a", fail())];
    let assessment = judged(controls.clone(), checks.clone());
    assert_eq!(of(&assessment, "Future"), (Status::NotApplicable, "comes into force on 2027-03-31"));
    assert_eq!(of(&assessment, "Past"), (Status::NotApplicable, "replaced by L since 2025-03-31"));
    assert_eq!(of(&assessment, "Still").0, Status::Fail);
    assert_eq!(of(&assessment, "Role"), (Status::NotApplicable, "binds service providers only"));
    assert_eq!(assessment.frameworks[0].counts, BTreeMap::from([(Status::Fail, 1)]));
    let settings = Settings { roles: vec![Role::All, Role::MultiTenantServiceProvider], ..Settings::new(AS_OF) };
    assert_eq!(of(&assess(facts(controls, checks), &settings), "Role").0, Status::Fail);
}

#[test]
fn a_group_is_as_bad_as_its_worst_part() {
    let group = |name: &str| Control { status_source: StatusSource::Children, ..control(name, Class::Group, &[]) };
    let controls = vec![
        group("G"),
        child("G.1", "G", Class::Automated, &["H1"]),
        child("G.2", "G", Class::Manual, &[]),
        group("N"),
        Control { role: Role::Issuer, ..child("N.1", "N", Class::Manual, &[]) },
        control("P", Class::Automated, &["H1"]),
        child("P.1", "P", Class::Automated, &["H2"]),
    ];
    let checks = vec![check("H1", "host.a", "a", Outcome::Pass), check("H2", "host.a", "a", fail())];
    let assessment = judged(controls, checks);
    assert_eq!(of(&assessment, "G"), (Status::Manual, "manual in 1 of 2 parts: G.2"));
    assert_eq!(of(&assessment, "N"), (Status::NotApplicable, "none of its parts applies"));
    assert_eq!(of(&assessment, "P"), (Status::Fail, "fail in its one part: P.1"));
}

#[test]
fn the_score_never_stands_without_its_coverage() {
    let controls = vec![control("K", Class::Automated, &["H1", "H2", "C1"])];
    let checks = vec![
        check("H1", "host.a", "a", Outcome::Pass),
        check("H1", "host.a", "b", fail()),
        check("H2", "host.a", "a", Outcome::Pass),
    ];
    let score = judged(controls, checks).frameworks[0].score;
    let close = |value: Option<f64>, expected: f64| (value.unwrap() - expected).abs() < 1e-9;
    assert!(close(score.score, 100.0 * (7.0 * 0.5 + 1.0) / 8.0), "{score:?}");
    assert!(close(score.coverage, 100.0 * 8.0 / 15.0), "{score:?}");
    assert!(close(score.pessimistic, 100.0 * (7.0 * 0.5 + 1.0) / 15.0), "{score:?}");
}

#[test]
fn an_empty_whole_has_no_share() {
    let assessment = judged(Vec::new(), Vec::new());
    let framework = &assessment.frameworks[0];
    assert!(framework.metrics.iter().all(|(_, ratio)| ratio.percent().is_none()), "{:?}", framework.metrics);
    assert_eq!((framework.score.score, framework.score.coverage, framework.score.pessimistic), (None, None, None));
    let unseen = judged(vec![control("K", Class::Automated, &["H1"])], Vec::new()).frameworks[0].score;
    assert_eq!((unseen.score, unseen.coverage, unseen.pessimistic), (None, Some(0.0), Some(0.0)));
}

#[test]
fn resources_are_counted_once_however_many_rules_judge_them() {
    let shared = subject("host.a", "a", "a", View::Live);
    let on = |rule: &str, outcome| Check { rule: id(rule), subject: Arc::clone(&shared), outcome, exception: None };
    let checks = vec![on("H1", Outcome::Pass), on("H2", fail()), check("H1", "host.a", "b", Outcome::Pass)];
    let assessment = judged(vec![control("K", Class::Automated, &["H1", "H2"])], checks);
    assert_eq!(metric(&assessment, "resource_pass_rate"), Ratio { numerator: 1, denominator: 2 });
    assert_eq!(metric(&assessment, "rule_pass_rate"), Ratio { numerator: 2, denominator: 3 });
    assert_eq!(metric(&assessment, "rule_pass_rate_high"), Ratio { numerator: 2, denominator: 2 });
}

#[test]
fn views_disagree_only_where_one_passes_what_another_fails() {
    let seen = |rule: &str, address: &str, identity: &str, view, outcome| Check {
        rule: id(rule),
        subject: subject("cloud.a", address, identity, view),
        outcome,
        exception: None,
    };
    let checks = vec![
        seen("C1", "aws_x.a", "bucket", View::Code, Outcome::Pass),
        seen("C1", "arn:a", "bucket", View::Live, fail()),
        seen("C2", "aws_x.a", "bucket", View::Code, Outcome::Unknown("later".into())),
        seen("C2", "arn:a", "bucket", View::Live, fail()),
        seen("C1", "same", "same", View::Code, Outcome::Pass),
        seen("C1", "same", "same", View::Live, fail()),
        seen("C1", "aws_x.b", "other", View::Code, Outcome::Pass),
        seen("C1", "aws_x.c", "other", View::Code, fail()),
    ];
    let disagreements = judged(Vec::new(), checks).disagreements;
    assert_eq!(disagreements.len(), 1, "{disagreements:?}");
    assert_eq!(&*disagreements[0].identity, "bucket");
    let views: Vec<_> = disagreements[0].views.iter().map(|(view, outcome, _)| (*view, *outcome)).collect();
    assert_eq!(views, [(View::Code, "pass"), (View::Live, "fail")]);
}

#[test]
fn the_gate_fails_on_severity_and_on_coverage() {
    let controls = || vec![control("K", Class::Automated, &["H1", "H2"])];
    let checks = vec![check("H1", "host.a", "a", fail()), check("H2", "host.a", "a", fail())];
    let with = |fail_on, min_coverage| Settings { fail_on, min_coverage, ..Settings::new(AS_OF) };
    let failures =
        |settings: &Settings, checks: &[Check]| assess(facts(controls(), checks.to_vec()), settings).gate_failures;
    assert_eq!(failures(&with(None, None), &checks), Vec::<String>::new());
    assert_eq!(failures(&with(Some(Severity::Critical), None), &checks), Vec::<String>::new());
    assert_eq!(failures(&with(Some(Severity::High), None), &checks), ["1 finding at or above high: 1 high"]);
    assert_eq!(failures(&with(Some(Severity::Low), None), &checks), ["2 findings at or above low: 1 high, 1 low"]);
    let half = ["own: coverage is 12.5 %, expected at least 60.0 %"];
    assert_eq!(failures(&with(None, Some(60.0)), &checks[1..]), half);
    let nothing = assess(facts(Vec::new(), Vec::new()), &with(None, Some(60.0))).gate_failures;
    assert_eq!(nothing, ["own: coverage is n/a, expected at least 60.0 %"]);
}

/// A small generator (SplitMix64): the same seed gives the same cases on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % limit as u64).unwrap()
    }

    fn check(&mut self) -> Check {
        let (rule, kind) = [("H1", "host.a"), ("H2", "host.a"), ("C1", "cloud.a"), ("C2", "cloud.a")][self.below(4)];
        let outcome = match self.below(8) {
            0 => fail(),
            1 => Outcome::Unknown("later".into()),
            2 => Outcome::Error("timeout".into()),
            3 => Outcome::NoEvidence("not shown".into()),
            4 => Outcome::NotApplicable("no".into()),
            _ => Outcome::Pass,
        };
        check(rule, kind, &format!("r{}", self.below(9)), outcome)
    }

    fn controls(&mut self) -> Vec<Control> {
        let mut controls = vec![Control { status_source: StatusSource::Children, ..control("G", Class::Group, &[]) }];
        for number in 0..4 {
            let class = [Class::Automated, Class::Partial, Class::Manual][self.below(3)];
            let rules: Vec<_> = ["H1", "H2", "C1", "C2"].into_iter().filter(|_| self.below(2) == 0).collect();
            let name = format!("K{number}");
            controls.push(child(&name, ["G", "K0"][self.below(2).min(number)], class, &rules));
        }
        controls
    }
}

/// Judges the same facts with and without one more check; gives both statuses of every control.
fn with_one_more(random: &mut Random, more: &Check) -> Vec<(Status, Status)> {
    let controls = random.controls();
    let checks: Vec<_> = (0..random.below(7)).map(|_| random.check()).collect();
    let statuses = |checks: Vec<Check>| {
        let mut facts = facts(controls.clone(), checks);
        facts.run.resources = [("host.a", 1), ("cloud.a", 1)].map(|(kind, n)| (KindId(kind.into()), n)).into();
        let assessment = assess(facts, &Settings::new(AS_OF));
        assessment.frameworks[0].controls.iter().map(|control| control.status).collect::<Vec<_>>()
    };
    let before = statuses(checks.clone());
    let after = statuses(checks.into_iter().chain([more.clone()]).collect());
    before.into_iter().zip(after).collect()
}

#[test]
fn no_evidence_and_failures_never_raise_a_status() {
    let mut random = Random(20_261_122);
    for round in 0..500 {
        let (rule, kind) = [("H1", "host.a"), ("C1", "cloud.a")][round % 2];
        for outcome in [Outcome::NoEvidence("not shown".into()), fail()] {
            let more = check(rule, kind, "more", outcome);
            for (before, after) in with_one_more(&mut random, &more) {
                assert!(after <= before, "round {round}: {before:?} rose to {after:?} by {more:?}");
            }
        }
    }
}

#[test]
fn the_order_of_checks_does_not_matter() {
    let mut random = Random(7);
    for _ in 0..200 {
        let controls = random.controls();
        let mut checks: Vec<_> = (0..20).map(|_| random.check()).collect();
        checks.dedup_by(|a, b| a.rule == b.rule && a.subject == b.subject);
        let forth = judged(controls.clone(), checks.clone());
        checks.reverse();
        let back = judged(controls, checks);
        assert_eq!(forth.frameworks[0].controls, back.frameworks[0].controls);
        assert_eq!(forth.frameworks[0].metrics, back.frameworks[0].metrics);
    }
}

#[test]
fn a_layer_or_view_that_the_user_requires_is_a_hole_until_a_rule_judged_it() {
    let controls = || vec![control("K", Class::Automated, &["H1"]), control("L", Class::Automated, &["H1"])];
    let host = || vec![check("H1", "host.a", "a", Outcome::Pass)];
    let required = |layers: &[&str], views: &[View]| {
        let layers = layers.iter().map(|layer| (*layer).to_owned()).collect();
        let required = super::Required { layers, views: views.iter().copied().collect() };
        let required = BTreeMap::from([(ControlId("K".into()), required)]);
        assess(facts(controls(), host()), &Settings { required, ..Settings::new(AS_OF) })
    };
    assert_eq!(of(&required(&["host"], &[View::Code]), "K").0, Status::Pass);
    let layer = required(&["cloud"], &[]);
    assert_eq!(of(&layer, "K"), (Status::Partial, "passes: H1 on 1 resource, but no rule judged cloud"));
    assert_eq!(of(&layer, "L").0, Status::Pass);
    let view = required(&[], &[View::Live, View::Code]);
    assert_eq!(of(&view, "K"), (Status::Partial, "passes: H1 on 1 resource, but no rule judged the view live"));
}
