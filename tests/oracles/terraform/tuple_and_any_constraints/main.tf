variable "pair" {
  type    = tuple([string, set(number)])
  default = [true, ["2", 1, 2]]
}
variable "any_list" {
  type    = list(any)
  default = [1, "a", true]
}
variable "any_map" {
  type    = map(any)
  default = { a = { x = 1 }, b = { x = "y" } }
}
variable "any_set" {
  type    = set(any)
  default = ["1", 1, true]
}
variable "obj_any" {
  type    = object({ v = any, w = optional(any, { d = 1 }) })
  default = { v = [1, ["a"]] }
}
variable "map_lists" {
  type    = map(list(any))
  default = { a = [1], b = ["x", 2], c = [] }
}
variable "list_null" {
  type    = list(string)
  default = ["a", null]
}
variable "map_null" {
  type    = map(number)
  default = { a = null, b = "2" }
}
variable "from_set" {
  type    = list(string)
  default = ["c", "a"]
}
resource "terraform_data" "t" {
  input = {
    pair      = var.pair
    any_list  = var.any_list
    any_map   = var.any_map
    any_set   = var.any_set
    obj_any   = var.obj_any
    map_lists = var.map_lists
    list_null = [for x in var.list_null : x == null ? "was null" : x]
    map_null  = { for k, v in var.map_null : k => coalesce(v, -1) }
    sum       = sum(var.pair[1])
    concat    = concat(var.any_list, var.from_set)
    first     = var.pair.0
    compact   = compact(var.list_null)
    merged    = merge(var.any_map, { c = { x = null } })
    looked    = lookup(var.any_map, "a", { x = "d" }).x
    types     = [try(var.any_list[0] + 1, "text"), can(var.pair[2]), can(var.obj_any.w.d)]
  }
}
