provider "aws" {
  region = "us-east-1"
  default_tags {
    tags = { Owner = "net" }
  }
}
locals {
  azs = [for z in ["a", "b", "c"] : "us-east-1${z}"]
}
module "vpc" {
  source                       = "../modules/vpc"
  name                         = "net"
  cidr                         = "10.20.0.0/16"
  azs                          = slice(local.azs, 0, 2)
  private_subnets              = [for i, z in local.azs : cidrsubnet("10.20.0.0/16", 4, i) if i < 2]
  public_subnets               = ["10.20.64.0/20", "10.20.80.0/20"]
  intra_subnets                = cidrsubnets("10.20.128.0/18", 4, 4)
  private_subnet_tags_per_az   = { us-east-1a = { Zone = "first" } }
  public_subnet_names          = ["pub-one"]
  enable_nat_gateway           = true
  one_nat_gateway_per_az       = false
  single_nat_gateway           = true
  enable_vpn_gateway           = false
  manage_default_network_acl   = false
  default_security_group_ingress = [{ self = true, description = "own" }]
  default_security_group_egress  = []
  enable_dhcp_options            = true
  dhcp_options_domain_name       = "corp.example"
  tags                           = { Env = "t" }
  vpc_tags                       = { Env = "vpc" }
}
module "endpoints" {
  source                     = "../modules/vpc/modules/vpc-endpoints"
  vpc_id                     = module.vpc.vpc_id
  region                     = "us-east-1"
  create_security_group      = true
  security_group_name_prefix = "${module.vpc.name}-endpoints-"
  security_group_rules       = { https = { cidr_blocks = [module.vpc.vpc_cidr_block] }, dns = { from_port = 53, to_port = 53, protocol = "udp", cidr_blocks = ["10.0.0.0/8"] } }
  endpoints = {
    s3  = { service_endpoint = "com.amazonaws.us-east-1.s3", service = "s3", service_type = "Gateway", route_table_ids = flatten([module.vpc.intra_route_table_ids, module.vpc.private_route_table_ids]), policy = data.aws_iam_policy_document.s3.json }
    ecs = { service_endpoint = "com.amazonaws.us-east-1.ecs", private_dns_enabled = true, subnet_ids = module.vpc.private_subnets, tags = { Name = "ecs" } }
  }
  tags = { Owner = "endpoints" }
}
data "aws_iam_policy_document" "s3" {
  statement {
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:sourceVpc"
      values   = [module.vpc.vpc_id]
    }
  }
}
output "one" {
  value = { first = module.vpc.private_subnets[0], azs = module.vpc.azs, n = length(module.vpc.public_subnets), e = keys(module.endpoints.endpoints) }
}
