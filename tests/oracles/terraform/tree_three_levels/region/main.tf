variable "name" {
  type = string
}
variable "cidr" {
  type = string
}
variable "apps" {
  type = map(object({ port = number, replicas = optional(number, 1) }))
}
module "app" {
  source   = "../app"
  for_each = var.apps
  name     = "${var.name}-${each.key}"
  settings = each.value
  cidr     = cidrsubnet(var.cidr, 8, index(sort(keys(var.apps)), each.key))
}
output "ports" {
  value = { for name, app in module.app : name => app.port }
}
output "subnets" {
  value = { for name, app in module.app : name => app.cidrs }
}
output "names" {
  value = [for app in module.app : app.group_name]
}
output "apps" {
  value = module.app
}
