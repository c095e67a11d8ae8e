variable "cidr" {}
variable "zone" {}
resource "aws_subnet" "this" {
  count             = var.zone == "a" ? 2 : 1
  vpc_id            = "vpc-12345678"
  cidr_block        = cidrsubnet(var.cidr, 8, count.index)
  availability_zone = "us-east-1${var.zone}"
}
output "cidr" {
  value = aws_subnet.this[0].cidr_block
}
