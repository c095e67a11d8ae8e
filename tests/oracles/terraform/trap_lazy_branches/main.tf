locals {
  map = { a = 1 }
}
resource "terraform_data" "this" {
  input = {
    or      = true || tobool("x" == "y")
    ternary = contains(keys(local.map), "b") ? local.map["b"] : 0
    try     = try(local.map.b.c.d, local.map["b"], "end")
    can     = can(local.map.b.c) ? "yes" : "no"
    lookup  = lookup(local.map, "b", null) == null
    index   = length(local.map) > 3 ? values(local.map)[3] : -1
  }
}
