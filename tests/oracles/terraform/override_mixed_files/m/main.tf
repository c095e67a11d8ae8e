variable "name" {}
variable "extra" {}
output "out" {
  value = "${var.name}-${var.extra}"
}
