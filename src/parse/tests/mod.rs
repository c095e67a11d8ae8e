//! What every syntax owes, and each syntax through the front door.

mod dockerfile;
mod hcl;
mod json;
mod yaml;

use super::{Parsed, parse, syntax_of};
use crate::model::{Data, Digest, Document, Number, Source, SourceId, Syntax, Text, Value};
use std::fmt::Write;

/// A small file of each syntax; `tests/robustness.rs` mutates larger ones.
const FIXTURES: &[(&str, &str)] = &[
    ("a.json", "{\"a\": [1, -2.50, \"x\\n\\u00e9\"], \"b\": {\"c\": null, \"d\": true}}"),
    ("a.tf.json", "{\"resource\": {\"aws_s3_bucket\": {\"b\": {\"bucket\": \"n\"}}}}"),
    ("a.ndjson", "{\"a\": 1}\n[\"b\", false]\n"),
    ("a.yaml", "a: 1\nb: [x, \"y\", 'z', 1.10, ~]\nc: &d {e: true}\nf: *d\ng: !Ref h\ni: !GetAtt j.k.l\n"),
    (
        "a.tf",
        "a = 1\nresource \"t\" \"n\" {\n  s = \"x\"\n  l = [true, null, 1.5]\n  o = { k = \"v\", \"q\" = 2 }\n}\n",
    ),
    ("Dockerfile", "ARG V=1\nFROM a:${V} AS b\nENV C=d E=f\nRUN x && y\nEXPOSE 22/tcp\nUSER 0:0\n"),
];

/// What a text gives under a name.
fn parsed(name: &str, content: &str) -> Parsed {
    let source = Source { id: SourceId(0), path: name.into(), digest: Digest([0; 32]), bytes: content.into() };
    parse(source, syntax_of(name).expect("a syntax claims the name"))
}

/// The trees of a text under a name, when nothing is wrong with it.
fn trees(name: &str, content: &str) -> String {
    let parsed = parsed(name, content);
    assert_eq!(parsed.problems, [], "{name}");
    parsed.documents.iter().map(|document| shown(&document.root)).collect::<Vec<_>>().join("\n")
}

/// The problems of a text under a name, as `line:column code message`.
fn problems(name: &str, content: &str) -> Vec<String> {
    let at = |problem: &crate::model::Problem| {
        problem.location.as_ref().map_or_else(String::new, |at| format!("{}:{} ", at.start.line, at.start.column))
    };
    parsed(name, content).problems.iter().map(|p| format!("{}{} {}", at(p), p.code, p.message)).collect()
}

/// A tree on one line: numbers and words bare, strings quoted.
fn shown(value: &Value) -> String {
    match &value.data {
        Data::Null => "null".into(),
        Data::Bool(bool) => bool.to_string(),
        Data::Number(Number::Int(int)) => int.to_string(),
        Data::Number(Number::Decimal(text)) => format!("{text}d"),
        Data::String(text) => format!("{text:?}"),
        Data::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Data::Object(object) => {
            let mut text = String::new();
            for entry in &object.0 {
                write!(text, "{}{}: {}", if text.is_empty() { "" } else { ", " }, entry.key, shown(&entry.value))
                    .unwrap();
            }
            format!("{{{text}}}")
        }
        Data::Unknown(unknown) => format!("unknown({})", unknown.why),
        Data::Absent(why) => format!("absent({why})"),
        Data::Deferred => "deferred".into(),
    }
}

/// Calls for every scalar of a tree.
fn each_scalar(value: &Value, call: &mut impl FnMut(&Value)) {
    if value.items().is_none() && value.entries().is_none() {
        return call(value);
    }
    value.items().unwrap_or_default().iter().for_each(|item| each_scalar(item, call));
    value.entries().unwrap_or_default().iter().for_each(|entry| each_scalar(&entry.value, call));
}

/// Calls for every key of a tree with the text under its span.
fn each_key(value: &Value, text: &Text, call: &mut impl FnMut(&str, &str)) {
    value.items().unwrap_or_default().iter().for_each(|item| each_key(item, text, call));
    for entry in value.entries().unwrap_or_default() {
        call(&entry.key, text.slice(entry.key_span));
        each_key(&entry.value, text, call);
    }
}

fn whole(document: &Document) -> Value {
    document.expand(&document.root, usize::MAX).into_owned()
}

#[test]
fn every_syntax_has_a_fixture_and_a_name_of_its_own() {
    let syntaxes: Vec<Syntax> = FIXTURES.iter().map(|(name, _)| syntax_of(name).unwrap()).collect();
    let known = [Syntax::Json, Syntax::TerraformJson, Syntax::Ndjson, Syntax::Yaml, Syntax::Hcl, Syntax::Dockerfile];
    assert_eq!(syntaxes, known);
    let mut names: Vec<&str> = known.iter().map(|syntax| syntax.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), known.len());
}

#[test]
fn the_text_under_every_scalar_reads_back_as_its_value() {
    for (name, content) in FIXTURES {
        let parsed = parsed(name, content);
        assert_eq!(parsed.problems, [], "{name}");
        for document in &parsed.documents {
            let mut scalars = 0;
            each_scalar(&whole(document), &mut |scalar| {
                scalars += 1;
                let written = parsed.text.slice(scalar.origin.place.span);
                let bare = written.trim_matches(['"', '\'']).replace("\\n", "\n").replace("\\u00e9", "é");
                match &scalar.data {
                    // the form of a command is what its argument looks like
                    Data::String(text) if matches!(&**text, "shell") => assert_eq!(*name, "Dockerfile"),
                    Data::String(text) => {
                        assert!(bare == **text || written.eq_ignore_ascii_case(text), "{name} {written}");
                    }
                    Data::Number(Number::Int(int)) if *name == "Dockerfile" => assert_eq!((*int, written), (0, "FROM")),
                    Data::Number(Number::Int(int)) => assert_eq!(int.to_string(), written, "{name}"),
                    Data::Number(Number::Decimal(text)) => assert_eq!(&**text, written, "{name}"),
                    Data::Bool(bool) => assert_eq!(bool.to_string(), written, "{name}"),
                    Data::Null => assert!(*name == "Dockerfile" || matches!(written, "null" | "~"), "{name} {written}"),
                    Data::List(_) | Data::Object(_) | Data::Unknown(_) | Data::Absent(_) | Data::Deferred => {
                        panic!("{name}: {written} is no scalar")
                    }
                }
            });
            assert!(scalars > 0, "{name}");
        }
    }
}

#[test]
fn the_text_under_every_key_is_the_key() {
    for (name, content) in FIXTURES.iter().filter(|(name, _)| *name != "Dockerfile") {
        let parsed = parsed(name, content);
        for document in &parsed.documents {
            each_key(&whole(document), &parsed.text, &mut |key, written| {
                let short = written.strip_prefix('!').is_some_and(|tag| key == tag || key == format!("Fn::{tag}"));
                let block = written.starts_with(key) && *name == "a.tf";
                assert!(written.trim_matches('"') == key || short || block, "{name}: {key} under {written}");
            });
        }
    }
}

#[test]
fn files_are_claimed_by_name() {
    let cases = [
        ("a/main.tf", Some(Syntax::Hcl)),
        ("prod.TFVARS", Some(Syntax::Hcl)),
        ("x.tfvars.json", Some(Syntax::TerraformJson)),
        ("terraform.tfstate", Some(Syntax::Json)),
        ("a.tar!d/deploy.yml", Some(Syntax::Yaml)),
        ("vpc.template", Some(Syntax::Yaml)),
        ("assets.jsonl", Some(Syntax::Ndjson)),
        ("a.plan!tfplan", Some(Syntax::TerraformPlan)),
        ("web/Dockerfile.prod", Some(Syntax::Dockerfile)),
        ("api.dockerfile", Some(Syntax::Dockerfile)),
        ("Containerfile", Some(Syntax::Dockerfile)),
        ("Dockerfile.dockerignore", None),
        ("Dockerfile.yaml", Some(Syntax::Yaml)),
        ("README.md", None),
        ("Dockerfiles/readme", None),
    ];
    for (path, syntax) in cases {
        assert_eq!(syntax_of(path), syntax, "{path}");
    }
}

#[test]
fn a_binary_file_is_told_and_gives_nothing() {
    let parsed = parsed("a.yaml", "a: \0\0");
    assert!(parsed.documents.is_empty());
    assert_eq!(parsed.problems.first().map(|problem| &*problem.code), Some("binary"));
}

#[test]
fn empty_files_give_no_error() {
    for name in ["a.json", "a.yaml", "a.tf", "a.ndjson", "Dockerfile"] {
        let errors = parsed(name, " \n").problems.iter().filter(|p| p.level == crate::model::Level::Error).count();
        assert_eq!(errors, 0, "{name}");
    }
}
