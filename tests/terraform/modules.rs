//! Modules: what is a root, what a call passes, what comes back, and what a finding inside can show.

use super::{Read, documents, module, with_root};
use std::sync::Arc;
use tickmark::collect::Inventory;
use tickmark::model::{Data, Given, Variant};
use tickmark::resolve::Layout;
use tickmark::scan::Reader;

const BUCKET: &str = r#"
variable "name" { type = string }
variable "acl" { default = "private" }
resource "aws_s3_bucket" "this" {
  bucket = var.name
  acl    = var.acl
}
resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
}
output "id" { value = aws_s3_bucket.this.id }
output "name" { value = aws_s3_bucket.this.bucket }
"#;

fn roots(files: &[(&str, &str)], asked: &[Arc<str>]) -> Vec<String> {
    let inventory = Inventory::default();
    let reader = Reader::new(&inventory);
    let mut layout = Layout::default();
    for (path, text) in files {
        let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
        layout.add(directory.into(), documents(&[(path, text)]), &reader);
    }
    layout.roots(asked).iter().map(|root| root.directory.to_string()).collect()
}

fn refers_to(read: &Read, address: &str, path: &str) -> String {
    let value = read.value(address, path);
    let Data::Unknown(unknown) = &value.data else { panic!("{address}.{path} is {}", super::shown(value)) };
    unknown.refers_to.as_ref().map_or_else(|| "nothing".into(), |to| format!("{} {}", to.address, to.attribute))
}

#[test]
fn what_another_directory_calls_is_no_root() {
    let call = "module \"a\" {\n  source = \"../modules/a\"\n}\n";
    let files = [
        ("envs/prod/main.tf", "module \"a\" {\n  source = \"../../modules/a\"\n}\n"),
        ("modules/a/main.tf", ""),
        ("x/main.tf", call),
    ];
    assert_eq!(roots(&files, &[]), ["envs/prod", "x"]);
    assert_eq!(roots(&files, &["modules/a".into()]), ["envs/prod", "modules/a", "x"]);
}

#[test]
fn a_circle_of_calls_has_one_root() {
    let files = [
        ("a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\n"),
        ("b/main.tf", "module \"a\" {\n  source = \"../a\"\n}\n"),
    ];
    assert_eq!(roots(&files, &[]), ["a"]);
    let read =
        with_root("a", documents(&files), &Inventory::default(), |scope, documents| super::read(scope, &documents));
    assert_eq!(&*read.problems[0].code, "module-cycle");
}

#[test]
fn a_module_is_judged_once_for_each_call_with_what_the_call_passes() {
    let read = module(&[
        (
            "main.tf",
            "locals {\n  open = \"public-read\"\n}\nmodule \"a\" {\n  source = \"./bucket\"\n  name = \"a\"\n}\nmodule \"b\" {\n  source   = \"./bucket\"\n  for_each = toset([\"x\", \"y\"])\n  name     = \"b-${each.key}\"\n  acl      = local.open\n}\n",
        ),
        ("bucket/main.tf", BUCKET),
    ]);
    assert_eq!(
        read.addresses(),
        [
            "module.a.aws_s3_bucket.this",
            "module.a.aws_s3_bucket_versioning.this",
            "module.b[\"x\"].aws_s3_bucket.this",
            "module.b[\"x\"].aws_s3_bucket_versioning.this",
            "module.b[\"y\"].aws_s3_bucket.this",
            "module.b[\"y\"].aws_s3_bucket_versioning.this",
        ]
    );
    assert_eq!(read.shown("module.a.aws_s3_bucket.this", "acl"), "\"private\"");
    assert_eq!(read.shown("module.b[\"y\"].aws_s3_bucket.this", "bucket"), "\"b-y\"");
    assert_eq!(read.written("module.b[\"x\"].aws_s3_bucket.this", "acl"), "var.acl");
    assert_eq!(
        read.chain("module.b[\"x\"].aws_s3_bucket.this", "acl"),
        ["module.b[\"x\"].var.acl: local.open", "local.open: \"public-read\""]
    );
    let bucket = "module.b[\"x\"].aws_s3_bucket";
    assert_eq!(refers_to(&read, &format!("{bucket}_versioning.this"), "bucket"), format!("{bucket}.this id"));
}

#[test]
fn a_resource_of_a_module_says_by_which_call_it_is_there() {
    let read = module(&[
        ("main.tf", "module \"outer\" {\n  source = \"./outer\"\n}\n"),
        ("outer/main.tf", "module \"inner\" {\n  source = \"../inner\"\n}\n"),
        ("inner/main.tf", "resource \"x\" \"a\" {\n  v = 1\n}\n"),
    ]);
    let resource = read.resources.iter().find(|one| &*one.address == "module.outer.module.inner.x.a").unwrap();
    let steps = std::iter::successors(resource.origin.chain.as_ref(), |step| step.next.as_ref());
    let labels: Vec<String> = steps.map(|step| step.label.to_string()).collect();
    assert_eq!(labels, ["module.outer.module.inner", "module.outer"]);
}

#[test]
fn outputs_come_back_with_what_they_refer_to() {
    let read = module(&[
        (
            "main.tf",
            "module \"a\" {\n  source = \"./bucket\"\n  name = \"a\"\n}\nmodule \"n\" {\n  source = \"./bucket\"\n  count = 2\n  name = \"n${count.index}\"\n}\nresource \"x\" \"a\" {\n  id = module.a.id\n  name = module.a.name\n  all = module.n[*].name\n  second = module.n[1].id\n}\n",
        ),
        ("bucket/main.tf", BUCKET),
    ]);
    assert_eq!(refers_to(&read, "x.a", "id"), "module.a.aws_s3_bucket.this id");
    assert_eq!(read.shown("x.a", "name"), "\"a\"");
    assert_eq!(read.shown("x.a", "all"), "[\"n0\", \"n1\"]");
    assert_eq!(refers_to(&read, "x.a", "second"), "module.n[1].aws_s3_bucket.this id");
}

#[test]
fn a_module_that_may_not_exist_is_marked() {
    let read = module(&[
        (
            "main.tf",
            "variable \"on\" {}\nmodule \"a\" {\n  source = \"./bucket\"\n  count = var.on\n  name = \"a\"\n}\n",
        ),
        ("bucket/main.tf", BUCKET),
    ]);
    let resource = read.resources.iter().find(|one| &*one.address == "module.a.aws_s3_bucket.this").unwrap();
    let step = resource.origin.chain.as_ref().unwrap();
    assert_eq!(&*step.label, "module.a exists only if its count says so, which is unknown: var.on has no value");
    let codes: Vec<&str> = read.problems.iter().map(|problem| &*problem.code).collect();
    assert_eq!(codes, ["variables-missing", "instances-unknown"]);
}

#[test]
fn downloaded_modules_are_found_by_the_list_of_the_root() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path().canonicalize().unwrap();
    let write = |name: &str, text: &str| {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("main.tf", "module \"a\" {\n  source = \"acme/bucket/aws\"\n  name = \"a\"\n}\n");
    write(".terraform/modules/a/main.tf", BUCKET);
    let list = r#"{"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"a","Source":"registry.terraform.io/acme/bucket/aws","Version":"1.0.0","Dir":".terraform/modules/a"}]}"#;
    write(".terraform/modules/modules.json", list);
    let read = super::directory(&root, &[], tickmark::model::TerraformInputs::default());
    assert_eq!(read.addresses(), ["module.a.aws_s3_bucket.this", "module.a.aws_s3_bucket_versioning.this"]);
    assert!(read.problems.is_empty(), "{:?}", read.problems);
}

#[test]
fn variants_of_the_inputs_are_told_apart() {
    let mut inventory = Inventory::default();
    inventory.terraform.variants = vec![Variant {
        name: Some("prod".into()),
        workspace: "live".into(),
        given: vec![Given::Value { name: "acl".into(), text: "public-read".into() }],
    }];
    let text = "variable \"acl\" {}\nresource \"x\" \"a\" {\n  acl = var.acl\n  w = terraform.workspace\n}\n";
    let read =
        with_root("", documents(&[("main.tf", text)]), &inventory, |scope, documents| super::read(scope, &documents));
    assert_eq!(read.addresses(), ["x.a (prod)"]);
    assert_eq!(read.shown("x.a (prod)", "acl"), "\"public-read\"");
    assert_eq!(read.shown("x.a (prod)", "w"), "\"live\"");
}

#[test]
fn a_value_that_its_variable_refuses_is_named_with_the_message() {
    let text = "variable \"env\" {\n  default = \"x\"\n  validation {\n    condition     = contains([\"a\"], var.env)\n    error_message = \"No such environment.\"\n  }\n}\n";
    let read = module(&[("main.tf", text)]);
    let problem = read.problems.first().unwrap();
    assert_eq!(problem.message, "var.env is refused: No such environment.");
    assert_eq!(problem.location.as_ref().unwrap().start.line, 1);
}

#[test]
fn providers_hand_their_tags_down() {
    let read = module(&[
        (
            "main.tf",
            "provider \"aws\" {\n  alias = \"eu\"\n  region = \"eu-west-1\"\n  default_tags {\n    tags = { Owner = \"me\", Env = \"all\" }\n  }\n}\nmodule \"a\" {\n  source = \"./a\"\n  providers = { aws = aws.eu }\n}\n",
        ),
        (
            "a/main.tf",
            "data \"aws_region\" \"here\" {}\nresource \"aws_s3_bucket\" \"b\" {\n  bucket = data.aws_region.here.name\n  tags = { Env = \"own\" }\n}\n",
        ),
    ]);
    assert_eq!(read.shown("module.a.aws_s3_bucket.b", "tags_all"), "{Env: \"own\", Owner: \"me\"}");
    assert_eq!(read.shown("module.a.aws_s3_bucket.b", "bucket"), "\"eu-west-1\"");
}

#[test]
fn json_is_the_same_language() {
    let text = r#"{
  "variable": {"n": {"type": "number", "default": 2}},
  "resource": {"aws_s3_bucket": {"b": {
    "count": "${var.n}",
    "bucket": "x-${count.index + 1}",
    "tags": {"a": "${upper(\"b\")}"},
    "versioning": {"enabled": true},
    "dynamic": {"cors_rule": {"for_each": ["GET"], "content": {"allowed_methods": ["${cors_rule.value}"]}}}
  }}}
}"#;
    let read = module(&[("main.tf.json", text)]);
    assert_eq!(read.shown("aws_s3_bucket.b[1]", "bucket"), "\"x-2\"");
    assert_eq!(read.shown("aws_s3_bucket.b[0]", "tags"), "{a: \"B\"}");
    assert_eq!(read.shown("aws_s3_bucket.b[0]", "versioning"), "[{enabled: true}]");
    assert_eq!(read.shown("aws_s3_bucket.b[0]", "cors_rule"), "[{allowed_methods: [\"GET\"]}]");
    assert_eq!(read.written("aws_s3_bucket.b[0]", "bucket"), "\"x-${count.index + 1}\"");
}

#[test]
fn blocks_of_other_resources_can_be_asked() {
    let read = module(&[(
        "main.tf",
        "resource \"aws_instance\" \"i\" {\n  root_block_device {\n    encrypted = true\n  }\n}\nresource \"x\" \"a\" {\n  known = aws_instance.i.root_block_device[0].encrypted\n  legacy = aws_instance.i.root_block_device.0.encrypted\n  later = aws_instance.i.root_block_device[0].volume_id\n}\n",
    )]);
    assert_eq!(read.shown("x.a", "known"), "true");
    assert_eq!(read.shown("x.a", "legacy"), "true");
    assert_eq!(refers_to(&read, "x.a", "later"), "aws_instance.i root_block_device");
}

#[test]
fn a_part_of_an_argument_names_every_call_it_came_through() {
    let read = module(&[
        (
            "main.tf",
            "locals {\n  world = [\"0.0.0.0/0\"]\n}\nmodule \"m\" {\n  source = \"./m\"\n  rules  = [{ port = 22, cidrs = local.world }]\n}\n",
        ),
        (
            "m/main.tf",
            "variable \"rules\" {}\nlocals {\n  rules = { for rule in var.rules : rule.port => rule }\n}\nresource \"aws_security_group\" \"g\" {\n  dynamic \"ingress\" {\n    for_each = local.rules\n    content {\n      cidr_blocks = ingress.value.cidrs\n    }\n  }\n}\n",
        ),
    ]);
    let address = "module.m.aws_security_group.g";
    assert_eq!(read.written(address, "ingress.0.cidr_blocks"), "ingress.value.cidrs");
    let chain = read.chain(address, "ingress.0.cidr_blocks");
    let steps = ["dynamic ingress: rule", "module.m.local.rules: rule", "module.m.var.rules: local.world"];
    assert_eq!(chain.get(..3).unwrap_or_default(), steps, "{chain:?}");
    assert_eq!(chain.get(3).unwrap(), "local.world: [\"0.0.0.0/0\"]");
}
