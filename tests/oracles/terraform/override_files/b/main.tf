variable "value" {}
resource "terraform_data" "b" {
  input = var.value
}
