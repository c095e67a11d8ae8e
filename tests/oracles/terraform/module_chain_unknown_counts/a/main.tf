variable "vpc" {}
variable "settings" {
  type = object({ n = number, on = bool, extra = optional(string, "e") })
}
variable "name" { type = string }
module "b" {
  source = "./b"
  count  = var.settings.n
  index  = count.index
  vpc_id = var.vpc.id
  cidr   = cidrsubnet(var.vpc.cidr_block, 8, count.index + (var.settings.on ? 10 : 20))
  label  = "${var.name}-${count.index * 2 + 1}-${var.settings.extra}"
}
output "names" {
  value = module.b[*].label
}
output "subs" {
  value = [for b in module.b : b.sub.id]
}
output "cidrs" {
  value = module.b.*.sub.cidr_block
}
