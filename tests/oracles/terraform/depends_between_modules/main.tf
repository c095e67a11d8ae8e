provider "aws" {
  region = "eu-west-1"
}
module "base" {
  source = "./base"
}
module "uses" {
  source     = "./uses"
  depends_on = [module.base]
  for_each   = toset(["x", "y"])
  name       = each.key
}
module "free" {
  source = "./uses"
  name   = "free"
}
module "through" {
  source = "./uses"
  name   = module.base.id
}
resource "terraform_data" "t" {
  input = [module.uses["x"].region, module.free.region, module.free.json, module.through.region, module.uses["y"].static]
}
