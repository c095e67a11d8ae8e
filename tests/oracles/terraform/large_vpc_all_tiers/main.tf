module "vpc" {
  source              = "../modules/vpc"
  name                = "tiers"
  cidr                = "10.3.0.0/16"
  azs                 = ["us-east-1a", "us-east-1b"]
  private_subnets     = ["10.3.1.0/24", "10.3.2.0/24"]
  public_subnets      = ["10.3.11.0/24", "10.3.12.0/24"]
  database_subnets    = ["10.3.21.0/24", "10.3.22.0/24"]
  elasticache_subnets = ["10.3.31.0/24", "10.3.32.0/24"]
  redshift_subnets    = ["10.3.41.0/24", "10.3.42.0/24"]
  intra_subnets       = ["10.3.51.0/24", "10.3.52.0/24"]
  private_subnet_names          = ["Private One"]
  elasticache_subnet_suffix     = "cache"
  create_elasticache_subnet_route_table = true
  create_redshift_subnet_route_table    = true
  create_multiple_intra_route_tables    = true
  create_multiple_public_route_tables   = true
  redshift_subnet_group_name            = "rs"
  public_subnet_tags_per_az             = { "us-east-1a" = { Zone = "first" } }
  private_subnet_tags                   = { Tier = "private" }
  tags                                  = { Team = "net" }
}
