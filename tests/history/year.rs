//! A year of weekly runs, day 0 to day 364, with the answer to every figure worked out on paper.
//!
//! | thing | severity | what happens, by day | comes to on day 364 |
//! |---|---|---|---|
//! | A | critical | fails 0 on; its rule changes 336 | open 364 days |
//! | B | high | fails 70, passes 140, fails 315 on | open 49 days, came back once |
//! | C | medium | fails 308, passes 336 | resolved in 28 days: at least 329 - 308 = 21, at most 336 - 301 = 35 |
//! | D | low | fails 280, waived 294, not waived 322, passes 350 | resolved in 70: at least 63, at most 77 |
//! | E | high | fails 210, not shown 357 on | open 154 days, last seen 350, stale from 352 on |
//! | F | medium | fails 322, not shown 343 on, though its kind is shown whole | retired |
//! | G | critical | fails 350, waived 357 on | waived |
//! | H | low, live | fails 329, unknown 364 | open 35 days, unobserved, stale only from 365 on |
//! | I | medium | fails 245, passes 252 | resolved before the window |
//! | J | high | fails 287, passes 301, fails 308, passes 364 | resolved in 14 (7 to 21), again in 56 (49 to 63) |
//!
//! The window of 90 days is day 275 to day 364.

use crate::support::{Bench, benches, check, controls, day, run, unique};
use std::collections::BTreeSet;
use tickmark::history::{Limits, Record, Store, Timeline, figures, lives, trend};
use tickmark::model::{
    Comparison, Digest, KindId, Measure, RuleId, Ruling, Severity, Status, Trend, Verdict, View, Word,
};

/// What everything came to in the run of a day.
fn checks(number: i64) -> Vec<Ruling> {
    use Severity::{Critical, High, Low, Medium};
    use Word::{Fail, Pass, Unknown, Waived};
    let during = |spans: &[std::ops::Range<i64>]| spans.iter().any(|span| span.contains(&number));
    let fails = |spans: &[std::ops::Range<i64>]| if during(spans) { Fail } else { Pass };
    let code = |name, severity, answer| check(name, "test.thing", severity, View::Code, answer);
    let mut checks = vec![
        code("A", Critical, Fail),
        code("B", High, fails(&[70..140, 315..999])),
        code("C", Medium, fails(std::slice::from_ref(&(308..336)))),
        code(
            "D",
            Low,
            if during(std::slice::from_ref(&(294..322))) { Waived } else { fails(std::slice::from_ref(&(280..350))) },
        ),
        code("G", Critical, if number >= 357 { Waived } else { fails(std::slice::from_ref(&(350..999))) }),
        check(
            "H",
            "test.thing",
            Low,
            View::Live,
            if number == 364 { Unknown } else { fails(std::slice::from_ref(&(329..999))) },
        ),
        code("I", Medium, fails(std::slice::from_ref(&(245..252)))),
        code("J", High, fails(&[287..301, 308..364])),
    ];
    if number < 357 {
        checks.push(code("E", High, fails(std::slice::from_ref(&(210..999)))));
    }
    if number < 343 {
        checks.push(check("F", "test.whole", Medium, View::Code, fails(std::slice::from_ref(&(322..999)))));
    }
    checks
}

/// The run of a week.
fn week(series: &str, number: i64) -> Record {
    let day = number * 7;
    let mut record = run(series, day, checks(day));
    record.complete_kinds = BTreeSet::from([KindId("test.whole".into())]);
    // the rule of F stays loaded when F is gone, or nobody could say that it judged everything
    record.rules.insert(RuleId("TEST-F".into()), (Severity::Medium, Digest([1; 32])));
    record.rules.insert(RuleId("TEST-E".into()), (Severity::High, Digest([1; 32])));
    if day >= 336 {
        record.rules.insert(RuleId("TEST-A".into()), (Severity::Critical, Digest([2; 32])));
        record.snapshot.content_digest = "sha256:two".into();
    }
    let last = day == 364;
    let (one, two) = if last { (Status::Fail, Status::Pass) } else { (Status::Pass, Status::Fail) };
    record.snapshot.frameworks = vec![controls(one, two)];
    record.measures = vec![
        Measure::share("score", if last { 3.0 } else { 1.0 }, 4.0, "rules").with("framework", "pci-dss"),
        Measure::share("waived_share", 0.0, 0.0, "failing checks")
            .with("framework", "pci-dss")
            .without("odd \0 one", 2),
    ];
    record
}

/// The year as a store tells it, its runs recorded in an order.
fn year(bench: &Bench, series: &str, order: impl Iterator<Item = i64>) -> Timeline {
    let mut store = Store::create(&bench.place).unwrap();
    for number in order {
        store.record(&week(series, number)).unwrap();
    }
    store.timeline(series, day(364)).unwrap()
}

fn told(timeline: &Timeline) -> Trend {
    trend(timeline, day(364), &Limits::default())
}

/// The value of a figure, told apart by labels: `None` stands for `n/a`.
fn value(trend: &Trend, name: &str, labels: &[(&str, &str)]) -> Option<f64> {
    found(trend, name, labels).value
}

fn found<'a>(trend: &'a Trend, name: &str, labels: &[(&str, &str)]) -> &'a Measure {
    let is = |one: &&Measure| *one.name == *name && labels.iter().all(|(label, text)| one.label(label) == Some(text));
    trend.measures.iter().find(is).unwrap_or_else(|| panic!("{name} {labels:?}"))
}

#[track_caller]
fn is(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{found:?}, expected {expected}");
}

fn statistic(name: &str) -> [(&str, &str); 1] {
    [("statistic", name)]
}

#[test]
fn every_figure_of_the_year_is_what_paper_says() {
    for bench in benches() {
        let trend = told(&year(&bench, &unique("figures"), 0..53));
        // open and not waived: A 364, E 154, B 49, H 35; G is waived
        let age = |name| value(&trend, "open_finding_age", &statistic(name));
        is(age("median"), f64::midpoint(49.0, 154.0));
        is(age("p90"), 364.0);
        is(age("max"), 364.0);
        is(value(&trend, "open_finding_mean_age", &[]), (364.0 + 154.0 + 49.0 + 35.0) / 4.0);
        assert_eq!(found(&trend, "open_finding_mean_age", &[]).left_out, [("waived".into(), 1)]);
        for (bucket, count) in [("0-7", 0.0), ("8-30", 0.0), ("31-90", 2.0), ("91-180", 1.0), ("over 180", 1.0)] {
            is(value(&trend, "open_findings_by_age", &[("days", bucket)]), count);
        }
        is(value(&trend, "open_findings_unseen", &[("state", "unobserved")]), 1.0);
        is(value(&trend, "open_findings_unseen", &[("state", "stale")]), 1.0);
        // A past 7, B and E past 30, H within 180; no medium finding is open
        is(value(&trend, "sla_breach_rate", &[("severity", "all")]), 3.0 / 4.0);
        is(value(&trend, "sla_breach_rate", &[("severity", "critical"), ("limit_days", "7")]), 1.0);
        is(value(&trend, "sla_breach_rate", &[("severity", "high")]), 1.0);
        is(value(&trend, "sla_breach_rate", &[("severity", "low")]), 0.0);
        let medium = found(&trend, "sla_breach_rate", &[("severity", "medium")]);
        assert_eq!((medium.value, medium.note.as_deref()), (None, Some("there are no open findings")));
        // resolved in the window: C 28, D 70, J 14 and 56; I before it; F retired
        let time = |name| value(&trend, "time_to_resolve", &statistic(name));
        is(time("mean"), (28.0 + 70.0 + 14.0 + 56.0) / 4.0);
        is(time("median"), f64::midpoint(28.0, 56.0));
        is(time("mean_at_least"), (21.0 + 63.0 + 7.0 + 49.0) / 4.0);
        is(time("mean_at_most"), (35.0 + 77.0 + 21.0 + 63.0) / 4.0);
        let mean = found(&trend, "time_to_resolve", &statistic("mean"));
        assert_eq!((mean.parts, &*mean.left_out), (Some((168.0, 4.0)), &[("retired".into(), 1)][..]));
        // of these four only the first resolution of J did not last
        is(value(&trend, "reopen_rate", &[]), 1.0 / 4.0);
        // first seen: C D F G H J; back: B J; waived: D G; hidden: E H
        for (event, count) in [
            ("first_seen", 6.0),
            ("reopened", 2.0),
            ("waived", 2.0),
            ("unwaived", 1.0),
            ("resolved", 4.0),
            ("unobserved", 2.0),
            ("stale", 1.0),
            ("seen_again", 0.0),
            ("retired", 1.0),
            ("rule_changed", 1.0),
        ] {
            is(value(&trend, "finding_events", &[("event", event)]), count);
        }
        // nine things, seven judged on the last day, E 14 days before and H, an export, 7, for which it counts; F is gone
        is(value(&trend, "judgement_age", &statistic("median")), 0.0);
        is(value(&trend, "judgement_age", &statistic("max")), 14.0);
        is(value(&trend, "judgement_freshness", &[]), 8.0 / 9.0);
        // the figures of the last run are those that it recorded, empty shares included
        is(value(&trend, "score", &[("framework", "pci-dss")]), 0.75);
        let waived = found(&trend, "waived_share", &[]);
        assert_eq!((waived.value, waived.parts), (None, Some((0.0, 0.0))));
        assert_eq!(waived.left_out, [("odd \0 one".into(), 2)]);
    }
}

#[test]
fn the_trend_compares_only_what_was_judged_by_the_same() {
    for bench in benches() {
        let trend = told(&year(&bench, &unique("trend"), 0..53));
        assert_eq!(trend.points.len(), 53);
        let breaks: Vec<usize> =
            trend.points.iter().enumerate().filter(|(_, point)| !point.comparable).map(|(run, _)| run).collect();
        assert_eq!(breaks, [48], "the policies changed on day 336");
        let Comparison::With(difference) = &trend.comparison else { panic!("{:?}", trend.comparison) };
        assert_eq!(difference.since.date(), day(357));
        let drift: Vec<&str> =
            difference.controls.iter().filter(|one| one.is_drift()).map(|one| &*one.control).collect();
        assert_eq!((drift, difference.controls.len()), (vec!["PCI-1"], 2));
        let names =
            |all: &[tickmark::model::OpenFinding]| all.iter().map(|one| one.rule.to_string()).collect::<Vec<_>>();
        assert_eq!((names(&difference.opened), names(&difference.resolved)), (vec![], vec!["TEST-J".to_owned()]));
        let open: Vec<_> =
            trend.open.iter().map(|one| (one.rule.to_string(), one.age_days, one.overdue_days)).collect();
        let expected = [("A", 364, Some(357)), ("E", 154, Some(124)), ("B", 49, Some(19)), ("H", 35, None)];
        assert_eq!(open, expected.map(|(name, age, overdue)| (format!("TEST-{name}"), age, overdue)));
        assert_eq!(trend.open.iter().map(|one| one.reopened).collect::<Vec<_>>(), [0, 0, 1, 0]);
        assert_eq!(trend.open.iter().map(|one| one.stale).collect::<Vec<_>>(), [false, true, false, false]);
        let last = trend.points.last().unwrap();
        assert_eq!((last.open, last.waived, last.opened, last.resolved), (4, 1, 0, 1));
        // what was known on day 336: C and J resolved once, the run before was judged by other policies
        let mut store = Store::existing(&bench.place).unwrap();
        let then = store.timeline(&trend.series, day(336)).unwrap();
        let then = tickmark::history::trend(&then, day(336), &Limits::default());
        let Comparison::Impossible(reasons) = &then.comparison else { panic!("{:?}", then.comparison) };
        assert_eq!(reasons, &["rules that are new, changed or gone: 1: TEST-A"]);
        is(value(&then, "time_to_resolve", &statistic("mean")), (28.0 + 14.0 + 7.0) / 3.0);
    }
}

#[test]
fn runs_that_come_in_any_order_tell_the_same() {
    for bench in benches() {
        let in_order = year(&bench, &unique("ordered"), 0..53);
        // 23 has no factor in common with 53: every week, far from its neighbours
        let mixed = year(&bench, &unique("mixed"), (0..53).map(|number| number * 23 % 53));
        let backwards = year(&bench, &unique("backwards"), (0..53).rev());
        for other in [mixed, backwards] {
            assert_eq!(Timeline { name: in_order.name.clone(), ..other }, in_order);
        }
    }
}

#[test]
fn both_databases_tell_the_same() {
    let told: Vec<Timeline> = benches().iter().map(|bench| year(bench, &unique("same"), 0..53)).collect();
    for pair in told.windows(2) {
        assert_eq!(pair[0], pair[1]);
    }
}

#[test]
fn what_a_run_could_not_read_is_not_gone() {
    for bench in benches() {
        let series = unique("unread");
        let mut store = Store::create(&bench.place).unwrap();
        let with = |number, verdict, shown: bool| {
            let answer = check("F", "test.whole", Severity::Medium, View::Code, Word::Fail);
            let mut record = run(&series, number, if shown { vec![answer] } else { vec![] });
            record.rules.insert(RuleId("TEST-F".into()), (Severity::Medium, Digest([1; 32])));
            record.complete_kinds = BTreeSet::from([KindId("test.whole".into())]);
            record.snapshot.verdict = verdict;
            record
        };
        store.record(&with(0, Verdict::Failed, true)).unwrap();
        store.record(&with(1, Verdict::Untrusted, false)).unwrap();
        let open = |store: &mut Store, number| told(&store.timeline(&series, day(number)).unwrap()).open.len();
        assert_eq!(open(&mut store, 1), 1);
        store.record(&with(2, Verdict::Passed, false)).unwrap();
        assert_eq!(open(&mut store, 2), 0);
    }
}

#[test]
fn one_address_in_two_folders_is_two_findings() {
    let bench = benches().remove(0);
    let mut store = Store::create(&bench.place).unwrap();
    let local = |folder: &str, answer| Ruling {
        identity: "aws_instance.web".into(),
        address: "aws_instance.web".into(),
        path: format!("{folder}/main.tf").into(),
        ..check("A", "test.thing", Severity::High, View::Code, answer)
    };
    store.record(&run("folders", 0, vec![local("shop", Word::Fail), local("bank", Word::Fail)])).unwrap();
    store.record(&run("folders", 1, vec![local("shop", Word::Pass), local("bank", Word::Fail)])).unwrap();
    let trend = told(&store.timeline("folders", day(1)).unwrap());
    let open: Vec<_> = trend.open.iter().map(|one| &*one.identity).collect();
    assert_eq!((open, trend.points[1].resolved), (vec!["aws_instance.web in bank"], 1));
}

#[test]
fn another_scope_is_a_series_of_its_own_and_says_why() {
    for bench in benches() {
        let series = unique("scopes");
        let mut store = Store::create(&bench.place).unwrap();
        store.record(&run(&series, 0, checks(0))).unwrap();
        let mut wider = run(&series, 7, checks(7));
        wider.scope = wider.scope.with("exclude", ["legacy/**".to_owned()]);
        store.record(&wider).unwrap();
        let trend = told(&store.timeline(&series, day(364)).unwrap());
        assert_eq!(trend.points.len(), 1);
        assert_eq!(trend.apart, ["1 run up to 2025-01-01 of another scope: exclude: none and not legacy/**"]);
        assert_eq!(trend.comparison, Comparison::Impossible(vec!["it is the first run of its scope".to_owned()]));
    }
}

#[test]
fn limits_are_the_organisations_own() {
    let bench = benches().remove(0);
    let timeline = year(&bench, "limits", 0..53);
    let limits = Limits {
        sla_days: [(Severity::Critical, 364), (Severity::High, 100)].into(),
        window_days: 30,
        ..Limits::default()
    };
    let lives = lives(&timeline, day(364), &limits);
    let measures = figures(&timeline, &lives, day(364), &limits);
    let rate = |severity: &str| {
        let is = |one: &&Measure| &*one.name == "sla_breach_rate" && one.label("severity") == Some(severity);
        measures.iter().find(is).unwrap().value
    };
    // A is exactly as old as its limit; of B and E only E is past 100; low has no limit
    assert_eq!([rate("critical"), rate("high"), rate("low")], [Some(0.0), Some(0.5), Some(0.0)]);
    let resolved = measures.iter().find(|one| &*one.name == "time_to_resolve").unwrap();
    assert_eq!(resolved.parts, Some((70.0 + 56.0 + 28.0, 3.0)), "day 335 to 364: C, D and the second of J");
}
