variable "size" {
  type    = number
  default = 3
  validation {
    condition     = var.size >= var.least && var.size <= local.most
    error_message = "The size must be between ${var.least} and ${local.most}."
  }
}
variable "least" {
  default = 1
}
variable "names" {
  type    = list(string)
  default = ["web-1", "db-2"]
  validation {
    condition     = alltrue([for name in var.names : can(regex("^[a-z]+-\\d+$", name))])
    error_message = "Names are words and numbers."
  }
  validation {
    condition     = length(distinct(var.names)) == length(var.names) && length(var.names) <= local.most
    error_message = "Names are unique and few."
  }
}
locals {
  most = 5
}
resource "terraform_data" "t" {
  count = var.size
  input = element(var.names, count.index)
  lifecycle {
    precondition {
      condition     = count.index < local.most
      error_message = "too many"
    }
    postcondition {
      condition     = self.input != ""
      error_message = "empty"
    }
  }
}
check "names" {
  assert {
    condition     = length(terraform_data.t) == var.size
    error_message = "not all"
  }
}
