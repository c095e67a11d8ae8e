//! The rules as a component definition: which rule gives evidence for which control, and why.

use super::parts::{Metadata, Property, document_id, line, tool_id, write};
use crate::model::{Assessment, Control, FrameworkAssessment, Rule};
use crate::report::identifier::uuid;
use crate::report::texts;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the document; properties of rules are named as compliance-trestle reads them.
pub(in crate::report) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let implementations: Vec<_> =
        assessment.frameworks.iter().filter_map(|assessed| Implementation::new(assessment, assessed)).collect();
    let document = Definition {
        uuid: document_id(assessment, "component-definition"),
        metadata: Metadata::new(assessment, "The rules of Tickmark and the controls they give evidence for"),
        components: [Component {
            uuid: tool_id("component"),
            kind: "validation",
            title: "Tickmark",
            description: "The program that evaluates the rules.",
            props: [Property::core("version", assessment.run.version)],
            control_implementations: implementations,
        }],
    };
    write(out, "component-definition", &document)
}

#[derive(Serialize)]
struct Definition {
    uuid: String,
    metadata: Metadata,
    components: [Component; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Component {
    uuid: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    description: &'static str,
    props: [Property; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    control_implementations: Vec<Implementation>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Implementation {
    uuid: String,
    source: &'static str,
    description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
    implemented_requirements: Vec<Requirement>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Requirement {
    uuid: String,
    control_id: String,
    description: String,
    props: Vec<Property>,
}

impl Implementation {
    /// None for a framework that no loaded rule speaks to.
    fn new(assessment: &Assessment, assessed: &FrameworkAssessment) -> Option<Self> {
        let framework = &assessed.framework;
        let mapped = framework.controls.iter().filter(|control| !control.evidence.is_empty());
        let requirements: Vec<_> = mapped.map(|control| Requirement::new(&framework.id, control)).collect();
        let rules = assessment.rules.values().enumerate();
        (!requirements.is_empty()).then(|| Self {
            uuid: uuid(&["oscal", "implementation", &framework.id]),
            source: "profile.json",
            description: format!("Rules that give evidence for {} {}.", framework.title, framework.version),
            props: rules.flat_map(|(number, rule)| rule_set(number, rule)).collect(),
            implemented_requirements: requirements,
        })
    }
}

/// What belongs to one rule has the same remarks.
fn rule_set(number: usize, rule: &Rule) -> [Property; 3] {
    let set = format!("rule_set_{number}");
    [
        Property::own("Rule_Id", &rule.id.0).remarks(&set),
        Property::own("Rule_Description", &rule.title).remarks(&set),
        Property::own("Check_Id", &format!("data.{}.deny", rule.package)).remarks(&set),
    ]
}

impl Requirement {
    fn new(framework: &str, control: &Control) -> Self {
        let because = control.evidence.iter().map(|evidence| format!("{}: {}", evidence.rule, evidence.because));
        Self {
            uuid: uuid(&["oscal", "requirement", framework, &control.id.0]),
            control_id: texts::token(&control.id),
            description: line(&because.collect::<Vec<_>>().join("; ")),
            props: control.evidence.iter().map(|evidence| Property::own("Rule_Id", &evidence.rule.0)).collect(),
        }
    }
}
