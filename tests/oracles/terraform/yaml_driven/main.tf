locals {
  documents = { for name in fileset("${path.module}/config", "*.yaml") : trimsuffix(name, ".yaml") => yamldecode(file("${path.module}/config/${name}")) }
  rules = flatten([
    for name, doc in local.documents : [
      for rule in doc.rules : merge({ protocol = "tcp", description = null }, rule, { group = name })
    ]
  ])
}
resource "aws_security_group" "this" {
  for_each    = local.documents
  name        = each.key
  description = each.value.description
  tags        = each.value.tags
}
resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each          = { for rule in local.rules : "${rule.group}-${rule.port}" => rule }
  security_group_id = aws_security_group.this[each.value.group].id
  from_port         = each.value.port
  to_port           = each.value.port
  ip_protocol       = each.value.protocol
  cidr_ipv4         = each.value.cidr
  description       = each.value.description
}
