variable "networks" {
  type = list(object({ name = string, cidr = string, region = optional(string, "eu-west-1"), routes = optional(number, 1) }))
  default = [
    { name = "hub", cidr = "10.0.0.0/16", routes = 2 },
    { name = "dev", cidr = "10.1.0.0/16" },
    { name = "prod", cidr = "10.2.0.0/16", region = "eu-central-1" },
  ]
}
locals {
  by_name = { for n in var.networks : n.name => n }
  pairs   = { for p in setproduct(keys(local.by_name), keys(local.by_name)) : join("~", p) => p if index(keys(local.by_name), p[0]) < index(keys(local.by_name), p[1]) }
  routes = flatten([for key, pair in local.pairs : [for from in pair : [for i in range(local.by_name[from].routes) : {
    key  = "${key}:${from}:${i}"
    from = from
    to   = [for side in pair : side if side != from][0]
    via  = key
    i    = i
  }]]])
}
resource "aws_vpc" "this" {
  for_each   = local.by_name
  cidr_block = each.value.cidr
  tags       = { Name = each.key, Region = each.value.region }
}
resource "aws_vpc_peering_connection" "this" {
  for_each    = local.pairs
  vpc_id      = aws_vpc.this[each.value[0]].id
  peer_vpc_id = aws_vpc.this[each.value[1]].id
  peer_region = local.by_name[each.value[0]].region == local.by_name[each.value[1]].region ? null : local.by_name[each.value[1]].region
  auto_accept = local.by_name[each.value[0]].region == local.by_name[each.value[1]].region
  tags        = { Name = each.key, Sides = join(",", [for side in each.value : aws_vpc.this[side].tags.Name]) }
}
resource "aws_route_table" "this" {
  for_each = merge([for n in var.networks : { for i in range(n.routes) : "${n.name}.${i}" => n }]...)
  vpc_id   = aws_vpc.this[each.value.name].id
}
resource "aws_route" "this" {
  for_each                  = { for r in local.routes : r.key => r }
  route_table_id            = aws_route_table.this["${each.value.from}.${each.value.i}"].id
  destination_cidr_block    = aws_vpc.this[each.value.to].cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.this[each.value.via].id
}
