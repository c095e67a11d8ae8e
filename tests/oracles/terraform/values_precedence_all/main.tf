variable "a" { default = "default" }
variable "b" { default = "default" }
variable "c" { default = "default" }
variable "d" { default = "default" }
variable "e" { default = "default" }
variable "f" { default = "default" }
variable "obj" {
  type    = object({ x = optional(number, 1), y = optional(list(string), ["d"]) })
  default = {}
}
variable "m" {
  type    = map(list(number))
  default = {}
}
variable "s" { type = string }
variable "nul" {
  type     = string
  default  = "d"
  nullable = false
}
variable "any" {}
resource "terraform_data" "t" {
  input = { a = var.a, b = var.b, c = var.c, d = var.d, e = var.e, f = var.f, obj = var.obj, m = var.m, s = var.s, nul = var.nul, any = var.any }
}
