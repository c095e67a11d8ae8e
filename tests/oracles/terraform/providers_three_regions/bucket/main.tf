terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.other]
    }
  }
}
variable "name" {}
resource "aws_s3_bucket" "own" {
  bucket = "${var.name}-own"
  tags   = { Team = "other" }
}
resource "aws_s3_bucket" "other" {
  provider = aws.other
  bucket   = "${var.name}-other"
}
output "tags" {
  value = { own = aws_s3_bucket.own.tags_all, other = aws_s3_bucket.other.tags_all }
}
