resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_security_group" "values" {
  name = "values"
  dynamic "ingress" {
    for_each = [aws_vpc.v.ipv6_cidr_block]
    content {
      from_port        = 443
      to_port          = 443
      protocol         = "tcp"
      ipv6_cidr_blocks = [ingress.value]
    }
  }
}
resource "aws_security_group" "number" {
  name = "number"
  dynamic "ingress" {
    for_each = split(",", aws_vpc.v.id)
    content {
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/8"]
      description = ingress.value
    }
  }
}
