variable "vpc" {
  type = object({ id = string, name = string })
}
resource "aws_internet_gateway" "this" {
  vpc_id = var.vpc.id
  tags   = { Name = var.vpc.name }
}
output "label" {
  value = "${var.vpc.name}/${var.vpc.id}"
}
