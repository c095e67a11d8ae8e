variable "token" {
  type      = string
  ephemeral = true
}
variable "mixed" {
  type      = any
  ephemeral = true
}
variable "plain" {
  type = string
}
module "inner" {
  source = "./inner"
  value  = { token = var.token, all = var.mixed }
}
output "secret" {
  value     = "${var.token}-${module.inner.joined}"
  ephemeral = true
}
output "plain" {
  value = var.plain
}
output "names" {
  value = module.inner.names
}
