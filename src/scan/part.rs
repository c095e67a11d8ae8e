//! What one unit adds to what a scan found.

use super::times::{Times, contradiction};
use super::{Court, Found};
use crate::evaluate::{Engine, Scene, Session};
use crate::model::{
    Block, Check, Collected, Document, InputRecord, Location, Outcome, Place, Position, Problem, Resource, RuleId,
    Shown, Source, Span, Subject, Syntax, Text, Texts, View,
};
use crate::parse;
use crate::resolve::Resolution;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The syntaxes that exports are written in.
const EXPORTED: [&str; 3] = ["json", "ndjson", "yaml"];

/// A unit with more resources than this is judged by several threads.
const SPLIT: usize = 1024;

/// Resources that are judged before what was found is recorded: all of a large export would be held twice.
const BATCH: usize = 4 * SPLIT;

/// Bytes of a text beyond which it is held packed.
const LARGE: usize = 4 << 20;

/// What was found, and what the inputs turned out to be: one input may be read in one unit and judged in several.
#[derive(Debug, Default, Clone)]
pub(super) struct Part {
    pub(super) found: Found,
    seen: BTreeMap<Arc<str>, Seen>,
}

#[derive(Debug, Default, Clone)]
struct Seen {
    recognised: String,
    resources: usize,
    /// When what it shows was true, the oldest; none when it shows nothing.
    collected: Option<Collected>,
    /// Whether somebody says otherwise than it does when that was.
    contradicted: bool,
}

impl Seen {
    /// Takes what another part saw of the same input.
    fn add(&mut self, more: Self) {
        self.resources += more.resources;
        if self.recognised.is_empty() {
            self.recognised = more.recognised;
        }
        self.collect(more.collected);
        self.contradicted |= more.contradicted;
    }

    fn collect(&mut self, collected: Option<Collected>) {
        self.collected = match (self.collected, collected) {
            (Some(one), Some(other)) => Some(one.older(other)),
            (one, other) => one.or(other),
        };
    }
}

/// What came of one piece of the input.
struct Judged {
    subjects: Vec<(Arc<Subject>, Secret)>,
    /// In the order of the report, which is most of the way to the order of all.
    checks: Vec<Check>,
}

/// What the input of a resource marks as secret: places by path, and texts.
struct Secret {
    spans: Vec<(Arc<str>, Span)>,
    texts: Arc<[Arc<str>]>,
}

impl Part {
    /// The documents of a source that was read, which is noted.
    pub(super) fn parse(&mut self, read: Result<Source, Problem>, syntax: Option<Syntax>) -> Vec<Document> {
        let source = match read {
            Ok(source) => source,
            Err(problem) => {
                self.found.problems.push(problem);
                return Vec::new();
            }
        };
        let syntax = syntax.unwrap_or_else(|| parse::sniff(&source.bytes));
        let parsed = parse::parse(source, syntax);
        self.found.inputs.push(InputRecord {
            path: Arc::clone(&parsed.text.path),
            digest: parsed.text.digest,
            syntax: syntax.name().into(),
            recognised: String::new(),
            documents: parsed.documents.len(),
            resources: 0,
            collected: Collected::Unknown,
        });
        self.found.problems.extend(parsed.problems);
        parsed.documents
    }

    /// Judges every resource of a unit.
    pub(super) fn judge(&mut self, mut resolution: Resolution<'_>, court: Court<'_>, session: &mut Session<'_>) {
        self.found.problems.extend(resolution.take_problems());
        self.describe(&resolution, court.times);
        if resolution.len() > SPLIT {
            resolution.exchange(packed);
        }
        let texts = resolution.texts();
        if resolution.len() <= SPLIT {
            let all: Vec<Vec<Resource>> = (0..resolution.len()).map(|index| resolution.resources(index)).collect();
            prepare(court.judges.engine, all.iter().flatten());
            for resources in all {
                self.record(judge(resources, court, session, &texts));
            }
            return;
        }
        for start in (0..resolution.len()).step_by(BATCH) {
            let batch: Vec<Judged> = (start..resolution.len().min(start + BATCH))
                .into_par_iter()
                .with_min_len(SPLIT / 4)
                .map_init(
                    || court.judges.engine.session(),
                    |session, index| {
                        let resources = resolution.resources(index);
                        prepare(court.judges.engine, &resources);
                        judge(resources, court, session, &texts)
                    },
                )
                .collect();
            for one in batch {
                self.record(one);
            }
            // to grow as it goes would hold the checks twice
            let left = resolution.len().saturating_sub(start + BATCH);
            let more = self.found.checks.len() * left / (start + BATCH);
            self.found.checks.reserve_exact(more + more / 16);
        }
    }

    /// Adds what another part found.
    pub(super) fn add(&mut self, part: Self) {
        let (found, more) = (&mut self.found, part.found);
        if found.checks.is_empty() {
            found.checks = more.checks;
        } else {
            found.checks.extend(more.checks);
        }
        found.judged += more.judged;
        found.problems.extend(more.problems);
        found.inputs.extend(more.inputs);
        for (kind, count) in more.resources {
            *found.resources.entry(kind).or_default() += count;
        }
        for (kind, count) in more.unjudged {
            *found.unjudged.entry(kind).or_default() += count;
        }
        for (path, more) in more.secrets {
            let marked = found.secrets.entry(path).or_default();
            marked.spans.extend(more.spans);
            marked.texts.extend(more.texts);
        }
        for (path, more) in part.seen {
            self.seen.entry(path).or_default().add(more);
        }
    }

    /// All of it, each input with what it turned out to be.
    pub(super) fn found(mut self, times: &Times<'_>) -> Found {
        for input in &mut self.found.inputs {
            let seen = self.seen.remove(&input.path).unwrap_or_default();
            input.recognised = seen.recognised;
            input.resources = seen.resources;
            input.collected = seen.collected.unwrap_or_else(|| {
                // an export with nothing in it still is one; what was taken for nothing is a file like any other
                let is_export = EXPORTED.contains(&&*input.syntax) && !input.recognised.is_empty();
                let view = if is_export { View::Live } else { View::Code };
                times.of(view, &Shown { path: Arc::clone(&input.path), says: Collected::Unknown })
            });
            if seen.contradicted {
                self.found.problems.push(contradiction(&input.path));
            }
        }
        self.found
    }

    /// Notes what each input was taken for.
    fn describe(&mut self, resolution: &Resolution<'_>, times: &Times<'_>) {
        for (view, shown) in resolution.shows() {
            let seen = self.seen.entry(Arc::clone(&shown.path)).or_default();
            seen.collect(Some(times.of(view, &shown)));
            seen.contradicted |= times.contradicts(&shown);
        }
        for (text, why) in resolution.recognised() {
            let seen = self.seen.entry(Arc::clone(&text.path)).or_default();
            if seen.recognised.is_empty() {
                why.clone_into(&mut seen.recognised);
            }
        }
        for (kind, count) in resolution.unjudged() {
            *self.found.unjudged.entry(kind.to_string()).or_default() += count;
        }
    }

    fn record(&mut self, judged: Judged) {
        for (subject, secret) in judged.subjects {
            self.note(&subject, secret);
        }
        self.found.checks.extend(judged.checks);
    }

    fn note(&mut self, subject: &Subject, secret: Secret) {
        *self.found.resources.entry(subject.kind.clone()).or_default() += 1;
        let path = &subject.location.path;
        match self.seen.get_mut(path) {
            Some(seen) => seen.resources += 1,
            None => drop(self.seen.insert(Arc::clone(path), Seen { resources: 1, ..Seen::default() })),
        }
        for (path, span) in secret.spans {
            self.found.secrets.entry(path).or_default().spans.push(span);
        }
        if !secret.texts.is_empty() {
            let texts = &mut self.found.secrets.entry(Arc::clone(path)).or_default().texts;
            // the resources of a document share them
            if !texts.last().is_some_and(|last| Arc::ptr_eq(last, &secret.texts)) {
                texts.push(secret.texts);
            }
        }
    }
}

/// A large text, packed: what is judged piece by piece is looked at piece by piece, and its text is most of what is held.
fn packed(text: &Text) -> Option<Text> {
    let is_large = text.len() > LARGE;
    is_large.then(|| text.packed(text.parts().into_par_iter().map(Block::of).collect()))
}

fn judge(resources: Vec<Resource>, court: Court<'_>, session: &mut Session<'_>, texts: &Texts) -> Judged {
    let judges = court.judges;
    let mut came = Judged { subjects: Vec::with_capacity(resources.len()), checks: Vec::new() };
    for resource in resources {
        let secret = secret(&resource, texts);
        let numbers = judges.engine.rules_for(&resource.kind);
        let rules = numbers.iter().filter_map(|number| Some((*number, judges.rules.get(*number)?)));
        let scene = Scene::new(&resource, texts);
        let outcomes: Vec<(RuleId, Outcome)> =
            rules.map(|(number, rule)| (rule.id.clone(), session.check(number, &scene))).collect();
        let subject = subject(resource, texts, court.times);
        let check = |(rule, outcome)| Check { rule, subject: Arc::clone(&subject), outcome, exception: None };
        came.checks.extend(outcomes.into_iter().map(check));
        came.subjects.push((subject, secret));
    }
    came.checks.sort_by(Check::by_position);
    came
}

/// Prepares the rules of some resources that nobody asked yet, side by side: in a small run that takes longer than to ask
/// them.
fn prepare<'r>(engine: &Engine, resources: impl IntoIterator<Item = &'r Resource>) {
    let numbers = resources.into_iter().flat_map(|resource| engine.rules_for(&resource.kind));
    let open: BTreeSet<usize> = numbers.copied().filter(|number| !engine.is_ready(*number)).collect();
    if !open.is_empty() {
        open.into_par_iter().for_each(|number| engine.prepare(number));
    }
}

/// What a resource's input marks as secret.
fn secret(resource: &Resource, texts: &Texts) -> Secret {
    let place = |place: &Place| Some((Arc::clone(&texts.get(place.source)?.path), place.span));
    Secret { spans: resource.hidden.iter().filter_map(place).collect(), texts: Arc::clone(&resource.secrets) }
}

fn subject(resource: Resource, texts: &Texts, times: &Times<'_>) -> Arc<Subject> {
    let nowhere = || {
        let start = Position { line: 1, column: 1 };
        Location { path: "-".into(), start, end: start }
    };
    let location = texts.locate(resource.origin.place).unwrap_or_else(nowhere);
    Arc::new(Subject {
        kind: resource.kind,
        address: resource.address,
        identity: resource.identity,
        view: resource.view,
        location,
        collected: times.of(resource.view, &resource.shown),
    })
}
