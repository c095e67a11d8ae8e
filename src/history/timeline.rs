//! Reading a series: its runs in order, and what every subject came to when.

use super::database::{Cause, Cell, Database, Row};
use super::scope::Scope;
use crate::model::{Date, KindId, Measure, RuleId, Severity, Time, Verdict, View, Word};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The value of a subject that a run does not name.
pub(super) const ABSENT: &str = "absent";

/// The value of a kind of which the input shows everything there is.
pub(super) const COMPLETE: &str = "complete";

/// What a subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// A rule on a thing.
    Check,
    /// A control of a framework.
    Control,
    /// The version of a framework.
    Framework,
    /// A kind of which the input shows everything there is.
    Kind,
    /// The text of a rule.
    Rule,
}

impl Topic {
    const ALL: [Self; 5] = [Self::Check, Self::Control, Self::Framework, Self::Kind, Self::Rule];

    /// The name in the database.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Control => "control",
            Self::Framework => "framework",
            Self::Kind => "kind",
            Self::Rule => "rule",
        }
    }

    pub(super) fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.name() == name)
    }
}

/// What makes two checks of different runs the same: the rule, and the thing in one view.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// The rule.
    pub rule: RuleId,
    /// What the thing is.
    pub kind: KindId,
    /// The kind of input that shows it.
    pub view: View,
    /// What makes it the same thing in another run.
    pub identity: Arc<str>,
}

impl Key {
    /// The key as text; only the identity may hold spaces.
    pub(super) fn name(&self) -> String {
        format!("{} {} {} {}", self.rule, self.kind.0, self.view.name(), self.identity)
    }

    /// The key of a text.
    pub(super) fn read(name: &str) -> Option<Self> {
        let mut parts = name.splitn(4, ' ');
        let (rule, kind, view) = (parts.next()?, parts.next()?, parts.next()?);
        let views = [View::Code, View::Plan, View::State, View::Live];
        Some(Self {
            rule: RuleId(rule.into()),
            kind: KindId(kind.into()),
            view: views.into_iter().find(|one| one.name() == view)?,
            identity: parts.next()?.into(),
        })
    }
}

/// What a check came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// The rule answered.
    Answered(Word),
    /// The run did not show the thing, or did not know the rule.
    Absent,
    /// The run shows everything there is of its kind, and the thing is not among it.
    Gone,
}

impl Stand {
    fn read(value: &str) -> Option<Self> {
        match value {
            ABSENT => Some(Self::Absent),
            word => Word::ALL.into_iter().find(|one| one.name() == word).map(Self::Answered),
        }
    }
}

/// From a run on, until something else is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<T> {
    /// The run, as a place in [`Timeline::runs`].
    pub run: usize,
    /// What is said.
    pub what: T,
}

/// What is said of a subject over time, oldest first.
pub type Track<T> = Vec<Said<T>>;

/// A control: its framework and its id.
pub type ControlKey = (Arc<str>, Arc<str>);

/// A rule that was loaded: its severity, and the digest of its text.
pub type RuleVersion = (Severity, Arc<str>);

/// A run of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct RunEntry {
    /// When it was evaluated.
    pub at: Time,
    /// The day it spoke for.
    pub as_of: Date,
    /// The version of Tickmark.
    pub version: Arc<str>,
    /// The digest over policies, kinds and frameworks.
    pub content_digest: Arc<str>,
    /// How it ended.
    pub verdict: Arc<str>,
    /// Its figures.
    pub measures: Vec<Measure>,
}

/// Runs of another scope under the same name.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What they looked at.
    pub scope: Scope,
    /// How many there are.
    pub runs: usize,
    /// When the last was evaluated.
    pub last: Time,
}

/// A series, read; never without a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The name.
    pub name: Arc<str>,
    /// What its runs looked at.
    pub scope: Scope,
    /// Its runs, oldest first.
    pub runs: Vec<RunEntry>,
    /// What every check came to, by key, oldest first.
    pub checks: BTreeMap<Key, Track<Stand>>,
    /// The status of every control by framework and id, oldest first; none while the run did not assess it.
    pub controls: BTreeMap<ControlKey, Track<Option<Arc<str>>>>,
    /// The version of every framework, oldest first.
    pub frameworks: BTreeMap<Arc<str>, Track<Option<Arc<str>>>>,
    /// The severity and digest of every rule, oldest first; none while it was not loaded.
    pub rules: BTreeMap<RuleId, Track<Option<RuleVersion>>>,
    /// Whether the input showed everything there is of a kind, oldest first.
    pub complete: BTreeMap<KindId, Track<bool>>,
    /// Runs of other scopes under the same name.
    pub apart: Vec<Series>,
}

/// What was said of a subject in a run.
pub(super) fn said_at<T>(said: &[Said<T>], run: usize) -> Option<&T> {
    let after = said.partition_point(|one| one.run <= run);
    said.get(after.checked_sub(1)?).map(|one| &one.what)
}

/// What a name leads to.
pub(super) enum Found {
    Timeline(Box<Timeline>),
    /// Nobody recorded under that name; these are the names there are.
    NoSeries(Vec<String>),
    NoRun,
}

/// Reads the series of a name whose last run up to the end of a day is the latest.
pub(super) fn read(database: &mut dyn Database, name: &str, until: Date) -> Result<Found, Cause> {
    let end = Time::midnight(Date::of_days(until.days() + 1)).0 - 1;
    let known =
        database.rows("SELECT id, scope FROM tickmark_series WHERE name = $1 ORDER BY id", &[Cell::text(name)])?;
    if known.is_empty() {
        let names = database.rows("SELECT DISTINCT name FROM tickmark_series ORDER BY name", &[])?;
        return Ok(Found::NoSeries(names.iter().map(|row| row.text(0).map(str::to_owned)).collect::<Result<_, _>>()?));
    }
    let mut all = Vec::new();
    for row in &known {
        let id = row.integer(0)?;
        let scope = Scope::read(row.text(1)?).ok_or(Cause::Damaged("a scope cannot be read"))?;
        all.push((id, scope, runs(database, id, end)?));
    }
    let last = |runs: &[(i64, RunEntry)]| runs.last().map(|(id, run)| (run.at, *id));
    all.retain(|(_, _, runs)| !runs.is_empty());
    all.sort_by_key(|(_, _, runs)| last(runs));
    let Some((id, scope, runs)) = all.pop() else { return Ok(Found::NoRun) };
    let apart = all
        .into_iter()
        .rev()
        .filter_map(|(_, scope, runs)| Some(Series { scope, runs: runs.len(), last: runs.last()?.1.at }));
    let apart = apart.collect();
    let mut timeline = Timeline {
        name: name.into(),
        scope,
        runs: Vec::new(),
        checks: BTreeMap::new(),
        controls: BTreeMap::new(),
        frameworks: BTreeMap::new(),
        rules: BTreeMap::new(),
        complete: BTreeMap::new(),
        apart,
    };
    let places: BTreeMap<i64, usize> = runs.iter().zip(0..).map(|((run, _), place)| (*run, place)).collect();
    timeline.runs = runs.into_iter().map(|(_, run)| run).collect();
    measures(database, id, &places, &mut timeline)?;
    subjects(database, id, &places, &mut timeline)?;
    timeline.bury();
    Ok(Found::Timeline(Box::new(timeline)))
}

fn runs(database: &mut dyn Database, series: i64, end: i64) -> Result<Vec<(i64, RunEntry)>, Cause> {
    let sql = "SELECT id, evaluated_at, as_of, version, content_digest, verdict FROM tickmark_run \
               WHERE series = $1 AND evaluated_at <= $2 ORDER BY evaluated_at, id";
    let run = |row: &Row| {
        let run = RunEntry {
            at: Time(row.integer(1)?),
            as_of: Date::of_days(row.integer(2)?),
            version: row.text(3)?.into(),
            content_digest: row.text(4)?.into(),
            verdict: row.text(5)?.into(),
            measures: Vec::new(),
        };
        Ok((row.integer(0)?, run))
    };
    database.rows(sql, &[Cell::Integer(series), Cell::Integer(end)])?.iter().map(run).collect()
}

/// Where runs stand in the timeline, by their number in the database.
type Places = BTreeMap<i64, usize>;

fn measures(database: &mut dyn Database, series: i64, places: &Places, into: &mut Timeline) -> Result<(), Cause> {
    let sql = "SELECT m.run, m.name, m.labels, m.value, m.numerator, m.denominator, m.left_out, m.note \
               FROM tickmark_measure m JOIN tickmark_run r ON r.id = m.run WHERE r.series = $1 \
               ORDER BY m.run, m.position";
    for row in database.rows(sql, &[Cell::Integer(series)])? {
        let run = places.get(&row.integer(0)?).and_then(|place| into.runs.get_mut(*place));
        if let Some(run) = run {
            run.measures.push(measure(&row)?);
        }
    }
    Ok(())
}

fn measure(row: &Row) -> Result<Measure, Cause> {
    let damaged = |_| Cause::Damaged("a figure cannot be read");
    let labels: serde_json::Map<String, serde_json::Value> = serde_json::from_str(row.text(2)?).map_err(damaged)?;
    let left_out: Vec<(String, usize)> = serde_json::from_str(row.text(6)?).map_err(damaged)?;
    let label = |(name, value): (String, serde_json::Value)| (name.into(), value.as_str().unwrap_or_default().into());
    Ok(Measure {
        name: row.text(1)?.into(),
        labels: labels.into_iter().map(label).collect(),
        value: row.real(3),
        parts: row.real(4).zip(row.real(5)),
        left_out: left_out.into_iter().map(|(what, count)| (what.into(), count)).collect(),
        note: Some(row.text(7)?).filter(|note| !note.is_empty()).map(Into::into),
    })
}

fn subjects(database: &mut dyn Database, series: i64, places: &Places, into: &mut Timeline) -> Result<(), Cause> {
    let sql = "SELECT s.topic, s.name, c.run, c.value FROM tickmark_change c JOIN tickmark_subject s ON s.id = c.subject \
               JOIN tickmark_run r ON r.id = c.run WHERE r.series = $1 ORDER BY r.evaluated_at, r.id, s.id";
    for row in database.rows(sql, &[Cell::Integer(series)])? {
        if let Some(run) = places.get(&row.integer(2)?) {
            let topic = Topic::of(row.text(0)?).ok_or(Cause::Damaged("a topic is not known"))?;
            into.hear(topic, row.text(1)?, *run, row.text(3)?).ok_or(Cause::Damaged("a value is not known"))?;
        }
    }
    Ok(())
}

impl Timeline {
    /// Takes what a run said of a subject.
    fn hear(&mut self, topic: Topic, name: &str, run: usize, value: &str) -> Option<()> {
        let text = (value != ABSENT).then(|| Arc::from(value));
        match topic {
            Topic::Check => {
                let what = Stand::read(value)?;
                self.checks.entry(Key::read(name)?).or_default().push(Said { run, what });
            }
            Topic::Control => {
                let (framework, control) = name.split_once(' ')?;
                let said = self.controls.entry((framework.into(), control.into())).or_default();
                said.push(Said { run, what: text });
            }
            Topic::Framework => self.frameworks.entry(name.into()).or_default().push(Said { run, what: text }),
            Topic::Kind => {
                let said = self.complete.entry(KindId(name.into())).or_default();
                said.push(Said { run, what: value == COMPLETE });
            }
            Topic::Rule => {
                let what = match text {
                    Some(text) => {
                        let (severity, digest) = text.split_once(' ')?;
                        Some((severity.parse().ok()?, digest.into()))
                    }
                    None => None,
                };
                self.rules.entry(RuleId(name.into())).or_default().push(Said { run, what });
            }
        }
        Some(())
    }

    /// Tells what is gone from what is not shown: the first run that could read all, shows everything there is of the
    /// kind and has the rule, and yet does not name the thing.
    fn bury(&mut self) {
        let mut checks = std::mem::take(&mut self.checks);
        for (key, said) in &mut checks {
            let ends: Vec<usize> = said.iter().skip(1).map(|next| next.run).chain([self.runs.len()]).collect();
            let absent = said.iter().zip(ends).filter(|(one, _)| one.what == Stand::Absent);
            let gone = absent.filter_map(|(one, end)| (one.run..end).find(|run| self.shows_all(*run, key)));
            let gone: Vec<usize> = gone.collect();
            for run in gone {
                said.retain(|one| one.run != run);
                said.push(Said { run, what: Stand::Gone });
            }
            said.sort_by_key(|one| one.run);
        }
        self.checks = checks;
    }

    fn shows_all(&self, run: usize, key: &Key) -> bool {
        let complete = self.complete.get(&key.kind).and_then(|said| said_at(said, run)).copied();
        let rule = self.rules.get(&key.rule).and_then(|said| said_at(said, run)).and_then(Option::as_ref);
        let trusted = self.runs.get(run).is_some_and(|run| &*run.verdict != Verdict::Untrusted.name());
        complete.unwrap_or(false) && rule.is_some() && trusted
    }

    /// The last run.
    pub(super) fn last(&self) -> usize {
        self.runs.len().saturating_sub(1)
    }

    /// When a run was evaluated.
    pub(super) fn at(&self, run: usize) -> Time {
        self.runs.get(run).map_or_else(Time::default, |run| run.at)
    }

    /// The severity of a rule, the latest that is known.
    pub(super) fn severity(&self, rule: &RuleId) -> Severity {
        let said = self.rules.get(rule).into_iter().flatten().rev().find_map(|said| said.what.as_ref());
        said.map_or(Severity::Low, |(severity, _)| *severity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written_whatever_the_identity() {
        for identity in ["arn:aws:s3:::x", "a b  c", "", "ü\n"] {
            let key = Key {
                rule: RuleId("AWS-S3-003".into()),
                kind: KindId("aws.s3.bucket".into()),
                view: View::Live,
                identity: identity.into(),
            };
            assert_eq!(Key::read(&key.name()), Some(key));
        }
        assert_eq!(Key::read("AWS-S3-003 aws.s3.bucket seen x"), None);
    }

    #[test]
    fn what_is_said_holds_until_something_else_is() {
        let said = [Said { run: 1, what: "a" }, Said { run: 4, what: "b" }];
        let at: Vec<_> = [0, 1, 3, 4, 9].iter().map(|run| said_at(&said, *run).copied()).collect();
        assert_eq!(at, [None, Some("a"), Some("a"), Some("b"), Some("b")]);
    }
}
