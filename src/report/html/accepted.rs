//! What people signed: exceptions and attestations, in force or not.

use super::markup::{Column, Safe, Table, coloured, section};
use crate::model::{Assessment, AttestationUse, ExceptionUse, Standing};
use crate::report::answer::{self, Answer, Row};
use crate::report::{Style, texts};
use std::io::{self, Write};

/// Accepted findings that are listed.
const MAX_LISTED: usize = 500;

/// Writes the tables.
pub(super) fn write(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    section(out, "accepted")?;
    if assessment.exceptions.is_empty() && assessment.attestations.is_empty() {
        writeln!(out, "<p>There are none.</p>")?;
    }
    let columns = [
        Column::Name("Exception"),
        Column::Text("Standing"),
        Column::Text("Kind"),
        Column::Text("Reason and risk"),
        Column::Text("Owner"),
        Column::Text("Approved by"),
        Column::Text("Until"),
        Column::Number("Checks covered"),
    ];
    let caption = "Exceptions: what they cover stays a failure".to_owned();
    Table { id: "exceptions", caption, columns: &columns }.write(out, assessment.exceptions.iter().map(exception))?;
    covered(assessment, out)?;
    let columns = [
        Column::Name("Control"),
        Column::Text("Standing"),
        Column::Text("Result"),
        Column::Text("Statement"),
        Column::Text("By"),
        Column::Text("Stated"),
        Column::Text("Until"),
        Column::Text("Artefacts"),
    ];
    let caption = "Attestations: claims by people, not evidence by machine".to_owned();
    Table { id: "attestations", caption, columns: &columns }
        .write(out, assessment.attestations.iter().map(attestation))?;
    writeln!(out, "</section>")
}

fn exception(used: &ExceptionUse) -> (Option<String>, Vec<String>) {
    let exception = &used.exception;
    let ticket = exception.ticket.as_ref().map(|ticket| format!(" ({})", Safe(ticket))).unwrap_or_default();
    let cells = vec![
        format!("{}{ticket}", Safe(&exception.id)),
        standing(&used.standing),
        exception.kind.name().replace('_', " "),
        format!("{}<br><span class=\"quiet\">Risk: {}</span>", Safe(&exception.reason), Safe(&exception.risk)),
        Safe(&exception.owner).to_string(),
        format!("{} on {}", Safe(&exception.approver), exception.approved),
        exception.expires.to_string(),
        used.covered.to_string(),
    ];
    (None, cells)
}

/// The findings behind live exceptions.
fn covered(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let columns = [
        Column::Name("Rule"),
        Column::Text("Status"),
        Column::Text("What is wrong"),
        Column::Text("Where"),
        Column::Text("Exception"),
    ];
    let rows = answer::rows(assessment, &Style::default());
    let accepted: Vec<&Row<'_>> =
        rows.iter().filter(|row| matches!(row.answer, Answer::Waived(..) | Answer::FalsePositive(..))).collect();
    let caption = format!("{} accepted for a time", texts::count(accepted.len(), "finding"));
    let row = |row: &&Row<'_>| {
        let exception = row.answer.exception().map_or_else(String::new, |exception| Safe(&exception.id).to_string());
        let place = texts::place(row.location());
        let cells = vec![
            Safe(&row.check.rule).to_string(),
            coloured("waived", row.answer.name()),
            format!("{} ({})", Safe(row.message()), Safe(&row.check.subject.address)),
            format!("<code>{}</code>", Safe(&place)),
            exception,
        ];
        (None, cells)
    };
    Table { id: "covered", caption, columns: &columns }.write(out, accepted.iter().take(MAX_LISTED).map(row))
}

fn attestation(used: &AttestationUse) -> (Option<String>, Vec<String>) {
    let attested = &used.attestation;
    let file =
        |artefact: &crate::model::Artefact| format!("{} <code>sha256:{}</code>", Safe(&artefact.path), artefact.digest);
    let cells = vec![
        Safe(&attested.control).to_string(),
        standing(&used.standing),
        attested.result.name().replace('_', " "),
        Safe(&attested.statement).to_string(),
        Safe(&attested.by).to_string(),
        attested.on.to_string(),
        attested.valid_until.to_string(),
        attested.artefacts.iter().map(file).collect::<Vec<_>>().join("<br>"),
    ];
    (None, cells)
}

fn standing(standing: &Standing) -> String {
    match standing {
        Standing::Live => coloured("attested", "in force"),
        Standing::Early => coloured("no_evidence", "not yet in force"),
        Standing::Expired => coloured("fail", "expired"),
        Standing::Void(why) => format!("{}: {}", coloured("fail", "without effect"), Safe(why)),
    }
}
