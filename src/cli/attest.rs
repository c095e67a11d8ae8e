//! `tickmark attest`.

use super::arguments::AttestArguments;
use super::diagnostic::Failure;
use super::records::{self, Questions, artefacts, day};
use crate::catalog::Catalog;
use crate::model::{Attestation, Attested, ControlId, Date, Location, Position};
use crate::records::attestation_text;

/// How long an attestation counts when nobody says: evidence of a year ago is none.
const MONTHS: u8 = 12;

pub(super) fn run(raw: &AttestArguments) -> Result<u8, Failure> {
    let control = control(&raw.control)?;
    let result = Attested::ALL.into_iter().find(|result| result.name() == raw.result).ok_or_else(|| {
        Failure::usage(format!("`{}` is no result", raw.result), "use met, not_met or not_applicable")
    })?;
    let mut questions = Questions::default();
    let statement = questions.answer(raw.statement.as_deref(), "--statement", "What is stated");
    let by = questions.answer(raw.by.as_deref(), "--by", "Who states it");
    questions.finish()?;
    let on = day(raw.on.as_deref())?;
    let valid_until = match raw.valid_until.as_deref() {
        Some(text) => day(Some(text))?,
        None => Date::of_days(Date { year: on.year + u16::from(MONTHS / 12), ..on }.days() - 1),
    };
    let start = Position { line: 1, column: 1 };
    let attestation = Attestation {
        control,
        statement,
        result,
        by,
        approver: raw.approver.clone(),
        on,
        valid_until,
        period: raw.period.as_deref().map(period).transpose()?,
        artefacts: artefacts(&raw.artefacts)?,
        note: raw.note.clone(),
        signed_by: None,
        location: Location { path: raw.control.as_str().into(), start, end: start },
    };
    records::write("attestations", &format!("{}-{on}", attestation.control), &attestation_text(&attestation))
}

/// The control of an id: an attestation of nothing would count for nothing.
fn control(id: &str) -> Result<ControlId, Failure> {
    let catalog = Catalog::load(&[]);
    let mut controls = catalog.frameworks.iter().flat_map(|framework| &framework.controls);
    let found = controls.find(|control| *control.id.0 == *id).map(|control| control.id.clone());
    found.ok_or_else(|| {
        Failure::usage(format!("there is no control {id}"), "`tickmark frameworks show ID` lists the controls")
    })
}

fn period(text: &str) -> Result<(Date, Date), Failure> {
    let wrong = || Failure::usage(format!("`{text}` is no period"), "write the first and the last day, DATE..DATE");
    let (from, to) = text.split_once("..").ok_or_else(wrong)?;
    Ok((day(Some(from))?, day(Some(to))?))
}
