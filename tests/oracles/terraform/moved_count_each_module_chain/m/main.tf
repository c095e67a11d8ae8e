variable "key" {}
resource "terraform_data" "inner" {
  input = var.key
}
moved {
  from = terraform_data.inner_old
  to   = terraform_data.inner
}
