//! The conductor: collect, parse, resolve, evaluate, in that order, over everything that was given.
//!
//! The one parallel level is here; what it came to is assessed side by side when it is over. A unit of work (a file, a
//! Terraform root module, a host) is read, judged and dropped before the next one, so that memory follows the largest
//! unit and not the whole input. Only Terraform's directories are all parsed first: which of them call which decides
//! what is a unit.

mod affected;
mod memory;
mod modules;
mod part;
mod reader;
mod times;
mod units;

pub use memory::{Memory, Yardstick};
pub use reader::Reader;

use crate::collect::Inventory;
use crate::evaluate::Engine;
use crate::model::{Check, InputRecord, KindId, LeftOut, NotRead, Problem, Rule, Span};
use crate::resolve::{KindTable, Layout, Root};
use affected::{Watching, set_aside};
use memory::Renewed;
use part::Part;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use times::Times;
use units::{Sorted, Unit};

/// What a scan found, before anyone asks what it means.
#[derive(Debug, Default, Clone)]
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
    /// Files that were not read, and why, in order.
    pub left_out: Vec<LeftOut>,
    /// Files that ignore files or `--exclude` hid.
    pub ignored: usize,
    /// Files that stand alone, root modules and hosts there are.
    pub units: usize,
    /// Those of them that were judged: all, unless only what a change can affect is.
    pub judged: usize,
    /// What the inputs mark as secret, by path.
    pub secrets: BTreeMap<Arc<str>, Marked>,
}

/// What one input marks as secret: it must not be shown.
#[derive(Debug, Default, Clone)]
pub struct Marked {
    /// Where it stands.
    pub spans: Vec<Span>,
    /// Texts that are secret wherever they occur.
    pub texts: Vec<Arc<[Arc<str>]>>,
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

/// What judges, and what tells when that which is judged was true.
#[derive(Clone, Copy)]
struct Court<'a> {
    judges: Judges<'a>,
    times: &'a Times<'a>,
}

/// Scans an inventory; `progress` hears how many of how many units are done.
pub fn scan(inventory: &Inventory, judges: Judges<'_>, progress: &(dyn Fn(usize, usize) + Sync)) -> Found {
    conduct(inventory, judges, progress, None)
}

/// Scans an inventory as [`scan`] does and gives the same, but judges only what rests on other things than it did when
/// this was last called with the memory.
pub fn scan_again(
    inventory: &Inventory,
    judges: Judges<'_>,
    yardstick: &Yardstick,
    progress: &(dyn Fn(usize, usize) + Sync),
    memory: &mut Memory,
) -> Found {
    if inventory.changes.is_some() {
        // what a change since a commit can affect is another part each time
        let found = scan(inventory, judges, progress);
        memory.pass(&found);
        return found;
    }
    memory.under(yardstick, &inventory.terraform);
    conduct(inventory, judges, progress, Some(memory))
}

fn conduct(
    inventory: &Inventory,
    judges: Judges<'_>,
    progress: &(dyn Fn(usize, usize) + Sync),
    mut memory: Option<&mut Memory>,
) -> Found {
    let reader = Reader::new(inventory);
    let mut sorted = Sorted::of(inventory);
    let unrecognised = std::mem::take(&mut sorted.unrecognised);
    let mut whole = Part::default();
    let values = modules::values(inventory, &mut whole);
    let layout = modules::layout(
        std::mem::take(&mut sorted.directories),
        std::mem::take(&mut sorted.aside),
        &reader,
        memory.as_deref_mut().map(|memory| &mut memory.files),
        &mut whole,
    );
    let mut roots = modules::roots(&layout, inventory);
    let watching: Vec<Watching<'_>> = roots
        .iter()
        .flat_map(|_| &inventory.terraform.variants)
        .map(|_| Watching::new(&reader, inventory.changes.as_ref(), memory.is_some()))
        .collect();
    let laying = Watching::new(&reader, None, memory.is_some());
    let world = World { inventory, laying: &laying, values: &values };
    let mut units = units(sorted, world, (&layout, &roots), &watching);
    // units alone hold what was parsed, and give it back one by one
    drop(layout);
    for root in &mut roots {
        root.documents = Vec::new();
    }
    let all = units.iter().filter(|unit| !unit.is_written()).count();
    if let Some(changes) = &inventory.changes {
        units.retain(|unit| unit.is_terraform() || unit.is_touched(changes));
    }
    let directories: Vec<Option<Arc<str>>> = units.iter().map(Unit::directory).collect();
    let times = Times::new(inventory);
    let parts = judged(units, Court { judges, times: &times }, &reader, progress, memory);
    let met = directories.into_iter().zip(&parts).filter(|(_, part)| part.found.judged > 0);
    set_aside(&mut whole.found.problems, inventory, &roots, &met.filter_map(|(directory, _)| directory).collect());
    for part in parts {
        whole.add(part);
    }
    let read = reader.records(&times);
    let mut found = whole.found(&times);
    found.units = all;
    found.ignored = inventory.ignored;
    found.inputs.extend(read);
    found.left_out = left_out(inventory, &unrecognised, &found.inputs);
    found.problems.extend(inventory.problems.iter().cloned());
    found.problems.extend(times.problems(inventory));
    found
        .problems
        .sort_by(|a, b| (&a.path, &a.location, &a.code, &a.message).cmp(&(&b.path, &b.location, &b.code, &b.message)));
    // a module that is called several times says the same each time
    found.problems.dedup();
    found
}

/// What comes of each unit, in their order. Root modules go first: they hold what was parsed of Terraform until then.
fn judged(
    units: Vec<Unit<'_>>,
    court: Court<'_>,
    reader: &Reader<'_>,
    progress: &(dyn Fn(usize, usize) + Sync),
    memory: Option<&mut Memory>,
) -> Vec<Part> {
    let (total, done) = (units.len(), AtomicUsize::new(0));
    let before = memory.as_deref();
    let (first, others): (Vec<_>, Vec<_>) = units.into_iter().enumerate().partition(|(_, unit)| unit.is_terraform());
    let renewed = first.into_iter().chain(others).par_bridge().map_init(
        || court.judges.engine.session(),
        |session, (number, unit)| {
            let renewed = match before {
                Some(before) => unit.renewed(before, reader, court, session),
                None => unit.judged(court, session),
            };
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, total);
            (number, renewed)
        },
    );
    let mut renewed: Vec<(usize, Renewed)> = renewed.collect();
    renewed.sort_by_key(|(number, _)| *number);
    let mut renewed: Vec<Renewed> = renewed.into_iter().map(|(_, renewed)| renewed).collect();
    if let Some(memory) = memory {
        memory.keep(&mut renewed);
    }
    renewed.into_iter().map(|one| Arc::unwrap_or_clone(one.part)).collect()
}

/// What collecting left out, and files that no syntax claims, no host is made of and no expression read.
fn left_out(inventory: &Inventory, unrecognised: &[&Arc<str>], read: &[InputRecord]) -> Vec<LeftOut> {
    let read: BTreeSet<&str> = read.iter().map(|input| &*input.path).collect();
    let is_read = |path: &str| read.contains(path);
    let unread = unrecognised.iter().filter(|path| !is_read(path));
    let unread = unread.map(|path| LeftOut { why: NotRead::of_unclaimed(path), path: Arc::clone(path) });
    let mut all: Vec<LeftOut> = inventory.left_out.iter().cloned().chain(unread).collect();
    all.sort();
    all
}

/// What units are made in view of.
#[derive(Clone, Copy)]
struct World<'a> {
    inventory: &'a Inventory,
    /// The files, for the code that plans are laid on.
    laying: &'a Watching<'a>,
    values: &'a modules::Values,
}

/// Everything there is to judge, in the order of the report.
fn units<'a>(
    sorted: Sorted<'a>,
    world: World<'a>,
    terraform: (&Layout, &[Root]),
    watching: &'a [Watching<'a>],
) -> Vec<Unit<'a>> {
    let mut units = sorted.files;
    let modules = modules::units(terraform, world, watching, &mut units);
    units.extend(modules);
    units.extend(sorted.hosts);
    units
}
