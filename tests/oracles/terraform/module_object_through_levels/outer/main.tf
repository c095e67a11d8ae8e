variable "stack" {}
variable "hook" { type = map(set(number)) }
module "inner" {
  source   = "./inner"
  for_each = var.stack.tiers
  name     = join("-", [var.stack.name, each.key])
  tier     = each.value
  hook     = var.hook[each.key]
}
output "groups" {
  value = { for k, m in module.inner : k => m.group }
}
