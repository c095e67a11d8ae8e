variable "map" {
  type    = map(string)
  default = { b = "2", a = "1" }
}
variable "object" {
  type    = object({ b = string, a = string })
  default = { b = "2", a = "1" }
}
resource "terraform_data" "this" {
  input = {
    equal      = var.map == var.object
    equal_map  = var.map == tomap(var.object)
    keys       = [keys(var.map), keys(var.object)]
    merge      = merge(var.map, { c = 3 })
    merge_both = merge(var.map, var.object)
    missing    = lookup(var.map, "z", "d")
    try_map    = try(var.map.z, "no key")
    try_object = try(var.object.z, "no attribute")
    for        = { for k, v in var.object : k => v }
    index      = var.object["a"]
    attr       = var.map.a
    tuple      = [var.map, var.object]
  }
}
