variable "value" {}
module "l3" {
  source = "./l3"
  value  = merge(var.value, { l2 = true })
}
output "out" {
  value = { l2 = module.l3.out }
}
