module "vpc" {
  source                   = "../modules/vpc"
  name                     = "outpost"
  cidr                     = "10.14.0.0/16"
  azs                      = ["us-east-1a"]
  outpost_subnets          = ["10.14.50.0/24", "10.14.51.0/24"]
  outpost_arn              = "arn:aws:outposts:us-east-1:123456789012:outpost/op-1"
  outpost_az               = "us-east-1a"
  customer_owned_ipv4_pool = "ipv4pool-coip-1"
  outpost_subnet_names     = ["Out One"]
  outpost_dedicated_network_acl = true
  private_subnets          = ["10.14.1.0/24"]
  private_subnet_private_dns_hostname_type_on_launch = "resource-name"
  instance_tenancy         = "dedicated"
  create_igw               = false
}
