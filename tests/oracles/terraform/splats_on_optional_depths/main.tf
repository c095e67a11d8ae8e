variable "x" {
  type = object({
    one  = optional(object({ many = optional(list(object({ n = optional(number), tags = optional(map(string)) }))) }))
    none = optional(list(object({ n = number })))
    text = optional(string)
  })
  default = { one = { many = [{ n = 1, tags = { a = "1" } }, {}, { n = "3" }] } }
}
variable "nothing" {
  type    = list(object({ a = string }))
  default = null
}
locals {
  tuple  = [{ a = [{ b = 1 }, { b = 2 }] }, { a = [] }, { a = [{ b = 3 }] }]
  single = { a = { b = [10, 20] } }
}
resource "terraform_data" "t" {
  input = {
    ns     = var.x.one[*].many[*]
    n      = var.x.one.many[*].n
    tags   = var.x.one.many[*].tags
    first  = var.x.one.many[0].tags["a"]
    none   = try(var.x.none[*], "refused")
    text   = var.x.text[*]
    count  = length(var.x.one[*])
    null   = null[*]
    nil    = try(var.nothing[*].a, "refused")
    nil2   = try(var.nothing.*.a, "refused")
    nested = local.tuple[*].a[*].b
    flat   = flatten(local.tuple[*].a)[*].b
    single = local.single[*].a.b[1]
    attr   = local.tuple.*.a
    idx    = try(local.tuple[*].a[0], "fails")
    idx2   = try(local.tuple.*.a[0], "fails")
    compact = [for m in var.x.one.many : m.n if m.n != null]
    sum     = sum([for m in coalesce(var.x.one.many, []) : coalesce(m.n, 0)])
    deep    = try(var.x.one.many[1].tags.a, var.x.one.many[2].tags.a, "deep")
    lookups = [for m in var.x.one.many : lookup(coalesce(m.tags, {}), "a", "-")]
  }
}
