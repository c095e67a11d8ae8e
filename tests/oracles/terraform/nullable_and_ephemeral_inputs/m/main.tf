variable "strict" {
  type     = string
  default  = "d"
  nullable = false
}
variable "loose" {
  type    = string
  default = "d"
}
variable "list" {
  type     = list(string)
  default  = ["x"]
  nullable = false
}
variable "map" {
  type     = map(string)
  default  = null
}
variable "deep" {
  type     = object({ a = optional(string), b = optional(list(number), [1]) })
  default  = { b = null }
  nullable = false
}
output "all" {
  value = { strict = var.strict, loose = var.loose, list = var.list, map = var.map, deep = var.deep, n = var.map == null, k = try(keys(var.map), []) }
}
