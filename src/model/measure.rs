//! A figure about compliance, with what it was made of: `content/metrics.md` section 5.

use super::assessment::Ratio;
use std::sync::Arc;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A part of a whole, 0 to 1.
    Share,
    /// Things.
    Count,
    /// Days of 86,400 seconds.
    Days,
}

impl Unit {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Share => "share",
            Self::Count => "count",
            Self::Days => "days",
        }
    }
}

/// A figure that Tickmark knows.
#[derive(Debug, PartialEq, Eq)]
pub struct Metric {
    /// The name used in reports and in the history.
    pub name: &'static str,
    /// What it counts.
    pub unit: Unit,
    /// How it is made, in words.
    pub formula: &'static str,
}

impl Metric {
    /// The figure of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        METRICS.iter().find(|metric| metric.name == name)
    }
}

/// Every figure, in the order of reports: state, people's decisions, time.
pub const METRICS: &[Metric] = &[
    share("score", "weighted share of checks that passed, over the rules that ran; says nothing without coverage"),
    share("coverage", "weight of the rules that ran among the weight of all that apply"),
    share("score_floor", "the score if every rule that did not run had failed"),
    share("control_pass_rate", "automated controls that pass among applicable automated controls"),
    share("assured_rate", "controls that pass or are attested among applicable controls"),
    share("verified_pass_rate", "controls that pass among those that pass, fail or are waived"),
    share(
        "automated_coverage",
        "automated controls that a rule decided on fresh evidence among applicable automated controls",
    ),
    share("evidence_coverage", "automated and partial controls with any fresh evidence among all applicable ones"),
    share("total_coverage", "controls with a status other than no evidence, manual or error among applicable controls"),
    share("manual_gap", "manual controls that nobody attested among applicable manual controls"),
    share("mapping_reach", "automated and partial controls that have a rule among all of them"),
    share("rule_pass_rate", "checks that passed among those that passed, failed or are waived"),
    share("error_rate", "checks that ended in an error or unknown among checks attempted"),
    share("waived_share", "failing checks that are waived among failing checks"),
    share("resource_pass_rate", "resources that nothing fails among resources judged"),
    share("population_coverage", "resources judged among resources of a layer that is declared to be seen whole"),
    days("evidence_age", "time since what a resource was judged on was true, up to the day of the run"),
    share("evidence_freshness", "resources judged on evidence within its limit among resources judged"),
    share("attestation_freshness", "attestations in date among attestations"),
    count("controls", "applicable controls by status"),
    count("failing_checks", "failing checks by severity, those that are waived apart"),
    count("exceptions", "live exceptions by type"),
    count("exceptions_by_framework", "live exceptions that speak for a control or rule of the framework"),
    days("exception_age", "time since the approval of live exceptions"),
    count("exceptions_by_age", "live exceptions approved more than so many days ago"),
    count("exceptions_due", "live exceptions that expire within 30 days, and expired ones that still cover a failure"),
    days("open_finding_age", "time since findings that are neither resolved nor waived were first seen"),
    days(
        "open_finding_mean_age",
        "mean age of open findings, beside the time to resolve, which knows only what was resolved",
    ),
    count("open_findings_by_age", "open findings by days since first seen"),
    count("open_findings_unseen", "open findings whose resource the last run did not judge"),
    share("sla_breach_rate", "open findings older than the limit of their severity among open findings"),
    days("time_to_resolve", "time from first seen to resolved, of findings resolved in the window"),
    share("reopen_rate", "findings resolved in the window that failed again among findings resolved in the window"),
    count("finding_events", "changes of findings in the window"),
    days("judgement_age", "time since a resource was last judged"),
    share("judgement_freshness", "resources last judged within the limit of their evidence among those known"),
];

const fn share(name: &'static str, formula: &'static str) -> Metric {
    Metric { name, unit: Unit::Share, formula }
}

const fn count(name: &'static str, formula: &'static str) -> Metric {
    Metric { name, unit: Unit::Count, formula }
}

const fn days(name: &'static str, formula: &'static str) -> Metric {
    Metric { name, unit: Unit::Days, formula }
}

/// The value of a figure, with what it was made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The figure: a name of [`METRICS`].
    pub name: Arc<str>,
    /// What tells it apart from others of its name, by label: `framework`, `severity`, `statistic`.
    pub labels: Vec<(Arc<str>, Arc<str>)>,
    /// The value in its unit; none where the whole is empty.
    pub value: Option<f64>,
    /// What the value was divided out of, numerator and denominator; counts have none.
    pub parts: Option<(f64, f64)>,
    /// What was left out, in words and how many.
    pub left_out: Vec<(Arc<str>, usize)>,
    /// What the reader must know: why there is no value.
    pub note: Option<Arc<str>>,
}

impl Measure {
    /// A part of a whole; of nothing there is no share.
    pub fn share(name: &str, numerator: f64, denominator: f64, of: &str) -> Self {
        let is_some = denominator > 0.0;
        Self {
            parts: Some((numerator, denominator)),
            note: (!is_some).then(|| format!("there are no {of}").into()),
            ..Self::plain(name, is_some.then(|| numerator / denominator))
        }
    }

    /// A part of a whole, of counts.
    #[expect(clippy::cast_precision_loss, reason = "counts of controls and checks stay far below 2^52")]
    pub fn ratio(name: &str, ratio: Ratio, of: &str) -> Self {
        Self::share(name, ratio.numerator as f64, ratio.denominator as f64, of)
    }

    /// A number of things.
    #[expect(clippy::cast_precision_loss, reason = "counts of controls and checks stay far below 2^52")]
    pub fn count(name: &str, count: usize) -> Self {
        Self::plain(name, Some(count as f64))
    }

    /// A value, or none.
    pub fn plain(name: &str, value: Option<f64>) -> Self {
        Self { name: name.into(), labels: Vec::new(), value, parts: None, left_out: Vec::new(), note: None }
    }

    /// The same, told apart by a label.
    #[must_use]
    pub fn with(mut self, label: &str, value: &str) -> Self {
        self.labels.push((label.into(), value.into()));
        self
    }

    /// The same, with what was left out of it; nothing left out is not worth a word.
    #[must_use]
    pub fn without(mut self, what: &str, count: usize) -> Self {
        if count > 0 {
            self.left_out.push((what.into(), count));
        }
        self
    }

    /// The same, with a remark.
    #[must_use]
    pub fn noting(mut self, note: Option<String>) -> Self {
        self.note = note.map(Into::into).or(self.note);
        self
    }

    /// The value of a label.
    pub fn label(&self, label: &str) -> Option<&str> {
        self.labels.iter().find(|(name, _)| **name == *label).map(|(_, value)| &**value)
    }
}

/// The middle, the ninetieth of a hundred and the last of sorted values: the mean of the two middle ones where their
/// number is even, and the nearest rank.
pub fn spread(sorted: &[f64]) -> Option<Spread> {
    let max = *sorted.last()?;
    let at = |place: usize| sorted.get(place).copied().unwrap_or(max);
    let length = sorted.len();
    let median =
        if length.is_multiple_of(2) { f64::midpoint(at(length / 2 - 1), at(length / 2)) } else { at(length / 2) };
    Some(Spread { median, p90: at((length * 9).div_ceil(10) - 1), max })
}

/// How values lie.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Half of the values are at most this.
    pub median: f64,
    /// Nine in ten values are at most this.
    pub p90: f64,
    /// Every value is at most this.
    pub max: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = METRICS.iter().map(|metric| metric.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), METRICS.len());
    }

    #[test]
    fn a_share_of_nothing_has_no_value_and_says_why() {
        let nothing = Measure::share("waived_share", 0.0, 0.0, "failing checks");
        assert_eq!((nothing.value, nothing.note.as_deref()), (None, Some("there are no failing checks")));
        let half = Measure::share("waived_share", 1.0, 2.0, "failing checks");
        assert_eq!((half.value, half.note), (Some(0.5), None));
    }

    #[test]
    fn the_spread_of_values_is_of_values_that_are_there() {
        assert_eq!(spread(&[]), None);
        assert_eq!(spread(&[3.0]), Some(Spread { median: 3.0, p90: 3.0, max: 3.0 }));
        let ten: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(spread(&ten), Some(Spread { median: 5.5, p90: 9.0, max: 10.0 }));
        assert_eq!(spread(&ten[..9]), Some(Spread { median: 5.0, p90: 9.0, max: 9.0 }));
    }
}
