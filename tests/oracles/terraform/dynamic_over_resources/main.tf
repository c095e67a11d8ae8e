resource "aws_subnet" "this" {
  for_each          = { a = 0, b = 1 }
  vpc_id            = "vpc-12345678"
  cidr_block        = cidrsubnet("10.0.0.0/16", 8, each.value)
  availability_zone = "us-east-1${each.key}"
}
resource "aws_lb" "this" {
  name               = "x"
  load_balancer_type = "network"
  dynamic "subnet_mapping" {
    for_each = aws_subnet.this
    content {
      subnet_id            = subnet_mapping.value.id
      private_ipv4_address = cidrhost(subnet_mapping.value.cidr_block, 10)
    }
  }
  dynamic "access_logs" {
    for_each = [for subnet in aws_subnet.this : subnet.availability_zone if subnet.availability_zone == "us-east-1b"]
    content {
      bucket  = "logs"
      prefix  = access_logs.value
      enabled = true
    }
  }
}
