//! `tickmark scan`.

use super::arguments::{Arguments, HistoryArguments, ScanArguments};
use super::baseline;
use super::diagnostic::Failure;
use super::freshness;
use super::guests::watched;
use super::judging::{Judging, Work, decisions};
use super::output;
use super::parameters;
use super::progress::Progress;
use super::required;
use super::settings::{ScanSettings, Settings};
use super::threads::Threads;
use crate::assess::Required;
use crate::catalog::Catalog;
use crate::change;
use crate::collect::{self, Inventory, Request};
use crate::evaluate::Engine;
use crate::model::{Assessment, ControlId, Date, Decisions, Framework, KindId, Snapshot, Verdict};
use crate::records::Shelf;
use crate::report::{self, Format, Style};
use crate::resolve::KindTable;
use crate::scan::{Found, Judges, Marked, Memory, scan};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// More than this on standard input is refused: it is held in memory.
const MAX_STDIN: u64 = 256 << 20;

pub(super) fn run(raw: &ScanArguments, history: &HistoryArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let (mut assessment, settings, scan_settings) = assessed(raw, arguments)?;
    let recorded = super::history::record(&mut assessment, history, &settings.config, &scan_settings);
    // a history that cannot be written does not take the reports with it
    write(&assessment, &settings, &scan_settings, arguments)?;
    recorded?;
    let code = code(&assessment);
    std::mem::forget(assessment);
    Ok(code)
}

/// A run, and what it was made of.
pub(super) struct Examined {
    pub(super) assessment: Assessment,
    pub(super) settings: Settings,
    pub(super) scan: ScanSettings,
    pub(super) catalog: Catalog,
    pub(super) work: Examination,
}

/// What an assessment was made of, beside the catalogue.
pub(super) struct Examination {
    pub(super) inventory: Inventory,
    pub(super) shelf: Shelf,
    /// What the inputs mark as secret, by path.
    pub(super) secrets: BTreeMap<Arc<str>, Marked>,
    pub(super) required: BTreeMap<ControlId, Required>,
}

/// The assessment of what the flags ask for, with the settings that made it.
pub(super) fn assessed(
    raw: &ScanArguments,
    arguments: &Arguments,
) -> Result<(Assessment, Settings, ScanSettings), Failure> {
    let examined = examine(raw, arguments, None, Readers::Reports)?;
    // the process ends soon: to free a catalogue piece by piece is 2.6 % of a small run
    std::mem::forget(examined.catalog);
    Ok((examined.assessment, examined.settings, examined.scan))
}

/// What earlier runs of the same flags made.
#[derive(Default)]
pub(super) struct Memories {
    /// Of the work at hand.
    pub(super) now: Memory,
    /// Of the revision it is held against.
    baseline: Memory,
}

/// The run that the flags ask for.
pub(super) fn examined(raw: &ScanArguments, arguments: &Arguments) -> Result<Examined, Failure> {
    examine(raw, arguments, None, Readers::Others)
}

/// The same, where what is as it was in an earlier run is not judged again.
pub(super) fn examined_again(
    raw: &ScanArguments,
    arguments: &Arguments,
    memories: &mut Memories,
) -> Result<Examined, Failure> {
    examine(raw, arguments, Some(memories), Readers::Others)
}

/// Who reads what a run makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Readers {
    /// The reports of its settings, and nobody else.
    Reports,
    /// Somebody who may look at everything.
    Others,
}

fn examine(
    raw: &ScanArguments,
    arguments: &Arguments,
    memories: Option<&mut Memories>,
    readers: Readers,
) -> Result<Examined, Failure> {
    let settings = Settings::new(arguments)?;
    let scan_settings = ScanSettings::new(raw, &settings.config)?;
    let catalog = Catalog::load(&settings.policies);
    let frameworks = chosen(&catalog.frameworks, &scan_settings.frameworks).map_err(|id| {
        let failure = super::frameworks::unknown(id, &catalog.frameworks);
        if raw.frameworks.is_empty() { settings.config.blame(&["framework"], Some(id), failure) } else { failure }
    })?;
    let pool = scan_settings.jobs.pool()?;
    let how =
        How { quiet: arguments.quiet, lines: readers == Readers::Others || shows_lines(&scan_settings, arguments) };
    let (assessment, work) =
        pool.install(|| assess(&scan_settings, (&settings, how), &catalog, frameworks, memories))?;
    Ok(Examined { assessment, settings, scan: scan_settings, catalog, work })
}

/// Whether a report shows the lines around findings; a quiet terminal shows the verdict.
fn shows_lines(settings: &ScanSettings, arguments: &Arguments) -> bool {
    let is_brief =
        |format: Format, path: Option<&PathBuf>| format == Format::Table && arguments.quiet && path.is_none();
    settings.reports.iter().any(|(format, path)| format.shows_lines() && !is_brief(*format, path.as_ref()))
}

/// How a run is made, whatever is judged.
#[derive(Debug, Clone, Copy)]
struct How {
    /// Whether nothing is told on the way.
    quiet: bool,
    /// Whether findings carry the lines around them.
    lines: bool,
}

/// What the rules of a catalogue say of an inventory, with values of parameters, a day and a number of threads.
pub(super) fn found(
    catalog: &Catalog,
    inventory: &Inventory,
    decisions: &Decisions,
    (as_of, jobs): (Date, Threads),
    progress: &Progress,
) -> Result<Found, Failure> {
    let pool = jobs.pool()?;
    let limits = crate::evaluate::Limits::default();
    let engine = Engine::new(&catalog.rules, &catalog.libraries, &decisions.parameter_values(), as_of, limits);
    let kinds = kinds(catalog);
    let judges = Judges { rules: &catalog.rules, engine: &engine, kinds: &kinds };
    let has_guests = catalog.files.iter().any(|file| !file.built_in);
    let found = watched(&engine, has_guests, || {
        pool.install(|| scan(inventory, judges, &|done, total| progress.advance(done, total)))
    });
    progress.finish();
    Ok(found)
}

fn kinds(catalog: &Catalog) -> KindTable {
    let wanted: BTreeSet<KindId> = catalog.rules.iter().flat_map(|rule| rule.applies_to.iter().cloned()).collect();
    KindTable::new(&catalog.kinds, &wanted)
}

fn assess(
    settings: &ScanSettings,
    (shared, how): (&Settings, How),
    catalog: &Catalog,
    frameworks: Vec<Arc<Framework>>,
    memories: Option<&mut Memories>,
) -> Result<(Assessment, Examination), Failure> {
    let is_last = memories.is_none();
    let (memory, memory_of_baseline) = memories.map(|memories| (&mut memories.now, &mut memories.baseline)).unzip();
    let request = Request {
        paths: &settings.paths,
        hosts: &settings.hosts,
        include: &settings.include,
        exclude: &settings.exclude,
        no_ignore: settings.no_ignore,
        stdin: stdin(&settings.paths)?,
        terraform: settings.inputs.clone(),
        collected: &settings.collected,
        limits: collect::Limits::default(),
    };
    let mut inventory = collect::inventory(&request);
    let since = settings.changed_since.as_deref();
    let since = since.map(|revision| baseline::changed_since(revision, shared, settings, &request, &mut inventory));
    let since = since.transpose()?;
    parameters::check_all(&shared.config, &catalog.rules)?;
    freshness::days(&shared.config, &catalog.kind_layers())?;
    let parameters = decisions(settings).parameter_values();
    let required = required::checked(&shared.config, catalog)?;
    let limits = crate::evaluate::Limits::default();
    let engine = Engine::new(&catalog.rules, &catalog.libraries, &parameters, settings.as_of, limits);
    let engine = if how.lines { engine } else { engine.without_snippets() };
    let (kinds, quiet) = (kinds(catalog), how.quiet);
    let judging = Judging { settings, shared, catalog, frameworks, engine, kinds, parameters, required, quiet };
    let baseline = settings.baseline.as_deref();
    let baseline = baseline.map(|name| judging.baseline(name, &request, &inventory, memory_of_baseline)).transpose()?;
    let mut records = super::records::read();
    let shelf = std::mem::take(&mut records.shelf);
    let work = Work { inventory: &inventory, records, since, baseline, memory };
    let (mut assessment, secrets) = judging.assessed(work, settings.as_of);
    if let Some(baseline) = &assessment.baseline {
        let now = Snapshot::of(&assessment);
        assessment.change = Some(change::compare((&baseline.name, &baseline.snapshot), ("this run", &now)));
    }
    let Judging { required, engine, kinds, .. } = judging;
    if is_last {
        // as of the catalogue
        std::mem::forget((engine, kinds));
    }
    Ok((assessment, Examination { inventory, shelf, secrets, required }))
}

/// The frameworks that were asked for, in the order they were asked for, all when none was; or the id that nobody
/// knows.
fn chosen<'a>(all: &[Arc<Framework>], asked: &'a [String]) -> Result<Vec<Arc<Framework>>, &'a str> {
    if asked.is_empty() {
        return Ok(all.to_vec());
    }
    let find = |id: &'a String| all.iter().find(|framework| *framework.id == **id).cloned().ok_or(id.as_str());
    let mut found: Vec<Arc<Framework>> = asked.iter().map(find).collect::<Result<_, _>>()?;
    let mut seen = BTreeSet::new();
    found.retain(|framework| seen.insert(Arc::clone(&framework.id)));
    Ok(found)
}

fn stdin(paths: &[PathBuf]) -> Result<Option<Vec<u8>>, Failure> {
    if !paths.iter().any(|path| path == Path::new("-")) {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(MAX_STDIN + 1).read_to_end(&mut bytes);
    read.map_err(|error| Failure::Io { action: "read", path: "standard input".into(), error })?;
    if bytes.len() as u64 > MAX_STDIN {
        return Err(Failure::usage("standard input holds more than 256 MiB", "write it to a file and scan the file"));
    }
    Ok(Some(bytes))
}

/// Writes the reports that have a file of their own.
pub(super) fn write_files(
    assessment: &Assessment,
    settings: &Settings,
    scan: &mut ScanSettings,
    arguments: &Arguments,
) -> Result<(), Failure> {
    scan.reports.retain(|(_, path)| path.is_some());
    write(assessment, settings, scan, arguments)
}

fn write(
    assessment: &Assessment,
    settings: &Settings,
    scan: &ScanSettings,
    arguments: &Arguments,
) -> Result<(), Failure> {
    for (format, path) in &scan.reports {
        let style = Style {
            width: settings.width,
            colour: settings.colour && path.is_none(),
            unicode: settings.unicode && path.is_none(),
            all: scan.all,
            verbose: arguments.verbose > 0,
            brief: arguments.quiet && path.is_none(),
            ..Style::default()
        };
        output::to(path.as_deref(), |out| report::render(*format, assessment, &style, out))?;
    }
    Ok(())
}

/// The exit code; the same for every format.
pub(super) fn code(assessment: &Assessment) -> u8 {
    code_of(assessment.verdict())
}

/// The exit code of a verdict.
pub(super) fn code_of(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Passed => super::PASSED,
        Verdict::Failed => super::FAILED,
        Verdict::Untrusted => super::UNTRUSTED,
        Verdict::Nothing => super::NOTHING,
    }
}
