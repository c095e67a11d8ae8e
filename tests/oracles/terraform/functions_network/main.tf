variable "cidr" {
  default = "10.20.0.0/16"
}
locals {
  subnets = cidrsubnets(var.cidr, 4, 4, 8, 8)
}
resource "aws_subnet" "this" {
  count      = length(local.subnets)
  vpc_id     = "vpc-12345678"
  cidr_block = local.subnets[count.index]
  tags = {
    Host    = cidrhost(local.subnets[count.index], 5)
    Last    = cidrhost(local.subnets[count.index], -2)
    Netmask = cidrnetmask(local.subnets[count.index])
  }
}
resource "terraform_data" "this" {
  input = {
    v6     = cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)
    v6host = cidrhost("fd00:fd12:3456:7890:a200::/72", 34)
    multi  = [for i in range(3) : cidrsubnet(var.cidr, 8, i * 10)]
    v6all  = cidrsubnets("fd00::/48", 16, 16)
    bad    = try(cidrsubnet("10.0.0.0/30", 4, 1), "too small")
    masked = cidrsubnet("10.1.2.240/24", 4, 3)
  }
}
