//! What people sign: exceptions from a rule or a control, and attestations of what no machine can see.

use super::framework::ControlId;
use super::rule::RuleId;
use super::source::{Digest, Location};
use super::time::Date;
use std::sync::Arc;

/// An accepted departure from a rule or a control, under version control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The id its owner gave it, unique in the organisation.
    pub id: Arc<str>,
    /// What is accepted, and so what it does.
    pub kind: ExceptionKind,
    /// The rules whose failures it covers.
    pub rules: Vec<RuleId>,
    /// The controls it speaks for; failures of their rules are covered for these controls only.
    pub controls: Vec<ControlId>,
    /// The resources it covers.
    pub scope: Selector,
    /// Why.
    pub reason: String,
    /// What may go wrong because of it.
    pub risk: String,
    /// What lowers that risk meanwhile.
    pub measure: Option<String>,
    /// Who answers for it.
    pub owner: String,
    /// Who approved it, never the owner.
    pub approver: String,
    /// The day it was approved; it has no effect before.
    pub approved: Date,
    /// The last day it has an effect.
    pub expires: Date,
    /// Where it is discussed.
    pub ticket: Option<String>,
    /// The answers that its kind asks for, by the names of [`ExceptionKind::worksheet`].
    pub worksheet: Vec<(&'static str, String)>,
    /// Files that prove it.
    pub artefacts: Vec<Artefact>,
    /// Whose key signed the file it is written in, when one of an allowed signer did.
    pub signed_by: Option<Arc<str>>,
    /// Where it is written.
    pub location: Location,
}

/// What an exception accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExceptionKind {
    /// The failure is real and accepted for a time: waived, never a pass.
    RiskAcceptance,
    /// The rule is mistaken about this resource: not applicable.
    FalsePositive,
    /// The control does not apply: left out of every denominator, with the reason.
    NotApplicable,
    /// PCI DSS appendices B and C: another control with a complete worksheet.
    CompensatingControl,
    /// PCI DSS appendices D and E: the objective met in another way.
    CustomizedApproach,
    /// 45 CFR 164.306(d)(3): an equivalent alternative, or why none is reasonable.
    AddressableAlternative,
}

impl ExceptionKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::RiskAcceptance,
        Self::FalsePositive,
        Self::NotApplicable,
        Self::CompensatingControl,
        Self::CustomizedApproach,
        Self::AddressableAlternative,
    ];

    /// The name used in files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::RiskAcceptance => "risk_acceptance",
            Self::FalsePositive => "false_positive",
            Self::NotApplicable => "not_applicable",
            Self::CompensatingControl => "compensating_control",
            Self::CustomizedApproach => "customized_approach",
            Self::AddressableAlternative => "addressable_alternative",
        }
    }

    /// The name as part of a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::RiskAcceptance => "risk acceptance",
            Self::FalsePositive => "false positive",
            Self::NotApplicable => "not applicable",
            Self::CompensatingControl => "compensating control",
            Self::CustomizedApproach => "customized approach",
            Self::AddressableAlternative => "addressable alternative",
        }
    }

    /// Whether it stands in the place of a control.
    pub fn is_alternative(self) -> bool {
        match self {
            Self::RiskAcceptance | Self::FalsePositive | Self::NotApplicable => false,
            Self::CompensatingControl | Self::CustomizedApproach | Self::AddressableAlternative => true,
        }
    }

    /// Whether it speaks for a control, and not for failures of a rule.
    pub fn is_of_control(self) -> bool {
        match self {
            Self::RiskAcceptance | Self::FalsePositive => false,
            Self::NotApplicable
            | Self::CompensatingControl
            | Self::CustomizedApproach
            | Self::AddressableAlternative => true,
        }
    }

    /// For how many months after its approval it counts at most: PCI DSS appendices B and D want a yearly review.
    pub fn months(self) -> Option<u8> {
        match self {
            Self::RiskAcceptance | Self::FalsePositive | Self::NotApplicable | Self::AddressableAlternative => None,
            Self::CompensatingControl | Self::CustomizedApproach => Some(12),
        }
    }

    /// The answers it must give beside those every exception gives.
    ///
    /// PCI DSS v4.0.1 appendix C (six worksheet items) and appendix E1 (controls matrix, targeted risk analysis);
    /// 45 CFR 164.306(d)(3)(ii)(B).
    pub fn worksheet(self) -> &'static [&'static str] {
        match self {
            Self::RiskAcceptance => &["residual_risk", "approver_role"],
            Self::FalsePositive => &["proof"],
            Self::NotApplicable => &["justification"],
            Self::CompensatingControl => {
                &["constraints", "definition", "objective", "identified_risk", "validation", "maintenance"]
            }
            Self::CustomizedApproach => {
                &["implementation", "objective", "proof", "effectiveness", "risk_analysis", "management_approval"]
            }
            Self::AddressableAlternative => &["why_not_reasonable", "alternative"],
        }
    }
}

/// Which resources an exception covers: those that every list it has names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selector {
    /// Globs over the path of the resource's file.
    pub paths: Vec<String>,
    /// Globs over addresses and identities.
    pub resources: Vec<String>,
    /// Kinds, as rules name them.
    pub kinds: Vec<String>,
}

impl Selector {
    /// Whether it names nothing at all.
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty() && self.resources.is_empty() && self.kinds.is_empty()
    }
}

/// A file that proves something, and the digest it had when it was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artefact {
    /// The path, from the folder that `.tickmark` is in.
    pub path: Arc<str>,
    /// The digest that was written down.
    pub digest: Digest,
    /// Whether the file has another digest now, or is gone.
    pub altered: bool,
}

/// A signed-off statement on a control.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attestation {
    /// The control.
    pub control: ControlId,
    /// What is stated.
    pub statement: String,
    /// What it comes to.
    pub result: Attested,
    /// Who states it: a name or a role.
    pub by: String,
    /// Who checked it, when somebody did; never the one who states it.
    pub approver: Option<String>,
    /// The day it was stated; it has no effect before.
    pub on: Date,
    /// The last day it has an effect.
    pub valid_until: Date,
    /// The days it speaks of, first and last.
    pub period: Option<(Date, Date)>,
    /// What was looked at.
    pub artefacts: Vec<Artefact>,
    /// What the reviewer noted.
    pub note: Option<String>,
    /// Whose key signed the file it is written in, when one of an allowed signer did.
    pub signed_by: Option<Arc<str>>,
    /// Where it is written.
    pub location: Location,
}

/// What an attestation says of a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attested {
    /// It is met.
    Met,
    /// It is not met.
    NotMet,
    /// It does not apply.
    NotApplicable,
}

impl Attested {
    /// Every result.
    pub const ALL: [Self; 3] = [Self::Met, Self::NotMet, Self::NotApplicable];

    /// The name used in files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// What a record is worth on the day of the run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It has its effect.
    Live,
    /// Its first day is still to come.
    Early,
    /// Its last day has passed.
    Expired,
    /// It lacks something or contradicts itself, so that it has no effect; what, in words.
    Void(String),
}

impl Standing {
    /// The name used in reports, and why it is worth nothing.
    pub fn told(&self) -> (&'static str, Option<&str>) {
        match self {
            Self::Live => ("live", None),
            Self::Early => ("early", None),
            Self::Expired => ("expired", None),
            Self::Void(why) => ("void", Some(why)),
        }
    }
}

/// An exception on the day of the run, and what it covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExceptionUse {
    /// The exception.
    pub exception: Arc<Exception>,
    /// What it is worth.
    pub standing: Standing,
    /// Failing checks that it covers, or would if it were live.
    pub covered: usize,
    /// The controls that take no exception, for which it has no effect.
    pub refused: Vec<ControlId>,
    /// Days until its last day; none when that has passed.
    pub days_left: Option<u32>,
}

/// An attestation on the day of the run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttestationUse {
    /// The attestation.
    pub attestation: Arc<Attestation>,
    /// What it is worth.
    pub standing: Standing,
    /// Days until its last day; none when that has passed.
    pub days_left: Option<u32>,
}
