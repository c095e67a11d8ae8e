variable "token" {
  default   = "tok"
  ephemeral = true
}
locals {
  parts = { a = [1, "x-${var.token}"] }
}
resource "terraform_data" "t" {
  triggers_replace = local.parts
}
