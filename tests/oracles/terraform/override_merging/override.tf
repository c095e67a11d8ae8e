variable "name" {
  default = "overridden"
}

locals {
  replaced = "by-override"
}

resource "aws_security_group" "s" {
  dynamic "ingress" {
    for_each = [443, 8443]
    content {
      from_port   = ingress.value
      to_port     = ingress.value
      protocol    = "tcp"
      cidr_blocks = ["10.0.0.0/16"]
    }
  }
  tags = { b = "c" }
}

module "m" {
  source = "./two"
  value  = "first-override"
}
