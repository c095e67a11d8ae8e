variable "mode" {
  default = "b"
}
locals {
  objects = var.mode == "a" ? { kind = "a", n = 1 } : { kind = "b", n = "2" }
  lists   = var.mode == "a" ? [] : [{ x = 1 }, { x = 2 }]
  maps    = var.mode == "a" ? {} : { k = "v" }
  tuples  = var.mode == "a" ? [1, "x"] : [5, "y"]
  null_a  = var.mode == "b" ? null : ["x"]
  deep    = var.mode == "b" ? { list = [1, 2] } : { list = ["a"] }
  sets    = var.mode == "b" ? toset(["q"]) : toset([])
  chain   = var.mode == "a" ? 1 : var.mode == "b" ? "two" : 3.5
  number  = var.mode == "b" ? "10" : 20
}
resource "terraform_data" "t" {
  input = { objects = local.objects, lists = local.lists, maps = local.maps, tuples = local.tuples, none = local.null_a, deep = local.deep, sets = local.sets, chain = local.chain, number = local.number, types = [for value in [local.chain, local.number] : jsonencode(value)] }
}
resource "terraform_data" "each" {
  for_each = var.mode == "b" ? { one = { v = 1 } } : {}
  input    = each.value
}
resource "terraform_data" "none" {
  for_each = var.mode == "b" ? toset([]) : toset(["x"])
}
resource "terraform_data" "count" {
  count = var.mode == "b" ? "2" : 0
  input = try(local.lists[count.index].x, null)
}
