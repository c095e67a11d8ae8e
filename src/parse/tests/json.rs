use super::{each_scalar, parsed, problems, shown, trees, whole};
use crate::model::{Data, Outline, Path, Syntax, Value};

#[test]
fn numbers_keep_their_text() {
    assert_eq!(trees("a.json", "[012345678901e0]".replace("012", "12").as_str()), "[12345678901e0d]");
    assert_eq!(
        trees("a.json", "[-0, 1.10, 1E+2, 9223372036854775808, -7]"),
        "[-0d, 1.10d, 1E+2d, 9223372036854775808d, -7]"
    );
}

#[test]
fn what_the_standard_refuses_is_refused() {
    for text in [
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "-",
        "tru",
        "nullx",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\" 1}",
        "[1 2]",
        "\"a\tb\"",
        "'a'",
        "// c\n1",
        "[1] 2",
        "NaN",
        "\"\\ud800\"",
        "[",
        "{\"a\":",
        "\"abc",
        "]",
        "[1}",
    ] {
        let codes: Vec<_> = parsed("a.json", text).problems.iter().map(|problem| problem.code.to_string()).collect();
        assert_eq!(codes, ["json-syntax"], "{text}");
    }
}

#[test]
fn errors_say_where_what_was_found_and_what_was_expected() {
    assert_eq!(problems("a.json", "{\n  \"é\": x\n}"), ["2:8 json-syntax found `x`, expected a value"]);
    assert_eq!(problems("a.json", "[1,\n2"), ["2:2 json-syntax found the end of the file, expected `,` or `]`"]);
}

#[test]
fn the_last_of_equal_keys_counts_and_is_told() {
    let text = "{\"a\": 1, \"b\": 2,\n \"a\": 3}";
    assert_eq!(shown(&parsed("a.json", text).documents[0].root), "{b: 2, a: 3}");
    assert_eq!(problems("a.json", text), ["2:2 json-duplicate-key the key `a` is given twice; the last one counts"]);
    let many: Vec<String> = (0..50).map(|n| format!("\"k{}\": {n}", n % 40)).collect();
    let parsed = parsed("a.json", &format!("{{{}}}", many.join(",")));
    assert_eq!(parsed.problems.len(), 10);
    assert_eq!(parsed.documents[0].root.get("k3").map(shown), Some("43".into()));
}

#[test]
fn equal_keys_are_told_in_parts_that_are_not_read_yet() {
    let padding = " ".repeat(1 << 20);
    let text = format!("{{\"a\": {{\"b\": [{{\"c\": 1, \"d\": {{\"c\": 1}},\n \"c\": 2}}]}}}}{padding}");
    assert_eq!(problems("a.json", &text), ["2:2 json-duplicate-key the key `c` is given twice; the last one counts"]);
}

#[test]
fn depth_is_bounded() {
    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert_eq!(parsed("a.json", &deep(128)).problems, []);
    assert_eq!(problems("a.json", &deep(129)), ["1:129 json-syntax nested deeper than 128 levels"]);
    assert_eq!(problems("a.json", &"[".repeat(200_000)).len(), 1);
}

#[test]
fn comments_are_taken_where_the_file_may_have_them() {
    let text = "// a\n{\"a\": [1, /* b */ 2,],}";
    assert_eq!(trees("a.jsonc", text), "{a: [1, 2]}");
    assert_eq!(trees("tsconfig.json", text), "{a: [1, 2]}");
    assert_eq!(problems("a.json", text), ["1:1 json-syntax found `/`, expected a value"]);
    let azure = "{ // why\n\"$schema\": \"https://schema.management.azure.com/x\"}";
    assert_eq!(trees("azuredeploy.json", azure), "{$schema: \"https://schema.management.azure.com/x\"}");
}

#[test]
fn a_file_with_unquoted_template_expressions_is_no_error() {
    assert_eq!(
        problems("a.json", "{\"a\": {{ b }}}"),
        ["1:8 template not evaluated: the file is a template, it must be rendered first"]
    );
}

#[test]
fn a_bad_line_hides_no_other() {
    let text = "{\"a\": 1}\n{oops}\n\n[2]\n";
    assert_eq!(shown(&parsed("a.ndjson", text).documents[0].root), "[{a: 1}, [2]]");
    assert_eq!(problems("a.ndjson", text), ["2:2 json-syntax found `o`, expected a key in double quotes"]);
}

#[test]
fn several_values_in_a_json_file_are_read_as_lines() {
    let parsed = parsed("export.json", "{\"a\": 1}\n{\"a\":\n 2}\n");
    assert_eq!(parsed.problems, []);
    assert_eq!(parsed.documents[0].syntax, Syntax::Ndjson);
    assert_eq!(shown(&parsed.documents[0].root), "[{a: 1}, {a: 2}]");
    assert_eq!(problems("a.json", "{} {}").len(), 1);
}

fn export(items: usize) -> String {
    let item = |n: usize| format!("{{\"id\": \"{n:012}\", \"tags\": {{\"n\": [{n}, {{\"x\": null}}]}}}}");
    let items: Vec<String> = (0..items).map(item).collect();
    format!("{{\"fileVersion\": \"1.0\", \"meta\": {{\"a\": 1}}, \"items\": [{}]}}", items.join(",\n"))
}

#[test]
fn a_large_document_is_read_in_part_and_gives_the_same() {
    let text = export(30_000);
    assert!(text.len() > 1 << 20);
    let parsed = parsed("a.json", &text);
    assert_eq!(parsed.problems, []);
    let document = &parsed.documents[0];
    let root = &document.root;
    assert_eq!(root.get("fileVersion").map(shown), Some("\"1.0\"".into()));
    assert!(matches!(root.get("meta").map(|meta| &meta.data), Some(Data::Deferred)));
    let items = root.get("items").and_then(Value::items).unwrap();
    assert_eq!(items.len(), 30_000);
    assert_eq!(shown(&document.expand(&items[7], 1)), "{id: \"000000000007\", tags: deferred}");
    let item = document.expand(&items[29_999], usize::MAX);
    assert_eq!(shown(&item), "{id: \"000000029999\", tags: {n: [29999, {x: null}]}}");
    each_scalar(&item, &mut |scalar| {
        let written = parsed.text.slice(scalar.origin.place.span);
        assert_eq!(shown(scalar), written);
    });
}

#[test]
fn what_is_passed_over_ends_where_it_ends() {
    let odd = r#"{"a": {"}": ["]{", "\"", {"b": "\\"}, [[], {}]], "\"}": 1}, "c": "\u007b"}"#;
    let items = vec![odd; 40_000].join(",");
    for (twice, count) in [("", 0), (r#"{"k": 1, "k": 2},"#, 1)] {
        let parsed = parsed("a.json", &format!("[{twice}{items}]"));
        assert_eq!(parsed.problems.len(), count);
        let document = &parsed.documents[0];
        let item = &document.root.items().unwrap()[7];
        assert_eq!(shown(&document.expand(item, 1)), r#"{a: deferred, c: "{"}"#);
        assert_eq!(
            shown(&document.expand(item, usize::MAX)),
            shown(&whole(&super::parsed("b.json", odd).documents[0]))
        );
    }
}

#[test]
fn what_an_outline_does_not_name_is_passed_over() {
    let odd = r#"{"first": {"a": 1}, "n": -1.5e3 , "s": "}\"]", "b": true,"kept": [{"x": 1, "y": [2]}, {"y": 3}, 4], "l": []}"#;
    let large = parsed("a.json", &format!("[{}]", vec![odd; 40_000].join(",")));
    let document = &large.documents[0];
    let item = &document.root.items().unwrap()[7];
    let mut outline = Outline::default();
    assert_eq!(shown(&document.whole(item, &outline)), "{first: deferred}");
    outline.add(&"kept[*].y".parse::<Path>().unwrap().steps);
    // the first member stays: it says where its object begins
    assert_eq!(shown(&document.whole(item, &outline)), "{first: deferred, kept: [{x: 1, y: [2]}, {y: 3}, 4]}");
    outline.add(&"b".parse::<Path>().unwrap().steps);
    let read = document.whole(item, &outline);
    each_scalar(&read, &mut |scalar| {
        if !matches!(scalar.data, Data::Deferred) {
            assert_eq!(shown(scalar), large.text.slice(scalar.origin.place.span));
        }
    });
}

#[test]
fn a_large_list_and_large_lines_are_read_in_part() {
    let list = format!("[{}]", vec!["{\"a\": [1]}"; 150_000].join(","));
    let lines = vec!["{\"a\": [1]}"; 150_000].join("\n");
    for (name, text) in [("a.json", list), ("a.ndjson", lines)] {
        let parsed = parsed(name, &text);
        assert_eq!(parsed.problems, []);
        let items = parsed.documents[0].root.items().unwrap();
        assert_eq!((items.len(), shown(&items[9])), (150_000, "deferred".into()));
        assert_eq!(shown(&parsed.documents[0].expand(&items[9], usize::MAX)), "{a: [1]}");
    }
}

#[test]
fn a_broken_large_document_is_a_problem() {
    let mut text = export(30_000);
    text.insert_str(text.len() - 20, " oops ");
    assert_eq!(parsed("a.json", &text).problems.len(), 1);
}

#[test]
fn the_whole_of_a_small_document_needs_no_expanding() {
    let parsed = parsed("a.json", "[{\"a\": {\"b\": 1}}]");
    assert_eq!(shown(&whole(&parsed.documents[0])), "[{a: {b: 1}}]");
}
