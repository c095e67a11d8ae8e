variable "m" {
  type    = object({ s = object({ a = string }), t = object({ a = string, b = optional(map(string), {}) }) })
  default = { s = { a = "1" }, t = { a = "2" } }
}
resource "terraform_data" "t" {
  for_each = toset(["s", "t"])
  input    = merge({ b = {} }, each.key == "s" ? var.m.s : var.m.t)
}
