//! A history of the sample: four runs, the second under other policies, a control that drifted, an old finding.

use super::id;
use crate::model::{
    Comparison, ControlShift, Date, Difference, FrameworkPoint, Measure, OpenFinding, Point, Severity, Time, Trend,
};

/// The sample's history.
pub(in crate::report) fn trend() -> Trend {
    let points: Vec<Point> = (0_u8..4).map(point).collect();
    let pair = |one: &Point, other: &Point| (one.frameworks[0].clone(), other.frameworks[0].clone());
    let difference = Difference {
        since: points[2].at,
        frameworks: vec![pair(&points[2], &points[3])],
        controls: vec![change("PCI-1.3.1", "pass", "fail"), change("PCI-<2>", "fail", "no_evidence")],
        opened: vec![],
        resolved: vec![finding(12)],
    };
    Trend {
        series: "shop & <sons>".into(),
        as_of: Date { year: 2026, month: 11, day: 22 },
        window_days: 90,
        points,
        comparison: Comparison::With(Box::new(difference)),
        apart: vec!["2 runs up to 2026-01-31 of another scope: paths: infra and not .".to_owned()],
        open: vec![finding(100)],
        measures: vec![
            Measure::plain("open_finding_age", Some(100.0)).with("statistic", "median"),
            Measure::share("time_to_resolve", 24.0, 2.0, "findings").with("statistic", "mean"),
        ],
    }
}

fn point(number: u8) -> Point {
    let framework = |name: &str, score| FrameworkPoint {
        framework: name.into(),
        score,
        coverage: Some(0.25),
        pass: usize::from(number),
        fail: 4,
    };
    let some = f64::from(number) / 4.0;
    Point {
        at: Time::midnight(Date { year: 2026, month: 8 + number, day: 1 }),
        verdict: "failed".into(),
        comparable: number != 1,
        frameworks: vec![framework("gdpr", Some(some)), framework("pci-dss", (number > 0).then_some(some))],
        open: 5 - usize::from(number),
        waived: 1,
        opened: usize::from(number == 0) * 6,
        resolved: usize::from(number > 0),
    }
}

fn change(control: &str, from: &str, to: &str) -> ControlShift {
    ControlShift { framework: "pci-dss".into(), control: control.into(), from: from.into(), to: to.into() }
}

fn finding(age_days: i64) -> OpenFinding {
    OpenFinding {
        rule: id("AWS-S3-003"),
        severity: Severity::Critical,
        identity: "shop-cards <script>\u{1b}[2J".into(),
        first_seen: Time::midnight(Date { year: 2026, month: 8, day: 14 }),
        last_seen: Time::midnight(Date { year: 2026, month: 11, day: 1 }),
        reopened: 1,
        age_days,
        overdue_days: Some(age_days - 7),
        waived_days: 0.0,
        unseen: Some("no_evidence"),
        stale: true,
    }
}
