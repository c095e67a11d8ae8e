module "vpc" {
  source                 = "../modules/vpc"
  name                   = "nat-az"
  cidr                   = "10.1.0.0/16"
  azs                    = ["us-east-1a", "us-east-1b"]
  private_subnets        = ["10.1.1.0/24", "10.1.2.0/24", "10.1.3.0/24", "10.1.4.0/24"]
  public_subnets         = ["10.1.101.0/24", "10.1.102.0/24"]
  database_subnets       = ["10.1.21.0/24", "10.1.22.0/24"]
  enable_nat_gateway     = true
  one_nat_gateway_per_az = true
  reuse_nat_ips          = true
  external_nat_ip_ids    = aws_eip.nat[*].id
  create_database_subnet_route_table     = true
  create_database_nat_gateway_route      = true
}
resource "aws_eip" "nat" {
  count  = 2
  domain = "vpc"
}
