//! `tickmark diff`: what differs between two runs.

use super::arguments::{Arguments, DiffArguments};
use super::diagnostic::Failure;
use super::output;
use super::settings::Settings;
use crate::change;
use crate::model::{Change, Snapshot};
use crate::report::{self, ChangeFormat, Style};
use std::path::Path;

pub(super) fn run(raw: &DiffArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let settings = Settings::new(arguments)?;
    let name = raw.format.as_deref().unwrap_or("table");
    let format: ChangeFormat = name
        .parse()
        .map_err(|help: String| Failure::usage(format!("`{name}` is not a format of a difference"), help))?;
    let (before, after) = (report(&raw.before)?, report(&raw.after)?);
    let change = change::compare((&shown(&raw.before), &before), (&shown(&raw.after), &after));
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

/// The run of a JSON report on disk.
pub(super) fn report(path: &Path) -> Result<Snapshot, Failure> {
    change::load(path).map_err(|error| {
        let help = match &error {
            change::ReadError::Io(_) => "name a report that `tickmark scan -f json -o FILE` wrote",
            change::ReadError::OtherVersion(_) => "use the Tickmark that wrote it, or a later one",
            change::ReadError::TooLarge => "write it without --all, or compare parts of what it covers",
            change::ReadError::Foreign(_) | change::ReadError::Malformed(_) => {
                "make one with `tickmark scan -f json -o FILE`"
            }
        };
        Failure::usage(format!("cannot compare with {}: {error}", path.display()), help)
    })
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn code(change: &Change) -> u8 {
    match (change.is_trusted(), change.is_worse()) {
        (false, _) => super::UNTRUSTED,
        (true, true) => super::FAILED,
        (true, false) => super::PASSED,
    }
}
