//! The plan of action and milestones: an item for each risk that is open or accepted.

use super::findings::RelatedRisk;
use super::parts::{BackMatter, Component, Metadata, Property, document_id, line, write};
use super::risks::{self, Risk, RuleRisk};
use super::scope::{Item, Observation, Related, Scope, files};
use crate::model::Assessment;
use crate::report::answer::{self, Answer};
use crate::report::identifier::uuid;
use crate::report::{order, texts};
use serde::Serialize;
use std::io::{self, Write};

/// Writes the document. OSCAL wants at least one item, so a run with nothing open has one that says so.
pub(in crate::report) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let scope =
        Scope::new(assessment, "poam", |check| matches!(Answer::of(check), Answer::Fail(_) | Answer::Waived(..)));
    let risks = risks::of(&scope);
    let controls = order::controls_by_rule(assessment);
    let item = |risk: &RuleRisk<'_>| PoamItem::new(risk, &texts::control_ids(answer::controls(&controls, risk.rule)));
    let mut items: Vec<_> = risks.iter().map(item).collect();
    if items.is_empty() {
        items.push(PoamItem::nothing(assessment));
    }
    let document = Poam {
        uuid: document_id(assessment, "plan-of-action-and-milestones"),
        metadata: Metadata::new(assessment, "Open and accepted findings of Tickmark"),
        system_id: SystemId { identifier_type: "https://ietf.org/rfc/rfc4122", id: uuid(&["oscal", "system"]) },
        local_definitions: Definitions {
            components: [Component::tool(assessment, "poam")],
            inventory_items: scope.inventory(),
        },
        observations: scope.observations(),
        risks: risks.into_iter().map(|risk| risk.risk).collect(),
        poam_items: items,
        back_matter: files(assessment, scope.checks.iter().map(|(_, check)| *check)),
    };
    write(out, "plan-of-action-and-milestones", &document)
}

#[expect(clippy::struct_field_names, reason = "the names are those of the specification")]
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Poam {
    uuid: String,
    metadata: Metadata,
    system_id: SystemId,
    local_definitions: Definitions,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    observations: Vec<Observation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    risks: Vec<Risk>,
    poam_items: Vec<PoamItem>,
    #[serde(skip_serializing_if = "Option::is_none")]
    back_matter: Option<BackMatter>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct SystemId {
    identifier_type: &'static str,
    id: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Definitions {
    components: [Component; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inventory_items: Vec<Item>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct PoamItem {
    uuid: String,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_observations: Vec<Related>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_risks: Vec<RelatedRisk>,
}

impl PoamItem {
    fn new(RuleRisk { rule, risk }: &RuleRisk<'_>, controls: &str) -> Self {
        let mut props = vec![Property::own("rule-id", &rule.0)];
        if !controls.is_empty() {
            props.push(Property::own("controls", controls));
        }
        Self {
            uuid: uuid(&["oscal", "poam-item", &risk.uuid]),
            title: risk.title.clone(),
            description: risk.description.clone(),
            props,
            related_observations: risk.related_observations.clone(),
            related_risks: vec![RelatedRisk { risk_uuid: risk.uuid.clone() }],
        }
    }

    fn nothing(assessment: &Assessment) -> Self {
        Self {
            uuid: uuid(&["oscal", "poam-item", "nothing"]),
            title: line("No item"),
            description: format!("No rule failed: {}.", texts::verdict(assessment)),
            props: Vec::new(),
            related_observations: Vec::new(),
            related_risks: Vec::new(),
        }
    }
}
