//! Plans and states as Terraform shows them.

use super::{Read, read};
use tickmark::model::{Data, View};
use tickmark::resolve::Scope;

fn file(name: &str, text: &str) -> Read {
    read(&Scope::File, &super::documents(&[(name, text)]))
}

const PLAN: &str = r#"{
  "format_version": "1.2",
  "terraform_version": "1.11.4",
  "resource_changes": [
    {"address": "module.m[\"x\"].aws_s3_bucket_policy.p[0]", "module_address": "module.m[\"x\"]", "mode": "managed",
     "type": "aws_s3_bucket_policy", "name": "p", "index": 0,
     "change": {"actions": ["create"], "before": null,
       "after": {"policy": null, "secret": "s", "rule": [{"a": 1, "b": null}], "list": ["x", null]},
       "after_unknown": {"bucket": true, "id": true, "rule": [{"kms": true}], "list": [false, true]},
       "after_sensitive": {"secret": true}}},
    {"address": "aws_s3_bucket.gone", "mode": "managed", "type": "aws_s3_bucket", "name": "gone",
     "change": {"actions": ["delete"], "before": {}, "after": null, "after_unknown": {}, "after_sensitive": false}},
    {"address": "data.aws_ami.a", "mode": "data", "type": "aws_ami", "name": "a",
     "change": {"actions": ["read"], "before": null, "after": {}, "after_unknown": {}, "after_sensitive": false}}
  ],
  "configuration": {"root_module": {"module_calls": {"m": {"module": {"resources": [
    {"address": "aws_s3_bucket_policy.p", "mode": "managed", "type": "aws_s3_bucket_policy", "name": "p",
     "expressions": {
       "bucket": {"references": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]},
       "list": {"references": ["var.x", "aws_a.a.id", "aws_a.a", "aws_b.b.id", "aws_b.b"]},
       "rule": [{"kms": {"references": ["aws_kms_key.k[0].arn", "aws_kms_key.k[0]", "aws_kms_key.k"]}}]}}]}}}}}
}"#;

const POLICY: &str = "module.m[\"x\"].aws_s3_bucket_policy.p[0]";

fn refers_to(read: &Read, path: &str) -> Option<String> {
    let Data::Unknown(unknown) = &read.value(POLICY, path).data else { panic!("{path} is known") };
    unknown.refers_to.as_ref().map(|to| format!("{} {}", to.address, to.attribute))
}

#[test]
fn plans_hold_what_will_be() {
    let plan = file("plan.json", PLAN);
    assert_eq!(plan.addresses(), [POLICY]);
    assert_eq!(plan.resources[0].view, View::Plan);
    assert_eq!(plan.shown(POLICY, "rule.0.a"), "1");
    assert!(plan.body(POLICY).get("policy").is_none());
    assert!(plan.value(POLICY, "secret").origin.sensitive);
    assert_eq!(plan.written(POLICY, "rule.0.a"), "1");
}

#[test]
fn unknown_attributes_refer_to_what_the_configuration_names() {
    let plan = file("plan.json", PLAN);
    assert_eq!(refers_to(&plan, "bucket").as_deref(), Some("module.m[\"x\"].aws_s3_bucket.b id"));
    assert_eq!(refers_to(&plan, "rule.0.kms").as_deref(), Some("module.m[\"x\"].aws_kms_key.k[0] arn"));
    assert_eq!(refers_to(&plan, "list.1"), None);
    assert!(plan.body(POLICY).get("id").is_none(), "the provider fills it in");
}

#[test]
fn instances_of_a_plan_refer_to_the_instance_of_their_key() {
    let text = std::fs::read_to_string("tests/terraform/for_each.plan.json").unwrap();
    let plan = file("plan.json", &text);
    let value = plan.value("aws_s3_bucket_versioning.each[\"logs\"]", "bucket");
    let Data::Unknown(unknown) = &value.data else { panic!("{}", super::shown(value)) };
    assert_eq!(&*unknown.refers_to.as_ref().unwrap().address, "aws_s3_bucket.each[\"logs\"]");
}

#[test]
fn a_large_plan_reads_like_a_small_one() {
    let padding =
        format!("\"variables\": {{\"pad\": {{\"value\": \"{}\"}}}}, \"resource_changes\"", "x".repeat(2 << 20));
    let large = file("plan.json", &PLAN.replace("\"resource_changes\"", &padding));
    let small = file("plan.json", PLAN);
    assert_eq!(super::shown(large.body(POLICY)), super::shown(small.body(POLICY)));
    assert_eq!(refers_to(&large, "bucket"), refers_to(&small, "bucket"));
    assert_eq!(large.written(POLICY, "rule.0.a"), "1");
}

#[test]
fn stored_states_hold_what_is() {
    let state = file(
        "terraform.tfstate.json",
        r#"{"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "l", "resources": [
          {"module": "module.m", "mode": "managed", "type": "aws_db_instance", "name": "d", "instances": [
            {"index_key": "a", "attributes": {"password": "p", "port": 5432, "kms": null},
             "sensitive_attributes": [[{"type": "get_attr", "value": "password"}]]}]},
          {"mode": "data", "type": "aws_ami", "name": "a", "instances": [{"attributes": {}}]}]}"#,
    );
    let address = "module.m.aws_db_instance.d[\"a\"]";
    assert_eq!(state.addresses(), [address]);
    assert_eq!(super::shown(state.body(address)), "{password: \"p\", port: 5432}");
    assert!(state.value(address, "password").origin.sensitive);
    assert_eq!(state.resources[0].view, View::State);
}

#[test]
fn shown_states_hold_what_is() {
    let state = file(
        "state.json",
        r#"{"format_version": "1.0", "values": {"root_module": {"child_modules": [{"address": "module.m", "resources": [
          {"address": "module.m.aws_x.a", "mode": "managed", "type": "aws_x", "values": {"v": 1, "s": "x"},
           "sensitive_values": {"s": true}}]}]}}}"#,
    );
    assert_eq!(super::shown(state.body("module.m.aws_x.a")), "{v: 1, s: \"x\"}");
    assert!(state.value("module.m.aws_x.a", "s").origin.sensitive);
}
