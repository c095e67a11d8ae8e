use super::{parsed, problems, shown, trees};
use crate::model::{Level, Value};
use std::fmt::Write;

#[test]
fn scalars_follow_the_core_schema_and_dates_are_text() {
    assert_eq!(
        trees("a.yaml", "a: 1\nb: 1.10\nc: 2012-10-17\nd: ~\ne: 'true'\nf: |\n  x\n  y\ng:\n"),
        r#"{a: 1, b: 1.10d, c: "2012-10-17", d: null, e: "true", f: "x\ny\n", g: null}"#
    );
}

#[test]
fn words_are_booleans_where_the_reader_of_the_file_says_so() {
    assert_eq!(trees("a.yaml", "apiVersion: v1\na: yes\nmode: 0644\n"), "{apiVersion: \"v1\", a: true, mode: 420}");
    assert_eq!(trees(".github/workflows/a.yml", "on: push\nb: no\n"), "{on: \"push\", b: \"no\"}");
}

#[test]
fn short_forms_of_cloudformation_become_long_ones() {
    assert_eq!(
        trees(
            "a.yaml",
            "a: !Ref b\nc: !GetAtt d.e.f\ng: !If [h, !Sub '${i}', !Ref j]\nk: !Condition l\nm: !GetAZs ''\n"
        ),
        "{a: {Ref: \"b\"}, c: {Fn::GetAtt: [\"d\", \"e.f\"]}, \
         g: {Fn::If: [\"h\", {Fn::Sub: \"${i}\"}, {Ref: \"j\"}]}, k: {Condition: \"l\"}, m: {Fn::GetAZs: \"\"}}"
    );
}

#[test]
fn other_tags_are_left_out_and_vaults_are_secret() {
    let parsed = parsed("a.yaml", "a: !!str 1\nb: !reference [x, y]\nc: !vault |\n  66\n");
    assert_eq!(shown(&parsed.documents[0].root), r#"{a: "1", b: ["x", "y"], c: "66\n"}"#);
    assert!(parsed.documents[0].root.get("c").is_some_and(|c| c.origin.sensitive));
}

#[test]
fn merged_keys_give_way_to_own_ones_and_say_where_they_are_from() {
    let text = "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\na:\n  <<: *b\n  x: 5\nc:\n  <<: [*b, *m]\n";
    let parsed = parsed("a.yaml", text);
    let root = &parsed.documents[0].root;
    assert_eq!(root.get("a").map(shown), Some("{x: 5, y: 2}".into()));
    assert_eq!(root.get("c").map(shown), Some("{x: 1, y: 2, z: 4}".into()));
    let merged = root.get("a").and_then(|a| a.get("y")).unwrap();
    assert_eq!(parsed.text.slice(merged.origin.place.span), "2");
    let step = merged.origin.chain.as_ref().unwrap();
    assert_eq!((&*step.label, parsed.text.locate(step.place.span).start.line), ("<<", 1));
}

#[test]
fn an_alias_keeps_the_place_of_its_value_and_names_itself() {
    let parsed = parsed("a.yaml", "a: &x 7\nb: *x\n");
    let value = parsed.documents[0].root.get("b").unwrap();
    assert_eq!(parsed.text.locate(value.origin.place.span).start.line, 1);
    let step = value.origin.chain.as_ref().unwrap();
    assert_eq!((&*step.label, parsed.text.slice(step.place.span)), ("*x", "*x"));
}

#[test]
fn aliases_cannot_multiply_without_end() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..30 {
        let items = vec![format!("*a{}", level - 1); 9].join(", ");
        writeln!(text, "a{level}: &a{level} [{items}]").unwrap();
    }
    let parsed = parsed("a.yaml", &text);
    assert_eq!(parsed.documents.len(), 0);
    assert!(parsed.problems[0].message.contains("aliases"), "{:?}", parsed.problems);
    assert!(problems("a.yaml", "a: &a [*a]\n")[0].contains("alias"));
}

#[test]
fn the_last_of_equal_keys_counts_and_is_told() {
    assert_eq!(
        problems("a.yaml", "a: 1\nb: 2\na: 3\n"),
        ["3:1 yaml-duplicate-key the key `a` is given twice; the last one counts"]
    );
}

#[test]
fn a_broken_document_hides_no_other() {
    let parsed = parsed("a.yaml", "a: 1\n---\nb: [1, 2\nc: d\n---\ne: f\n---\n# nothing\n");
    let shown: Vec<_> = parsed.documents.iter().map(|document| (document.index, shown(&document.root))).collect();
    assert_eq!(shown, [(0, "{a: 1}".into()), (2, "{e: \"f\"}".into())]);
    let places: Vec<_> = parsed.problems.iter().map(|problem| problem.location.as_ref().unwrap().start.line).collect();
    assert_eq!((places, parsed.problems[0].level), (vec![4], Level::Error));
}

#[test]
fn depth_is_bounded() {
    for text in ["[".repeat(100_000), "- ".repeat(20_000), "[".repeat(129) + &"]".repeat(129)] {
        assert_eq!(problems("a.yaml", &text).len(), 1);
    }
}

#[test]
fn templates_are_told_apart_from_errors() {
    assert_eq!(
        problems("chart/templates/a.yaml", "a: {{ .Values.b }}\n"),
        ["1:1 helm-template not evaluated: a chart's templates need values to be rendered"]
    );
    assert_eq!(problems("a.yaml", "{% if a %}\nb: c\n{% endif %}\n").len(), 1);
    assert!(problems("a.yaml", "{% if a %}\nb: c\n{% endif %}\n")[0].contains("template not evaluated"));
    assert_eq!(trees("templates/a.yaml", "a: '{{resolve:ssm:b}}'\n"), "{a: \"{{resolve:ssm:b}}\"}");
    assert_eq!(trees("a.yaml", "a: '{{ b }}'\n"), "{a: \"{{ b }}\"}");
}

#[test]
fn a_template_file_is_read_as_what_it_holds() {
    assert_eq!(trees("a.template", "{\"Resources\": {}}"), "{Resources: {}}");
    assert_eq!(trees("a.template", "Resources:\n  a: !Ref b\n"), "{Resources: {a: {Ref: \"b\"}}}");
    assert_eq!(parsed("nginx.template", "server {\n").problems[0].level, Level::Notice);
}

#[test]
fn collections_end_with_their_last_value() {
    let parsed = parsed("a.yaml", "a:\n  b: 1\n\n\n# later\nc: [2]\n");
    let root = &parsed.documents[0].root;
    let slice = |key: &str| root.get(key).map(|value: &Value| parsed.text.slice(value.origin.place.span));
    assert_eq!((slice("a"), slice("c")), (Some("b: 1"), Some("[2]")));
}

#[test]
fn a_key_that_is_no_scalar_stands_for_its_text() {
    assert_eq!(trees("a.yaml", "? [a, b]\n: 1\n"), "{[a, b]: 1}");
}
