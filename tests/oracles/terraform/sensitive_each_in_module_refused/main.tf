variable "names" {
  type      = set(string)
  sensitive = true
  default   = ["a"]
}
module "m" {
  source = "./m"
  names  = var.names
}
