variable "on" {
  type    = bool
  default = false
}
module "off" {
  source = "./m"
  count  = var.on ? 1 : 0
  name   = "off"
}
module "on" {
  source = "./m"
  count  = var.on ? 0 : 1
  name   = "on"
}
module "each" {
  source   = "./m"
  for_each = { for k, v in { a = true, b = false } : k => v if v }
  name     = each.key
}
resource "terraform_data" "t" {
  input = {
    off   = one(module.off[*].name)
    off2  = try(module.off[0].name, "absent")
    off3  = join(",", module.off[*].name)
    off4  = module.off[*].ids
    on    = one(module.on[*].name)
    on2   = module.on[0].ids["x"]
    on3   = concat(module.off, module.on)[0].name
    both  = coalesce(one(module.off[*].name), one(module.on[*].name), "z")
    each  = { for k, m in module.each : k => m.name }
    each2 = try(module.each["b"].name, null)
    each3 = lookup(module.each, "b", null)
    each4 = contains(keys(module.each), "a") ? module.each["a"].ids.x : "-"
    len   = [length(module.off), length(module.on), length(module.each)]
    vals  = values(module.each)[*].name
    flat  = flatten([module.off[*].list, module.on[*].list])
  }
}
resource "aws_ssm_parameter" "p" {
  for_each = var.on ? {} : module.on[0].ids
  name     = each.key
  type     = "String"
  value    = coalescelist(module.off[*].name, module.on[*].name, ["none"])[0]
}
