//! An in-toto statement about the files that were scanned, with the test-result predicate.
//!
//! Sources: <https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md> and
//! <https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md>. It is not signed: signing is for who
//! vouches for the run (`cosign attest-blob`, an evidence bundle). Rules that were not evaluated are in no list.

use super::stream::Each;
use crate::model::{Assessment, RuleStatus, Verdict};
use serde::Serialize;
use std::io::{self, Write};

/// Writes the statement.
pub(super) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let content = || Resource {
        name: "tickmark policies, kinds and frameworks",
        digest: Digest::new(assessment.run.content_digest),
    };
    let inputs =
        assessment.inputs.iter().map(|input| Resource { name: &input.path, digest: Digest::new(input.digest) });
    // a statement about nothing is not valid: a run over nothing speaks of its own content
    let inputs: Vec<_> = if assessment.inputs.is_empty() { vec![content()] } else { inputs.collect() };
    let statement = Statement {
        kind: "https://in-toto.io/Statement/v1",
        subject: Each(|| inputs.iter()),
        predicate_type: "https://in-toto.io/attestation/test-result/v0.1",
        predicate: Predicate {
            result: result(assessment),
            configuration: [content()],
            passed_tests: rules(assessment, &[RuleStatus::Pass]),
            warned_tests: rules(assessment, &[RuleStatus::Waived, RuleStatus::Partial, RuleStatus::Error]),
            failed_tests: rules(assessment, &[RuleStatus::Fail]),
        },
    };
    serde_json::to_writer_pretty(&mut out, &statement)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// Passed only when the gate passed on a run that can be trusted, and nothing is accepted or left open.
fn result(assessment: &Assessment) -> &'static str {
    if assessment.verdict() != Verdict::Passed {
        "FAILED"
    } else if assessment
        .rule_results
        .values()
        .all(|result| matches!(result.status, RuleStatus::Pass | RuleStatus::NotApplicable | RuleStatus::NoEvidence))
    {
        "PASSED"
    } else {
        "WARNED"
    }
}

fn rules<'a>(assessment: &'a Assessment, wanted: &[RuleStatus]) -> Vec<&'a str> {
    let results = assessment.rule_results.iter();
    results.filter(|(_, result)| wanted.contains(&result.status)).map(|(rule, _)| &*rule.0).collect()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Statement<'a, S: Serialize> {
    #[serde(rename = "_type")]
    kind: &'static str,
    subject: S,
    predicate_type: &'static str,
    predicate: Predicate<'a>,
}

#[derive(Serialize)]
struct Resource<'a> {
    name: &'a str,
    digest: Digest,
}

#[derive(Serialize)]
struct Digest {
    sha256: String,
}

impl Digest {
    fn new(digest: crate::model::Digest) -> Self {
        Self { sha256: digest.to_string() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Predicate<'a> {
    result: &'static str,
    configuration: [Resource<'a>; 1],
    passed_tests: Vec<&'a str>,
    warned_tests: Vec<&'a str>,
    failed_tests: Vec<&'a str>,
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::json};

    #[test]
    fn the_shape_of_a_statement() {
        let mut statement = json(Format::InToto, &sample::signed());
        statement["subject"].as_array_mut().unwrap().truncate(1);
        insta::assert_json_snapshot!(statement);
    }

    #[test]
    fn a_run_over_nothing_has_not_passed() {
        let statement = json(Format::InToto, &sample::nothing());
        assert_eq!(statement["predicate"]["result"], "FAILED");
        assert_eq!(statement["subject"].as_array().unwrap().len(), 1);
    }
}
