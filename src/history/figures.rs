//! The figures that only a history can give: `content/metrics.md` section 5, each with what it was made of.

use super::life::{End, Episode, Happening, Life, Sight};
use super::timeline::{Stand, Timeline};
use crate::model::{Date, Freshness, KindId, Measure, Ratio, Severity, Time, View, spread};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What the user holds findings and evidence to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Days in which a finding is to be resolved, by severity.
    pub sla_days: BTreeMap<Severity, u32>,
    /// How old evidence may be.
    pub freshness: Freshness,
    /// Days up to the day of the report in which what happened is counted.
    pub window_days: u32,
}

impl Default for Limits {
    /// The choices of `content/metrics.md`: ours, and to be made by every organisation for itself.
    fn default() -> Self {
        let sla = [(Severity::Critical, 7), (Severity::High, 30), (Severity::Medium, 90), (Severity::Low, 180)];
        Self { sla_days: sla.into(), freshness: Freshness::default(), window_days: 90 }
    }
}

impl Limits {
    /// Days that a finding is past the limit of its severity on a day; none when it is within it.
    pub(super) fn overdue(&self, severity: Severity, age_days: i64) -> Option<i64> {
        let limit = self.sla_days.get(&severity).map(|days| i64::from(*days))?;
        (age_days > limit).then_some(age_days - limit)
    }
}

/// Days from one moment to another.
#[expect(clippy::cast_precision_loss, reason = "milliseconds of a few centuries stay below 2^53")]
pub(super) fn days_between(from: Time, to: Time) -> f64 {
    (to.0 - from.0) as f64 / 86_400_000.0
}

/// Whole days from the day of a moment to a day, as calendars count them.
pub(super) fn age(since: Time, as_of: Date) -> i64 {
    as_of.days() - since.date().days()
}

/// Upper ends of the age buckets, in days, and their names.
const BUCKETS: [(i64, &str); 5] = [(7, "0-7"), (30, "8-30"), (90, "31-90"), (180, "91-180"), (i64::MAX, "over 180")];

/// Every figure of the history, as of a day.
pub fn figures(timeline: &Timeline, lives: &[Life], as_of: Date, limits: &Limits) -> Vec<Measure> {
    let open: Vec<Open<'_>> = lives.iter().filter_map(Open::new).collect();
    let mut measures = ages(timeline, &open, as_of);
    measures.extend(breaches(timeline, &open, as_of, limits));
    let window = Window { timeline, first: as_of.days() - i64::from(limits.window_days) + 1, last: as_of.days() };
    measures.extend(times(&window, lives));
    measures.extend(happened(&window, lives));
    measures.extend(evidence(timeline, as_of, limits));
    measures
}

/// A finding that has not ended.
struct Open<'a> {
    life: &'a Life,
    episode: &'a Episode,
}

impl<'a> Open<'a> {
    fn new(life: &'a Life) -> Option<Self> {
        Some(Self { life, episode: life.open()? })
    }
}

/// How long open findings are open; the waived are told apart, the unobserved are open still.
#[expect(clippy::cast_precision_loss, reason = "days and counts stay far below 2^52")]
fn ages(timeline: &Timeline, open: &[Open<'_>], as_of: Date) -> Vec<Measure> {
    let waived = open.iter().filter(|one| one.episode.is_waived()).count();
    let counted = || open.iter().filter(|one| !one.episode.is_waived());
    let mut days: Vec<i64> = counted().map(|one| age(timeline.at(one.episode.first_seen), as_of)).collect();
    days.sort_unstable();
    let sorted: Vec<f64> = days.iter().map(|days| *days as f64).collect();
    let spread = spread(&sorted);
    let statistic = |name: &str, value: Option<f64>| {
        let note = value.is_none().then(|| "there are no open findings".to_owned());
        Measure::plain("open_finding_age", value).noting(note).with("statistic", name).without("waived", waived)
    };
    let mut measures = vec![
        statistic("median", spread.map(|spread| spread.median)),
        statistic("p90", spread.map(|spread| spread.p90)),
        statistic("max", spread.map(|spread| spread.max)),
        Measure::share("open_finding_mean_age", sorted.iter().sum(), sorted.len() as f64, "open findings")
            .without("waived", waived),
    ];
    let mut from = i64::MIN;
    for (until, name) in BUCKETS {
        let count = days.iter().filter(|days| (from..=until).contains(*days)).count();
        from = until.saturating_add(1);
        measures.push(Measure::count("open_findings_by_age", count).with("days", name).without("waived", waived));
    }
    for (name, sight) in [("unobserved", false), ("stale", true)] {
        let is = |one: &&Open<'_>| match one.episode.sight {
            Sight::Seen => false,
            Sight::Unobserved(_) => !sight,
            Sight::Stale(_) => sight,
        };
        measures.push(Measure::count("open_findings_unseen", counted().filter(is).count()).with("state", name));
    }
    measures
}

fn breaches(timeline: &Timeline, open: &[Open<'_>], as_of: Date, limits: &Limits) -> Vec<Measure> {
    let share = |severity: Option<Severity>| {
        let of = |one: &&Open<'_>| severity.is_none_or(|severity| one.life.severity == severity);
        let (waived, counted): (Vec<_>, Vec<_>) = open.iter().filter(of).partition(|one| one.episode.is_waived());
        let late = counted
            .iter()
            .filter(|one| limits.overdue(one.life.severity, age(timeline.at(one.episode.first_seen), as_of)).is_some());
        let ratio = Ratio { numerator: late.count(), denominator: counted.len() };
        Measure::ratio("sla_breach_rate", ratio, "open findings").without("waived", waived.len())
    };
    let mut measures = vec![share(None).with("severity", "all")];
    for severity in Severity::ALL.into_iter().rev() {
        let limit = limits.sla_days.get(&severity).map_or_else(|| "none".to_owned(), ToString::to_string);
        measures.push(share(Some(severity)).with("severity", severity.name()).with("limit_days", &limit));
    }
    measures
}

/// The days in which what happened is counted.
struct Window<'a> {
    timeline: &'a Timeline,
    first: i64,
    last: i64,
}

impl Window<'_> {
    fn holds(&self, at: Time) -> bool {
        (self.first..=self.last).contains(&at.date().days())
    }

    /// The episodes that were resolved in the window, each with its run and whether the finding failed again.
    fn resolved<'l>(&self, lives: &'l [Life]) -> Vec<(&'l Episode, usize, bool)> {
        let episodes = lives.iter().flat_map(|life| {
            let later = life.episodes.iter().skip(1).map(Some).chain([None]);
            life.episodes.iter().zip(later)
        });
        let resolved = episodes.filter_map(|(episode, later)| match episode.end {
            Some(End::Resolved(run)) => Some((episode, run, later.is_some())),
            Some(End::Retired(_)) | None => None,
        });
        resolved.filter(|(_, run, _)| self.holds(self.timeline.at(*run))).collect()
    }
}

/// The time to resolve, with the interval that the runs leave open, and how often it did not last.
#[expect(clippy::cast_precision_loss, reason = "counts of findings stay far below 2^52")]
fn times(window: &Window<'_>, lives: &[Life]) -> Vec<Measure> {
    let resolved = window.resolved(lives);
    let at = |run: usize| window.timeline.at(run);
    let count = resolved.len() as f64;
    let mut days: Vec<f64> =
        resolved.iter().map(|(episode, run, _)| days_between(at(episode.first_seen), at(*run))).collect();
    days.sort_by(f64::total_cmp);
    // seen failing from its first to its last sight; at most from the run before the one to the run that saw it pass
    let least = resolved.iter().map(|(episode, _, _)| days_between(at(episode.first_seen), at(episode.last_seen)));
    let before = |episode: &Episode| episode.first_seen.checked_sub(1);
    let most: Vec<_> =
        resolved.iter().filter_map(|(one, run, _)| Some(days_between(at(before(one)?), at(*run)))).collect();
    let unknown = resolved.len() - most.len();
    let retired = lives.iter().flat_map(|life| &life.episodes).filter(|episode| match episode.end {
        Some(End::Retired(run)) => window.holds(at(run)),
        Some(End::Resolved(_)) | None => false,
    });
    let retired = retired.count();
    let none = "findings resolved in the window";
    let mean = |statistic: &str, sum: f64| {
        let measure = Measure::share("time_to_resolve", sum, count, none).with("statistic", statistic);
        measure.without("retired", retired)
    };
    let upper = if unknown == 0 {
        mean("mean_at_most", most.iter().sum())
    } else {
        let remark = format!("{unknown} were there at the first run, so that nobody knows how long before");
        let measure = Measure::plain("time_to_resolve", None).with("statistic", "mean_at_most");
        measure.noting(Some(remark)).without("retired", retired)
    };
    let median = Measure::plain("time_to_resolve", spread(&days).map(|spread| spread.median));
    let median = median.noting(days.is_empty().then(|| format!("there are no {none}")));
    let again = resolved.iter().filter(|(_, _, again)| *again).count();
    vec![
        mean("mean", days.iter().sum()),
        mean("mean_at_least", least.sum()),
        upper,
        median.with("statistic", "median").without("retired", retired),
        Measure::ratio("reopen_rate", Ratio { numerator: again, denominator: resolved.len() }, none),
    ]
}

fn happened(window: &Window<'_>, lives: &[Life]) -> Vec<Measure> {
    let events: Vec<_> = lives.iter().flat_map(|life| &life.events).filter(|event| window.holds(event.at)).collect();
    let count = |happening: Happening| {
        let count = events.iter().filter(|event| event.happening == happening).count();
        Measure::count("finding_events", count).with("event", happening.name())
    };
    Happening::ALL.into_iter().map(count).collect()
}

/// How long ago what is known was last judged, whatever the age of what it was judged on then.
#[expect(clippy::cast_precision_loss, reason = "days and counts stay far below 2^52")]
fn evidence(timeline: &Timeline, as_of: Date, limits: &Limits) -> Vec<Measure> {
    let mut judged: BTreeMap<(&KindId, View, &Arc<str>), usize> = BTreeMap::new();
    for (key, said) in &timeline.checks {
        let Some(last) = said.last() else { continue };
        let run = match last.what {
            Stand::Answered(_) => timeline.last(),
            Stand::Absent => last.run.saturating_sub(1),
            Stand::Gone => continue,
        };
        let entry = judged.entry((&key.kind, key.view, &key.identity)).or_insert(run);
        *entry = run.max(*entry);
    }
    let days_of = |run: usize| age(timeline.at(run), as_of);
    let within = |(kind, view, _): &(&KindId, View, &Arc<str>), run: usize| {
        days_of(run) <= i64::from(limits.freshness.days(*view, kind))
    };
    let fresh = judged.iter().filter(|(thing, run)| within(thing, **run)).count();
    let mut days: Vec<f64> = judged.values().map(|run| days_of(*run) as f64).collect();
    days.sort_by(f64::total_cmp);
    let things = "resources that are known";
    let spread = spread(&days);
    let statistic = |name: &str, value: Option<f64>| {
        let note = value.is_none().then(|| format!("there are no {things}"));
        Measure::plain("judgement_age", value).noting(note).with("statistic", name)
    };
    let freshness = Ratio { numerator: fresh, denominator: days.len() };
    vec![
        statistic("median", spread.map(|spread| spread.median)),
        statistic("max", spread.map(|spread| spread.max)),
        Measure::ratio("judgement_freshness", freshness, things),
    ]
}
