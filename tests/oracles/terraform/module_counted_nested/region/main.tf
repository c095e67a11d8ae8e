variable "index" {}
module "zone" {
  source   = "./zone"
  for_each = toset(["a", "b"])
  cidr     = cidrsubnet("10.0.0.0/8", 8, var.index)
  zone     = each.key
}
output "cidrs" {
  value = [for zone in module.zone : zone.cidr]
}
