//! What comes of a rule and a resource.

use crate::support::{self, check, deny, engine, said};
use std::time::Duration;
use tickmark::evaluate::{Engine, Limits, Scene};
use tickmark::model::{Library, Outcome, Place, Value};

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
    assert_eq!(findings[0].fingerprint.to_string().len(), 32);
}

#[test]
fn an_unknown_value_that_matters_is_unknown() {
    let outcome = check(&deny(PUBLIC), r#"{"acl": {"$unknown": "var.acl has no value"}}"#);
    assert_eq!(said(&outcome), "unknown: acl: var.acl has no value");
}

#[test]
fn an_unknown_value_may_be_equal_to_what_is_known() {
    let others = deny(r#"deny contains {"msg": "not the same", "at": ["b"]} if input.a != input.b"#);
    assert_eq!(said(&check(&others, r#"{"a": {"$unknown": "x"}, "b": "one"}"#)), "unknown: a: x");
    let strangers = deny(
        r#"deny contains {"msg": "in no group", "at": ["users", i]} if {
	some i, user in input.users
	not user.group in {group.id | some group in input.groups}
}"#,
    );
    let users = r#"{"users": [{"group": 0}, {"group": 7}], "groups": {"$unknown": "x"}}"#;
    assert_eq!(said(&check(&strangers, users)), "unknown: groups: x");
    let known = r#"{"users": [{"group": 0}], "groups": [{"id": 1}], "other": {"$unknown": "x"}}"#;
    assert_eq!(said(&check(&strangers, known)), "fail: in no group at users[0] 1:1");
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

#[test]
fn parameters_reach_the_rule() {
    let rule = deny("deny contains {\"msg\": \"old\", \"at\": [\"days\"]} if input.days > data.params.max_days");
    let given = support::value(&serde_json::json!({"max_days": 90}), "");
    let engine = Engine::new(&[rule], &[], &given, support::AS_OF, Limits::default());
    let (resource, texts) = support::resource(r#"{"days": 91}"#);
    assert_eq!(engine.session().check(0, &Scene::new(&resource, &texts)).name(), "fail");
}

#[test]
fn libraries_are_found_by_what_is_imported() {
    let rule =
        deny("import data.lib.words\n\ndeny contains {\"msg\": \"x\", \"at\": [\"a\"]} if words.is_bad(input.a)");
    let library = |package: &str, body: &str| Library {
        package: package.to_owned().into(),
        path: format!("{package}.rego").into(),
        text: format!("package {package}\n\nimport rego.v1\n\n{body}\n").into(),
    };
    let words = library("lib.words", "is_bad(word) if word in data.lib.list.bad");
    let list = library("lib.list", "bad := {\"bad\"}");
    let broken = library("lib.other", "x := [");
    let engine = engine(&[rule], &[words, list, broken]);
    assert_eq!(engine.check_policies(), []);
    let (resource, texts) = support::resource(r#"{"a": "bad"}"#);
    assert_eq!(said(&engine.session().check(0, &Scene::new(&resource, &texts))), "fail: x at a 1:7");
}

/// The problems of a policy, each as `code line:column`.
fn problems(body: &str) -> Vec<String> {
    let problems = engine(&[deny(body)], &[]).check_policies().into_iter();
    let lines = problems.map(|problem| {
        let at = problem.location.map_or_else(String::new, |at| format!(" {}:{}", at.start.line, at.start.column));
        format!("{}{at}", problem.code)
    });
    lines.collect()
}

#[test]
fn policies_are_checked_before_they_run() {
    let bodies = [
        ("deny contains \"x\" if input.a ==", "rego-parse 6:1"),
        ("deny contains \"x\" if no_such(input.a)", "rego-unknown-function 5:22"),
        ("deny contains sprintf(\"%s %s\", [input.a])", "rego-sprintf 5:15"),
        ("deny contains \"x\" if http.send({\"url\": input.a})", "rego-forbidden 5:22"),
        ("deny contains \"x\" if rand.intn(\"x\", 3) == 1", "rego-forbidden 5:22"),
        ("allow if input.a", "rego-no-deny 1:1"),
        ("f(x) := f(x)\n\ndeny contains \"x\" if f(input)", "rego-recursion 5:1"),
        ("deny contains \"x\" if data.other.rule", "rego-unknown-reference 5:22"),
        ("deny contains \"x\" if data.p[input.a]", "rego-whole-package 5:22"),
        ("deny contains \"x\" if count(walk(input)) > 1", "rego-walk 5:28"),
        ("deny contains \"x\" if input.a == [[[[[[[[[1]]]]]]]]]", "rego-parse 5:41"),
        ("deny contains \"x\" if not startswith(input.l[_], \"a\")", "rego-unsafe 5:45"),
        ("deny contains x if input.a", "rego-unsafe 5:15"),
        ("deny contains \"x\" if startswith(input.a)", "rego-arguments 5:22"),
        ("deny contains \"x\" if -input.a > 3", "rego-minus 5:22"),
        ("deny contains \"x\" if count\n(input.a) > 3", "rego-call 5:22"),
    ];
    let found = bodies.map(|(body, _)| format!("{body}: {}", problems(body).join(", ")));
    let expected = bodies.map(|(body, expected)| format!("{body}: {expected}"));
    assert_eq!(found, expected);
    assert_eq!(problems(PUBLIC), Vec::<String>::new());
}

#[test]
fn a_broken_rule_ends_as_its_own_error_and_others_go_on() {
    let squares =
        (1..=40).map(|step| format!("; x{step} := x{} * x{}", step - 1, step - 1)).collect::<Vec<_>>().concat();
    let doubled = (1..=40).map(|step| format!("; s{step} := sprintf(\"%s%s\", [s{0}, s{0}])", step - 1));
    let doubled = doubled.collect::<Vec<_>>().concat();
    let doubled = format!("deny contains \"x\" if {{ s0 := \"aaaa\"{doubled}; s40 != \"\" }}");
    let squares = format!("deny contains \"x\" if {{ x0 := 1000000007{squares}; x40 > 1 }}");
    let endless = [
        (
            "deny contains \"x\" if { xs := numbers.range(1, 9999); some i in xs; some j in xs; i * j == -1 }",
            "longer than",
        ),
        (squares.as_str(), "longer than"),
    ];
    each_ends_as_its_own_error(&endless, Limits::default().evaluation);
    let broken = [
        ("deny contains \"x\" if count(numbers.range(1, 1000000000)) > 1", "memory"),
        ("deny contains sprintf(\"%2000000000d\", [1]) if numbers.range(1, 100000000)", "memory"),
        ("deny contains \"x\" if count(net.cidr_expand(\"10.0.0.0/6\")) > 1", "memory"),
        ("deny contains \"x\" if bits.lsh(1, 100000000) > 1", "memory"),
        (
            "deny contains x if { a := concat(\"\", [\"$0\" | some i in numbers.range(1, 30000)]); x := regex.replace(a, \".*\", a) }",
            "memory",
        ),
        (doubled.as_str(), "memory"),
        (
            "deny contains \"x\" if { x := bits.lsh(1, 4000); product([y | some i in numbers.range(1, 9); y := x + i]) > 1 }",
            "memory",
        ),
        ("deny contains \"x\" if product(numbers.range(1, 90000)) > 1", "memory"),
        (
            "deny contains x if { a := concat(\"\", [s | some i in numbers.range(1, 60000); s := input.long]); x := replace(a, \"\", a) }",
            "memory",
        ),
        ("deny contains \"x\" if no_such(1)", "no_such"),
        ("deny contains \"x\" if startswith(1, \"a\")", "startswith"),
        ("deny := 1", "a number"),
        ("deny contains 1", "a number"),
        ("deny contains {\"at\": []}", "msg"),
    ];
    each_ends_as_its_own_error(&broken, PATIENCE);
}

#[test]
fn what_holds_itself_many_times_is_not_gone_through() {
    let shared = |use_of_it: &str| {
        let chain = (1..=30).map(|step| format!("; x{step} := [x{0}, x{0}]", step - 1)).collect::<Vec<_>>().concat();
        format!("deny contains \"x\" if {{ x0 := [\"a\"]{chain}; {use_of_it} }}")
    };
    let marshalled = shared("count(json.marshal(x30)) > 1");
    let written = shared("count(yaml.marshal({\"a\": x30})) > 1");
    let sorted = shared("count(sort([x30, x30])) > 1");
    let walked = shared("walk(x30, [_, value]); value == 7");
    let printed = shared("print(1, x30)");
    let united = shared("object.union({\"a\": x30}, {\"a\": {\"b\": 1}}) == 1");
    let joined = (1..=40).map(|step| format!("; x{step} := array.concat(x{0}, x{0})", step - 1));
    let joined =
        format!("deny contains \"x\" if {{ x0 := [1]{}; count(x40) > 1 }}", joined.collect::<Vec<_>>().concat());
    each_ends_as_its_own_error(
        &[
            (marshalled.as_str(), "parts would take more time and memory"),
            (written.as_str(), "parts would take more time and memory"),
            (sorted.as_str(), "parts would take more time and memory"),
            (walked.as_str(), "parts would take more time and memory"),
            (printed.as_str(), "parts would take more time and memory"),
            (united.as_str(), "parts would take more time and memory"),
            (joined.as_str(), "memory"),
        ],
        PATIENCE,
    );
}

/// What is to end by itself may take this long, on a machine that does much else too.
const PATIENCE: Duration = Duration::from_secs(30);

/// Each body ends as an error that says something, in time, and does not keep another rule from its answer.
fn each_ends_as_its_own_error(broken: &[(&str, &str)], evaluation: Duration) {
    let mut rules: Vec<_> = broken.iter().map(|(body, _)| deny(body)).collect();
    rules.push(deny(PUBLIC));
    let none = Value::object(Vec::new(), Place::default());
    let engine = Engine::new(&rules, &[], &none, support::AS_OF, Limits { evaluation });
    let long = "y".repeat(100);
    let (resource, texts) = support::resource(&format!("{{\"acl\": \"public-read\", \"long\": \"{long}\"}}"));
    let mut session = engine.session();
    for (index, (body, expected)) in broken.iter().enumerate() {
        let started = std::time::Instant::now();
        let said = said(&session.check(index, &Scene::new(&resource, &texts)));
        assert!(said.starts_with("error: ") && said.contains(expected), "{body}: {said}");
        assert!(started.elapsed() < 2 * PATIENCE, "{body} took {:?}", started.elapsed());
    }
    assert_eq!(session.check(broken.len(), &Scene::new(&resource, &texts)).name(), "fail");
}

#[test]
fn reads_follow_variables() {
    for (body, expected) in [
        (PUBLIC, vec!["acl"]),
        (
            "deny contains \"x\" if { some rule in input.ingress; some c in rule.cidrs; c == \"x\" }",
            vec!["ingress[].cidrs[]"],
        ),
        ("deny contains \"x\" if { some rule in input.ingress; f(rule) }\n\nf(r) if r.a", vec!["ingress[]"]),
        (
            "deny contains \"x\" if { r := input.ingress[_]; r.port == 22; r.cidrs[_] == \"x\" }",
            vec!["ingress[].cidrs[]", "ingress[].port"],
        ),
        ("deny contains \"x\" if object.get(input, \"a\", 1) == 1", vec!["a"]),
        ("deny contains \"x\" if { some k, v in input.tags; k == \"a\" }", vec!["tags[]"]),
        ("deny contains \"x\" if count(input.a) > 1\n\nother if input.b", vec!["a"]),
        ("deny contains \"x\" if f(input)\n\nf(x) if x.a", vec![""]),
        ("deny contains \"x\" if { x := input.a; x.b.c }", vec!["a.b.c"]),
        ("deny contains \"x\" if every v in input.l { v.a == 1 }", vec!["l[].a"]),
        ("deny contains \"x\" if { [a, b] := input.pair; a == b }", vec!["pair"]),
        ("applies if input.b\n\ndeny contains \"x\" if helper\n\nhelper if not input.a.c", vec!["a.c", "b"]),
    ] {
        let engine = engine(&[deny(body)], &[]);
        assert_eq!(engine.check_policies(), [], "{body}");
        assert_eq!(engine.reads(0).expect("a rule").paths(), expected, "{body}");
    }
}

#[test]
fn an_unknown_field_beside_the_one_that_is_read_does_not_matter() {
    let rule = deny(
        "deny contains {\"msg\": \"open\", \"at\": [\"ingress\", i]} if { some i, r in input.ingress; r.port == 22 }",
    );
    let outcome = check(
        &rule,
        r#"{"ingress": [{"port": 22, "group": {"$unknown": "x"}}, {"port": 80, "group": {"$unknown": "x"}}]}"#,
    );
    assert_eq!(outcome.name(), "fail");
}

#[test]
fn a_comparison_with_an_unknown_is_unknown_both_ways() {
    for body in [
        "input.days < data.params.least",
        "input.days > 90",
        "input.days != 90",
        "not input.days >= 90",
        "not input.days",
    ] {
        let rule = deny(&format!("deny contains {{\"msg\": \"x\", \"at\": []}} if {body}"));
        let given = support::value(&serde_json::json!({"least": 90}), "");
        let engine = Engine::new(&[rule], &[], &given, support::AS_OF, Limits::default());
        let (resource, texts) = support::resource(r#"{"days": {"$unknown": "var.days"}}"#);
        assert_eq!(
            said(&engine.session().check(0, &Scene::new(&resource, &texts))),
            "unknown: days: var.days",
            "{body}"
        );
    }
}

#[test]
fn fingerprints_survive_moves_and_wording() {
    let one = deny(
        "deny contains {\"msg\": sprintf(\"%v\", [p]), \"at\": [\"ports\", i]} if { some i, p in input.ports; p < 100 }",
    );
    let two = deny(
        "deny contains {\"msg\": sprintf(\"port %v\", [p]), \"at\": [\"ports\", i]} if { some i, p in input.ports; p < 100 }",
    );
    let print = |rule, json| {
        let Outcome::Fail(findings) = check(rule, json) else { panic!("no fail") };
        findings.into_iter().map(|finding| finding.fingerprint).collect::<Vec<_>>()
    };
    assert_eq!(print(&one, r#"{"ports": [22]}"#), print(&two, "{\n\n\"ports\": [443, 22]}"));
    let both = print(&one, r#"{"ports": [22, 23]}"#);
    assert!(both.len() == 2 && both[0] != both[1]);
}

#[test]
fn secrets_are_not_shown() {
    let rule = deny(
        "deny contains {\"msg\": sprintf(\"password is %v\", [input.password]), \"at\": [\"password\"]} if input.password",
    );
    let Outcome::Fail(findings) = check(&rule, r#"{"password": {"$sensitive": "hunter2222"}}"#) else {
        panic!("no fail")
    };
    let shown = format!("{findings:?}");
    assert!(!shown.contains("hunter2222") && shown.contains("[redacted]"), "{shown}");
}

#[test]
fn policies_from_before_opa_1_are_understood() {
    let rule = support::rule(
        "package main\n\ndeny[msg] {\n\tinput.kind == \"Deployment\"\n\tnot startswith(input.image, \"r/\")\n\tmsg := sprintf(\"image %s\", [input.image])\n}\n",
    );
    assert_eq!(said(&check(&rule, r#"{"kind": "Deployment", "image": "x"}"#)), "fail: image x at  1:1");
    assert_eq!(said(&check(&rule, r#"{"kind": "Deployment"}"#)), "pass: ");
}

#[test]
fn usual_forms_are_not_taken_for_mistakes() {
    for body in [
        "default f(_) := 1\n\nf(x) := x if x > 1\n\ndeny contains \"x\" if f(input.a) == 3",
        "deny contains {\"msg\": m, \"at\": [\"a\", k]} if { v := input.a[k]; v.b == 1; m := sprintf(\"%s\", [k]) }",
        "deny contains msg if { {\"a\": x} := input; x > 1; msg := \"m\" }",
        "deny contains msg if { walk(input, [path, value]); value == 1; msg := concat(\".\", [s | s := path[_]]) }",
        "deny contains \"x\" if { xs := {k: v | v := input.m[k]}; xs.a == 1; every x in xs { x > 0 } }",
        "bad contains x if some x in [\"a\"]\n\ndeny contains x if { some x in input.l; x in bad; not x in {\"b\"} }",
        "o.a.b := 1\n\no.a.c := o.a.b\n\ndeny contains \"x\" if o.a.c == input.a",
        "count_of(x) := count(x)\n\ndeny contains \"x\" if { count := count_of(input.l); count > 1 }",
        "deny contains \"x\" if { input.a == \"é\"; not regex.match(`^[a-z]+\\d$`, input.a) }",
    ] {
        assert_eq!(problems(body), Vec::<String>::new(), "{body}");
    }
}

#[test]
fn policies_deep_in_calls_or_operators_do_not_exhaust_the_stack() {
    let chain: Vec<String> =
        (0..40).map(|n| format!("f{n}(x) := y if {{ z := [x, {{x | true}}]; y := f{}(z[0]) }}", n + 1)).collect();
    let calls = deny(&format!("{}\nf40(x) := x\n\ndeny contains \"x\" if f0(input.a)", chain.join("\n")));
    let sum = deny(&format!("deny contains \"x\" if input.a + {}1 > 100", "1 + ".repeat(150)));
    let long = deny(&format!("deny contains \"x\" if input.a + {}1 > 100", "1 +\n".repeat(50_000)));
    let deep = deny(&format!(
        "{}\nf40(x) := x\n\ndeny contains \"x\" if f0(input.a)",
        chain.join("\n").replace("f40(", "g0(")
            + &(0..40).map(|n| format!("\ng{n}(x) := g{}(x)", n + 1)).collect::<Vec<_>>().concat()
    ));
    let engine = engine(&[calls, sum, long, deep], &[]);
    let (resource, texts) = support::resource(r#"{"a": 1}"#);
    let mut session = engine.session();
    let mut ask = |rule| said(&session.check(rule, &Scene::new(&resource, &texts)));
    assert_eq!(ask(0), "fail: x at  1:1");
    assert_eq!(ask(1), "fail: x at  1:1");
    assert!(ask(2).contains("operators"), "{}", ask(2));
    assert!(ask(3).contains("deep"), "{}", ask(3));
}
