variable "features" {
  type    = map(bool)
  default = { queue = true, topic = false, table = true }
}
module "feature" {
  source   = "./feature"
  for_each = { for k, on in var.features : k => on if on }
  kind     = each.key
  names    = [for n in ["one", "two"] : "${each.key}-${n}"]
}
module "maybe" {
  source = "./feature"
  count  = contains(keys(module.feature), "topic") ? 1 : 0
  kind   = "topic"
  names  = ["never"]
}
locals {
  arns   = compact(flatten([for f in module.feature : f.arns]))
  first  = try(module.maybe[0].names[0], "none")
  lookup = { for k, f in module.feature : k => one(slice(f.names, 0, 1)) }
}
resource "aws_ssm_parameter" "names" {
  for_each = local.lookup
  name     = "/names/${each.key}"
  type     = "String"
  value    = join(",", module.feature[each.key].names)
}
resource "terraform_data" "sum" {
  input = [length(local.arns), local.first, local.lookup, module.maybe, length(module.maybe), module.maybe[*].names, one(module.maybe[*].names), keys(module.feature)]
}
