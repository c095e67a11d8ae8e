//! A record as its file writes it: strict, every mistake named with its place.

use super::signers::Signers;
use super::{File, Folder, problem, start, wrong};
use crate::model::{
    Artefact, Attestation, Attested, ControlId, Date, Exception, ExceptionKind, Problem, RuleId, Selector, Span,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::path::{Component, Path};

/// A problem is much larger than what it stands in for.
type Result<T> = std::result::Result<T, Box<Problem>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftException {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    rules: Vec<String>,
    #[serde(default)]
    controls: Vec<String>,
    #[serde(default)]
    scope: DraftScope,
    reason: String,
    risk: String,
    measure: Option<String>,
    owner: String,
    approver: String,
    approved: toml::value::Datetime,
    expires: toml::value::Datetime,
    ticket: Option<String>,
    #[serde(default)]
    worksheet: BTreeMap<String, String>,
    #[serde(default)]
    artefacts: Vec<DraftArtefact>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftScope {
    #[serde(default)]
    paths: Vec<String>,
    #[serde(default)]
    resources: Vec<String>,
    #[serde(default)]
    kinds: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftArtefact {
    path: String,
    sha256: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftAttestation {
    control: String,
    statement: String,
    result: String,
    by: String,
    approver: Option<String>,
    on: toml::value::Datetime,
    valid_until: toml::value::Datetime,
    period: Option<DraftPeriod>,
    note: Option<String>,
    #[serde(default)]
    artefacts: Vec<DraftArtefact>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DraftPeriod {
    from: toml::value::Datetime,
    to: toml::value::Datetime,
}

/// The exception in a file.
pub(super) fn exception(file: &File, signers: &Signers, folder: &dyn Folder) -> Result<Exception> {
    let draft: DraftException = parsed(file)?;
    let kind = named(file, &draft.kind, &ExceptionKind::ALL, ExceptionKind::name)?;
    match (kind.is_of_control(), draft.rules.is_empty(), draft.controls.is_empty()) {
        (true, true, false) | (false, false, true) => {}
        (true, ..) => return Err(wrong(file, format!("a {} names `controls` and no `rules`", kind.name()))),
        (false, ..) => return Err(wrong(file, format!("a {} names `rules` and no `controls`", kind.name()))),
    }
    let mut answers = draft.worksheet;
    let worksheet =
        kind.worksheet().iter().filter_map(|item| Some((*item, answers.remove(*item)?))).collect::<Vec<_>>();
    if let Some(unknown) = answers.keys().next() {
        let known = kind.worksheet().join(", ");
        return Err(wrong(file, format!("the worksheet of a {} has no `{unknown}`, only {known}", kind.name())));
    }
    for (key, text) in [("reason", &draft.reason), ("owner", &draft.owner), ("approver", &draft.approver)] {
        said(file, key, text)?;
    }
    Ok(Exception {
        id: file.stem.as_str().into(),
        kind,
        rules: draft.rules.iter().map(|rule| RuleId(rule.as_str().into())).collect(),
        controls: draft.controls.iter().map(|control| ControlId(control.as_str().into())).collect(),
        scope: Selector { paths: draft.scope.paths, resources: draft.scope.resources, kinds: draft.scope.kinds },
        reason: draft.reason,
        risk: draft.risk,
        measure: draft.measure,
        owner: draft.owner,
        approver: draft.approver,
        approved: date(file, "approved", draft.approved)?,
        expires: date(file, "expires", draft.expires)?,
        ticket: draft.ticket,
        worksheet,
        artefacts: artefacts(file, draft.artefacts, folder)?,
        signed_by: signers.signer(file)?,
        location: start(file),
    })
}

/// The attestation in a file.
pub(super) fn attestation(file: &File, signers: &Signers, folder: &dyn Folder) -> Result<Attestation> {
    let draft: DraftAttestation = parsed(file)?;
    for (key, text) in [("statement", &draft.statement), ("by", &draft.by)] {
        said(file, key, text)?;
    }
    let period = match draft.period {
        Some(period) => Some((date(file, "from", period.from)?, date(file, "to", period.to)?)),
        None => None,
    };
    Ok(Attestation {
        control: ControlId(draft.control.as_str().into()),
        statement: draft.statement,
        result: named(file, &draft.result, &Attested::ALL, Attested::name)?,
        by: draft.by,
        approver: draft.approver,
        on: date(file, "on", draft.on)?,
        valid_until: date(file, "valid_until", draft.valid_until)?,
        period,
        artefacts: artefacts(file, draft.artefacts, folder)?,
        note: draft.note,
        signed_by: signers.signer(file)?,
        location: start(file),
    })
}

fn parsed<T: DeserializeOwned>(file: &File) -> Result<T> {
    toml::from_str(file.text.as_str()).map_err(|error| {
        let span = error.span().map_or_else(Span::default, |range| Span::new(range.start, range.end));
        let message = error.message().trim_end().replace('\n', "; ");
        Box::new(problem("record", message).at(file.text.locate(span)))
    })
}

fn said(file: &File, key: &str, text: &str) -> Result<()> {
    if text.trim().is_empty() { Err(wrong(file, format!("`{key}` says nothing"))) } else { Ok(()) }
}

fn named<T: Copy>(file: &File, name: &str, all: &[T], name_of: fn(T) -> &'static str) -> Result<T> {
    let names: Vec<&str> = all.iter().map(|one| name_of(*one)).collect();
    let found = all.iter().copied().find(|one| name_of(*one) == name);
    found.ok_or_else(|| wrong(file, format!("`{name}` is not known, use one of {}", names.join(", "))))
}

fn date(file: &File, key: &str, datetime: toml::value::Datetime) -> Result<Date> {
    let day = datetime.date.filter(|_| datetime.time.is_none());
    let day = day.ok_or_else(|| wrong(file, format!("`{key}` is not a day such as 2026-01-31")))?;
    Ok(Date { year: day.year, month: day.month, day: day.day })
}

fn artefacts(file: &File, drafts: Vec<DraftArtefact>, folder: &dyn Folder) -> Result<Vec<Artefact>> {
    drafts
        .into_iter()
        .map(|draft| {
            let inside = Path::new(&draft.path).components().all(|part| matches!(part, Component::Normal(_)));
            if !inside {
                return Err(wrong(file, format!("artefact {} is not inside the project's folder", draft.path)));
            }
            let digest = draft
                .sha256
                .parse()
                .map_err(|error| wrong(file, format!("the sha256 of {} is no digest: {error}", draft.path)))?;
            let altered = folder.artefact(&draft.path) != Some(digest);
            Ok(Artefact { path: draft.path.into(), digest, altered })
        })
        .collect()
}
