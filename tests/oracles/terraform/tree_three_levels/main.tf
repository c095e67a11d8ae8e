variable "regions" {
  default = {
    eu = { cidr = "10.1.0.0/16", apps = { shop = { port = 80 }, mail = { port = 25, replicas = 2 } } }
    us = { cidr = "10.2.0.0/16", apps = { shop = { port = 8080, replicas = 3 } } }
  }
}
module "region" {
  source   = "./region"
  for_each = var.regions
  name     = each.key
  cidr     = each.value.cidr
  apps     = each.value.apps
}
resource "terraform_data" "summary" {
  input = {
    ports   = { for name, region in module.region : name => region.ports }
    subnets = module.region["eu"].subnets["shop"]
    total   = sum([for region in values(module.region) : length(region.names)])
    flat    = sort(flatten(values(module.region)[*].names))
    groups  = module.region["us"].apps["shop"].group_name
    whole   = module.region["us"].apps["shop"]
  }
}
