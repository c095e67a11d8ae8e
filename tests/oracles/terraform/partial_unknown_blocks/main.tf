resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_security_group" "peer" {
  count  = 2
  name   = "peer${count.index}"
  vpc_id = aws_vpc.v.id
}
locals {
  rules = [
    { port = 22, from = aws_security_group.peer[0].id },
    { port = 443, cidrs = ["10.0.0.0/8"] },
    { port = 80, cidrs = [aws_vpc.v.cidr_block, "172.16.0.0/12"] },
  ]
  ids = { for i, g in aws_security_group.peer : g.name => g.id }
}
resource "aws_security_group" "s" {
  name   = "s"
  vpc_id = aws_vpc.v.id
  dynamic "ingress" {
    for_each = local.rules
    content {
      protocol        = "tcp"
      from_port       = ingress.value.port
      to_port         = ingress.value.port
      cidr_blocks     = lookup(ingress.value, "cidrs", null)
      security_groups = can(ingress.value.from) ? [ingress.value.from] : []
    }
  }
  tags = { for k, id in local.ids : k => "has" }
}
resource "aws_network_acl" "n" {
  vpc_id = aws_vpc.v.id
  dynamic "ingress" {
    for_each = { for i, r in local.rules : i => r if can(r.cidrs) }
    content {
      rule_no    = 100 + ingress.key
      protocol   = "tcp"
      action     = "allow"
      from_port  = ingress.value.port
      to_port    = ingress.value.port
      cidr_block = ingress.value.cidrs[0]
    }
  }
}
resource "aws_launch_template" "l" {
  name                   = "lll"
  vpc_security_group_ids = concat(values(local.ids), ["sg-known"])
  user_data              = base64encode("vpc=${aws_vpc.v.id}")
  dynamic "network_interfaces" {
    for_each = aws_security_group.peer
    content {
      device_index    = network_interfaces.key
      security_groups = [network_interfaces.value.id]
    }
  }
  tag_specifications {
    resource_type = "instance"
    tags          = merge({ Vpc = aws_vpc.v.id }, { Name = "lll" })
  }
}
resource "terraform_data" "t" {
  input = {
    ids    = keys(local.ids)
    ports  = local.rules[*].port
    first  = try(local.rules[0].cidrs, "none")
    known  = [for r in local.rules : r.port if !can(r.from)]
    sgs    = aws_security_group.s.ingress
    nsgs   = length(aws_security_group.s.ingress)
    sports = [for r in aws_security_group.s.ingress : r.from_port]
    acls   = [for r in aws_network_acl.n.ingress : r.cidr_block]
    tags   = aws_security_group.s.tags
    lt     = aws_launch_template.l.vpc_security_group_ids
    ltname = aws_launch_template.l.name
    nics   = length(aws_launch_template.l.network_interfaces)
    nic0   = aws_launch_template.l.network_interfaces[0].device_index
    acl    = length(aws_network_acl.n.ingress)
  }
}
