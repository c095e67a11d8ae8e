locals {
  unused = tonumber("x")
}
resource "terraform_data" "a" {}
