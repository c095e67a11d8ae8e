resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
locals {
  subnets = { a = aws_vpc.this.id, b = "vpc-87654321" }
}
resource "aws_subnet" "this" {
  for_each   = local.subnets
  vpc_id     = each.value
  cidr_block = cidrsubnet(aws_vpc.this.cidr_block, 8, index(keys(local.subnets), each.key))
}
resource "aws_route_table_association" "this" {
  for_each       = { for key, subnet in aws_subnet.this : key => subnet.id }
  subnet_id      = each.value
  route_table_id = aws_route_table.this.id
}
resource "aws_route_table" "this" {
  vpc_id = aws_vpc.this.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.this.id
  }
}
resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}
