terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}
locals {
  parsed = provider::aws::arn_parse("arn:aws:iam::444455556666:role/example")
}
resource "terraform_data" "arn" {
  input = local.parsed
}
resource "aws_s3_bucket" "b" {
  bucket = "b-${local.parsed.account_id}"
  tags = {
    role = provider::aws::arn_build("aws", "s3", "", "", "bucket/x")
    path = provider::aws::trim_iam_role_path("arn:aws:iam::444455556666:role/with/path/example")
  }
}
