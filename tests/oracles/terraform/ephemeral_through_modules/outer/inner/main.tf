variable "value" {
  type      = object({ token = string, all = any })
  ephemeral = true
  validation {
    condition     = length(var.value.token) > 0
    error_message = "The token ${var.value.token} is empty."
  }
}
locals {
  parts = [for key, part in var.value : key == "token" ? jsonencode(part) : "all"]
}
output "joined" {
  value     = "${local.parts[1]}-${var.value.token}"
  ephemeral = true
}
output "names" {
  value = ["token", ephemeralasnull(var.value.token) == null ? "is gone" : "is kept"]
}
resource "terraform_data" "inner" {
  input = [ephemeralasnull(local.parts), ephemeralasnull(var.value)]
}
