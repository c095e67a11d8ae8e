variable "token" {
  type      = string
  default   = "tok"
  ephemeral = true
}
module "m" {
  source = "./m"
  value  = var.token
}
