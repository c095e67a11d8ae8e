//! What became of every finding, and of every check that could not be decided.
//!
//! Findings are told by their fingerprints; several with one fingerprint are counted, those at the same address first.

use crate::model::{Fate, Mark, Ruling, Snapshot, Turn, View, Word};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A finding with the check it belongs to.
type Found<'a> = (&'a Ruling, &'a Mark);

/// A rule on a thing in a view; the address may differ from run to run.
type Asked<'a> = (&'a str, &'a str, &'a str, View);

/// Everything that became of findings and checks, sorted.
pub(super) fn turns(before: &Snapshot, after: &Snapshot) -> Vec<Turn> {
    let later = Later::new(after);
    let mut groups: BTreeMap<&str, Group<'_>> = BTreeMap::new();
    for (run, side) in [(before, Side::Before), (after, Side::After)] {
        for check in &run.checks {
            for mark in &check.findings {
                groups.entry(&mark.fingerprint).or_default().add(side, (check, mark));
            }
        }
    }
    let mut turns: Vec<Turn> = groups.into_values().flat_map(|group| group.turns(&later)).collect();
    turns.extend(undecided(before, after));
    turns.sort();
    turns
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// The findings of one fingerprint: open ones, and those that an exception covers.
#[derive(Default)]
struct Group<'a> {
    open: (Vec<Found<'a>>, Vec<Found<'a>>),
    held: (Vec<Found<'a>>, Vec<Found<'a>>),
}

impl<'a> Group<'a> {
    fn add(&mut self, side: Side, found: Found<'a>) {
        let pair = if found.0.answer == Word::Fail { &mut self.open } else { &mut self.held };
        match side {
            Side::Before => pair.0.push(found),
            Side::After => pair.1.push(found),
        }
    }

    fn turns(mut self, later: &Later<'a>) -> Vec<Turn> {
        let mut turns = Vec::new();
        drop(matched(&mut self.open.0, &mut self.open.1));
        drop(matched(&mut self.held.0, &mut self.held.1));
        for (was, now) in matched(&mut self.held.0, &mut self.open.1) {
            let mut turn = turn(Fate::WaiverEnded, now, Some(was.0.answer), Some(now.0.answer));
            turn.exception.clone_from(&was.0.exception);
            turns.push(turn);
        }
        for (was, now) in matched(&mut self.open.0, &mut self.held.1) {
            turns.push(turn(Fate::Accepted, now, Some(was.0.answer), Some(now.0.answer)));
        }
        turns.extend(self.open.1.into_iter().map(|now| turn(Fate::New, now, None, Some(now.0.answer))));
        turns.extend(self.held.1.into_iter().map(|now| turn(Fate::Accepted, now, None, Some(now.0.answer))));
        let gone = self.open.0.into_iter().chain(self.held.0);
        turns.extend(gone.filter_map(|was| later.gone(was)));
        turns
    }
}

/// Takes as many from both as there are in the shorter, those of one address together.
fn matched<'a>(left: &mut Vec<Found<'a>>, right: &mut Vec<Found<'a>>) -> Vec<(Found<'a>, Found<'a>)> {
    let mut pairs = Vec::new();
    let key = |found: &Found<'a>| (found.0.view, &found.0.address, &found.0.path);
    left.retain(|one| {
        let same = right.iter().position(|other| key(other) == key(one));
        pairs.extend(same.map(|at| (*one, right.remove(at))));
        same.is_none()
    });
    let rest = left.len().min(right.len());
    pairs.extend(left.drain(..rest).zip(right.drain(..rest)));
    pairs
}

fn turn(fate: Fate, (check, mark): Found<'_>, before: Option<Word>, after: Option<Word>) -> Turn {
    Turn {
        path: Arc::clone(&mark.path),
        line: mark.line,
        fingerprint: Some(Arc::clone(&mark.fingerprint)),
        message: Arc::clone(&mark.message),
        ..of_check(fate, check, before, after)
    }
}

fn of_check(fate: Fate, check: &Ruling, before: Option<Word>, after: Option<Word>) -> Turn {
    Turn {
        fate,
        path: Arc::clone(&check.path),
        line: 0,
        rule: check.rule.clone(),
        severity: check.severity,
        kind: check.kind.clone(),
        identity: Arc::clone(&check.identity),
        view: check.view,
        address: Arc::clone(&check.address),
        fingerprint: None,
        message: "".into(),
        before,
        after,
        exception: check.exception.clone(),
        why: None,
    }
}

/// What the later run says of things.
struct Later<'a> {
    run: &'a Snapshot,
    asked: BTreeMap<Asked<'a>, Vec<&'a Ruling>>,
    things: BTreeSet<(&'a str, &'a str, View, &'a str)>,
}

impl<'a> Later<'a> {
    fn new(run: &'a Snapshot) -> Self {
        let mut asked: BTreeMap<Asked<'a>, Vec<&'a Ruling>> = BTreeMap::new();
        for check in &run.checks {
            asked.entry(thing(check)).or_default().push(check);
        }
        let things = run.checks.iter().map(|one| (&*one.kind.0, &*one.identity, one.view, place(one))).collect();
        Self { run, asked, things }
    }

    /// What became of a finding that is not there any more; none when the check itself tells.
    fn gone(&self, was: Found<'a>) -> Option<Turn> {
        let key = thing(was.0);
        let answers = self.asked.get(&key).map(Vec::as_slice).unwrap_or_default();
        let here = answers.iter().filter(|now| is_same(was.0, now));
        let (same, moved): (Vec<&Ruling>, Vec<&Ruling>) = here.copied().partition(|now| now.address == was.0.address);
        let told_by = if same.is_empty() { moved } else { same };
        let words: Vec<Word> = told_by.iter().map(|now| now.answer).collect();
        let judged = words.iter().copied().find(|word| is_judged(*word));
        let told = Some(was.0.answer);
        if judged.is_some() {
            return Some(turn(Fate::Fixed, was, told, judged));
        }
        if words.iter().any(|word| is_undecided(*word)) {
            return None;
        }
        let (fate, why) = if words.is_empty() { self.unasked(was.0, key) } else { (Fate::Unobserved, NOT_APPLICABLE) };
        Some(Turn { why: Some(why), ..turn(fate, was, told, words.first().copied()) })
    }

    /// Why the later run has no answer on a thing.
    fn unasked(&self, was: &Ruling, (_, kind, identity, view): Asked<'a>) -> (Fate, &'static str) {
        let read = self.run.inputs.is_empty() || self.run.inputs.binary_search(&was.path).is_ok();
        if self.run.changed_since.is_some() {
            (Fate::Unobserved, "the later run judged only what changed")
        } else if !read {
            (Fate::Unobserved, "its file is not read any more")
        } else if !self.run.complete {
            (Fate::NotListed, "the later report lists failures only")
        } else if self.things.contains(&(kind, identity, view, place(was))) {
            (Fate::Unobserved, "its rule is not asked any more")
        } else {
            (Fate::Unobserved, "the resource is not there any more")
        }
    }
}

const NOT_APPLICABLE: &str = "its rule does not apply any more";

fn thing(check: &Ruling) -> Asked<'_> {
    (&check.rule.0, &check.kind.0, &check.identity, check.view)
}

/// Whether two checks are of one thing. What only its address names is the same in its own directory alone: another
/// root module may declare one of the same address.
fn is_same(one: &Ruling, other: &Ruling) -> bool {
    place(one) == place(other)
}

/// The directory of what only its address names; nothing where the identity is enough.
fn place(check: &Ruling) -> &str {
    let named = check.identity != check.address;
    if named { "" } else { check.path.rsplit_once('/').map_or("", |(directory, _)| directory) }
}

fn is_undecided(word: Word) -> bool {
    match word {
        Word::Unknown | Word::NoEvidence | Word::Error => true,
        Word::Pass | Word::Fail | Word::Waived | Word::FalsePositive | Word::NotApplicable => false,
    }
}

fn is_judged(word: Word) -> bool {
    matches!(word, Word::Pass | Word::Fail | Word::Waived | Word::FalsePositive)
}

/// The answers of a rule on what has an address; variants of one configuration give several.
#[derive(Default)]
struct Answers<'a> {
    before: Vec<&'a Ruling>,
    after: Vec<&'a Ruling>,
}

impl Answers<'_> {
    fn undecided(checks: &[&Ruling]) -> usize {
        checks.iter().filter(|check| is_undecided(check.answer)).count()
    }

    /// What it was before, where it is undecided now or was then.
    fn told(&self, undecided: bool) -> Option<Word> {
        self.before.iter().map(|check| check.answer).find(|word| is_undecided(*word) == undecided)
    }
}

/// Checks that cannot be decided any more, and checks that can be again.
fn undecided(before: &Snapshot, after: &Snapshot) -> Vec<Turn> {
    let mut all: BTreeMap<(Asked<'_>, &str), BTreeMap<&str, Answers<'_>>> = BTreeMap::new();
    for check in &before.checks {
        let answers = all.entry((thing(check), &check.address)).or_default().entry(place(check)).or_default();
        answers.before.push(check);
    }
    for check in &after.checks {
        let answers = all.entry((thing(check), &check.address)).or_default().entry(place(check)).or_default();
        answers.after.push(check);
    }
    all.values().flat_map(|places| of_places(places)).collect()
}

/// What became of one rule on what has one address, in every directory that has it.
fn of_places(places: &BTreeMap<&str, Answers<'_>>) -> Vec<Turn> {
    let mut turns = Vec::new();
    // a directory that is gone may have moved: its doubts are not new elsewhere
    let gone = places.values().filter(|answers| answers.after.is_empty());
    let mut moved: usize = gone.map(|answers| Answers::undecided(&answers.before)).sum();
    for answers in places.values() {
        let (was, now) = (Answers::undecided(&answers.before), Answers::undecided(&answers.after));
        let mut more = now.saturating_sub(was);
        if answers.before.is_empty() {
            let known = more.min(moved);
            (more, moved) = (more - known, moved - known);
        }
        let open = answers.after.iter().filter(|check| is_undecided(check.answer)).take(more);
        turns.extend(open.map(|check| of_check(Fate::Undecided, check, answers.told(false), Some(check.answer))));
        let passes = answers.after.iter().filter(|check| check.answer == Word::Pass).take(was.saturating_sub(now));
        turns.extend(passes.map(|check| of_check(Fate::Decided, check, answers.told(true), Some(Word::Pass))));
    }
    turns
}
