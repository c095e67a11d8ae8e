//! What was said of an item of a list is said again of the same item elsewhere: nobody can tell.

use crate::support::{deny, engine, resource, said};
use tickmark::evaluate::Scene;

/// Rules that look at items one by one, and rules that only seem to.
const RULES: [&str; 18] = [
    r#"deny contains {"msg": sprintf("%v is open", [rule.port]), "at": ["rules", i, "port"]} if { some i; rule := input.rules[i]; rule.port < 100 }"#,
    r#"deny contains {"msg": "open", "at": ["rules", i, "to", j]} if { some i, j; input.rules[i].to[j] == "all"; input.public }"#,
    r#"deny contains {"msg": "open", "at": ["rules", i]} if { some i, rule in input.rules; "all" in rule.to }"#,
    r#"deny contains {"msg": "open", "at": ["rules", i]} if { some i, _ in input.rules }"#,
    // two bodies, one of the resource as a whole
    r#"deny contains {"msg": "public", "at": ["public"]} if input.public
deny contains {"msg": "open", "at": ["rules", i]} if { some i; input.rules[i].port == 22 }"#,
    r#"deny contains {"msg": "no rule", "at": ["rules"]} if not input.public
deny contains {"msg": "open", "at": ["rules", i]} if { some i; input.rules[i].port == 22 }"#,
    r#"applies if input.public
deny contains {"msg": "open", "at": ["rules", i]} if { some i; input.rules[i].port == 22 }"#,
    // the place is part of what is said
    r#"deny contains {"msg": sprintf("rule %v", [i]), "at": ["rules", i]} if { some i; input.rules[i].port == 22 }"#,
    r#"deny contains {"msg": "not the first", "at": ["rules", i]} if { some i; input.rules[i].port == 22; i > 0 }"#,
    r#"deny contains {"msg": "the first", "at": ["rules", 0]} if { some i; input.rules[i].port == 22 }"#,
    // the other items count too
    r#"deny contains {"msg": "again", "at": ["rules", i]} if { some i, j; input.rules[i].port == input.rules[j].port; i < j }"#,
    r#"deny contains {"msg": "many", "at": ["rules", i]} if { some i; input.rules[i].port == 22; count(input.rules) > 1 }"#,
    r#"many if count(input.rules) > 1
deny contains {"msg": "many", "at": ["rules", i]} if { some i; input.rules[i].port == 22; many }"#,
    r#"applies if count(input.rules) > 1
deny contains {"msg": "open", "at": ["rules", i]} if { some i; input.rules[i].port == 22 }"#,
    r#"deny contains {"msg": "open", "at": ["rules", i]} if { some i; all := object.get(input, "rules", []); all[i].port == 22; count(all) > 1 }"#,
    r#"deny contains {"msg": "none", "at": ["rules"]} if not 22 in [rule.port | some rule in input.rules]"#,
    r#"deny contains {"msg": "all", "at": ["rules"]} if { every rule in input.rules { rule.port == 22 } }"#,
    r#"i := 1
deny contains {"msg": "the second", "at": ["rules", i]} if input.rules[i].port == 22"#,
];

/// Resources that share items.
const RESOURCES: [&str; 9] = [
    r#"{"public": true, "rules": [{"port": 22, "to": ["all"]}]}"#,
    r#"{"public": false, "rules": [{"port": 22, "to": ["all"]}]}"#,
    r#"{"public": true, "rules": []}"#,
    r#"{"public": true, "rules": [{"port": 443, "to": ["all", "b"]}, {"port": 22, "to": ["all"]}]}"#,
    r#"{"public": true, "rules": [{"port": 22, "to": ["all"]}, {"port": 22, "to": ["all"]}, {"port": 80, "to": []}]}"#,
    r#"{"public": true, "rules": [{"port": 80, "to": []}, {"port": {"$unknown": "x"}, "to": ["all"]}, {"port": 22, "to": ["all"]}]}"#,
    r#"{"public": {"$unknown": "x"}, "rules": [{"port": 22, "to": ["all"]}]}"#,
    r#"{"public": true, "rules": {"a": {"port": 22, "to": ["all"]}}}"#,
    r#"{"public": true, "rules": [{"port": 80, "to": []}, {"port": 22, "to": ["all"]}]}"#,
];

#[test]
fn what_was_said_of_items_before_changes_nothing() {
    for text in RULES {
        let rule = deny(text);
        let alone = RESOURCES.map(|json| {
            let (engine, (resource, texts)) = (engine(std::slice::from_ref(&rule), &[]), resource(json));
            said(&engine.session().check(0, &Scene::new(&resource, &texts)))
        });
        let engine = engine(&[rule], &[]);
        let mut session = engine.session();
        for (json, alone) in RESOURCES.iter().zip(&alone).cycle().take(2 * RESOURCES.len()) {
            let (resource, texts) = resource(json);
            assert_eq!(said(&session.check(0, &Scene::new(&resource, &texts))), *alone, "{text}\n{json}");
        }
        // the rules are no strangers to what they are tried on
        assert!(alone.iter().any(|one| one.starts_with("fail")), "{text}: {alone:?}");
        assert!(alone.iter().all(|one| !one.starts_with("error")), "{text}: {alone:?}");
    }
}

#[test]
fn an_item_that_a_rule_fails_on_fails_the_check_each_time() {
    let rule = deny(
        r#"deny contains {"msg": "x", "at": ["rules", i]} if { some i; rule := input.rules[i]; units.parse(rule.size) > 1 }"#,
    );
    let engine = engine(&[rule], &[]);
    let mut session = engine.session();
    let mut ask = |json: &str| {
        let (resource, texts) = resource(json);
        session.check(0, &Scene::new(&resource, &texts)).name()
    };
    let (good, bad) = (r#"{"size": "2K"}"#, r#"{"size": "2 2"}"#);
    for (items, expected) in
        [([good, good], "fail"), ([good, bad], "error"), ([bad, good], "error"), ([good, good], "fail")]
    {
        assert_eq!(ask(&format!(r#"{{"rules": [{}]}}"#, items.join(","))), expected);
    }
}
