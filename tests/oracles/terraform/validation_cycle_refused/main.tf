variable "size" {
  default = 3
  validation {
    condition     = var.size <= local.most
    error_message = "The size is at most ${local.most}."
  }
}
variable "names" {
  default = ["web-1", "db-2"]
  validation {
    condition     = length(var.names) <= var.size
    error_message = "There are too many names."
  }
}
locals {
  most = 5 * length(var.names)
}
resource "terraform_data" "t" {
  count = var.size
}
