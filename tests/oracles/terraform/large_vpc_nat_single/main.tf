locals {
  azs  = [for zone in ["a", "b"] : "eu-west-1${zone}"]
  cidr = "172.16.0.0/16"
}
module "vpc" {
  source             = "../modules/vpc"
  name               = "nat-single"
  cidr               = local.cidr
  azs                = local.azs
  private_subnets    = [for index, zone in local.azs : cidrsubnet(local.cidr, 8, index)]
  public_subnets     = [for index, zone in local.azs : cidrsubnet(local.cidr, 8, index + 10)]
  enable_nat_gateway = true
  single_nat_gateway = true
  nat_gateway_tags   = { Kind = "single" }
  nat_eip_tags       = { Kind = "eip" }
}
resource "aws_security_group" "this" {
  name   = "app"
  vpc_id = module.vpc.vpc_id
  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = module.vpc.private_subnets_cidr_blocks
  }
}
