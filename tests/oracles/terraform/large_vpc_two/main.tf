variable "environments" {
  type = map(object({
    cidr = string
    zones = optional(list(string), ["a"])
    nat  = optional(bool, false)
  }))
}
module "vpc" {
  for_each           = var.environments
  source             = "../modules/vpc"
  name               = each.key
  cidr               = each.value.cidr
  azs                = formatlist("us-east-1%s", each.value.zones)
  private_subnets    = [for i in range(length(each.value.zones)) : cidrsubnet(each.value.cidr, 8, i)]
  public_subnets     = each.value.nat ? [for i in range(length(each.value.zones)) : cidrsubnet(each.value.cidr, 8, 100 + i)] : []
  enable_nat_gateway = each.value.nat
  single_nat_gateway = true
  tags               = { Environment = title(each.key) }
}
resource "aws_vpc_peering_connection" "this" {
  vpc_id      = module.vpc["prod"].vpc_id
  peer_vpc_id = module.vpc["dev"].vpc_id
  auto_accept = true
  tags        = { Between = join("-", sort([for vpc in module.vpc : vpc.name])) }
}
