//! `tickmark watch`: a scan whenever files change, and what that changed, told to whoever listens.
//!
//! Every run reads everything anew, configuration, policies and records too, and says what `scan` would say; judged
//! again is only what rests on something that changed. The day is looked at too, since exceptions end without a file
//! changing.

mod roots;
mod sinks;

use super::arguments::{Arguments, WatchArguments};
use super::clock;
use super::diagnostic::Failure;
use super::scan::{self, Memories};
use super::settings::{ScanSettings, Settings};
use crate::change::compare;
use crate::model::{Assessment, Problem, Ruling, Snapshot, Verdict, Word};
use crate::watch::{Event, Figures, Files, Mood};
use roots::Roots;
use signal_hook::consts::{SIGINT, SIGTERM};
use sinks::Sinks;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How often signals, the day and the heartbeat are looked at.
const TICK: Duration = Duration::from_millis(200);

pub(super) fn run(raw: &WatchArguments, arguments: &Arguments) -> Result<u8, Failure> {
    if raw.scan.paths.iter().any(|path| path == Path::new("-")) {
        return Err(Failure::usage("standard input cannot be watched", "name files or directories"));
    }
    let stop = stop()?;
    let settings = Settings::new(arguments)?;
    let scanned = ScanSettings::new(&raw.scan, &settings.config)?;
    let roots = Roots::of(&scanned, &settings, arguments, raw);
    // before the first run, so that nothing that changes meanwhile is missed
    let files = Files::new(&roots.watched).map_err(|error| {
        Failure::usage(error.to_string(), "on Linux, fs.inotify.max_user_watches is the usual limit")
    })?;
    let (sinks, memories) = (Sinks::open(raw)?, Memories::default());
    let mut watch = Watch { raw, arguments, sinks, memories, seen: Seen::default() };
    watch.start()?;
    let heartbeat = raw.heartbeat.map(|seconds| Duration::from_secs(seconds.get()));
    let mut last = (Instant::now(), watch.sinks.told());
    while !stop.load(Ordering::Relaxed) && watch.sinks.are_open() {
        let changed = files.changed(TICK);
        let today = clock::now(None).date();
        if changed.iter().any(|path| roots.matters(path)) || watch.seen.day_is_over(today) {
            watch.evaluate()?;
        } else if heartbeat.is_some_and(|every| last.0.elapsed() >= every) {
            watch.tell_figures(Event::Heartbeat)?;
        }
        if last.1 != watch.sinks.told() {
            last = (Instant::now(), watch.sinks.told());
        }
    }
    watch.stop()
}

/// Set when the process is asked to end.
fn stop() -> Result<Arc<AtomicBool>, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGTERM, SIGINT] {
        // a second signal ends a process that does not get to its end
        signal_hook::flag::register_conditional_shutdown(signal, i32::from(super::UNTRUSTED), Arc::clone(&stop))
            .and_then(|_| signal_hook::flag::register(signal, Arc::clone(&stop)))
            .map_err(|error| Failure::Io { action: "listen to", path: "signals".to_owned(), error })?;
    }
    Ok(stop)
}

/// A watch that goes on.
struct Watch<'a> {
    raw: &'a WatchArguments,
    arguments: &'a Arguments,
    sinks: Sinks,
    memories: Memories,
    seen: Seen,
}

/// What was told so far.
#[derive(Default)]
struct Seen {
    run: Option<Snapshot>,
    problems: Vec<Problem>,
    /// Whether the last run could not start.
    failed: bool,
    /// Whether the day is the real one, and not one that was given.
    is_today: bool,
}

impl Seen {
    /// Whether exceptions may have ended since the last run.
    fn day_is_over(&self, today: crate::model::Date) -> bool {
        self.is_today && self.run.as_ref().is_some_and(|run| run.as_of < today)
    }
}

impl Watch<'_> {
    fn start(&mut self) -> Result<(), Failure> {
        let assessment = self.assessed()?;
        let run = Snapshot::of(&assessment);
        self.sinks.know(&assessment);
        self.seen = Seen { is_today: run.as_of == clock::now(None).date(), run: Some(run), ..Seen::default() };
        self.tell_figures(Event::Started)?;
        self.tell_problems(assessment.problems)
    }

    /// A run, whose reports are written.
    fn assessed(&mut self) -> Result<Assessment, Failure> {
        let mut run = scan::examined_again(&self.raw.scan, self.arguments, &mut self.memories)?;
        scan::write_files(&run.assessment, &run.settings, &mut run.scan, self.arguments)?;
        Ok(run.assessment)
    }

    /// Runs again, and tells what that changed.
    fn evaluate(&mut self) -> Result<(), Failure> {
        let assessment = match self.assessed() {
            Ok(assessment) => assessment,
            Err(failure) => {
                self.seen.failed = true;
                return self.sinks.tell(Event::NotEvaluated(&failure.to_string()));
            }
        };
        let mut after = Snapshot::of(&assessment);
        self.sinks.know(&assessment);
        let Some(before) = self.seen.run.take() else { return Ok(()) };
        if after.verdict == Verdict::Untrusted {
            keep_unobserved(&before, &mut after);
        }
        let change = compare(("before", &before), ("after", &after));
        let is_same = change.turns.is_empty() && change.controls.is_empty() && before.verdict == after.verdict;
        let came_back = std::mem::take(&mut self.seen.failed);
        let is_same = is_same && !came_back && self.seen.problems == assessment.problems;
        self.seen.run = Some(after);
        if is_same {
            return Ok(());
        }
        self.tell_problems(assessment.problems)?;
        change.turns.iter().try_for_each(|turn| self.sinks.tell(Event::Finding(turn)))?;
        change.controls.iter().try_for_each(|turn| self.sinks.tell(Event::Control(turn)))?;
        self.tell_figures(Event::Evaluated)
    }

    /// Tells the problems that came and those that went.
    fn tell_problems(&mut self, problems: Vec<Problem>) -> Result<(), Failure> {
        let gone = self.seen.problems.iter().filter(|problem| !problems.contains(problem));
        gone.into_iter().try_for_each(|problem| self.sinks.tell(Event::Problem(problem, Mood::Gone)))?;
        let new = problems.iter().filter(|problem| !self.seen.problems.contains(problem));
        new.into_iter().try_for_each(|problem| self.sinks.tell(Event::Problem(problem, Mood::New)))?;
        self.seen.problems = problems;
        Ok(())
    }

    fn tell_figures(&mut self, event: fn(Figures<'static>) -> Event<'static>) -> Result<(), Failure> {
        let extent = self.memories.now.extent();
        match self.seen.run.as_ref().map(|run| figures(run, extent)) {
            Some(figures) => self.sinks.tell(event(figures)),
            None => Ok(()),
        }
    }

    fn stop(mut self) -> Result<u8, Failure> {
        self.tell_figures(Event::Stopped)?;
        self.sinks.finish();
        let verdict = self.seen.run.map_or(Verdict::Nothing, |run| run.verdict);
        Ok(if self.seen.failed { super::UNTRUSTED } else { scan::code_of(verdict) })
    }
}

fn figures(run: &Snapshot, (units, judged): (usize, usize)) -> Figures<'static> {
    let count = |wanted: &dyn Fn(Word) -> bool| {
        run.checks.iter().filter(|check| wanted(check.answer)).map(|check| check.findings.len()).sum()
    };
    Figures {
        version: env!("CARGO_PKG_VERSION"),
        as_of: run.as_of,
        verdict: run.verdict,
        open: count(&|answer| answer == Word::Fail),
        accepted: count(&|answer| matches!(answer, Word::Waived | Word::FalsePositive)),
        units,
        judged,
    }
}

/// What a run that cannot be trusted did not look at stays as it was: a broken file fixes nothing, and when it is whole
/// again its findings are not new.
fn keep_unobserved(before: &Snapshot, after: &mut Snapshot) {
    let thing = |check: &Ruling| {
        let Ruling { rule, kind, identity, view, address, .. } = check;
        (rule.clone(), kind.clone(), Arc::clone(identity), *view, Arc::clone(address))
    };
    let looked_at: BTreeSet<_> = after.checks.iter().map(thing).collect();
    let kept = before.checks.iter().filter(|check| !looked_at.contains(&thing(check)));
    after.checks.extend(kept.cloned());
    after.checks.sort();
}
