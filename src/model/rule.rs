//! A rule: one Rego package with METADATA.

use super::kind::KindId;
use super::value::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A text of the catalogue: what Tickmark was built with is part of the program and not copied.
pub type Words = Cow<'static, str>;

/// The id of a rule, `AWS-S3-001`; it never changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub Arc<str>);

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Low,
    /// Weakens a protection.
    Medium,
    /// Removes a protection.
    High,
    /// Open to anyone.
    Critical,
}

impl Severity {
    /// Every severity, lightest first.
    pub const ALL: [Self; 4] = [Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The name used in metadata, flags and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }

    /// The weight in scores: our own choice, printed in reports.
    pub fn weight(self) -> u32 {
        match self {
            Self::Low => 1,
            Self::Medium => 4,
            Self::High => 7,
            Self::Critical => 10,
        }
    }
}

impl std::str::FromStr for Severity {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|severity| severity.name() == text);
        found.ok_or_else(|| format!("`{text}` is not a severity; use low, medium, high or critical"))
    }
}

/// A rule as its METADATA describes it, with its text.
#[derive(Debug, Clone)]
pub struct Rule {
    /// The stable id.
    pub id: RuleId,
    /// What holds when the rule passes, in one line.
    pub title: Words,
    /// The risk, in one or two sentences.
    pub description: Words,
    /// The weight of a finding.
    pub severity: Severity,
    /// The kinds it judges.
    pub applies_to: Vec<KindId>,
    /// The edit to make.
    pub remediation: Words,
    /// Free words to select by.
    pub tags: Vec<Words>,
    /// Where the facts come from.
    pub related_resources: Vec<Words>,
    /// Ids of equivalent checks of other scanners, by scanner.
    pub equivalents: BTreeMap<Words, Vec<Words>>,
    /// What a user may tune, by the name under `data.params`.
    pub parameters: BTreeMap<Words, Parameter>,
    /// The Rego package, without `data.`.
    pub package: Words,
    /// The path of the file, for messages.
    pub path: Arc<str>,
    /// The Rego text.
    pub text: Words,
}

impl Rule {
    /// Whether Tickmark was built with it: its text is part of the program.
    pub fn is_built_in(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }
}

/// Something a user may tune in a rule.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// What it sets.
    pub description: Words,
    /// The value when nobody sets one.
    pub default: Value,
    /// The direction in which the rule becomes stricter.
    pub stricter: Option<Stricter>,
}

/// The direction in which a parameter becomes stricter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stricter {
    /// A higher number is stricter.
    Higher,
    /// A lower number is stricter.
    Lower,
}

/// A Rego package that rules import; it judges nothing itself.
#[derive(Debug, Clone)]
pub struct Library {
    /// The Rego package, without `data.`; several files may share one.
    pub package: Words,
    /// The path of the file, for messages.
    pub path: Arc<str>,
    /// The Rego text.
    pub text: Words,
}

impl Library {
    /// Whether Tickmark was built with it: its text is part of the program.
    pub fn is_built_in(&self) -> bool {
        matches!(self.text, Cow::Borrowed(_))
    }
}
