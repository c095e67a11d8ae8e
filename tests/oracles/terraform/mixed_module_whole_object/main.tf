module "network" {
  source = "./network"
}
module "app" {
  source  = "./app"
  network = module.network
  extra   = { for key, subnet in module.network.subnets : key => subnet.cidr if subnet.public }
}
