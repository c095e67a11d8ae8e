variable "enabled" {
  default = false
}
variable "open" {
  default = ["0.0.0.0/0"]
}
module "inner" {
  count  = var.enabled ? 1 : 0
  source = "./inner"
  cidrs  = var.enabled ? ["10.0.0.0/8"] : var.open
}
output "name" {
  value = try(module.inner[0].name, null)
}
resource "aws_sns_topic" "this" {
  name = "for-${try(module.inner[0].name, "nothing")}"
}
