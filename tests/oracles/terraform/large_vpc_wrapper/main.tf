module "vpcs" {
  source = "../modules/vpc/wrappers"
  defaults = {
    azs                  = ["us-east-1a", "us-east-1b"]
    enable_dns_hostnames = false
    tags                 = { From = "defaults" }
  }
  items = {
    one = { name = "one", cidr = "10.30.0.0/16", private_subnets = ["10.30.1.0/24"] }
    two = { name = "two", cidr = "10.31.0.0/16", tags = { From = "item" }, enable_dns_hostnames = true }
  }
}
resource "terraform_data" "names" {
  input = { for key, vpc in module.vpcs.wrapper : key => vpc.name }
}
