variable "label" {
  type     = string
  nullable = false
  default  = "unset"
}
variable "parent" {
  type    = string
  default = "root"
}
resource "terraform_data" "r" {
  input = { label = var.label, parent = var.parent }
}
output "id" {
  value = terraform_data.r.id
}
output "label" {
  value = terraform_data.r.input.label
}
output "upper" {
  value = upper("${var.label}-${var.parent == null ? "none" : "some"}")
}
