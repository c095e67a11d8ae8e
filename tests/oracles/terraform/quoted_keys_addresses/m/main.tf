variable "v" {}
resource "terraform_data" "in" {
  for_each = { (var.v) = 1 }
  input    = each.key
}
output "v" {
  value = terraform_data.in[var.v].input
}
