variable "value" {}
resource "terraform_data" "a" {
  input = var.value
}
