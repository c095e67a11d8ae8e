variable "value" {}
resource "terraform_data" "deep" {
  input = var.value
}
output "out" {
  value = { l3 = terraform_data.deep.input, id = terraform_data.deep.id }
}
