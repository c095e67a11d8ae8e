locals {
  unused = aws_vpc.this.id
  used   = "10.0.${local.number}.0/24"
  number = 4
}
resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "this" {
  vpc_id     = local.unused
  cidr_block = local.used
}
