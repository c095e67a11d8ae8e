variable "rules" {
  type = set(object({ port = number, cidr = string }))
  default = [
    { port = 443, cidr = "0.0.0.0/0" },
    { port = "80", cidr = "0.0.0.0/0" },
    { cidr = "0.0.0.0/0", port = 443 },
  ]
}
resource "aws_security_group" "this" {
  name = "x"
  dynamic "ingress" {
    for_each = var.rules
    content {
      from_port   = ingress.value.port
      to_port     = ingress.key.port
      protocol    = "tcp"
      cidr_blocks = [ingress.value.cidr]
    }
  }
}
resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each          = { for rule in var.rules : "${rule.port}-${replace(rule.cidr, "/", "_")}" => rule }
  security_group_id = aws_security_group.this.id
  from_port         = each.value.port
  to_port           = each.value.port
  ip_protocol       = "tcp"
  cidr_ipv4         = each.value.cidr
}
