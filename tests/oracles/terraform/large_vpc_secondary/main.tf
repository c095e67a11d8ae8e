module "vpc" {
  source                = "../modules/vpc"
  name                  = "secondary"
  cidr                  = "10.6.0.0/16"
  secondary_cidr_blocks = ["10.7.0.0/16", "10.8.0.0/16"]
  azs                   = ["us-east-1a", "us-east-1b"]
  private_subnets       = ["10.6.1.0/24", "10.7.1.0/24"]
  public_subnets        = ["10.6.2.0/24"]
  enable_dns_hostnames  = false
  enable_dhcp_options   = true
  dhcp_options_domain_name         = "acme.internal"
  dhcp_options_domain_name_servers = ["127.0.0.1", "10.6.0.2"]
  dhcp_options_tags                = { Dhcp = "yes" }
  manage_default_vpc               = true
  default_vpc_name                 = "default"
}
