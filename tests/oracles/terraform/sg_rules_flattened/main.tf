variable "groups" {
  type = map(object({
    description = string
    ingress     = map(list(string))
    egress      = optional(map(list(string)), { "-1/0" = ["0.0.0.0/0", "::/0"] })
  }))
  default = {
    lb = {
      description = "Load balancer"
      ingress     = { "tcp/443" = ["0.0.0.0/0", "::/0"], "tcp/80" = ["0.0.0.0/0"] }
    }
    app = {
      description = "Applications"
      ingress     = { "tcp/8080-8090" = ["lb", "self"], "icmp/-1" = ["10.0.0.0/8"] }
      egress      = { "tcp/5432" = ["db"], "tcp/443" = ["0.0.0.0/0"], "udp/53" = ["10.0.0.2/32", "10.1.0.2/32"] }
    }
    db = {
      description = "Databases"
      ingress     = { "tcp/5432" = ["app", "pl-12345678"] }
      egress      = {}
    }
  }
}

locals {
  rules = flatten([
    for group, spec in var.groups : [
      for direction in ["ingress", "egress"] : [
        for ports, peers in spec[direction] : [
          for peer in peers : {
            group     = group
            direction = direction
            protocol  = split("/", ports)[0]
            range     = split("-", trimprefix(replace(ports, "/^[^\\/]+\\//", ""), "-"))
            negative  = strcontains(ports, "/-")
            peer      = peer
            kind = (
              can(regex("^pl-", peer)) ? "prefix" :
              can(cidrnetmask(peer)) ? "v4" :
              strcontains(peer, ":") ? "v6" : "group"
            )
          }
        ]
      ]
    ]
  ])

  keyed = { for rule in local.rules : join("|", [rule.group, rule.direction, rule.protocol, join("-", rule.range), rule.peer]) => merge(rule, {
    from = parseint(rule.range[0], 10) * (rule.negative ? -1 : 1)
    to   = parseint(element(rule.range, length(rule.range) - 1), 10) * (rule.negative ? -1 : 1)
  }) }
}

resource "aws_security_group" "this" {
  for_each    = var.groups
  name        = "grp-${each.key}"
  description = each.value.description
  vpc_id      = "vpc-0abc"
  tags        = { Rules = length([for r in local.rules : r if r.group == each.key]) }
}

resource "aws_vpc_security_group_ingress_rule" "this" {
  for_each          = { for key, rule in local.keyed : key => rule if rule.direction == "ingress" }
  security_group_id = aws_security_group.this[each.value.group].id
  ip_protocol       = each.value.protocol
  from_port         = each.value.protocol == "-1" ? null : each.value.from
  to_port           = each.value.protocol == "-1" ? null : each.value.to
  cidr_ipv4         = each.value.kind == "v4" ? each.value.peer : null
  cidr_ipv6         = each.value.kind == "v6" ? each.value.peer : null
  prefix_list_id    = each.value.kind == "prefix" ? each.value.peer : null
  referenced_security_group_id = (
    each.value.kind != "group" ? null :
    each.value.peer == "self" ? aws_security_group.this[each.value.group].id :
    aws_security_group.this[each.value.peer].id
  )
  description = "${each.value.peer} to ${each.value.group}"
}

resource "aws_security_group_rule" "egress" {
  for_each                 = { for key, rule in local.keyed : key => rule if rule.direction != "ingress" }
  type                     = each.value.direction
  security_group_id        = aws_security_group.this[each.value.group].id
  protocol                 = each.value.protocol
  from_port                = each.value.from
  to_port                  = each.value.to
  cidr_blocks              = each.value.kind == "v4" ? [each.value.peer] : null
  ipv6_cidr_blocks         = each.value.kind == "v6" ? [each.value.peer] : null
  source_security_group_id = each.value.kind == "group" ? aws_security_group.this[each.value.peer].id : null
}

resource "aws_security_group" "legacy" {
  name   = "legacy"
  vpc_id = "vpc-0abc"
  dynamic "ingress" {
    for_each = { for r in local.keyed : "${r.protocol}:${r.from}" => r... if r.kind == "v4" && r.direction == "ingress" }
    content {
      protocol    = ingress.value[0].protocol
      from_port   = ingress.value[0].from
      to_port     = max(ingress.value[*].to...)
      cidr_blocks = distinct(ingress.value[*].peer)
      description = ingress.key
    }
  }
}
