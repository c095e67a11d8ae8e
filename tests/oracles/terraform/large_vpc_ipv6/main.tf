module "vpc" {
  source                                        = "../modules/vpc"
  name                                          = "six"
  cidr                                          = "10.5.0.0/16"
  azs                                           = ["us-east-1a", "us-east-1b"]
  private_subnets                               = ["10.5.1.0/24", "10.5.2.0/24"]
  public_subnets                                = ["10.5.3.0/24", "10.5.4.0/24"]
  enable_ipv6                                   = true
  public_subnet_assign_ipv6_address_on_creation = true
  public_subnet_ipv6_prefixes                   = [0, 1]
  private_subnet_ipv6_prefixes                  = [2, 3]
  create_egress_only_igw                        = true
  map_public_ip_on_launch                       = true
}
