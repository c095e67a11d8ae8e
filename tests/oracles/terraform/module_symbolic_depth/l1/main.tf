variable "value" {}
module "l2" {
  source = "./l2"
  value  = merge(var.value, { l1 = true })
}
output "out" {
  value = { l1 = module.l2.out }
}
