//! `tickmark scan`.

use super::arguments::{Arguments, ScanArguments};
use super::diagnostic::Failure;
use super::output;
use super::parameters;
use super::progress::Progress;
use super::settings::{ScanSettings, Settings};
use crate::assess::{self, Facts};
use crate::catalog::Catalog;
use crate::collect::{self, Inventory, Request};
use crate::evaluate::Engine;
use crate::model::{Assessment, Date, Decisions, Framework, KindId, Run, Verdict};
use crate::records::{Records, Shelf};
use crate::report::{self, Style};
use crate::resolve::KindTable;
use crate::scan::{Found, Judges, Marked, scan};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// More than this on standard input is refused: it is held in memory.
const MAX_STDIN: u64 = 256 << 20;

/// Nested calls of policies and nested input are bounded; this is four times what the deepest need.
const STACK: usize = 8 << 20;

pub(super) fn run(raw: &ScanArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let (assessment, settings, scan_settings) = assessed(raw, arguments)?;
    write(&assessment, &settings, &scan_settings, arguments)?;
    Ok(code(&assessment))
}

/// A run, and what it was made of.
pub(super) struct Examined {
    pub(super) assessment: Assessment,
    pub(super) settings: Settings,
    pub(super) scan: ScanSettings,
    pub(super) catalog: Catalog,
    pub(super) inventory: Inventory,
    pub(super) shelf: Shelf,
    /// What the inputs mark as secret, by path.
    pub(super) secrets: BTreeMap<Arc<str>, Marked>,
}

/// The assessment of what the flags ask for, with the settings that made it.
pub(super) fn assessed(
    raw: &ScanArguments,
    arguments: &Arguments,
) -> Result<(Assessment, Settings, ScanSettings), Failure> {
    let examined = examined(raw, arguments)?;
    Ok((examined.assessment, examined.settings, examined.scan))
}

/// The run that the flags ask for.
pub(super) fn examined(raw: &ScanArguments, arguments: &Arguments) -> Result<Examined, Failure> {
    let settings = Settings::new(arguments)?;
    let scan = ScanSettings::new(raw, &settings.config)?;
    let catalog = Catalog::load(&settings.policies);
    let frameworks = chosen(&catalog.frameworks, &scan.frameworks).map_err(|id| {
        let failure = super::frameworks::unknown(id, &catalog.frameworks);
        if raw.frameworks.is_empty() { settings.config.blame(&["framework"], Some(id), failure) } else { failure }
    })?;
    parameters::check_all(&settings.config, &catalog.rules)?;
    let inventory = inventory(&scan)?;
    let decisions = decisions(&scan);
    let progress = Progress::new(arguments.quiet);
    let mut found = found(&catalog, &inventory, &decisions, (scan.as_of, scan.jobs), &progress)?;
    let secrets = std::mem::take(&mut found.secrets);
    let mut records = super::records::read();
    let problems = std::mem::take(&mut found.problems);
    found.problems = [catalog.problems.clone(), std::mem::take(&mut records.problems), problems].concat();
    let shelf = std::mem::take(&mut records.shelf);
    let facts = facts(found, records, &catalog, frameworks, run_of(&catalog, &scan, decisions));
    let assess_settings = assess::Settings::of(&facts.run);
    let assessment = assess::assess(facts, &assess_settings);
    Ok(Examined { assessment, settings, scan, catalog, inventory, shelf, secrets })
}

/// What there is to read.
pub(super) fn inventory(settings: &ScanSettings) -> Result<Inventory, Failure> {
    Ok(collect::inventory(&Request {
        paths: &settings.paths,
        hosts: &settings.hosts,
        include: &settings.include,
        exclude: &settings.exclude,
        no_ignore: settings.no_ignore,
        stdin: stdin(&settings.paths)?,
        terraform: settings.inputs.clone(),
        limits: collect::Limits::default(),
    }))
}

/// What the rules of a catalogue say of an inventory; what is wrong with rules of the user's own is among the problems.
pub(super) fn found(
    catalog: &Catalog,
    inventory: &Inventory,
    decisions: &Decisions,
    (as_of, jobs): (Date, usize),
    progress: &Progress,
) -> Result<Found, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs).stack_size(STACK).build();
    let pool = pool.map_err(|error| Failure::usage(format!("cannot start threads: {error}"), "use fewer `--jobs`"))?;
    let limits = crate::evaluate::Limits::default();
    let parameters = decisions.parameter_values();
    let engine = Engine::new(&catalog.rules, &catalog.libraries, &parameters, as_of, limits);
    let wanted: BTreeSet<KindId> = catalog.rules.iter().flat_map(|rule| rule.applies_to.iter().cloned()).collect();
    let kinds = KindTable::new(&catalog.kinds, &wanted);
    let judges = Judges { rules: &catalog.rules, engine: &engine, kinds: &kinds };
    Ok(pool.install(|| {
        let mut found = scan(inventory, judges, &|done, total| progress.advance(done, total));
        progress.finish();
        if catalog.files.iter().any(|file| !file.built_in) {
            found.problems.extend(engine.check_policies());
        }
        found
    }))
}

fn run_of(catalog: &Catalog, settings: &ScanSettings, decisions: Decisions) -> Run {
    Run {
        version: env!("CARGO_PKG_VERSION"),
        as_of: settings.as_of,
        evaluated_at: settings.evaluated_at,
        content_digest: catalog.digest,
        fail_on: settings.fail_on,
        decisions,
        left_out: Vec::new(),
        files_ignored: 0,
        unjudged_types: BTreeMap::new(),
        resources: BTreeMap::new(),
    }
}

fn facts(found: Found, records: Records, catalog: &Catalog, frameworks: Vec<Arc<Framework>>, run: Run) -> Facts {
    Facts {
        parameters: run.decisions.parameter_values(),
        run: Run {
            left_out: found.left_out,
            files_ignored: found.ignored,
            unjudged_types: found.unjudged,
            resources: found.resources,
            ..run
        },
        inputs: found.inputs,
        rules: catalog.rules.iter().map(|rule| (rule.id.clone(), Arc::clone(rule))).collect(),
        frameworks,
        checks: found.checks,
        problems: found.problems,
        kind_layers: catalog.kind_layers(),
        exceptions: records.exceptions,
        attestations: records.attestations,
    }
}

/// What an auditor must know of the settings.
fn decisions(settings: &ScanSettings) -> Decisions {
    Decisions {
        min_coverage: settings.min_coverage,
        roles: settings.roles.clone(),
        decision_inputs: settings.decision_inputs.clone(),
        complete_layers: settings.complete_layers.clone(),
        parameters: settings.parameters.clone(),
    }
}

/// The frameworks that were asked for, in the order they were asked for, all when none was; or the id that nobody
/// knows.
pub(super) fn chosen<'a>(all: &[Arc<Framework>], asked: &'a [String]) -> Result<Vec<Arc<Framework>>, &'a str> {
    if asked.is_empty() {
        return Ok(all.to_vec());
    }
    let find = |id: &'a String| all.iter().find(|framework| *framework.id == **id).cloned().ok_or(id.as_str());
    let mut found: Vec<Arc<Framework>> = asked.iter().map(find).collect::<Result<_, _>>()?;
    let mut seen = BTreeSet::new();
    found.retain(|framework| seen.insert(Arc::clone(&framework.id)));
    Ok(found)
}

fn stdin(paths: &[std::path::PathBuf]) -> Result<Option<Vec<u8>>, Failure> {
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
    match assessment.verdict() {
        Verdict::Passed => super::PASSED,
        Verdict::Failed => super::FAILED,
        Verdict::Untrusted => super::UNTRUSTED,
        Verdict::Nothing => super::NOTHING,
    }
}
