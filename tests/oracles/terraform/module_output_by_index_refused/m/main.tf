variable "in" {}
resource "terraform_data" "r" {
  input = var.in
}
output "known" {
  value = terraform_data.r.input
}
output "unknown" {
  value = terraform_data.r.id
}
output "list" {
  value = [var.in, [var.in]]
}
output "map" {
  value = { "k-${jsonencode(var.in)}" = 1 }
}
output "nothing" {
  value = null
}
