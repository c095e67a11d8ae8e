variable "names" {
  default   = ["a", "b"]
  sensitive = true
}
variable "mixed" {
  default = { a = "x", b = "y" }
}
resource "aws_security_group" "g" {
  name = "g"
  dynamic "ingress" {
    for_each = var.names
    content {
      description = "d"
      from_port   = 443
      to_port     = 443
      protocol    = "tcp"
    }
  }
}
resource "aws_s3_bucket_lifecycle_configuration" "l" {
  bucket = "b"
  dynamic "rule" {
    for_each = var.names
    content {
      id     = "id-${rule.key}"
      status = "Enabled"
      expiration {
        days = 30
      }
    }
  }
}
resource "aws_network_acl" "n" {
  vpc_id = "vpc-1"
  dynamic "egress" {
    for_each = { for key, value in var.mixed : key => sensitive(value) }
    content {
      protocol   = "tcp"
      rule_no    = egress.key == "a" ? 100 : 200
      action     = "allow"
      cidr_block = "10.0.0.0/8"
      from_port  = 1
      to_port    = egress.value == "x" ? 2 : 3
    }
  }
}
