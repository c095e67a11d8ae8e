locals {
  azs = slice(["eu-west-1a", "eu-west-1b", "eu-west-1c", "eu-west-1d"], 0, var.az_count)

  tiers = {
    public   = { newbits = 8, offset = 0, public = true }
    private  = { newbits = 4, offset = 1, public = false }
    database = { newbits = 8, offset = 100, public = false }
    cache    = { newbits = 9, offset = 300, public = false }
  }

  subnets = merge([
    for tier, spec in local.tiers : {
      for index, az in local.azs : "${tier}/${az}" => {
        tier   = tier
        az     = az
        cidr   = cidrsubnet(aws_vpc.main.cidr_block, spec.newbits, spec.offset + index)
        public = spec.public
        index  = index
      }
    }
  ]...)

  public_by_az = { for key, subnet in local.subnets : subnet.az => key if subnet.public }
  nat_azs      = var.single_nat ? [local.azs[0]] : local.azs

  tags = merge(var.tags, { Module = basename("x/${path.module}") == "" ? "none" : "net", Zones = join("+", [for az in local.azs : substr(az, -1, 1)]) })
}

resource "aws_vpc" "main" {
  cidr_block           = var.cidr
  enable_dns_hostnames = true
  tags                 = merge(local.tags, { Name = var.name })
}

resource "aws_subnet" "this" {
  for_each = local.subnets

  vpc_id                  = aws_vpc.main.id
  availability_zone       = each.value.az
  cidr_block              = each.value.cidr
  map_public_ip_on_launch = each.value.public
  tags = merge(
    local.tags,
    { Name = format("%s-%s-%02d", var.name, each.value.tier, each.value.index + 1) },
    each.value.public ? { "kubernetes.io/role/elb" = 1 } : { "kubernetes.io/role/internal-elb" = 1 },
  )
}

resource "aws_internet_gateway" "this" {
  count  = anytrue([for s in local.subnets : s.public]) ? 1 : 0
  vpc_id = aws_vpc.main.id
  tags   = { Name = "${var.name}-igw" }
}

resource "aws_eip" "nat" {
  for_each = toset(local.nat_azs)
  domain   = "vpc"
  tags     = { Name = "${var.name}-nat-${each.key}" }
}

resource "aws_nat_gateway" "this" {
  for_each      = aws_eip.nat
  allocation_id = each.value.id
  subnet_id     = aws_subnet.this[local.public_by_az[each.key]].id
  tags          = each.value.tags
  depends_on    = [aws_internet_gateway.this]
}

resource "aws_route_table" "private" {
  for_each = { for key, subnet in local.subnets : key => subnet if !subnet.public && subnet.tier != "cache" }
  vpc_id   = aws_vpc.main.id

  dynamic "route" {
    for_each = each.value.tier == "private" ? [try(aws_nat_gateway.this[each.value.az], aws_nat_gateway.this[local.nat_azs[0]])] : []
    content {
      cidr_block     = "0.0.0.0/0"
      nat_gateway_id = route.value.id
    }
  }
  tags = { Name = replace(each.key, "/", "-"), Cidr = each.value.cidr }
}

resource "aws_route_table_association" "private" {
  for_each       = aws_route_table.private
  route_table_id = each.value.id
  subnet_id      = aws_subnet.this[each.key].id
}

resource "aws_network_acl" "tier" {
  for_each   = toset([for tier, spec in local.tiers : tier if !spec.public])
  vpc_id     = aws_vpc.main.id
  subnet_ids = [for key, subnet in aws_subnet.this : subnet.id if startswith(key, "${each.value}/")]

  dynamic "ingress" {
    for_each = { for index, az in local.azs : index => cidrsubnet(var.cidr, 4, index + 1) if each.value != "private" }
    content {
      rule_no    = 100 + ingress.key * 10
      protocol   = "tcp"
      action     = "allow"
      cidr_block = ingress.value
      from_port  = each.value == "database" ? 5432 : 6379
      to_port    = each.value == "database" ? 5432 : 6379
    }
  }
  tags = { Tier = title(each.value) }
}

resource "aws_db_subnet_group" "database" {
  name       = lower("${var.name}-Database")
  subnet_ids = [for key in sort([for k, s in local.subnets : k if s.tier == "database"]) : aws_subnet.this[key].id]
  tags = {
    Cidrs = join(",", [for s in aws_subnet.this : s.cidr_block if strcontains(s.tags.Name, "database")])
    Count = length([for s in local.subnets : s if s.tier == "database"])
  }
}

output "subnets_by_tier" {
  value = { for key, subnet in local.subnets : subnet.tier => aws_subnet.this[key].id... }
}
