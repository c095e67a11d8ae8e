//! Assessment results: one result for each framework.

use super::findings::{self, Finding};
use super::parts::{Assets, BackMatter, Component, Link, Metadata, Property, Reviewed, document_id, line, write};
use super::risks::{self, Risk};
use super::scope::{Item, Observation, Scope, files};
use crate::model::{Assessment, AttestationUse, FrameworkAssessment, Problem, RuleId, Standing, Status};
use crate::report::identifier::uuid;
use crate::report::stream::Each;
use crate::report::{order, texts};
use serde::Serialize;
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Writes the document.
pub(in crate::report) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let document = Results {
        uuid: document_id(assessment, "assessment-results"),
        metadata: Metadata::new(assessment, "Results of an automated assessment by Tickmark"),
        import_ap: Link { href: "assessment-plan.json".to_owned() },
        results: Each(|| assessment.frameworks.iter().map(|assessed| Result::new(assessment, assessed))),
        back_matter: files(assessment, assessment.checks.iter()),
    };
    write(out, "assessment-results", &document)
}

#[expect(clippy::struct_field_names, reason = "the names are those of the specification")]
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Results<R: Serialize> {
    uuid: String,
    metadata: Metadata,
    import_ap: Link,
    results: R,
    #[serde(skip_serializing_if = "Option::is_none")]
    back_matter: Option<BackMatter>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Result {
    uuid: String,
    title: String,
    description: String,
    start: String,
    end: String,
    props: Vec<Property>,
    local_definitions: Definitions,
    reviewed_controls: Reviewed,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attestations: Vec<Attestation>,
    assessment_log: Log,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    observations: Vec<Observation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    risks: Vec<Risk>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Definitions {
    components: [Component; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inventory_items: Vec<Item>,
    assessment_assets: Assets,
}

impl Result {
    fn new(assessment: &Assessment, assessed: &FrameworkAssessment) -> Self {
        let framework = &assessed.framework;
        let mapped = mapped(assessed);
        let scope = Scope::new(assessment, &framework.id, |check| mapped.contains(&check.rule));
        let risks = risks::of(&scope);
        let time = assessment.run.evaluated_at.to_string();
        Self {
            uuid: uuid(&["oscal", "result", &framework.id, &assessment.run.content_digest.to_string(), &time]),
            title: line(&format!("{} {}", framework.title, framework.version)),
            description: texts::WHAT_IT_IS.to_owned(),
            start: time.clone(),
            end: time,
            props: properties(assessment, assessed),
            local_definitions: Definitions {
                components: [Component::tool(assessment, &framework.id)],
                inventory_items: scope.inventory(),
                assessment_assets: Assets::new(&framework.id, Vec::new()),
            },
            reviewed_controls: Reviewed::new(std::iter::once(assessed)),
            attestations: attestations(assessment, assessed),
            assessment_log: Log::new(assessment, &framework.id),
            observations: scope.observations(),
            findings: findings::of(assessed, &scope.by_rule(), &risks),
            risks: risks.into_iter().map(|risk| risk.risk).collect(),
        }
    }
}

/// The rules that give evidence for controls that apply.
fn mapped(assessed: &FrameworkAssessment) -> BTreeSet<&RuleId> {
    let applies = order::controls(assessed)
        .filter(|(_, status)| status.is_some_and(|status| status.status != Status::NotApplicable));
    applies.flat_map(|(control, _)| &control.evidence).map(|evidence| &evidence.rule).collect()
}

fn properties(assessment: &Assessment, assessed: &FrameworkAssessment) -> Vec<Property> {
    vec![
        Property::own("as-of", &assessment.run.as_of.to_string()),
        Property::own("content-digest", &format!("sha256:{}", assessment.run.content_digest)),
        Property::own("verdict", texts::verdict(assessment)),
        Property::own("score", &texts::percent(assessed.score.score)),
        Property::own("coverage", &texts::percent(assessed.score.coverage)),
        Property::own("collection-time", "unknown").remarks(
            "Observations carry the time at which files were read; the age of what an export shows is not known.",
        ),
    ]
}

#[derive(Serialize)]
struct Attestation {
    parts: [Part; 1],
}

#[derive(Serialize)]
struct Part {
    uuid: String,
    name: &'static str,
    ns: &'static str,
    title: String,
    props: Vec<Property>,
    prose: String,
}

fn attestations(assessment: &Assessment, assessed: &FrameworkAssessment) -> Vec<Attestation> {
    let controls: BTreeSet<_> = assessed.framework.controls.iter().map(|control| &control.id).collect();
    let of = assessment.attestations.iter().filter(|used| controls.contains(&used.attestation.control));
    of.map(attestation).collect()
}

fn attestation(used: &AttestationUse) -> Attestation {
    let attested = &used.attestation;
    let standing = match &used.standing {
        Standing::Live => "in force".to_owned(),
        Standing::Early => "not in force yet".to_owned(),
        Standing::Expired => "expired".to_owned(),
        Standing::Void(why) => format!("without effect: {why}"),
    };
    let mut props = vec![
        Property::own("control-id", &attested.control.0),
        Property::own("result", attested.result.name()),
        Property::own("attested-by", &attested.by),
        Property::own("attested-on", &attested.on.to_string()),
        Property::own("valid-until", &attested.valid_until.to_string()),
        Property::own("standing", &standing),
    ];
    props.extend(attested.approver.iter().map(|approver| Property::own("approver", approver)));
    props.extend(attested.signed_by.iter().map(|signer| Property::own("signed-by", signer)));
    let (by, on) = (&attested.by, attested.on.to_string());
    let part = Part {
        uuid: uuid(&["oscal", "attestation", &attested.control.0, by, &on]),
        name: "attestation",
        ns: super::parts::NAMESPACE,
        title: line(&format!("{} is {}", attested.control, attested.result.name().replace('_', " "))),
        props,
        prose: attested.statement.clone(),
    };
    Attestation { parts: [part] }
}

#[derive(Serialize)]
struct Log {
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    uuid: String,
    title: String,
    description: String,
    start: String,
}

impl Log {
    /// The evaluation, and everything that was not read as meant.
    fn new(assessment: &Assessment, framework: &str) -> Self {
        let time = assessment.run.evaluated_at.to_string();
        let entry = |number: usize, title: &str, description: String| Entry {
            uuid: uuid(&["oscal", "log", framework, &time, &number.to_string()]),
            title: line(title),
            description,
            start: time.clone(),
        };
        let files = texts::count(assessment.inputs.len(), "file");
        let checks = texts::count(assessment.checks.len(), "check");
        let problem = |(number, problem): (usize, &Problem)| {
            let title = format!("{} {}: {}", problem.stage.name(), problem.level.name(), problem.code);
            entry(number + 1, &title, texts::problem(problem))
        };
        let first = entry(0, "Evaluation", format!("{files}, {checks}: {}", texts::verdict(assessment)));
        Self { entries: std::iter::once(first).chain(assessment.problems.iter().enumerate().map(problem)).collect() }
    }
}
