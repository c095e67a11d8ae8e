//! The assessment plan that the results refer to.

use super::parts::{Assets, BackMatter, Component, Link, Metadata, Resource, Reviewed, document_id, write};
use crate::model::Assessment;
use crate::report::identifier::uuid;
use serde::Serialize;
use std::io::{self, Write};

/// Writes the document.
pub(in crate::report) fn render(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let security_plan = uuid(&["oscal", "system-security-plan"]);
    let document = Plan {
        uuid: document_id(assessment, "assessment-plan"),
        metadata: Metadata::new(assessment, "Plan of an automated assessment by Tickmark"),
        import_ssp: Link { href: format!("#{security_plan}") },
        reviewed_controls: Reviewed::new(assessment.frameworks.iter()),
        assessment_assets: Assets::new("plan", vec![Component::tool(assessment, "plan")]),
        tasks: [Task {
            uuid: uuid(&["oscal", "task", "scan"]),
            kind: "action",
            title: "Evaluate every rule on everything it judges",
        }],
        back_matter: BackMatter::new(vec![Resource {
            uuid: security_plan,
            title: "System security plan".to_owned(),
            description: Some("The assessed organisation keeps its own; none is part of a scan."),
            rlinks: Vec::new(),
        }]),
    };
    write(out, "assessment-plan", &document)
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Plan {
    uuid: String,
    metadata: Metadata,
    import_ssp: Link,
    reviewed_controls: Reviewed,
    assessment_assets: Assets,
    tasks: [Task; 1],
    back_matter: Option<BackMatter>,
}

#[derive(Serialize)]
struct Task {
    uuid: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
}
