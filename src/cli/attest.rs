//! `tickmark attest`.

use super::arguments::{Arguments, AttestArguments};
use super::diagnostic::Failure;
use super::records::{self, Questions, artefacts, day, no_control};
use super::settings::Settings;
use crate::assess::attestation_fault;
use crate::catalog::Catalog;
use crate::model::{Attestation, Attested, Class, Control, Date, ExceptionKind, Location, Position};
use crate::records::attestation_text;

/// How long an attestation counts when nobody says: evidence of a year ago is none.
const MONTHS: u8 = 12;

pub(super) fn run(raw: &AttestArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let catalog = Catalog::load(&Settings::new(arguments)?.policies);
    let mut controls = catalog.frameworks.iter().flat_map(|framework| &framework.controls);
    let control = controls.find(|control| *control.id.0 == *raw.control).ok_or_else(|| no_control(&raw.control))?;
    let result = Attested::ALL.into_iter().find(|result| result.name() == raw.result).ok_or_else(|| {
        Failure::usage(format!("`{}` is no result", raw.result), "use met, not_met or not_applicable")
    })?;
    refuse(control, result)?;
    let mut questions = Questions::default();
    let statement = questions.answer(raw.statement.as_deref(), "--statement", "What is stated");
    let by = questions.answer(raw.by.as_deref(), "--by", "Who states it");
    questions.finish()?;
    let on = day(raw.on.as_deref())?;
    let valid_until = valid_until(raw.valid_until.as_deref(), on, control)?;
    let start = Position { line: 1, column: 1 };
    let attestation = Attestation {
        control: control.id.clone(),
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
    if let Some(fault) = attestation_fault(&attestation) {
        return Err(Failure::usage(format!("the attestation would count for nothing: {fault}"), "give other flags"));
    }
    records::write("attestations", &format!("{}-{on}", attestation.control), &attestation_text(&attestation))
}

/// An error where a statement of this kind has no effect.
fn refuse(control: &Control, result: Attested) -> Result<(), Failure> {
    if control.class == Class::Group {
        let help = format!("name the parts that `tickmark explain {}` lists", control.id);
        return Err(Failure::usage(format!("{} is what its parts are", control.id), help));
    }
    match control.refuses(ExceptionKind::NotApplicable).filter(|_| result == Attested::NotApplicable) {
        Some(reason) => Err(Failure::usage(format!("{} always applies: {reason}", control.id), "meet the control")),
        None => Ok(()),
    }
}

/// The last day of the statement, never one on which the control is due again.
fn valid_until(given: Option<&str>, on: Date, control: &Control) -> Result<Date, Failure> {
    let Some(given) = given else { return Ok(on.last_of_months(control.attested_months.unwrap_or(MONTHS))) };
    let until = day(Some(given))?;
    match control.attested_months {
        Some(months) if until > on.last_of_months(months) => Err(Failure::usage(
            format!("{} is due every {months} months, so a statement of {on} cannot count until {until}", control.id),
            format!("leave the flag out: it counts until {}", on.last_of_months(months)),
        )),
        Some(_) | None => Ok(until),
    }
}

fn period(text: &str) -> Result<(Date, Date), Failure> {
    let wrong = || Failure::usage(format!("`{text}` is no period"), "write the first and the last day, DATE..DATE");
    let (from, to) = text.split_once("..").ok_or_else(wrong)?;
    Ok((day(Some(from))?, day(Some(to))?))
}
