variable "name" {
  type = string
}
variable "cidr" {
  type = string
}
variable "azs" {
  type = number
}
variable "region" {
  type    = string
  default = "us-east-1"
}
variable "endpoints" {
  type = set(string)
}
locals {
  bits   = { 16 = 4, 18 = 6 }
  prefix = tonumber(split("/", var.cidr)[1])
  names  = slice(["a", "b", "c", "d"], 0, var.azs)
  ranges = zipmap(local.names, cidrsubnets(var.cidr, [for n in local.names : lookup(local.bits, local.prefix, 2)]...))
  gateway = setintersection(var.endpoints, ["s3", "dynamodb"])
}
resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_hostnames = length(var.endpoints) > 0
  tags                 = { Name = var.name }
}
resource "aws_subnet" "this" {
  for_each          = local.ranges
  vpc_id            = aws_vpc.this.id
  cidr_block        = each.value
  availability_zone = "${var.region}${each.key}"
}
resource "aws_route_table" "this" {
  for_each = aws_subnet.this
  vpc_id   = each.value.vpc_id
  tags     = { Name = "${var.name}-${each.key}", Zone = each.value.availability_zone }
}
resource "aws_route_table_association" "this" {
  for_each       = aws_route_table.this
  subnet_id      = aws_subnet.this[each.key].id
  route_table_id = each.value.id
}
resource "aws_security_group" "endpoints" {
  count       = length(setsubtract(var.endpoints, local.gateway)) > 0 ? 1 : 0
  name_prefix = "${var.name}-"
  vpc_id      = aws_vpc.this.id
  ingress {
    protocol    = "TCP"
    from_port   = 443
    to_port     = 443
    cidr_blocks = [aws_vpc.this.cidr_block]
  }
}
resource "aws_vpc_endpoint" "this" {
  for_each            = var.endpoints
  vpc_id              = aws_vpc.this.id
  service_name        = "com.amazonaws.${var.region}.${each.value}"
  vpc_endpoint_type   = contains(local.gateway, each.key) ? "Gateway" : "Interface"
  route_table_ids     = contains(local.gateway, each.key) ? values(aws_route_table.this)[*].id : null
  subnet_ids          = contains(local.gateway, each.key) ? null : [for s in aws_subnet.this : s.id]
  security_group_ids  = contains(local.gateway, each.key) ? null : aws_security_group.endpoints[*].id
  private_dns_enabled = !contains(local.gateway, each.key)
}
output "vpc" { value = aws_vpc.this.id }
output "cidr" { value = aws_vpc.this.cidr_block }
output "ranges" { value = local.ranges }
output "tables" { value = { for k, t in aws_route_table.this : k => t.id } }
