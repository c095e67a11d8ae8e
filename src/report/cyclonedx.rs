//! A `CycloneDX` 1.6 attestation (CDXA): the frameworks as standards, rules as claims about the files that were scanned.
//!
//! Source: <https://cyclonedx.org/docs/1.6/json/>, `declarations` and `definitions`. A rule that passes is a claim, one
//! that fails a counter claim, waived or not. Conformance has a score only where rules decided; what was not evaluated
//! has its status as the rationale and no score.

use super::identifier::uuid;
use super::stream::Each;
use super::texts;
use crate::model::{
    Assessment, Control, ControlStatus, FrameworkAssessment, InputRecord, RuleId, RuleResult, RuleStatus, Status,
};
use crate::report::order;
use serde::Serialize;
use std::io::{self, Write};

/// The reference of what was scanned.
const SCANNED: &str = "scanned";
const ASSESSOR: &str = "assessor";

/// Writes the document.
pub(super) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let run = &assessment.run;
    let time = run.evaluated_at.to_string();
    let document = Document {
        schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
        bom_format: "CycloneDX",
        spec_version: "1.6",
        serial_number: format!("urn:uuid:{}", uuid(&["cyclonedx", &run.content_digest.to_string(), &time])),
        version: 1,
        metadata: Metadata {
            timestamp: time.clone(),
            tools: Tools { components: [Tool { kind: "application", name: "tickmark", version: run.version }] },
        },
        declarations: Declarations {
            assessors: [Assessor {
                reference: ASSESSOR,
                third_party: false,
                organization: Named { name: "Tickmark, run by the assessed organisation" },
            }],
            attestations: Each(|| assessment.frameworks.iter().map(|assessed| Attestation::new(assessment, assessed))),
            claims: Each(|| {
                assessment.rule_results.iter().filter_map(|(rule, result)| Claim::new(assessment, rule, result))
            }),
            evidence: Each(|| assessment.rule_results.iter().map(|(rule, result)| Evidence::new(rule, result, &time))),
            targets: Targets { components: [Target::new(assessment)] },
        },
        definitions: Definitions { standards: Each(|| assessment.frameworks.iter().map(Standard::new)) },
    };
    serde_json::to_writer_pretty(&mut out, &document)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a, A: Serialize, C: Serialize, E: Serialize, S: Serialize> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    bom_format: &'static str,
    spec_version: &'static str,
    serial_number: String,
    version: u8,
    metadata: Metadata<'a>,
    declarations: Declarations<'a, A, C, E>,
    definitions: Definitions<S>,
}

#[derive(Serialize)]
struct Metadata<'a> {
    timestamp: String,
    tools: Tools<'a>,
}

#[derive(Serialize)]
struct Tools<'a> {
    components: [Tool<'a>; 1],
}

#[derive(Serialize)]
struct Tool<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'static str,
    version: &'a str,
}

#[derive(Serialize)]
struct Declarations<'a, A: Serialize, C: Serialize, E: Serialize> {
    assessors: [Assessor; 1],
    attestations: A,
    claims: C,
    evidence: E,
    targets: Targets<'a>,
}

#[derive(Serialize)]
struct Assessor {
    #[serde(rename = "bom-ref")]
    reference: &'static str,
    #[serde(rename = "thirdParty")]
    third_party: bool,
    organization: Named,
}

#[derive(Serialize)]
struct Named {
    name: &'static str,
}

#[derive(Serialize)]
struct Attestation {
    summary: String,
    assessor: &'static str,
    map: Vec<Entry>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    requirement: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claims: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counter_claims: Vec<String>,
    conformance: Conformance,
}

#[derive(Serialize)]
struct Conformance {
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    rationale: String,
}

impl Attestation {
    fn new(assessment: &Assessment, assessed: &FrameworkAssessment) -> Self {
        let framework = &assessed.framework;
        let applies = order::controls(assessed).filter_map(|(control, status)| Some((control, status?)));
        let applies = applies.filter(|(_, status)| status.status != Status::NotApplicable);
        Self {
            summary: format!("{} {}. {}", framework.title, framework.version, texts::WHAT_IT_IS),
            assessor: ASSESSOR,
            map: applies.map(|(control, status)| Entry::new(assessment, control, status)).collect(),
        }
    }
}

impl Entry {
    fn new(assessment: &Assessment, control: &Control, status: &ControlStatus) -> Self {
        let results: Vec<_> =
            status.rules.iter().filter_map(|rule| Some((rule, assessment.rule_results.get(rule)?))).collect();
        let of = |wanted: &[RuleStatus]| {
            let some = results.iter().filter(|(_, result)| wanted.contains(&result.status));
            some.map(|(rule, _)| claim(rule)).collect()
        };
        Self {
            requirement: requirement(control),
            claims: of(&[RuleStatus::Pass]),
            counter_claims: of(&[RuleStatus::Fail, RuleStatus::Waived]),
            conformance: Conformance {
                score: score(status.status, &results),
                rationale: format!("{}: {}", status.status.name().replace('_', " "), status.reason),
            },
        }
    }
}

/// The share of decided checks that passed; none unless rules decided the control.
#[expect(clippy::cast_precision_loss, reason = "counts of checks stay far below 2^52")]
fn score(status: Status, results: &[(&RuleId, &RuleResult)]) -> Option<f64> {
    match status {
        Status::Pass => Some(1.0),
        Status::Fail | Status::Waived => {
            let passed: usize = results.iter().map(|(_, result)| result.passed).sum();
            let not: usize = results.iter().map(|(_, result)| result.failed + result.waived).sum();
            (not > 0).then(|| (1000.0 * passed as f64 / (passed + not) as f64).floor() / 1000.0)
        }
        Status::Error
        | Status::NoEvidence
        | Status::Manual
        | Status::Partial
        | Status::Attested
        | Status::NotApplicable => None,
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Claim<'a> {
    #[serde(rename = "bom-ref")]
    reference: String,
    target: &'static str,
    predicate: &'a str,
    reasoning: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    counter_evidence: Vec<String>,
}

impl<'a> Claim<'a> {
    /// None for a rule that shows neither.
    fn new(assessment: &'a Assessment, rule: &RuleId, result: &RuleResult) -> Option<Self> {
        let shown = vec![evidence(rule)];
        let (evidence, counter_evidence) = match result.status {
            RuleStatus::Pass => (shown, Vec::new()),
            RuleStatus::Fail | RuleStatus::Waived => (Vec::new(), shown),
            RuleStatus::Error | RuleStatus::Partial | RuleStatus::NotApplicable | RuleStatus::NoEvidence => {
                return None;
            }
        };
        Some(Self {
            reference: claim(rule),
            target: SCANNED,
            predicate: assessment.rules.get(rule).map_or("", |rule| &rule.title),
            reasoning: counts(result),
            evidence,
            counter_evidence,
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Evidence<'a> {
    #[serde(rename = "bom-ref")]
    reference: String,
    property_name: &'a str,
    description: String,
    created: &'a str,
}

impl<'a> Evidence<'a> {
    fn new(rule: &'a RuleId, result: &RuleResult, created: &'a str) -> Self {
        Self { reference: evidence(rule), property_name: &rule.0, description: counts(result), created }
    }
}

fn counts(result: &RuleResult) -> String {
    format!(
        "checks: {} passed, {} failed, {} waived, {} undecided, {} without evidence, {} not applicable",
        result.passed, result.failed, result.waived, result.undecided, result.no_evidence, result.not_applicable
    )
}

#[derive(Serialize)]
struct Targets<'a> {
    components: [Target<'a>; 1],
}

#[derive(Serialize)]
struct Target<'a> {
    #[serde(rename = "bom-ref")]
    reference: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'static str,
    components: Vec<Input<'a>>,
}

#[derive(Serialize)]
struct Input<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
    hashes: [Hash; 1],
}

#[derive(Serialize)]
struct Hash {
    alg: &'static str,
    content: String,
}

impl<'a> Target<'a> {
    fn new(assessment: &'a Assessment) -> Self {
        let file = |input: &'a InputRecord| Input {
            kind: "file",
            name: &input.path,
            hashes: [Hash { alg: "SHA-256", content: input.digest.to_string() }],
        };
        let components = assessment.inputs.iter().map(file).collect();
        Self { reference: SCANNED, kind: "data", name: "the files of this run", components }
    }
}

#[derive(Serialize)]
struct Definitions<S: Serialize> {
    standards: S,
}

#[derive(Serialize)]
struct Standard<'a> {
    #[serde(rename = "bom-ref")]
    reference: String,
    name: &'a str,
    version: &'a str,
    requirements: Vec<Requirement<'a>>,
}

#[derive(Serialize)]
struct Requirement<'a> {
    #[serde(rename = "bom-ref")]
    reference: String,
    identifier: &'a str,
    title: &'a str,
    text: &'a str,
}

impl<'a> Standard<'a> {
    fn new(assessed: &'a FrameworkAssessment) -> Self {
        let framework = &assessed.framework;
        let one = |control: &'a Control| Requirement {
            reference: requirement(control),
            identifier: &control.id.0,
            title: &control.title,
            text: &control.summary,
        };
        Self {
            reference: format!("standard-{}", framework.id),
            name: &framework.title,
            version: &framework.version,
            requirements: framework.controls.iter().map(one).collect(),
        }
    }
}

fn requirement(control: &Control) -> String {
    format!("requirement-{}", texts::token(&control.id))
}

fn claim(rule: &RuleId) -> String {
    format!("claim-{rule}")
}

fn evidence(rule: &RuleId) -> String {
    format!("evidence-{rule}")
}

#[cfg(test)]
mod tests {
    use crate::report::{Format, sample, tests::json};
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn collect(value: &Value, key: &str, found: &mut Vec<String>) {
        match value {
            Value::Object(object) => object.iter().for_each(|(name, child)| {
                if name == key {
                    found.extend(child.as_str().map(str::to_owned));
                    found.extend(child.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
                }
                collect(child, key, found);
            }),
            Value::Array(items) => items.iter().for_each(|child| collect(child, key, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn the_shape_of_a_document() {
        let mut document = json(Format::Cyclonedx, &sample::signed());
        for list in
            ["/declarations/attestations", "/declarations/claims", "/declarations/evidence", "/definitions/standards"]
        {
            document.pointer_mut(list).unwrap().as_array_mut().unwrap().truncate(1);
        }
        insta::assert_json_snapshot!(document);
    }

    #[test]
    fn every_reference_is_defined_once() {
        for assessment in [sample::signed(), sample::nothing()] {
            let document = json(Format::Cyclonedx, &assessment);
            let mut defined = Vec::new();
            collect(&document, "bom-ref", &mut defined);
            let unique: BTreeSet<_> = defined.iter().collect();
            assert_eq!(unique.len(), defined.len());
            let mut used = Vec::new();
            for key in ["requirement", "claims", "counterClaims", "target", "evidence", "counterEvidence", "assessor"] {
                collect(&document, key, &mut used);
            }
            assert!(used.iter().all(|reference| unique.contains(reference)), "{used:?}");
        }
    }
}
