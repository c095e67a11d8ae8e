variable "mixed" {
  type    = any
  default = [{ a = 1 }, { a = 2, b = 3 }]
}
variable "map_of_lists" {
  type    = map(list(string))
  default = { a = [1, 2], b = [] }
}
variable "list_of_objects" {
  type    = list(object({ a = number, b = optional(number) }))
  default = [{ a = 1 }, { a = 2, b = 3 }]
}
variable "nested" {
  type    = map(map(set(string)))
  default = { x = { y = ["b", "a", "b"] }, z = {} }
}
resource "terraform_data" "this" {
  input = [var.mixed, var.map_of_lists, var.list_of_objects, var.nested]
}
resource "terraform_data" "read" {
  input = {
    second = var.mixed[1].b
    absent = try(var.mixed[0].b, "none")
    null   = var.list_of_objects[0].b
    keys   = [for k, v in var.map_of_lists : "${k}:${length(v)}"]
    first  = [for y in var.nested.x.y : upper(y)]
  }
}
