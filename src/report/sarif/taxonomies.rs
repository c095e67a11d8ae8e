//! Frameworks as SARIF taxonomies: the controls that rules give evidence for.

use super::Message;
use super::rules::cut;
use crate::model::{Assessment, ControlId, RuleId};
use crate::report::order::{self, Mapped};
use serde::Serialize;
use sha2::Digest as _;
use std::collections::{BTreeMap, BTreeSet};

/// The frameworks that rules map to, and each rule's controls in them.
pub(super) struct Taxonomies<'a> {
    list: Vec<Taxonomy<'a>>,
    mapped: BTreeMap<&'a RuleId, Vec<Mapped<'a>>>,
    taxa: BTreeMap<&'a RuleId, Vec<TaxonReference<'a>>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Taxonomy<'a> {
    name: &'a str,
    full_name: String,
    version: &'a str,
    guid: String,
    is_comprehensive: bool,
    short_description: Message,
    taxa: Vec<Taxon<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Taxon<'a> {
    id: &'a str,
    name: &'a str,
    short_description: Message,
    full_description: Message,
}

/// A reference to a taxonomy.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Component<'a> {
    name: &'a str,
    index: usize,
    guid: &'a str,
}

/// A reference to a control, from a rule or a result.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TaxonReference<'a> {
    id: &'a str,
    index: usize,
    tool_component: ComponentReference<'a>,
}

#[derive(Debug, Clone, Serialize)]
struct ComponentReference<'a> {
    name: &'a str,
    index: usize,
}

impl<'a> Taxonomies<'a> {
    pub(super) fn new(assessment: &'a Assessment) -> Self {
        let mapped = order::controls_by_rule(assessment);
        let used: BTreeSet<&ControlId> = mapped.values().flatten().map(|mapped| &mapped.control.id).collect();
        let (mut list, mut places) = (Vec::new(), BTreeMap::new());
        for assessed in &assessment.frameworks {
            let framework = &assessed.framework;
            let controls: Vec<_> = framework.controls.iter().filter(|control| used.contains(&control.id)).collect();
            if controls.is_empty() {
                continue;
            }
            let reference = ComponentReference { name: &framework.id, index: list.len() };
            for (index, control) in controls.iter().enumerate() {
                let tool_component = reference.clone();
                places.insert(&control.id, TaxonReference { id: &control.id.0, index, tool_component });
            }
            list.push(Taxonomy {
                name: &framework.id,
                full_name: format!("{} {}", framework.title, framework.version),
                version: &framework.version,
                guid: guid(&format!("{} {}", framework.id, framework.version)),
                is_comprehensive: false,
                short_description: Message::sentence(&framework.title),
                taxa: controls.into_iter().map(Taxon::new).collect(),
            });
        }
        let references = |mapped: &Vec<Mapped<'a>>| {
            mapped.iter().filter_map(|mapped| places.get(&mapped.control.id).cloned()).collect()
        };
        let taxa = mapped.iter().map(|(rule, controls)| (*rule, references(controls))).collect();
        Self { list, mapped, taxa }
    }

    pub(super) fn list(&self) -> &[Taxonomy<'a>] {
        &self.list
    }

    pub(super) fn supported(&self) -> Vec<Component<'_>> {
        let components = self.list.iter().enumerate();
        components.map(|(index, taxonomy)| Component { name: taxonomy.name, index, guid: &taxonomy.guid }).collect()
    }

    /// The controls a rule gives evidence for.
    pub(super) fn controls(&self, rule: &RuleId) -> &[Mapped<'a>] {
        self.mapped.get(rule).map_or(&[], Vec::as_slice)
    }

    /// The same, as references.
    pub(super) fn taxa(&self, rule: &RuleId) -> &[TaxonReference<'a>] {
        self.taxa.get(rule).map_or(&[], Vec::as_slice)
    }
}

impl<'a> Taxon<'a> {
    fn new(control: &'a crate::model::Control) -> Self {
        Self {
            id: &control.id.0,
            name: cut(&control.title, 255),
            short_description: Message::sentence(cut(&control.title, 1000)),
            full_description: Message::sentence(cut(&control.summary, 1000)),
        }
    }
}

/// A UUID that is always the same for the same name; shaped as version 5, which SARIF's pattern asks for.
fn guid(name: &str) -> String {
    let digest = sha2::Sha256::digest(format!("tickmark taxonomy {name}"));
    let digits = crate::model::Digest(digest.into()).to_string();
    let mut guid = String::with_capacity(36);
    for (place, digit) in digits.chars().take(32).enumerate() {
        if matches!(place, 8 | 12 | 16 | 20) {
            guid.push('-');
        }
        guid.push(match place {
            12 => '5',
            16 => 'a',
            _ => digit,
        });
    }
    guid
}
