provider "aws" {
  region = "eu-west-1"
  default_tags {
    tags = {
      Owner = "ops"
      Cost  = local.cost
      Both  = "provider"
    }
  }
}
locals {
  cost = "c-${length("abc")}"
}
resource "aws_s3_bucket" "none" {
  bucket = "none"
}
resource "aws_s3_bucket" "some" {
  bucket = "some"
  tags   = { Name = "x", Both = "resource" }
}
resource "aws_s3_bucket_versioning" "untagged" {
  bucket = "none"
  versioning_configuration {
    status = "Enabled"
  }
}
resource "aws_sns_topic" "read" {
  name = "t"
  tags = { All = join(",", keys(aws_s3_bucket.some.tags_all)), Name = aws_s3_bucket.some.tags_all["Name"] }
}
data "aws_default_tags" "this" {}
resource "terraform_data" "this" {
  input = data.aws_default_tags.this.tags
}
