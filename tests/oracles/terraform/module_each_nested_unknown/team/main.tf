variable "name" { type = string }
variable "zones" { type = map(list(string)) }
variable "log" {
  type    = string
  default = "none"
}
variable "arns" { type = map(string) }

module "zone" {
  source   = "./zone"
  for_each = var.zones
  name     = "${var.name}-${each.key}"
  items    = each.value
  log      = var.log
}

output "zones" {
  value = module.zone
}
output "has_log" {
  value = var.log != null
}
output "arns" {
  value = [for key in sort(keys(var.arns)) : "${key}=${var.arns[key]}"]
}
