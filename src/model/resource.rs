//! A thing that can comply, in canonical form.

use super::collected::Collected;
use super::kind::KindId;
use super::source::Place;
use super::value::{Origin, Value};
use std::sync::Arc;

/// A thing a rule can judge.
#[derive(Debug, Clone)]
pub struct Resource {
    /// What it is: `aws.s3.bucket`.
    pub kind: KindId,
    /// What its owner calls it: `module.logs.aws_s3_bucket.this[0]`.
    pub address: Arc<str>,
    /// What makes it the same thing in another view: a bucket name, an ARN, host and file.
    pub identity: Arc<str>,
    /// The kind of input that shows it.
    pub view: View,
    /// The canonical attributes: an object with every field of the kind. A field is a value, null
    /// (optional and not there), unknown, or absent (no evidence).
    pub attributes: Value,
    /// Where its input marks values as secret, those that no attribute reads included.
    pub hidden: Vec<Place>,
    /// Texts that its input marks as secret anywhere: they are not shown wherever they occur.
    pub secrets: Arc<[Arc<str>]>,
    /// The place findings without a better one point at: the header of the block.
    pub origin: Origin,
    /// The input that shows it.
    pub shown: Shown,
}

/// What shows a resource, and when that was true as far as the input itself says: the time is one that is stated or
/// recorded, or not known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    /// The path of the input.
    pub path: Arc<str>,
    /// When.
    pub says: Collected,
}

/// The kind of input that shows a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// Code that will create it.
    Code,
    /// A plan of what will change.
    Plan,
    /// A recorded state.
    State,
    /// An export or a copy of what runs.
    Live,
}

impl View {
    /// Every view.
    pub const ALL: [Self; 4] = [Self::Code, Self::Plan, Self::State, Self::Live];

    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Plan => "plan",
            Self::State => "state",
            Self::Live => "live",
        }
    }
}
