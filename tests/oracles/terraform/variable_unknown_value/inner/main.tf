variable "vpc" {
  type = string
  validation {
    condition     = startswith(var.vpc, "vpc-")
    error_message = "Not a VPC."
  }
}
variable "names" {
  type = list(string)
}
resource "aws_subnet" "this" {
  vpc_id     = var.vpc
  cidr_block = "10.0.0.0/24"
  tags       = { Count = length(var.names), Fixed = var.names[1], Arn = var.names[0] }
}
