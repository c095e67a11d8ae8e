//! `manifest.json`: every file with its size, digest and what it is, how long to keep it, and which bundle came before.

use super::{Fault, Files, MANIFEST, Made, json, parsed};
use crate::model::{Date, Digest};
use serde::{Deserialize, Serialize};

const SCHEMA: &str = "tickmark-evidence/1";

/// Years that documentation is kept, by framework, with the reason. GDPR sets none: storage limitation, Art. 5(1)(e).
const TERMS: [(&str, u16, &str); 2] = [
    ("hipaa", 6, "45 CFR 164.316(b)(2)(i): six years from creation or last effective date"),
    (
        "pci-dss",
        3,
        "three years, as assessors commonly keep assessment papers; PCI DSS itself asks twelve months of logs",
    ),
];

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    schema: String,
    /// What this is not.
    note: String,
    tool: String,
    as_of: Date,
    verdict: String,
    retain_until: Option<Retain>,
    pub(super) previous: Option<Previous>,
    files: Vec<Entry>,
}

/// The longest term that applies; nothing is ever deleted on anybody's behalf.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Retain {
    date: Date,
    because: String,
}

/// The bundle before this one: a removed run leaves a gap in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Previous {
    /// The digest of its list of digests.
    pub sha256sums: Digest,
    /// The day it speaks for.
    pub as_of: Date,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    path: String,
    size: usize,
    sha256: Digest,
    media_type: String,
    class: String,
}

/// The file.
pub(super) fn write(files: &Files, made: &Made<'_>) -> Vec<u8> {
    let run = &made.assessment.run;
    let entry = |(path, bytes): (&String, &Vec<u8>)| {
        let (media_type, class) = describe(path);
        Entry {
            path: path.clone(),
            size: bytes.len(),
            sha256: super::digest(bytes),
            media_type: media_type.to_owned(),
            class: class.to_owned(),
        }
    };
    json(&Manifest {
        schema: SCHEMA.to_owned(),
        note:
            "Technical evidence that supports an assessment. It is not a PCI DSS report on compliance or attestation, \
               not a finding of the HHS Office for Civil Rights, and not a GDPR certification."
                .to_owned(),
        tool: format!("tickmark {}", run.version),
        as_of: run.as_of,
        verdict: made.assessment.verdict().name().to_owned(),
        retain_until: retain(made),
        previous: made.previous.copied(),
        files: files.iter().map(entry).collect(),
    })
}

/// The file as it stands in a bundle.
pub(super) fn read(files: &Files) -> Result<Manifest, Fault> {
    let manifest: Manifest = parsed(files, MANIFEST)?;
    if manifest.schema == SCHEMA {
        Ok(manifest)
    } else {
        Err(Fault::wrong(MANIFEST, format!("its schema is not {SCHEMA}")))
    }
}

impl Previous {
    /// What a later bundle says of this one.
    pub fn of(files: &Files) -> Result<Self, Fault> {
        let sums = files.get(super::SUMS).ok_or_else(|| Fault::wrong(super::SUMS, "it is missing"))?;
        Ok(Self { sha256sums: super::digest(sums), as_of: read(files)?.as_of })
    }
}

fn retain(made: &Made<'_>) -> Option<Retain> {
    let judged = |id: &str| made.assessment.frameworks.iter().any(|one| *one.framework.id == *id);
    let (_, years, because) = TERMS.into_iter().filter(|(id, ..)| judged(id)).max_by_key(|(_, years, _)| *years)?;
    let day = made.assessment.run.as_of;
    let leap = (day.month, day.day) == (2, 29);
    let date = Date { year: day.year.saturating_add(years), day: if leap { 28 } else { day.day }, ..day };
    Some(Retain { date, because: because.to_owned() })
}

/// Media type and class of a file, by its path.
fn describe(path: &str) -> (&'static str, &'static str) {
    let media_type = match path.rsplit('.').next().unwrap_or_default() {
        "json" => "application/json",
        "sarif" => "application/sarif+json",
        "html" => "text/html; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "toml" => "application/toml",
        _ => "text/plain; charset=utf-8",
    };
    let class = match path.split('/').next().unwrap_or_default() {
        "reports" => "report",
        "oscal" => "oscal",
        "evidence" => "excerpt",
        "inputs" => "input",
        "content" => "policy",
        "records" => "signed-record",
        "README.txt" => "guide",
        _ => "record",
    };
    (media_type, class)
}
