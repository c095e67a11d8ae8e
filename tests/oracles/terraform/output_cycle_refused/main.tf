module "a" {
  source = "./m"
  value  = module.b.value
}
module "b" {
  source = "./m"
  value  = module.a.value
}
