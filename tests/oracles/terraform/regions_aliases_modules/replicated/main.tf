terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.replica]
    }
  }
}
variable "name" {
  type = string
}
variable "days" {
  type = number
}
variable "tags" {
  type = map(string)
}
locals {
  names = { primary = "acme-${var.name}", replica = "acme-${var.name}-replica" }
}
resource "aws_s3_bucket" "primary" {
  bucket = local.names.primary
  tags   = var.tags
}
resource "aws_s3_bucket" "replica" {
  provider = aws.replica
  bucket   = local.names.replica
  tags     = merge(var.tags, { Of = aws_s3_bucket.primary.bucket, Days = var.days })
}
module "versioning_primary" {
  source = "./versioning"
  bucket = aws_s3_bucket.primary.id
}
module "versioning_replica" {
  source    = "./versioning"
  providers = { aws = aws.replica }
  bucket    = aws_s3_bucket.replica.id
  name      = aws_s3_bucket.replica.bucket
}
output "names" {
  value = local.names
}
output "tags" {
  value = aws_s3_bucket.replica.tags_all
}
