variable "name" {
  type = string
}
variable "cidr" {
  type = string
}
resource "aws_ssm_parameter" "p" {
  name  = "/${join("/", split("-", var.name))}"
  type  = "String"
  value = var.cidr
}
output "cidr" {
  value = aws_ssm_parameter.p.insecure_value == null ? var.cidr : var.cidr
}
