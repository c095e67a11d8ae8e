//! Instances join the instances they refer to, and no others.

use super::{documents, with_root};
use tickmark::catalog::Catalog;
use tickmark::collect::Inventory;
use tickmark::model::{Document, Resource, Value};
use tickmark::resolve::{KindTable, Scope, resolve};

const KIND: &str = r#"
id = "bucket"
title = "x"
layer = "x"
[fields]
versioning = { type = "string", optional = true, doc = "x" }
[[read]]
dialect = "terraform"
types = ["aws_s3_bucket"]
[read.fields]
versioning = { join = { types = ["aws_s3_bucket_versioning"], ours = ["bucket"], theirs = ["bucket"] }, path = "versioning_configuration.status" }
"#;

fn versioning(scope: &Scope<'_>, documents: Vec<Document>) -> Vec<(String, String)> {
    let kinds = Catalog::of(&[("bucket.toml", KIND)]).kinds;
    let table = KindTable::new(&kinds, &kinds.iter().map(|kind| kind.heading.id.clone()).collect());
    let unit = resolve(scope, documents, &table);
    let one = |bucket: Resource| {
        let value = bucket.attributes.get("versioning").and_then(Value::as_str).unwrap_or("none").to_owned();
        (bucket.address.to_string(), value)
    };
    (0..unit.len()).flat_map(|index| unit.resources(index)).map(one).collect()
}

fn expected() -> Vec<(String, String)> {
    [("aws_s3_bucket.each[\"data\"]", "Disabled"), ("aws_s3_bucket.each[\"logs\"]", "Enabled")]
        .map(|(address, value)| (address.to_owned(), value.to_owned()))
        .to_vec()
}

#[test]
fn instances_join_by_their_key_in_code() {
    let text = std::fs::read_to_string("tests/oracles/terraform/for_each/main.tf").unwrap();
    let text = text.replace("bucket   = \"acme-${each.key}\"", "");
    let documents = documents(&[("main.tf", &text)]);
    let found = with_root("", documents, &Inventory::default(), versioning);
    assert_eq!(found, expected());
}

#[test]
fn instances_join_by_their_key_in_plans() {
    let text = std::fs::read_to_string("tests/terraform/for_each.plan.json").unwrap();
    assert_eq!(versioning(&Scope::File, documents(&[("plan.json", &text)])), expected());
}
