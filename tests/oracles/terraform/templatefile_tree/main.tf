locals {
  apps = yamldecode(file("${path.module}/apps.yaml"))
  rows = csvdecode(file("rows.csv"))
}
module "render" {
  source   = "./render"
  for_each = { for a in local.apps.apps : a.name => a }
  app      = each.value
}
resource "aws_ssm_parameter" "rows" {
  for_each = { for r in local.rows : "${r.env}/${r.key}" => r if r.enabled == "true" }
  name     = "/${each.key}"
  type     = can(tonumber(each.value.value)) ? "String" : "StringList"
  value    = each.value.value
}
resource "terraform_data" "files" {
  for_each = setunion(fileset(path.module, "*.yaml"), fileset(path.module, "render/templates/**/*.tftpl"))
  input    = [each.key, filemd5(each.value), fileexists("${path.module}/${each.value}"), fileexists("nope"), filebase64sha256("rows.csv"), dirname(each.value), trimsuffix(basename(each.key), ".tftpl")]
}
