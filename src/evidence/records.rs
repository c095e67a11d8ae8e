//! What people signed: the files as they lay, the digests of artefacts, and what each record was worth that day.

use super::{Fault, Files, json, parsed};
use crate::model::{Artefact, Assessment, Attestation, AttestationUse, Date, Digest, Exception, ExceptionUse};
use crate::records::{self, Folder, Records, Shelf};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io;

/// The list of artefacts.
const ARTEFACTS: &str = "artefacts.json";
/// Where the files lie.
const FOLDER: &str = "records/";
const SCHEMA: &str = "tickmark-evidence-artefacts/1";

/// The digest that each artefact had when the run looked at it; none when it was gone, or no longer what a record names.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Artefacts {
    schema: String,
    artefacts: BTreeMap<String, Option<Digest>>,
}

/// The files of the records, the artefacts, and what came of both.
pub(super) fn write(assessment: &Assessment, shelf: &Shelf, files: &mut Files) -> Result<(), Fault> {
    for (path, text) in &shelf.files {
        let name = format!("{FOLDER}{path}");
        if name.chars().any(|letter| letter.is_control() || letter == '\\') {
            return Err(Fault::refused(&name, "its name has characters that lists of digests do not take; rename it"));
        }
        files.insert(name, text.clone().into_bytes());
    }
    let of_exceptions = assessment.exceptions.iter().flat_map(|one| &one.exception.artefacts);
    let of_attestations = assessment.attestations.iter().flat_map(|one| &one.attestation.artefacts);
    let mut artefacts: BTreeMap<String, Option<Digest>> = BTreeMap::new();
    for artefact in of_exceptions.chain(of_attestations) {
        let found = artefacts.entry(artefact.path.to_string()).or_default();
        *found = found.or((!artefact.altered).then_some(artefact.digest));
    }
    files.insert(ARTEFACTS.to_owned(), json(&Artefacts { schema: SCHEMA.to_owned(), artefacts }));
    let exceptions: Vec<_> = assessment.exceptions.iter().map(ExceptionRecord::of).collect();
    files.insert("exceptions.json".to_owned(), json(&exceptions));
    let attestations: Vec<_> = assessment.attestations.iter().map(AttestationRecord::of).collect();
    files.insert("attestations.json".to_owned(), json(&attestations));
    Ok(())
}

/// A folder of records that a bundle keeps.
struct Held<'a> {
    files: &'a BTreeMap<String, String>,
    artefacts: &'a BTreeMap<String, Option<Digest>>,
}

impl Folder for Held<'_> {
    fn names(&self, folder: &str) -> Vec<String> {
        let inside = self.files.keys().filter_map(|path| path.strip_prefix(folder)?.strip_prefix('/'));
        inside.map(str::to_owned).collect()
    }

    fn read(&self, path: &str) -> io::Result<String> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn artefact(&self, path: &str) -> Option<Digest> {
        self.artefacts.get(path).copied().flatten()
    }
}

/// The records that a bundle's files make.
pub(super) fn read(files: &Files, shown: Option<&str>) -> Result<Records, Fault> {
    let artefacts: Artefacts = parsed(files, ARTEFACTS)?;
    let mut shelf = Shelf { shown: shown.unwrap_or_default().to_owned(), files: BTreeMap::new() };
    for (path, bytes) in files.range(FOLDER.to_owned()..) {
        let Some(inner) = path.strip_prefix(FOLDER) else { break };
        let text = String::from_utf8(bytes.clone()).map_err(|_| Fault::wrong(path, "it is no text"))?;
        shelf.files.insert(inner.to_owned(), text);
    }
    let held = Held { files: &shelf.files, artefacts: &artefacts.artefacts };
    let read = records::load_from(&held, &shelf.shown);
    Ok(Records { shelf, ..read })
}

#[derive(Serialize)]
struct ExceptionRecord<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    standing: &'static str,
    why_void: Option<&'a str>,
    covers: usize,
    rules: Vec<String>,
    controls: Vec<String>,
    paths: &'a [String],
    resources: &'a [String],
    kinds: &'a [String],
    reason: &'a str,
    risk: &'a str,
    measure: Option<&'a str>,
    owner: &'a str,
    approver: &'a str,
    approved: Date,
    expires: Date,
    ticket: Option<&'a str>,
    worksheet: BTreeMap<&'a str, &'a str>,
    artefacts: Vec<ArtefactRecord<'a>>,
    signed_by: Option<&'a str>,
    file: &'a str,
}

#[derive(Serialize)]
struct AttestationRecord<'a> {
    control: &'a str,
    result: &'static str,
    standing: &'static str,
    why_void: Option<&'a str>,
    statement: &'a str,
    by: &'a str,
    approver: Option<&'a str>,
    on: Date,
    valid_until: Date,
    period: Option<[Date; 2]>,
    note: Option<&'a str>,
    artefacts: Vec<ArtefactRecord<'a>>,
    signed_by: Option<&'a str>,
    file: &'a str,
}

#[derive(Serialize)]
struct ArtefactRecord<'a> {
    path: &'a str,
    sha256: Digest,
    altered: bool,
}

fn artefacts(artefacts: &[Artefact]) -> Vec<ArtefactRecord<'_>> {
    artefacts.iter().map(|one| ArtefactRecord { path: &one.path, sha256: one.digest, altered: one.altered }).collect()
}

impl<'a> ExceptionRecord<'a> {
    fn of(used: &'a ExceptionUse) -> Self {
        let Exception { id, kind, scope, reason, risk, owner, approver, location, .. } = &*used.exception;
        let exception = &used.exception;
        let (standing, why_void) = used.standing.told();
        let worksheet = exception.worksheet.iter();
        Self {
            id,
            kind: kind.name(),
            standing,
            why_void,
            covers: used.covered,
            rules: exception.rules.iter().map(ToString::to_string).collect(),
            controls: exception.controls.iter().map(ToString::to_string).collect(),
            paths: &scope.paths,
            resources: &scope.resources,
            kinds: &scope.kinds,
            reason,
            risk,
            measure: exception.measure.as_deref(),
            owner,
            approver,
            approved: exception.approved,
            expires: exception.expires,
            ticket: exception.ticket.as_deref(),
            worksheet: worksheet.map(|(name, text)| (*name, text.as_str())).collect(),
            artefacts: artefacts(&exception.artefacts),
            signed_by: exception.signed_by.as_deref(),
            file: &location.path,
        }
    }
}

impl<'a> AttestationRecord<'a> {
    fn of(used: &'a AttestationUse) -> Self {
        let attestation: &Attestation = &used.attestation;
        let (standing, why_void) = used.standing.told();
        Self {
            control: &attestation.control.0,
            result: attestation.result.name(),
            standing,
            why_void,
            statement: &attestation.statement,
            by: &attestation.by,
            approver: attestation.approver.as_deref(),
            on: attestation.on,
            valid_until: attestation.valid_until,
            period: attestation.period.map(|(from, to)| [from, to]),
            note: attestation.note.as_deref(),
            artefacts: artefacts(&attestation.artefacts),
            signed_by: attestation.signed_by.as_deref(),
            file: &attestation.location.path,
        }
    }
}
