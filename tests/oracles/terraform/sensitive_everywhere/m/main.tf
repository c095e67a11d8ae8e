variable "value" {
  type = string
}
variable "plain" {
  type      = string
  sensitive = true
}
output "plain" {
  value     = var.plain
  sensitive = true
}
output "both" {
  value     = "${var.value}${var.plain}"
  sensitive = true
}
output "obj" {
  value     = { a = var.value, b = "open" }
  sensitive = true
}
