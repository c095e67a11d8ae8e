module "m" {
  source = "./m"
}
moved {
  from = module.m.terraform_data.old
  to   = module.m.terraform_data.b
}
