locals {
  name     = "ex-complete"
  vpc_cidr = "10.0.0.0/16"
  azs      = ["eu-west-1a", "eu-west-1b", "eu-west-1c"]
  tags     = { Example = local.name }
}

module "vpc" {
  source              = "../modules/vpc"
  name                = local.name
  cidr                = local.vpc_cidr
  azs                 = local.azs
  private_subnets     = [for k, v in local.azs : cidrsubnet(local.vpc_cidr, 8, k)]
  public_subnets      = [for k, v in local.azs : cidrsubnet(local.vpc_cidr, 8, k + 4)]
  database_subnets    = [for k, v in local.azs : cidrsubnet(local.vpc_cidr, 8, k + 8)]
  redshift_subnets    = [for k, v in local.azs : cidrsubnet(local.vpc_cidr, 8, k + 16)]
  intra_subnets       = [for k, v in local.azs : cidrsubnet(local.vpc_cidr, 8, k + 20)]
  private_subnet_names  = ["Private Subnet One", "Private Subnet Two"]
  database_subnet_names = ["DB Subnet One"]
  intra_subnet_names    = []
  public_subnet_tags_per_az = { "eu-west-1a" = { "availability-zone" = "a" }, "eu-west-1c" = { last = true } }
  create_redshift_subnet_route_table = true
  enable_public_redshift             = true
  create_database_subnet_group       = false
  manage_default_network_acl         = false
  enable_nat_gateway = true
  single_nat_gateway = true
  customer_gateways = {
    IP1 = { bgp_asn = 65112, ip_address = "1.2.3.4", device_name = "some_name" }
    IP2 = { bgp_asn = 65112, ip_address = "5.6.7.8" }
  }
  enable_vpn_gateway                         = true
  propagate_private_route_tables_vgw         = true
  default_security_group_ingress             = [{ self = true, protocol = "-1" }, { cidr_blocks = "10.0.0.0/8,172.16.0.0/12", from_port = 443, to_port = 443, protocol = "tcp", description = "in" }]
  enable_dhcp_options                        = true
  dhcp_options_domain_name                   = "service.consul"
  dhcp_options_domain_name_servers           = ["127.0.0.1", "10.10.0.2"]
  tags                                       = local.tags
}

module "vpc_endpoints" {
  source = "../modules/vpc/modules/vpc-endpoints"
  region = "us-east-1"
  vpc_id = module.vpc.vpc_id
  create_security_group      = true
  security_group_name_prefix = "${local.name}-vpc-endpoints-"
  security_group_rules = {
    ingress_https = { description = "HTTPS from VPC", cidr_blocks = [module.vpc.vpc_cidr_block] }
  }
  endpoints = {
    s3 = { service = "s3", service_endpoint = "com.amazonaws.eu-west-1.s3", private_dns_enabled = true, dns_options = { private_dns_only_for_inbound_resolver_endpoint = false }, tags = { Name = "s3-vpc-endpoint" } }
    dynamodb = {
      service_endpoint = "com.amazonaws.eu-west-1.dynamodb"
      service_type     = "Gateway"
      route_table_ids  = flatten([module.vpc.intra_route_table_ids, module.vpc.private_route_table_ids, module.vpc.public_route_table_ids])
      policy           = data.aws_iam_policy_document.generic.json
    }
    ecs = {
      service_endpoint = "com.amazonaws.eu-west-1.ecs"
      subnet_ids       = module.vpc.private_subnets
      subnet_configurations = [for v in module.vpc.private_subnet_objects : { ipv4 = cidrhost(v.cidr_block, 10), subnet_id = v.id }]
    }
    ecs_telemetry = { create = false, service = "ecs-telemetry" }
    rds = { service_endpoint = "com.amazonaws.eu-west-1.rds", subnet_ids = slice(module.vpc.private_subnets, 0, 2), security_group_ids = [aws_security_group.rds.id] }
  }
  tags = merge(local.tags, { Project = "Secret", Endpoint = "true" })
}

data "aws_iam_policy_document" "generic" {
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:SourceVpc"
      values   = [module.vpc.vpc_id]
    }
  }
}

resource "aws_security_group" "rds" {
  name_prefix = "${local.name}-rds"
  vpc_id      = module.vpc.vpc_id
  ingress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = concat([module.vpc.vpc_cidr_block], module.vpc.vpc_secondary_cidr_blocks)
  }
}
resource "aws_ssm_parameter" "net" {
  for_each = { azs = module.vpc.azs, dhcp = module.vpc.name, privates = module.vpc.private_subnets_cidr_blocks, cgw = keys(module.vpc.cgw_arns == null ? {} : { x = 1 }) }
  name     = "/net/${each.key}"
  type     = "String"
  value    = jsonencode(each.value)
}
