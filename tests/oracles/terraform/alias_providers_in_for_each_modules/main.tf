terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
variable "regions" {
  default = { main = "us-west-2", dr = "eu-north-1" }
}
provider "aws" {
  region = var.regions.main
  default_tags {
    tags = { for k, v in { Env = "t", Region = var.regions["main"], Skip = null } : k => v if v != null }
  }
}
provider "aws" {
  alias  = "dr"
  region = var.regions["dr"]
  default_tags {
    tags = merge({ Env = "dr" }, { Tier = 2 })
  }
}
module "app" {
  source   = "./app"
  for_each = var.regions
  name     = each.key
  providers = {
    aws        = aws
    aws.backup = aws.dr
  }
}
output "regions" {
  value = { for k, a in module.app : k => a.regions }
}
