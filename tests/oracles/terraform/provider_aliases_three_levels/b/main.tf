terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.alt]
    }
  }
}
variable "name" {}
resource "aws_s3_bucket" "b" {
  bucket = "aliases-${var.name}"
}
resource "aws_s3_bucket" "alt" {
  provider = aws.alt
  bucket   = "aliases-${var.name}-alt"
  tags     = { Name = var.name }
}
