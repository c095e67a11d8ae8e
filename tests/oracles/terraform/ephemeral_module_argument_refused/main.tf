variable "token" {
  default   = "tok"
  ephemeral = true
}
module "m" {
  source = "./m"
  all    = { a = 1, b = var.token }
}
