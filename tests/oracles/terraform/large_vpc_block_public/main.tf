module "vpc" {
  source          = "../modules/vpc"
  name            = "bpa"
  cidr            = "10.16.0.0/16"
  azs             = ["us-east-1a", "us-east-1b"]
  private_subnets = ["10.16.1.0/24"]
  public_subnets  = ["10.16.2.0/24", "10.16.3.0/24"]
  vpc_block_public_access_options = {
    internet_gateway_block_mode = "block-bidirectional"
  }
  vpc_block_public_access_exclusions = {
    whole  = { exclude_vpc = true, internet_gateway_exclusion_mode = "allow-egress" }
    subnet = { exclude_subnet = true, subnet_type = "public", subnet_index = 1, internet_gateway_exclusion_mode = "allow-egress" }
  }
}
