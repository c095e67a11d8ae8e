variable "a" {
  default = "default"
}
variable "b" {
  type = map(object({ n = number, l = optional(list(string), ["x"]) }))
}
variable "c" {
  type = list(string)
}
variable "d" {
  type = any
}
variable "e" {
  type = object({ on = bool, tags = map(string) })
}
variable "f" {
  type    = string
  default = "default"
}
variable "g" {
  type    = number
  default = 0
}
resource "terraform_data" "t" {
  input = { a = var.a, b = var.b, c = var.c, d = var.d, e = var.e, f = var.f, g = var.g }
}
