variable "mixed" {
  type    = map(string)
  default = { a = 1, b = true, c = "x", d = 1.50, e = null }
}
variable "nested" {
  type    = list(map(set(string)))
  default = [{ x = [3, 1, "2", true, "1"] }, {}]
}
variable "tuple" {
  type    = tuple([string, list(number), object({ on = bool }), any])
  default = [1, ["1", 2], { on = "true", extra = 1 }, { deep = [1, "a"] }]
}
variable "anys" {
  type    = map(any)
  default = { a = 1, b = "x", c = true }
}
variable "lists" {
  type    = list(any)
  default = [["a"], [1, 2], []]
}
variable "objects" {
  type    = set(object({ name = string, n = optional(number, 7), tags = optional(map(string), { z = 1 }) }))
  default = [{ name = "b" }, { name = "a", n = "7" }, { name = "b", n = 7 }, { name = "c", tags = { y = false } }]
}
variable "deep" {
  type = object({
    l1 = optional(object({
      l2 = optional(object({
        l3 = optional(list(object({ v = optional(string, "dflt"), w = optional(set(number), [3, 2]) })), [{}])
        k  = optional(bool)
      }), { k = true })
    }), {})
  })
  default = {}
}
resource "terraform_data" "them" {
  input = {
    mixed   = var.mixed
    nested  = var.nested
    tuple   = var.tuple
    anys    = var.anys
    lists   = var.lists
    objects = var.objects
    deep    = var.deep
    encoded = jsonencode([var.mixed, var.nested, var.objects])
    cond    = [true ? [1, "a"] : [], false ? { a = 1 } : { b = 2 }, true ? { a = 1 } : {}, true ? "1" : 2]
    to      = [tolist([1, true, "x"]), toset([1, "1", 2]), tomap({ a = 1, b = "c" }), tostring(true), tonumber("1.0"), tobool("false")]
    concat  = concat([1], ["a"], [true], tolist(["b"]))
    merged  = merge({ a = 1 }, { a = "x", b = [1] }, null, { c = null })
    vals    = values({ b = 1, a = "x", c = true })
    lookup  = lookup({ a = 1, b = "z" }, "a", 3)
    coalesc = [coalesce(null, 1, "a"), coalesce("", "b"), coalescelist([], ["a", 1])]
    flat    = flatten([["a", [1]], toset(["z", "b"]), [[[]], "q"]])
    product = setproduct(["a", 1], [true])
    dist    = distinct(["1", "1", "a"])
    chunks  = chunklist(["a", 1, true], 2)
    zip     = zipmap(["a", "b"], [1, "x"])
  }
}
resource "terraform_data" "each" {
  for_each = { for o in var.objects : "${o.name}-${o.n}-${join("", keys(o.tags))}" => o }
  input    = each.value
}
