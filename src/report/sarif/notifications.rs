//! Problems as notifications: what was not evaluated is in the file too.

use super::Message;
use super::artifacts::{Artifacts, PhysicalLocation, Region};
use crate::model::{Level, Problem, Stage};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Notification<'a> {
    descriptor: Reference<'a>,
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location<'a>>,
}

#[derive(Serialize)]
struct Reference<'a> {
    id: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
}

/// The notifications about our own content, and those about the inputs.
pub(super) fn of<'a>(
    problems: &'a [Problem],
    artifacts: &'a Artifacts<'a>,
) -> (Vec<Notification<'a>>, Vec<Notification<'a>>) {
    let (configuration, execution): (Vec<_>, Vec<_>) =
        problems.iter().partition(|problem| problem.stage == Stage::Catalog);
    let notify = |problems: Vec<&'a Problem>| {
        problems.into_iter().map(|problem| Notification::new(problem, artifacts)).collect()
    };
    (notify(configuration), notify(execution))
}

impl<'a> Notification<'a> {
    fn new(problem: &'a Problem, artifacts: &'a Artifacts<'a>) -> Self {
        let help = problem.help.as_ref().map(|help| format!("; {help}"));
        let region = problem.location.as_ref().map(|location| Region::new(location, None));
        let place = problem.path.as_deref().and_then(|path| artifacts.at(path, region));
        Self {
            descriptor: Reference { id: &problem.code },
            level: match problem.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Notice => "note",
            },
            message: Message::sentence(&format!("{}{}", problem.message, help.unwrap_or_default())),
            locations: place.map(|physical_location| Location { physical_location }).into_iter().collect(),
        }
    }
}
