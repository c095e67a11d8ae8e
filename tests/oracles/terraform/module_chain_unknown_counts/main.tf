resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
module "a" {
  source   = "./a"
  for_each = { one = { n = 2, on = true }, two = { n = 1, on = false } }
  vpc      = aws_vpc.v
  settings = each.value
  name     = each.key
}
resource "terraform_data" "out" {
  input = {
    all    = { for k, m in module.a : k => m.names }
    first  = module.a["one"].subs[0]
    flat   = flatten([for m in module.a : m.names])
    splat  = values(module.a)[*].names
    keys   = keys(module.a)
    cidrs  = module.a["one"].cidrs
    whole  = module.a["two"]
    lookup = lookup(module.a, "one", null).names
    try    = try(module.a["none"].names, "missing")
  }
}
