//! Places, chains, references, and what is not known: what a plan cannot show.

use super::{Read, module};
use tickmark::model::Data;

fn one(text: &str) -> Read {
    module(&[("main.tf", text)])
}

/// What the value of an unknown attribute refers to: `aws_s3_bucket.b id`.
fn refers_to(read: &Read, address: &str, path: &str) -> String {
    let value = read.value(address, path);
    let Data::Unknown(unknown) = &value.data else { panic!("{address}.{path} is {}", super::shown(value)) };
    unknown.refers_to.as_ref().map_or_else(|| "nothing".into(), |to| format!("{} {}", to.address, to.attribute))
}

#[test]
fn literals_point_at_themselves() {
    let read = one("resource \"aws_s3_bucket\" \"b\" {\n  acl = \"public-read\"\n  tags = { a = \"x\" }\n}\n");
    assert_eq!(read.written("aws_s3_bucket.b", "acl"), "\"public-read\"");
    assert_eq!(read.written("aws_s3_bucket.b", "tags.a"), "\"x\"");
    assert!(read.chain("aws_s3_bucket.b", "acl").is_empty());
}

#[test]
fn blocks_are_lists_that_point_at_their_headers() {
    let read = one(
        "resource \"aws_security_group\" \"g\" {\n  ingress {\n    from_port = 1\n  }\n  ingress {\n    from_port = 2\n  }\n}\n",
    );
    assert_eq!(read.shown("aws_security_group.g", "ingress"), "[{from_port: 1}, {from_port: 2}]");
    assert_eq!(read.written("aws_security_group.g", "ingress.1"), "ingress");
}

#[test]
fn values_through_variables_point_at_their_use_and_say_where_they_come_from() {
    let read = module(&[
        (
            "main.tf",
            "variable \"acl\" {}\nlocals {\n  acl = \"${var.acl}\"\n}\nresource \"aws_s3_bucket\" \"b\" {\n  acl = local.acl\n}\n",
        ),
        ("terraform.tfvars", "acl = \"public-read\"\n"),
    ]);
    assert_eq!(read.shown("aws_s3_bucket.b", "acl"), "\"public-read\"");
    assert_eq!(read.written("aws_s3_bucket.b", "acl"), "local.acl");
    assert_eq!(read.chain("aws_s3_bucket.b", "acl"), ["local.acl: \"${var.acl}\"", "var.acl: \"public-read\""]);
}

#[test]
fn parts_of_a_list_from_a_variable_point_at_the_use_too() {
    let read = one(
        "variable \"cidrs\" {\n  default = [\"10.0.0.0/8\", \"0.0.0.0/0\"]\n}\nresource \"aws_security_group\" \"g\" {\n  ingress {\n    cidr_blocks = var.cidrs\n  }\n}\n",
    );
    assert_eq!(read.written("aws_security_group.g", "ingress.0.cidr_blocks.1"), "var.cidrs");
    assert_eq!(read.chain("aws_security_group.g", "ingress.0.cidr_blocks.1"), ["var.cidrs: \"0.0.0.0/0\""]);
}

#[test]
fn policies_keep_their_structure_and_their_places() {
    let read = one(r#"
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:*"]
    resources = [aws_s3_bucket.b.arn]
  }
}
resource "aws_s3_bucket" "b" {}
resource "aws_iam_policy" "a" {
  policy = data.aws_iam_policy_document.d.json
}
resource "aws_iam_policy" "b" {
  policy = jsonencode({ Statement = [{ Action = "*", Resource = aws_s3_bucket.b.arn }] })
}
"#);
    assert_eq!(read.shown("aws_iam_policy.a", "policy.Statement.0.Action"), "\"s3:*\"");
    assert_eq!(read.written("aws_iam_policy.a", "policy.Statement.0.Action"), "\"s3:*\"");
    assert_eq!(read.written("aws_iam_policy.a", "policy.Statement.0"), "statement");
    assert_eq!(refers_to(&read, "aws_iam_policy.a", "policy.Statement.0.Resource"), "aws_s3_bucket.b arn");
    assert_eq!(read.written("aws_iam_policy.b", "policy.Statement.0.Action"), "\"*\"");
    assert_eq!(read.shown("data.aws_iam_policy_document.d", "json.Version"), "\"2012-10-17\"");
}

#[test]
fn references_say_which_attribute_of_which_resource() {
    let read = one(r#"
resource "aws_s3_bucket" "one" {}
resource "aws_s3_bucket" "counted" { count = 2 }
resource "aws_s3_bucket" "each" { for_each = { a = 1, b = 2 } }
resource "aws_s3_bucket" "many" { count = var.unset }
variable "unset" {}
data "aws_vpc" "v" {}
resource "x" "x" {
  one     = aws_s3_bucket.one.id
  quoted  = "${aws_s3_bucket.one.id}"
  counted = aws_s3_bucket.counted[1].id
  each    = aws_s3_bucket.each["b"].arn
  many    = aws_s3_bucket.many[0].id
  splat   = aws_s3_bucket.many[*].id
  single  = aws_s3_bucket.one[*].id
  data    = data.aws_vpc.v.id
  maybe   = var.unset ? aws_s3_bucket.one.id : null
  first   = try(aws_s3_bucket.counted[0].id, "")
  nothing = "x-${aws_s3_bucket.one.id}"
  service = "${aws_s3_bucket.one.id}/queueServices/default"
  below   = "${aws_s3_bucket.one.id}/queues"
}
"#);
    let to = |path| refers_to(&read, "x.x", path);
    assert_eq!(to("one"), "aws_s3_bucket.one id");
    assert_eq!(to("quoted"), "aws_s3_bucket.one id");
    assert_eq!(to("counted"), "aws_s3_bucket.counted[1] id");
    assert_eq!(to("each"), "aws_s3_bucket.each[\"b\"] arn");
    assert_eq!(to("many"), "aws_s3_bucket.many id");
    assert_eq!(to("splat"), "aws_s3_bucket.many id");
    assert_eq!(to("single.0"), "aws_s3_bucket.one id");
    assert_eq!(to("service"), "aws_s3_bucket.one id");
    assert_eq!(to("below"), "nothing");
    assert_eq!(to("data"), "data.aws_vpc.v id");
    assert_eq!(to("maybe"), "aws_s3_bucket.one id");
    assert_eq!(to("first"), "aws_s3_bucket.counted[0] id");
    assert_eq!(to("nothing"), "nothing");
}

#[test]
fn unknown_counts_make_one_symbolic_instance() {
    let read = one(r#"
variable "n" {}
variable "m" {}
resource "x" "counted" {
  count = var.n
  fixed = 1
  index = count.index
}
resource "x" "each" {
  for_each = var.m
  fixed    = 1
  name     = each.key
}
"#);
    assert_eq!(read.addresses(), ["x.counted", "x.each"]);
    assert_eq!(read.shown("x.counted", "fixed"), "1");
    assert_eq!(read.shown("x.counted", "index"), "<count.index is not known>");
    assert_eq!(read.shown("x.each", "name"), "<each.key is not known>");
}

#[test]
fn dynamic_blocks_of_unknown_number_are_unknown() {
    let read = one(r#"
variable "rules" {}
resource "x" "only" {
  dynamic "rule" {
    for_each = var.rules
    content { port = rule.value }
  }
}
resource "x" "beside" {
  rule { port = 22 }
  dynamic "rule" {
    for_each = var.rules
    content { port = rule.value }
  }
}
"#);
    assert_eq!(read.shown("x.only", "rule"), "<var.rules has no value>");
    assert_eq!(read.shown("x.beside", "rule"), "[{port: 22}, <var.rules has no value>]");
}

#[test]
fn cycles_are_unknown() {
    let read = one(r#"
locals {
  a = local.b
  b = "${local.a}x"
}
resource "x" "a" { v = x.b.v }
resource "x" "b" { v = x.a.v }
resource "x" "c" {
  v     = local.a
  count = length(x.c)
}
"#);
    assert!(read.shown("x.c", "v").contains("refers to itself"), "{}", read.shown("x.c", "v"));
    assert!(read.shown("x.a", "v").starts_with('<'));
}

#[test]
fn null_and_meta_arguments_are_left_out() {
    let read = one(r#"
resource "x" "a" {
  kept       = 1
  dropped    = null
  depends_on = [x.b]
  provider   = aws.other
  lifecycle { prevent_destroy = true }
  nested { dropped = null }
}
"#);
    assert_eq!(super::shown(read.body("x.a")), "{kept: 1, nested: [{}]}");
}

#[test]
fn secrets_are_marked() {
    let read = one(r#"
variable "password" {
  sensitive = true
  default   = "hunter2"
}
locals { url = "db://${var.password}@host" }
resource "x" "a" {
  url   = local.url
  upper = upper(var.password)
  map   = { inner = var.password }
  plain = "no"
}
"#);
    for path in ["url", "upper", "map.inner"] {
        assert!(read.value("x.a", path).origin.sensitive, "{path}");
    }
    assert!(!read.value("x.a", "plain").origin.sensitive);
}

#[test]
fn modules_are_said_not_to_be_expanded() {
    let read = one("module \"vpc\" {\n  source = \"./vpc\"\n}\nresource \"x\" \"a\" {\n  v = module.vpc.id\n}\n");
    let problem = read.problems.first().unwrap();
    assert_eq!(&*problem.code, "module-not-expanded");
    assert_eq!(problem.message, "module.vpc was not expanded: its source is ./vpc");
    assert_eq!(problem.location.as_ref().unwrap().start.line, 1);
    assert_eq!(read.shown("x.a", "v"), "<module.vpc is not expanded>");
}

#[test]
fn providers_and_data_sources_are_resources_too() {
    let read = one(
        "provider \"aws\" {\n  alias  = \"eu\"\n  region = \"eu-west-1\"\n}\ndata \"aws_ami\" \"a\" {\n  owners = [\"self\"]\n}\n",
    );
    assert_eq!(read.addresses(), ["data.aws_ami.a", "provider.aws.eu"]);
    assert_eq!(read.shown("provider.aws.eu", "region"), "\"eu-west-1\"");
    assert_eq!(read.shown("data.aws_ami.a", "owners"), "[\"self\"]");
}

#[test]
fn deep_and_wide_expressions_end() {
    let nested = format!("resource \"x\" \"a\" {{\n  v = {}1{}\n}}\n", "[".repeat(60), "]".repeat(60));
    assert_eq!(one(&nested).addresses(), ["x.a"]);
    let chain: Vec<String> = (1..3000).map(|number| format!("  l{number} = local.l{}\n", number - 1)).collect();
    let chain = format!("resource \"x\" \"a\" {{\n  v = local.l2999\n}}\nlocals {{\n  l0 = 1\n{}}}\n", chain.concat());
    assert_eq!(one(&chain).shown("x.a", "v"), "<the expression is nested too deeply>");
    let twice = |number: usize| format!("  l{number} = concat(local.l{0}, local.l{0})\n", number - 1);
    let doubling: Vec<String> = (1..41).map(twice).collect();
    let head = "resource \"x\" \"a\" {\n  v = length(local.l40)\n}\nlocals {\n  l0 = [1]\n";
    let doubling = format!("{head}{}}}\n", doubling.concat());
    assert_eq!(one(&doubling).shown("x.a", "v"), "<the value is too large>");
}

#[test]
fn short_texts_cannot_stand_for_huge_values() {
    let grown = |step: &str, start: &str| {
        let locals: Vec<String> = (1..80)
            .map(|number| format!("  l{number} = {}\n", step.replace('@', &format!("local.l{}", number - 1))))
            .collect();
        let users: Vec<String> = (0..80).map(|number| format!("  v{number} = local.l{number}\n")).collect();
        let text = format!(
            "locals {{\n  l0 = {start}\n{}}}\nresource \"x\" \"a\" {{\n{}}}\n",
            locals.concat(),
            users.concat()
        );
        one(&text).shown("x.a", "v79")
    };
    assert!(grown("[@, @]", "1").contains("<the value is too large>"));
    assert!(grown("{ a = @, b = @ }", "1").contains("<the value is too large>"));
    assert_eq!(grown("\"${@}${@}\"", "\"x\""), "<the text is too long>");
    assert_eq!(grown("replace(@, \"x\", @)", "\"xx\""), "<the text is too long>");
    assert_eq!(grown("join(\"\", [@, @])", "\"x\""), "<the text is too long>");
    assert!(grown("jsonencode(@)", "\"x\"").len() < 100);
    assert!(grown("jsonencode([@, @])", "\"x\"").starts_with('<'));
}

#[test]
fn resources_declared_twice_are_both_judged() {
    let read = one("resource \"x\" \"a\" {\n  v = 1\n}\nresource \"x\" \"a\" {\n  v = 2\n}\n");
    assert_eq!(read.addresses(), ["x.a", "x.a"]);
    assert_eq!(&*read.problems[0].code, "duplicate-resource");
}
