variable "names" {
  default   = { a = 1 }
  ephemeral = true
}
module "m" {
  source   = "./m"
  for_each = var.names
}
