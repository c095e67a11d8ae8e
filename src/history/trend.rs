//! What a series came to, run by run, and how its last run differs from the one it can be compared with.

use super::figures::{Limits, age, days_between, figures};
use super::life::{End, Episode, Happening, Life, Sight, lives};
use super::timeline::{ControlKey, RunEntry, Timeline, Track, said_at};
use crate::model::{Comparison, ControlShift, Date, Difference, FrameworkPoint, OpenFinding, Point, Time, Trend};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rules that are named where they make two runs incomparable.
const FEW: usize = 5;

/// The trend of a series as of a day.
pub fn trend(timeline: &Timeline, as_of: Date, limits: &Limits) -> Trend {
    let lives = lives(timeline, as_of, limits);
    let mut measures = timeline.runs.last().map_or_else(Vec::new, |run| run.measures.clone());
    measures.extend(figures(timeline, &lives, as_of, limits));
    let finding = |life: &Life| Some(finding(timeline, life, life.open()?, as_of, limits));
    let mut open: Vec<OpenFinding> =
        lives.iter().filter(|life| life.open().is_some_and(|one| !one.is_waived())).filter_map(finding).collect();
    open.sort_by(|a, b| {
        (a.first_seen, b.severity, &a.rule, &a.identity).cmp(&(b.first_seen, a.severity, &b.rule, &b.identity))
    });
    let scope = &timeline.scope;
    let apart = timeline.apart.iter().map(|series| {
        let runs = if series.runs == 1 { "1 run".to_owned() } else { format!("{} runs", series.runs) };
        let differs = scope.differences(&series.scope).join("; ");
        format!("{runs} up to {} of another scope: {differs}", series.last.date())
    });
    Trend {
        series: Arc::clone(&timeline.name),
        as_of,
        window_days: limits.window_days,
        points: points(timeline, &lives),
        comparison: comparison(timeline, &lives, as_of, limits),
        apart: apart.collect(),
        open,
        measures,
    }
}

/// A finding in one of its episodes.
fn finding(timeline: &Timeline, life: &Life, episode: &Episode, as_of: Date, limits: &Limits) -> OpenFinding {
    let first_seen = timeline.at(episode.first_seen);
    let ended = match episode.end {
        Some(End::Resolved(run) | End::Retired(run)) => timeline.at(run).date(),
        None => as_of,
    };
    let age_days = age(first_seen, ended);
    let end = |until: Option<usize>| until.map_or(Time::midnight(as_of), |run| timeline.at(run));
    let waived = episode.waived.iter().map(|(from, until)| days_between(timeline.at(*from), end(*until)).max(0.0));
    let (unseen, stale) = match episode.sight {
        Sight::Seen => (None, false),
        Sight::Unobserved(why) => (Some(why), false),
        Sight::Stale(why) => (Some(why), true),
    };
    OpenFinding {
        rule: life.key.rule.clone(),
        severity: life.severity,
        identity: Arc::clone(&life.key.identity),
        first_seen,
        last_seen: timeline.at(episode.last_seen),
        reopened: life.reopened(),
        age_days,
        overdue_days: limits.overdue(life.severity, age_days),
        waived_days: waived.fold(0.0, |sum, days| sum + days),
        unseen,
        stale,
    }
}

fn points(timeline: &Timeline, lives: &[Life]) -> Vec<Point> {
    // what happened at each moment, once, since there may be thousands of findings
    let mut happened: BTreeMap<(Time, Happening), usize> = BTreeMap::new();
    for event in lives.iter().flat_map(|life| &life.events) {
        *happened.entry((event.at, event.happening)).or_default() += 1;
    }
    let (mut points, mut before) = (Vec::new(), None);
    for (number, run) in timeline.runs.iter().enumerate() {
        // runs of one moment share its events: the first of them tells
        let first = before.is_none_or(|one: &RunEntry| one.at != run.at);
        let count = |what| if first { happened.get(&(run.at, what)).copied().unwrap_or(0) } else { 0 };
        let (open, waived) = standing(lives, number);
        points.push(Point {
            at: run.at,
            verdict: Arc::clone(&run.verdict),
            comparable: before.is_none_or(|before| is_comparable(before, run)),
            frameworks: frameworks(run),
            open,
            waived,
            opened: count(Happening::FirstSeen) + count(Happening::Reopened),
            resolved: count(Happening::Resolved),
        });
        before = Some(run);
    }
    points
}

/// How many findings were open, and how many waived, after a run.
fn standing(lives: &[Life], run: usize) -> (usize, usize) {
    let (mut open, mut waived) = (0, 0);
    for episode in lives.iter().flat_map(|life| &life.episodes) {
        let ended = matches!(episode.end, Some(End::Resolved(end) | End::Retired(end)) if end <= run);
        if episode.first_seen > run || ended {
            continue;
        }
        let held = |(from, until): &(usize, Option<usize>)| *from <= run && until.is_none_or(|until| run < until);
        *(if episode.waived.iter().any(held) { &mut waived } else { &mut open }) += 1;
    }
    (open, waived)
}

/// What each framework came to in a run, from its figures.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts of controls are small")]
fn frameworks(run: &RunEntry) -> Vec<FrameworkPoint> {
    let mut all: Vec<FrameworkPoint> = Vec::new();
    for measure in &run.measures {
        let Some(framework) = measure.label("framework") else { continue };
        if !matches!(&*measure.name, "score" | "coverage" | "controls") {
            continue;
        }
        if all.last().is_none_or(|last| *last.framework != *framework) {
            all.push(FrameworkPoint { framework: framework.into(), score: None, coverage: None, pass: 0, fail: 0 });
        }
        let Some(last) = all.last_mut() else { continue };
        let count = measure.value.unwrap_or(0.0) as usize;
        match (&*measure.name, measure.label("status")) {
            ("score", _) => last.score = measure.value,
            ("coverage", _) => last.coverage = measure.value,
            ("controls", Some("pass")) => last.pass = count,
            ("controls", Some("fail")) => last.fail = count,
            _ => {}
        }
    }
    all
}

/// Whether two runs of a series were judged by the same policies, kinds, frameworks and program.
fn is_comparable(one: &RunEntry, other: &RunEntry) -> bool {
    one.content_digest == other.content_digest && one.version == other.version
}

fn comparison(timeline: &Timeline, lives: &[Life], as_of: Date, limits: &Limits) -> Comparison {
    let number = timeline.last();
    let Some((last, earlier)) = timeline.runs.split_last() else { return Comparison::Impossible(Vec::new()) };
    let found = earlier.iter().enumerate().rev().find(|(_, run)| is_comparable(run, last));
    let Some((since, before)) = found else {
        return Comparison::Impossible(reasons(timeline, earlier.last(), last));
    };
    let pairs = frameworks(last).into_iter().filter_map(|now| {
        let then = frameworks(before).into_iter().find(|then| then.framework == now.framework)?;
        Some((then, now))
    });
    let between = |life: &&Life, wanted: &[Happening]| {
        let within = |at: Time| before.at < at && at <= last.at;
        life.events.iter().any(|event| within(event.at) && wanted.contains(&event.happening))
    };
    let of = |life: &Life| Some(finding(timeline, life, life.episodes.last()?, as_of, limits));
    let opened = [Happening::FirstSeen, Happening::Reopened];
    Comparison::With(Box::new(Difference {
        since: before.at,
        frameworks: pairs.collect(),
        controls: changes(timeline, since, number),
        opened: lives.iter().filter(|life| life.open().is_some() && between(life, &opened)).filter_map(of).collect(),
        resolved: lives
            .iter()
            .filter(|life| life.open().is_none() && between(life, &[Happening::Resolved]))
            .filter_map(of)
            .collect(),
    }))
}

/// Controls with another status in a run than in an earlier one.
fn changes(timeline: &Timeline, since: usize, now: usize) -> Vec<ControlShift> {
    let change = |((framework, control), said): (&ControlKey, &Track<Option<Arc<str>>>)| {
        let from = said_at(said, since)?.as_ref()?;
        let to = said_at(said, now)?.as_ref()?;
        let (framework, control) = (Arc::clone(framework), Arc::clone(control));
        (from != to).then(|| ControlShift { framework, control, from: Arc::clone(from), to: Arc::clone(to) })
    };
    timeline.controls.iter().filter_map(change).collect()
}

/// Why the last run cannot be compared with the one before it.
fn reasons(timeline: &Timeline, before: Option<&RunEntry>, last: &RunEntry) -> Vec<String> {
    let Some(before) = before else { return vec!["it is the first run of its scope".to_owned()] };
    let number = timeline.last();
    let mut reasons = Vec::new();
    if before.version != last.version {
        reasons.push(format!("Tickmark is {}, and was {}", last.version, before.version));
    }
    for (framework, said) in &timeline.frameworks {
        let text = |run: usize| said_at(said, run).and_then(|what| what.as_deref()).unwrap_or("not assessed");
        let (then, now) = (text(number.saturating_sub(1)), text(number));
        if then != now {
            reasons.push(format!("{framework} is {now}, and was {then}"));
        }
    }
    let rules: Vec<&str> = timeline
        .rules
        .iter()
        .filter(|(_, said)| said.last().is_some_and(|one| one.run == number))
        .map(|(id, _)| &*id.0)
        .collect();
    if !rules.is_empty() {
        let more = if rules.len() > FEW { " and others" } else { "" };
        let named: Vec<&str> = rules.iter().copied().take(FEW).collect();
        reasons.push(format!("rules that are new, changed or gone: {}: {}{more}", rules.len(), named.join(", ")));
    }
    if reasons.is_empty() {
        reasons.push("kinds, mappings or shared policies changed".to_owned());
    }
    reasons
}
