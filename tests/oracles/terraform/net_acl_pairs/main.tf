variable "rules" {
  type = list(object({
    number   = number
    cidr     = string
    from     = optional(number)
    to       = optional(number)
    protocol = optional(string, "tcp")
    deny     = optional(bool)
    egress   = optional(bool, false)
  }))
  default = [
    { number = 100, cidr = "0.0.0.0/0", from = 443 },
    { number = 110, cidr = "10.0.0.0/8", from = 1024, to = 65535 },
    { number = 120, cidr = "192.0.2.0/24", protocol = "-1", deny = true },
    { number = 100, cidr = "0.0.0.0/0", protocol = "-1", egress = true },
  ]
}
resource "aws_vpc" "v" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_network_acl" "n" {
  vpc_id = aws_vpc.v.id
}
resource "aws_network_acl_rule" "r" {
  for_each       = { for rule in var.rules : "${rule.egress ? "out" : "in"}-${rule.number}" => rule }
  network_acl_id = aws_network_acl.n.id
  rule_number    = each.value.number
  egress         = each.value.egress
  protocol       = each.value.protocol
  rule_action    = coalesce(each.value.deny, false) ? "deny" : "allow"
  cidr_block     = each.value.cidr
  from_port      = each.value.protocol == "-1" ? null : each.value.from
  to_port        = each.value.protocol == "-1" ? null : coalesce(each.value.to, each.value.from)
}
