variable "a" {
  default = "kept only when unset"
}
variable "b" {
  type     = list(string)
  nullable = false
  default  = ["inner"]
}
variable "c" {
  type     = map(number)
  nullable = false
  default  = { one = "1" }
}
variable "d" {
  type = object({ x = optional(string, "filled"), y = optional(list(number), [1, 2]) })
}
output "seen" {
  value = { a = var.a, b = var.b, c = var.c, d = var.d }
}
