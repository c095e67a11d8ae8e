variable "secret" {
  type      = string
  default   = "s3cret"
  sensitive = true
}
variable "obj" {
  type      = object({ user = string, tags = map(string) })
  default   = { user = "u", tags = { a = "b" } }
  sensitive = true
}
locals {
  part   = { open = "o", hidden = var.secret }
  list   = ["x", var.secret]
  marked = sensitive({ a = 1, b = [2] })
}
module "m" {
  source = "./m"
  value  = var.secret
  plain  = "p"
}
resource "terraform_data" "s" {
  input = {
    text      = "pre-${var.secret}"
    part      = local.part
    open      = local.part.open
    hidden    = local.part.hidden
    list      = local.list
    first     = local.list[0]
    length    = length(var.secret)
    keys      = keys(local.part)
    values    = values(local.part)
    lookup    = lookup(local.part, "open", "z")
    merged    = merge(local.part, { c = 1 })
    cond      = var.secret == "x" ? "a" : "b"
    cond_val  = true ? "plain" : var.secret
    json      = jsonencode(local.part)
    decoded   = jsondecode(jsonencode({ a = var.secret, b = 1 }))
    for       = [for k, v in local.part : "${k}=${v}"]
    for_obj   = { for k, v in local.part : k => v }
    for_tags  = [for k, v in var.obj.tags : k]
    user      = var.obj.user
    splat     = [{ n = var.secret }, { n = "q" }][*].n
    issens    = [issensitive(local.part), issensitive(local.part.hidden), issensitive(var.secret)]
    non       = nonsensitive(var.secret)
    is_null   = var.secret == null
    try       = try(var.secret, "d")
    can       = can(var.secret)
    coalesce  = coalesce("", var.secret)
    contains  = contains(local.list, "x")
    marked    = local.marked
    marked_b  = local.marked.b[0]
    out_plain = module.m.plain
    out_both  = module.m.both
    out_obj   = module.m.obj
    format    = format("%s", var.secret)
    join      = join(",", local.list)
    toset     = toset(local.list)
    concat    = concat(local.list, ["z"])
    flatten   = flatten([local.list, ["y"]])
    slice     = slice(local.list, 0, 1)
    zip       = zipmap(["a", "b"], local.list)
    direct    = "%{for x in local.list}${x}%{endfor}"
    if        = "%{if var.secret == "s3cret"}y%{else}n%{endif}"
    index     = ["a", "b"][length(var.secret) - 6]
    tomap     = tomap({ a = var.secret, b = "x" })
    element   = element(local.list, 0)
    and       = false && var.secret == "x"
  }
}
