//! Ephemeral values: where Terraform refuses them, each place is named once, and none of them is ever shown.
//!
//! That Terraform refuses the same, and takes the rest, is what the cases `ephemeral_*` of `oracle` hold.

use super::{Read, module};

const TOKEN: &str = "variable \"token\" {\n  default   = \"hunter2hunter2\"\n  ephemeral = true\n}\n";

/// The problems: the line, the code and what is said.
fn said(read: &Read) -> Vec<String> {
    let line = |problem: &tickmark::model::Problem| problem.location.as_ref().map_or(0, |at| at.start.line);
    let said = read.problems.iter().map(|problem| format!("{} {}: {}", line(problem), problem.code, problem.message));
    let mut said: Vec<String> = said.collect();
    said.sort();
    said
}

/// A root module that has a token, and modules beside it.
fn with_token(text: &str, called: &[(&str, &str)]) -> Read {
    let root = format!("{TOKEN}{text}");
    module(&[&[("main.tf", root.as_str())], called].concat())
}

#[test]
fn an_argument_that_keeps_an_ephemeral_value_is_named_by_its_path_and_hidden() {
    let read = with_token(
        r#"
locals { header = "Bearer ${var.token}" }
resource "aws_security_group" "g" {
  name        = "g"
  description = local.header
  ingress {
    from_port   = 22
    description = upper(var.token)
  }
  tags = { plain = "p", secret = var.token }
}
resource "aws_db_instance" "d" {
  password_wo = local.header
}
"#,
        &[],
    );
    let kept = |line: u32, argument: &str| {
        format!(
            "{line} ephemeral-kept: {argument} of aws_security_group.g is ephemeral, and would be kept in the state; Terraform refuses it"
        )
    };
    assert_eq!(said(&read), [kept(12, "ingress.description"), kept(14, "tags"), kept(9, "description")]);
    for path in ["description", "ingress.0.description", "tags.secret"] {
        assert!(read.value("aws_security_group.g", path).origin.sensitive, "{path}");
    }
    for path in ["name", "ingress.0.from_port", "tags.plain"] {
        assert!(!read.value("aws_security_group.g", path).origin.sensitive, "{path}");
    }
    assert_eq!(super::shown(read.body("aws_db_instance.d")), "{}");
}

#[test]
fn what_was_refused_is_a_secret_from_there_on_and_not_refused_again() {
    let called = r#"
variable "plain" {}
variable "token" { ephemeral = true }
resource "aws_ssm_parameter" "p" {
  value = var.plain[0]
}
output "plain" { value = var.plain }
output "token" { value = var.token }
"#;
    let read = with_token(
        r#"
module "m" {
  source = "./m"
  plain  = [var.token]
  token  = var.token
}
resource "aws_ssm_parameter" "again" {
  value = "${module.m.plain[0]}${module.m.token}"
}
"#,
        &[("m/main.tf", called)],
    );
    let refused = |line: u32, name: &str| {
        format!(
            "{line} ephemeral-not-declared: module.m.{name} is given an ephemeral value and not declared so; Terraform refuses it"
        )
    };
    assert_eq!(said(&read), [refused(8, "output.token"), refused(8, "var.plain")]);
    for address in ["module.m.aws_ssm_parameter.p", "aws_ssm_parameter.again"] {
        assert!(read.value(address, "value").origin.sensitive, "{address}");
    }
}

#[test]
fn outputs_are_ephemeral_in_modules_and_nowhere_else() {
    let called = r#"
variable "token" { ephemeral = true }
output "good" {
  value     = var.token
  ephemeral = true
}
output "plain" {
  value     = ["p", var.token]
  ephemeral = true
}
"#;
    let read = with_token(
        r#"
module "m" {
  source = "./m"
  token  = var.token
}
module "elsewhere" {
  source = "example/elsewhere/aws"
}
output "declared" {
  value     = 1
  ephemeral = true
}
output "given" { value = module.m.good }
output "null" { value = ephemeralasnull(module.m.good) }
output "open" { value = module.elsewhere.token }
"#,
        &[("m/main.tf", called)],
    );
    let of_root = |line: u32, name: &str| {
        format!("{line} ephemeral-in-root: output.{name} is ephemeral, which Terraform refuses in a root module")
    };
    let wanted = [
        "10 module-not-expanded: module.elsewhere was not expanded: its source is example/elsewhere/aws".to_owned(),
        of_root(13, "declared"),
        of_root(17, "given"),
        "7 ephemeral-declared: module.m.output.plain is declared ephemeral and its value is not; Terraform refuses it"
            .to_owned(),
    ];
    assert_eq!(said(&read), wanted);
}

#[test]
fn no_instances_are_made_of_what_is_ephemeral() {
    let read = with_token(
        r#"
resource "x" "counted" { count = length(var.token) }
resource "x" "each" { for_each = toset(["a", var.token]) }
resource "x" "keys" {
  for_each = { a = var.token }
  name     = each.key
}
"#,
        &[],
    );
    assert_eq!(read.addresses(), ["x.counted", "x.each", "x.keys[\"a\"]"]);
    let refused = |line: u32, name: &str, argument: &str| {
        format!(
            "{line} instances-unknown: x.{name} is judged as one instance: its {argument} is unknown: it is ephemeral, which Terraform refuses"
        )
    };
    assert_eq!(said(&read), [refused(6, "counted", "count"), refused(7, "each", "for_each")]);
}

#[test]
fn what_a_provider_is_given_comes_back_as_a_secret() {
    let read = with_token(
        r#"
provider "aws" {
  default_tags { tags = { token = var.token, plain = "p" } }
}
resource "aws_s3_bucket" "b" { bucket = "b" }
resource "aws_ssm_parameter" "p" { value = aws_s3_bucket.b.tags_all["token"] }
"#,
        &[],
    );
    assert_eq!(said(&read), Vec::<String>::new());
    assert!(read.value("aws_s3_bucket.b", "tags_all.token").origin.sensitive);
    assert!(!read.value("aws_s3_bucket.b", "tags_all.plain").origin.sensitive);
    assert!(read.value("aws_ssm_parameter.p", "value").origin.sensitive);
}

#[test]
fn an_ephemeral_resource_is_evaluated_and_is_no_resource_to_judge() {
    let read = with_token(
        r#"
ephemeral "aws_ssm_parameter" "p" {
  arn = nothing.declared
}
ephemeral "aws_ssm_parameter" "p" { arn = "twice" }
resource "x" "a" { value = ephemeral.aws_ssm_parameter.p.value }
resource "x" "b" { value = ephemeral.aws_ssm_parameter.q.value }
"#,
        &[],
    );
    assert_eq!(read.addresses(), ["x.a", "x.b"]);
    let said = said(&read);
    let codes: Vec<&str> = said.iter().filter_map(|line| line.split_once(':')).map(|(code, _)| code).collect();
    assert_eq!(codes, ["10 ephemeral-kept", "11 not-declared", "7 not-declared", "9 duplicate-resource"]);
}

#[test]
fn nothing_ephemeral_is_shown_in_a_report() {
    for format in ["table", "json", "sarif", "html"] {
        assert!(report(format, "").contains("public-read-write"), "{format}");
        let hidden = report(format, "ephemeral = true");
        assert!(hidden.contains("aws_s3_bucket.b") && !hidden.contains("public-read-write"), "{format}: {hidden}");
    }
}

/// The report on a bucket that is open to everyone by a variable with a mark.
fn report(format: &str, mark: &str) -> String {
    let directory = tempfile::tempdir().unwrap();
    let text = format!(
        "variable \"acl\" {{\n  default = \"public-read-write\"\n  {mark}\n}}\n\
         resource \"aws_s3_bucket\" \"b\" {{\n  acl = var.acl\n}}\n"
    );
    std::fs::write(directory.path().join("main.tf"), text).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_tickmark"))
        .current_dir(directory.path())
        .env_clear()
        .args(["scan", ".", "-f", format])
        .output()
        .unwrap();
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
