variable "token" {
  default   = "tok"
  ephemeral = true
}
module "m" {
  source = "./m"
  token  = var.token
}
output "o" {
  value = module.m.token
}
