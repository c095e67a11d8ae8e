//! What people signed, on the day of the run: which exceptions and attestations have an effect, and on what.
//!
//! `content/evidence.md` sections 4 and 5. An exception never hides a failure: the check keeps it, and carries
//! the exception beside it.

use super::ages::Ages;
use super::control::{Attestation as Says, Exception as Accepts, Record};
use super::refusal::Refusals;
use super::rules::Tally;
use super::{Facts, Settings, claims};
use crate::model::{
    Attestation, AttestationUse, Attested, Check, ControlId, Date, Exception, ExceptionKind, ExceptionUse, Level,
    Location, Outcome, Problem, RuleId, Selector, Stage, Standing,
};
use globset::{Glob, GlobSet, GlobSetBuilder};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The records of a run, and what they come to for each control.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) exceptions: Vec<ExceptionUse>,
    pub(super) attestations: Vec<AttestationUse>,
    by_control: BTreeMap<ControlId, Record>,
    /// The tally of a rule for one control, where an exception of that control covers some of its failures.
    tallies: BTreeMap<(ControlId, RuleId), Tally>,
}

impl Records {
    /// What people signed for a control.
    pub(super) fn of(&self, control: &ControlId) -> Record {
        self.by_control.get(control).cloned().unwrap_or_default()
    }

    /// A rule's tally as a control sees it, when that differs from the rule's own.
    pub(super) fn tally(&self, control: &ControlId, rule: &RuleId) -> Option<&Tally> {
        self.tallies.get(&(control.clone(), rule.clone()))
    }
}

/// Settles every record on the day of the run, and lays live exceptions over the failing checks they cover.
pub(super) fn settle(facts: &mut Facts, settings: &Settings, ages: Ages<'_>) -> Records {
    let Facts { rules, frameworks, checks, problems, exceptions, attestations, .. } = facts;
    let refusals = Refusals::of(frameworks);
    let mut records = Records::default();
    problems.extend(claims::Known::new(rules, frameworks).problems(exceptions, attestations));
    problems.extend(claims::limit(attestations, frameworks));
    problems.extend(claims::review(exceptions));
    let controls: BTreeMap<&ControlId, Vec<&RuleId>> = frameworks
        .iter()
        .flat_map(|framework| &framework.controls)
        .map(|control| (&control.id, control.evidence.iter().map(|evidence| &evidence.rule).collect()))
        .collect();
    for exception in exceptions {
        let (matcher, standing) = match Matcher::new(&exception.scope) {
            Ok(matcher) => (matcher, standing(exception, settings.records_as_of)),
            Err(void) => (Matcher::default(), Standing::Void(void)),
        };
        let live = standing == Standing::Live;
        let refused = refusals.of_exception(exception);
        let covered = if exception.kind.is_of_control() {
            let rules: BTreeSet<&RuleId> =
                exception.controls.iter().filter_map(|control| controls.get(control)).flatten().copied().collect();
            if live {
                let scoped = Scoped { exception, matcher: &matcher, checks, ages };
                for control in exception.controls.iter().filter(|control| !refused.contains(control)) {
                    records.accept(control, controls.get(control), &scoped);
                }
            }
            checks.iter().filter(|check| rules.contains(&check.rule) && matcher.covers(check)).count()
        } else {
            cover(exception, &matcher, live, checks)
        };
        let location = &exception.location;
        problems.extend(ineffective("exception", &exception.id, &standing, exception.expires, location));
        if live {
            let name = format!("exception {}", exception.id);
            problems.extend(
                refused.iter().filter_map(|control| refusals.warning(&name, exception.kind, control, location)),
            );
        }
        let days_left = days_left(exception.expires, settings.records_as_of);
        let exception = Arc::clone(exception);
        records.exceptions.push(ExceptionUse { exception, standing, covered, refused, days_left });
    }
    records.tallies.extend(refusals.tallies(checks, ages));
    problems.extend(records.settle_attestations(attestations, &refusals, settings.records_as_of));
    records
}

/// The warning of a record that has no effect any more, or never had: whoever relies on it must hear of it.
fn ineffective(what: &str, name: &str, standing: &Standing, until: Date, location: &Location) -> Option<Problem> {
    let (code, why) = match standing {
        Standing::Live | Standing::Early => return None,
        Standing::Expired => ("record-expired", format!("expired on {until}")),
        Standing::Void(why) => ("record-void", format!("counts for nothing: {why}")),
    };
    let problem = Problem::new(Level::Warning, Stage::Records, code, format!("{what} {name} {why}"));
    Some(problem.at(location.clone()).help("renew it, or remove the file"))
}

/// A live exception of a control, with what it may cover.
struct Scoped<'a> {
    exception: &'a Exception,
    matcher: &'a Matcher,
    checks: &'a [Check],
    ages: Ages<'a>,
}

impl Records {
    /// Settles every attestation; what nobody hears of otherwise is told as a problem.
    fn settle_attestations(
        &mut self,
        attestations: &[Arc<Attestation>],
        refusals: &Refusals<'_>,
        as_of: Date,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        // the latest speaks, and of two made on one day the worse
        let mut latest: Vec<_> = attestations.iter().map(|one| (one, attested(one, as_of))).collect();
        latest.sort_by_key(|(one, _)| (&one.control, Reverse(one.on), one.result != Attested::NotMet));
        let mut spoken = BTreeSet::new();
        for (one, standing) in latest {
            let refused = match one.result {
                Attested::NotApplicable if standing == Standing::Live => {
                    let record = "the statement that it does not apply";
                    refusals.warning(record, ExceptionKind::NotApplicable, &one.control, &one.location)
                }
                Attested::Met | Attested::NotMet | Attested::NotApplicable => None,
            };
            if let Some(refused) = refused {
                problems.push(refused);
            } else if standing != Standing::Live || spoken.insert(&one.control) {
                self.attest(one, &standing);
            }
        }
        for one in attestations {
            let (standing, days_left) = (attested(one, as_of), days_left(one.valid_until, as_of));
            self.attestations.push(AttestationUse { attestation: Arc::clone(one), standing, days_left });
        }
        let is_live = |control: &ControlId| {
            self.attestations.iter().any(|one| one.attestation.control == *control && one.standing == Standing::Live)
        };
        for one in self.attestations.iter().filter(|one| !is_live(&one.attestation.control)) {
            let Attestation { control, valid_until, location, .. } = &*one.attestation;
            problems.extend(ineffective("attestation of", &control.0, &one.standing, *valid_until, location));
        }
        problems
    }

    fn accept(&mut self, control: &ControlId, rules: Option<&Vec<&RuleId>>, scoped: &Scoped<'_>) {
        let exception = scoped.exception;
        let record = self.by_control.entry(control.clone()).or_default();
        if exception.kind == ExceptionKind::NotApplicable {
            record.exception = Accepts::NotApplicable(format!(
                "{} ({}, approved by {} on {})",
                exception.reason, exception.id, exception.approver, exception.approved
            ));
            return;
        }
        if !matches!(record.exception, Accepts::NotApplicable(_)) {
            record.exception = Accepts::InPlace(format!(
                "{} {}, approved by {} until {}",
                exception.kind.words(),
                exception.id,
                exception.approver,
                exception.expires
            ));
        }
        for rule in rules.into_iter().flatten() {
            let of_rule = scoped.checks.iter().filter(|check| check.rule == **rule);
            let tally = Tally::of(of_rule, scoped.ages, |check| scoped.matcher.covers(check));
            self.tallies.insert((control.clone(), (*rule).clone()), tally);
        }
    }

    /// Takes what an attestation says; an expired one speaks only where no other has.
    fn attest(&mut self, attestation: &Attestation, standing: &Standing) {
        let record = self.by_control.entry(attestation.control.clone()).or_default();
        let by = format!("{} on {}", attestation.by, attestation.on);
        match (standing, attestation.result) {
            (Standing::Live, Attested::Met) => record.attest(Says::Met, by),
            (Standing::Live, Attested::NotMet) => record.attest(Says::NotMet, by),
            (Standing::Live, Attested::NotApplicable) => {
                record.exception = Accepts::NotApplicable(format!("{} ({by})", attestation.statement));
            }
            (Standing::Expired, _) if record.attestation == Says::None => record.attest(Says::Expired, by),
            (Standing::Expired | Standing::Early | Standing::Void(_), _) => {}
        }
    }
}

/// Counts the failing checks an exception of rules covers; a live one is laid over those that none covers yet.
fn cover(exception: &Arc<Exception>, matcher: &Matcher, live: bool, checks: &mut [Check]) -> usize {
    let mut covered = 0;
    for check in checks.iter_mut().filter(|check| matcher.covers(check) && exception.rules.contains(&check.rule)) {
        covered += 1;
        if live && check.exception.is_none() {
            check.exception = Some(Arc::clone(exception));
        }
    }
    covered
}

/// Why an exception counts for nothing whatever the day; none when it may count.
pub fn exception_fault(exception: &Exception) -> Option<String> {
    Matcher::new(&exception.scope).err().or_else(|| contradiction(exception))
}

fn standing(exception: &Exception, as_of: Date) -> Standing {
    contradiction(exception).map_or_else(|| on(exception.approved, exception.expires, as_of), Standing::Void)
}

fn contradiction(exception: &Exception) -> Option<String> {
    let asked = exception.kind.worksheet();
    let given = |item: &&&str| exception.worksheet.iter().any(|(name, text)| name == *item && !text.trim().is_empty());
    let missing: Vec<&str> = asked.iter().filter(|item| !given(item)).copied().collect();
    let altered = exception.artefacts.iter().find(|artefact| artefact.altered);
    if same(&exception.owner, &exception.approver) {
        Some("its owner approved it".to_owned())
    } else if exception.expires < exception.approved {
        Some(format!("it expires on {}, before it was approved", exception.expires))
    } else if !missing.is_empty() {
        Some(format!("it lacks {}", missing.join(", ")))
    } else {
        altered.map(|artefact| format!("{} is no longer the file that was looked at", artefact.path))
    }
}

fn attested(attestation: &Attestation, as_of: Date) -> Standing {
    attestation_fault(attestation).map_or_else(|| on(attestation.on, attestation.valid_until, as_of), Standing::Void)
}

/// Why an attestation counts for nothing whatever the day; none when it may count.
pub fn attestation_fault(attestation: &Attestation) -> Option<String> {
    let altered = attestation.artefacts.iter().find(|artefact| artefact.altered);
    let approver = attestation.approver.as_deref();
    if approver.is_some_and(|approver| same(&attestation.by, approver)) {
        Some("it was approved by the one who states it".to_owned())
    } else if attestation.result == Attested::NotApplicable && approver.is_none() {
        Some("nobody approved that the control does not apply".to_owned())
    } else if attestation.valid_until < attestation.on {
        Some(format!("it ends on {}, before it was stated", attestation.valid_until))
    } else {
        altered.map(|artefact| format!("{} is no longer the file that was looked at", artefact.path))
    }
}

fn on(first: Date, last: Date, as_of: Date) -> Standing {
    match () {
        () if as_of < first => Standing::Early,
        () if as_of > last => Standing::Expired,
        () => Standing::Live,
    }
}

fn days_left(last: Date, as_of: Date) -> Option<u32> {
    u32::try_from(last.days() - as_of.days()).ok()
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// A compiled selector; one that names nothing covers nothing.
#[derive(Debug, Default)]
struct Matcher {
    paths: Option<GlobSet>,
    resources: Option<GlobSet>,
    kinds: BTreeSet<String>,
}

impl Matcher {
    fn new(selector: &Selector) -> Result<Self, String> {
        // a resource must match one glob of every list, so a list with one that matches everything leaves nothing out
        let bare = |glob: &String| !glob.chars().any(char::is_alphanumeric);
        let mut lists = [&selector.paths, &selector.resources, &selector.kinds].into_iter();
        if !selector.is_empty() && lists.all(|list| list.iter().any(bare) || list.is_empty()) {
            return Err("its scope covers everything; name paths, resources or kinds".to_owned());
        }
        Ok(Self {
            paths: globs(&selector.paths)?,
            resources: globs(&selector.resources)?,
            kinds: selector.kinds.iter().cloned().collect(),
        })
    }

    /// Whether a check fails on a resource that the selector names.
    fn covers(&self, check: &Check) -> bool {
        let subject = &check.subject;
        let named = self.paths.is_some() || self.resources.is_some() || !self.kinds.is_empty();
        let resource = |globs: &GlobSet| globs.is_match(&*subject.address) || globs.is_match(&*subject.identity);
        matches!(check.outcome, Outcome::Fail(_))
            && named
            && self.paths.as_ref().is_none_or(|globs| globs.is_match(&*subject.location.path))
            && self.resources.as_ref().is_none_or(resource)
            && (self.kinds.is_empty() || self.kinds.contains(&*subject.kind.0))
    }
}

fn globs(patterns: &[String]) -> Result<Option<GlobSet>, String> {
    if patterns.is_empty() {
        return Ok(None);
    }
    let wrong = |error: globset::Error| format!("its scope is not usable: {error}");
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        set.add(Glob::new(pattern).map_err(wrong)?);
    }
    set.build().map(Some).map_err(wrong)
}
