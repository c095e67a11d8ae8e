variable "s" {
  sensitive = true
  default   = "secret"
}
locals {
  m = { a = var.s, b = "open" }
  l = [var.s, "open"]
}
resource "terraform_data" "this" {
  for_each = {
    keys     = jsonencode(keys(local.m))
    len      = length(local.m)
    b        = local.m.b
    l1       = local.l[1]
    mergedb  = merge(local.m, { b = "new" }).b
    lookupb  = lookup(local.m, "b", "x")
    filtered = jsonencode([for k, v in local.m : k])
  }
  input = each.value
}
resource "terraform_data" "marked" {
  input = {
    values   = values(local.m)
    forv     = { for k, v in local.m : k => "${v}!" }
    slice    = slice(local.l, 1, 2)
    concat   = concat(local.l, ["z"])
    reverse  = reverse(local.l)
    contains = contains(local.l, "open")
    index    = try(index(["open", "x"], "open"), 0)
    join     = join(",", local.l)
    cond     = length(local.l) > 1 ? local.l[1] : local.l[0]
    cond2    = var.s == "secret" ? "yes" : "no"
    compact  = compact(local.l)
    toset    = length(toset(local.l))
    flat     = flatten([local.l, [["x"]]])
    zip      = zipmap(["p", "q"], local.l)
    splat    = [{ v = var.s, w = 1 }, { v = "o", w = 2 }][*].w
    splatv   = [{ v = var.s, w = 1 }, { v = "o", w = 2 }][*].v
    tolist   = tolist(local.l)
    tomap    = tomap(local.m)
    type     = can(local.m.a)
    try      = try(local.m.zz, local.m.b)
    coalesce = coalesce(local.m.b, local.m.a)
    elem     = element(local.l, 1)
    group    = { for x in local.l : "k" => x... }
    eq       = local.m == { a = "x", b = "open" }
    tmpl     = "b is ${local.m.b}"
    keysn    = [for k in keys({ (nonsensitive(var.s)) = 1 }) : k]
    len2     = length(var.s)
    chunk    = chunklist(local.l, 1)
    distinct = distinct(local.l)
    matchk   = matchkeys(["a", "b"], ["x", "y"], ["y"])
    sort     = sort(["b", nonsensitive(var.s)])
  }
}
