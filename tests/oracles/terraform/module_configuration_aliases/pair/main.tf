terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.main, aws.replica]
    }
  }
}
data "aws_region" "replica" {
  provider = aws.replica
}
resource "aws_s3_bucket" "main" {
  provider = aws.main
  bucket   = "main"
}
resource "aws_s3_bucket" "replica" {
  provider = aws.replica
  bucket   = "replica-${data.aws_region.replica.name}"
}
