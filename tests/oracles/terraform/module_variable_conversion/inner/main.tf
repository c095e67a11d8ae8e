variable "list" {
  type = list(string)
}
variable "set" {
  type = set(string)
}
variable "map" {
  type = map(string)
}
variable "object" {
  type = object({ name = string, size = optional(number, 3) })
}
variable "number" {
  type = number
}
variable "bool" {
  type = bool
}
variable "any" {
  type = any
}
resource "terraform_data" "this" {
  input = [var.list, var.set, var.map, var.object, var.number, var.bool, var.any]
}
resource "terraform_data" "use" {
  input = { n = var.number + 1, not = !var.bool, length = length(var.set), first = tolist(var.set)[0], extra = try(var.object.extra, "gone") }
}
