//! A framework: its controls, and the only home of mappings from rules to controls.

use super::record::ExceptionKind;
use super::rule::{RuleId, Words};
use super::time::Date;
use std::fmt;
use std::sync::Arc;

/// The id of a control: `PCI-8.3.6`, `HIPAA-164.312(a)(1)`, `GDPR-32(1)(b)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ControlId(pub Arc<str>);

impl fmt::Display for ControlId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A framework with every control of its catalogue, in the catalogue's order.
#[derive(Debug, Clone)]
pub struct Framework {
    /// The id used on the command line: `pci-dss`.
    pub id: Arc<str>,
    /// The name.
    pub title: String,
    /// The version of the framework's text: `4.0.1`.
    pub version: String,
    /// Every control, parents before children.
    pub controls: Vec<Control>,
}

/// One control.
#[derive(Debug, Clone)]
pub struct Control {
    /// The id.
    pub id: ControlId,
    /// The control it is part of.
    pub parent: Option<ControlId>,
    /// Where the framework says it.
    pub citation: Words,
    /// A title, in our words.
    pub title: Words,
    /// What it asks for, in our words.
    pub summary: Words,
    /// What it is in the framework's outline.
    pub node: NodeType,
    /// How far a machine can judge it.
    pub class: Class,
    /// Whom it binds.
    pub role: Role,
    /// The day it comes, or came, into force; none when it always was.
    pub effective: Option<Date>,
    /// The day another control took its place.
    pub superseded: Option<Date>,
    /// A note on either day.
    pub effective_note: Option<Words>,
    /// The layers where evidence is expected.
    pub layers: Vec<Words>,
    /// What the user must declare before a machine may call it pass.
    pub decision_inputs: Vec<Words>,
    /// Other ids in use for the same control.
    pub aliases: Vec<Words>,
    /// HIPAA's word on how binding it is: required, addressable.
    pub specification: Option<Words>,
    /// What decides its status.
    pub status_source: StatusSource,
    /// Why no exception at all counts for it; none when one may.
    pub no_exception: Option<Words>,
    /// The records that may stand in its place, as its framework says.
    pub alternatives: Vec<ExceptionKind>,
    /// For how many months at most an attestation counts, where it asks for something at an interval.
    pub attested_months: Option<u8>,
    /// The rules that give evidence.
    pub evidence: Vec<Evidence>,
}

impl Control {
    /// Why an exception has no effect for it, in words that follow "it" or stand alone; none when it has one.
    pub fn refuses(&self, kind: ExceptionKind) -> Option<String> {
        if kind == ExceptionKind::FalsePositive {
            None
        } else if let Some(reason) = &self.no_exception {
            Some(reason.to_string())
        } else if kind.is_of_control() && self.class == Class::Group {
            Some("its parts decide, so the record must name them".to_owned())
        } else if kind.is_alternative() && !self.alternatives.contains(&kind) {
            let taken: Vec<_> = self.alternatives.iter().map(|taken| taken.words()).collect();
            let taken =
                if taken.is_empty() { "no record".to_owned() } else { format!("only a {}", taken.join(" or a ")) };
            Some(format!("{taken} may stand in its place"))
        } else {
            None
        }
    }
}

/// One rule that gives evidence for a control.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The rule.
    pub rule: RuleId,
    /// Why the rule says something about the control.
    pub because: Words,
    /// Parameter values the control demands; a pass with looser ones is no pass for it.
    pub demands: std::collections::BTreeMap<Words, i64>,
}

/// What a control is in its framework's outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeType {
    /// A top-level chapter or principle.
    Principal,
    /// A section.
    Section,
    /// Something that is demanded.
    Requirement,
    /// HIPAA: a standard, which may have implementation specifications.
    Standard,
    /// HIPAA: an implementation specification, required or addressable.
    ImplementationSpecification,
    /// An appendix.
    Appendix,
    /// Text that explains or defines.
    Reference,
}

/// How far a machine can judge a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Rules decide it.
    Automated,
    /// Rules show a part, a person the rest.
    Partial,
    /// Only a person can say.
    Manual,
    /// Its children decide it.
    Group,
}

impl Class {
    /// The name used in frameworks and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Automated => "automated",
            Self::Partial => "partial",
            Self::Manual => "manual",
            Self::Group => "group",
        }
    }
}

/// Whom a control binds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Everyone the framework binds.
    All,
    /// Service providers only.
    ServiceProvider,
    /// Multi-tenant service providers only.
    MultiTenantServiceProvider,
    /// Issuers and those that support issuing services only.
    Issuer,
    /// Entities told to undergo the designated-entities supplemental validation.
    DesignatedEntity,
    /// Entities with payment terminals that use SSL or early TLS.
    EarlyTlsTerminal,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::ServiceProvider,
        Self::MultiTenantServiceProvider,
        Self::Issuer,
        Self::DesignatedEntity,
        Self::EarlyTlsTerminal,
    ];

    /// The name used in frameworks, configuration and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::ServiceProvider => "service-provider",
            Self::MultiTenantServiceProvider => "multi-tenant-service-provider",
            Self::Issuer => "issuer",
            Self::DesignatedEntity => "designated-entity",
            Self::EarlyTlsTerminal => "early-tls-terminal",
        }
    }

    /// Whom a control with this role binds, in words.
    pub fn audience(self) -> &'static str {
        match self {
            Self::All => "everyone",
            Self::ServiceProvider => "service providers",
            Self::MultiTenantServiceProvider => "multi-tenant service providers",
            Self::Issuer => "issuers and those who support issuing",
            Self::DesignatedEntity => "designated entities",
            Self::EarlyTlsTerminal => "entities with terminals on SSL or early TLS",
        }
    }
}

/// What decides the status of a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
pub enum StatusSource {
    /// Its rules.
    #[serde(rename = "rules")]
    Rules,
    /// Its rules and an attestation.
    #[serde(rename = "rules+attestation")]
    RulesAndAttestation,
    /// An attestation.
    #[serde(rename = "attestation")]
    Attestation,
    /// Its children.
    #[serde(rename = "children")]
    Children,
}
