resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "this" {
  count      = aws_vpc.this.id == "vpc-1" ? 1 : 0
  vpc_id     = aws_vpc.this.id
  cidr_block = "10.0.0.0/24"
}
