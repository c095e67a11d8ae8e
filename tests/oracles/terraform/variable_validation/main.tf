variable "environment" {
  type    = string
  default = "prod"
  validation {
    condition     = contains(["dev", "stage", "prod"], var.environment)
    error_message = "No such environment: ${var.environment}."
  }
}
variable "cidr" {
  type    = string
  default = "10.0.0.0/16"
  validation {
    condition     = can(cidrhost(var.cidr, 0))
    error_message = "Not a CIDR block."
  }
  validation {
    condition     = tonumber(split("/", var.cidr)[1]) <= 24
    error_message = "Too small."
  }
}
resource "aws_vpc" "this" {
  cidr_block = var.cidr
  tags       = { Environment = var.environment }
}
