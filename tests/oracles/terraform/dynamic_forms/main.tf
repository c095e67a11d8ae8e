variable "rules" {
  default = {
    http  = { port = 80, cidrs = ["0.0.0.0/0"] }
    https = { port = 443, cidrs = ["0.0.0.0/0"] }
  }
}
resource "aws_security_group" "map" {
  name = "map"
  dynamic "ingress" {
    for_each = var.rules
    content {
      description = ingress.key
      from_port   = ingress.value.port
      to_port     = ingress.value.port
      protocol    = "tcp"
      cidr_blocks = ingress.value.cidrs
    }
  }
}
resource "aws_security_group" "list" {
  name = "list"
  dynamic "ingress" {
    for_each = [22, 3389]
    iterator = port
    content {
      description = "rule ${port.key}"
      from_port   = port.value
      to_port     = port.value
      protocol    = "tcp"
      self        = true
    }
  }
  dynamic "egress" {
    for_each = toset(["10.0.0.0/8", "10.0.0.0/8"])
    content {
      description = egress.key == egress.value ? "same" : "other"
      from_port   = 0
      to_port     = 0
      protocol    = "-1"
      cidr_blocks = [egress.value]
    }
  }
}
resource "aws_security_group" "both" {
  name = "both"
  ingress {
    from_port = 1
    to_port   = 1
    protocol  = "udp"
    self      = true
  }
  dynamic "ingress" {
    for_each = { for name, rule in var.rules : name => rule if rule.port > 100 }
    content {
      from_port   = ingress.value["port"]
      to_port     = ingress.value["port"] + 1
      protocol    = "tcp"
      cidr_blocks = ingress.value["cidrs"]
    }
  }
}
resource "aws_security_group" "none" {
  name = "none"
  dynamic "ingress" {
    for_each = []
    content {
      from_port = 0
      to_port   = 0
      protocol  = "-1"
    }
  }
}
