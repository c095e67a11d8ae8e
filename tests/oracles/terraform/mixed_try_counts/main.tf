variable "create" {
  default = { vpc = false, key = true }
}
resource "aws_vpc" "this" {
  count      = var.create.vpc ? 1 : 0
  cidr_block = "10.0.0.0/16"
}
resource "aws_kms_key" "this" {
  count       = var.create.key ? 1 : 0
  description = "k"
}
locals {
  vpc = try(aws_vpc.this[0].id, "vpc-87654321")
  key = one(aws_kms_key.this[*].arn)
}
resource "aws_subnet" "this" {
  vpc_id     = local.vpc
  cidr_block = cidrsubnet(try(aws_vpc.this[0].cidr_block, "172.16.0.0/16"), 8, 3)
}
resource "aws_ebs_volume" "this" {
  availability_zone = "us-east-1a"
  size              = 10
  encrypted         = local.key != null
  kms_key_id        = local.key
}
resource "terraform_data" "this" {
  input = {
    vpc      = local.vpc
    none     = one(aws_vpc.this[*].arn)
    joined   = join("", aws_vpc.this[*].id)
    coalesce = coalesce(one(aws_vpc.this[*].id), "vpc-1")
    element  = try(element(aws_vpc.this[*].id, 0), "none")
    length   = length(aws_kms_key.this)
    is_empty = length(aws_vpc.this) == 0 ? "empty" : "full"
    compact  = compact(concat(aws_vpc.this[*].id, [""]))
  }
}
