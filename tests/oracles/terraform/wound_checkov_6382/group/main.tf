variable "vpc" {}
variable "tags" {
  type = map(string)
}
resource "aws_security_group" "this" {
  name   = var.tags["Name"]
  vpc_id = var.vpc
  tags   = var.tags
}
resource "aws_vpc_security_group_ingress_rule" "this" {
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = "0.0.0.0/0"
  from_port         = 22
  to_port           = 22
  ip_protocol       = "tcp"
}
