variable "cidr" {
  type    = string
  default = "10.0.0.0/16"
  validation {
    condition     = can(cidrnetmask(var.cidr))
    error_message = "bad ${var.cidr}"
  }
  validation {
    condition     = length(regexall("^10\\.", var.cidr)) == 1 && !var.any
    error_message = "not ten"
  }
}
locals {
  allowed = contains(["10.0.0.0/16"], var.cidr) || var.any
}
variable "any" {
  type    = bool
  default = false
}
resource "terraform_data" "a" {
  input = cidrhost(var.cidr, -2)
}
