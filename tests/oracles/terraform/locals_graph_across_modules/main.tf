locals {
  a = local.b + 1
  b = length(local.c)
  c = [for k in keys(module.first.out) : k if k != local.skip]
  skip = module.second.name
}
module "first" {
  source = "./m"
  name   = "first"
  others = { x = 1, y = 2, (module.second.name) = 3 }
}
module "second" {
  source = "./m"
  name   = "second"
  others = {}
}
module "third" {
  source = "./m"
  for_each = module.first.out
  name   = "third-${each.key}-${local.a}"
  others = { for k, v in module.first.out : k => v * each.value }
}
resource "terraform_data" "r" {
  for_each = merge(values(module.third)[*].out...)
  input    = "${each.key}:${each.value}:${local.b}"
  triggers_replace = [for k, m in module.third : m.name]
}
