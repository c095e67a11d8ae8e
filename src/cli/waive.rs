//! `tickmark waive`.

use super::arguments::{Arguments, WaiveArguments};
use super::diagnostic::Failure;
use super::records::{self, Questions, artefacts, day, no_control};
use super::settings::Settings;
use crate::assess::exception_fault;
use crate::catalog::Catalog;
use crate::model::{Control, ControlId, Exception, ExceptionKind, Location, Position, RuleId, Selector};
use crate::records::exception_text;
use std::io::Write;

pub(super) fn run(raw: &WaiveArguments, arguments: &Arguments) -> Result<u8, Failure> {
    let kind = kind(&raw.kind)?;
    let catalog = Catalog::load(&Settings::new(arguments)?.policies);
    let controls = catalog.frameworks.iter().flat_map(|framework| &framework.controls);
    controls.clone().try_for_each(|control| refuse(raw, kind, control))?;
    known(raw, &catalog)?;
    let mut questions = Questions::default();
    let reason = questions.answer(raw.reason.as_deref(), "--reason", "Why");
    let risk = questions.answer(raw.risk.as_deref(), "--risk", "What may go wrong");
    let owner = questions.answer(raw.owner.as_deref(), "--owner", "Who answers for it");
    let approver = questions.answer(raw.approver.as_deref(), "--approver", "Who approves it");
    let expires = questions.answer(raw.expires.as_deref(), "--expires", "Last day, YYYY-MM-DD");
    let worksheet = worksheet(kind, &raw.answers, &mut questions)?;
    questions.finish()?;
    if kind.is_of_control() && raw.controls.is_empty() || !kind.is_of_control() && raw.rules.is_empty() {
        let flag = if kind.is_of_control() { "--control" } else { "--rule" };
        return Err(Failure::usage(format!("a {} needs {flag}", kind.name()), "say what it is about"));
    }
    let scope = Selector {
        paths: raw.scope_paths.clone(),
        resources: raw.scope_resources.clone(),
        kinds: raw.scope_kinds.clone(),
    };
    if scope.is_empty() && kind != ExceptionKind::NotApplicable {
        return Err(Failure::usage("an exception covers nothing without a scope", "give --path, --resource or --kind"));
    }
    let start = Position { line: 1, column: 1 };
    let exception = Exception {
        id: raw.id.as_str().into(),
        kind,
        rules: raw.rules.iter().map(|rule| RuleId(rule.as_str().into())).collect(),
        controls: raw.controls.iter().map(|control| ControlId(control.as_str().into())).collect(),
        scope,
        reason,
        risk,
        measure: raw.measure.clone(),
        owner,
        approver,
        approved: day(raw.approved.as_deref())?,
        expires: day(Some(&expires))?,
        ticket: raw.ticket.clone(),
        worksheet,
        artefacts: artefacts(&raw.artefacts)?,
        signed_by: None,
        location: Location { path: raw.id.as_str().into(), start, end: start },
    };
    reviewed(&exception)?;
    if let Some(fault) = exception_fault(&exception) {
        return Err(Failure::usage(format!("the exception would count for nothing: {fault}"), "give other flags"));
    }
    let code = records::write("exceptions", &raw.id, &exception_text(&exception))?;
    if kind != ExceptionKind::FalsePositive {
        controls.filter(|control| gives_evidence(raw, control)).for_each(warn);
    }
    Ok(code)
}

/// An error when it would count for longer than until its next review.
fn reviewed(exception: &Exception) -> Result<(), Failure> {
    let Some(months) = exception.kind.months() else { return Ok(()) };
    let last = exception.approved.last_of_months(months);
    if exception.expires <= last {
        return Ok(());
    }
    let (name, approved, expires) = (exception.kind.name(), exception.approved, exception.expires);
    let message =
        format!("a {name} is reviewed every {months} months: approved on {approved}, it cannot count until {expires}");
    Err(Failure::usage(message, format!("its last day is {last} at the latest; approve it anew then")))
}

/// An error when a control is named that does not take such an exception.
fn refuse(raw: &WaiveArguments, kind: ExceptionKind, control: &Control) -> Result<(), Failure> {
    let named = raw.controls.iter().any(|named| **named == *control.id.0);
    match control.refuses(kind).filter(|_| named) {
        Some(reason) if control.no_exception.is_some() => {
            Err(Failure::usage(format!("{} takes no exception: {reason}", control.id), "meet the control"))
        }
        Some(reason) => {
            let help = format!("`tickmark explain {}` says what it takes", control.id);
            Err(Failure::usage(format!("{} takes no {}: {reason}", control.id, kind.name()), help))
        }
        None => Ok(()),
    }
}

/// An error when a rule or a control is named that there is not: the record would cover nothing.
fn known(raw: &WaiveArguments, catalog: &Catalog) -> Result<(), Failure> {
    let lacks_rule = |named: &&String| !catalog.rules.iter().any(|rule| *rule.id.0 == ***named);
    if let Some(rule) = raw.rules.iter().find(lacks_rule) {
        return Err(Failure::usage(format!("there is no rule {rule}"), "`tickmark rules` lists them"));
    }
    let lacks_control = |named: &&String| {
        let mut controls = catalog.frameworks.iter().flat_map(|framework| &framework.controls);
        !controls.any(|control| *control.id.0 == ***named)
    };
    match raw.controls.iter().find(lacks_control) {
        Some(control) => Err(no_control(control)),
        None => Ok(()),
    }
}

fn gives_evidence(raw: &WaiveArguments, control: &Control) -> bool {
    control.evidence.iter().any(|evidence| raw.rules.iter().any(|rule| **rule == *evidence.rule.0))
}

/// Says that the record has no effect for a control of its rules, when that takes no exception.
fn warn(control: &Control) {
    if let Some(reason) = &control.no_exception {
        let _ = writeln!(std::io::stderr(), "warning: it has no effect for {}: {reason}", control.id);
    }
}

fn kind(name: &str) -> Result<ExceptionKind, Failure> {
    let found = ExceptionKind::ALL.into_iter().find(|kind| kind.name() == name);
    found.ok_or_else(|| {
        let names = ExceptionKind::ALL.map(ExceptionKind::name).join(", ");
        Failure::usage(format!("`{name}` is no type of exception"), format!("use one of {names}"))
    })
}

fn worksheet(
    kind: ExceptionKind,
    answers: &[String],
    questions: &mut Questions,
) -> Result<Vec<(&'static str, String)>, Failure> {
    let mut given = Vec::new();
    for answer in answers {
        match answer.split_once('=') {
            Some((item, text)) if kind.worksheet().contains(&item) => given.push((item, text)),
            _ => {
                let help = format!("a {} asks for {}", kind.name(), kind.worksheet().join(", "));
                return Err(Failure::usage(format!("`--answer {answer}` answers nothing"), help));
            }
        }
    }
    let answer = |item: &&'static str| {
        let given = given.iter().find(|(name, _)| name == item).map(|(_, text)| *text);
        (*item, questions.answer(given, &format!("--answer {item}=..."), &item.replace('_', " ")))
    };
    Ok(kind.worksheet().iter().map(answer).collect())
}
