//! Rule x resource, and what came of it.

use super::baseline::Since;
use super::collected::Collected;
use super::fingerprint::Fingerprint;
use super::kind::KindId;
use super::record::{Exception, ExceptionKind};
use super::resource::View;
use super::rule::RuleId;
use super::source::{Location, Snippet};
use std::cmp::Ordering;
use std::sync::Arc;

/// What one rule says of one resource.
#[derive(Debug, Clone)]
pub struct Check {
    /// The rule.
    pub rule: RuleId,
    /// The resource.
    pub subject: Arc<Subject>,
    /// What came of it.
    pub outcome: Outcome,
    /// The live exception that covers its failure: waived or not applicable, and the failure stays on record.
    pub exception: Option<Arc<Exception>>,
}

impl Check {
    /// Whether somebody said that what was found is none.
    pub fn is_mistaken(&self) -> bool {
        self.exception.as_ref().is_some_and(|exception| exception.kind == ExceptionKind::FalsePositive)
    }

    /// The order of reports: by path, position, rule and address. Most checks share their subject or its path with their
    /// neighbours, which tells more than comparing long texts.
    pub fn by_position(&self, other: &Self) -> Ordering {
        let (one, two) = (&self.subject, &other.subject);
        if Arc::ptr_eq(one, two) {
            return self.rule.cmp(&other.rule);
        }
        let is_one_file = Arc::ptr_eq(&one.location.path, &two.location.path);
        let paths = if is_one_file { Ordering::Equal } else { one.location.path.cmp(&two.location.path) };
        let starts = || one.location.start.cmp(&two.location.start);
        paths.then_with(starts).then_with(|| self.rule.cmp(&other.rule)).then_with(|| one.address.cmp(&two.address))
    }

    /// What stands for a check that found nothing: rule, thing and view.
    pub fn fingerprint(&self) -> Fingerprint {
        let subject = &self.subject;
        let parts = [&*self.rule.0, &*subject.identity, subject.view.name(), &*subject.address];
        Fingerprint::of([parts.join("\n").as_bytes()])
    }

    /// Whether anything it found was not there before; none when it found nothing, or is held against no baseline.
    pub fn since(&self) -> Option<Since> {
        let Outcome::Fail(findings) = &self.outcome else { return None };
        findings.iter().filter_map(|finding| finding.since).min()
    }
}

/// The resource of a check, without its attributes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// What it is.
    pub kind: KindId,
    /// What its owner calls it.
    pub address: Arc<str>,
    /// What makes it the same thing in another view.
    pub identity: Arc<str>,
    /// The kind of input that shows it.
    pub view: View,
    /// Where it is defined.
    pub location: Location,
    /// When what shows it was true.
    pub collected: Collected,
}

impl Subject {
    /// What tells its resource from all others of a run: a resource of several kinds is one.
    pub fn resource(&self) -> (&str, &str, View) {
        (&self.address, &self.location.path, self.view)
    }
}

/// The result of one rule on one resource.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The condition holds on a real resource.
    Pass,
    /// The condition does not hold; at least one finding says where.
    Fail(Vec<Finding>),
    /// A value the rule needs cannot be known from this input; the reason.
    Unknown(Arc<str>),
    /// The input does not show what the rule needs; the reason.
    NoEvidence(Arc<str>),
    /// The rule failed, timed out or gave nothing usable; the reason.
    Error(Arc<str>),
    /// The rule says it does not apply to this resource; the reason.
    NotApplicable(Arc<str>),
}

impl Outcome {
    /// The name used in reports.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail(_) => "fail",
            Self::Unknown(_) => "unknown",
            Self::NoEvidence(_) => "no_evidence",
            Self::Error(_) => "error",
            Self::NotApplicable(_) => "not_applicable",
        }
    }
}

/// One thing that is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Found first, expected after.
    pub message: Arc<str>,
    /// The path of the attribute in the canonical resource: `ingress[0].cidrs`.
    pub attribute: Arc<str>,
    /// Where its cause is written.
    pub location: Location,
    /// The lines around it, secrets redacted.
    pub snippet: Option<Arc<Snippet>>,
    /// The way the value took, nearest step first.
    pub chain: Vec<Link>,
    /// What tells it from all others, in every run.
    pub fingerprint: Fingerprint,
    /// Whether it was there before; none when the run is held against no baseline.
    pub since: Option<Since>,
}

/// One step on the way of a value, for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What passed the value on: `var.acl`.
    pub label: Arc<str>,
    /// Where that is written.
    pub location: Location,
}
