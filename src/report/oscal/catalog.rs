//! The frameworks as a catalogue, and the profile that selects what applies.

use super::parts::{Metadata, Property, document_id, line, statement, write};
use crate::model::{Assessment, Control, FrameworkAssessment, Status};
use crate::report::{order, texts};
use serde::Serialize;
use std::io::{self, Write};

/// Writes the catalogue: a group for each framework, every control in it, in our words.
pub(in crate::report) fn catalog(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let document = Catalog {
        uuid: document_id(assessment, "catalog"),
        metadata: Metadata::new(assessment, "Controls as Tickmark reads them, in its own words"),
        groups: assessment.frameworks.iter().map(Group::new).collect(),
    };
    write(out, "catalog", &document)
}

/// Writes the profile: the controls that apply on the day of the run.
pub(in crate::report) fn profile(assessment: &Assessment, out: &mut dyn Write) -> io::Result<()> {
    let applies = assessment.frameworks.iter().flat_map(order::controls);
    let applies = applies.filter(|(_, status)| status.is_some_and(|status| status.status != Status::NotApplicable));
    let document = Profile {
        uuid: document_id(assessment, "profile"),
        metadata: Metadata::new(assessment, "Controls that apply on the day of the assessment"),
        imports: [Import {
            href: "catalog.json",
            include_controls: [Include { with_ids: applies.map(|(control, _)| texts::token(&control.id)).collect() }],
        }],
        merge: Merge { as_is: true },
    };
    write(out, "profile", &document)
}

#[derive(Serialize)]
struct Catalog {
    uuid: String,
    metadata: Metadata,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    id: String,
    title: String,
    props: [Property; 1],
    controls: Vec<Described>,
}

#[derive(Serialize)]
struct Described {
    id: String,
    title: String,
    props: Vec<Property>,
    parts: [Part; 1],
}

#[derive(Serialize)]
struct Part {
    id: String,
    name: &'static str,
    prose: String,
}

impl Group {
    fn new(assessed: &FrameworkAssessment) -> Self {
        let framework = &assessed.framework;
        Self {
            id: format!("framework-{}", framework.id),
            title: line(&framework.title),
            props: [Property::own("framework-version", &framework.version)],
            controls: framework.controls.iter().map(Described::new).collect(),
        }
    }
}

impl Described {
    fn new(control: &Control) -> Self {
        let mut props = vec![
            Property::core("label", &control.id.0),
            Property::own("citation", &control.citation),
            Property::own("class", control.class.name()),
        ];
        props.extend(control.parent.iter().map(|parent| Property::own("parent", &texts::token(parent))));
        Self {
            id: texts::token(&control.id),
            title: line(&control.title),
            props,
            parts: [Part { id: statement(control), name: "statement", prose: control.summary.to_string() }],
        }
    }
}

#[derive(Serialize)]
struct Profile {
    uuid: String,
    metadata: Metadata,
    imports: [Import; 1],
    merge: Merge,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Import {
    href: &'static str,
    include_controls: [Include; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Include {
    with_ids: Vec<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Merge {
    as_is: bool,
}
