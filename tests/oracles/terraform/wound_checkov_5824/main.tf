locals {
  groups = { web = [80, 443], db = [5432] }
  rules  = merge([for group, ports in local.groups : { for port in ports : "${group}-${port}" => { group = group, port = port } }]...)
}
resource "aws_security_group" "this" {
  for_each = local.groups
  name     = each.key
}
resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each          = local.rules
  security_group_id = aws_security_group.this[each.value.group].id
  description       = each.key
  from_port         = each.value.port
  to_port           = each.value.port
  ip_protocol       = "tcp"
  cidr_ipv4         = each.value.port == 5432 ? "10.0.0.0/8" : "0.0.0.0/0"
}
