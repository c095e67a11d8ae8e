//! What every document has, and the small things they are made of.

use super::lines::Lines;
use crate::model::{Assessment, Control, FrameworkAssessment};
use crate::report::identifier::uuid;
use crate::report::{order, texts};
use serde::{Serialize, Serializer};
use std::fmt::Write as _;
use std::io::{self, Write};

/// The namespace of every property that OSCAL does not define.
pub(super) const NAMESPACE: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/ns/oscal");
const OSCAL_VERSION: &str = "1.2.1";

/// Writes a document under its name.
pub(super) fn write(out: &mut dyn Write, name: &'static str, document: &impl Serialize) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    let mut lines = serde_json::Serializer::with_formatter(&mut out, Lines::default());
    Named(name, document).serialize(&mut lines)?;
    out.write_all(b"\n")?;
    out.flush()
}

struct Named<'a, T>(&'static str, &'a T);

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.0, self.1)])
    }
}

/// The id of a document: another one for other content or another time.
pub(super) fn document_id(assessment: &Assessment, name: &str) -> String {
    let run = &assessment.run;
    uuid(&["oscal", name, &run.content_digest.to_string(), &run.evaluated_at.to_string()])
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Metadata {
    title: String,
    last_modified: String,
    version: String,
    oscal_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    remarks: Option<&'static str>,
}

impl Metadata {
    pub(super) fn new(assessment: &Assessment, title: &str) -> Self {
        Self {
            title: title.to_owned(),
            last_modified: assessment.run.evaluated_at.to_string(),
            version: assessment.run.version.to_owned(),
            oscal_version: OSCAL_VERSION,
            remarks: Some(texts::WHAT_IT_IS),
        }
    }
}

#[derive(Serialize)]
pub(super) struct Property {
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    ns: Option<&'static str>,
    value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    remarks: Option<String>,
}

impl Property {
    /// A property of ours.
    pub(super) fn own(name: &'static str, value: &str) -> Self {
        Self { name, ns: Some(NAMESPACE), value: line(value), remarks: None }
    }

    /// A property that OSCAL defines.
    pub(super) fn core(name: &'static str, value: &str) -> Self {
        Self { name, ns: None, value: line(value), remarks: None }
    }

    pub(super) fn remarks(mut self, remarks: &str) -> Self {
        self.remarks = Some(remarks.to_owned());
        self
    }
}

/// One line that is not empty: titles and property values may be nothing else.
pub(super) fn line(text: &str) -> String {
    let words: Vec<_> = text.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if line.is_empty() { "-".to_owned() } else { line }
}

#[derive(Serialize)]
pub(super) struct Link {
    pub(super) href: String,
}

/// A component of a system: here always this program.
#[derive(Serialize)]
pub(super) struct Component {
    uuid: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    description: &'static str,
    props: [Property; 1],
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<State>,
}

#[derive(Serialize)]
struct State {
    state: &'static str,
}

impl Component {
    /// The tool, as the part of a document that is named defines it.
    pub(super) fn tool(assessment: &Assessment, scope: &str) -> Self {
        Self {
            uuid: tool_id(scope),
            kind: "validation",
            title: "Tickmark",
            description: "The program that evaluated the rules.",
            props: [Property::core("version", assessment.run.version)],
            status: Some(State { state: "operational" }),
        }
    }
}

/// The id of the tool where the part of a document that is named defines it: nothing may be defined twice.
pub(super) fn tool_id(scope: &str) -> String {
    uuid(&["oscal", "tool", scope])
}

/// Where the assessment ran, with what.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Assets {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    components: Vec<Component>,
    assessment_platforms: [Platform; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Platform {
    uuid: String,
    title: &'static str,
    uses_components: [Uses; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Uses {
    component_uuid: String,
}

impl Assets {
    /// With the tool itself where no other part of the document defines it.
    pub(super) fn new(scope: &str, components: Vec<Component>) -> Self {
        let platform = Platform {
            uuid: uuid(&["oscal", "platform", scope]),
            title: "The machine that ran the scan",
            uses_components: [Uses { component_uuid: tool_id(scope) }],
        };
        Self { components, assessment_platforms: [platform] }
    }
}

/// The controls that were looked at.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Reviewed {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    props: Vec<Property>,
    control_selections: [Selection; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Selection {
    #[serde(skip_serializing_if = "Option::is_none")]
    include_all: Option<Everything>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    include_controls: Vec<ControlReference>,
}

#[derive(Serialize)]
struct Everything {}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ControlReference {
    control_id: String,
}

impl Reviewed {
    /// Those that apply; the others are properties with their reason.
    pub(super) fn new<'a>(frameworks: impl Iterator<Item = &'a FrameworkAssessment>) -> Self {
        let (mut props, mut include_controls) = (Vec::new(), Vec::new());
        for (control, status) in frameworks.flat_map(order::controls) {
            let Some(status) = status else { continue };
            if status.status == crate::model::Status::NotApplicable {
                props.push(Property::own("not-applicable", &texts::token(&control.id)).remarks(&status.reason));
            } else {
                include_controls.push(ControlReference { control_id: texts::token(&control.id) });
            }
        }
        let include_all = include_controls.is_empty().then_some(Everything {});
        Self { props, control_selections: [Selection { include_all, include_controls }] }
    }
}

/// The id of a control's statement in the catalogue.
pub(super) fn statement(control: &Control) -> String {
    format!("{}_smt", texts::token(&control.id))
}

/// What documents point at: files, or other documents.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct BackMatter {
    resources: Vec<Resource>,
}

#[derive(Serialize)]
pub(super) struct Resource {
    pub(super) uuid: String,
    pub(super) title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) rlinks: Vec<Rlink>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Rlink {
    pub(super) href: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) hashes: Vec<Hash>,
}

#[derive(Serialize)]
pub(super) struct Hash {
    pub(super) algorithm: &'static str,
    pub(super) value: String,
}

impl BackMatter {
    /// None for no resources: the list may not be empty.
    pub(super) fn new(resources: Vec<Resource>) -> Option<Self> {
        (!resources.is_empty()).then_some(Self { resources })
    }
}

/// A path as a URI reference (RFC 3986 section 4.1): everything but unreserved characters and `/` is encoded.
pub(super) fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => {
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
    uri
}
