//! The conductor: collect, parse, resolve, evaluate, in that order, over everything that was given.
//!
//! The one parallel level is here. A unit of work (a file, a Terraform directory, a host) is read, judged
//! and dropped before the next one, so that memory follows the largest unit and not the whole input.

use crate::collect::{Entry, HostTree, Inventory};
use crate::evaluate::{Engine, Session};
use crate::model::{
    Check, Document, InputRecord, KindId, Location, Outcome, Position, Problem, Resource, Rule, SourceId, Subject,
    Syntax, Texts,
};
use crate::resolve::{KindTable, Resolution, Scope};
use crate::{parse, resolve};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A unit with more resources than this is judged by several threads.
const SPLIT: usize = 1024;

/// What a scan found, before anyone asks what it means.
#[derive(Debug, Default)]
pub struct Found {
    /// Every rule on every resource it applies to.
    pub checks: Vec<Check>,
    /// What could not be read or evaluated, in order of path and place.
    pub problems: Vec<Problem>,
    /// Every source that was read.
    pub inputs: Vec<InputRecord>,
    /// Resources by kind.
    pub resources: BTreeMap<KindId, usize>,
    /// Resources that no kind describes, by dialect type.
    pub unjudged: BTreeMap<String, usize>,
    /// Files that no syntax claims; they were not read.
    pub unrecognised: usize,
    /// Files that ignore files or `--exclude` hid.
    pub ignored: usize,
}

/// What judges: the rules, the engine that runs them, and the kinds they speak of.
#[derive(Clone, Copy)]
pub struct Judges<'a> {
    /// The rules, in the engine's order.
    pub rules: &'a [Arc<Rule>],
    /// The engine over these rules.
    pub engine: &'a Engine,
    /// The kinds the rules judge.
    pub kinds: &'a KindTable,
}

/// Scans an inventory; `progress` hears how many of how many units are done.
pub fn scan(inventory: &Inventory, judges: Judges<'_>, progress: &(dyn Fn(usize, usize) + Sync)) -> Found {
    let (units, unrecognised) = units(inventory);
    let done = AtomicUsize::new(0);
    let parts: Vec<Found> = units
        .par_iter()
        .with_max_len(16)
        .map_init(
            || judges.engine.session(),
            |session, unit| {
                let found = unit.scanned(judges, session);
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, units.len());
                found
            },
        )
        .collect();
    let mut found =
        Found { unrecognised, ignored: inventory.ignored, problems: inventory.problems.clone(), ..Found::default() };
    for part in parts {
        found.add(part);
    }
    found.problems.sort_by(|a, b| (&a.path, &a.location, a.code).cmp(&(&b.path, &b.location, b.code)));
    found
}

impl Found {
    fn add(&mut self, part: Self) {
        if self.checks.is_empty() {
            self.checks = part.checks;
        } else {
            self.checks.extend(part.checks);
        }
        self.problems.extend(part.problems);
        self.inputs.extend(part.inputs);
        for (kind, count) in part.resources {
            *self.resources.entry(kind).or_default() += count;
        }
        for (kind, count) in part.unjudged {
            *self.unjudged.entry(kind).or_default() += count;
        }
    }
}

/// Sources that are read together because they can speak about each other.
struct Unit<'a> {
    scope: Scope,
    members: Vec<Member<'a>>,
}

struct Member<'a> {
    entry: &'a Entry,
    syntax: Option<Syntax>,
    id: SourceId,
}

/// Groups entries into units, in the order of paths, and counts the entries no syntax claims.
fn units(inventory: &Inventory) -> (Vec<Unit<'_>>, usize) {
    let mut next = 0;
    let mut member = |entry, syntax| {
        next += 1;
        Member { entry, syntax, id: SourceId(next - 1) }
    };
    let mut directories: BTreeMap<&str, Vec<Member<'_>>> = BTreeMap::new();
    let mut units = Vec::new();
    let mut unrecognised = 0;
    for entry in &inventory.entries {
        let path = entry.path();
        match parse::syntax_of(path) {
            None if &**path != "-" => unrecognised += 1,
            Some(syntax @ (Syntax::Hcl | Syntax::TerraformJson)) => {
                directories.entry(directory(path)).or_default().push(member(entry, Some(syntax)));
            }
            syntax => units.push(Unit { scope: Scope::File, members: vec![member(entry, syntax)] }),
        }
    }
    let modules = directories.into_iter();
    units.extend(modules.map(|(path, members)| Unit { scope: Scope::Directory(path.into()), members }));
    units.extend(inventory.hosts.iter().map(|host| host_unit(host, &mut member)));
    (units, unrecognised)
}

fn host_unit<'a>(host: &'a HostTree, member: &mut impl FnMut(&'a Entry, Option<Syntax>) -> Member<'a>) -> Unit<'a> {
    let wanted = host.entries.iter().filter_map(|entry| Some((entry, resolve::wanted_on_host(entry.inner())?)));
    let members = wanted.map(|(entry, syntax)| member(entry, Some(syntax))).collect();
    Unit { scope: Scope::Host(Arc::clone(&host.name), Vec::new()), members }
}

fn directory(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(directory, _)| directory)
}

impl Unit<'_> {
    fn scanned(&self, judges: Judges<'_>, session: &mut Session<'_>) -> Found {
        let mut found = Found::default();
        let (documents, inner) = self.documents(&mut found);
        let scope = match &self.scope {
            Scope::Host(name, _) => Scope::Host(Arc::clone(name), inner),
            // standard input has no extension: Terraform on it is a module of one file
            Scope::File if documents.iter().any(|document| document.syntax == Syntax::Hcl) => {
                Scope::Directory(Arc::from(""))
            }
            Scope::File | Scope::Directory(_) => self.scope.clone(),
        };
        let mut resolution = resolve::resolve(&scope, documents, judges.kinds);
        found.problems.extend(resolution.take_problems());
        found.describe(&resolution);
        let texts = resolution.texts();
        if resolution.len() <= SPLIT {
            for index in 0..resolution.len() {
                if let Some(one) = judge(&resolution, index, judges, session, &texts) {
                    found.record(one);
                }
            }
            return found;
        }
        let all: Vec<Judged> = (0..resolution.len())
            .into_par_iter()
            .with_min_len(SPLIT / 4)
            .map_init(|| judges.engine.session(), |session, index| judge(&resolution, index, judges, session, &texts))
            .flatten_iter()
            .collect();
        found.checks.reserve_exact(all.iter().map(|one| one.outcomes.len()).sum());
        for one in all {
            found.record(one);
        }
        found
    }

    /// The documents of the unit, each with its path inside its root.
    fn documents(&self, found: &mut Found) -> (Vec<Document>, Vec<Arc<str>>) {
        let mut documents = Vec::new();
        let mut inner = Vec::new();
        for member in &self.members {
            let source = match member.entry.read(member.id) {
                Ok(source) => source,
                Err(problem) => {
                    found.problems.push(problem);
                    continue;
                }
            };
            let syntax = member.syntax.unwrap_or_else(|| parse::sniff(&source.bytes));
            let parsed = parse::parse(source, syntax);
            found.inputs.push(InputRecord {
                path: Arc::clone(&parsed.text.path),
                digest: parsed.text.digest,
                syntax: syntax.name(),
                recognised: String::new(),
                documents: parsed.documents.len(),
                resources: 0,
            });
            inner.extend(parsed.documents.iter().map(|_| Arc::from(member.entry.inner())));
            documents.extend(parsed.documents);
            found.problems.extend(parsed.problems);
        }
        (documents, inner)
    }
}

impl Found {
    /// Notes what each input was taken for.
    fn describe(&mut self, resolution: &Resolution<'_>) {
        for (text, why) in resolution.recognised() {
            let input = self.inputs.iter_mut().find(|input| input.path == text.path);
            if let Some(input) = input.filter(|input| input.recognised.is_empty()) {
                why.clone_into(&mut input.recognised);
            }
        }
        for (kind, count) in resolution.unjudged() {
            *self.unjudged.entry(kind.to_string()).or_default() += count;
        }
    }

    fn record(&mut self, judged: Judged) {
        let subject = &judged.subject;
        *self.resources.entry(subject.kind.clone()).or_default() += 1;
        if let Some(input) = self.inputs.iter_mut().find(|input| input.path == subject.location.path) {
            input.resources += 1;
        }
        let check = |(rule, outcome)| Check { rule, subject: Arc::clone(subject), outcome, exception: None };
        self.checks.extend(judged.outcomes.into_iter().map(check));
    }
}

struct Judged {
    subject: Arc<Subject>,
    outcomes: Vec<(crate::model::RuleId, Outcome)>,
}

fn judge(
    resolution: &Resolution<'_>,
    index: usize,
    judges: Judges<'_>,
    session: &mut Session<'_>,
    texts: &Texts,
) -> Option<Judged> {
    let resource = resolution.resource(index)?;
    let numbers = judges.engine.rules_for(&resource.kind);
    let rules = numbers.iter().filter_map(|number| Some((*number, judges.rules.get(*number)?)));
    let outcomes = rules.map(|(number, rule)| (rule.id.clone(), session.check(number, &resource, texts))).collect();
    Some(Judged { subject: subject(resource, texts), outcomes })
}

fn subject(resource: Resource, texts: &Texts) -> Arc<Subject> {
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
    })
}
