locals {
  people = [
    { name = "ann", teams = ["x", "y"], age = 30 },
    { name = "bob", teams = ["y"], age = 20 },
    { name = "cid", teams = [], age = 25 },
  ]
  environments = ["dev", "prod"]
  zones        = toset(["b", "a"])
}

resource "aws_s3_bucket" "each" {
  for_each = { for pair in setproduct(local.environments, local.zones) : "${pair[0]}-${pair[1]}" => { env = pair[0], zone = pair[1] } }
  bucket   = each.key
  tags     = each.value
}

resource "aws_iam_group_membership" "m" {
  for_each = { for entry in flatten([for p in local.people : [for t in p.teams : { team = t, name = p.name }]]) : entry.team => entry.name... }
  name     = "m-${each.key}"
  group    = each.key
  users    = each.value
}

resource "terraform_data" "more" {
  input = {
    inverted = transpose({ for p in local.people : p.name => p.teams })
    ages     = { for p in local.people : (p.age > 22 ? "old" : "young") => p.name... }
    indexed  = { for i, p in local.people : i => p.name if length(p.teams) > 0 }
    nested   = { for p in local.people : p.name => { for t in p.teams : t => upper(t) } }
    objects  = [for key, value in { b = 1, a = 2 } : "${key}${value}"]
    sets     = [for z in local.zones : z]
    numbers  = [for n in toset([10, 9, 1]) : n]
    bools    = [for n in toset([true, false]) : n]
    product  = setproduct(["a"], [1, 2], [true])
    typed    = setproduct(toset(["a"]), toset(["b"]))
    empty    = setproduct(["a"], [])
    matched  = matchkeys(["i1", "i2", "i3"], ["a", "b", "a"], ["a"])
    sums     = sum([for p in local.people : p.age])
    oldest   = max([for p in local.people : p.age]...)
    grouped  = { for k, v in { a = { t = "x" }, b = { t = "x" } } : v.t => k... }
    null_key = { for k, v in { a = null, b = 1 } : k => v if v != null }
  }
}
