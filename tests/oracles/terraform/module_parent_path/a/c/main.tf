variable "where" {}
resource "terraform_data" "this" {
  input = { given = var.where, module = path.module, file = file("${path.module}/text.txt") }
}
output "where" {
  value = path.module
}
