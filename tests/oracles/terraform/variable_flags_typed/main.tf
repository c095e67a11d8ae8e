variable "ports" {
  type = list(number)
}
variable "tags" {
  type = map(string)
}
variable "untyped" {}
variable "name" {
  type = string
}
variable "flag" {
  type = bool
}
variable "from_environment" {
  type = set(string)
}
resource "aws_security_group" "this" {
  name        = var.name
  description = var.untyped
  tags        = var.tags
  dynamic "ingress" {
    for_each = var.flag ? var.ports : []
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = var.from_environment
    }
  }
}
