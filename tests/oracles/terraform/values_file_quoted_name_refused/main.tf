variable "quoted" {}
resource "terraform_data" "a" {
  input = var.quoted
}
