//! Events as OCSF 1.5.0 compliance findings (class 2003): those of findings and of controls, which a receiver can act on.
//!
//! Source: <https://schema.ocsf.io/1.5.0/classes/compliance_finding>. A finding has the `uid` that it has in the report
//! of this format, so that an update finds what it updates.

use super::event::{Event, Message, Stamp};
use crate::model::{Assessment, ControlTurn, Fate, NAMESPACE_URL, RuleId, Severity, Status, Turn, Word, uuid_v5};
use serde::Serialize;
use std::collections::BTreeMap;

const VERSION: &str = "1.5.0";

/// What the events of a run tell of its rules and controls.
#[derive(Debug, Default)]
pub struct Ocsf {
    version: String,
    titles: BTreeMap<RuleId, String>,
    /// The standards and the controls that a rule gives evidence for.
    mapped: BTreeMap<RuleId, (Vec<String>, Vec<String>)>,
    /// The standard of a framework.
    standards: BTreeMap<String, String>,
}

impl Ocsf {
    /// What a run says of its rules and frameworks.
    pub fn of(assessment: &Assessment) -> Self {
        let mut found = Self { version: assessment.run.version.to_owned(), ..Self::default() };
        found.titles = assessment.rules.iter().map(|(id, rule)| (id.clone(), rule.title.to_string())).collect();
        for framework in assessment.frameworks.iter().map(|one| &one.framework) {
            let standard = format!("{} {}", framework.title, framework.version);
            for control in &framework.controls {
                for evidence in &control.evidence {
                    let (standards, controls) = found.mapped.entry(evidence.rule.clone()).or_default();
                    if standards.last() != Some(&standard) {
                        standards.push(standard.clone());
                    }
                    controls.push(control.id.to_string());
                }
            }
            found.standards.insert(framework.id.to_string(), standard);
        }
        found
    }

    /// The event as a line; none when OCSF has no class for it.
    pub fn message(&self, event: &Event<'_>, stamp: Stamp) -> Option<Message> {
        let line = match event {
            Event::Finding(turn) => self.finding(turn, stamp),
            Event::Control(turn) => self.control(turn, stamp),
            Event::Started(_)
            | Event::Problem(..)
            | Event::Evaluated(_)
            | Event::NotEvaluated(_)
            | Event::Heartbeat(_)
            | Event::Stopped(_) => return None,
        };
        // structs of texts and numbers always become JSON
        let line = serde_json::to_string(&line).unwrap_or_default();
        Some(Message { name: event.name(), severity: event.severity(), time: stamp.time, line })
    }

    fn finding<'a>(&'a self, turn: &'a Turn, stamp: Stamp) -> Line<'a> {
        let title = self.titles.get(&turn.rule).map_or(&*turn.rule.0, String::as_str);
        let named = || format!("{} {} {} {}", turn.rule, turn.kind, turn.identity, turn.view.name());
        let uid = turn.fingerprint.as_ref().map_or_else(|| uuid_v5(NAMESPACE_URL, &named()), ToString::to_string);
        let (standards, requirements) = self.mapped.get(&turn.rule).cloned().unwrap_or_default();
        let (activity, state) = fate(turn.fate);
        let (status_id, status) = word(turn.after);
        let place = if turn.line > 0 { format!("{}:{}", turn.path, turn.line) } else { turn.path.to_string() };
        let severity = if turn.fate.is_worse() { severity(turn.severity) } else { INFORMATIONAL };
        Line {
            message: format!(
                "{}: {}",
                turn.fate.name().replace('_', " "),
                if turn.message.is_empty() { title } else { &turn.message }
            ),
            finding_info: FindingInfo { uid, title },
            compliance: Compliance {
                control: requirements.first().cloned(),
                standards,
                requirements,
                status_id,
                status,
                status_code: turn.after.map_or("unobserved", Word::name),
                status_details: vec![place],
            },
            resources: vec![Resource { uid: &turn.identity, name: &turn.address, kind: &turn.kind.0 }],
            ..self.line(stamp, &turn.rule.0, activity, severity).with_status(state)
        }
    }

    fn control<'a>(&'a self, turn: &'a ControlTurn, stamp: Stamp) -> Line<'a> {
        let severity = if turn.is_worse() { severity(Severity::Medium) } else { INFORMATIONAL };
        let id = turn.control.to_string();
        let (status_id, status) = standing(turn.after.0);
        Line {
            message: format!("{id}: {} to {}: {}", turn.before.0.name(), turn.after.0.name(), turn.after.1),
            finding_info: FindingInfo {
                uid: uuid_v5(NAMESPACE_URL, &format!("{} {id}", turn.framework)),
                title: &turn.control.0,
            },
            compliance: Compliance {
                control: Some(id.clone()),
                standards: self.standards.get(&*turn.framework).cloned().into_iter().collect(),
                requirements: vec![id],
                status_id,
                status,
                status_code: turn.after.0.name(),
                status_details: vec![turn.after.1.to_string()],
            },
            ..self.line(stamp, "control", UPDATE, severity)
        }
    }

    fn line<'a>(&'a self, stamp: Stamp, code: &'a str, activity: Named<u8>, severity: Named<u8>) -> Line<'a> {
        Line {
            activity_id: activity.0,
            activity_name: activity.1,
            category_uid: 2,
            category_name: "Findings",
            class_uid: 2003,
            class_name: "Compliance Finding",
            type_uid: 200_300 + u32::from(activity.0),
            type_name: format!("Compliance Finding: {}", activity.1),
            time: stamp.time.0,
            severity_id: severity.0,
            severity: severity.1,
            status_id: None,
            status: None,
            message: String::new(),
            metadata: Metadata {
                version: VERSION,
                sequence: stamp.sequence,
                event_code: code,
                product: Product { name: "Tickmark", vendor_name: "Tickmark", version: &self.version },
            },
            finding_info: FindingInfo { uid: String::new(), title: "" },
            compliance: Compliance::default(),
            resources: Vec::new(),
        }
    }
}

/// A number of a dictionary with its caption.
type Named<T> = (T, &'static str);

const UPDATE: Named<u8> = (2, "Update");
const INFORMATIONAL: Named<u8> = (1, "Informational");

/// What happened to the finding, and how it stands.
fn fate(fate: Fate) -> (Named<u8>, Named<u8>) {
    match fate {
        Fate::New => ((1, "Create"), (1, "New")),
        Fate::WaiverEnded | Fate::Undecided => (UPDATE, (1, "New")),
        Fate::Accepted => (UPDATE, (3, "Suppressed")),
        Fate::Fixed | Fate::Decided => ((3, "Close"), (4, "Resolved")),
        // gone and not seen to be fixed: it is neither open nor resolved
        Fate::Unobserved | Fate::NotListed => (UPDATE, (0, "Unknown")),
    }
}

fn severity(severity: Severity) -> Named<u8> {
    match severity {
        Severity::Low => (2, "Low"),
        Severity::Medium => (3, "Medium"),
        Severity::High => (4, "High"),
        Severity::Critical => (5, "Critical"),
    }
}

fn word(after: Option<Word>) -> Named<u8> {
    match after {
        Some(Word::Pass) => (1, "Pass"),
        Some(Word::Fail | Word::Waived) => (3, "Fail"),
        Some(Word::FalsePositive | Word::NotApplicable) => (99, "Other"),
        Some(Word::Unknown | Word::NoEvidence | Word::Error) | None => (0, "Unknown"),
    }
}

fn standing(status: Status) -> Named<u8> {
    match status {
        Status::Pass => (1, "Pass"),
        Status::Partial => (2, "Warning"),
        Status::Fail | Status::Waived => (3, "Fail"),
        Status::Error | Status::NoEvidence | Status::Manual => (0, "Unknown"),
        Status::Attested | Status::NotApplicable => (99, "Other"),
    }
}

#[derive(Serialize)]
struct Line<'a> {
    activity_id: u8,
    activity_name: &'static str,
    category_uid: u8,
    category_name: &'static str,
    class_uid: u16,
    class_name: &'static str,
    type_uid: u32,
    type_name: String,
    time: i64,
    severity_id: u8,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_id: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    message: String,
    metadata: Metadata<'a>,
    finding_info: FindingInfo<'a>,
    compliance: Compliance,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    resources: Vec<Resource<'a>>,
}

impl Line<'_> {
    fn with_status(self, (id, name): Named<u8>) -> Self {
        Self { status_id: Some(id), status: Some(name), ..self }
    }
}

#[derive(Serialize)]
struct Metadata<'a> {
    version: &'static str,
    sequence: u64,
    event_code: &'a str,
    product: Product<'a>,
}

#[derive(Serialize)]
struct Product<'a> {
    name: &'static str,
    vendor_name: &'static str,
    version: &'a str,
}

#[derive(Serialize)]
struct FindingInfo<'a> {
    uid: String,
    title: &'a str,
}

#[derive(Default, Serialize)]
struct Compliance {
    #[serde(skip_serializing_if = "Option::is_none")]
    control: Option<String>,
    standards: Vec<String>,
    requirements: Vec<String>,
    status_id: u8,
    status: &'static str,
    status_code: &'static str,
    status_details: Vec<String>,
}

#[derive(Serialize)]
struct Resource<'a> {
    uid: &'a str,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
}
