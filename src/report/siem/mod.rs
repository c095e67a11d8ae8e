//! Events for security information systems: one for each finding, and for each check without one that needs a look.
//!
//! Where a format has a field for what is accepted, it says so there; a waived finding is never told as a pass, nor is
//! what was not evaluated. A run over nothing gives no event: the verdict is in the other reports.

pub(super) mod asff;
pub(super) mod cef;
pub(super) mod ecs;
pub(super) mod ocsf;

use super::answer::Answer;
use serde::Serialize;
use std::io::{self, Write};

/// Writes one JSON object a line.
fn lines<T: Serialize>(out: &mut dyn Write, events: impl Iterator<Item = T>) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    for event in events {
        serde_json::to_writer(&mut out, &event)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// ECS and CEF have three words: what is neither pass nor failure is unknown.
fn outcome(answer: Answer<'_>) -> &'static str {
    match answer {
        Answer::Pass => "success",
        Answer::Fail(_) | Answer::Waived(..) => "failure",
        Answer::FalsePositive(..)
        | Answer::Unknown(_)
        | Answer::NoEvidence(_)
        | Answer::Error(_)
        | Answer::NotApplicable(_) => "unknown",
    }
}
