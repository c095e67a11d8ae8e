variable "environment" {
  type    = string
  default = "production"
  validation {
    condition     = contains(["dev", "stage", "prod"], var.environment)
    error_message = "No such environment: ${var.environment}."
  }
}
resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
  tags       = { Environment = var.environment }
}
