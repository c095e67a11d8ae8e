//! The evaluate stage through its front door: a rule's text and a resource in, an outcome out.

use std::sync::Arc;
use tickmark::evaluate::{Engine, Limits};
use tickmark::model::{
    Data, Date, Digest, Entry, KindId, Library, Object, Origin, Outcome, Place, Resource, Rule, RuleId, Severity,
    SourceId, Span, Text, Texts, Value, View,
};

const AS_OF: Date = Date { year: 2026, month: 11, day: 22 };

/// A rule with only what evaluation needs.
fn rule(text: &str) -> Arc<Rule> {
    let package = text.lines().find_map(|line| line.strip_prefix("package ")).expect("a package").to_owned();
    Arc::new(Rule {
        id: RuleId("TEST-001".into()),
        title: String::new(),
        description: String::new(),
        severity: Severity::High,
        applies_to: vec![KindId("test".into())],
        remediation: String::new(),
        tags: Vec::new(),
        related_resources: Vec::new(),
        equivalents: std::collections::BTreeMap::default(),
        parameters: std::collections::BTreeMap::default(),
        path: format!("{}.rego", package.replace('.', "/")).into(),
        package,
        text: text.into(),
    })
}

/// A rule whose body follows the usual head.
fn deny(body: &str) -> Arc<Rule> {
    rule(&format!("package p\n\nimport rego.v1\n\n{body}\n"))
}

/// A value of ours from JSON; every scalar's place is where its text first occurs in the document.
/// `{"$unknown": why}`, `{"$absent": why}` and `{"$sensitive": text}` stand for what JSON cannot say.
fn value(json: &serde_json::Value, text: &str) -> Value {
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

fn resource(json: &str) -> (Resource, Texts) {
    let parsed = serde_json::from_str(json).expect("JSON");
    let mut texts = Texts::default();
    texts.insert(Arc::new(Text::new(SourceId(0), "main.tf".into(), Digest([0; 32]), json.to_owned())));
    let place = Place { source: SourceId(0), span: Span::new(0, 1) };
    let resource = Resource {
        kind: KindId("test".into()),
        address: "thing.a".into(),
        identity: "a".into(),
        view: View::Code,
        attributes: value(&parsed, json),
        origin: Origin { place, chain: None, sensitive: false },
    };
    (resource, texts)
}

fn engine(rules: &[Arc<Rule>], libraries: &[Library]) -> Engine {
    let none = Value::object(Vec::new(), Place::default());
    Engine::new(rules, libraries, &none, AS_OF, Limits::default())
}

fn check(rule: &Arc<Rule>, json: &str) -> Outcome {
    let engine = engine(&[Arc::clone(rule)], &[]);
    let (resource, texts) = resource(json);
    engine.session().check(0, &resource, &texts)
}

/// The outcome in one line: its name, then messages or the reason.
fn said(outcome: &Outcome) -> String {
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

const PUBLIC: &str = r#"deny contains {"msg": msg, "at": ["acl"]} if {
	input.acl in {"public-read", "public-read-write"}
	msg := sprintf("acl is %v, expected private", [input.acl])
}"#;

#[test]
fn a_rule_without_findings_passes() {
    assert_eq!(said(&check(&deny(PUBLIC), r#"{"acl": "private"}"#)), "pass: ");
}

#[test]
fn a_finding_points_at_its_cause() {
    let outcome = check(&deny(PUBLIC), "{\n \"acl\": \"public-read\"}");
    assert_eq!(said(&outcome), "fail: acl is public-read, expected private at acl 2:9");
    let Outcome::Fail(findings) = outcome else { panic!("not a fail") };
    let snippet = findings[0].snippet.as_ref().expect("a snippet");
    assert_eq!(snippet.text.get(snippet.highlight.clone()), Some("\"public-read\""));
    assert_eq!(findings[0].fingerprint.len(), 32);
}

#[test]
fn an_unknown_value_that_matters_is_unknown() {
    let outcome = check(&deny(PUBLIC), r#"{"acl": {"$unknown": "var.acl has no value"}}"#);
    assert_eq!(said(&outcome), "unknown: acl: var.acl has no value");
}

#[test]
fn an_absent_value_that_matters_is_no_evidence() {
    let outcome = check(&deny(PUBLIC), r#"{"acl": {"$absent": "the export does not show it"}}"#);
    assert_eq!(said(&outcome), "no_evidence: acl: the export does not show it");
}

#[test]
fn an_unknown_value_that_is_not_read_does_not_matter() {
    let outcome = check(&deny(PUBLIC), r#"{"acl": "private", "name": {"$unknown": "x"}}"#);
    assert_eq!(said(&outcome), "pass: ");
}

#[test]
fn a_finding_that_does_not_depend_on_the_unknown_stands() {
    let rule = deny(
        r#"deny contains {"msg": sprintf("port %v is open", [port]), "at": ["ports", i]} if {
	some i, port in input.ports
	port in {22, 3389}
}"#,
    );
    let outcome = check(&rule, r#"{"ports": [22, {"$unknown": "var.port"}]}"#);
    assert_eq!(said(&outcome), "fail: port 22 is open at ports[0] 1:12");
}

#[test]
fn a_rule_that_does_not_apply_says_so() {
    let rule = deny("applies if input.engine == \"mysql\"\n\ndeny contains {\"msg\": \"x\", \"at\": []} if input.x");
    assert!(said(&check(&rule, r#"{"engine": "redis", "x": {"$unknown": "y"}}"#)).starts_with("not_applicable"));
    assert!(said(&check(&rule, r#"{"engine": "mysql", "x": true}"#)).starts_with("fail: x at "));
}
