variable "name" {}
resource "terraform_data" "t" {
  input = var.name
}
