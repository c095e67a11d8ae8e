//! What people signed, as JSON has it.

use super::stream::Shown;
use crate::model::{AttestationUse, Date, ExceptionUse};
use serde::Serialize;

/// An exception on the day of the run.
#[derive(Serialize)]
pub(super) struct Exception<'a> {
    id: &'a str,
    kind: &'static str,
    standing: &'static str,
    why_void: Option<&'a str>,
    reason: &'a str,
    risk: &'a str,
    owner: &'a str,
    approver: &'a str,
    approved: Shown<Date>,
    expires: Shown<Date>,
    ticket: Option<&'a str>,
    signed_by: Option<&'a str>,
    covered: usize,
}

impl<'a> Exception<'a> {
    pub(super) fn new(used: &'a ExceptionUse) -> Self {
        let exception = &used.exception;
        let (standing, why_void) = used.standing.told();
        Self {
            id: &exception.id,
            kind: exception.kind.name(),
            standing,
            why_void,
            reason: &exception.reason,
            risk: &exception.risk,
            owner: &exception.owner,
            approver: &exception.approver,
            approved: Shown(exception.approved),
            expires: Shown(exception.expires),
            ticket: exception.ticket.as_deref(),
            signed_by: exception.signed_by.as_deref(),
            covered: used.covered,
        }
    }
}

/// An attestation on the day of the run.
#[derive(Serialize)]
pub(super) struct Attestation<'a> {
    control: &'a str,
    result: &'static str,
    standing: &'static str,
    why_void: Option<&'a str>,
    statement: &'a str,
    by: &'a str,
    approver: Option<&'a str>,
    on: Shown<Date>,
    valid_until: Shown<Date>,
    signed_by: Option<&'a str>,
}

impl<'a> Attestation<'a> {
    pub(super) fn new(used: &'a AttestationUse) -> Self {
        let attestation = &used.attestation;
        let (standing, why_void) = used.standing.told();
        Self {
            control: &attestation.control.0,
            result: attestation.result.name(),
            standing,
            why_void,
            statement: &attestation.statement,
            by: &attestation.by,
            approver: attestation.approver.as_deref(),
            on: Shown(attestation.on),
            valid_until: Shown(attestation.valid_until),
            signed_by: attestation.signed_by.as_deref(),
        }
    }
}
