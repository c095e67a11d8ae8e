provider "aws" {
  region = "us-east-1"
}
provider "aws" {
  alias  = "west"
  region = "us-west-2"
  default_tags {
    tags = { Side = "west" }
  }
}
module "net" {
  source = "./net"
  for_each = {
    east = { cidr = "10.0.0.0/16", azs = 3, endpoints = ["s3", "ec2", "ecr.api"] }
    tiny = { cidr = "10.9.0.0/24", azs = 1, endpoints = [] }
  }
  name      = each.key
  cidr      = each.value.cidr
  azs       = each.value.azs
  endpoints = each.value.endpoints
}
module "west" {
  source    = "./net"
  providers = { aws = aws.west }
  name      = "west"
  cidr      = "10.64.0.0/18"
  azs       = 2
  endpoints = ["s3"]
  region    = "us-west-2"
}
resource "aws_vpc_peering_connection" "this" {
  vpc_id      = module.net["east"].vpc
  peer_vpc_id = module.west.vpc
  peer_region = "us-west-2"
  tags        = { Cidrs = join(",", [for n in values(module.net) : n.cidr]), West = module.west.ranges["a"] }
}
resource "aws_vpc_peering_connection_accepter" "west" {
  provider                  = aws.west
  vpc_peering_connection_id = aws_vpc_peering_connection.this.id
  auto_accept               = true
}
resource "aws_route" "over" {
  for_each                  = merge([for n, m in module.net : { for k, t in m.tables : "${n}-${k}" => t }]...)
  route_table_id            = each.value
  destination_cidr_block    = module.west.cidr
  vpc_peering_connection_id = aws_vpc_peering_connection.this.id
}
