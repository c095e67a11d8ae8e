variable "name" {}
variable "others" {
  type = map(number)
}
locals {
  out  = { for k, v in var.others : k => v + length(local.name) }
  name = lower(var.name)
}
output "out" {
  value = local.out
}
output "name" {
  value = local.name
}
resource "terraform_data" "m" {
  count = length(local.out) > 0 ? 1 : 0
  input = local.out
}
