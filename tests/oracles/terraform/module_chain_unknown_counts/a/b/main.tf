variable "index" {}
variable "vpc_id" {}
variable "cidr" {}
variable "label" {}
resource "aws_subnet" "s" {
  vpc_id            = var.vpc_id
  cidr_block        = var.cidr
  availability_zone = element(["us-east-1a", "us-east-1b"], var.index)
  tags              = { Name = var.label, Path = basename(path.module) }
}
output "sub" {
  value = aws_subnet.s
}
output "label" {
  value = "${var.label}/${aws_subnet.s.availability_zone}"
}
