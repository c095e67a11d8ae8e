variable "cidr" {
  default = "10.40.0.0/16"
}
variable "zones" {
  default = { a = "us-east-1a", b = "us-east-1b", c = "us-east-1c" }
}
variable "tiers" {
  type = map(object({
    newbits = number
    offset  = number
    public  = optional(bool, false)
    tags    = optional(map(string), {})
  }))
  default = {
    public  = { newbits = 8, offset = 0, public = true, tags = { "kubernetes.io/role/elb" = "1" } }
    private = { newbits = 4, offset = 1 }
    data    = { newbits = 8, offset = 200, tags = { Tier = "data", Backup = true } }
  }
}
locals {
  letters = sort(keys(var.zones))
  subnets = merge([
    for tier, about in var.tiers : {
      for index, letter in local.letters : "${tier}-${letter}" => {
        tier = tier
        zone = var.zones[letter]
        cidr = cidrsubnet(var.cidr, about.newbits, about.offset + index)
        open = about.public
        tags = merge({ Name = format("%s-%s", tier, letter), Tier = title(tier) }, about.tags)
      }
    }
  ]...)
  public  = { for key, subnet in local.subnets : key => subnet if subnet.open }
  private = { for key, subnet in local.subnets : key => subnet if !subnet.open }
}
resource "aws_vpc" "this" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  tags                 = { Name = "az-maps", Zones = join(",", values(var.zones)) }
}
resource "aws_subnet" "this" {
  for_each                = local.subnets
  vpc_id                  = aws_vpc.this.id
  availability_zone       = each.value.zone
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = each.value.open
  tags                    = each.value.tags
}
resource "aws_eip" "nat" {
  for_each = toset([for key, subnet in local.public : subnet.zone])
  domain   = "vpc"
  tags     = { Zone = each.value }
}
resource "aws_nat_gateway" "this" {
  for_each      = { for key, subnet in local.public : subnet.zone => key }
  allocation_id = aws_eip.nat[each.key].allocation_id
  subnet_id     = aws_subnet.this[each.value].id
  tags          = { Name = "nat-${trimprefix(each.key, "us-east-")}" }
}
resource "aws_route_table" "private" {
  for_each = aws_nat_gateway.this
  vpc_id   = aws_vpc.this.id
  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = each.value.id
  }
  tags = { Name = "private-${each.key}" }
}
resource "aws_route_table_association" "private" {
  for_each       = local.private
  subnet_id      = aws_subnet.this[each.key].id
  route_table_id = aws_route_table.private[each.value.zone].id
}
