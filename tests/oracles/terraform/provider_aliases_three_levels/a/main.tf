terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.replica, aws.main]
    }
  }
}
data "aws_region" "here" {}
data "aws_region" "replica" {
  provider = aws.replica
}
module "b" {
  source = "../b"
  count  = 2
  providers = {
    aws     = aws.replica
    aws.alt = aws.main
  }
  name = "b${count.index}"
}
module "c" {
  source = "../b"
  providers = {
    aws     = aws
    aws.alt = aws.replica
  }
  name = data.aws_region.here.name
}
resource "aws_s3_bucket" "a" {
  bucket = "aliases-a-${data.aws_region.replica.name}"
  tags   = { Level = "a" }
}
