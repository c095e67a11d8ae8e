//! `tickmark exceptions`: what each record is worth today, and what it covers.

use super::arguments::{Arguments, ScanArguments};
use super::diagnostic::Failure;
use super::{output, scan};
use crate::model::{Assessment, AttestationUse, ExceptionUse, Level, Problem, Stage, Standing};
use crate::report::harmless;
use comfy_table::{ContentArrangement, Table, presets};

/// Days before the last one in which a record is said to be expiring.
const SOON: u32 = 30;

/// A scope with a wildcard that covers more failing checks than this is broad.
const BROAD: usize = 10;

/// What is wrong with records that count, so that no state of the table says it.
const DOUBTS: [&str; 2] = ["record-too-long", "record-unknown"];

pub(super) fn run(raw: &ScanArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let (assessment, settings, _) = scan::assessed(raw, arguments)?;
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(settings.width).unwrap_or(u16::MAX));
    table.set_header(["RECORD", "ABOUT", "UNTIL", "STATE", "COVERS", "OWNER"]);
    for one in &assessment.exceptions {
        table.add_row(exception_row(one));
    }
    for one in &assessment.attestations {
        table.add_row(attestation_row(one));
    }
    let broken = problems(&assessment, "error", |one| one.level == Level::Error);
    let doubted = problems(&assessment, "warning", |one| DOUBTS.contains(&&*one.code));
    let records = assessment.exceptions.len() + assessment.attestations.len();
    let summary = if records == 0 { "no records in .tickmark".to_owned() } else { lines(&table) };
    output::text(&harmless(&format!("{summary}\n{doubted}{broken}")))?;
    let ineffective = assessment.exceptions.iter().any(|one| one.standing != Standing::Live)
        || assessment.attestations.iter().any(|one| one.standing != Standing::Live);
    match (broken.is_empty(), ineffective) {
        (false, _) => Ok(super::UNTRUSTED),
        (true, true) => Ok(super::FAILED),
        (true, false) => Ok(super::PASSED),
    }
}

fn lines(table: &Table) -> String {
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

fn exception_row(one: &ExceptionUse) -> [String; 6] {
    let exception = &one.exception;
    let rules = exception.rules.iter().map(ToString::to_string);
    let about: Vec<String> = rules.chain(exception.controls.iter().map(ToString::to_string)).collect();
    let scope = &exception.scope;
    let wild = scope.paths.iter().chain(&scope.resources).any(|glob| glob.contains('*')) || !scope.kinds.is_empty();
    let covers = match one.covered {
        0 if exception.kind.is_of_control() => String::new(),
        0 => "nothing: unused".to_owned(),
        count if wild && count > BROAD => format!("{count}: broad"),
        count => count.to_string(),
    };
    [
        exception.id.to_string(),
        format!("{} {}", exception.kind.name(), about.join(", ")),
        exception.expires.to_string(),
        refusing(state(&one.standing, one.days_left, exception.signed_by.as_deref()), one),
        covers,
        exception.owner.clone(),
    ]
}

/// The state of an exception, with the controls for which it has no effect.
fn refusing(state: String, one: &ExceptionUse) -> String {
    if one.refused.is_empty() {
        return state;
    }
    let controls: Vec<String> = one.refused.iter().map(ToString::to_string).collect();
    format!("{state}, no effect for {}", controls.join(", "))
}

fn attestation_row(one: &AttestationUse) -> [String; 6] {
    let attestation = &one.attestation;
    [
        attestation.location.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".toml").to_owned(),
        format!("{} {}", attestation.result.name(), attestation.control),
        attestation.valid_until.to_string(),
        state(&one.standing, one.days_left, attestation.signed_by.as_deref()),
        String::new(),
        attestation.by.clone(),
    ]
}

fn state(standing: &Standing, days_left: Option<u32>, signed_by: Option<&str>) -> String {
    let state = match standing {
        Standing::Live => match days_left.filter(|days| *days <= SOON) {
            Some(0) => "its last day".to_owned(),
            Some(1) => "expires in 1 day".to_owned(),
            Some(days) => format!("expires in {days} days"),
            None => "live".to_owned(),
        },
        Standing::Early => "not yet".to_owned(),
        Standing::Expired => "expired".to_owned(),
        Standing::Void(why) => format!("void: {why}"),
    };
    signed_by.map_or_else(|| state.clone(), |who| format!("{state}, signed by {who}"))
}

/// What is said of some of the records, one line each.
fn problems(assessment: &Assessment, word: &str, is_meant: impl Fn(&Problem) -> bool) -> String {
    let problems = assessment.problems.iter().filter(|one| one.stage == Stage::Records && is_meant(one));
    problems
        .map(|problem| match &problem.location {
            Some(at) => format!("{word}: {}:{}:{}: {}\n", at.path, at.start.line, at.start.column, problem.message),
            None => format!("{word}: {}\n", problem.message),
        })
        .collect()
}
