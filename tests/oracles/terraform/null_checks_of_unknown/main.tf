resource "aws_sns_topic" "t" {
  name = "t"
}
locals {
  u = aws_sns_topic.t.id
}
resource "terraform_data" "this" {
  input = {
    raw       = local.u == null
    text      = "${local.u}" == null
    prefix    = "a-${local.u}" != null
    empty     = "a-${local.u}" == ""
    other     = "a-${local.u}" == "b"
    maybe     = "a-${local.u}" == "a-x"
    upper     = upper(local.u) == null
    tostr     = tostring(local.u) == null
    list      = [local.u] == null
    obj       = { a = local.u } != null
    len       = length([local.u, local.u])
    setlen    = length(toset([local.u, "b"]))
    setlen1   = length(toset([local.u]))
    lenge     = length(split(",", local.u)) >= 0
    lenlt     = length(split(",", local.u)) < 0
    splitnull = split(",", local.u) == null
    joinnull  = join(",", [local.u, "x"]) == null
    json      = jsonencode({ a = local.u }) == null
    jsonpre   = startswith(jsonencode({ a = local.u }), "{")
    jsonarr   = jsonencode([local.u]) == "{}"
    format    = format("%s-x", local.u) == null
    coal      = coalesce(local.u, "x") == null
    coalnull  = coalesce(null, "a", local.u)
    cond      = (local.u == "a" ? "x" : "y") == null
    condsame  = local.u == "a" ? "x" : "x"
    condpre   = startswith(local.u == "a" ? "xa" : "xb", "x")
    condlen   = length(local.u == "a" ? tolist(["p"]) : tolist(["q"]))
    condlen2  = length(local.u == "a" ? tolist(["p"]) : tolist([])) <= 1
    condnull  = (local.u == "a" ? "x" : null) == null
    forlen    = length([for x in [local.u, "b"] : x if x != "zz"])
    mapkey    = length({ (local.u) = 1 })
    plus      = (length(local.u) + 1) == null
    lenpos    = length(local.u) >= 0
    num       = length(local.u) > -1 ? "yes" : "no"
    not       = !(local.u == "a") == null
    starts    = startswith("abc-${local.u}", "abc")
    starts2   = startswith("abc-${local.u}", "abd")
    starts3   = startswith("abc-${local.u}", "abc-d")
    strc      = strcontains("abc-${local.u}", "bc")
    sub       = substr("abc-${local.u}", 0, 3)
    tryy      = try(local.u, "x") == null
    cann      = can(tonumber(local.u))
    nonnull   = [for k, v in { a = "x-${local.u}", b = null } : k if v != null]
  }
}
