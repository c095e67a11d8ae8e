variable "size" {
  default = "3"
}
locals {
  env = "prod"
}
resource "aws_security_group" "g" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  dynamic "ingress" {
    for_each = [80, 81]
    content {
      from_port = ingress.value
      to_port   = ingress.value
      protocol  = "tcp"
      self      = true
    }
  }
  tags = { b = 2 }
}
resource "terraform_data" "n" {
  count = 2
}
module "m" {
  other = "over"
}
