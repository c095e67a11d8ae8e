variable "v" { default = "1" }
resource "terraform_data" "this" {
  input = var.v + 1
}
