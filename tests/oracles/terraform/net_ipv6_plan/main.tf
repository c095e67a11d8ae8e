locals {
  block = "2001:db8:1234::/48"
  nets  = cidrsubnets(local.block, 16, 16, 8, 8)
  hosts = [for number in range(3) : cidrhost(local.nets[0], number * 256 + 1)]
}
resource "aws_vpc" "v" {
  cidr_block                       = cidrsubnet("10.0.0.0/8", 8, 17)
  assign_generated_ipv6_cidr_block = true
}
resource "aws_subnet" "s" {
  count           = 2
  vpc_id          = aws_vpc.v.id
  cidr_block      = cidrsubnet(aws_vpc.v.cidr_block, 8, count.index)
  ipv6_cidr_block = cidrsubnet(aws_vpc.v.ipv6_cidr_block, 8, count.index)
  tags = {
    Host    = cidrhost(cidrsubnet(aws_vpc.v.cidr_block, 8, count.index), -2)
    Mask    = cidrnetmask(aws_vpc.v.cidr_block)
    Literal = local.hosts[count.index]
  }
}
resource "terraform_data" "math" {
  input = {
    nets   = local.nets
    v4in6  = cidrhost("::ffff:10.0.0.0/104", 5)
    last   = cidrhost("fe80::/64", -1)
    zero   = cidrsubnet("::/0", 1, 1)
    wide   = cidrsubnet("fd00::/8", 40, 1099511627775)
    split  = [for net in cidrsubnets("192.168.0.0/20", 4, 4, 8, 2) : split("/", net)[0]]
    by_bit = { for bits in [1, 4, 12] : "b${bits}" => cidrsubnet("10.0.0.0/8", bits, pow(2, bits) - 1) }
    unset  = cidrsubnet("10.1.2.3/16", 0, 0)
  }
}
