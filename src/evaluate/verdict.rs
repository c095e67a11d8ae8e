//! What a rule answered, read from the engine's value.

use crate::model::PathStep;
use crate::redact::Secrets;
use std::sync::Arc;

/// Findings of one rule on one resource beyond which the rule is taken to be wrong.
pub(super) const MAX_FINDINGS: usize = 10_000;

/// Bytes of a message that are kept.
const MAX_MESSAGE: usize = 4_096;

/// Steps of an `at` path that are kept: canonical attributes are a few levels deep.
const MAX_STEPS: usize = 64;

/// What a rule says of some content; where that content was written does not matter.
#[derive(Debug)]
pub(super) enum Verdict {
    /// What is wrong, sorted; nothing when the rule passes.
    Findings(Vec<Told>),
    /// It depends on a value that is not there.
    Undecided,
    /// The rule does not apply.
    NotApplicable,
    /// The rule gave nothing usable.
    Failed(Arc<str>),
}

/// One thing a rule says is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Claim {
    /// Where in the canonical resource.
    pub(super) at: Vec<PathStep>,
    /// What is wrong.
    pub(super) message: String,
}

/// A claim with what every finding of it says, whichever resource it is found on.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// The claim.
    pub(super) claim: Claim,
    /// Its message without what looks like a secret.
    pub(super) message: Arc<str>,
    /// Its path as a person reads it.
    pub(super) attribute: Arc<str>,
    /// Its path without indices, for fingerprints.
    pub(super) shape: Arc<str>,
}

impl Told {
    /// The same said of another item of the list that the claim's path starts with.
    pub(super) fn of_item(&self, index: usize) -> Self {
        let mut told = self.clone();
        if let Some(step) = told.claim.at.get_mut(1).filter(|step| **step != PathStep::Index(index)) {
            *step = PathStep::Index(index);
            told.attribute = attribute(&told.claim.at).into();
        }
        told
    }
}

impl From<Claim> for Told {
    fn from(claim: Claim) -> Self {
        let keys = claim.at.iter().map(|step| match step {
            PathStep::Key(key) => &**key,
            PathStep::Index(_) => "[]",
        });
        let shape = keys.collect::<Vec<_>>().join(".").into();
        let message = Secrets::default().redact(&claim.message).into();
        Self { message, attribute: attribute(&claim.at).into(), shape, claim }
    }
}

impl Verdict {
    /// The verdict that holds some claims.
    pub(super) fn of(claims: Vec<Claim>) -> Self {
        Self::Findings(claims.into_iter().map(Told::from).collect())
    }

    /// What is wrong.
    pub(super) fn told(&self) -> &[Told] {
        match self {
            Self::Findings(told) => told,
            Self::Undecided | Self::NotApplicable | Self::Failed(_) => &[],
        }
    }
}

/// What one evaluation gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// Whether the rule applies.
    pub(super) applies: bool,
    /// What is wrong, sorted, each once.
    pub(super) claims: Vec<Claim>,
}

/// Reads the value of `deny`: a set of messages, or of objects with `msg` and perhaps `at`.
pub(super) fn claims(deny: &regorus::Value) -> Result<Vec<Claim>, Arc<str>> {
    let regorus::Value::Set(members) = deny else {
        return Err(format!("`deny` is {}, expected a set", type_name(deny)).into());
    };
    if members.len() > MAX_FINDINGS {
        return Err(too_many(members.len()));
    }
    let mut claims = members.iter().map(claim).collect::<Result<Vec<_>, _>>()?;
    claims.sort();
    claims.dedup();
    Ok(claims)
}

/// Why a rule that found more than is believed gave nothing usable.
pub(super) fn too_many(findings: usize) -> Arc<str> {
    format!("`deny` has {findings} findings, expected at most {MAX_FINDINGS}").into()
}

fn claim(member: &regorus::Value) -> Result<Claim, Arc<str>> {
    if let regorus::Value::String(message) = member {
        return Ok(Claim { at: Vec::new(), message: cut(message) });
    }
    let regorus::Value::Object(fields) = member else {
        return Err(format!("`deny` contains {}, expected an object with `msg` and `at`", type_name(member)).into());
    };
    let Some(regorus::Value::String(message)) = fields.get(&"msg".into()) else {
        return Err("`deny` contains an object without a string `msg`".into());
    };
    let at = fields.get(&"at".into()).map(steps).transpose()?.unwrap_or_default();
    Ok(Claim { at, message: cut(message) })
}

fn steps(at: &regorus::Value) -> Result<Vec<PathStep>, Arc<str>> {
    let regorus::Value::Array(steps) = at else {
        return Err(format!("`at` is {}, expected a list of keys and indices", type_name(at)).into());
    };
    steps.iter().take(MAX_STEPS).map(step).collect()
}

fn step(step: &regorus::Value) -> Result<PathStep, Arc<str>> {
    if let regorus::Value::String(key) = step {
        return Ok(PathStep::Key(Arc::clone(key)));
    }
    let index = step.as_u64().ok().and_then(|index| usize::try_from(index).ok());
    let wrong = || format!("`at` contains {}, expected keys and indices", type_name(step)).into();
    index.map(PathStep::Index).ok_or_else(wrong)
}

fn cut(message: &str) -> String {
    let end = message.floor_char_boundary(MAX_MESSAGE);
    let kept = message.get(..end).unwrap_or_default();
    if end < message.len() { format!("{kept}…") } else { kept.to_owned() }
}

/// A path as a person reads it: `ingress[0].cidrs[1]`.
pub(super) fn attribute(path: &[PathStep]) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for step in path {
        let written = match step {
            PathStep::Key(key) if text.is_empty() => write!(text, "{key}"),
            PathStep::Key(key) => write!(text, ".{key}"),
            PathStep::Index(index) => write!(text, "[{index}]"),
        };
        // Writing to a String cannot fail.
        let Ok(()) = written else { continue };
    }
    text
}

/// The Rego name of a value's type, with its article.
pub(super) fn type_name(value: &regorus::Value) -> &'static str {
    match value {
        regorus::Value::Null => "null",
        regorus::Value::Bool(_) => "a boolean",
        regorus::Value::Number(_) => "a number",
        regorus::Value::String(_) => "a string",
        regorus::Value::Array(_) => "an array",
        regorus::Value::Set(_) => "a set",
        regorus::Value::Object(_) => "an object",
        regorus::Value::Undefined => "undefined",
    }
}
