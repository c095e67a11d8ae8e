//! What the checks mean: all that a report may read.

use super::baseline::{Baseline, ChangedSince};
use super::change::Change;
use super::check::{Check, Outcome, Subject};
use super::collected::{Collected, CollectedAt};
use super::framework::{ControlId, Framework, Role};
use super::freshness::{Freshness, Stale};
use super::kind::KindId;
use super::left_out::LeftOut;
use super::measure::Measure;
use super::problem::{Level, Problem};
use super::record::{AttestationUse, ExceptionUse};
use super::resource::View;
use super::rule::{Rule, RuleId, Severity};
use super::source::{Digest, Place, Span};
use super::time::{Date, Time};
use super::trend::Trend;
use super::value::{Entry, Origin, Value};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One run, judged; sorted, so that the same input gives the same bytes.
#[derive(Debug)]
pub struct Assessment {
    /// The run itself.
    pub run: Run,
    /// Every source that was read, by path.
    pub inputs: Vec<InputRecord>,
    /// Every rule that was loaded.
    pub rules: BTreeMap<RuleId, Arc<Rule>>,
    /// Every check, by path, position, rule and address.
    pub checks: Vec<Check>,
    /// What each rule came to over its resources.
    pub rule_results: BTreeMap<RuleId, RuleResult>,
    /// What each framework came to.
    pub frameworks: Vec<FrameworkAssessment>,
    /// What was not evaluated or not read as meant, by path and position.
    pub problems: Vec<Problem>,
    /// Every exception, by id.
    pub exceptions: Vec<ExceptionUse>,
    /// Every attestation, by control and day.
    pub attestations: Vec<AttestationUse>,
    /// Where views of the same thing disagree on a rule.
    pub disagreements: Vec<Disagreement>,
    /// Why the gate failed; empty when it passed.
    pub gate_failures: Vec<String>,
    /// What the findings are held against.
    pub baseline: Option<Arc<Baseline>>,
    /// The way from the baseline to this run.
    pub change: Option<Change>,
    /// Every figure that the run gives, with what it was made of.
    pub measures: Vec<Measure>,
    /// How old evidence may be.
    pub freshness: Freshness,
    /// The kinds of which the input shows everything there is.
    pub complete_kinds: BTreeSet<KindId>,
    /// What the recorded runs came to, this one included, when it was recorded.
    pub history: Option<Box<Trend>>,
}

/// How a run ends; the same for every format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Every demand was met.
    Passed,
    /// A demand was missed.
    Failed,
    /// Something could not be read or a rule did not run: whatever was found, more may be wrong.
    Untrusted,
    /// No rule met a resource it judges. A run over what changed, where nothing did that a rule judges, has passed.
    Nothing,
}

impl Verdict {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Untrusted => "untrusted",
            Self::Nothing => "nothing_evaluated",
        }
    }
}

impl Assessment {
    /// How the run ends.
    pub fn verdict(&self) -> Verdict {
        if !self.is_trusted() {
            Verdict::Untrusted
        } else if self.checks.is_empty() && self.run.partial_since().is_none() {
            Verdict::Nothing
        } else if self.gate_failures.is_empty() {
            Verdict::Passed
        } else {
            Verdict::Failed
        }
    }

    /// Why what a resource was judged on does not count on the day of the run; none when it does.
    pub fn stale(&self, subject: &Subject) -> Option<Stale> {
        self.freshness.stale(subject, self.run.as_of)
    }

    /// Whether everything could be read and every rule ran.
    pub fn is_trusted(&self) -> bool {
        self.problems.iter().all(|problem| problem.level != Level::Error)
            && self.checks.iter().all(|check| !matches!(check.outcome, Outcome::Error(_)))
    }
}

/// One rule on one thing, judged differently in different views.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Disagreement {
    /// The rule.
    pub rule: RuleId,
    /// The thing.
    pub identity: Arc<str>,
    /// The outcome in each view: `(view, outcome, address)`.
    pub views: Vec<(View, &'static str, Arc<str>)>,
}

/// The facts of a run that make it repeatable.
#[derive(Debug, Clone)]
pub struct Run {
    /// The version of Tickmark.
    pub version: &'static str,
    /// The day the run speaks for.
    pub as_of: Date,
    /// When the checks were evaluated; only formats that demand a time show it.
    pub evaluated_at: Time,
    /// The digest over all policies, kinds and frameworks, by path.
    pub content_digest: Digest,
    /// The lowest severity that fails the gate.
    pub fail_on: Option<Severity>,
    /// What the user decided about the run.
    pub decisions: Decisions,
    /// What the run looked at, when it was asked for what changed only.
    pub changed_since: Option<ChangedSince>,
    /// What was seen and not read, by reason and path.
    pub left_out: Vec<LeftOut>,
    /// Files that ignore files or `--exclude` hid.
    pub files_ignored: usize,
    /// Resources no kind describes, by dialect type; they were read and not judged.
    pub unjudged_types: BTreeMap<String, usize>,
    /// Resources by kind.
    pub resources: BTreeMap<KindId, usize>,
}

impl Run {
    /// The revision since which alone it looked at what changed; none when it looked at everything.
    pub fn partial_since(&self) -> Option<&ChangedSince> {
        self.changed_since.as_ref().filter(|since| since.is_partial())
    }
}

/// What the user decided, and an auditor must see: each can make a run milder.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    /// The least coverage, in percent, that passes the gate.
    pub min_coverage: Option<f64>,
    /// Whom the controls were held against, beside every entity.
    pub roles: Vec<Role>,
    /// Decision inputs declared, in the frameworks' words.
    pub decision_inputs: Vec<String>,
    /// Layers declared to be seen whole.
    pub complete_layers: Vec<String>,
    /// Values of rule parameters: by name, or by rule id and name.
    pub parameters: BTreeMap<String, toml::Value>,
    /// Days for which evidence counts, where they are not ours, by view or layer.
    pub fresh_days: BTreeMap<String, u32>,
    /// When inputs were collected that do not say it, in the order given; of those that name an input the last counts.
    pub collected: Vec<CollectedAt>,
}

impl Decisions {
    /// The values of rule parameters, as rules are given them: an object by name, or by rule id and name.
    pub fn parameter_values(&self) -> Value {
        let entry = |(name, value): (&String, &toml::Value)| Entry {
            key: name.as_str().into(),
            key_span: Span::default(),
            value: Value { data: value.into(), origin: Origin::default() },
        };
        Value::object(self.parameters.iter().map(entry).collect(), Place::default())
    }
}

/// A source that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct InputRecord {
    /// The path.
    pub path: Arc<str>,
    /// The digest of its bytes.
    pub digest: Digest,
    /// The syntax it was parsed as.
    pub syntax: Cow<'static, str>,
    /// What it was taken for, and why: `kubernetes: apiVersion and kind at the root`.
    pub recognised: String,
    /// Documents parsed in it.
    pub documents: usize,
    /// Resources found in it.
    pub resources: usize,
    /// When what it shows was true; the oldest, when it shows several times.
    pub collected: Collected,
}

/// What one rule came to over its resources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleResult {
    /// The roll-up.
    pub status: RuleStatus,
    /// Checks that passed.
    pub passed: usize,
    /// Those of them that rest on evidence too old to count, or of an unknown time.
    pub stale: usize,
    /// Checks that failed.
    pub failed: usize,
    /// Checks that failed and are covered by a live exception.
    pub waived: usize,
    /// Checks that ended unknown or in an error.
    pub undecided: usize,
    /// Checks without evidence.
    pub no_evidence: usize,
    /// Checks that did not apply.
    pub not_applicable: usize,
}

/// The roll-up of a rule's checks: `content/metrics.md` section 2 names the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleStatus {
    /// At least one check failed.
    Fail,
    /// None failed, at least one could not be decided.
    Error,
    /// Every failure is waived.
    Waived,
    /// Every check passed.
    Pass,
    /// Some passed, some had no evidence.
    Partial,
    /// It applied to nothing in a population declared complete.
    NotApplicable,
    /// Nothing was seen.
    NoEvidence,
}

impl RuleStatus {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Error => "error",
            Self::Waived => "waived",
            Self::Pass => "pass",
            Self::Partial => "partial",
            Self::NotApplicable => "not_applicable",
            Self::NoEvidence => "no_evidence",
        }
    }
}

/// What one framework came to.
#[derive(Debug, Clone)]
pub struct FrameworkAssessment {
    /// The framework.
    pub framework: Arc<Framework>,
    /// The status of every control, in the framework's order.
    pub controls: Vec<ControlStatus>,
    /// Applicable leaf controls by status.
    pub counts: BTreeMap<Status, usize>,
    /// The weighted score and its coverage, never one without the other.
    pub score: Score,
    /// Every other metric, by name.
    pub metrics: Vec<(&'static str, Ratio)>,
}

/// The status of one control, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlStatus {
    /// The control.
    pub id: ControlId,
    /// The status.
    pub status: Status,
    /// The reason, in words.
    pub reason: String,
    /// The rules behind it that ran on something.
    pub rules: Vec<RuleId>,
}

/// The status of a control, worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Something is wrong.
    Fail,
    /// Something could not be decided.
    Error,
    /// What is wrong is accepted for a time.
    Waived,
    /// No input shows anything.
    NoEvidence,
    /// Only a person can say, and nobody did.
    Manual,
    /// A part is shown.
    Partial,
    /// A person signed for it.
    Attested,
    /// Shown by machine on a declared population.
    Pass,
    /// It does not bind this organisation, or not yet, or no longer.
    NotApplicable,
}

impl Status {
    /// Every status, worst first.
    pub const ALL: [Self; 9] = [
        Self::Fail,
        Self::Error,
        Self::Waived,
        Self::NoEvidence,
        Self::Manual,
        Self::Partial,
        Self::Attested,
        Self::Pass,
        Self::NotApplicable,
    ];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fail => "fail",
            Self::Error => "error",
            Self::Waived => "waived",
            Self::NoEvidence => "no_evidence",
            Self::Manual => "manual",
            Self::Partial => "partial",
            Self::Attested => "attested",
            Self::Pass => "pass",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// The weighted score: `content/metrics.md` section 5.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Score {
    /// Over the rules that ran on something, 0 to 100; none when no rule did.
    pub score: Option<f64>,
    /// The weight of those rules among all applicable rules, 0 to 100.
    pub coverage: Option<f64>,
    /// The score when every rule that did not run counts as failed.
    pub pessimistic: Option<f64>,
    /// The weight of the rules that ran, each times the share of its checks that passed.
    pub points: f64,
    /// The weight of the rules that ran.
    pub judged: f64,
    /// The weight of the rules that apply.
    pub applicable: f64,
}

/// A share with what it was made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    /// The part.
    pub numerator: usize,
    /// The whole; a share of nothing is `n/a`.
    pub denominator: usize,
}

impl Ratio {
    /// The share in percent; none when the whole is empty.
    #[expect(clippy::cast_precision_loss, reason = "counts of controls and checks stay far below 2^52")]
    pub fn percent(self) -> Option<f64> {
        (self.denominator > 0).then(|| 100.0 * self.numerator as f64 / self.denominator as f64)
    }
}
