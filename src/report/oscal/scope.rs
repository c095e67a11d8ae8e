//! The checks of one framework, or of all, as observations of inventory items.

use super::parts::{BackMatter, Hash, Property, Resource, Rlink, line, tool_id, uri};
use crate::model::{Assessment, Check, Date, Digest, Location, RuleId, Subject, Time};
use crate::report::answer::Answer;
use crate::report::identifier::uuid;
use crate::report::texts;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// 9999-12-31 in days since 1970: RFC 3339 has no later year.
const LAST_DAY: i64 = 2_932_896;

/// The checks that a part of a document speaks of.
pub(super) struct Scope<'a> {
    pub(super) assessment: &'a Assessment,
    /// What it is a scope of: the same check is another observation elsewhere.
    pub(super) name: &'a str,
    /// With the number of each in the run.
    pub(super) checks: Vec<(usize, &'a Check)>,
}

impl<'a> Scope<'a> {
    /// The checks that `wanted` keeps.
    pub(super) fn new(assessment: &'a Assessment, name: &'a str, wanted: impl Fn(&Check) -> bool) -> Self {
        let checks = assessment.checks.iter().enumerate().filter(|(_, check)| wanted(check)).collect();
        Self { assessment, name, checks }
    }

    /// The id of the observation that is this check.
    pub(super) fn observation_id(&self, number: usize, check: &Check) -> String {
        let (time, number) = (self.assessment.run.evaluated_at.to_string(), number.to_string());
        uuid(&["oscal", "observation", self.name, &time, &number, &check.rule.0, &check.subject.identity])
    }

    pub(super) fn observations(&self) -> Vec<Observation> {
        self.checks.iter().map(|(number, check)| self.observation(*number, check)).collect()
    }

    /// The ids of observations, by rule.
    pub(super) fn by_rule(&self) -> BTreeMap<&'a RuleId, Vec<Related>> {
        let mut index: BTreeMap<&RuleId, Vec<Related>> = BTreeMap::new();
        for (number, check) in &self.checks {
            let observation_uuid = self.observation_id(*number, check);
            index.entry(&check.rule).or_default().push(Related { observation_uuid });
        }
        index
    }

    /// Every thing that was looked at, once.
    pub(super) fn inventory(&self) -> Vec<Item> {
        let subjects: BTreeMap<String, &Subject> =
            self.checks.iter().map(|(_, check)| (self.subject_id(&check.subject), &*check.subject)).collect();
        subjects.into_iter().map(|(uuid, subject)| Item::new(uuid, subject)).collect()
    }

    fn subject_id(&self, subject: &Subject) -> String {
        let (place, view) = (texts::place(&subject.location), subject.view.name());
        uuid(&["oscal", "item", self.name, &subject.kind.0, &subject.identity, &subject.address, view, &place])
    }

    /// The first moment at which what a check rests on counts no more.
    fn expires(&self, check: &Check, collected: Time) -> Option<String> {
        let limit = self.assessment.freshness.days(check.subject.view, &check.subject.kind);
        let last = collected.date().days().checked_add(i64::from(limit))?;
        // of a limit that nothing ever reaches there is no date to write
        (last < LAST_DAY).then(|| Time::midnight(Date::of_days(last + 1)).to_string())
    }

    fn observation(&self, number: usize, check: &Check) -> Observation {
        let answer = Answer::of(check);
        let collected = check.subject.collected.at(self.assessment.run.evaluated_at);
        let severity = self.assessment.rules.get(&check.rule).map_or("low", |rule| rule.severity.name());
        let places: BTreeSet<&Location> = match answer.findings() {
            [] => BTreeSet::from([&check.subject.location]),
            findings => findings.iter().map(|finding| &finding.location).collect(),
        };
        let kind = if answer.findings().is_empty() { "control-objective" } else { "finding" };
        Observation {
            uuid: self.observation_id(number, check),
            title: line(&format!("{} on {}", check.rule, check.subject.address)),
            description: description(check, answer),
            props: vec![
                Property::own("rule-id", &check.rule.0),
                Property::own("result", answer.name()),
                Property::own("severity", severity),
                Property::own("collected-by", check.subject.collected.name()).remarks(check.subject.collected.words()),
            ],
            methods: ["TEST"],
            types: [kind],
            origins: [Origin::tool(self.name)],
            subjects: [Reference { subject_uuid: self.subject_id(&check.subject), kind: "inventory-item" }],
            relevant_evidence: places.into_iter().map(Evidence::new).collect(),
            // a time is demanded: what nobody says it of was there at the evaluation, and `collected-by` says unknown
            collected: collected.unwrap_or(self.assessment.run.evaluated_at).to_string(),
            expires: collected.and_then(|at| self.expires(check, at)),
        }
    }
}

/// The files that checks point into, with the digests of those that were read.
pub(super) fn files<'a>(assessment: &'a Assessment, checks: impl Iterator<Item = &'a Check>) -> Option<BackMatter> {
    let digests: BTreeMap<&str, Digest> = assessment.inputs.iter().map(|input| (&*input.path, input.digest)).collect();
    let of_check = |check: &'a Check| {
        let findings = Answer::of(check).findings().iter().map(|finding| &*finding.location.path);
        findings.chain([&*check.subject.location.path])
    };
    let paths: BTreeSet<&str> = checks.flat_map(of_check).collect();
    let resource = |path: &str| {
        let hash = |digest: &Digest| Hash { algorithm: "SHA-256", value: digest.to_string() };
        let hashes = digests.get(path).map(hash).into_iter().collect();
        let rlinks = vec![Rlink { href: uri(path), hashes }];
        Resource { uuid: file_id(path), title: line(path), description: None, rlinks }
    };
    BackMatter::new(paths.into_iter().map(resource).collect())
}

fn file_id(path: &str) -> String {
    uuid(&["oscal", "file", path])
}

fn description(check: &Check, answer: Answer<'_>) -> String {
    if let Some(why) = answer.reason() {
        return format!("{}: {why}", answer.name().replace('_', " "));
    }
    let said = answer.findings().iter().map(|one| format!("{}: {}", texts::place(&one.location), one.message));
    let said: Vec<_> = said.chain(answer.exception().map(crate::report::answer::waiver)).collect();
    if said.is_empty() { format!("{} passes", check.subject.address) } else { said.join("\n") }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Observation {
    uuid: String,
    title: String,
    description: String,
    props: Vec<Property>,
    methods: [&'static str; 1],
    types: [&'static str; 1],
    origins: [Origin; 1],
    subjects: [Reference; 1],
    relevant_evidence: Vec<Evidence>,
    collected: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
}

/// A reference to an observation.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Related {
    pub(super) observation_uuid: String,
}

#[derive(Serialize)]
pub(super) struct Origin {
    actors: [Actor; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Actor {
    #[serde(rename = "type")]
    kind: &'static str,
    actor_uuid: String,
}

impl Origin {
    pub(super) fn tool(scope: &str) -> Self {
        Self { actors: [Actor { kind: "tool", actor_uuid: tool_id(scope) }] }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Reference {
    subject_uuid: String,
    #[serde(rename = "type")]
    kind: &'static str,
}

#[derive(Serialize)]
struct Evidence {
    href: String,
    description: String,
}

impl Evidence {
    fn new(location: &Location) -> Self {
        let (start, end) = (location.start, location.end);
        let description = format!(
            "{}, line {} column {} to line {} column {}",
            location.path, start.line, start.column, end.line, end.column
        );
        Self { href: format!("#{}", file_id(&location.path)), description }
    }
}

/// A thing that was looked at.
#[derive(Serialize)]
pub(super) struct Item {
    uuid: String,
    description: String,
    props: Vec<Property>,
}

impl Item {
    fn new(uuid: String, subject: &Subject) -> Self {
        Self {
            uuid,
            description: format!("{} at {}", subject.address, texts::place(&subject.location)),
            props: vec![
                Property::core("asset-id", &subject.identity),
                Property::own("kind", &subject.kind.0),
                Property::own("address", &subject.address),
                Property::own("view", subject.view.name()),
            ],
        }
    }
}
