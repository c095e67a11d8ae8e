locals {
  a = 1
}
locals {
  a = 2
}
resource "terraform_data" "a" {
  input = local.a
}
