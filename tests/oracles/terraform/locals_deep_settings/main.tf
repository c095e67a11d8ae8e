variable "base" {
  type    = any
  default = { net = { mtu = 1500, dns = ["10.0.0.2"] }, log = { level = "info" } }
}
variable "over" {
  type    = any
  default = { net = { mtu = 9001 }, log = null, new = { x = [1, { y = "z" }] } }
}
locals {
  keys   = toset(concat(keys(var.base), keys(var.over)))
  merged = { for key in local.keys : key => try(merge(var.base[key], var.over[key]), var.over[key], var.base[key]) }
  flat   = merge([for outer, inner in local.merged : try({ for key, value in inner : "${outer}.${key}" => value }, { (outer) = inner })]...)
  typed  = { for key, value in local.flat : key => can(value[0]) ? "list" : can(keys(value)) ? "map" : can(tonumber(value)) ? "number" : "text" }
  sorted = [for pair in sort([for key, value in local.typed : "${value}|${key}"]) : split("|", pair)[1]]
  depth  = length(regexall("\\{", jsonencode(local.merged)))
  lookup = zipmap(values(local.typed)[*], keys(local.typed))
  nested = [for outer in [for number in range(3) : { n = number, list = range(number) }] : { for value in outer.list : "${outer.n}${value}" => value * outer.n... }]
  swap   = { for value, members in { for key, value in local.typed : value => key... } : value => length(members) }
}
resource "terraform_data" "t" {
  input = { merged = local.merged, flat = local.flat, typed = local.typed, sorted = local.sorted, depth = local.depth, nested = local.nested, swap = local.swap }
}
