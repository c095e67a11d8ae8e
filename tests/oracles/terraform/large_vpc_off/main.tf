module "vpc" {
  source     = "../modules/vpc"
  create_vpc = false
  name       = "off"
  cidr       = "10.0.0.0/16"
  azs        = ["us-east-1a"]
}
resource "terraform_data" "this" {
  input = [module.vpc.vpc_id, module.vpc.private_subnets, module.vpc.azs, module.vpc.name]
}
