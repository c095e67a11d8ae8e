module "a" {
  source = "./inner"
  name   = "a"
}
module "b" {
  source = "./inner"
  name   = "b"
  size   = 20
  extra  = module.a.label
}
