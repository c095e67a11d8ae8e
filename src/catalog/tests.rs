use super::content::File;
use super::form::Form;
use super::{Catalog, content};
use crate::model::{Class, Data, Level, Number, Severity, StatusSource, Stricter};

const RULE: &str = "# METADATA
# title: Buckets keep versions
# description: >-
#   Without versions an overwritten object is lost.
# related_resources:
# - https://example.com/a
# custom:
#   id: AWS-S3-001
#   severity: high
#   applies_to: [aws.s3.bucket]
#   remediation: Enable versioning.
#   parameters:
#     max_days:
#       description: The longest time.
#       default: 90
#       stricter: lower
package policies.aws.s3.no_versioning

import rego.v1
";

const KIND: &str = r#"id = "aws.s3.bucket"
title = "S3 bucket"
layer = "cloud-aws"
identity = ["name"]

[fields]
name = { type = "string", doc = "its name" }
acl = { type = "string", optional = true, doc = "canned ACL" }

[[read]]
dialect = "terraform"
types = ["aws_s3_bucket"]
[read.fields]
name = "bucket"
"#;

const FRAMEWORK: &str = r#"id = "own"
title = "Own"
version = "1"

[[control]]
id = "OWN-1"
citation = "Own 1"
title = "First"
summary = "The first"
class = "automated"
evidence = [ { rule = "AWS-S3-001", because = "it says so", demands = { max_days = 30 } } ]
"#;

fn file(path: &str, content: &str) -> File {
    File::new(path.to_owned(), path.to_owned(), content.to_owned().into())
}

/// `path:line:column message` of every problem.
fn complaints(catalog: &Catalog) -> Vec<String> {
    let shown = catalog.problems.iter().map(|problem| match &problem.location {
        Some(at) => format!("{}:{}:{} {}", at.path, at.start.line, at.start.column, problem.message),
        None => format!("{} {}", problem.path.as_deref().unwrap_or("-"), problem.message),
    });
    shown.collect()
}

#[test]
fn a_rule_a_kind_and_a_framework_are_found_by_being_there() {
    let catalog = Catalog::of(&[("a.rego", RULE), ("k.toml", KIND), ("f.toml", FRAMEWORK)]);
    assert_eq!(complaints(&catalog), Vec::<String>::new());
    let rule = catalog.rule("AWS-S3-001").unwrap();
    assert_eq!(rule.package, "policies.aws.s3.no_versioning");
    assert_eq!(rule.severity, Severity::High);
    assert_eq!(rule.description, "Without versions an overwritten object is lost.");
    let parameter = &rule.parameters["max_days"];
    assert!(matches!(parameter.default.data, Data::Number(Number::Int(90))));
    assert_eq!(parameter.stricter, Some(Stricter::Lower));
    let control = &catalog.frameworks[0].controls[0];
    assert_eq!((control.class, control.status_source), (Class::Automated, StatusSource::Rules));
    assert_eq!(control.evidence[0].demands["max_days"], 30);
    assert_eq!(&*catalog.kinds[0].heading.id.0, "aws.s3.bucket");
}

#[test]
fn an_unknown_or_missing_metadata_field_names_line_and_column() {
    let wrong = RULE.replace("severity: high", "severty: high").replace("# title: Buckets keep versions\n", "");
    let catalog = Catalog::of(&[("a.rego", &wrong), ("k.toml", KIND)]);
    let complaints = complaints(&catalog);
    assert_eq!(complaints.len(), 3, "{complaints:?}");
    assert!(complaints[0].starts_with("a.rego:8:5 custom has no field `severty`"), "{complaints:?}");
    assert!(complaints.iter().any(|c| c.ends_with("the field `severity` is missing")), "{complaints:?}");
    assert!(complaints.iter().any(|c| c.ends_with("the field `title` is missing")), "{complaints:?}");
    assert!(catalog.rules.is_empty());
}

#[test]
fn metadata_that_is_not_plain_yaml_is_refused_where_it_stands() {
    for (wrong, expected) in [
        ("severity: &a high", "anchors"),
        ("severity: !s high", "anchors"),
        ("severity: severe", "`severe` is not a severity"),
        ("severity: [high]", "`severity` must be text"),
        ("severity: high\n#   severity: low", "is given twice"),
        ("severity: [high", "METADATA is not YAML"),
    ] {
        let catalog = Catalog::of(&[("a.rego", &RULE.replace("severity: high", wrong)), ("k.toml", KIND)]);
        let complaints = complaints(&catalog);
        assert!(complaints.iter().any(|c| c.contains(expected)), "{wrong}: {complaints:?}");
        assert!(complaints[0].starts_with("a.rego:"), "{complaints:?}");
    }
}

#[test]
fn deep_metadata_is_refused() {
    let deep = format!("severity: {}high{}", "[".repeat(9), "]".repeat(9));
    let catalog = Catalog::of(&[("a.rego", &RULE.replace("severity: high", &deep))]);
    assert!(complaints(&catalog)[0].contains("nests more than 8 levels deep"), "{:?}", catalog.problems);
}

#[test]
fn an_id_is_taken_once() {
    let catalog = Catalog::of(&[("a.rego", RULE), ("b.rego", RULE), ("k.toml", KIND), ("l.toml", KIND)]);
    let complaints = complaints(&catalog);
    assert_eq!(complaints[0], "b.rego:8:9 the id `AWS-S3-001` is taken by a.rego");
    assert!(complaints[1].starts_with("l.toml:1:7 the id `aws.s3.bucket` is taken"), "{complaints:?}");
}

#[test]
fn rego_without_an_id_is_a_library_and_a_judging_one_is_told() {
    let catalog = Catalog::of(&[
        ("lib.rego", "package lib.names\n\nupper(x) := x\n"),
        ("conftest.rego", "package main\n\ndeny[msg] { msg := input }\n"),
        ("a_test.rego", "package a_test\n"),
    ]);
    assert_eq!(catalog.libraries.iter().map(|l| &*l.package).collect::<Vec<_>>(), ["main", "lib.names"]);
    assert_eq!(complaints(&catalog), ["conftest.rego no METADATA: not a Tickmark rule; it is loaded as a library"]);
    assert_eq!(catalog.problems[0].level, Level::Warning);
}

#[test]
fn a_kind_is_checked_with_line_and_column() {
    for (from, to, expected) in [
        ("name = \"bucket\"", "nam = \"bucket\"", "k.toml:14:7 `nam` is not declared; declared are acl, name"),
        ("identity = [\"name\"]", "identity = [\"nme\"]", "k.toml:4:13 `nme` is not a field of aws.s3.bucket"),
        ("name = \"bucket\"", "name = { path = \"b\", default = 1 }", "k.toml:14:8 a default needs `because`"),
        ("layer = ", "layr = ", "k.toml:3:1 unknown field `layr`"),
    ] {
        let catalog = Catalog::of(&[("k.toml", &KIND.replace(from, to))]);
        let complaints = complaints(&catalog);
        assert!(complaints[0].starts_with(expected), "{complaints:?}");
    }
}

#[test]
fn a_framework_is_checked_with_line_and_column() {
    for (from, to, expected) in [
        ("AWS-S3-001", "AWS-S3-999", "f.toml:11:23 OWN-1 takes evidence from `AWS-S3-999`"),
        (
            "citation",
            "parent = \"OWN-0\"\ncitation",
            "f.toml:7:10 the parent `OWN-0` of OWN-1 does not stand before it",
        ),
        ("class", "clas", "f.toml:10:1 unknown field `clas`"),
    ] {
        let catalog = Catalog::of(&[("a.rego", RULE), ("k.toml", KIND), ("f.toml", &FRAMEWORK.replace(from, to))]);
        let complaints = complaints(&catalog);
        assert!(complaints[0].starts_with(expected), "{complaints:?}");
        assert!(catalog.frameworks.is_empty());
    }
}

#[test]
fn a_rule_about_no_kind_is_told() {
    let catalog = Catalog::of(&[("a.rego", RULE)]);
    assert_eq!(complaints(&catalog), ["a.rego AWS-S3-001 applies to `aws.s3.bucket`, which no kind file defines"]);
}

#[test]
fn the_digest_speaks_of_every_file_and_its_path() {
    let digest = |path: &str, text: &str| content::digest(&[file(path, text)]);
    assert_eq!(digest("a.rego", "package a\n"), digest("a.rego", "package a\n"));
    assert_ne!(digest("a.rego", "package a\n"), digest("b.rego", "package a\n"));
    assert_ne!(digest("a.rego", "package a\n"), digest("a.rego", "package b\n"));
}

#[test]
fn the_digest_of_what_is_embedded_is_the_one_made_when_it_was_built() {
    assert_eq!(content::digest(&Catalog::built_in()), Catalog::load(&[]).digest);
    let plain = |file: &File| File::new(file.path.to_string(), file.inner.clone(), file.content.clone()).form;
    assert!(Catalog::built_in().iter().all(|file| file.form == plain(file) && file.form != Form::Other));
}

#[test]
fn what_is_embedded_as_json_says_what_its_toml_says() {
    let [mut kinds, mut frameworks] = [0, 0];
    for file in Catalog::built_in() {
        let plain = File::new(file.path.to_string(), file.inner.clone(), file.content.clone());
        match file.form {
            Form::Kind => {
                let [built, plain] = [&file, &plain].map(|file| super::kinds::read(file).unwrap());
                assert_eq!(built.heading, plain.heading);
                assert!(built.definition().is_some(), "{}", file.path);
                assert_eq!(format!("{:?}", built.definition()), format!("{:?}", plain.definition()));
                kinds += 1;
            }
            Form::Framework => {
                let read = |file| format!("{:?}", super::frameworks::read(file));
                assert_eq!(read(&file), read(&plain));
                assert!(file.embedded::<super::frameworks::Draft<'static>>().is_some());
                frameworks += 1;
            }
            Form::Rego | Form::Other => {}
        }
    }
    assert!(kinds > 50 && frameworks == 3, "{kinds} kinds, {frameworks} frameworks");
    let plain = |file: File| File::new(file.path.to_string(), file.inner, file.content);
    assert_eq!(Catalog::again(Catalog::built_in().into_iter().map(plain).collect()).problems, []);
}

#[test]
fn what_is_embedded_of_metadata_says_what_the_policy_says() {
    // where a default is written, JSON cannot tell, and nobody asks
    let span = regex::Regex::new(r"Span \{ start: \d+, end: \d+ \}").unwrap();
    for file in content::embedded().iter().filter(|file| file.form == Form::Rego) {
        let built = file.embedded::<super::metadata::Built>();
        assert_eq!(built.is_some(), file.content.contains("# METADATA\n"), "{}", file.path);
        let plain = File::new(file.path.to_string(), file.inner.clone(), file.content.clone());
        let read = |file| span.replace_all(&format!("{:?}", super::metadata::read(file)), "").into_owned();
        assert_eq!(read(file), read(&plain));
    }
}

#[test]
fn a_folder_of_the_users_own_is_loaded_beside_the_embedded() {
    let folder = tempfile::tempdir().unwrap();
    let nested = folder.path().join("a/b");
    std::fs::create_dir_all(&nested).unwrap();
    let own = RULE.replace("AWS-S3-001", "OWN-001");
    std::fs::write(nested.join("own.rego"), &own).unwrap();
    std::fs::write(nested.join("taken.rego"), RULE).unwrap();
    std::fs::write(folder.path().join("own.toml"), FRAMEWORK.replace("AWS-S3-001", "OWN-001")).unwrap();
    std::fs::write(folder.path().join("notes.txt"), "not a policy").unwrap();
    let catalog = Catalog::load(&[folder.path().to_owned()]);
    assert!(catalog.rule("OWN-001").is_some());
    assert!(catalog.frameworks.iter().any(|framework| &*framework.id == "own"));
    let complaints = complaints(&catalog);
    assert_eq!(complaints.len(), 1, "{complaints:?}");
    assert!(complaints[0].contains("a/b/taken.rego:8:9 the id `AWS-S3-001` is taken by policies/aws/s3/"));
    assert_ne!(catalog.digest, Catalog::load(&[]).digest);
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    let catalog = Catalog::load(&["no/such/folder".into()]);
    let complaints = complaints(&catalog);
    assert_eq!(complaints.len(), 1, "{complaints:?}");
    assert!(complaints[0].starts_with("no/such/folder cannot read no/such/folder: "), "{complaints:?}");
}
