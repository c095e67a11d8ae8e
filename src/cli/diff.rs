//! `tickmark diff`: what differs between two runs.

use super::arguments::{Arguments, DiffArguments, ScanArguments};
use super::diagnostic::Failure;
use super::settings::Settings;
use super::{output, scan};
use crate::change;
use crate::model::{Assessment, Change, Snapshot};
use crate::report::{self, ChangeFormat, Style};
use std::path::Path;
use std::sync::Arc;

pub(super) fn run(raw: &DiffArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let settings = Settings::new(arguments)?;
    let name = raw.format.as_deref().unwrap_or("table");
    let format: ChangeFormat = name
        .parse()
        .map_err(|help: String| Failure::usage(format!("`{name}` is not a format of a difference"), help))?;
    let (before, after) = sides(raw, arguments)?;
    let name = raw.after.as_deref().unwrap_or("the working tree");
    let change = change::compare((&raw.before, &before), (name, &after));
    let style = Style {
        width: settings.width,
        colour: settings.colour && raw.output.is_none(),
        unicode: settings.unicode && raw.output.is_none(),
        verbose: arguments.verbose > 0,
        brief: arguments.quiet && raw.output.is_none(),
        ..Style::default()
    };
    output::to(raw.output.as_deref(), |out| report::render_change(format, &change, &style, out))?;
    Ok(code(&change))
}

/// The two runs.
fn sides(raw: &DiffArguments, arguments: &Arguments) -> Result<(Arc<Snapshot>, Arc<Snapshot>), Failure> {
    if let Some(after) = &raw.after {
        return Ok((side(&raw.before, arguments)?, side(after, arguments)?));
    }
    if is_report(&raw.before) {
        let before = report(Path::new(&raw.before))?;
        return Ok((Arc::new(before), Arc::new(Snapshot::of(&scanned(None, arguments)?))));
    }
    let now = scanned(Some(&raw.before), arguments)?;
    Ok((at(&now, &raw.before)?, Arc::new(Snapshot::of(&now))))
}

/// The run that a name is of: a report when there is a file of that name, else a revision.
fn side(name: &str, arguments: &Arguments) -> Result<Arc<Snapshot>, Failure> {
    if is_report(name) {
        return report(Path::new(name)).map(Arc::new);
    }
    at(&scanned(Some(name), arguments)?, name)
}

fn is_report(name: &str) -> bool {
    let path = Path::new(name);
    path.is_file() || path.extension().is_some_and(|extension| extension == "json")
}

/// What `tickmark scan` finds here, held against a revision.
fn scanned(revision: Option<&str>, arguments: &Arguments) -> Result<Assessment, Failure> {
    let scan = ScanArguments { baseline: revision.map(str::to_owned), ..ScanArguments::default() };
    scan::examined(&scan, arguments).map(|examined| examined.assessment)
}

/// The run of the revision that a scan was held against.
fn at(now: &Assessment, revision: &str) -> Result<Arc<Snapshot>, Failure> {
    let baseline = now.baseline.as_ref().map(|baseline| Arc::clone(&baseline.snapshot));
    baseline
        .ok_or_else(|| Failure::usage(format!("cannot compare with {revision}: it was not judged"), "name a commit"))
}

/// The run of a JSON report on disk.
pub(super) fn report(path: &Path) -> Result<Snapshot, Failure> {
    change::load(path).map_err(|error| {
        let help = match &error {
            change::ReadError::Io(_) => "name a report that `tickmark scan -f json -o FILE` wrote",
            change::ReadError::OtherVersion(_) => "use the Tickmark that wrote it, or a later one",
            change::ReadError::TooLarge => "write it without --all, or compare parts of what it covers",
            change::ReadError::Foreign(_) | change::ReadError::Malformed(_) | change::ReadError::Contradictory(_) => {
                "make one with `tickmark scan -f json -o FILE`"
            }
        };
        Failure::usage(format!("cannot compare with {}: {error}", path.display()), help)
    })
}

fn code(change: &Change) -> u8 {
    match (change.is_trusted(), change.is_worse()) {
        (false, _) => super::UNTRUSTED,
        (true, true) => super::FAILED,
        (true, false) => super::PASSED,
    }
}
