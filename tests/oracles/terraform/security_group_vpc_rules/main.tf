resource "aws_security_group" "this" {
  name = "rules"
}
locals {
  ports = [80, 443]
}
resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each          = toset([for port in local.ports : tostring(port)])
  security_group_id = aws_security_group.this.id
  cidr_ipv4         = "0.0.0.0/0"
  from_port         = each.key
  to_port           = tonumber(each.key)
  ip_protocol       = "tcp"
  tags              = { Port = each.key }
}
resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id            = aws_security_group.this.id
  ip_protocol                  = -1
  referenced_security_group_id = aws_security_group.this.id
}
resource "aws_vpc_security_group_ingress_rule" "v6" {
  security_group_id = aws_security_group.this.id
  cidr_ipv6         = "::/0"
  from_port         = 22
  to_port           = 22
  ip_protocol       = "tcp"
}
