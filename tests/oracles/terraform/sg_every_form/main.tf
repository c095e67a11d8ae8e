variable "ingress" {
  default = {
    web   = { port = 443, cidrs = ["0.0.0.0/0"] }
    admin = { port = 22, cidrs = ["10.0.0.0/8", "192.168.0.0/16"] }
    all   = { port = "0-65535", cidrs = [] }
  }
}
locals {
  ports = { for name, rule in var.ingress : name => [for part in split("-", rule.port) : tonumber(part)] }
}
resource "aws_security_group" "blocks" {
  name = "blocks"
  dynamic "ingress" {
    for_each = { for name, rule in var.ingress : name => rule if length(rule.cidrs) > 0 }
    content {
      description = ingress.key
      from_port   = local.ports[ingress.key][0]
      to_port     = element(local.ports[ingress.key], length(local.ports[ingress.key]) - 1)
      protocol    = "tcp"
      cidr_blocks = ingress.value.cidrs
    }
  }
  egress {
    from_port        = 0
    to_port          = 0
    protocol         = -1
    cidr_blocks      = ["0.0.0.0/0"]
    ipv6_cidr_blocks = ["::/0"]
  }
}
resource "aws_security_group" "attribute" {
  name    = "attribute"
  ingress = []
  egress = [for number in [80, 443] : {
    from_port        = number
    to_port          = number
    protocol         = "tcp"
    cidr_blocks      = ["10.0.0.0/8"]
    description      = null
    ipv6_cidr_blocks = null
    prefix_list_ids  = null
    security_groups  = [aws_security_group.blocks.id]
    self             = false
  }]
}
resource "aws_security_group_rule" "old" {
  for_each                 = local.ports
  security_group_id        = aws_security_group.attribute.id
  type                     = "ingress"
  from_port                = min(each.value...)
  to_port                  = max(each.value...)
  protocol                 = "tcp"
  source_security_group_id = each.key == "all" ? aws_security_group.blocks.id : null
  cidr_blocks              = each.key == "all" ? null : var.ingress[each.key].cidrs
}
resource "aws_vpc_security_group_ingress_rule" "new" {
  for_each          = merge([for name, rule in var.ingress : { for cidr in rule.cidrs : "${name}:${cidr}" => merge(rule, { name = name, cidr = cidr }) }]...)
  security_group_id = aws_security_group.blocks.id
  description       = each.value.name
  from_port         = local.ports[each.value.name][0]
  to_port           = local.ports[each.value.name][0]
  ip_protocol       = "tcp"
  cidr_ipv4         = each.value.cidr
}
resource "aws_vpc_security_group_egress_rule" "new" {
  count             = 2
  security_group_id = [aws_security_group.blocks, aws_security_group.attribute][count.index].id
  ip_protocol       = "-1"
  cidr_ipv4         = count.index == 0 ? "0.0.0.0/0" : null
  cidr_ipv6         = count.index == 1 ? "::/0" : null
}
