//! The last lines: what was looked at, whether the run can be trusted, and whether the gate passed.

use super::paint::{Ink, Paint, plural};
use crate::model::{Assessment, Outcome, Verdict};
use crate::report::texts;
use std::io::{self, Write};

/// Writes how much was looked at.
pub(super) fn scanned(assessment: &Assessment, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let resources: usize = assessment.run.resources.values().sum();
    let decided = assessment.checks.iter().filter(|check| matches!(check.outcome, Outcome::Pass | Outcome::Fail(_)));
    let scanned = format!(
        "{}, {}, {} ({} decided), as of {}",
        plural(assessment.inputs.len(), "file"),
        plural(resources, "resource"),
        plural(assessment.checks.len(), "check"),
        decided.count(),
        assessment.run.as_of,
    );
    writeln!(out)?;
    paint.paragraph(out, "", Ink::Dim, &scanned)
}

/// Writes the verdict. A gate that would pass is not decided by a run that cannot be trusted.
pub(super) fn render(assessment: &Assessment, paint: &Paint, out: &mut dyn Write) -> io::Result<()> {
    let verdict = assessment.verdict();
    if verdict == Verdict::Untrusted {
        paint.paragraph(out, "not to be trusted: ", Ink::Red, &texts::distrust(assessment))?;
    }
    let failures = &assessment.gate_failures;
    if !failures.is_empty() {
        return paint.paragraph(out, "gate failed: ", Ink::Red, &failures.join("; "));
    }
    match verdict {
        Verdict::Untrusted => {
            paint.paragraph(out, "gate not decided: ", Ink::Red, "what was not evaluated may hold findings")
        }
        Verdict::Nothing => {
            paint.paragraph(out, "nothing was evaluated: ", Ink::Red, "no rule met a resource it judges")
        }
        Verdict::Passed | Verdict::Failed => {
            let new = if assessment.baseline.is_some() { "new " } else { "" };
            let part = assessment.run.partial_since().map(|since| format!(" in what changed since {}", since.revision));
            let why = assessment.run.fail_on.map_or("no severity was set to fail it".to_owned(), |severity| {
                format!("no {new}finding at or above {}{}", severity.name(), part.unwrap_or_default())
            });
            paint.paragraph(out, "gate passed: ", Ink::Green, &why)
        }
    }
}
