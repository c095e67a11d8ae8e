module "vpc" {
  source                      = "../modules/vpc"
  name                        = "n"
  cidr                        = "10.15.0.0/16"
  azs                         = ["us-east-1a", "us-east-1b", "us-east-1c"]
  public_subnets              = ["10.15.1.0/24", "10.15.2.0/24", "10.15.3.0/24"]
  public_subnet_names         = ["A", "B"]
  public_subnet_suffix        = "pub"
  private_subnets             = []
  intra_subnets               = ["10.15.9.0/24"]
  intra_subnet_suffix         = "intra"
  intra_dedicated_network_acl = true
  igw_tags                    = { Igw = 1 }
  public_route_table_tags     = { Rt = true }
  enable_network_address_usage_metrics = true
}
