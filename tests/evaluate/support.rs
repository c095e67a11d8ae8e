//! What tests of evaluation share: rules and resources from text.

use std::sync::Arc;
use tickmark::evaluate::{Engine, Limits, Scene};
use tickmark::model::{
    Collected, Data, Date, Digest, Entry, KindId, Library, Object, Origin, Outcome, Place, Resource, Rule, RuleId,
    Severity, Shown, SourceId, Span, Text, Texts, Value, View,
};

pub(crate) const AS_OF: Date = Date { year: 2026, month: 11, day: 22 };

/// A rule with only what evaluation needs.
pub(crate) fn rule(text: &str) -> Arc<Rule> {
    let package = text.lines().find_map(|line| line.strip_prefix("package ")).expect("a package").to_owned();
    Arc::new(Rule {
        id: RuleId("TEST-001".into()),
        title: "".into(),
        description: "".into(),
        severity: Severity::High,
        applies_to: vec![KindId("test".into())],
        remediation: "".into(),
        tags: Vec::new(),
        related_resources: Vec::new(),
        equivalents: std::collections::BTreeMap::default(),
        parameters: std::collections::BTreeMap::default(),
        path: format!("{}.rego", package.replace('.', "/")).into(),
        package: package.into(),
        text: text.to_owned().into(),
    })
}

/// A rule whose body follows the usual head.
pub(crate) fn deny(body: &str) -> Arc<Rule> {
    rule(&format!("package p\n\nimport rego.v1\n\n{body}\n"))
}

/// A value of ours from JSON; every scalar's place is where its text first occurs in the document.
/// `{"$unknown": why}`, `{"$absent": why}` and `{"$sensitive": text}` stand for what JSON cannot say.
pub(crate) fn value(json: &serde_json::Value, text: &str) -> Value {
    let find = |needle: &str| {
        let start = text.find(needle).unwrap_or_default();
        Place { source: SourceId(0), span: Span::new(start, start + needle.len()) }
    };
    let place = find(&json.to_string());
    match json {
        serde_json::Value::Null => Value::new(Data::Null, Place::default()),
        serde_json::Value::Bool(truth) => Value::new(Data::Bool(*truth), place),
        serde_json::Value::Number(number) => {
            let number = number.as_i64().map_or_else(
                || tickmark::model::Number::Decimal(number.to_string().into()),
                tickmark::model::Number::Int,
            );
            Value::new(Data::Number(number), place)
        }
        serde_json::Value::String(string) => Value::string(string.as_str(), place),
        serde_json::Value::Array(items) => {
            Value::list(items.iter().map(|item| value(item, text)).collect(), Place::default())
        }
        serde_json::Value::Object(fields) => {
            let marker = |key: &str| fields.get(key).and_then(serde_json::Value::as_str);
            if let Some(why) = marker("$unknown") {
                return Value::unknown(why, None, find(why));
            }
            if let Some(why) = marker("$absent") {
                return Value::new(Data::Absent(why.into()), Place::default());
            }
            if let Some(secret) = marker("$sensitive") {
                let mut value = Value::string(secret, find(secret));
                value.origin.sensitive = true;
                return value;
            }
            let entries = fields.iter().map(|(key, field)| Entry {
                key: key.as_str().into(),
                key_span: Span::default(),
                value: value(field, text),
            });
            Value::new(Data::Object(Arc::new(Object(entries.collect()))), Place::default())
        }
    }
}

pub(crate) fn resource(json: &str) -> (Resource, Texts) {
    let parsed = serde_json::from_str(json).expect("JSON");
    let mut texts = Texts::default();
    texts.insert(Arc::new(Text::new(SourceId(0), "main.tf".into(), Digest([0; 32]), json.to_owned())));
    let place = Place { source: SourceId(0), span: Span::new(0, 1) };
    let resource = Resource {
        hidden: Vec::new(),
        secrets: Arc::from([]),
        kind: KindId("test".into()),
        address: "thing.a".into(),
        identity: "a".into(),
        view: View::Code,
        attributes: value(&parsed, json),
        origin: Origin { place, chain: None, sensitive: false },
        shown: Shown { path: "main.tf".into(), says: Collected::Unknown },
    };
    (resource, texts)
}

pub(crate) fn engine(rules: &[Arc<Rule>], libraries: &[Library]) -> Engine {
    let none = Value::object(Vec::new(), Place::default());
    Engine::new(rules, libraries, &none, AS_OF, Limits::default())
}

pub(crate) fn check(rule: &Arc<Rule>, json: &str) -> Outcome {
    let engine = engine(&[Arc::clone(rule)], &[]);
    let (resource, texts) = resource(json);
    engine.session().check(0, &Scene::new(&resource, &texts))
}

/// The outcome in one line: its name, then messages or the reason.
pub(crate) fn said(outcome: &Outcome) -> String {
    let detail = match outcome {
        Outcome::Pass => String::new(),
        Outcome::Fail(findings) => {
            let lines = findings.iter().map(|finding| {
                let start = finding.location.start;
                format!("{} at {} {}:{}", finding.message, finding.attribute, start.line, start.column)
            });
            lines.collect::<Vec<_>>().join("; ")
        }
        Outcome::Unknown(why) | Outcome::NoEvidence(why) | Outcome::Error(why) | Outcome::NotApplicable(why) => {
            why.to_string()
        }
    };
    format!("{}: {detail}", outcome.name())
}
