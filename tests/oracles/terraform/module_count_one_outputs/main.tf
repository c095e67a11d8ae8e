variable "create" {
  default = true
}

module "maybe" {
  source = "./m"
  count  = var.create ? 1 : 0
  name   = "maybe"
}

module "never" {
  source = "./m"
  count  = var.create ? 0 : 1
  name   = "never"
}

module "each" {
  source   = "./m"
  for_each = { a = "x", b = "y" }
  name     = "${each.key}-${each.value}"
}

module "next" {
  source   = "./m"
  for_each = { for key, out in module.each : key => out.name if key != "b" }
  name     = "next-${each.value}"
}

resource "aws_sns_topic" "t" {
  for_each = { for out in values(module.each)[*].object : out.key => out.tags }
  name     = each.key
  tags     = each.value
}

resource "terraform_data" "t" {
  input = {
    one     = one(module.maybe[*].name)
    none    = one(module.never[*].name)
    first   = try(module.never[0].name, "nothing")
    maybe   = module.maybe[0].object.key
    joined  = join(",", concat(module.maybe[*].name, module.never[*].name))
    each    = { for key, out in module.each : key => out.name }
    splat   = values(module.each)[*].name
    length  = [length(module.maybe), length(module.never), length(module.each)]
    keys    = keys(module.next)
    whole   = { for key, out in module.each : key => keys(out) }
    coalesc = coalesce(one(module.never[*].name), "fallback")
  }
}
