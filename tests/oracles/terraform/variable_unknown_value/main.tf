resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
module "inner" {
  source = "./inner"
  vpc    = aws_vpc.this.id
  names  = [aws_vpc.this.arn, "fixed"]
}
