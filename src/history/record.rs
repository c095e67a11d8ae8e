//! Writing a run: what differs from the run before it, in one transaction, wherever in the order its time puts it.

use super::database::{Access, Cause, Cell, Database};
use super::scope::{Scope, hex};
use super::timeline::{ABSENT, COMPLETE, Key, Topic};
use crate::model::{Assessment, Digest, KindId, Measure, RuleId, Ruling, Severity, Snapshot, Time, View, Word};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Rows that one statement inserts.
const BATCH: usize = 100;

/// A run as it is recorded.
#[derive(Debug, Clone)]
pub struct Record {
    /// The name of its series.
    pub series: Arc<str>,
    /// What it looked at.
    pub scope: Scope,
    /// What its checks and controls came to.
    pub snapshot: Snapshot,
    /// Every rule that was loaded, with its severity and the digest of its text.
    pub rules: BTreeMap<RuleId, (Severity, Digest)>,
    /// The figures of the run.
    pub measures: Vec<Measure>,
    /// The kinds of which the input showed everything there is.
    pub complete_kinds: BTreeSet<KindId>,
}

impl Record {
    /// The record of an assessment.
    pub fn of(assessment: &Assessment, series: &str, scope: Scope) -> Self {
        let rules = assessment.rules.iter();
        Self {
            series: series.into(),
            scope,
            snapshot: Snapshot::of(assessment),
            rules: rules
                .map(|(id, rule)| (id.clone(), (rule.severity, Digest(Sha256::digest(rule.text.as_bytes()).into()))))
                .collect(),
            measures: assessment.measures.clone(),
            complete_kinds: assessment.complete_kinds.clone(),
        }
    }

    /// When it was evaluated, which is its place in the order.
    pub(super) fn at(&self) -> Time {
        self.snapshot.evaluated_at.unwrap_or_else(|| Time::midnight(self.snapshot.as_of))
    }

    /// What every subject came to: its name and the value, by topic and key.
    fn values(&self) -> BTreeMap<(Topic, String), (String, String)> {
        let mut values = BTreeMap::new();
        let mut put = |topic: Topic, name: String, value: String| {
            values.insert((topic, key(&name)), (name, value));
        };
        for (name, word) in self.words() {
            put(Topic::Check, name, word.name().to_owned());
        }
        for (id, (severity, digest)) in &self.rules {
            put(Topic::Rule, id.to_string(), format!("{} sha256:{digest}", severity.name()));
        }
        for kind in &self.complete_kinds {
            put(Topic::Kind, kind.0.to_string(), COMPLETE.to_owned());
        }
        for framework in &self.snapshot.frameworks {
            put(Topic::Framework, framework.framework.to_string(), framework.version.to_string());
            for (control, status, _) in &framework.controls {
                put(Topic::Control, format!("{} {control}", framework.framework), status.name().to_owned());
            }
        }
        values
    }

    /// The word on each rule and thing; where a thing is there more than once in a view, the worst.
    fn words(&self) -> BTreeMap<String, Word> {
        let mut words: BTreeMap<String, Word> = BTreeMap::new();
        for check in &self.snapshot.checks {
            let key =
                Key { rule: check.rule.clone(), kind: check.kind.clone(), view: check.view, identity: thing(check) };
            let word = words.entry(key.name()).or_insert(check.answer);
            if rank(check.answer) < rank(*word) {
                *word = check.answer;
            }
        }
        words
    }
}

/// What makes a thing the same in another run. A name of the world outside is enough; an address that only its own
/// code knows is the same in every root module, so that its folder is part of it.
fn thing(check: &Ruling) -> Arc<str> {
    let folder = check.path.rsplit_once('/').map(|(folder, _)| folder);
    match folder.filter(|_| check.view != View::Live && check.identity == check.address) {
        Some(folder) => format!("{} in {folder}", check.identity).into(),
        None => Arc::clone(&check.identity),
    }
}

/// How bad a word is, the worst first: the order of `content/metrics.md` section 2.
fn rank(word: Word) -> u8 {
    match word {
        Word::Fail => 0,
        Word::Error => 1,
        Word::Unknown => 2,
        Word::Waived => 3,
        Word::NoEvidence => 4,
        Word::Pass => 5,
        Word::FalsePositive => 6,
        Word::NotApplicable => 7,
    }
}

/// A name of any length in 32 digits, for an index.
fn key(name: &str) -> String {
    let digest = Sha256::digest(name);
    hex(digest.get(..16).unwrap_or_default())
}

/// Records a run in one transaction; the writers' lock is held meanwhile.
pub(super) fn record(database: &mut dyn Database, record: &Record) -> Result<(), Cause> {
    database.begin(Access::Write)?;
    let done = write(database, record);
    let ended = database.script(if done.is_ok() { "COMMIT" } else { "ROLLBACK" });
    done.and(ended)
}

fn write(database: &mut dyn Database, record: &Record) -> Result<(), Cause> {
    let series = series(database, record)?;
    let run = next_id(database, "tickmark_run")?;
    let before = Before::read(database, series, record.at())?;
    let snapshot = &record.snapshot;
    let cells = [
        Cell::Integer(run),
        Cell::Integer(series),
        Cell::Integer(record.at().0),
        Cell::Integer(snapshot.as_of.days()),
        Cell::text(&snapshot.version),
        Cell::text(&snapshot.content_digest),
        Cell::text(snapshot.verdict.name()),
    ];
    insert(database, "tickmark_run (id, series, evaluated_at, as_of, version, content_digest, verdict)", &[cells])?;
    let subjects = Subjects::read(database, series)?;
    let (now, new) = state(record, &subjects, next_id(database, "tickmark_subject")?);
    let rows: Vec<_> = new.into_iter().map(|subject| subject.cells(series)).collect();
    insert(database, "tickmark_subject (id, series, topic, key, name)", &rows)?;
    changes(database, run, &before.state, &now)?;
    if let Some(next) = before.next {
        // a run that came late: the one after it differs from this one now, and not from the one before both
        database.run("DELETE FROM tickmark_change WHERE run = $1", &[Cell::Integer(next)])?;
        changes(database, next, &now, &before.next_state)?;
    }
    measures(database, run, &record.measures)
}

/// The number of the series; a new one when its scope was never seen.
fn series(database: &mut dyn Database, record: &Record) -> Result<i64, Cause> {
    let (name, digest) = (Cell::text(&record.series), Cell::text(&record.scope.digest()));
    let sql = "SELECT id FROM tickmark_series WHERE name = $1 AND scope_digest = $2";
    if let Some(row) = database.rows(sql, &[name.clone(), digest.clone()])?.first() {
        return row.integer(0);
    }
    let id = next_id(database, "tickmark_series")?;
    let cells = [Cell::Integer(id), name, digest, Cell::text(&record.scope.text())];
    insert(database, "tickmark_series (id, name, scope_digest, scope)", &[cells])?;
    Ok(id)
}

/// A number that no row of the table has; the writers' lock keeps others from taking it.
fn next_id(database: &mut dyn Database, table: &str) -> Result<i64, Cause> {
    let rows = database.rows(&format!("SELECT COALESCE(MAX(id), 0) + 1 FROM {table}"), &[])?;
    rows.first().ok_or(Cause::Damaged("a table is missing"))?.integer(0)
}

/// What every subject came to, by its number; one that is not here is absent.
type State = BTreeMap<i64, String>;

/// What the runs around a moment say.
struct Before {
    state: State,
    /// The first run after the moment.
    next: Option<i64>,
    next_state: State,
}

impl Before {
    fn read(database: &mut dyn Database, series: i64, at: Time) -> Result<Self, Cause> {
        let sql = "SELECT r.id, r.evaluated_at FROM tickmark_run r WHERE r.series = $1 AND r.evaluated_at > $2 \
                   ORDER BY r.evaluated_at, r.id LIMIT 1";
        let after = database.rows(sql, &[Cell::Integer(series), Cell::Integer(at.0)])?;
        let next = after.first().map(|row| row.integer(0)).transpose()?;
        let sql = "SELECT c.subject, c.value FROM tickmark_change c JOIN tickmark_run r ON r.id = c.run \
                   WHERE r.series = $1 AND r.evaluated_at <= $2 ORDER BY r.evaluated_at, r.id";
        let mut state = State::new();
        for row in database.rows(sql, &[Cell::Integer(series), Cell::Integer(at.0)])? {
            state.insert(row.integer(0)?, row.text(1)?.to_owned());
        }
        let mut next_state = State::new();
        if let Some(next) = next {
            next_state.clone_from(&state);
            let sql = "SELECT subject, value FROM tickmark_change WHERE run = $1";
            for row in database.rows(sql, &[Cell::Integer(next)])? {
                next_state.insert(row.integer(0)?, row.text(1)?.to_owned());
            }
        }
        Ok(Self { state, next, next_state })
    }
}

/// The subjects of a series that are known.
struct Subjects(BTreeMap<(Topic, String), i64>);

impl Subjects {
    fn read(database: &mut dyn Database, series: i64) -> Result<Self, Cause> {
        let sql = "SELECT id, topic, key FROM tickmark_subject WHERE series = $1";
        let rows = database.rows(sql, &[Cell::Integer(series)])?;
        let subject = |row: &super::database::Row| {
            let topic = Topic::of(row.text(1)?).ok_or(Cause::Damaged("a topic is not known"))?;
            Ok(((topic, row.text(2)?.to_owned()), row.integer(0)?))
        };
        rows.iter().map(subject).collect::<Result<_, Cause>>().map(Self)
    }
}

/// A subject that no run named before.
struct NewSubject {
    id: i64,
    topic: Topic,
    key: String,
    name: String,
}

impl NewSubject {
    fn cells(&self, series: i64) -> [Cell; 5] {
        let text = Cell::text;
        [Cell::Integer(self.id), Cell::Integer(series), text(self.topic.name()), text(&self.key), text(&self.name)]
    }
}

/// What every subject comes to with this run, and the subjects that are new, numbered from `first`.
fn state(record: &Record, subjects: &Subjects, first: i64) -> (State, Vec<NewSubject>) {
    let (mut now, mut new, mut free) = (State::new(), Vec::new(), first);
    let mut values = record.values();
    for (at, id) in &subjects.0 {
        if let Some((_, value)) = values.remove(at) {
            now.insert(*id, value);
        }
    }
    for ((topic, key), (name, value)) in values {
        now.insert(free, value);
        new.push(NewSubject { id: free, topic, key, name });
        free += 1;
    }
    (now, new)
}

/// Writes what differs between two states as the changes of a run.
fn changes(database: &mut dyn Database, run: i64, before: &State, now: &State) -> Result<(), Cause> {
    fn said(state: &State, subject: i64) -> &str {
        state.get(&subject).map_or(ABSENT, String::as_str)
    }
    let subjects: BTreeSet<i64> = before.keys().chain(now.keys()).copied().collect();
    let differs = subjects.into_iter().filter(|subject| said(before, *subject) != said(now, *subject));
    let rows: Vec<_> =
        differs.map(|subject| [Cell::Integer(run), Cell::Integer(subject), Cell::text(said(now, subject))]).collect();
    insert(database, "tickmark_change (run, subject, value)", &rows)
}

fn measures(database: &mut dyn Database, run: i64, measures: &[Measure]) -> Result<(), Cause> {
    let rows: Vec<_> = measures.iter().zip(0..).map(|(measure, position)| cells(run, position, measure)).collect();
    let into = "tickmark_measure (run, position, name, labels, value, numerator, denominator, left_out, note)";
    insert(database, into, &rows)
}

fn cells(run: i64, position: i64, measure: &Measure) -> [Cell; 9] {
    let labels: serde_json::Map<String, serde_json::Value> =
        measure.labels.iter().map(|(name, value)| (name.to_string(), (&**value).into())).collect();
    let left_out: Vec<(&str, usize)> = measure.left_out.iter().map(|(what, count)| (&**what, *count)).collect();
    [
        Cell::Integer(run),
        Cell::Integer(position),
        Cell::text(&measure.name),
        Cell::text(&serde_json::Value::Object(labels).to_string()),
        Cell::real(measure.value),
        Cell::real(measure.parts.map(|(numerator, _)| numerator)),
        Cell::real(measure.parts.map(|(_, denominator)| denominator)),
        Cell::text(&serde_json::to_string(&left_out).unwrap_or_default()),
        Cell::text(measure.note.as_deref().unwrap_or_default()),
    ]
}

/// Inserts rows, many with one statement.
fn insert<const N: usize>(database: &mut dyn Database, into: &str, rows: &[[Cell; N]]) -> Result<(), Cause> {
    for batch in rows.chunks(BATCH) {
        let row = |number: usize| {
            let names: Vec<String> = (1..=N).map(|column| format!("${}", number * N + column)).collect();
            format!("({})", names.join(", "))
        };
        let places: Vec<String> = (0..batch.len()).map(row).collect();
        let sql = format!("INSERT INTO {into} VALUES {}", places.join(", "));
        database.run(&sql, &batch.concat())?;
    }
    Ok(())
}
