variable "objects" {
  type    = list(object({ v = any, w = optional(any) }))
  default = [{ v = 1 }, { v = "a" }, { v = true, w = null }]
}
variable "lists" {
  type    = list(object({ v = any }))
  default = [{ v = [1] }, { v = ["a", 2] }, { v = [] }]
}
variable "maps" {
  type    = map(any)
  default = { a = { x = 1, y = "s" }, b = { x = "2", y = null } }
}
variable "nested" {
  type    = map(map(any))
  default = { a = { x = 1 }, b = { y = true, z = "z" }, c = {} }
}
variable "settings" {
  type = map(object({
    extra = optional(map(any), {})
    list  = optional(list(any), [1, "2"])
    any   = optional(any, "fallback")
    deep  = optional(object({ k = optional(any, { inner = 1 }), l = optional(list(object({ z = optional(bool, "true") })), [{}]) }), {})
  }))
  default = { one = {}, two = { extra = { a = 1, b = "x" }, any = 7, deep = { l = [{ z = false }, {}] } } }
}
variable "tuple" {
  type    = tuple([string, list(any), object({ a = any })])
  default = [1, [true, "x"], { a = [1], b = 2 }]
}
variable "set" {
  type    = set(any)
  default = [1, "1", true, "true"]
}
variable "list_set" {
  type    = list(set(number))
  default = [["1", 1, 2.0], []]
}
resource "terraform_data" "this" {
  input = { o = var.objects, l = var.lists, m = var.maps, n = var.nested, s = var.settings, t = var.tuple, u = var.set, v = var.list_set }
}
resource "terraform_data" "json" {
  input = { for k, v in { o = var.objects, l = var.lists, m = var.maps, n = var.nested, t = var.tuple, u = var.set } : k => jsonencode(v) }
}
