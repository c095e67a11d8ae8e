resource "aws_vpc" "v" {
  for_each   = toset(["a", "b"])
  cidr_block = each.key == "a" ? "10.0.0.0/16" : "10.1.0.0/16"
}
locals {
  settings = {
    for k, v in aws_vpc.v : k => {
      id    = v.id
      cidr  = v.cidr_block
      arn   = v.arn
      zones = k == "a" ? ["us-east-1a", "us-east-1b"] : []
      extra = k == "b" ? { note = v.id } : null
    }
  }
}
resource "aws_subnet" "s" {
  for_each = merge(flatten([for k, s in local.settings : { for i, z in s.zones : "${k}-${z}" => { vpc = s, zone = z, i = i } }])...)
  vpc_id            = each.value.vpc.id
  cidr_block        = cidrsubnet(each.value.vpc.cidr, 8, each.value.i)
  availability_zone = each.value.zone
}
resource "aws_route_table" "r" {
  for_each = local.settings
  vpc_id   = each.value.id
  dynamic "route" {
    for_each = each.value.extra == null ? [] : [each.value.extra]
    content {
      cidr_block = "10.9.0.0/16"
      gateway_id = route.value.note
    }
  }
  tags = { for k, v in each.value : k => try(tostring(v), jsonencode(v)) if v != null }
}
resource "aws_network_acl" "n" {
  for_each   = aws_vpc.v
  vpc_id     = each.value.id
  subnet_ids = [for k, s in aws_subnet.s : s.id if startswith(k, each.key)]
  dynamic "ingress" {
    for_each = { for i, p in [80, 443] : 100 + i => p }
    content {
      rule_no    = ingress.key
      from_port  = ingress.value
      to_port    = ingress.value
      protocol   = "tcp"
      action     = "allow"
      cidr_block = each.value.cidr_block
    }
  }
}
resource "terraform_data" "t" {
  input = {
    whole   = { for k, s in local.settings : k => keys(s) }
    lengths = [for s in local.settings : length(s.zones)]
    ids     = values(aws_vpc.v)[*].id
    by      = zipmap(keys(aws_vpc.v), [for v in aws_vpc.v : v.cidr_block])
    subs    = { for k, s in aws_subnet.s : s.availability_zone => s.cidr_block... }
    inverse = { for k, v in aws_vpc.v : v.cidr_block => k }
    trans   = transpose({ a = ["1", "2"], b = ["2"] })
  }
}
