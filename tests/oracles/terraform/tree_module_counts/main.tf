variable "enabled" {
  type    = map(bool)
  default = { first = true, second = false, third = true }
}
module "maybe" {
  source = "./inner"
  count  = var.enabled.second ? 1 : 0
  label  = "never"
}
module "many" {
  source   = "./inner"
  for_each = toset([for name, on in var.enabled : name if on])
  label    = each.value
  parent   = try(module.maybe[0].id, null)
}
module "single" {
  source = "./inner"
  label  = one(module.maybe[*].label) == null ? "alone" : "paired"
  parent = module.many["first"].id
}
resource "terraform_data" "t" {
  input = {
    labels = [for name, inner in module.many : inner.label]
    none   = length(module.maybe)
    ids    = { for name, inner in module.many : name => inner.id }
    upper  = module.single.upper
    splat  = values(module.many)[*].upper
  }
}
