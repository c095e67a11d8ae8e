resource "aws_vpc" "this" {
  cidr_block = "10.0.0.0/16"
}
locals {
  unknown = aws_vpc.this.id == "vpc-1"
}
resource "terraform_data" "this" {
  input = {
    condition   = local.unknown ? "a" : "b"
    same        = local.unknown ? "a" : "a"
    branch      = true ? aws_vpc.this.id : "b"
    other       = false ? aws_vpc.this.id : "b"
    numbers     = local.unknown ? 1 : 2
    null_branch = local.unknown ? "a" : null
    lists       = local.unknown ? ["a"] : ["b"]
    length      = length(local.unknown ? ["a"] : ["b"])
  }
}
resource "aws_subnet" "this" {
  vpc_id                  = aws_vpc.this.id
  cidr_block              = "10.0.0.0/24"
  map_public_ip_on_launch = local.unknown ? true : false
  availability_zone       = local.unknown ? "us-east-1a" : "us-east-1b"
  tags                    = local.unknown ? { A = "1" } : { A = "2" }
}
