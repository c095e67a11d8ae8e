//! The nouns every stage speaks: no I/O, no formats, no policy engine.
//!
//! Stages know only this module. A type, or a syntax that is written in several inputs, belongs here when two stages or the
//! catalog need it.

mod assessment;
mod baseline;
mod change;
mod check;
mod collected;
mod files;
mod fingerprint;
mod framework;
mod freshness;
pub mod hcl;
mod inputs;
mod kind;
mod left_out;
mod literal;
mod measure;
mod outline;
mod packed;
mod path;
mod problem;
pub mod re2;
mod record;
mod resource;
mod rule;
mod snapshot;
mod source;
mod time;
mod trend;
mod uuid;
mod value;

pub use assessment::{
    Assessment, ControlStatus, Decisions, Disagreement, FrameworkAssessment, InputRecord, Ratio, RuleResult,
    RuleStatus, Run, Score, Status, Verdict,
};
pub use baseline::{Baseline, ChangedSince, Since};
pub use change::{Change, ControlTurn, Fate, FrameworkTurn, Side, Turn};
pub use check::{Check, Finding, Link, Outcome, Subject};
pub use collected::{Collected, CollectedAt};
pub use files::{Files, Unread};
pub use fingerprint::Fingerprint;
pub use framework::{Class, Control, ControlId, Evidence, Framework, NodeType, Role, StatusSource};
pub use freshness::{Freshness, Stale};
pub use inputs::{Given, TerraformInputs, Variant};
pub use kind::{
    Definition, Dialect, Each, Encoding, Field, FieldType, Heading, Join, Kind, KindId, Mapping, Reader, Table,
};
pub use left_out::{LeftOut, NotRead, OWN_FILE, OWN_FOLDER};
pub use measure::{METRICS, Measure, Metric, Spread, Unit, spread};
pub use outline::Outline;
pub use packed::{Block, Part};
pub use path::{Path, Stride};
pub use problem::{Level, Problem, Stage};
pub use record::{
    Artefact, Attestation, AttestationUse, Attested, Exception, ExceptionKind, ExceptionUse, Selector, Standing,
};
pub use resource::{Resource, Shown, View};
pub use rule::{Library, Parameter, Rule, RuleId, Severity, Stricter, Words};
pub use snapshot::{Acceptance, Mark, Ruling, Snapshot, Standings, Word};
pub use source::{Digest, Location, Place, Position, Snippet, Source, SourceId, Span, Text, Texts};
pub use time::{Date, Time};
pub use trend::{Comparison, ControlShift, Difference, FrameworkPoint, OpenFinding, Point, Trend};
pub use uuid::{NAMESPACE_URL, uuid_v5};
pub use value::{
    Data, Document, Entry, Expand, Number, Object, Origin, PathStep, REDACTED, Reference, Step, Syntax, Unknown, Value,
    WHY_REDACTED, is_redacted,
};
