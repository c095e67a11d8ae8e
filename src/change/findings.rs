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
    things: BTreeSet<(&'a str, &'a str, View)>,
}

impl<'a> Later<'a> {
    fn new(run: &'a Snapshot) -> Self {
        let mut asked: BTreeMap<Asked<'a>, Vec<&'a Ruling>> = BTreeMap::new();
        for check in &run.checks {
            asked.entry(thing(check)).or_default().push(check);
        }
        let things = asked.keys().map(|(_, kind, identity, view)| (*kind, *identity, *view)).collect();
        Self { run, asked, things }
    }

    /// What became of a finding that is not there any more; none when the check itself tells.
    fn gone(&self, was: Found<'a>) -> Option<Turn> {
        let key = thing(was.0);
        let answers = self.asked.get(&key).map(Vec::as_slice).unwrap_or_default();
        let same: Vec<_> = answers.iter().filter(|now| now.address == was.0.address).collect();
        let words: Vec<Word> = if same.is_empty() {
            answers.iter().map(|now| now.answer).collect()
        } else {
            same.iter().map(|now| now.answer).collect()
        };
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
        } else if self.things.contains(&(kind, identity, view)) {
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

fn is_undecided(word: Word) -> bool {
    match word {
        Word::Unknown | Word::NoEvidence | Word::Error => true,
        Word::Pass | Word::Fail | Word::Waived | Word::FalsePositive | Word::NotApplicable => false,
    }
}

fn is_judged(word: Word) -> bool {
    matches!(word, Word::Pass | Word::Fail | Word::Waived | Word::FalsePositive)
}

/// The answers of a rule on what has an address, which variants of one configuration may give several of.
#[derive(Default)]
struct Answers<'a> {
    before: Vec<&'a Ruling>,
    after: Vec<&'a Ruling>,
}

/// Checks that cannot be decided any more, and checks that can be again.
fn undecided(before: &Snapshot, after: &Snapshot) -> Vec<Turn> {
    let mut all: BTreeMap<(Asked<'_>, &str), Answers<'_>> = BTreeMap::new();
    for check in &before.checks {
        all.entry((thing(check), &check.address)).or_default().before.push(check);
    }
    for check in &after.checks {
        all.entry((thing(check), &check.address)).or_default().after.push(check);
    }
    let mut turns = Vec::new();
    for answers in all.values() {
        let open = |checks: &[&Ruling]| checks.iter().filter(|check| is_undecided(check.answer)).count();
        let (was, now) = (open(&answers.before), open(&answers.after));
        let told = answers.before.iter().map(|check| check.answer).find(|word| !is_undecided(*word));
        let unanswered = answers.after.iter().filter(|check| is_undecided(check.answer));
        let more = unanswered.take(now.saturating_sub(was));
        turns.extend(more.map(|check| of_check(Fate::Undecided, check, told, Some(check.answer))));
        let doubt = answers.before.iter().map(|check| check.answer).find(|word| is_undecided(*word));
        let passes = answers.after.iter().filter(|check| check.answer == Word::Pass).take(was.saturating_sub(now));
        turns.extend(passes.map(|check| of_check(Fate::Decided, check, doubt, Some(Word::Pass))));
    }
    turns
}
