variable "name" {}
variable "size" {
  default = 10
}
variable "extra" {
  default = null
}
locals {
  label = "${var.name}-${var.size}"
}
resource "aws_ebs_volume" "this" {
  availability_zone = "us-east-1a"
  size              = var.size
  tags              = var.extra == null ? { Label = local.label } : { Label = local.label, Extra = var.extra }
}
output "label" {
  value = local.label
}
