variable "name" {}
variable "cidr" {}
variable "settings" {
  type = object({ port = number, replicas = number })
}
module "copies" {
  source = "../copy"
  count  = var.settings.replicas
  name   = "${var.name}-${count.index}"
  cidr   = cidrsubnet(var.cidr, 4, count.index)
}
resource "aws_security_group" "g" {
  name        = var.name
  description = "port ${var.settings.port}"
}
output "group_name" {
  value = aws_security_group.g.name
}
output "port" {
  value = var.settings.port
}
output "cidrs" {
  value = module.copies[*].cidr
}
